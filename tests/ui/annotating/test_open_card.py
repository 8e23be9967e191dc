# SPDX-License-Identifier: MIT
"""The question in the open note."""

from PySide6.QtWidgets import QApplication

from workbench.domain.checks.finding import Finding, Place, PlaceKind
from workbench.ui.widgets.question_card import QuestionCard


def a_finding(mark, field):
    place = Place(PlaceKind.MARK, mark=mark.id, field=field)
    return Finding("R02", f"Which word shows the {field}?", place, None, f"print {field}")


def test_a_question_stands_below_the_step_it_is_about(pane, marks):
    pane.open_note(marks[1].id, False)
    question = pane.card.findChild(QuestionCard)
    layout = pane.card.layout()
    for field, step in (("inference", 1), ("so_what", 2), ("inference", 1)):
        pane.show_findings([a_finding(marks[1], field)])
        assert question.question == f"Which word shows the {field}?"
        steps = [layout.indexOf(each) for each in pane.card._steps]
        assert layout.indexOf(question) == steps[step] + 1


def test_a_question_that_is_asked_already_lays_nothing_out_again(pane, marks):
    pane.open_note(marks[1].id, False)
    pane.show_findings([a_finding(marks[1], "so_what")])
    QApplication.processEvents()
    laid_out = []
    pane.card.fitted.connect(lambda: laid_out.append(True))
    pane.show_findings([a_finding(marks[1], "so_what")])
    QApplication.processEvents()
    assert not laid_out
