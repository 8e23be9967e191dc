# SPDX-License-Identifier: MIT
"""Two teachers mark the same class at one window, compare, and agree where they differ."""

from __future__ import annotations

import csv
import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from pypdfium2 import raw
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from tests.journeys.windows import Student, open_window
from tests.returned import comment_in_pdfium, export_of, in_pdfium
from workbench.services.handed_in_pages import HandedInPages
from workbench.services.marking import REVIEW_FILE, read_review
from workbench.services.moderating import MARKS_FILE
from workbench.ui.exporting.paper import Paper

NAMES = ("Ana Li", "Bo Fox", "Cy Dee", "Di Eng", "Ed Gil", "Flo Hay")
FIRST = (9, 7, 12, 3, 11, 8)
SECOND = (9, 10, 6, 3, 11, 8)
REASONS = ("Two sources are named, one date is missing.", "The judgement is only stated.")
BOTH = ("First mark", "Second mark", "Difference", "Agreed mark", "Reason", "Mark", "Moderation")
HANDED_IN = "Submitted files/{}/The thaw/Version 1/plan.pdf"


@pytest.fixture
def teacher(window):
    made = Student(window)
    made.until(lambda: window.desk.plan)
    made.quiet()
    return made


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "11B"
    for name in NAMES:
        path = folder / HANDED_IN.format(name)
        path.parent.mkdir(parents=True)
        path.write_bytes(export_of(name, f"The claim of {NAMES.index(name)}."))
    return folder


def open_class(teacher: Student, folder: Path):
    reviewing = teacher.window.wiring.reviewing
    reviewing.read(folder)
    teacher.until(lambda: reviewing.mode and reviewing.mode.list.lines.rows)
    settle(teacher)
    return reviewing.mode


def settle(teacher: Student) -> None:
    reviewing = teacher.window.wiring.reviewing
    teacher.until(lambda: reviewing.mode.marking.stamping.outline is not None)
    teacher.until(lambda: not reviewing.has_pending())


def mark_all(teacher: Student, mode, marks, target: str) -> None:
    """Give each plan a mark by keyboard, from the first in the list to the last."""
    mode.list.step(-len(NAMES))
    settle(teacher)
    for mark in marks:
        mode.marking.take_focus()
        teacher.type(f"{mark}")
        mode.marking.fields[2].setFocus()
        teacher.type(target)
        teacher.press("Ctrl+Down")
    settle(teacher)


def everything_shown(mode) -> str:
    """Return all words that can be seen or heard in Review, or that one press would show."""
    labels = [x.text() for x in mode.findChildren(QLabel) if x.isVisible()]
    fields = [x for x in mode.findChildren(QPlainTextEdit) if x.isVisible()]
    texts = [x.toPlainText() for x in (*fields, mode.text)]
    return "\n".join([*labels, *texts, *(line.spoken for line in mode.list.lines.rows)])


def lines(mode) -> list[str]:
    return [line.spoken for line in mode.list.lines.rows]


def agree(teacher: Student, mark: str, reason: str) -> None:
    # A dialog may have been open, after which nothing without a screen is active by itself.
    teacher.window.activateWindow()
    teacher.until(teacher.window.isActiveWindow)
    teacher.window.commands["agreed-mark"].trigger()
    teacher.type(mark)
    teacher.press("Tab")
    teacher.press("Tab")
    teacher.type(reason)
    teacher.press("Ctrl+Return")
    settle(teacher)


