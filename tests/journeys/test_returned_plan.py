# SPDX-License-Identifier: MIT
"""A plan goes to the teacher as a PDF, comes back with remarks, and the student answers them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.returning import bring_in, shown
from tests.journeys.windows import Student, open_window
from tests.marked_up import BY, MarkedUp
from workbench.domain.documents import ExportOptions
from workbench.domain.remarks import Remark
from workbench.services.exporting import ExportingService
from workbench.services.looking_up import PackContents, contents_of
from workbench.services.remarking import BRING_IN
from workbench.ui.widgets.remark_card import RemarkCard

MADE = datetime(2026, 1, 20, 14, tzinfo=UTC)


@pytest.fixture
def student(window):
    made = Student(window)
    made.until(lambda: window.desk.plan)
    made.quiet()
    return made


def exported(student, path: Path, **options: bool) -> Path:
    window = student.window
    exporting = ExportingService(window.session.services.library)
    material = exporting.material(window.desk.plan)
    return exporting.write_plan(material, path, options=ExportOptions(**options), made=MADE).path


def kept(student) -> PackContents:
    """Return what the library has about the pack on the desk."""
    window = student.window
    return contents_of(window.session.services.library, window.desk.pack.id)


def bring_in_to_the_drawer(student, path: Path, told: str) -> None:
    bring_in(student, path, told)
    student.until(lambda: student.window.drawers.opened == "remarks")


@pytest.fixture
def handed_in(student, tmp_path):
    return exported(student, tmp_path / "plan.pdf", form=True)


@pytest.fixture
def returned(student, handed_in, tmp_path):
    """The file as the teacher gives it back."""
    mark, other = student.window.desk.marks()[:2]
    teacher = MarkedUp(handed_in)
    teacher.comment(mark.id, "So what?")
    teacher.reply(mark.id, "Which word shows it?", "reply")
    teacher.note(f"{other.short_id}: say when.", "named")
    teacher.note("Point 2: add a fact.", "point")
    page, at = teacher.beside(student.window.desk.plan.points[2].explanation[:24])
    teacher.note("Who says so?", "beside", page=page, at=at)
    teacher.note("See me.", "nowhere", page=1)
    teacher.fill_in(mark="9", ebi="you compared A with B", initials="DÖ", changed="")
    return teacher.save(tmp_path / "back.pdf")


ALL_NEW = "What your teacher wrote: 8 new. 1 could not be placed."
NOTHING_NEW = "There is nothing new in this file; you have all of it already."


def answer_by_keyboard(student, text: str) -> Remark:
    """Tick off the remark with this text at its note, say what was changed, and return it."""
    window = student.window
    said = next(x for x in kept(student).remarks if x.said.text == text)
    window.wiring.go_to_mark(said.said.place.mark)
    stack = window.wiring.read.notes.card.remarks
    student.until(lambda: text in shown(stack))
    assert stack.focus_remark(said.id)
    for key in ("Space", "Tab", "Space"):
        student.press(key)
    student.type("I named the newspaper.")
    student.press("Return")
    student.quiet()
    return next(x for x in kept(student).remarks if x.id == said.id)


def test_what_came_back_stands_where_it_belongs_and_nothing_else_is_changed(student, returned):
    window, desk = student.window, student.window.desk
    mark, before = desk.marks()[0], kept(student)
    bring_in_to_the_drawer(student, returned, ALL_NEW)
    assert replace(kept(student), remarks=()) == before
    student.until(lambda: "See me." in shown(window.drawers))
    for words in ("Even better if", f"Mark {mark.short_id}", "Point 2"):
        assert words in shown(window.drawers)
    window.wiring.go_to_mark(mark.id)
    card = window.wiring.read.notes.card
    student.until(lambda: {"So what?", "Which word shows it?"} <= {*shown(card)})
    window.commands["plan"].trigger()
    mode = window.wiring.planning.mode
    mode.sheet.focus_heading(desk.plan.points[1].id)
    student.until(lambda: "Point 2: add a fact." in shown(mode))
    mode.sheet.focus_heading(desk.plan.points[2].id)
    student.until(lambda: "Who says so?" in shown(mode))
    heading = mode.sheet.card(desk.plan.points[1].id).heading
    assert "1 remark" in heading.accessibleName()
    # A remark on what is gone is listed as such until that is back.
    unplaced = window.wiring.remarks._drawer.stacks[1]
    desk.remove_mark(mark.id)
    student.until(lambda: "So what?" in shown(unplaced))
    window.commands["undo"].trigger()
    student.until(lambda: "So what?" not in shown(unplaced))


def test_remarks_are_answered_and_a_newer_file_adds_what_is_new(
    student, returned, library_folder, tmp_path
):
    window = student.window
    bring_in_to_the_drawer(student, returned, ALL_NEW)
    answered = answer_by_keyboard(student, "So what?")
    assert answered.done is not None
    assert answered.answer == "I named the newspaper."
    fields = [card.field.toPlainText() for card in window.drawers.findChildren(RemarkCard)]
    assert "I named the newspaper." in fields
    bring_in_to_the_drawer(student, returned, NOTHING_NEW)
    teacher = MarkedUp(returned)
    teacher.change("named", "Say when, and where.")
    teacher.change("nowhere", None)
    teacher.note("Well done.", "praise")
    newer = teacher.save(tmp_path / "back again.pdf")
    told = "What your teacher wrote: 1 new, 1 changed by your teacher, 1 taken away."
    bring_in_to_the_drawer(student, newer, f"{told} 1 could not be placed.")
    everything = kept(student).remarks
    assert answered in everything
    student.until(lambda: any(x.startswith("Before it said: ‘") for x in shown(window.drawers)))
    window.close()
    window.end()
    again = Student(open_window(library_folder))
    assert_still_there_and_undo(again, everything)
    again.window.close()
    again.window.end()


def assert_still_there_and_undo(student, everything: tuple[Remark, ...]) -> None:
    """After a restart it is all there, and each step is undone."""
    window = student.window
    student.until(lambda: window.desk.plan)
    student.press("Shift+F7")
    student.until(lambda: "Well done." in shown(window.drawers))
    assert kept(student).remarks == everything
    for label in (BRING_IN, "What I changed", "Tick off a remark", BRING_IN):
        window.commands["undo"].trigger()
        student.until(lambda label=label: window.toast.text() == f"Undone: {label}")
        student.quiet()
    assert kept(student).remarks == ()
    student.until(lambda: shown(window.drawers) == [])


def test_it_can_be_dropped_on_the_window_and_bring_in_says_where_it_belongs(
    student, returned, tmp_path
):
    window = student.window
    returned.with_name("cut.pdf").write_bytes(returned.read_bytes()[:9000])
    window.wiring.remarks.bring_in(returned.with_name("cut.pdf"))
    student.until(lambda: window.toast.text().startswith("“cut.pdf” is cut off"))
    assert kept(student).remarks == ()
    no_plan = tmp_path / "sources.pdf"
    exported(student, no_plan, attachments=False)
    student.drop_files(window.wiring.read, no_plan)
    student.until(lambda: window.mode == "bring-in" and window.wiring.importing.mode.is_checking)
    window.show_mode("read")
    student.drop_files(window.wiring.read, returned)
    student.until(lambda: window.toast.text().startswith("What your teacher wrote: 8 new."))
    student.quiet()
    window.commands["undo"].trigger()
    student.until(lambda: kept(student).remarks == ())
    window.wiring.importing.read([returned])
    student.until(lambda: "essay plan or an answer that was made here" in window.toast.text())
    student.click(student.button(BRING_IN, window.toast))
    student.until(lambda: len(kept(student).remarks) == 8)
    student.until(lambda: window.mode == "read")
    student.until(lambda: BY in " ".join(shown(window.drawers)))
