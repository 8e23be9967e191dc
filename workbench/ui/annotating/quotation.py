# SPDX-License-Identifier: MIT
"""The marked words, in one line and in the face of sources."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.plain import PlainLabel


class Quotation(PlainLabel):
    """Words of a source between quotation marks, which stay when the words are cut."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.updateGeometry)

    def show_words(self, words: str | None) -> None:
        """Show these words, or with None nothing at all."""
        self.setText(" ".join(words.split()) if words else "")
        self.setAccessibleName(f"‘{self.text()}’" if words else "")
        self.setVisible(words is not None)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.quoting_font(Style.BODY))
        return QSize(0, max(metrics.height(), round(20 * self._look.scale)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._look.quoting_font(Style.BODY)
        metrics = QFontMetrics(font)
        room = self.width() - metrics.horizontalAdvance("‘’")
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._look.colour("text_secondary"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, f"‘{words}’")
