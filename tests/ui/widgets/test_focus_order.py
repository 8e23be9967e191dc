# SPDX-License-Identifier: MIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from workbench.ui.widgets.focus_order import in_order, next_focus


def made(qtbot):
    """Two panes whose parts were made last to first, with one that stands freely."""
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(400, 300)
    names = "top", "left", "right", "free", "off", "by mouse"
    buttons = {name: QPushButton(name, root) for name in reversed(names)}
    buttons["off"].setEnabled(False)
    buttons["by mouse"].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    buttons["free"].move(0, 280)
    panes = QSplitter()
    panes.addWidget(buttons["right"])
    panes.insertWidget(0, buttons["left"])
    row = QHBoxLayout()
    for name in ("off", "by mouse", "top"):
        row.addWidget(buttons[name])
    column = QVBoxLayout(root)
    column.addLayout(row)
    column.addWidget(panes)
    root.show()
    return root, buttons


def test_widgets_come_as_they_are_laid_out(qtbot):
    root, _ = made(qtbot)
    names = [each.text() for each in in_order(root) if isinstance(each, QPushButton)]
    assert names == ["off", "by mouse", "top", "left", "right", "free"]


def test_tab_goes_round_and_back_past_what_takes_none(qtbot):
    root, buttons = made(qtbot)
    walked, current = [], buttons["by mouse"]
    for _ in range(5):
        current = next_focus(root, current, forward=True)
        walked.append(current.text())
    assert walked == ["top", "left", "right", "free", "top"]
    assert next_focus(root, buttons["top"], forward=False) is buttons["free"]
    assert next_focus(root, None, forward=True) is buttons["top"]


def test_where_nothing_takes_the_focus_there_is_nowhere_to_go(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    root.show()
    assert next_focus(root, None, forward=True) is None
