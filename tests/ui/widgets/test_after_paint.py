# SPDX-License-Identifier: MIT
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.ui.widgets.after_paint import AT_LATEST, after_paint


class Painted(QLabel):
    """Notes down that it was painted."""

    def __init__(self, told):
        super().__init__("words")
        self.told = told

    def paintEvent(self, event):  # noqa: N802 – Qt's name
        super().paintEvent(event)
        self.told.append("painted")


def test_it_is_done_once_when_all_that_is_inside_has_been_painted(qtbot):
    told, outer = [], QWidget()
    QVBoxLayout(outer).addWidget(Painted(told))
    qtbot.addWidget(outer)
    after_paint(outer, lambda: told.append("done"))
    outer.show()
    qtbot.waitUntil(lambda: "done" in told)
    assert told.index("painted") < told.index("done")
    outer.repaint()
    qtbot.wait(AT_LATEST + 50)
    assert told.count("done") == 1


def test_what_is_not_to_be_seen_is_not_waited_for(qtbot):
    told, hidden = [], QWidget()
    qtbot.addWidget(hidden)
    after_paint(hidden, lambda: told.append("done"))
    qtbot.waitUntil(lambda: told == ["done"])


def test_it_is_not_done_for_a_widget_that_is_gone(qtbot):
    told, gone = [], QWidget()
    after_paint(gone, lambda: told.append("done"))
    gone.deleteLater()
    qtbot.wait(AT_LATEST + 50)
    assert told == []
