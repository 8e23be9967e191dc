# SPDX-License-Identifier: MIT
"""The veil over the window while the dialog is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.look.look import Look


class Scrim(QWidget):
    """A veil over the window while the dialog is open."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        veil = self._look.colour("scrim")
        veil.setAlpha(120)
        QPainter(self).fillRect(self.rect(), veil)
