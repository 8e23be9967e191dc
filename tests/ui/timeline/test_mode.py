# SPDX-License-Identifier: MIT
"""The timeline by itself: keys, mouse, what stands beside it, and little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.domain.timeline.packs import a_page, dated, told
from tests.factories import a_pack
from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.comfort import Comfort, ThemeChoice
from workbench.domain.timeline.composing import compose
from workbench.domain.timeline.items import Timeline, timeline_of
from workbench.ui.timeline import picture_view
from workbench.ui.timeline.ink import paper_ink
from workbench.ui.timeline.mode import TimelineMode
from workbench.ui.timeline.saving import picture_for_file, png_of, svg_of

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def mode(qtbot, look):
    made = TimelineMode(look)
    qtbot.addWidget(made)
    # In the window it gets what there is.
    made.setMinimumSize(1, 1)
    made.resize(1280, 600)
    made.show_timeline(timeline_of(a_page()), "canals")
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def called(mode):
    return mode.chosen.called or mode.chosen.name if mode.chosen else None


def spoken(items):
    return [row.spoken for row in items.lines.rows]


def label_of(mode, name):
    item = next(each for each in mode.list.lines.rows if name in each.spoken).item
    return mode.picture.place_of(item).center().toPoint()


def test_the_list_has_everything_in_the_order_of_time(mode):
    assert spoken(mode.list)[:3] == [
        "1759. Event: Parliament allows the Duke of Bridgewater a canal",
        "17 July 1761. Event: The first boats cross the aqueduct at Barton",
        "1766. Source A, Maker A",
    ]
    assert spoken(mode.list)[-3:] == [
        "No date, or no year",
        "no date given. Source C, Maker C",
        "17 July, year not given. Event: A day without a year",
    ]


@pytest.mark.parametrize("place", ["list", "picture"])
def test_arrows_step_through_time_in_list_and_picture_alike(mode, place):
    widget = getattr(mode, place)
    widget.setFocus()
    mode.choose(a_page_items(mode)[0])
    press(widget, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert called(mode) == "The first boats cross the aqueduct at Barton"
    press(widget, Qt.Key.Key_End)
    assert called(mode) == "A day without a year"
    press(widget, Qt.Key.Key_Right, Qt.Key.Key_Home)
    assert called(mode) == "Parliament allows the Duke of Bridgewater a canal"
    press(widget, Qt.Key.Key_Left)
    assert called(mode) == "Parliament allows the Duke of Bridgewater a canal"
    chosen = mode.list.lines.rows[mode.list.currentIndex().row()].item
    assert chosen is mode.chosen
    assert mode.chosen.spoken in mode.picture.accessibleName()


def test_plus_and_minus_zoom_and_what_is_chosen_stays_in_sight(mode):
    mode.choose_key(mode.list.lines.rows[5].item.key)
    whole = mode.picture.view
    press(mode.list, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert mode.picture.view.length == pytest.approx(whole.length / 1.5**2)
    shown = mode._years.text()
    assert "before" in shown
    assert mode.picture.picture.placard_of(mode.chosen.key) is not None
    press(mode.list, Qt.Key.Key_Minus)
    assert mode.picture.view.length == pytest.approx(whole.length / 1.5)
    press(mode.list, Qt.Key.Key_0)
    assert mode.picture.view == whole
    assert not mode._farther.isEnabled()


def test_the_wheel_zooms_at_the_pointer(mode):
    picture = mode.picture
    day = picture._day_at(picture.picture.scale[0] + 200)
    at = QPointF(picture.picture.scale[0] + 200, 50)
    event = QWheelEvent(
        at,
        QPointF(picture.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, event)
    assert picture.view.length < picture.axis.whole.length
    assert picture._day_at(at.x()) == pytest.approx(day)


def test_dragging_moves_along_and_chooses_nothing(mode):
    mode.zoom(1)
    mode.zoom(1)
    start = mode.picture.view.start
    QTest.mousePress(mode.picture, LEFT, NONE, QPoint(400, 20))
    QTest.mouseMove(mode.picture, QPoint(360, 20))
    QTest.mouseMove(mode.picture, QPoint(300, 20))
    QTest.mouseRelease(mode.picture, LEFT, NONE, QPoint(300, 20))
    assert mode.picture.view.start > start
    assert mode.chosen is None


def test_a_press_chooses_and_two_open(qtbot, mode):
    QTest.mouseClick(mode.picture, LEFT, NONE, label_of(mode, "Source A"))
    assert called(mode) == "Source A"
    assert mode.list.hasFocus()
    with qtbot.waitSignal(mode.open_wanted) as opened:
        QTest.mouseDClick(mode.picture, LEFT, NONE, label_of(mode, "Brindley"))
    assert opened.args[0].name == "Brindley dies"
    with qtbot.waitSignal(mode.open_wanted) as opened:
        press(mode.list, Qt.Key.Key_Return)
    assert opened.args[0].called == "Source A"
    with qtbot.waitSignal(mode.closed):
        press(mode.list, Qt.Key.Key_Escape)


def test_beside_it_stands_what_the_maker_could_know(mode):
    mode.choose_key("source:" + next(x.id for x in a_page_items(mode) if x.called == "Source B"))
    assert spoken(mode.pane.known) == [
        "Its maker could know about",
        "Brindley dies, 1772. could know",
        "Source A, Maker A, 1766. could know",
        "The first boats cross the aqueduct at Barton, 13 years before. could know",
        "Parliament allows the Duke of Bridgewater a canal, 1759. could know",
        "This was going on, its end not known",
        "The Trent and Mersey Canal is dug, 1766 to 1777. was going on",
        "Its maker could not know about",
        "Source D, Maker D, 1968. could not know",
    ]
    assert mode.pane.open.text() == "Open Source B"
    press(mode.pane.known, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert called(mode) == "Brindley dies"
    assert mode.pane.open.text() == "Open in Background"


def test_home_and_end_reach_the_first_and_the_last_line_below_its_heading(mode):
    mode.choose_key("source:" + next(x.id for x in a_page_items(mode) if x.called == "Source B"))
    known = mode.pane.known
    press(known, Qt.Key.Key_End)
    assert known.lines.rows[known.currentIndex().row()].item.called == "Source D"
    press(known, Qt.Key.Key_Home)
    assert known.lines.rows[known.currentIndex().row()].item.name == "Brindley dies"
    assert known.selectedIndexes() == [known.currentIndex()]


def test_home_goes_to_what_has_no_date_where_nothing_has_one(mode):
    mode.show_timeline(Timeline(undated=timeline_of(a_page()).undated), "undated")
    press(mode.list, Qt.Key.Key_End)
    assert called(mode) == "A day without a year"
    press(mode.list, Qt.Key.Key_Home)
    assert called(mode) == "Source C"


def a_page_items(mode):
    return [row.item for row in mode.list.lines.rows if row.item is not None]


def test_without_a_date_it_says_that_nothing_can_be_told(mode):
    item = next(x for x in a_page_items(mode) if x.called == "Source C")
    mode.choose(item)
    assert mode.pane._message.text() == (
        "Without a year, we cannot tell what its maker could know."
    )
    assert not mode.pane.known.isVisible()


def test_two_dates_are_asked_about_and_lead_to_where_one_answers(qtbot, mode):
    pack = a_pack(background=told(("1953", "Beria was executed"), ("1956", "Executing Beria")))
    mode.show_timeline(timeline_of(pack), "another")
    mode.step(1)
    assert mode.pane._question.isVisible()
    assert mode.pane._asked.text() == (
        "Two dates for this: 1953, and ‘Executing Beria’ (1956). Which do you trust?"
    )
    with qtbot.waitSignal(mode.open_wanted) as opened:
        mode.pane._answer.click()
    assert opened.args[0].name == "Beria was executed"


def test_a_timeline_is_put_together_once_when_it_is_shown(mode, monkeypatch):
    made = []

    def counting(*args, **kwargs):
        made.append(kwargs["room"])
        return compose(*args, **kwargs)

    monkeypatch.setattr(picture_view, "compose", counting)
    mode.show_timeline(Timeline(), "an empty one")
    QApplication.processEvents()
    made.clear()
    timeline = timeline_of(a_page())
    mode.show_timeline(timeline, "another")
    QApplication.processEvents()
    assert len(made) == 1
    mode.choose(a_page_items(mode)[2])
    QApplication.processEvents()
    assert len(made) == 2
    mode.choose(a_page_items(mode)[2])
    mode.show_timeline(timeline, "another")
    QApplication.processEvents()
    assert len(made) == 2


def test_what_is_chosen_and_shown_stays_while_the_pack_changes(mode):
    mode.choose(a_page_items(mode)[2])
    mode.zoom(1)
    view, key = mode.picture.view, mode.chosen.key
    timeline = timeline_of(a_page())
    again = Timeline(tuple(mode._timeline.dated), (*timeline.undated, timeline.undated[0]))
    mode.show_timeline(again, "canals")
    assert (mode.picture.view, mode.chosen.key) == (view, key)
    mode.show_timeline(timeline, "other canals")
    assert mode.chosen is None
    assert mode.picture.view == mode.picture.axis.whole


def test_with_little_room_picture_or_list_stands_alone_and_keeps_the_keys(mode):
    mode.list.setFocus()
    mode.resize(800, 380)
    QApplication.processEvents()
    assert mode.picture.isVisible()
    assert not mode.list.isVisible()
    assert mode.picture.hasFocus()
    assert faults_of_text(mode) == []
    mode.turned.click()
    assert mode.list.isVisible()
    assert not mode.picture.isVisible()
    # The list stands beside what is chosen: below one another they do not fit.
    QApplication.processEvents()
    assert mode.pane.x() >= mode.list.width()
    assert faults_of_text(mode) == []


def test_f6_goes_from_picture_to_list_to_what_is_chosen(mode):
    mode.choose(a_page_items(mode)[2])
    mode.picture.setFocus()
    order = []
    for _ in range(3):
        mode.next_pane()
        order.append(mode.focusWidget())
    assert order == [mode.list, mode.pane.known, mode.picture]
    mode.previous_pane()
    assert mode.focusWidget() is mode.pane.known


def test_without_any_date_it_says_where_dates_come_from(mode):
    mode.show_timeline(timeline_of(a_pack(dated("A", None))), "dateless")
    assert mode._empty.isVisible()
    assert not mode.picture.isVisible()
    assert not mode._save.isEnabled()
    assert spoken(mode.list) == ["No date, or no year", "no date given. Source A, Maker A"]


@pytest.mark.parametrize("theme", [ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_everything_is_named_plain_and_drawn_in_every_light(mode, look, theme):
    look.choose(Comfort(theme=theme, motion=False, size=40))
    QApplication.processEvents()
    for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
        assert faults(mode) == []
    drawn = mode.picture.grab().toImage()
    page = look.colour("page")
    assert drawn.pixelColor(2, 2) == page
    assert len({drawn.pixel(x, y) for x in range(0, 900, 7) for y in range(0, 300, 7)}) > 3


def test_the_chosen_one_is_told_by_weight_and_not_by_colour(mode):
    mode.choose(a_page_items(mode)[2])
    before = mode.picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    mode.choose(a_page_items(mode)[5])
    after = mode.picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    assert before != after


def test_a_file_has_all_labels_in_the_light_of_paper(look):
    look.choose(Comfort(theme=ThemeChoice.DARK, motion=False))
    timeline, ink = timeline_of(a_page()), paper_ink()
    picture = picture_for_file(timeline, None, ink)
    assert picture.unnamed == ()
    image = QImage.fromData(png_of(picture, ink))
    assert (image.width(), image.height()) == (
        round(2 * picture.width),
        round(2 * picture.height),
    )
    assert image.pixelColor(1, 1).name() == "#ffffff"
    drawing = svg_of(picture, ink, "Canals & <locks>").decode()
    assert "Brindley dies" in drawing
    assert "Canals &amp; &lt;locks&gt;" in drawing
