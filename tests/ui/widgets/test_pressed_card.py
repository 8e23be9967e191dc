# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from workbench.ui.widgets.parts import column, label
from workbench.ui.widgets.pressed_card import PressedCard


@pytest.fixture
def card(look, qtbot):
    made = PressedCard()
    made.words = label("A sentence that goes on over several lines. " * 5, wraps=True)
    made.carry(column(made.words, margins=(12, 10, 12, 10)))
    qtbot.addWidget(made)
    made.resize(300, made.heightForWidth(300))
    made.show()
    return made


def test_it_is_as_high_as_its_words_need_at_a_width(card):
    assert card.hasHeightForWidth()
    assert card.heightForWidth(200) > card.heightForWidth(400) > 20
    assert card.minimumSizeHint().width() == 0
    assert card.words.height() >= card.words.heightForWidth(card.words.width())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_key(card, qtbot, key):
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, key)


def test_a_press_on_its_words_is_one_on_the_card(card, qtbot):
    at = card.words.geometry().center()
    assert card.childAt(at) is None
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=at)
