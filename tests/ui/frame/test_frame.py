# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.annotations import Completeness
from workbench.services import catalogues
from workbench.ui.actions import Actions
from workbench.ui.frame.drawers import Drawers
from workbench.ui.frame.lens_bar import LensBar
from workbench.ui.frame.rail import HELPERS, MODES, Rail
from workbench.ui.frame.source_strip import SourceStrip, Tab
from workbench.ui.frame.toast import UNDO, Toast
from workbench.ui.frame.top_bar import KEEPING, KEPT, TopBar
from workbench.ui.widgets.focus_ring import FocusRing

NOPR = catalogues.framework()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1200, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def actions(look, window):
    return Actions(look, window)


def a_tab(label, state=Completeness.NOTHING_YET):
    cells = tuple((letter, state) for letter in NOPR.letters)
    return Tab(f"source-{label}", label, f"Somebody {label}, 1955", cells)


class TestRail:
    def test_pressing_a_mode_asks_for_it_and_leaves_the_choice_to_the_window(
        self, qtbot, look, actions, window
    ):
        rail = Rail(look, actions, window)
        rail.show_current("read", {})
        plan = next(x for x in rail.findChildren(QWidget) if x.accessibleName() == "Plan")
        with qtbot.waitSignal(actions["plan"].triggered):
            qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
        assert not plan.isChecked()

    def test_every_button_has_a_name(self, look, actions, window):
        rail = Rail(look, actions, window)
        named = [x.accessibleName() for x in rail.findChildren(QWidget) if x.accessibleName()]
        assert len(named) == len(MODES) + len(HELPERS)

    def test_without_names_it_takes_less_room(self, look, actions, window):
        rail = Rail(look, actions, window)
        wide = rail.width()
        rail.be_narrow(is_narrow=True)
        assert rail.width() < wide


class TestTopBar:
    @pytest.fixture
    def bar(self, look, actions, window):
        made = TopBar(look, actions, window)
        made.resize(1200, 56)
        made.show()
        return made

    def test_what_is_not_kept_yet_is_never_called_kept_and_a_slow_save_is_mentioned(
        self, qtbot, bar
    ):
        bar.show_keeping(is_busy=True)
        assert bar.state() == ""
        qtbot.waitUntil(lambda: bar.state() == KEEPING)
        bar.show_keeping(is_busy=False)
        assert bar.state() == KEPT

    def test_what_is_not_saved_is_said_until_it_is(self, bar):
        bar.show_fault("The disk is full.")
        assert bar.state() == "Not saved – The disk is full."
        bar.show_keeping(is_busy=False)
        assert bar.state() == "Not saved – The disk is full."
        bar.show_fault(None)
        assert bar.state() == KEPT

    def test_without_a_question_it_offers_to_choose_one(self, qtbot, bar):
        bar.show_question(None)
        ask = next(
            x for x in bar.findChildren(QWidget) if x.accessibleName() == "Choose a question"
        )
        assert ask.isVisible()
        with qtbot.waitSignal(bar.enquiries_wanted):
            qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
        bar.show_question("How far …?")
        assert not ask.isVisible()


class TestSourceStrip:
    @pytest.fixture
    def strip(self, look, actions, window):
        made = SourceStrip(look, actions, window)
        made.resize(1200, 60)
        made.show()
        return made

    def test_a_tab_says_everything_in_words(self):
        assert a_tab("E").spoken() == (
            "Source E, Somebody E, 1955. Nature nothing yet, Origin nothing yet, "
            "Purpose nothing yet, Reliability nothing yet."
        )

    def test_a_later_view_is_called_as_its_page_calls_it(self):
        tab = Tab("g", "G", "School textbook, 1990s", (), "Interpretation G")
        assert tab.spoken().startswith("Interpretation G, School textbook, 1990s.")

    def test_a_click_asks_for_the_source(self, qtbot, strip):
        strip.show_tabs([a_tab("A"), a_tab("B")], "source-A")
        second = [
            x for x in strip.findChildren(QWidget) if x.accessibleName().startswith("Source B")
        ]
        with qtbot.waitSignal(strip.source_chosen) as asked:
            qtbot.mouseClick(second[0], Qt.MouseButton.LeftButton)
        assert asked.args == ["source-B"]

    def test_enter_on_a_tab_asks_for_the_source(self, qtbot, strip):
        strip.show_tabs([a_tab("A"), a_tab("B")], "source-A")
        second = next(x for x in strip.findChildren(QWidget) if "Source B" in x.accessibleName())
        with qtbot.waitSignal(strip.source_chosen) as asked:
            qtbot.keyClick(second, Qt.Key.Key_Return)
        assert asked.args == ["source-B"]

    def test_tabs_go_when_their_sources_go(self, qtbot, strip):
        strip.show_tabs([a_tab("A"), a_tab("B"), a_tab("C")], "source-A")
        strip.show_tabs([a_tab("B")], "source-B")

        def named():
            return [x for x in strip.findChildren(QWidget) if "Somebody" in x.accessibleName()]

        qtbot.waitUntil(lambda: len(named()) == 1)

    def test_more_tabs_than_there_is_room_for_are_counted(self, qtbot, strip):
        labels = "ABCDEFGHIJKLMNOP"
        strip.show_tabs([a_tab(label) for label in labels], "source-A")
        qtbot.waitUntil(lambda: strip._more.text().startswith("+"))
        edge = strip._area.viewport().width()
        cut = [tab for tab in strip._tabs if tab.geometry().left() < edge <= tab.geometry().right()]
        assert all(
            tab.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) for tab in cut
        )
        assert not strip._tabs[0].testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        strip.show_tabs([a_tab(label) for label in labels], "source-P")
        qtbot.waitUntil(lambda: strip._more.text() == "")


