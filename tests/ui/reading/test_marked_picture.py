# SPDX-License-Identifier: MIT
"""A picture with marks: drawn on by mouse, by keys, and heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.factories import a_mark_on_a_picture
from workbench.domain.comfort import ThemeChoice
from workbench.domain.frameworks import Dimension
from workbench.domain.regions import Shape, Spot, framed
from workbench.ui.look.colours import colours_of
from workbench.ui.look.tokens import Theme
from workbench.ui.reading import picture_parts
from workbench.ui.reading.marked_picture import MarkedPicture

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LARGE = framed(Spot(0.1, 0.1), Spot(0.9, 0.9))
SMALL = framed(Spot(0.4, 0.4), Spot(0.6, 0.6))


@pytest.fixture
def picture(qtbot, look, framework):
    made = MarkedPicture(look)
    qtbot.addWidget(made)
    made.letters_on = True
    made.resize(609, 409)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    made.show_framework(framework)
    made.show_image(image)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def marks(source):
    return [
        a_mark_on_a_picture(source, 1, region=LARGE, dimension=Dimension.PURPOSE, feature="A man."),
        a_mark_on_a_picture(source, 2, region=SMALL, dimension=Dimension.ORIGIN),
    ]


def at(picture, x, y):
    return QPointF(*picture.space.to_view(Spot(x, y))).toPoint()


def drag(picture, start, end):
    one, other = at(picture, *start), at(picture, *end)
    QTest.mousePress(picture, LEFT, NONE, one)
    QTest.mouseMove(picture, (one + other) / 2)
    QTest.mouseMove(picture, other)
    QTest.mouseRelease(picture, LEFT, NONE, other)


def press(picture, *keys):
    for key in keys:
        modifiers, code = key if isinstance(key, tuple) else (NONE, key)
        QTest.keyClick(picture, code, modifiers)


def near(region, *frame):
    found = (region.left, region.top, region.left + region.width, region.top + region.height)
    return found == pytest.approx(frame, abs=0.01)


def test_a_rectangle_is_dragged_and_a_letter_marks_it(qtbot, picture):
    drag(picture, (0.2, 0.3), (0.5, 0.8))
    assert near(picture.selection(), 0.2, 0.3, 0.5, 0.8)
    with qtbot.waitSignal(picture.mark_wanted) as asked:
        press(picture, Qt.Key.Key_N)
    assert asked.args[0].letter == "N"


def test_an_ellipse_is_dragged_and_escape_leaves_it(picture):
    picture.choose_shape(Shape.ELLIPSE)
    drag(picture, (0.5, 0.8), (0.2, 0.3))
    assert picture.selection().shape is Shape.ELLIPSE
    press(picture, Qt.Key.Key_Escape)
    assert picture.selection() is None


@pytest.mark.parametrize("end", ["enter", "first corner", "double click"])
def test_a_polygon_is_made_of_clicks(picture, end):
    picture.choose_shape(Shape.POLYGON)
    corners = ((0.2, 0.2), (0.7, 0.3), (0.5, 0.8), (0.3, 0.9))
    for corner in corners:
        QTest.mouseClick(picture, LEFT, NONE, at(picture, *corner))
    press(picture, Qt.Key.Key_Backspace)
    if end == "enter":
        press(picture, Qt.Key.Key_Return)
    elif end == "first corner":
        QTest.mouseClick(picture, LEFT, NONE, at(picture, 0.2, 0.2) + QPoint(3, 3))
    else:
        QTest.mouseDClick(picture, LEFT, NONE, at(picture, 0.5, 0.8))
    found = [(spot.x, spot.y) for spot in picture.selection().spots]
    assert found == [pytest.approx(each, abs=0.01) for each in corners[:3]]


def test_corners_are_left_with_escape_and_two_make_nothing(picture):
    picture.choose_shape(Shape.POLYGON)
    for corner in ((0.2, 0.2), (0.7, 0.3)):
        QTest.mouseClick(picture, LEFT, NONE, at(picture, *corner))
    press(picture, Qt.Key.Key_Return)
    assert (picture.selection(), len(picture.view.corners)) == (None, 2)
    press(picture, Qt.Key.Key_Escape)
    assert picture.view.corners == ()


def test_a_part_is_drawn_moved_and_sized_by_keys_alone(picture):
    press(picture, Qt.Key.Key_A)
    assert near(picture.selection(), 0.25, 0.25, 0.75, 0.75)
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    alt = Qt.KeyboardModifier.AltModifier
    press(picture, Qt.Key.Key_Right, (shift, Qt.Key.Key_Down))
    assert near(picture.selection(), 0.26, 0.26, 0.76, 0.76)
    press(picture, (ctrl, Qt.Key.Key_Left), (alt | shift, Qt.Key.Key_Up))
    assert near(picture.selection(), 0.26, 0.26, 0.75, 0.75)
    press(picture, Qt.Key.Key_Space, Qt.Key.Key_Space, (ctrl, Qt.Key.Key_Left))
    assert near(picture.selection(), 0.25, 0.26, 0.75, 0.75)
    press(picture, Qt.Key.Key_Delete)
    assert picture.selection() is None


def test_a_polygon_is_drawn_by_keys_alone(picture):
    picture.choose_shape(Shape.POLYGON)
    press(picture, Qt.Key.Key_A)
    QTest.keyClicks(picture, "+")
    assert len(picture.selection().spots) == 5
    before = picture.selection().spots
    press(picture, (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Down))
    assert [one == other for one, other in zip(before, picture.selection().spots, strict=True)] == [
        *(True, False, True, True, True)
    ]
    QTest.keyClicks(picture, "-")
    assert len(picture.selection().spots) == 4


def test_a_letter_made_ready_marks_at_enter(qtbot, picture, framework):
    picture.ready_letter = framework.letters[2]
    press(picture, Qt.Key.Key_A)
    with qtbot.waitSignal(picture.mark_wanted) as asked:
        press(picture, Qt.Key.Key_Return)
    assert asked.args == [framework.letters[2]]


def test_f9_moves_a_mark_and_enter_keeps_it_while_escape_gives_back(qtbot, picture, marks):
    picture.show_marks(marks)
    picture.go_to(marks[1].id)
    picture.change_ends()
    press(picture, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(picture.region_changed):
        press(picture, Qt.Key.Key_Escape)
    picture.change_ends()
    press(picture, Qt.Key.Key_Left, (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Down))
    with qtbot.waitSignal(picture.region_changed) as kept:
        press(picture, Qt.Key.Key_Return)
    mark_id, region = kept.args[0]
    assert mark_id == marks[1].id
    assert near(region, 0.39, 0.4, 0.59, 0.61)


def test_shift_and_arrows_move_the_mark_gone_to_at_once(qtbot, picture, marks):
    picture.show_marks(marks)
    picture.next_mark()
    with qtbot.waitSignal(picture.region_changed) as kept:
        press(picture, (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Up))
    assert near(kept.args[0][1], 0.1, 0.09, 0.9, 0.89)


def test_the_open_part_is_dragged_by_handle_and_border(qtbot, picture, marks):
    picture.show_marks(marks)
    picture.set_active(marks[1].id)
    with qtbot.waitSignal(picture.region_changed) as kept:
        drag(picture, (0.6, 0.6), (0.7, 0.65))
    assert near(kept.args[0][1], 0.4, 0.4, 0.7, 0.65)
    with qtbot.waitSignal(picture.region_changed) as kept:
        drag(picture, (0.45, 0.4), (0.55, 0.5))
    assert near(kept.args[0][1], 0.5, 0.5, 0.7, 0.7)


def test_a_corner_of_the_open_polygon_is_dragged(qtbot, picture, source):
    region = picture_parts.region_steps.amid(picture_parts.region_steps.WHOLE, Shape.POLYGON)
    mark = a_mark_on_a_picture(source, 1, region=region)
    picture.show_marks([mark])
    picture.set_active(mark.id)
    with qtbot.waitSignal(picture.region_changed) as kept:
        drag(picture, (0.75, 0.75), (0.9, 0.8))
    assert kept.args[0][1].spots[2].x == pytest.approx(0.9, abs=0.01)


def test_the_smallest_is_on_top_and_enter_lists_what_else_is_there(qtbot, picture, marks):
    picture.show_marks(marks)
    QTest.mouseClick(picture, LEFT, NONE, at(picture, 0.5, 0.5))
    assert picture.mark_here() == marks[1]
    press(picture, Qt.Key.Key_Return)
    assert picture._list.isVisible()
    assert [(each.name, each.detail) for each in picture._list.lines.rows] == [
        ("A2", "part of the picture"),
        ("A1", "A man."),
    ]
    QTest.keyClick(picture._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(picture.mark_opened) as opened:
        QTest.keyClick(picture._list, Qt.Key.Key_Return)
    assert opened.args == [marks[0].id]


def test_a_click_beside_all_marks_leaves_them(picture, marks):
    picture.show_marks(marks)
    picture.set_active(marks[0].id)
    QTest.mouseClick(picture, LEFT, NONE, at(picture, 0.03, 0.95))
    assert picture.mark_here() is None
    assert picture.view.active is None


def test_a_tag_opens_its_note_and_delete_asks_for_removal(qtbot, picture, marks):
    picture.show_marks(marks)
    plates = picture._painter.plates(picture.space, picture.view)
    with qtbot.waitSignal(picture.mark_opened) as opened:
        QTest.mouseClick(picture, LEFT, NONE, plates[marks[1].id].center().toPoint())
    assert opened.args == [marks[1].id]
    picture.previous_mark()
    with qtbot.waitSignal(picture.mark_removed) as removed:
        press(picture, Qt.Key.Key_Delete)
    assert removed.args == [marks[1].id]


def test_marks_are_walked_from_the_first_to_the_last(picture, marks):
    picture.show_marks(marks)
    assert [picture.next_mark() for _ in range(3)] == [True, True, False]
    assert picture.previous_mark()
    assert picture.mark_here() == marks[0]


def test_tags_never_cover_one_another(picture, source):
    marks = [
        a_mark_on_a_picture(source, n, region=framed(Spot(0.1, 0.1 + n / 99), Spot(0.8, 0.8)))
        for n in range(1, 7)
    ]
    picture.show_marks(marks)
    plates = list(picture._painter.plates(picture.space, picture.view).values())
    assert not any(
        one.intersects(other) for n, one in enumerate(plates) for other in plates[n + 1 :]
    )


def test_the_tag_of_a_small_part_at_the_edge_does_not_cover_it(picture, source):
    mark = a_mark_on_a_picture(source, 1, region=framed(Spot(0.3, 0.01), Spot(0.42, 0.15)))
    picture.show_marks([mark])
    (plate,) = picture._painter.plates(picture.space, picture.view).values()
    assert not plate.contains(QPointF(at(picture, 0.36, 0.08)))
    assert plate.top() > at(picture, 0.3, 0.15).y()


def test_a_new_part_lights_all_of_the_picture_again(picture, marks):
    picture.show_marks(marks)
    picture.set_active(marks[1].id)
    picture.draw_amid()
    assert picture.view.active is None
    assert picture.view.handled == picture.selection()


def test_every_part_has_a_name_where_screen_readers_look(picture, marks):
    picture.show_marks(marks)
    names = {x.accessibleName(): x for x in picture.children() if x.isWidgetType()}
    assert {"Purpose A1: A man", "Origin A2: not described yet"} <= set(names)
    place = names["Origin A2: not described yet"].geometry()
    assert place.topLeft() == at(picture, 0.4, 0.4)
    picture.show_marks(marks[:1])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Origin A2: not described yet" not in {
        x.accessibleName() for x in picture.children() if x.isWidgetType()
    }


def colours(picture):
    image = picture.grab().toImage()
    return lambda x, y: QColor(image.pixel(at(picture, x, y)))


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_outlines_have_the_colours_of_the_light_theme_and_the_rest_is_dimmed(
    picture, look, marks, theme
):
    look.choose(look.comfort.__class__(theme=theme, motion=False))
    picture.show_marks(marks)
    picture.set_active(marks[1].id)
    seen = colours(picture)
    assert seen(0.5, 0.5) == QColor("#808080")
    page = look.colour("page")
    assert seen(0.2, 0.5).red() == pytest.approx((0x80 + page.red()) / 2, abs=2)
    image = picture.grab().toImage()
    there = {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 1)
        for y in range(at(picture, 0.5, 0.4).y() - 2, at(picture, 0.5, 0.4).y() + 3)
    }
    origin = colours_of(Theme.LIGHT).lens(picture.letter_of(Dimension.ORIGIN)).colour
    assert origin.lower() in there


def test_light_changes_the_view_by_its_formula_and_goes_back(picture):
    seen = colours(picture)
    assert seen(0.5, 0.5).red() == 0x80
    for brightness, contrast, negative, wanted in (
        (0.2, 0.0, False, 0x80 + 51),
        (-0.2, 0.0, False, 0x80 - 51),
        (0.0, 0.0, True, 0x7F),
        (0.2, 0.5, False, 0x80 + 51),
        (0.0, -1.0, False, 0x80),
    ):
        picture.change_light(brightness, contrast, is_negative=negative)
        assert colours(picture)(0.5, 0.5).red() == pytest.approx(wanted, abs=3)
    picture.change_light(0, 0, is_negative=False)
    assert colours(picture)(0.5, 0.5).red() == 0x80


def test_it_is_zoomed_panned_and_turned_without_a_mark_moving(qtbot, picture, marks):
    picture.show_marks(marks)
    QTest.keyClicks(picture, "+++")
    assert picture.sight.zoom == pytest.approx(1.25**3)
    before = picture.space.visible()
    press(picture, Qt.Key.Key_Right)
    assert picture.space.visible().left > before.left
    picture.turn()
    assert picture.sight.turn == 1
    QTest.keyClicks(picture, "0")
    assert picture.picture_rect().height() > picture.picture_rect().width()
    assert picture.view.marks == tuple(marks)
    wheel = QWheelEvent(
        QPointF(300, 200),
        QPointF(300, 200),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, wheel)
    assert picture.sight.zoom == pytest.approx(1.25)


def test_without_letters_they_mean_nothing_and_ctrl_still_marks(qtbot, picture):
    picture.letters_on = False
    with qtbot.assertNotEmitted(picture.mark_wanted):
        press(picture, Qt.Key.Key_A, Qt.Key.Key_N)
    assert picture.selection() is None
    assert picture.draw_amid()


def test_without_a_picture_nothing_can_be_drawn(picture):
    picture.show_image(None)
    assert not picture.draw_amid()
    assert not picture.change_ends()
    press(picture, Qt.Key.Key_A)
    drag(picture, (0, 0), (1, 1)) if picture.has_picture else None
    assert picture.selection() is None
