# SPDX-License-Identifier: MIT
"""Background that is written, changed, moved and removed, by key and by menu, where it may be."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from workbench.domain.background import Background, BackgroundKind, Event, GlossaryTerm, Passage
from workbench.ui.background.drawer import BackgroundDrawer
from workbench.ui.background.rows import Tab

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BACKGROUND = Background(
    glossary=(GlossaryTerm("g1", "guardians", "those who gave relief"),),
    facts=(Passage("f1", "Cotton."), Passage("f2", "Coal.")),
    events=(Event("e1", "1862-06", "The mills close."),),
)


@pytest.fixture
def drawer(look, qtbot):
    made = BackgroundDrawer(look)
    qtbot.addWidget(made)
    made.resize(340, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_background(BACKGROUND, can_change=True)
    made.show_tab(Tab.FACTS)
    made.list.setFocus()
    return made


def offered(drawer):
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QApplication.sendEvent(drawer.list, event)
    menu = drawer.list.findChild(QMenu)
    names = [each.text() for each in menu.actions() if each.text()]
    menu.close()
    return names


def typed_by(qtbot, drawer, *presses):
    with qtbot.waitSignal(drawer.editing.entry_typed) as told:
        for key, modifier in presses:
            if isinstance(key, str):
                qtbot.keyClicks(QApplication.focusWidget(), key)
            else:
                qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    return told.args[0]


def test_a_fact_is_changed_by_key(qtbot, drawer):
    drawer.list.choose("f2")
    qtbot.keyClick(drawer.list, KEY.Key_F2)
    assert drawer.editing.form.accessibleName() == "Change a fact"
    QApplication.focusWidget().selectAll()

    typed = typed_by(qtbot, drawer, ("Coke.", None), (KEY.Key_Return, CTRL))

    assert (typed.kind, typed.text, typed.known.id) == (BackgroundKind.FACT, "Coke.", "f2")
    assert drawer.list.hasFocus()
    assert not drawer.editing.form.isVisible()


def test_an_event_shows_its_date_in_words(qtbot, drawer):
    drawer.show_entry("e1")
    qtbot.keyClick(drawer.list, KEY.Key_F2)

    typed = typed_by(qtbot, drawer, (KEY.Key_Return, CTRL))

    assert (typed.heading, typed.text) == ("June 1862", "The mills close.")


def test_a_word_is_written_from_the_menu_of_the_button(qtbot, drawer):
    drawer.editing.button.click()
    menu = drawer.editing.button.findChild(QMenu)
    assert [x.text() for x in menu.actions() if x.text()][:5] == [
        "A paragraph",
        "A card",
        "A word",
        "A fact",
        "An event",
    ]
    next(x for x in menu.actions() if x.text() == "A word").trigger()
    menu.close()

    typed = typed_by(
        qtbot, drawer, ("roll", None), (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("a list", None), (KEY.Key_Return, CTRL),
    )  # fmt: skip

    assert (typed.kind, typed.heading, typed.text) == (
        BackgroundKind.GLOSSARY_TERM, "roll", "a list",
    )  # fmt: skip
    assert typed.known is None


def test_nothing_is_kept_without_words_and_escape_leaves_the_form_alone(qtbot, drawer):
    drawer.editing.form.begin(BackgroundKind.FACT)
    with qtbot.assertNotEmitted(drawer.editing.entry_typed):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return, CTRL)
    with qtbot.assertNotEmitted(drawer.closed):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert not drawer.editing.form.isVisible()
    assert drawer.list.hasFocus()


def test_lines_are_moved_and_removed_by_key(qtbot, drawer):
    drawer.list.choose("f2")
    with qtbot.waitSignal(drawer.editing.move_wanted) as moved:
        qtbot.keyClick(drawer.list, KEY.Key_Up, ALT)
    with qtbot.waitSignal(drawer.editing.removal_wanted) as removed:
        qtbot.keyClick(drawer.list, KEY.Key_Delete)
    assert moved.args == ["f2", -1, False]
    assert removed.args == ["f2", False]


def test_somebody_elses_background_is_only_read(qtbot, drawer):
    drawer.show_background(BACKGROUND, can_change=False)
    drawer.list.choose("f2")

    with qtbot.assertNotEmitted(drawer.editing.removal_wanted):
        qtbot.keyClick(drawer.list, KEY.Key_Delete)
    qtbot.keyClick(drawer.list, KEY.Key_F2)

    assert not drawer.editing.form.isVisible()
    assert not drawer.editing.button.isVisible()
    assert offered(drawer) == ["To the plan", "Copy"]


def test_the_menu_of_a_line_names_all_of_it_with_keys(drawer):
    drawer.list.choose("f1")
    assert offered(drawer) == [
        "To the plan",
        "Copy",
        "Change this",
        "Move up",
        "Move down",
        "Remove this",
    ]
