# SPDX-License-Identifier: MIT
"""The keys of the timeline, the same in its picture and in its list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_PREVIOUS = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_CLOSER = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}
_FARTHER = {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}
_OPEN = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class TimelineKeys(QObject):
    """Says what a key wants.

    Signals:
        step_wanted: so many items on.
        end_wanted: to the first item (False) or the last (True).
        zoom_wanted: closer (1), farther away (-1), all of it (0).
        open_wanted: open what is chosen.
        left: away from the timeline.
    """

    step_wanted = Signal(int)
    end_wanted = Signal(bool)
    zoom_wanted = Signal(int)
    open_wanted = Signal()
    left = Signal()

    def take(self, event: QKeyEvent) -> bool:
        """Tell what the key wants, if it is one of the timeline's, and say whether it is."""
        others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & others:
            return False
        key = Qt.Key(event.key())
        if key in _NEXT | _PREVIOUS:
            self.step_wanted.emit(1 if key in _NEXT else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.end_wanted.emit(key == Qt.Key.Key_End)
        elif key in _CLOSER | _FARTHER or key == Qt.Key.Key_0:
            self.zoom_wanted.emit(0 if key == Qt.Key.Key_0 else 1 if key in _CLOSER else -1)
        elif key in _OPEN:
            self.open_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True
