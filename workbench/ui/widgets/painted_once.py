# SPDX-License-Identifier: MIT
"""A widget that tells when it is to be seen for the first time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.overriding import override


class PaintedOnce(QWidget):
    """Emits `painted` once, when all that it shows at first has been painted."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # What is inside it is painted next, before anything else is done.
            QTimer.singleShot(0, self, self.painted.emit)
