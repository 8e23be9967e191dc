# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from workbench.ui.widgets.splitter import Splitter

KEYS = {
    Qt.Orientation.Horizontal: (Qt.Key.Key_Left, Qt.Key.Key_Right),
    Qt.Orientation.Vertical: (Qt.Key.Key_Up, Qt.Key.Key_Down),
}


@pytest.fixture(params=KEYS, ids=["side by side", "above each other"])
def panes(qtbot, look, request):
    made = Splitter(request.param, "Width of the panes")
    qtbot.addWidget(made)
    for _ in range(3):
        made.addWidget(QLabel("words"))
    made.resize(600, 600)
    made.show()
    made.setSizes([200, 200, 198])
    return made


def test_arrow_keys_move_the_border_with_the_focus(qtbot, panes):
    less, more = KEYS[panes.orientation()]
    assert panes.chosen == ()
    first, second, third = panes.sizes()
    qtbot.keyClick(panes.handle(1), more)
    assert panes.sizes() == [first + 16, second - 16, third]
    qtbot.keyClick(panes.handle(2), less)
    assert panes.sizes() == [first + 16, second - 32, third + 16]
    assert list(panes.chosen) == panes.sizes()
    assert panes.handle(1).accessibleName() == "Width of the panes"


def test_other_keys_do_nothing(qtbot, panes):
    before = panes.sizes()
    qtbot.keyClick(panes.handle(1), Qt.Key.Key_A)
    assert panes.sizes() == before


def test_the_room_is_parted_again_as_it_was(panes):
    panes.choose([300, 100, 198])
    assert panes.sizes() == [300, 100, 198]
    for useless in ([100, 100], [0, 300, 298], []):
        panes.choose(useless)
        assert panes.chosen == (300, 100, 198)
