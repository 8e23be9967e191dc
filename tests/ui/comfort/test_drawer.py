# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton, QSlider

from workbench.domain.comfort import Comfort, ReadingFace, ThemeChoice
from workbench.ui.comfort.drawer import ComfortDrawer
from workbench.ui.comfort.sample import Sample
from workbench.ui.look.tokens import Theme, tokens

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def drawer(qtbot, look):
    made = ComfortDrawer(look)
    qtbot.addWidget(made)
    made.resize(340, 712)
    made.show()
    return made


def named(drawer, kind, name):
    (found,) = (
        each
        for each in drawer.findChildren(kind)
        if each.accessibleName() == name or getattr(each, "text", str)() == name
    )
    return found


def test_a_preset_holds_at_once(qtbot, look, drawer):
    with qtbot.waitSignal(drawer.comfort_changed) as changed:
        named(drawer, QPushButton, "Extra clear").click()
    assert changed.args == [look.comfort]
    assert (look.comfort.face, look.comfort.size, look.comfort.ruler) == (
        ReadingFace.ATKINSON,
        22,
        True,
    )
    assert look.comfort.theme is ThemeChoice.LIGHT
    assert named(drawer, QPushButton, "Extra clear").isChecked()
    assert named(drawer, QSlider, "Size of the words").value() == 22
    assert named(drawer, QCheckBox, "Reading ruler").isChecked()


def test_a_slider_is_followed_by_the_sample_at_once_and_by_the_window_when_it_rests(
    qtbot, look, drawer
):
    sample = drawer.findChild(Sample)
    before = sample.heightForWidth(300)
    slider = named(drawer, QSlider, "Size of the words")
    slider.setFocus()
    with qtbot.waitSignal(drawer.comfort_changed) as changed:
        for _ in range(4):
            qtbot.keyClick(slider, Qt.Key.Key_Right)
        assert sample.heightForWidth(300) != before
        assert look.comfort.size == 18
    assert changed.args[0].size == look.comfort.size == 22


@pytest.mark.parametrize(
    ("name", "member", "value"),
    [
        ("Space from line to line", "line", 2.6),
        ("Space between letters", "letter_space", 0.2),
        ("Space between words", "word_space", 0.6),
        ("Size of the words", "size", 40),
    ],
)
def test_each_measure_goes_to_its_end(qtbot, look, drawer, name, member, value):
    slider = named(drawer, QSlider, name)
    with qtbot.waitSignal(drawer.comfort_changed):
        qtbot.keyClick(slider, Qt.Key.Key_End)
    assert getattr(look.comfort, member) == value
    assert slider.accessibleDescription()


def test_what_a_slider_was_moved_to_is_not_lost_by_another_choice(qtbot, look, drawer):
    qtbot.keyClick(named(drawer, QSlider, "Size of the words"), Qt.Key.Key_Right)
    named(drawer, QPushButton, "Atkinson").click()
    assert (look.comfort.size, look.comfort.face) == (19, ReadingFace.ATKINSON)


@pytest.mark.parametrize(
    ("kind", "name", "changes"),
    [
        (QPushButton, "System", {"face": ReadingFace.SYSTEM}),
        (QPushButton, "Dark", {"theme": ThemeChoice.DARK}),
        (QPushButton, "High contrast", {"theme": ThemeChoice.HIGH_CONTRAST}),
        (QPushButton, "As the system", {"theme": ThemeChoice.SYSTEM}),
        (QRadioButton, "Page colour peach", {"page": "peach"}),
        (QCheckBox, "Tints behind marks", {"tints": False}),
        (QCheckBox, "Reading ruler", {"ruler": True}),
        (QCheckBox, "Movement", {"motion": True}),
        (QCheckBox, "Single letters mark", {"letters": False}),
    ],
)
def test_each_choice_changes_one_thing(look, drawer, kind, name, changes):
    before = look.comfort
    named(drawer, kind, name).click()
    changed = {
        member
        for member in Comfort.__dataclass_fields__
        if getattr(before, member) != getattr(look.comfort, member)
    }
    assert {member: getattr(look.comfort, member) for member in changed} == changes


def test_all_nine_page_colours_are_offered_by_name(drawer):
    names = {each.text().lower() for each in drawer.findChildren(QRadioButton)}
    assert names == set(tokens().pages)
    assert len(names) == 9


def test_page_colours_wait_for_the_light_theme(look, drawer):
    swatch = named(drawer, QRadioButton, "Page colour cream")
    assert swatch.isEnabled()
    named(drawer, QPushButton, "Dark").click()
    assert look.colours.theme is Theme.DARK
    assert not swatch.isEnabled()


def test_what_is_chosen_elsewhere_is_shown(look, drawer):
    look.choose_size(30)
    assert named(drawer, QSlider, "Size of the words").value() == 30
    assert not any(
        named(drawer, QPushButton, name).isChecked() for name in ("Book", "Clear", "Extra clear")
    )


def test_choosing_the_same_again_changes_nothing(qtbot, drawer):
    with qtbot.assertNotEmitted(drawer.comfort_changed):
        named(drawer, QPushButton, "Book").click()
    assert named(drawer, QPushButton, "Book").isChecked()


def test_escape_and_the_button_close_it(qtbot, drawer):
    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(named(drawer, QSlider, "Size of the words"), Qt.Key.Key_Escape)
    with qtbot.waitSignal(drawer.closed):
        named(drawer, QPushButton, "Close").click()


@pytest.mark.parametrize("size", [14, 18, 40])
@pytest.mark.parametrize("theme", list(ThemeChoice))
def test_the_sample_can_be_drawn_in_every_look(look, drawer, theme, size):
    look.choose(Comfort(theme=theme, size=size, ruler=True, tints=size != 18))
    picture = drawer.findChild(Sample).grab()
    assert not picture.isNull()
    assert picture.height() < 300 * look.scale


def test_every_control_has_a_name(drawer):
    for kind in (QAbstractButton, QSlider):
        for control in drawer.findChildren(kind):
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), control
