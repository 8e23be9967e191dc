# SPDX-License-Identifier: MIT
"""Parts of a picture in the real window: by keys with a screen reader, by mouse, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.factories import BODY, a_pack, a_source
from tests.journeys.windows import Student, one_window
from tests.ui.accessible import Heard, faults_of_tree, faults_of_widgets
from tests.ui.controllers.windows_on import a_library
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.regions import Shape, Spot
from workbench.domain.sources import Picture
from workbench.domain.text import Span
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.ui.controllers.comparing import ComparingController
from workbench.ui.main_window import MainWindow
from workbench.ui.reading.marked_picture import MarkedPicture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT = "A man swings a pickaxe at a snowman"


def a_drawing() -> bytes:
    """A picture of 320 by 200 pixels with a dark ball in it."""
    image = Image.new("RGB", (320, 200), (240, 230, 210))
    ImageDraw.Draw(image).ellipse((40, 40, 120, 120), fill=(40, 40, 60))
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


@pytest.fixture(scope="module")
def window(
    qapp: QApplication, fonts: None, tmp_path_factory: pytest.TempPathFactory
) -> Generator[MainWindow]:
    """A window on a library with pictures, as somebody with a screen reader has it.

    It is shared: each test has sources of its own, from D to K; F and K have words as well.
    """
    folder = tmp_path_factory.mktemp("pictures")
    drawing = a_drawing()
    picture = Picture(hashlib.sha256(drawing).hexdigest() + ".png", ALT)
    sources = [
        a_source(label, order=n, body=BODY if label in "FK" else None, picture=picture)
        for n, label in enumerate("DEFGHIJK", 1)
    ]
    with open_library(folder / "library") as library:
        library.media.keep(drawing, name=picture.file)
        ImportingService(library).keep(a_pack(*sources)).result()
    QAccessible.setActive(True)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
            patch.setenv(name, str(folder / "cache"))
        with one_window(folder / "library") as made:
            made.show_mode("read")
            Student(made).until(lambda: made.wiring.read.page.picture.canvas.has_picture)
            yield made
    QAccessible.setActive(False)


@pytest.fixture
def student(window: MainWindow) -> Student:
    return Student(window)


@pytest.fixture
def canvas(window: MainWindow) -> MarkedPicture:
    return window.wiring.read.page.picture.canvas


def show(window: MainWindow, label: str) -> None:
    """Open a source and put the focus on its picture."""
    assert window.desk.pack is not None
    window.activateWindow()
    window.places.source.emit(window.desk.pack.source_labelled(label).id)
    canvas = window.wiring.read.page.picture.canvas
    Student(window).until(lambda: canvas.has_picture)
    canvas.choose_shape(Shape.RECTANGLE)
    canvas.setFocus()


def drag(canvas: MarkedPicture, start: tuple[float, float], end: tuple[float, float]) -> None:
    one, other = (QPointF(*canvas.space.to_view(Spot(*each))).toPoint() for each in (start, end))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, left, none, one)
    QTest.mouseMove(canvas, (one + other) / 2)
    QTest.mouseMove(canvas, other)
    QTest.mouseRelease(canvas, left, none, other)


def test_the_whole_way_goes_by_keys_and_is_heard(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "D")
    heard = Heard()
    student.press("Ctrl+3")
    assert window.desk.marks_of_source() == ()
    student.press("Ctrl+Shift+A")
    student.press("Right", 2)
    student.press("Ctrl+Down")
    student.press("Ctrl+3")
    assert QApplication.focusWidget().accessibleName() == "What this part shows"
    student.type("Khrushchev, smiling, swings a pickaxe")
    student.press("Escape")
    assert canvas.hasFocus()
    (mark,) = window.desk.marks_of_source()
    assert (mark.short_id, mark.dimension) == ("D1", Dimension.PURPOSE)
    assert mark.feature == "Khrushchev, smiling, swings a pickaxe"
    student.press("F8")
    student.press("F9")
    student.press("Left")
    student.press("Return")
    student.press("Shift+Up")
    student.press("Alt+Shift+Right")
    student.quiet()
    heard.stop()
    for words in (
        "New part: left 25, top 25, 50 wide, 50 high, per cent",
        "left 27, top 25, 50 wide, 50 high",
        "left 27, top 25, 50 wide, 51 high",
        "Purpose, mark D1. What this part shows, edit.",
        "Purpose D1: Khrushchev, smiling, swings a pickaxe",
        "Part D1. Arrows move it",
        "left 26, top 24, 51 wide, 51 high",
    ):
        assert any(words in each for each in heard.texts), (words, heard.texts)
    region = window.desk.marks_of_source()[0].target.region
    assert region is not None
    assert (region.left, region.top) == pytest.approx((0.26, 0.24))
    assert faults_of_tree(window) == []
    assert faults_of_widgets(window) == []


def test_parts_are_drawn_by_mouse_kept_undone_and_there_again(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "E")
    drag(canvas, (0.1, 0.1), (0.5, 0.8))
    bar = window.wiring.read.lens_bar
    student.click(student.button("Nature.*", bar))
    student.type("A ball")
    student.press("Escape")
    student.click(student.button("Draw: ellipse"))
    drag(canvas, (0.6, 0.2), (0.9, 0.9))
    student.press("Ctrl+4")
    student.quiet()
    first, second = window.desk.marks_of_source()
    assert [each.target.part for each in (first, second)] == [SourcePart.PICTURE] * 2
    assert second.target.region is not None
    assert second.target.region.shape is Shape.ELLIPSE
    heading = window.wiring.read.page._heading._facts.text()
    assert "2 marks on the picture" in heading
    cards = window.wiring.read.notes
    assert cards._place(first) == "part of the picture"
    _, cells = window.desk.coverage().rows[1]
    assert [len(cell.annotations) for cell in cells] == [1, 0, 0, 1]
    window.wiring.read.page.take_focus_on_picture()
    student.press("Delete")
    assert len(window.desk.marks_of_source()) == 1
    student.quiet()
    student.press("Ctrl+Z")
    student.until(lambda: len(window.desk.marks_of_source()) == 2)
    student.quiet()
    assert [each.id for each in window.desk.marks_of_source()] == [first.id, second.id]


def test_how_a_picture_is_looked_at_is_remembered_for_its_source(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "G")
    heard = Heard()
    student.press("Alt+PgUp")
    student.press("Ctrl+Shift+R")
    heard.stop()
    assert heard.texts == ["125 per cent", "Turned by 90 degrees"]
    canvas.change_light(0.2, -0.1, is_negative=True)
    seen = canvas.sight
    assert (seen.zoom, seen.turn) == (1.25, 1)
    student.press("Ctrl+PgDown")
    student.until(lambda: window.desk.source.label == "H")
    assert canvas.sight.turn == 0
    student.press("Ctrl+PgUp")
    assert canvas.sight == seen
    student.press("Alt+Home")
    assert canvas.sight.zoom == 1


def test_the_light_is_changed_beside_the_picture_and_escape_closes_it(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "H")
    student.press("Ctrl+Shift+L")
    lights = window.wiring.read.page.picture.tools._lights
    assert lights.isVisible()
    assert faults_of_widgets(lights) == []
    slider = QApplication.focusWidget()
    assert slider.accessibleName() == "Brightness"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert canvas.sight.brightness == pytest.approx(0.05)
    student.click(student.button("As it is", lights))
    assert not canvas.sight.has_light
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert not lights.isVisible()


def test_words_and_picture_of_one_source_are_marked_each(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "F")
    body = window.wiring.read.page.body
    body.select(Span(4, 8))
    window.wiring.read.page.take_focus_on_picture()
    student.press("Ctrl+Shift+A")
    assert body.selection() is None
    student.press("Ctrl+1")
    assert window.desk.marks_of_source()[0].target.part is SourcePart.PICTURE
    student.press("Escape")
    assert canvas.hasFocus()


def test_a_polygon_can_be_chosen_and_drawn_by_keys(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "I")
    student.press("Ctrl+Shift+3")
    assert canvas.shape is Shape.POLYGON
    assert student.button("Draw: polygon").isChecked()
    student.press("Ctrl+Shift+A")
    student.press("Ctrl+2")
    region = window.desk.marks_of_source()[0].target.region
    assert region is not None
    assert len(region.spots) == 4


def test_the_menu_of_a_picture_offers_what_can_be_done_with_it(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "H")
    student.menu_entry("new-part")
    student.press("Ctrl+1")
    student.press("Escape")
    canvas.customContextMenuRequested.emit(canvas.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [each.text().partition("\t")[0] for each in menu.actions()]
    menu.close()
    student.until(lambda: QApplication.activePopupWidget() is None)
    for words in (
        *("Mark as Nature", "Open the note", "Move or size the part", "Remove the mark"),
        *("New part", "Draw ellipses", "Turn the picture", "Light of the picture"),
    ):
        assert words in names
    assert "Select the sentence" not in names


class TestBesideOneAnother:
    """Pictures in Compare: J alone, K with words below it."""

    @pytest.fixture
    def compare(self, window: MainWindow, student: Student) -> Generator[ComparingController]:
        show(window, "J")
        student.until(window.isActiveWindow)
        window.look.choose(replace(window.look.comfort, letters=True))
        student.press("Alt+3")
        compare = window.wiring.comparing
        assert window.desk.pack is not None
        for place, label in enumerate("JK"):
            compare._choose(place, window.desk.pack.source_labelled(label).id)
        student.until(lambda: all(side.page.picture.canvas.has_picture for side in compare._sides))
        compare.mode.pages[0].focus_wanted.emit()
        yield compare
        compare._making.stop()
        for mark in window.desk.marks():
            if window.desk.pack.source(mark.target.source_id).label in "JK":
                window.desk.remove_mark(mark.id)
        student.quiet()
        student.press("Alt+1")

    def test_parts_are_marked_by_keys_linked_and_joined_by_a_line(
        self, window: MainWindow, student: Student, compare: ComparingController
    ) -> None:
        left, right = (side.page.picture.canvas for side in compare._sides)
        assert left.hasFocus()
        student.press("N")
        assert window.toast.text().startswith("Drag over a part of the picture")
        student.press("A")
        student.press("Right", 3)
        student.press("Ctrl+L")
        assert "no mark yet" in compare.mode._guide_words.text()
        student.press("N")
        (one,) = window.desk.marks_of(compare._sides[0].source.id)
        assert one.target.region is not None
        assert left.mark_here() == one
        assert compare.mode._guide_words.text().startswith(f"Link {one.short_id}.")
        student.press("F6")
        assert compare._sides[1].page.body.hasFocus()
        compare._sides[1].page.take_focus_on_picture()
        student.press("Ctrl+Shift+A")
        student.press("Ctrl+2")
        student.press("Ctrl+L")
        assert compare.mode.panel.is_asking
        said = [each.text() for each in compare.mode.panel._quoted]
        assert said == ["Part of the picture"] * 2
        student.press("Return")
        student.press("Escape")
        (link,) = window.wiring.links.links
        (other,) = window.desk.marks_of(compare._sides[1].source.id)
        assert window.wiring.links.ends(link) == (one, other)
        assert right.hasFocus()
        gap = compare.mode.gaps[0]
        student.until(lambda: len(gap.joins) == 1)
        before = gap.joins[0].left
        assert before.way == 0
        left.zoom(4)
        student.until(lambda: gap.joins[0].left.height != before.height)
        left.fit()
        student.quiet()

    def test_what_is_drawn_on_a_marked_part_is_that_mark(
        self, window: MainWindow, student: Student, compare: ComparingController
    ) -> None:
        student.press("Ctrl+Shift+A")
        student.press("Ctrl+1")
        student.press("Ctrl+Shift+A")
        student.press("Ctrl+L")
        (mark,) = window.desk.marks_of(compare._sides[0].source.id)
        assert compare.mode._guide_words.text().startswith(f"Link {mark.short_id}.")

    def test_a_part_is_moved_opened_and_removed(
        self, window: MainWindow, student: Student, compare: ComparingController
    ) -> None:
        side = compare._sides[0]
        drag(side.page.picture.canvas, (0.1, 0.1), (0.4, 0.4))
        student.click(student.button("Origin.*", compare.mode.lens_bar))
        (mark,) = window.desk.marks_of(side.source.id)
        student.press("Shift+Right")
        (moved,) = window.desk.marks_of(side.source.id)
        assert moved.target.region is not None
        assert mark.target.region is not None
        assert moved.target.region.left > mark.target.region.left
        student.press("Return")
        assert window.mode == "read"
        assert window.wiring.read.notes.opened() == mark.id
        student.press("Alt+3")
        student.press("Delete")
        assert window.desk.marks_of(side.source.id) == ()

    def test_keys_and_menu_of_pictures_act_on_the_page_in_use(
        self, window: MainWindow, student: Student, compare: ComparingController
    ) -> None:
        left, right = (side.page.picture.canvas for side in compare._sides)
        compare._sides[1].page.take_focus_on_picture()
        student.press("Alt+PgUp")
        assert (left.sight.zoom, right.sight.zoom) == (1, 1.25)
        student.press("Alt+Home")
        right.customContextMenuRequested.emit(right.rect().center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(x for x in menu.actions() if x.text().startswith("New part")).trigger()
        menu.close()
        student.until(lambda: QApplication.activePopupWidget() is None)
        assert right.selection() is not None
        assert left.selection() is None
        right.clear_selection()

    def test_any_dimension_is_one_key_away_on_a_picture(
        self, window: MainWindow, student: Student, compare: ComparingController
    ) -> None:
        student.press("A")
        student.press("M")
        student.type("ton")
        student.press("Return")
        (mark,) = window.desk.marks_of(compare._sides[0].source.id)
        assert mark.dimension is Dimension.TONE
        assert window.mode == "compare"


def test_a_letter_that_begins_two_tags_names_the_keys_on_a_picture_too(
    window: MainWindow, student: Student, canvas: MarkedPicture
) -> None:
    show(window, "G")
    before = window.desk.framework.id
    window.wiring.frameworks.choose("5ws")
    window.look.choose(replace(window.look.comfort, letters=True))
    student.press("A")
    student.press("W")
    assert window.toast.text().startswith("Press Ctrl+1 for Who")
    assert window.desk.marks_of_source() == ()
    canvas.clear_selection()
    window.wiring.frameworks.choose(before)
    window.look.choose(replace(window.look.comfort, letters=None))


def test_without_a_picture_its_keys_say_so_and_nothing_is_made_for_one(
    look_at: Callable[[Path], Student], tmp_path: Path
) -> None:
    student = look_at(a_library(tmp_path / "library", "First"))
    student.until_open()
    student.until(lambda: student.window.desk.pack is not None)
    student.press("Ctrl+Shift+R")
    assert student.window.toast.text() == "There is no picture here."
    student.press("Alt+3")
    compare = student.window.wiring.comparing
    pages = [student.window.wiring.read.page, *(side.page for side in compare._sides)]
    assert [page.made_picture for page in pages] == [None] * 3
