# SPDX-License-Identifier: MIT
"""Remarks on the answers of a paper with two questions, in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from tests.attempted import an_attempt
from tests.factories import NOON
from tests.journeys.windows import Student, one_window
from workbench.domain.answer_remarks import answer_ground
from workbench.domain.interchange.reviews import review_to_json
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp
from workbench.services.sidecars import json_bytes
from workbench.ui.practising.outcome import ANSWER, TEACHER
from workbench.ui.widgets.remark_card import RemarkCard

ATTEMPT = an_attempt()
GROUND = answer_ground(ATTEMPT, 1)
SOURCE = GROUND.pack.sources[1]


def stamp(comment, **place):
    return Stamp(comment, RemarkPlace(**place), "there", comment=comment, written=NOON)


REVIEW = Review(
    "Bo Li",
    "Mock · Question 2",
    GROUND.plan.id,
    "v1",
    "L2",
    6,
    12,
    stamps=(
        stamp("which words?", part="plan", paragraph=2),
        stamp("say so in time", part="plan", paragraph=5),
        stamp("so what?", mark=ATTEMPT.marks[0].id),
        stamp("all of it", part="plan"),
    ),
    changed=NOON,
    answer=GROUND.script.known_by,
)


@pytest.fixture(scope="module")
def opened(qapp, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("answers") / "library") as window:
        services = window.session.services
        services.practising.keep(replace(ATTEMPT, pack_id=window.desk.pack.id)).result()
        yield window


@pytest.fixture
def student(opened):
    return Student(opened)


@pytest.fixture
def outcome(opened, student, tmp_path):
    """The answer to the second question as it came back; taken away again afterwards."""
    path = tmp_path / "back.sourcereview"
    path.write_bytes(json_bytes(review_to_json(REVIEW)))
    student.quiet()
    before = opened.session.services.library.undo_label
    opened.wiring.remarks.bring_in(path)
    practising = opened.wiring.practising
    student.until(lambda: practising.mode and practising.sitting.attempt)
    shown = practising.mode.sitting.outcome
    student.until(lambda: shown._tabs[TEACHER].text() == "Teacher (4)")
    student.quiet()
    yield shown
    practising.mode.sitting.heading.back_wanted.emit()
    student.quiet()
    student.undo_back_to(before)
    opened.session.services.practising.keep(replace(ATTEMPT, pack_id=opened.desk.pack.id)).result()
    opened.show_mode("read")


def said(stack):
    cards = [each for each in stack.findChildren(RemarkCard) if each.isVisible()]
    return [each.text() for card in cards for each in card.findChildren(QLabel) if each.isVisible()]


def test_the_question_that_came_back_is_in_front(opened, outcome):
    sitting = opened.wiring.practising.sitting
    assert sitting.attempt.at == 1
    assert outcome._tabs[TEACHER].isChecked()
    assert "Question 2 of 2" in [x.text() for x in outcome.findChildren(QLabel) if x.isVisible()]


def test_the_key_for_what_a_teacher_wrote_shows_what_is_about_the_answer(opened, outcome, student):
    outcome.show_tab(ANSWER)
    outcome.after.setFocus()
    student.press("Shift+F7")
    assert outcome._tabs[TEACHER].isChecked()
    assert outcome._tabs[TEACHER].hasFocus()
    assert opened.drawers.opened == ""
    opened.drawers.open_drawer("remarks")
    student.press("Shift+F7")
    assert opened.drawers.opened == ""
    opened.show_mode("read")
    student.press("Shift+F7")
    assert opened.drawers.opened == "remarks"
    student.press("Shift+F7")
    assert opened.drawers.opened == ""


def test_without_an_answer_in_front_the_key_lists_what_is_about_the_plan(opened, outcome, student):
    opened.wiring.practising.mode.sitting.heading.back_wanted.emit()
    assert opened.wiring.practising.sitting.attempt is None
    student.press("Shift+F7")
    assert opened.drawers.opened == "remarks"
    student.press("Shift+F7")
    assert opened.drawers.opened == ""


def test_the_other_question_has_none_of_it(outcome, student):
    student.click(student.button("Question before", outcome))
    assert outcome._tabs[TEACHER].text() == TEACHER
    outcome.show_tab(ANSWER)
    assert outcome._frozen.isVisible()
    assert not outcome.marked.isVisible()
    student.click(student.button("Next question", outcome))
    assert outcome._tabs[TEACHER].text() == "Teacher (4)"


def test_what_is_typed_after_the_time_moves_a_remark_and_takes_its_place_away(outcome, student):
    added = outcome.marked.stacks[-1]
    outcome.show_tab(ANSWER)
    assert "Paragraph 5, added" in said(added)
    written = outcome.after.toPlainText()
    outcome.after.setPlainText(f"One thing first.\n{written}")
    assert "Paragraph 6, added" in said(added)
    outcome.after.setPlainText("Something else.")
    assert said(added) == []
    outcome.show_tab(TEACHER)
    nowhere = outcome.remarks.stacks[1]
    assert {"say so in time", "At ‘And I never used Source E.’"} <= {*said(nowhere)}
    outcome.after.setPlainText(written)
    assert said(nowhere) == []


def test_one_goes_to_what_a_remark_is_about(opened, outcome, student):
    student.click(student.button("Show Mark A1", outcome))
    assert "so what?" in said(opened.wiring.practising.paper.area.note)
    student.click(student.button("Show Paragraph 5, added", outcome))
    assert opened.focusWidget() is outcome.after
    assert outcome.after.isVisible()
    outcome.show_tab(TEACHER)
    student.click(student.button("Show Paragraph 2", outcome))
    assert opened.focusWidget().accessibleName().startswith("Paragraph 2, 1 remark. However")


def test_what_is_being_typed_for_a_remark_is_kept_when_one_goes_back(opened, outcome, student):
    card = next(x for x in outcome.remarks.findChildren(RemarkCard) if x.isVisible())
    card._begin_answer()
    student.type("I said so.")
    assert opened.wiring.practising._outcome.remarks.has_pending()
    student.click(student.button("Back", opened.wiring.practising.mode.sitting.heading))
    student.quiet()
    remarks = opened.session.services.remarking.remarks_on(ATTEMPT.id)
    assert "I said so." in [each.answer for each in remarks]


def test_another_file_about_the_same_answer_shows_what_is_new_at_once(
    opened, outcome, student, tmp_path
):
    newer = replace(REVIEW, stamps=(*REVIEW.stamps, stamp("and why?", part="plan", paragraph=1)))
    path = tmp_path / "newer.sourcereview"
    path.write_bytes(json_bytes(review_to_json(newer)))
    opened.wiring.remarks.bring_in(path)
    student.until(lambda: outcome._tabs[TEACHER].text() == "Teacher (5)")
    student.quiet()


def test_without_room_for_the_sources_it_is_said_how_to_see_them(opened, outcome, student):
    page = opened.wiring.practising.mode.sitting
    page.resize(700, page.height())
    assert not page.sources.isVisible()
    student.click(student.button("Show Mark A1", outcome))
    assert "make the window wider" in opened.toast.text()
    page.resize(1200, page.height())
    assert page.sources.isVisible()
