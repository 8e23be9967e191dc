# SPDX-License-Identifier: MIT
"""The main job at the window: everything through real keys, menus and files."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from workbench.export.pdf import verify
from workbench.export.pdf.reading import read_attachments, read_highlights
from workbench.importers.normalise import page_of


def test_the_first_minute_shows_the_whole_thing(window):
    assert window.mode == "read"
    assert window.desk.pack.title.startswith("The thaw")
    assert len(window.desk.marks()) == 24
    assert window.desk.plan.points
    assert window.top_bar.state() == "All changes kept"
    assert QApplication.focusWidget() is window.wiring.read.page.body


def bring_in(window, student, page):
    """Paste a page, look at what was found, keep it."""
    student.copy(page_of(page.read_bytes(), page.name).text)
    student.press("Ctrl+Shift+V")
    student.until(lambda: window.mode == "bring-in")
    mode = window.wiring.importing.mode
    student.until(lambda: mode._check.history is not None)
    assert window.desk.pack.title.startswith("The thaw"), "nothing is kept before Keep"
    student.press("Ctrl+Return")
    student.until(lambda: not window.desk.pack.title.startswith("The thaw"))
    student.quiet()


def mark_five(window, student):
    """Mark four words five times, with all three steps and a direction."""
    body = window.wiring.read.page.body
    student.until(body.hasFocus)
    for number, letter in enumerate("NOPRN"):
        student.press("Ctrl+Shift+Right", 4)
        assert body.selection() is not None
        student.press(letter)
        for words in (f"I see point {number}", "It suggests care", "So it helps"):
            student.type(words)
            student.press("Return" if words != "So it helps" else "Ctrl+D")
        student.press("Escape")
        assert body.hasFocus()
        student.press("Right", 3)
    student.quiet()


def plan_one_point(window, student):
    """Ask a question, claim something, make a point of it, and put a mark below it."""
    student.press("Alt+4")
    student.type("How far did anything change?")
    student.press("Return")
    student.until(lambda: window.desk.plan is not None)
    student.quiet()
    student.type("Less than it seemed")
    student.press("Ctrl+Return")
    student.type("Words are not deeds")
    evidence = window.wiring.planning.mode.evidence
    for _ in range(3):
        if not evidence.isAncestorOf(QApplication.focusWidget()):
            student.press("F6")
    student.press("Home")
    student.press("Ctrl+E")
    student.quiet()


def export(window, student, target):
    """Save the copy that the dialog suggests."""
    student.press("Ctrl+P")
    student.until(lambda: window.wiring.exporting.dialog is not None)
    dialog = window.wiring.exporting.dialog
    student.until(lambda: dialog.copy is not None)
    student.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    student.choose_file(target)
    student.press("Return")
    student.until(target.exists)
    student.until(lambda: window.wiring.exporting.dialog is None)


def test_page_in_marks_plan_and_pdf_by_keyboard_alone(window, student, page, tmp_path):
    bring_in(window, student, page)
    mark_five(window, student)
    marks = window.desk.marks_of_source()
    label = window.desk.source.label
    assert [mark.short_id for mark in marks] == [f"{label}{n}" for n in range(1, 6)]
    assert all(mark.so_what == "So it helps" and mark.direction for mark in marks)

    plan_one_point(window, student)
    plan = window.desk.plan
    assert plan.enquiry.text == "How far did anything change?"
    assert plan.claim == "Less than it seemed"
    assert [point.point for point in plan.points] == ["Words are not deeds"]
    assert len(list(plan.evidence())) == 1

    export(window, student, tmp_path / "plan.pdf")
    data = (tmp_path / "plan.pdf").read_bytes()
    assert not verify.problems(data)
    # Where a line ends, its last blank is not on paper.
    found = {"".join(each.words.split()) for each in read_highlights(data)}
    assert {"".join(mark.target.anchor.exact.split()) for mark in marks} <= found
    assert read_attachments(data)


def test_what_is_marked_is_taken_back_and_done_again(window, student):
    before = window.desk.marks_of_source()
    student.press("Shift+Right", 9)
    student.press("R")
    student.type("seen")
    student.press("Escape")
    student.quiet()
    assert len(window.desk.marks_of_source()) == len(before) + 1
    student.press("Ctrl+Z")
    student.until(lambda: "Undone" in window.toast.text())
    student.press("Ctrl+Z")
    student.until(lambda: window.desk.marks_of_source() == before)
    student.press("Ctrl+Y")
    student.until(lambda: len(window.desk.marks_of_source()) == len(before) + 1)


def test_own_knowledge_is_written_down_and_found_in_the_plan(window, student):
    student.press("Shift+Right", 9)
    student.press("K")
    student.type("Raab flew to Moscow in April 1955")
    student.press("Return")
    student.quiet()
    (known,) = window.desk.pack.background.own
    assert known.text == "Raab flew to Moscow in April 1955"
    assert known.source_id == window.desk.source.id
    student.press("Ctrl+K")
    student.type("raab april")
    student.press("Return")
    student.until(lambda: window.drawers.opened == "background")


def test_never_kept_before_it_is(window, student):
    student.press("Shift+Right", 5)
    student.press("N")
    student.type("x")
    QApplication.processEvents()
    assert window.top_bar.state() != "All changes kept"
    student.quiet()
    assert window.desk.marks_of_source()[0].feature or any(
        mark.feature == "x" for mark in window.desk.marks_of_source()
    )
