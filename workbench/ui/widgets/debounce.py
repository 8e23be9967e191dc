# SPDX-License-Identifier: MIT
"""When to keep what is being typed: soon after the last key, and never long after the first."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

AFTER_LAST, AFTER_FIRST = 400, 1500
"""Milliseconds after the last and at the latest after the first change."""


TYPED = QEvent.Type(QEvent.registerEventType())
"""Type of the event a window gets when what is typed in it and not handed on may be another."""


class Debounce(QObject):
    """Waits for a pause; its parent's window is told by an event of type `TYPED`."""

    due = Signal()
    """It is time; emitted once for all changes since the last time."""
    # Queued by Qt itself: an event made in Python that Qt deletes later crashes PySide 6.11 now and
    # then, where the binding has forgotten it by then.
    _noticed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle = self._timer(AFTER_LAST)
        self._latest = self._timer(AFTER_FIRST)
        self._noticed.connect(self._tell_window, QtCore.Qt.ConnectionType.QueuedConnection)

    def touch(self) -> None:
        """Take notice of a change."""
        self._idle.start()
        if not self._latest.isActive():
            self._latest.start()
        self._noticed.emit()

    def settle(self) -> None:
        """Wait no longer: somebody has seen to it."""
        self._idle.stop()
        self._latest.stop()
        # What was typed and taken back is never handed on; the window has to look for itself.
        self._noticed.emit()

    def _tell_window(self) -> None:
        owner = self.parent()
        if isinstance(owner, QWidget):
            QCoreApplication.sendEvent(owner.window(), QEvent(TYPED))

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(self._ring)
        return made

    def _ring(self) -> None:
        self.settle()
        self.due.emit()