def saved_table(teacher: Student, path: Path) -> list[dict[str, str]]:
    teacher.choose_file(path)
    teacher.window.commands["save-class-marks"].trigger()
    teacher.until(path.exists)
    teacher.until(lambda: "Saved as" in teacher.window.toast.text())
    teacher.window.activateWindow()
    teacher.until(teacher.window.isActiveWindow)
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_two_mark_the_same_class_and_agree_where_they_differ(
    teacher, handed_in, library_folder, tmp_path
):
    window = teacher.window
    before = {x: x.read_bytes() for x in handed_in.rglob("*.pdf")}
    mode = open_class(teacher, handed_in)
    teacher.menu_entry("moderate")
    assert [line.name for line in mode.list.lines.rows] == [f"Plan {n}" for n in range(1, 7)]
    mark_all(teacher, mode, FIRST, "Say when.")
    a_sample_is_walked(teacher, mode)
    teacher.menu_entry("other-marker")
    assert lines(mode) == [f"Plan {n}, to mark" for n in range(1, 7)]
    mark_all(teacher, mode, SECOND, "Name one source.")
    nothing_is_seen(teacher, mode, tmp_path)
    teacher.menu_entry("compare-marks")
    assert mode.list.isAncestorOf(QApplication.focusWidget()) or mode.list.hasFocus()
    settle(teacher)
    assert [x.partition(", ")[2] for x in lines(mode)] == [
        "level L2, mark 6 / 12, 12 and 6, to agree",
        "level L4, mark 10 / 12, 7 and 10, to agree",
    ]
    assert "Say when." in everything_shown(mode)
    agree(teacher, "9", REASONS[0])
    teacher.press("Ctrl+Down")
    agree(teacher, "8", REASONS[1])
    window.commands["hide-names"].trigger()
    rows = saved_table(teacher, tmp_path / "both.csv")
    told = {tuple(row[name] for name in BOTH) for row in rows}
    assert ("12", "6", "-6", "9", REASONS[0], "9", "agreed") in told
    assert ("7", "10", "3", "8", REASONS[1], "8", "agreed") in told
    assert ("3", "3", "0", "", "", "3", "same mark") in told
    assert {row["Student"] for row in rows} == set(NAMES)
    teacher.menu_entry("save-reviews")
    assert "choose “First”" in window.toast.text()
    assert {x: x.read_bytes() for x in handed_in.rglob("*.pdf")} == before
    window.close()
    window.end()
    again = Student(open_window(library_folder))
    try:
        give_back(again, handed_in, tmp_path)
    finally:
        again.window.close()
        again.window.end()


def a_sample_is_walked(teacher: Student, mode) -> None:
    """Three plans across the range are chosen, and the next student is one of them."""
    teacher.window.wiring.reviewing.moderating.choose_sample(3)
    assert sorted(x.mark for x in mode.list.lines.rows) == ["12 / 12", "3 / 12", "7 / 12"]
    mode.list.step(-6)
    for _ in range(3):
        teacher.press("Ctrl+Down")
    assert mode.list.current() == mode.list.lines.rows[2]
    teacher.click(teacher.button("Take back"))
    assert lines(mode) == []
    # Where nobody is listed, nothing of anybody is left for the other marker, or to be named.
    teacher.menu_entry("other-marker")
    assert "Say when." not in everything_shown(mode)
    assert "Choose a student." in everything_shown(mode)
    teacher.menu_entry("other-marker")
    teacher.click(teacher.button("All", mode))
    mode.list.step(0)
    settle(teacher)


def nothing_is_seen(teacher: Student, mode, tmp_path: Path) -> None:
    """The second marker is done and sees nothing of the first, on the screen or in a table."""
    covered = everything_shown(mode)
    assert "Say when." not in covered
    assert "12 / 12" not in covered
    assert not any(name in covered for name in NAMES)
    told = saved_table(teacher, tmp_path / "second.csv")
    assert [row["First mark"] for row in told] == [""] * 6
    assert [row["Second mark"] for row in told] == list(map(str, SECOND))
    assert [row["Student"] for row in told] == [f"Plan {n}" for n in range(1, 7)]
    assert "Say when." not in str(told)


