# SPDX-License-Identifier: MIT
"""A paper is sat, handed in, reviewed, and what the teacher said stands at the answer's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.factories import an_enquiry
from tests.journeys.returning import bring_in, shown
from tests.journeys.sitting_pupil import begin_paper, mark_first_words
from tests.journeys.test_marked_copy import words_of
from tests.journeys.windows import Student, open_window
from workbench.services import keeping
from workbench.services.demonstrating import bundled_pack
from workbench.services.marked_copies import COPY_ENDING
from workbench.services.marking import REVIEW_FILE
from workbench.services.remarking import BRING_IN
from workbench.ui.practising.outcome import LEVEL, TEACHER
from workbench.ui.services import Services

QUESTION = "How useful are these two sources to an enquiry into the thaw?"
FIRST = "Source A is useful because it was read aloud."
SECOND = "Yet it leaves out who was punished."
WRITTEN_ON = "I never said who heard it."
ALL_NEW = "What your teacher wrote: 4 new."
NOTHING_NEW = "There is nothing new in this file; you have all of it already."


@pytest.fixture
def folder(tmp_path):
    """A library with a pack, and a question of 8 marks about two of its sources."""
    folder, pack = tmp_path / "library", bundled_pack()
    labels = tuple(source.label for source in pack.sources if len(source.body or "") > 60)[:2]
    with keeping.open_library(folder) as library:
        services = Services.of(library)
        services.importing.keep(pack).result()
        asked = an_enquiry(text=QUESTION, marks=8, minutes=12, sources=labels)
        services.enquiring.keep(pack.id, asked).result()
    return folder


@pytest.fixture
def opened(qapp, folder):
    """Opens a window on the library, and ends the one before."""
    windows = []

    def end():
        for window in windows:
            window.close()
            window.end()
        windows.clear()

    def open_anew():
        end()
        windows.append(open_window(folder))
        student = Student(windows[0])
        student.quiet()
        return student

    yield open_anew
    end()


def sit(student):
    """Sit the paper, mark something, write two paragraphs, finish, and judge oneself."""
    begin_paper(student, QUESTION)
    practising = student.window.wiring.practising
    mark_first_words(student, "P", "To win them over")
    writing = practising.mode.sitting.writing
    writing.answer.setFocus()
    student.type(FIRST)
    student.press("Return")
    student.type(SECOND)
    practising.sitting.finish()
    outcome = practising.mode.sitting.outcome
    outcome.after.setFocus()
    student.type(WRITTEN_ON)
    student.click(student.button(LEVEL, outcome))
    outcome.judging.take_focus()
    student.type("6")
    student.quiet()
    return practising.sitting.attempt


def hand_in(student, path: Path) -> None:
    """Save the answer as a PDF where the teacher opens the class."""
    path.parent.mkdir(parents=True)
    window = student.window
    student.click(student.button("Save as PDF…", window.wiring.practising.mode.sitting.heading))
    exporting = window.wiring.exporting
    student.until(lambda: exporting.dialog and exporting.dialog.copy)
    exporting.save(exporting.dialog.copy, path)
    student.until(lambda: "Saved" in window.toast.text())
    student.until(lambda: exporting.dialog is None)
    window.activateWindow()
    student.until(window.isActiveWindow)


def review(student, folder: Path, back: Path) -> tuple[Path, Path]:
    """Review the answer as the teacher, and return the review file and the marked copy."""
    back.mkdir()
    window = student.window
    reviewing = window.wiring.reviewing
    window.show_mode("review")
    reviewing.read(folder)
    student.until(lambda: reviewing.mode.list.lines.rows)
    stamping = reviewing.mode.marking.stamping
    student.until(lambda: stamping.outline is not None)
    for typed in ("p2 E? which words?", "p3 good that you say so", "A1 So what?"):
        stamping.take_focus()
        student.type(typed)
        student.press("Return")
    judging = reviewing.mode.marking.judging
    judging.take_focus()
    student.type("4")
    student.until(lambda: not reviewing.has_pending())
    reviewing.saving.write_files(back)
    student.until(lambda: REVIEW_FILE in window.toast.text())
    (review_file,) = back.glob(f"*{REVIEW_FILE}")
    reviewing.copies.make(reviewing.marks.opened.table.rows, back)
    notice = reviewing.mode.copies
    student.until(lambda: "Saved 1 marked copy in “back”." in words_of(notice))
    (copy,) = back.glob(f"*{COPY_ENDING}")
    student.quiet()
    return review_file, copy


def outcome_of(student):
    return student.window.wiring.practising.mode.sitting.outcome


def spoken(outcome) -> list[str]:
    """Return how the paragraphs of the answer are read aloud."""
    texts = [x for x in outcome.marked.findChildren(QLabel) if x.isVisible()]
    return [name for x in texts if (name := x.accessibleName()).startswith("Paragraph")]


def assert_all_is_at_its_place(student):
    """What was said stands at its paragraphs and its mark; the judgements stand side by side."""
    window, outcome = student.window, outcome_of(student)
    student.until(lambda: "Paragraph 2" in shown(outcome.remarks))
    listed = shown(outcome.remarks)
    assert {"Paragraph 3, added", "Mark A1", "good that you say so", "So what?"} <= {*listed}
    assert outcome._tabs[TEACHER].text() == "Teacher (3)"
    judged = [x.text() for x in outcome.findChildren(QLabel) if x.isVisible()]
    assert judged[judged.index("Mark") + 1] == "4 / 8"
    assert "Your own judgement: mark 6" in judged
    student.click(student.button("Answer", outcome))
    assert spoken(outcome) == [f"Paragraph 1. {FIRST}", f"Paragraph 2, 1 remark. {SECOND}"]
    first, second, added = outcome.marked.stacks
    assert (shown(first), "which words?" in " ".join(shown(second))) == ([], True)
    assert "good that you say so" in shown(added)
    student.click(student.button("Level", outcome))
    told = [x.text() for x in outcome.judging.findChildren(QLabel) if x.isVisible()]
    assert "Your teacher’s judgement: mark 4" in told
    assert outcome.judging.mark == 6
    student.click(student.button("Teacher.*", outcome))
    student.click(student.button("Show Mark A1", outcome.remarks))
    note = window.wiring.practising.paper.area.note
    assert note.isVisible()
    assert "So what?" in shown(note)
    student.click(student.button("Show Paragraph 2", outcome.remarks))
    assert QApplication.focusWidget().accessibleName() == f"Paragraph 2, 1 remark. {SECOND}"


def answer_by_keyboard(student):
    """Tick off what stands at the second paragraph, and say what was changed."""
    student.press("Tab")
    for key in ("Space", "Tab", "Space"):
        student.press(key)
    student.type("I named the words.")
    student.press("Return")
    student.quiet()
    assert outcome_of(student)._tabs[TEACHER].text() == "Teacher (2)"


def kept(student, attempt):
    return student.window.session.services.remarking.remarks_on(attempt.id)


def test_what_a_teacher_said_about_an_answer_stands_at_its_paragraphs(opened, tmp_path):
    student = opened()
    attempt = sit(student)
    hand_in(student, tmp_path / "class" / "Ada" / "Practice" / "Version 1" / "answer.pdf")
    review_file, copy = review(student, tmp_path / "class", tmp_path / "back")
    student.window.show_mode("read")
    bring_in(student, review_file, ALL_NEW)
    student.until(lambda: student.window.mode == "practise")
    assert_all_is_at_its_place(student)
    answer_by_keyboard(student)
    # The marked copy says the same once more.
    student.drop_files(student.window.wiring.read, copy)
    student.until(lambda: student.window.toast.text() == NOTHING_NEW)
    student.quiet()
    remarks = kept(student, attempt)
    assert student.window.session.services.practising.attempt(attempt.id) == attempt

    student = opened()
    student.press("Alt+5")
    past = student.window.wiring.practising.mode.start.past
    student.until(lambda: past.list.lines)
    assert "you: 6 of 8, teacher: 4 of 8" in past.list.lines[0].spoken
    progress = student.window.wiring.practising.mode.start.progress
    student.until(progress.isVisible)
    assert progress._chart.accessibleDescription() == "you 6 of 8, your teacher 4 of 8"
    student.click(student.button("Look at it", past))
    outcome = outcome_of(student)
    student.until(lambda: outcome._tabs[TEACHER].text() == "Teacher (2)")
    assert kept(student, attempt) == remarks
    assert "I named the words." in [x.answer for x in remarks]
    assert_each_step_is_undone(student, attempt)


def assert_each_step_is_undone(student, attempt):
    window, outcome = student.window, outcome_of(student)
    for label in ("What I changed", "Tick off a remark", BRING_IN):
        window.commands["undo"].trigger()
        student.until(lambda label=label: window.toast.text() == f"Undone: {label}")
        student.quiet()
    student.until(lambda: outcome._tabs[TEACHER].text() == TEACHER)
    assert kept(student, attempt) == ()
    assert spoken(outcome) == []
    assert window.session.services.practising.attempt(attempt.id) == attempt
