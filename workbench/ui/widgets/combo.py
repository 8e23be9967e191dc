# SPDX-License-Identifier: MIT
"""A choice that opens below itself, with the arrow of the look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from workbench.ui.look.look import Look

_ARROW = 16
"""Side of the arrow in pixels as designed."""


class Combo(QComboBox):
    """One of some names; the wheel scrolls what it stands in and changes nothing."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these."""
        if [self.itemText(place) for place in range(self.count())] != list(names):
            self.clear()
            self.addItems(list(names))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        arrow = self._look.pixmap("chevron-down", colour="text_secondary", size=_ARROW)
        side = arrow.deviceIndependentSize().width()
        place = QPointF(round(self.width() - 1.5 * side), round((self.height() - side) / 2))
        QPainter(self).drawPixmap(place, arrow)
