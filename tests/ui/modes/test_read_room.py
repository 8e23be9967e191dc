# SPDX-License-Identifier: MIT
"""How Read parts the room it is given."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.factories import a_source
from workbench.domain.comfort import Comfort, ThemeChoice
from workbench.domain.sources import Picture
from workbench.ui.actions import Actions
from workbench.ui.modes.read import SMALLEST, ReadMode, Room
from workbench.ui.reading.source_page import SourcePage

LABEL = "Written for this pack, for practice, in the style of a letter to a friend at home. " * 3
WORDS = "They weigh us like cargo and they pay us like ballast. " * 20


@pytest.fixture
def read(qtbot, look):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = ReadMode(look, Actions(look, owner), SourcePage(look))
    qtbot.addWidget(made)
    source = a_source("B", attribution=LABEL, body=WORDS)
    made.label.show_source(source)
    made.provenance.show_source(source, ())
    made.page.show_source(source)
    made.show()
    return made


def test_at_the_usual_size_the_page_has_its_gutter_the_measure_and_four_lanes(qtbot, read):
    read.resize(1286, 711)
    body = read.page.body
    qtbot.waitUntil(lambda: body._room[2] == 4)
    left, words, _ = body._room
    assert read.room is Room.ALL
    assert left >= 36
    assert words >= body.measure


def test_where_there_is_little_room_two_whole_lines_of_the_label_stand_above_the_text(qtbot, read):
    read.resize(863, 411)
    text = read.label.text
    qtbot.waitUntil(lambda: text.height() == 2 * text.line_height + 2)
    assert read.room is Room.TWO
    assert text.verticalScrollBar().maximum() > 0
    assert read.label.visibleRegion().boundingRect() == read.label.rect()
    assert read.page.body.width() >= SMALLEST["source"]
    assert read.page.body.viewport().height() >= 4 * read.page.body.line_height
    read.resize(1286, 711)
    qtbot.waitUntil(lambda: text.height() > 3 * text.line_height)


@pytest.mark.parametrize("size", [18, 24, 40])
def test_nothing_above_the_text_overlaps_at_any_size(qtbot, look, read, size):
    look.choose(Comfort(theme=ThemeChoice.LIGHT, size=size))
    read.resize(831, 379)
    read.show_notes(shows=False)
    qtbot.waitUntil(lambda: read.page.body.viewport().height() >= read.page.body.line_height)
    assert read.label.visibleRegion().boundingRect() == read.label.rect()


def test_wide_windows_give_the_panes_at_the_sides_more(qtbot, read):
    read.resize(1840, 900)
    qtbot.waitUntil(lambda: read.provenance.width() == 320)
    assert read.notes.width() == 480
    assert read.widths() == ()


def test_widths_that_were_set_are_kept_when_the_window_changes(qtbot, read):
    read.resize(1286, 711)
    read.use_widths(240, 400)
    qtbot.waitUntil(lambda: read.provenance.width() == 240)
    read.resize(1600, 800)
    qtbot.waitUntil(lambda: read.notes.width() == 400)
    assert tuple(read.widths()) == (240, 400)


def test_f6_goes_from_the_picture_to_the_text_below_it(qtbot, read):
    picture = Picture("x.png", "A cartoon")
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    read.resize(1286, 711)
    assert len(read.panes()) == 4
    read.page.show_source(a_source("D", body=WORDS, picture=picture), image)
    panes = read.panes()
    assert len(panes) == 5
    panes[2]()
    assert read.page.picture.canvas.hasFocus()
    assert read.pane_with_focus() == 2
    panes[3]()
    assert read.page.body.hasFocus()
    assert read.pane_with_focus() == 3