class TestLensBar:
    def test_it_offers_each_letter_by_name_and_line(self, qtbot, look, window):
        bar = LensBar(look, window)
        bar.show_framework(NOPR)
        names = [x.accessibleName() for x in bar.findChildren(QWidget) if x.accessibleName()]
        assert "Reliability, double line" in names
        first = next(x for x in bar.findChildren(QWidget) if "Nature" in x.accessibleName())
        with qtbot.waitSignal(bar.letter_pressed) as pressed:
            qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
        assert pressed.args[0].letter == "N"


class TestToast:
    def test_its_offer_is_done_once_and_it_goes(self, qtbot, look, window):
        done = []
        toast = Toast(look, window)
        toast.say("Mark E7 removed", ("Undo", lambda: done.append("undo")))
        assert toast.isVisible()
        offer = next(x for x in toast.findChildren(QWidget) if x.accessibleName() == "Undo")
        qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
        assert done == ["undo"]
        assert not toast.isVisible()

    def test_the_key_of_undo_stands_beside_it(self, qtbot, look, window):
        toast = Toast(look, window, undo_key=lambda: "Ctrl+Z")

        def shown():
            return [x.text() for x in toast.findChildren(QLabel) if x.isVisible()]

        toast.say("Mark E7 removed", (UNDO, lambda: None))
        assert shown() == ["Mark E7 removed", "Ctrl+Z"]
        toast.say("Written", ("Open", lambda: None))
        assert shown() == ["Written"]

    def test_what_follows_another_message_has_room_for_its_words_at_once(self, look, window):
        toast = Toast(look, window)
        toast.say("Kept")
        toast.say("Brought in: The cotton famine, 7 sources", (UNDO, lambda: None))
        words = next(x for x in toast.findChildren(QLabel) if x.text().startswith("Brought in"))
        assert words.width() >= words.sizeHint().width()

    def test_it_never_takes_the_focus(self, qtbot, look, window):
        field = QLineEdit(window)
        field.show()
        field.setFocus()
        Toast(look, window).say("Kept")
        assert window.focusWidget() is field


class TestDrawers:
    def test_one_is_open_at_a_time_and_the_focus_goes_back(self, qtbot, look, window):
        layout = QVBoxLayout(window)
        field, drawers = QLineEdit(), Drawers(look)
        layout.addWidget(field)
        layout.addWidget(drawers)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and field.isVisible())
        field.setFocus()
        drawers.add("help", QLineEdit)
        drawers.add("comfort", QLineEdit)
        drawers.toggle("help")
        drawers.toggle("comfort")
        assert drawers.opened == "comfort"
        drawers.toggle("comfort")
        assert drawers.opened == ""
        assert not drawers.isVisible()
        assert field.hasFocus()


class TestFocusRing:
    def test_it_surrounds_what_has_the_focus(self, qtbot, look, window):
        field = QLineEdit(window)
        field.setGeometry(100, 100, 200, 30)
        ring = FocusRing(look, window)
        field.show()
        window.activateWindow()
        qtbot.waitActive(window)
        field.setFocus()
        qtbot.waitUntil(ring.isVisible)
        assert ring.geometry().contains(field.geometry())
        field.move(300, 300)
        assert ring.geometry().contains(field.geometry())
        field.hide()
        qtbot.waitUntil(lambda: not ring.isVisible())
