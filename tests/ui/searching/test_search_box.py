# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.domain.searching import Hit, HitKind
from workbench.ui.searching.search_box import SearchBox

HITS = [
    Hit(HitKind.MARK, "E7", "thereby implying", "mark-7"),
    Hit(HitKind.SOURCE, "Source E", "no respite", "source-e"),
]


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 600)
    made.before = QLineEdit()
    QVBoxLayout(made).addWidget(made.before)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.before.setFocus()
    return made


@pytest.fixture
def box(look, window):
    return SearchBox(look, lambda words: HITS if "e" in words else [], window)


def test_it_is_typed_walked_and_gone_to_by_keyboard(qtbot, box):
    box.ask()
    qtbot.keyClicks(box.field, "resp")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Down)
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0] in HITS
    assert not box.isVisible()


def test_escape_goes_back_to_where_one_was(qtbot, box, window):
    box.ask()
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.before.hasFocus()


def test_it_says_when_there_is_nothing(qtbot, box):
    box.ask()
    qtbot.keyClicks(box.field, "xyz")
    box.search()
    assert box.list.count() == 0
    assert "Nothing found" in [x.text() for x in box.findChildren(type(box._nothing))]


def test_each_hit_is_spoken_with_what_it_is(qtbot, box):
    box.ask()
    box.field.setText("e")
    box.search()
    spoken = box.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mark, E7: thereby implying"