def give_back(teacher: Student, handed_in: Path, tmp_path: Path) -> None:
    """The first marker opens the class tomorrow and gives it back with what was agreed."""
    mode = open_class(teacher, handed_in)
    assert mode.list.lines.rows[0].name == "Plan 1"
    assert teacher.window.toast.text() == "Here you are the second marker."
    assert teacher.button("I am the second marker", mode).isChecked()
    teacher.menu_entry("other-marker")
    settle(teacher)
    place = tmp_path / "back"
    place.mkdir()
    teacher.window.wiring.reviewing.saving.write_files(place)
    teacher.until(lambda: "Saved 6 files" in teacher.window.toast.text())
    given = sorted(read_review(x).mark for x in place.glob(f"*{REVIEW_FILE}"))
    assert given == sorted([9, 8, 9, 3, 11, 8])
    assert {read_review(x).target for x in place.glob(f"*{REVIEW_FILE}")} == {"Say when."}


def nothing_goes_back(teacher):
    """Neither files nor marked copies go back to students now."""
    for giving in ("save-reviews", "save-marked-copies"):
        teacher.window.toast.say("")
        teacher.menu_entry(giving)
        assert "1 plan still without an agreed mark" in teacher.window.toast.text()


def test_marks_come_from_another_computer_and_stay_covered(teacher, handed_in, tmp_path):
    window = teacher.window
    for name in NAMES[3:]:
        shutil.rmtree(handed_in / HANDED_IN.format(name).rpartition("/The")[0])
    handing = window.wiring.reviewing.moderating.handing
    mode = open_class(teacher, handed_in)
    window.commands["choose-sample"].trigger()
    assert window.toast.text() == "Begin a moderation first."
    teacher.menu_entry("compare-marks")
    assert "no plan that both have marked" in window.toast.text()
    mark_all(teacher, mode, FIRST[:3], "Say when.")
    marks = tmp_path / f"mine{MARKS_FILE}"
    teacher.choose_file(marks)
    teacher.menu_entry("save-my-marks")
    teacher.until(lambda: marks.name in window.toast.text())
    handing.bring_in(marks)
    teacher.until(lambda: "you gave yourself" in window.toast.text())
    one_less(marks)
    teacher.choose_file(marks)
    teacher.menu_entry("bring-in-other-marks")
    teacher.until(lambda: "marks of 3 plans" in window.toast.text())
    settle(teacher)
    assert [line.name for line in mode.list.lines.rows] == ["Plan 1", "Plan 2", "Plan 3"]
    assert "Covered words" not in everything_shown(mode)
    teacher.click(teacher.button("Take back"))
    settle(teacher)
    mode.list.step(-3)
    assert not mode.strip._compare.isVisible()
    handing.bring_in(marks)
    teacher.until(mode.strip._compare.isVisible)
    settle(teacher)
    name_is_covered(teacher, mode, handed_in)
    teacher.click(teacher.button("Compare this plan", mode))
    assert lines(mode)[0].endswith(", to agree")
    nothing_goes_back(teacher)
    assert "Covered words" in everything_shown(mode)
    mode.list.step(1)
    settle(teacher)
    assert "Covered words" not in everything_shown(mode)
    mode.list.step(-3)
    agreed_elsewhere(teacher, mode, marks, tmp_path / f"again{MARKS_FILE}")


def agreed_elsewhere(teacher: Student, mode, theirs: Path, own: Path) -> None:
    """What the other marker wrote down as agreed later counts here, until it is taken back."""
    settle(teacher)
    agree(teacher, "5", REASONS[0])
    assert "agreed 5" in lines(mode)[0]
    teacher.choose_file(own)
    teacher.menu_entry("save-my-marks")
    teacher.until(lambda: own.name in teacher.window.toast.text())
    (compared,) = json.loads(own.read_text())["compared"]
    compared["agreed"].update(mark=6, when="2999-01-01T00:00:00Z")
    data = json.loads(theirs.read_text())
    theirs.write_text(json.dumps({**data, "marker": "second", "compared": [compared]}))
    teacher.window.wiring.reviewing.moderating.handing.bring_in(theirs)
    teacher.until(lambda: "agreed 6" in lines(mode)[0])
    teacher.click(teacher.button("Take back"))
    assert "agreed 5" in lines(mode)[0]
    theirs.write_text("{")
    teacher.window.wiring.reviewing.moderating.handing.bring_in(theirs)
    teacher.until(lambda: "JSON" in teacher.window.toast.text())
    settle(teacher)


