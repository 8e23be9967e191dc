# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from workbench.ui.widgets.text_list import TextLine, TextList

ROLES = Qt.ItemDataRole
LINES = [TextLine("A1\nmill", "A1: mill", 7), TextLine("B2", "B2", 8)]


@pytest.fixture
def listed(look, qtbot):
    made = TextList(look, height=40)
    qtbot.addWidget(made)
    made.resize(200, 300)
    made.show()
    return made


def test_a_line_is_shown_in_one_way_and_read_out_in_another(listed):
    listed.show_lines(LINES)
    index = listed.model().index(0, 0)
    said = [index.data(each) for each in (ROLES.DisplayRole, ROLES.AccessibleTextRole)]
    assert said == ["A1\nmill", "A1: mill"]
    assert listed.line() == LINES[0]


def test_walking_is_told_and_showing_is_not(listed, qtbot):
    told = []
    listed.line_changed.connect(told.append)
    listed.show_lines(LINES)
    assert (listed.place(), told) == (0, [])
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert (listed.line().value, told) == (8, [1])
    listed.show_lines(LINES, place=1)
    assert (listed.place(), told) == (1, [1])
    listed.show_lines([])
    assert (listed.place(), listed.line(), told) == (-1, None, [1])


def test_lines_are_as_high_as_designed_at_every_size_of_text(listed, look):
    listed.show_lines(LINES)
    index = listed.model().index(0, 0)
    before = index.data(ROLES.SizeHintRole).height()
    assert before == round(40 * look.scale)
    look.choose(replace(look.comfort, size=36))
    assert index.data(ROLES.SizeHintRole).height() > before
