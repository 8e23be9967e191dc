# SPDX-License-Identifier: MIT
import re
import sys

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from workbench import assets
from workbench.domain.comfort import PRESETS, Comfort, ReadingFace, ThemeChoice
from workbench.ui.actions import ACTIONS
from workbench.ui.look.colours import colours_of, mixed
from workbench.ui.look.look import Look
from workbench.ui.look.style_sheet import sheet_of
from workbench.ui.look.tokens import Style, Theme, tokens


@pytest.mark.parametrize("theme", Theme)
def test_the_style_sheet_has_no_place_left_open(theme):
    sheet = sheet_of(colours_of(theme), 1.5)
    assert "@" not in sheet
    assert colours_of(theme)["page"] in sheet


def test_lengths_of_the_style_sheet_grow_with_the_interface():
    small, large = (sheet_of(colours_of(Theme.LIGHT), scale) for scale in (1, 2))
    assert 'type="body"] { font-size: 14px' in small
    assert 'type="body"] { font-size: 28px' in large


def test_a_choice_is_told_once_and_shown_by_the_whole_application(qtbot, look):
    with qtbot.waitSignal(look.changed):
        look.choose(Comfort(theme=ThemeChoice.DARK))
    assert QApplication.palette().window().color().name().upper() == look.colours["window"]
    with qtbot.assertNotEmitted(look.changed):
        look.choose(Comfort(theme=ThemeChoice.DARK))


def test_the_page_tint_counts_in_the_light_theme_only():
    light, dark = (colours_of(theme, "cream") for theme in (Theme.LIGHT, Theme.DARK))
    assert light["page"] == tokens().pages["cream"]
    assert dark["page"] == colours_of(Theme.DARK)["page"]


def test_high_contrast_has_no_tints():
    lens = colours_of(Theme.HIGH_CONTRAST).lens_named("lens_n")
    assert lens.tint == lens.active_tint == colours_of(Theme.HIGH_CONTRAST)["page"]


def test_colours_mix_by_their_shares():
    assert mixed("#FFFFFF", "#000000", 0.0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1.0) == "#FFFFFF"
    assert mixed("#0F5BD8", "#FFFFFF", 0.10) == "#E7EFFB"


def test_the_interface_grows_with_a_large_reading_size(look):
    assert look.scale == 1
    look.choose_size(36)
    assert look.scale == 1.5
    assert look.font(Style.BODY).pixelSize() == 21
    look.choose_size(400)
    assert look.comfort.size == 40


def test_words_of_sources_and_of_the_program_have_their_own_faces(look):
    assert QFontInfo(look.reading_font()).family() == "Literata"
    assert QFontInfo(look.font(Style.BODY)).family() == "Atkinson Hyperlegible Next"
    look.choose(Comfort(theme=ThemeChoice.LIGHT, face=ReadingFace.ATKINSON))
    assert QFontInfo(look.reading_font()).family() == "Atkinson Hyperlegible Next"


@pytest.mark.parametrize(
    ("face", "family"),
    [
        (ReadingFace.LITERATA, "Literata"),
        (ReadingFace.ATKINSON, "Atkinson Hyperlegible Next"),
        (ReadingFace.LEXEND, "Lexend"),
        (ReadingFace.OPEN_DYSLEXIC, "OpenDyslexic"),
    ],
)
def test_every_face_to_choose_comes_with_the_program(look, face, family):
    look.choose(Comfort(theme=ThemeChoice.LIGHT, face=face))
    assert QFontInfo(look.reading_font()).family() == family


def test_the_presets_are_those_of_the_design():
    assert {name: (each.size, round(each.line * each.size)) for name, each in PRESETS.items()} == {
        "Book": (18, 32),
        "Clear": (18, 32),
        "Extra clear": (22, 40),
    }


def test_nothing_moves_where_movement_is_not_wanted(look):
    look.choose(Comfort(theme=ThemeChoice.LIGHT, motion=False))
    assert look.milliseconds("fade_ms") == 0
    assert look.milliseconds("toast_ms") == 8000


def test_an_icon_is_drawn_in_the_colour_that_is_asked_for(look):
    picture = look.pixmap("check", colour="lens_n", size=24).toImage()
    inked = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert inked == {look.colours["lens_n"]}


@pytest.mark.parametrize("name", sorted({spec.icon for spec in ACTIONS if spec.icon}))
def test_every_action_has_its_icon(look, name):
    assert not look.pixmap(name).isNull()


def test_every_icon_takes_the_colour_of_the_text():
    for path in assets.resource("icons").glob("*.svg"):
        drawing = path.read_text(encoding="utf-8")
        assert "currentColor" in drawing, path.name
        assert not re.search(r"#[0-9a-fA-F]{3,6}", drawing), path.name


def test_the_theme_follows_the_system_unless_one_was_chosen(qapp):
    look = Look(Comfort())
    scheme = QGuiApplication.styleHints().colorScheme()
    expected = Theme.DARK if scheme is Qt.ColorScheme.Dark else Theme.LIGHT
    assert look.colours.theme is expected


def test_calls_into_qt_lose_no_reference_to_none(qapp):
    """PySide6 6.12.0 does on Python 3.11, and aborts after some thousand calls."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(300):
        thing.setObjectName(str(number))
    assert sys.getrefcount(None) > before - 100