def name_is_covered(teacher: Student, mode, folder: Path) -> None:
    """On the picture of the page the name is one grey, and to be read once names are shown."""
    paper, row = mode.findChild(Paper), mode.list.current().row
    pages = HandedInPages()
    try:
        path = folder.joinpath(*row.file.folders, row.file.name)
        area = pages.find(path, row.student)[0][0]
    finally:
        pages.stop()

    def inks() -> int:
        teacher.until(lambda: paper._image is not None)
        image = paper._image
        ends = (area.left, area.left + area.width)
        left, right = (round(x * image.width()) for x in ends)
        y = round((area.top + area.height / 2) * image.height())
        return len({image.pixel(x, y) for x in range(left, right)})

    assert inks() == 1
    teacher.window.commands["hide-names"].trigger()
    assert inks() > 1
    teacher.window.commands["hide-names"].trigger()
    settle(teacher)


def test_what_was_written_on_the_pages_is_covered_until_both_are_done(teacher, handed_in):
    window, name = teacher.window, NAMES[1]
    path = handed_in / HANDED_IN.format(name)
    path.write_bytes(in_pdfium(path.read_bytes(), write_on_second_page))
    mode = open_class(teacher, handed_in)

    def go_there() -> None:
        """Choose the plan in the list, whatever it is called there, and its second page."""
        mode.list.step(-len(NAMES))
        while mode.list.current().row.student != name:
            mode.list.step(1)
        settle(teacher)
        window.commands["next-page"].trigger()

    def is_seen() -> bool:
        paper = mode.findChild(Paper)
        teacher.until(lambda: paper.accessibleName().startswith("Page 2") and paper._image)
        image = paper._image
        there = image.pixelColor(round(image.width() * 0.5), round(image.height() * 0.5))
        return there.blue() < 100 < there.red()

    go_there()
    assert is_seen()
    assert "Vague" in everything_shown(mode)
    teacher.menu_entry("moderate")
    go_there()
    assert not is_seen()
    mark_all(teacher, mode, FIRST, "Say when.")
    teacher.menu_entry("other-marker")
    mark_all(teacher, mode, SECOND, "Name one source.")
    go_there()
    assert not is_seen()
    assert "Vague" not in everything_shown(mode)
    teacher.click(teacher.button("Compare this plan", mode))
    teacher.until(is_seen)
    teacher.until(lambda: "Vague" in everything_shown(mode))
    teacher.menu_entry("moderate")
    assert is_seen()


def write_on_second_page(document) -> None:
    """Highlight the middle of the second page of a file, as whoever marked before did."""
    with closing(document[1]) as page:
        width, height = page.get_size()
        frame = (0.4 * width, 0.4 * height, 0.6 * width, 0.6 * height)
        comment_in_pdfium(page, "Vague", kind=raw.FPDF_ANNOT_SQUARE, frame=frame)
        drawn = raw.FPDFPage_GetAnnot(page, raw.FPDFPage_GetAnnotCount(page) - 1)
        kind = raw.FPDFANNOT_COLORTYPE_InteriorColor
        assert raw.FPDFAnnot_SetColor(drawn, kind, 250, 180, 0, 255)
        raw.FPDFPage_CloseAnnot(drawn)


def one_less(path: Path) -> None:
    """Make of a file what another marker wrote who gives everybody one mark less."""
    data = json.loads(path.read_text())
    for review in data["reviews"]:
        review.update(mark=review["mark"] - 1, target="Covered words")
    path.write_text(json.dumps({**data, "name": "JO"}))
