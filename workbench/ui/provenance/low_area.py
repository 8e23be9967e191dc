# SPDX-License-Identifier: MIT
"""An area that is as high as what it holds, up to a few lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea
from typing_extensions import override

from workbench.ui.look.look import Look

MOST = 112
"""Its greatest height, in pixels as designed."""


class LowArea(QScrollArea):
    """Scrolls down where its widget is higher than a few lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self._fit)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self.widget() is not None and self.height() != self._wanted():
            self.setFixedHeight(self._wanted())

    def _wanted(self) -> int:
        held = self.widget()
        if held is None:
            return 0
        height = held.heightForWidth(self.width())
        most = round(MOST * self._look.scale)
        return min(most, height if height > 0 else held.sizeHint().height())
