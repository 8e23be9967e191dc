# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.ui.knowing.know_box import KnowBox


@pytest.fixture
def box(qtbot, look):
    parent = QWidget()
    parent.resize(800, 500)
    qtbot.addWidget(parent)
    parent.show()
    made = KnowBox(look, parent)
    made.keeps_alive = parent
    return made


def test_what_is_typed_is_kept_after_a_pause_and_once_more_when_it_goes_on(qtbot, box):
    kept = []
    box.knowledge_changed.connect(kept.append)
    box.ask("source-a", "bread")
    qtbot.keyClicks(box.field, "The blockade")
    assert box.pending().text == "The blockade"
    qtbot.waitUntil(lambda: len(kept) == 1)
    qtbot.keyClicks(box.field, " began")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert [each.text for each in kept] == ["The blockade", "The blockade began"]
    assert len({each.id for each in kept}) == 1
    assert (kept[0].source_id, kept[0].words) == ("source-a", "bread")


def test_escape_loses_nothing(qtbot, box):
    box.ask("source-a", "bread")
    qtbot.keyClicks(box.field, "Spring 1861")
    with qtbot.waitSignals([box.knowledge_changed, box.left]):
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_an_empty_card_is_not_kept(qtbot, box):
    box.ask("source-a", "bread")
    qtbot.keyClicks(box.field, "  ")
    with qtbot.assertNotEmitted(box.knowledge_changed):
        qtbot.keyClick(box.field, Qt.Key.Key_Return)


def test_each_card_is_a_new_one(qtbot, box):
    kept = []
    box.knowledge_changed.connect(kept.append)
    for words in ("one", "two"):
        box.ask("source-a", words)
        qtbot.keyClicks(box.field, f"about {words}")
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert [each.words for each in kept] == ["one", "two"]
    assert kept[0].id != kept[1].id
