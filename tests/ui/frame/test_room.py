# SPDX-License-Identifier: MIT
"""What stands around the modes where there is little room, or less than before."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from tests.ui.frame.test_frame import a_tab, actions, window  # noqa: F401 – fixtures
from workbench.ui.frame.drawers import Drawers
from workbench.ui.frame.source_strip import SourceStrip
from workbench.ui.frame.toast import MIDDLE, Toast
from workbench.ui.frame.top_bar import TopBar
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.parts import ElidedLabel, button, scrolling


@pytest.fixture
def strip(look, actions, window):  # noqa: F811
    made = SourceStrip(look, actions, window)
    made.resize(1200, 60)
    made.show()
    made.show_tabs([a_tab(label) for label in "ABCDEFG"], "source-G")
    return made


def seen_in(strip, label):
    tab = next(x for x in strip._tabs if x.accessibleName().startswith(f"Source {label}"))
    view = strip._area.viewport()
    return QRect(view.mapTo(strip, QPoint()), view.size()).contains(
        QRect(tab.mapTo(strip, QPoint()), tab.size())
    )


def test_the_tab_of_the_source_stays_in_view_when_the_strip_gets_narrower(qtbot, strip):
    strip.resize(500, 60)
    qtbot.waitUntil(lambda: seen_in(strip, "G"))
    assert not seen_in(strip, "A")


def test_a_press_on_the_count_goes_on_to_the_sources_it_counts(qtbot, strip):
    strip.show_tabs([a_tab(label) for label in "ABCDEFG"], "source-A")
    strip.resize(500, 60)
    qtbot.waitUntil(strip._more.isVisible)
    hidden = sum(not seen_in(strip, label) for label in "ABCDEFG")
    assert strip._more.text() == f"+{hidden}"
    assert strip._more.accessibleName() == f"{hidden} more sources"
    before = strip._more.text()
    strip._more.click()
    qtbot.waitUntil(lambda: strip._more.text() != before)


def test_a_question_that_has_room_is_not_cut(qtbot, look, actions, window):  # noqa: F811
    bar = TopBar(look, actions, window)
    bar.resize(1200, 56)
    question = "How useful is Source A about the strike?"
    bar.show_question(question)
    bar.show()
    shown = next(x for x in bar.findChildren(ElidedLabel) if x.text() == question)
    qtbot.waitUntil(lambda: shown.width() > 200)
    metrics = QFontMetrics(look.font(Style.ENQUIRY))
    assert shown.width() >= metrics.horizontalAdvance(question)


def test_a_low_window_has_a_lower_top_bar(look, actions, window):  # noqa: F811
    bar = TopBar(look, actions, window)
    usual = bar.height()
    bar.be_flat(True)
    assert bar.height() == usual - 8
    bar.be_flat(False)
    assert bar.height() == usual


def test_a_message_is_shown_whole_every_time_beside_the_first_pane(look, window):  # noqa: F811
    middle = QWidget(window)
    middle.setObjectName(MIDDLE)
    middle.setGeometry(264, 0, 600, 700)
    middle.show()
    toast = Toast(look, window)
    for text in ("Kept", "Mark B2 removed, and everything that was written about it"):
        toast.say(text, ("Undo", lambda: None))
        words = toast.findChild(QLabel)
        assert words.width() >= words.sizeHint().width()
        assert toast.x() == 264 + 16
    assert window.rect().contains(toast.geometry())


def test_a_drawer_takes_all_the_room_where_it_covers_the_mode(qtbot, look, window):  # noqa: F811
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    drawers = Drawers(look)
    layout.addWidget(drawers)
    drawers.add("help", QLineEdit)
    drawers.open_drawer("help")
    qtbot.waitUntil(lambda: drawers.width() == drawers.wanted_width)
    drawers.cover(covers=True)
    qtbot.waitUntil(lambda: drawers.width() == window.width())
    drawers.cover(covers=False)
    qtbot.waitUntil(lambda: drawers.width() == drawers.wanted_width)


class TestFocusRing:
    @pytest.fixture
    def area(self, look, window):  # noqa: F811
        content = QWidget()
        content.setFixedHeight(1000)
        made = scrolling(content)
        made.setParent(window)
        made.setGeometry(50, 50, 300, 200)
        made.show()
        window.activateWindow()
        return made

    @pytest.fixture
    def field(self, qtbot, area):
        made = QLineEdit(area.widget())
        made.setGeometry(20, 20, 200, 30)
        made.show()
        qtbot.waitUntil(made.isVisible)
        return made

    @pytest.fixture
    def ring(self, qtbot, look, window, field):  # noqa: F811
        qtbot.waitUntil(window.isActiveWindow)
        # A window that becomes active gives the focus to what can take it.
        field.clearFocus()
        made = FocusRing(look, window)
        field.setFocus()
        qtbot.waitUntil(made.isVisible)
        return made

    def test_it_goes_along_when_what_holds_the_focus_moves(self, ring, area):
        before = ring.geometry()
        area.move(150, 80)
        assert ring.geometry() == before.translated(100, 30)

    def test_it_never_leaves_what_is_scrolled(self, ring, area):
        area.verticalScrollBar().setValue(40)
        assert area.geometry().adjusted(-4, -4, 4, 4).contains(ring.geometry())
        area.verticalScrollBar().setValue(400)
        assert not ring.isVisible()


def test_words_stand_away_from_the_icon_of_their_button(look):
    alone, beside = button(look, icon="plus"), button(look, "New point", icon="plus")
    assert beside.iconSize().width() == alone.iconSize().width() + 4
    beside.setText("")
    assert beside.iconSize() == alone.iconSize()
