# SPDX-License-Identifier: MIT
"""The main job with the mouse: the keyboard only for words that have to be written."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.journeys.conftest import DATA
from tests.journeys.windows import CTRL, Student
from workbench.domain.annotations import SourcePart
from workbench.domain.text import Span
from workbench.export.pdf import verify
from workbench.export.pdf.reading import read_attachments, read_highlights
from workbench.importers.normalise import page_of
from workbench.ui.planning.editing import TextPart

LENSES = ("Nature", "Origin", "Purpose", "Reliability", "Nature")
STEPS = {"I notice": "It is a letter", "This suggests": "Care", "So, for": "So it helps"}


def field(student: Student, name: str) -> QTextEdit:
    """Return the field that is called so, or begins so, where it can be seen."""
    QApplication.processEvents()
    fields = [x for x in student.window.findChildren(QTextEdit) if x.isVisible()]
    found = [x for x in fields if x.accessibleName().startswith(name)]
    assert len(found) == 1, [x.accessibleName() for x in fields]
    return found[0]


def write(student: Student, name: str, words: str) -> None:
    """Click into a field and write."""
    place = field(student, name)
    student.click(place.viewport())
    assert place.hasFocus()
    student.type(words)


def dropped_in(student: Student, page) -> None:
    """Drop a page on the place for files, look at what was found, keep it."""
    window = student.window
    student.click(student.button("Library", window.rail))
    student.click(student.button("Bring in"))
    assert window.mode == "bring-in"
    student.drop_files(window.wiring.importing.mode._choose, page)
    keep(student)


def keep(student: Student) -> None:
    """Press Keep once there is something to look at."""
    window = student.window
    student.until(lambda: window.mode == "bring-in")
    check = window.wiring.importing.mode._check
    student.until(lambda: check.history is not None and check.isVisible())
    student.click(student.button(r"Keep \d+ sources?", check))
    student.until(lambda: not window.desk.pack.title.startswith("The thaw"))
    student.quiet()


def some_words(text: str, count: int) -> list[Span]:
    """Return so many pairs of neighbouring words, from the beginning of a text."""
    found = [Span(*each.span()) for each in re.finditer(r"\w+ \w+", text)]
    return found[:count]


def mark_five(student: Student) -> None:
    """Drag over words, press a lens, click into each step and on a direction, five times."""
    body = student.window.wiring.read.page.body
    for lens, span in zip(LENSES, some_words(body.text, len(LENSES)), strict=True):
        student.drag_over(body, span)
        assert body.selection() == span
        student.click(student.button(f"{lens}, .* line", student.window.wiring.read.lens_bar))
        for name, words in STEPS.items():
            write(student, name, words)
        student.click(student.button("Limits it"))
    student.click(body.viewport(), QPoint(60, 5))
    assert body.hasFocus()
    student.quiet()


def plan_one_point(student: Student) -> None:
    """Ask a question, claim something, write a point and drop a mark on it."""
    window = student.window
    student.click(student.button("Plan", window.rail))
    write(student, "The question", "How far did anything change?")
    student.click(student.button("Start the plan"))
    student.until(lambda: window.desk.plan is not None)
    write(student, "My claim", "Less than it seemed")
    write(student, "Point", "Words are not deeds")
    mode = window.wiring.planning.mode
    cards = mode.evidence.list
    index = next(
        cards.model().index(row, 0)
        for row in range(cards.model().rowCount())
        if cards.model().mimeData([cards.model().index(row, 0)]).formats()
    )
    body = mode.sheet.cards()[0].body
    area = mode.sheet._content
    place = body.mapTo(area, body.fields[TextPart.POINT].geometry().center())
    student.drop(area, cards.model().mimeData([index]), place)
    student.quiet()


def export(student: Student, target) -> None:
    """Press Export and Save, and choose where to."""
    window = student.window
    student.click(student.button("Export", window.top_bar))
    student.until(lambda: window.wiring.exporting.dialog is not None)
    dialog = window.wiring.exporting.dialog
    student.until(lambda: dialog.copy is not None)
    save = student.button("Save PDF", dialog)
    student.until(save.isEnabled)
    student.choose_file(target, by_mouse=True)
    student.click(save)
    student.until(target.exists)
    student.until(lambda: window.wiring.exporting.dialog is None)


def test_page_in_marks_plan_and_pdf_by_mouse(window, student, page, tmp_path):
    dropped_in(student, page)
    mark_five(student)
    marks = window.desk.marks_of_source()
    assert len(marks) == len(LENSES)
    assert [mark.dimension.value.capitalize() for mark in marks] == list(LENSES)
    assert all(mark.so_what == "So it helps" and mark.direction for mark in marks)

    plan_one_point(student)
    plan = window.desk.plan
    assert plan.enquiry.text == "How far did anything change?"
    assert plan.claim == "Less than it seemed"
    assert [point.point for point in plan.points] == ["Words are not deeds"]
    assert len(list(plan.evidence())) == 1

    export(student, tmp_path / "plan.pdf")
    data = (tmp_path / "plan.pdf").read_bytes()
    assert not verify.problems(data)
    # Where a line ends, its last blank is not on paper.
    found = {"".join(each.words.split()) for each in read_highlights(data)}
    assert {"".join(mark.target.anchor.exact.split()) for mark in marks} <= found
    assert read_attachments(data)


def test_a_page_on_the_clipboard_comes_in_through_the_menu(window, student):
    page = DATA / "harrowmere.txt"
    student.copy(page_of(page.read_bytes(), page.name).text)
    student.menu_entry("paste-page")
    keep(student)
    assert window.mode == "read"
    assert QApplication.focusWidget() is window.wiring.read.page.body
    assert "Brought in" in window.toast.text()
    student.click(student.button("Undo", window.toast))
    student.until(lambda: window.desk.pack.title.startswith("The thaw"))


def test_a_mark_is_opened_by_two_clicks_and_undone_and_redone_from_the_bar(window, student):
    body, notes = window.wiring.read.page.body, window.wiring.read.notes
    marks = [x for x in window.desk.marks_of_source() if x.target.part is SourcePart.BODY]
    spans = [mark.target.anchor.span for mark in marks]
    mark, place = next(
        (mark, span.start + 1)
        for mark, span in zip(marks, spans, strict=True)
        if sum(x.start <= span.start + 1 < x.end for x in spans) == 1
    )
    student.double_click(body, place)
    assert notes.opened() == mark.id
    student.drag_over(body, some_words(body.text, 2)[1])
    student.click(student.button("Origin, .*", window.wiring.read.lens_bar))
    made = notes.opened()
    assert made != mark.id
    student.quiet()
    student.click(student.button("Undo: .*", window.top_bar))
    student.until(lambda: window.desk.mark_with(made) is None)
    student.click(student.button("Redo: .*", window.top_bar))
    student.until(lambda: window.desk.mark_with(made) is not None)


def test_a_mark_of_the_label_is_opened_by_its_tag(window, student):
    label, notes = window.wiring.read.label, window.wiring.read.notes
    marks = window.desk.marks_of_source()
    mark = next(x for x in marks if x.target.part is SourcePart.ATTRIBUTION)
    assert notes.opened() != mark.id
    student.click(student.button(f".* {mark.short_id}: .*", label))
    assert notes.opened() == mark.id


def test_the_wheel_with_ctrl_changes_the_size_by_one_step(window, student):
    read, look = window.wiring.read, window.look
    for text in (read.page.body, read.label.text):
        size = look.comfort.size
        student.turn_wheel(text.viewport(), 1, CTRL)
        assert look.comfort.size == size + 2
        student.turn_wheel(text.viewport(), -1, CTRL)
        assert look.comfort.size == size
