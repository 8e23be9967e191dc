# SPDX-License-Identifier: MIT
"""A teacher marks a class at the keyboard; a student sees what was said at the very note."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.journeys.windows import Student, open_window
from tests.returned import export_of
from workbench.domain.documents import ExportOptions
from workbench.domain.kept_comments import CommentBank
from workbench.export.pdf.reading import read_structure
from workbench.services.exporting import ExportingService
from workbench.services.keeping_comments import COMMENTS_FILE, CommentStore, write_comments
from workbench.services.marking import REVIEW_FILE, ReviewStore
from workbench.ui.exporting.paper import Paper
from workbench.ui.exporting.preview import PagePreview
from workbench.ui.exporting.thumbnails import Thumbnails
from workbench.ui.widgets.remark_card import RemarkCard

MADE = datetime(2026, 1, 20, 14, tzinfo=UTC)
HANDED_IN = "Submitted files/{}/The thaw/Version {}/{}"


def put(folder: Path, where: str, content: bytes) -> None:
    path = folder / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def pupil(window):
    made = Student(window)
    made.until(lambda: window.desk.plan)
    made.quiet()
    return made


@pytest.fixture
def handed_in(pupil, tmp_path):
    """What three students handed in, one of them from the window; two more who did not."""
    exporting = ExportingService(pupil.window.session.services.library)
    material = exporting.material(pupil.window.desk.plan)
    own = tmp_path / "Farouk_Sami_Plan.pdf"
    exporting.write_plan(material, own, options=ExportOptions(), made=MADE)
    folder = tmp_path / "11B"
    put(folder, HANDED_IN.format("Sami Farouk", 1, "early.pdf"), b"%PDF-1.7 an early try")
    put(folder, HANDED_IN.format("Sami Farouk", 2, own.name), own.read_bytes())
    put(folder, HANDED_IN.format("Tia Li", 1, "plan.pdf"), export_of("Tia Li"))
    put(folder, HANDED_IN.format("Uma Dee", 1, "plan.pdf"), export_of("Uma Dee", "Not at all."))
    put(folder, HANDED_IN.format("Val Fox", 1, "plan.pdf"), export_of("Val Fox")[:9_000])
    (folder / "Submitted files/Will Gil").mkdir()
    return folder


def open_class(teacher: Student, folder: Path):
    """Open a folder and wait until the first plan is read."""
    reviewing = teacher.window.wiring.reviewing
    reviewing.read(folder)
    teacher.until(lambda: reviewing.mode.list.lines.rows)
    teacher.until(lambda: reviewing.mode.marking.stamping.outline is not None)
    return reviewing.mode


def lines(mode) -> list[str]:
    return [line.spoken for line in mode.list.lines.rows]


def mark_by_keyboard(teacher: Student, mode, short_id: str) -> None:
    """Choose a level and a mark, stamp a code at a note and one at a point, say a target."""
    teacher.press("Ctrl+2")
    teacher.press("Up")
    mode.marking.stamping.take_focus()
    for line in (f"{short_id} Inf? which word?", "point 1 E+"):
        teacher.type(line)
        teacher.press("Return")
    mode.marking.fields[2].setFocus()
    teacher.type("Finish every link.")
    teacher.until(lambda: not teacher.window.wiring.reviewing.has_pending())


def test_a_class_is_marked_and_a_student_sees_it_at_the_note(
    pupil, handed_in, library_folder, tmp_path
):
    window, before = pupil.window, everything_in(handed_in)
    mark, point = window.desk.marks()[0], window.desk.plan.points[0]
    mode = open_class(pupil, handed_in)
    assert lines(mode) == [
        "Sami Farouk, to mark",
        "Tia Li, to mark",
        "Uma Dee, to mark",
        "Val Fox, The file is cut off: its end is missing; ask for the file to be handed in again.",
        "Will Gil, no file found",
    ]
    levels = mode.marking.judging.levels
    mark_by_keyboard(pupil, mode, mark.short_id)
    judged = f"level {levels[1].name}, mark {levels[1].low + 1} / {window.desk.plan.enquiry.marks}"
    assert lines(mode)[0] == f"Sami Farouk, {judged}, Inf? · E+"
    pupil.press("Ctrl+Down")
    assert mode.list.current().name == "Tia Li"
    pupil.press("Ctrl+Up")
    window.commands["undo"].trigger()
    assert mode.marking.fields[2].toPlainText() == ""
    window.commands["redo"].trigger()
    assert mode.marking.fields[2].toPlainText() == "Finish every link."
    pupil.until(lambda: not window.wiring.reviewing.has_pending())
    window.close()
    window.end()
    again = Student(open_window(library_folder))
    try:
        mode = open_class(again, handed_in)
        assert lines(mode)[0] == f"Sami Farouk, {judged}, Inf? · E+"
        assert mode.marking.fields[2].toPlainText() == "Finish every link."
        (tmp_path / "back").mkdir()
        again.window.wiring.reviewing.saving.write_files(tmp_path / "back")
        back = tmp_path / "back" / f"Farouk_Sami_Plan{REVIEW_FILE}"
        again.until(back.exists)
        again.until(lambda: "Saved as" in again.window.toast.text())
        assert everything_in(handed_in) == before
        bring_in(again, back, mark, point)
    finally:
        again.window.close()
        again.window.end()


def test_a_class_is_told_what_was_frequent_and_nobody_is_named(pupil, handed_in, tmp_path):
    window, before = pupil.window, everything_in(handed_in)
    mode = open_class(pupil, handed_in)
    pupil.click(pupil.button("Save class feedback…", mode))
    assert "nothing to tell the class" in window.toast.text()
    for _ in range(2):
        mode.marking.stamping.take_focus()
        for line in ("Inf? which word?", "E+"):
            pupil.type(line)
            pupil.press("Return")
        pupil.until(lambda: not window.wiring.reviewing.has_pending())
        pupil.press("Ctrl+Down")
        pupil.until(lambda: mode.marking.stamping.outline is not None)
        pupil.quiet()
    assert lines(mode)[:2] == ["Sami Farouk, Inf? · E+", "Tia Li, Inf? · E+"]
    sheet = tmp_path / "11B_feedback_Thaw.pdf"
    sheet.write_bytes(b"what is there stays")
    pupil.choose_file(sheet)
    window.commands["save-class-feedback"].trigger()
    made = tmp_path / "11B_feedback_Thaw_v2.pdf"
    pupil.until(lambda: window.toast.text() == f"Saved as “{made.name}”")
    assert sheet.read_bytes() == b"what is there stays"
    words = " ".join(read_structure(made.read_bytes()).text.split())
    assert "2 of 3 plans were marked. 1 not handed in." in words
    assert "Finish “this suggests…”" in words
    assert "In 2 of 2 plans" in words
    assert "Apt evidence (E+): in 2 of 2 plans" in words
    for private in ("Sami", "Tia", "which word?"):
        assert private not in words
    assert everything_in(handed_in) == before


def bring_in(student: Student, path: Path, mark, point) -> None:
    """The student takes the file and finds each thing where it belongs."""
    window = student.window
    student.choose_file(path)
    student.menu_entry("bring-in-remarks")
    student.until(lambda: window.toast.text() == "What your teacher wrote: 5 new.")
    student.until(lambda: window.drawers.opened == "remarks")
    student.quiet()
    said = {each.said.field: each.said for each in window.wiring.remarks.shelf.remarks}
    assert said["target"].text == "Finish every link."
    window.wiring.go_to_mark(mark.id)
    card = window.wiring.read.notes.card
    student.until(lambda: any("which word?" in words for words in shown(card)))
    window.commands["plan"].trigger()
    plan = window.wiring.planning.mode
    plan.sheet.focus_heading(point.id)
    student.until(lambda: any(words.startswith("E+:") for words in shown(plan)))


def shown(place) -> list[str]:
    """Return the words of the remarks that can be seen somewhere."""
    cards = [x for x in place.findChildren(RemarkCard) if x.isVisible()]
    return [x.text() for card in cards for x in card.findChildren(QLabel) if x.isVisible()]


def test_names_can_be_hidden_and_reading_can_be_stopped(pupil, handed_in):
    window = pupil.window
    mode = open_class(pupil, handed_in)
    window.commands["hide-names"].trigger()
    assert [line.name for line in mode.list.lines.rows] == [f"Student {n}" for n in range(1, 6)]
    window.commands["hide-names"].trigger()
    assert mode.list.lines.rows[0].name == "Sami Farouk"
    window.wiring.reviewing.read(handed_in.parent / "nowhere")
    pupil.until(lambda: "cannot be found" in window.toast.text())
    assert mode.list.isVisible()
    window.wiring.reviewing.read(handed_in)
    pupil.click(pupil.button("Stop", mode))
    assert mode.list.isVisible()
    mode.list.step(1)
    window.wiring.reviewing.read(handed_in)
    pupil.until(lambda: mode.list.isVisible() and mode.marking.stamping.outline is not None)
    assert mode.list.current().name == "Tia Li"
    mode.marking.stamping.take_focus()
    pupil.type("See me")
    window.commands["read"].trigger()
    pupil.until(lambda: not window.wiring.reviewing.has_pending())
    own = window.session.services.library.place
    (kept,) = ReviewStore(own, handed_in).read().reviews.values()
    assert (kept.student, [each.comment for each in kept.stamps]) == ("Tia Li", ["See me"])


def test_pages_are_seen_in_small_looked_through_and_said_something_about(pupil, handed_in):
    window = pupil.window
    mode = open_class(pupil, handed_in)
    pages = mode.findChild(PagePreview)
    small = mode.findChild(Thumbnails).model()
    pupil.until(lambda: is_drawn(small, small.rowCount() - 1))
    pupil.press("Ctrl+F")
    pupil.type("essay plan")
    found = mode.findChild(Paper)
    pupil.until(lambda: "of" in words_of(pages))
    pupil.press("F3")
    mode.marking.stamping.take_focus()
    pupil.until(lambda: pages.step_mark(1))
    pupil.press("F8")
    assert found.hasFocus()
    pupil.press("Return")
    line = mode.marking.stamping.findChild(QLineEdit)
    assert line.hasFocus()
    short_id = line.text().strip()
    pupil.type("Inf?")
    pupil.press("Return")
    assert mode.marking.stamping.stamps[0].where == f"Mark {short_id}"
    # The next student's pages are no pictures of this one's.
    pupil.press("Ctrl+Down")
    assert not is_drawn(small, 0) or not is_drawn(small, small.rowCount() - 1)
    pupil.until(lambda: is_drawn(small, small.rowCount() - 1))
    pupil.until(lambda: not window.wiring.reviewing.has_pending())


def is_drawn(small, at: int) -> bool:
    """Tell whether a page in small is anything but white."""
    image = small.data(small.index(at), Qt.ItemDataRole.DecorationRole).toImage()
    return any(
        image.pixelColor(x, y).lightness() < 200
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )


def words_of(place) -> str:
    return " ".join(x.text() for x in place.findChildren(QLabel) if x.isVisible())


def test_a_comment_that_is_kept_is_there_tomorrow_and_for_a_colleague(
    pupil, handed_in, library_folder, tmp_path
):
    window = pupil.window
    mode = open_class(pupil, handed_in)
    stamping = mode.marking.stamping
    stamping.take_focus()
    pupil.type("Which word shows it?")
    pupil.press("Return")
    pupil.click(pupil.button("Keep comment", mode))
    comments = CommentStore(window.session.services.library.place)
    pupil.until(lambda: comments.read().has("Which word shows it?"))
    theirs = tmp_path / f"theirs{COMMENTS_FILE}"
    write_comments(CommentBank().with_comment("Say when."), theirs)
    window.wiring.reviewing.comments.bring_in(theirs)
    pupil.until(lambda: window.toast.text() == "Brought in: 1 new comment")
    pupil.until(lambda: comments.read().has("Say when."))
    pupil.until(lambda: not window.wiring.reviewing.has_pending())
    window.close()
    window.end()
    again = Student(open_window(library_folder))
    try:
        stamping = open_class(again, handed_in).marking.stamping
        again.until(lambda: stamping.comments.has("Say when."))
        stamping.take_focus()
        again.type("whe")
        again.press("Down")
        again.press("Return")
        assert stamping._line.text() == "Say when."
        stamping._line.clear()
    finally:
        again.window.close()
        again.window.end()


def test_what_cannot_be_kept_is_told_and_kept_later(pupil, handed_in):
    window = pupil.window
    mode = open_class(pupil, handed_in)
    in_the_way = window.session.services.library.place / "reviews"
    in_the_way.write_text("a file where the folder should be")
    mode.marking.stamping.take_focus()
    pupil.type("See me")
    pupil.press("Return")
    pupil.until(lambda: "cannot be written" in window.toast.text())
    assert window.wiring.reviewing.has_pending()
    in_the_way.unlink()
    window.keeping.flush()
    pupil.until(lambda: not window.wiring.reviewing.has_pending())
    (kept,) = ReviewStore(in_the_way.parent, handed_in).read().reviews.values()
    assert [each.comment for each in kept.stamps] == ["See me"]
