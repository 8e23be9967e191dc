# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.links import OF_BACKGROUND, OF_MARKS, LinkKind
from workbench.ui.widgets.link_form import LinkForm


@pytest.fixture
def form(look, qtbot):
    made = LinkForm(look)
    made.heard = []
    made.kind_chosen.connect(made.heard.append)
    made.sentence_changed.connect(made.heard.append)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_a_way_is_chosen_with_arrows_and_enter_and_the_sentence_follows(form):
    form.show_link(OF_MARKS, None, "")
    form.focus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert form.heard == [LinkKind.CONTRADICTS]
    assert QApplication.focusWidget() is form.sentence


def test_words_that_are_typed_wait_to_be_sent_and_are_sent_at_once_on_demand(form):
    form.show_link(OF_MARKS, LinkKind.SUPPORTS, "Both")
    form.focus()
    QTest.keyClicks(form.sentence, " agree ")
    assert form.pending() == "Both agree "
    assert form.heard == []
    form.flush()
    assert form.pending() is None
    assert form.heard == ["Both agree"]


def test_what_is_typed_is_sent_before_another_link_is_shown(form):
    form.show_link(OF_MARKS, LinkKind.SUPPORTS, "")
    form.focus()
    QTest.keyClicks(form.sentence, "So")
    form.show_link(OF_BACKGROUND, None, "")
    assert form.heard == ["So"]
    assert form.sentence.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_send_the_sentence_and_leave(form, qtbot, key):
    form.show_link(OF_MARKS, LinkKind.ADDS_TO, "")
    form.focus()
    QTest.keyClicks(form.sentence, "More")
    with qtbot.waitSignal(form.left):
        press(key)
    assert form.heard == ["More"]


def test_tab_leads_to_the_chosen_way_alone(form):
    form.show_link(OF_MARKS, LinkKind.ADDS_TO, "")
    reached = [
        kind
        for kind, button in form._buttons.items()
        if button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert reached == [LinkKind.ADDS_TO]
