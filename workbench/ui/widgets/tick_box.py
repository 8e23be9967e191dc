# SPDX-License-Identifier: MIT
"""A box to tick whose outline is seen in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style

_SIDE, _GAP, _HEIGHT = 17, 8, 28
"""The box, the space between it and its words, and the whole: pixels as designed."""


class TickBox(QCheckBox):
    """A check box in the design's own lines; the system's are too faint on a dark page."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        scale = self._look.scale
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(round((_SIDE + _GAP) * scale) + words + 4, round(_HEIGHT * scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = round(_SIDE * self._look.scale)
        box = QRect(1, (self.height() - side) // 2, side, side)
        painter.setPen(QPen(self._look.colour("control_border"), 1.4))
        painter.setBrush(self._look.colour("page"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if self.isChecked():
            sign = self._look.pixmap("check", colour="text", size=_SIDE - 3)
            inset = round(1.5 * self._look.scale)
            painter.drawPixmap(box.left() + inset, box.top() + inset, sign)
        painter.setPen(self._look.colour("text"))
        painter.setFont(self._look.font(Style.BODY))
        left = box.right() + round(_GAP * self._look.scale)
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)
