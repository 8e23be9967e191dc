# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.factories import ATTRIBUTION, a_source, an_annotation
from workbench.domain.anchoring import anchor_at
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.text import Span
from workbench.ui.reading.label_card import LabelCard


@pytest.fixture
def card(qtbot, look, framework):
    host = QWidget()
    made = LabelCard(look, host)
    made.host = host
    qtbot.addWidget(host)
    made.show_framework(framework)
    made.resize(232, 400)
    host.resize(264, 500)
    host.show()
    qtbot.waitExposed(host)
    return made


def mark_on_label(source, words, number=1):
    start = ATTRIBUTION.index(words)
    anchor = anchor_at(ATTRIBUTION, Span(start, start + len(words)))
    target = Target(source.id, SourcePart.ATTRIBUTION, anchor)
    return replace(an_annotation(source, number), target=target)


def test_the_label_is_shown_whole_and_can_be_marked(qtbot, card):
    card.show_source(a_source("A"))
    text = card.text
    text.letters_on = True
    assert text.accessibleName() == "Source A, label"
    qtbot.waitUntil(lambda: text.height() >= text.document().size().height())
    assert text.verticalScrollBar().maximum() == 0
    text.select(Span(0, 4))
    with qtbot.waitSignal(
        card.text.mark_wanted, check_params_cb=lambda letter: letter.letter == "N"
    ):
        qtbot.keyClicks(text, "n")


def test_its_marks_have_tags_with_ids_in_reading_order(qtbot, card):
    source = a_source("A")
    later, earlier = mark_on_label(source, "June", 1), mark_on_label(source, "weaver", 2)
    card.show_source(source)
    card.show_marks([later, earlier, an_annotation(source, 3)])
    shown = [card._flow.itemAt(place).widget() for place in range(card._flow.count())]
    assert [tag.accessibleName() for tag in shown] == ["Nature A2: weaver", "Nature A1: June"]
    with qtbot.waitSignal(card.text.mark_opened, check_params_cb=lambda key: key == earlier.id):
        qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    card.show_marks([later])
    assert card._flow.count() == 1
    assert card._flow.itemAt(0).widget() is shown[1]


def test_without_a_label_one_can_be_typed(qtbot, card):
    card.show_source(a_source("A", attribution=None))
    assert card.property("surface") == "gap"
    assert not card.text.isVisible()
    card.type_label()
    qtbot.waitUntil(card._typing.hasFocus)
    qtbot.keyClicks(card._typing, "From  a poster")
    with qtbot.waitSignal(card.label_typed, check_params_cb=lambda typed: typed == "From a poster"):
        qtbot.keyClick(card._typing, Qt.Key.Key_Return)
    card.show_source(a_source("A", attribution="From a poster"), is_typed=True)
    assert card.property("surface") == "card"
    assert card._typed.isVisible()


def test_typing_a_label_can_be_left(qtbot, card):
    card.show_source(a_source("A", attribution=None))
    typed = []
    card.label_typed.connect(typed.append)
    card.type_label()
    qtbot.keyClicks(card._typing, "x")
    qtbot.keyClick(card._typing, Qt.Key.Key_Escape)
    assert typed == []
    assert not card._typing.isVisible()
