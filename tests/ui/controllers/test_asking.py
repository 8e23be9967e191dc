# SPDX-License-Identifier: MIT
"""Questions of the checks in a real window: asked, answered, meant, asked again."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox

from tests.factories import a_link, a_pack, a_source, an_annotation
from tests.ui.controllers.windows_on import mark
from workbench.domain.checks.looking import Checks
from workbench.domain.frameworks import Dimension
from workbench.domain.links import LinkKind
from workbench.domain.provenance import Provenance
from workbench.services import catalogues
from workbench.services.annotating import AnnotatingService
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.services.linking import LinkingService
from workbench.ui.widgets.question_card import QuestionCard

BIASED = "It is biased."
ASKED = "Biased towards what, and which word shows it?"


@pytest.fixture
def noted(student):
    """A window in which a note says no more than that its source is biased."""
    desk = marked(student)
    (made,) = desk.marks_of_source()
    desk.change_mark(replace(made, feature="They say ‘we’.", inference=BIASED))
    student.window.wiring.reading.open_mark(made.id)
    student.until(lambda: questions(student) == [ASKED])
    return student


def marked(student):
    """Mark the first words of the source, and return the desk."""
    desk = student.window.desk
    student.until(lambda: bool(desk.packs))
    mark(student)
    student.until(lambda: len(desk.marks_of_source()) == 1)
    return desk


def questions(student):
    notes = student.window.wiring.read.notes
    return [x.question for x in notes.findChildren(QuestionCard) if x.isVisible()]


def test_a_question_stands_in_the_open_note_and_leads_to_its_step(noted):
    noted.click(noted.button("Answer", noted.window.wiring.read.notes))
    focused = noted.window.focusWidget()
    assert focused.accessibleName() == "This suggests"


def test_changed_words_are_not_asked_about_any_more(noted):
    desk = noted.window.desk
    (made,) = desk.marks_of_source()
    changed = "It is biased against the owners, because it calls them idle."
    desk.change_mark(replace(made, inference=changed))
    noted.until(lambda: ASKED not in questions(noted))


def test_while_a_step_is_written_nothing_new_is_asked_about_it(student):
    marked(student)
    student.type(BIASED)
    asking = student.window.wiring.asking
    student.until(lambda: any(each.question == ASKED for each in asking.findings))
    assert questions(student) == []
    student.press("Tab")
    student.until(lambda: questions(student) == [ASKED])


def test_what_was_meant_is_not_asked_again_until_it_is_undone(noted, look_at, folder):
    window = noted.window
    noted.click(noted.button("I meant this", window.wiring.read.notes))
    noted.type("The word ‘we’ says so.")
    noted.press("Return")
    assert questions(noted) == []
    noted.until(lambda: not window.session.waiting)
    window.desk.read_again()
    noted.until(lambda: window.desk.pack is not None and not window.session.waiting)
    assert questions(noted) == []
    noted.press("Escape")
    window.keeping.undo()
    noted.until(lambda: questions(noted) == [ASKED])


def test_a_rule_that_is_switched_off_asks_nothing_in_this_library(noted):
    window = noted.window
    window.commands["questions"].trigger()
    noted.click(noted.button("What is asked about.*", window.drawers))
    boxes = window.drawers.findChildren(QCheckBox)
    next(x for x in boxes if x.text() == "Biased, and no more").click()
    noted.until(lambda: questions(noted) == [])
    services = window.session.services
    noted.until(lambda: services.preferring.preferences().checks_off == ("R02",))


def test_rules_of_another_library_are_shown_in_a_drawer_that_was_open_before(noted):
    window = noted.window
    window.commands["questions"].trigger()
    noted.click(noted.button("What is asked about.*", window.drawers))
    boxes = window.drawers.findChildren(QCheckBox)
    bare = next(x for x in boxes if x.text() == "Biased, and no more")
    window.wiring.asking.use_off(("R02",))
    assert not bare.isChecked()
    window.wiring.asking.use_off(())
    assert bare.isChecked()


def test_a_check_that_breaks_does_not_end_all_looking(noted, monkeypatch, qtbot):
    desk = noted.window.desk
    (made,) = desk.marks_of_source()
    changed = "It is biased against the owners, because it calls them idle."
    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:
        broken.setattr(Checks, "findings", lambda *_: 1 // 0)
        desk.change_mark(replace(made, inference=changed))
        noted.until(lambda: bool(raised))
    desk.change_mark(replace(made, inference=f"{changed} And lazy."))
    noted.until(lambda: ASKED not in questions(noted))


def test_a_question_names_the_letter_of_the_framework_in_use(student):
    desk = marked(student)
    (made,) = desk.marks_of_source()
    desk.change_mark(replace(made, dimension=Dimension.NATURE, feature="1863"))
    asking = student.window.wiring.asking

    def asked():
        return [each.question for each in asking.findings if each.rule == "R24"]

    student.until(lambda: asked() == ["That looks like Origin. Does it belong there?"])
    desk.choose_framework(catalogues.framework("happy"))
    student.until(lambda: asked() == ["That looks like Point of view. Does it belong there?"])


def test_sources_that_are_said_to_agree_are_asked_whether_they_come_from_one_place(
    look_at, tmp_path
):
    folder = tmp_path / "linked"
    labels = ("Mary Carr, letter to her sister, May 1863", "Mary Carr, diary, June 1863")
    sources = tuple(
        a_source(
            label, order=order, attribution=line, provenance=Provenance(creator=("Mary Carr",))
        )
        for order, (label, line) in enumerate(zip("AB", labels, strict=True), 1)
    )
    pack = a_pack(*sources)
    marks = [an_annotation(source, 1) for source in sources]
    with open_library(folder) as library:
        ImportingService(library).keep(pack).result()
        for each in marks:
            AnnotatingService(library).add(each).result()
        link = a_link(*marks, kind=LinkKind.SUPPORTS)
        LinkingService(library).keep(pack.id, link).result()
    student = look_at(folder)
    student.until_open()
    asking = student.window.wiring.asking
    student.until(lambda: any(each.rule == "R29" for each in asking.findings))
