# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.domain.links import MarkEnd
from workbench.ui.linking.picker import LinkPicker, LinkTarget

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(700, 500)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def picker(look, window):
    return LinkPicker(look, window)


def targets(count):
    return [
        LinkTarget(MarkEnd(f"m{number}"), f"E{number} · Source E", f"‘Stra\u00dfe {number}’")
        for number in range(1, count + 1)
    ]


def listed(picker):
    return [line.shown for line in picker.list.lines]


def test_words_are_found_in_names_and_words_whatever_their_capitals(picker, qtbot):
    picker.ask("A1", "words", targets(12))
    assert picker._count.text() == "12 found"
    qtbot.keyClicks(picker.field, "STRASSE e1")
    assert [each.partition(" ")[0] for each in listed(picker)] == ["E1", "E10", "E11", "E12"]
    assert picker._count.text() == "4 found"
    qtbot.keyClicks(picker.field, "x")
    assert (listed(picker), picker._count.text()) == ([], "Nothing found")


def test_of_many_the_first_hundred_are_listed_and_it_is_said_that_there_are_more(picker, qtbot):
    picker.ask("A1", "words", targets(250))
    assert len(listed(picker)) == 100
    assert picker._count.text() == (
        "The first 100 of 250 found. Type another word to see the others."
    )
    qtbot.keyClicks(picker.field, "e250")
    assert len(listed(picker)) == 1
    with qtbot.waitSignal(picker.target_chosen) as chosen:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert chosen.args == [MarkEnd("m250")]


def test_without_anything_to_link_it_says_what_to_do(picker):
    picker.ask("A1", "", ())
    assert picker._count.text() == "Mark another source first, or add a card."
