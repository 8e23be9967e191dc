# SPDX-License-Identifier: MIT
"""Where the marks of a long source are, drawn on its scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.reading.mark_index import span_of
from workbench.ui.reading.mark_painter import sign_colour
from workbench.ui.reading.mark_surface import MarkSurface

LONG = 400
"""Lines from which on a source counts as long."""

_TICK, _AFTER = 2, 120


class Overview(QWidget):
    """A tick for each mark beside the scroll bar of a long text; drawing only."""

    def __init__(self, text: MarkSurface) -> None:
        bar = text.verticalScrollBar()
        super().__init__(bar)
        self._text = text
        self._ticks: dict[int, str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._soon.timeout.connect(self._count)
        text.marks_shown.connect(self._soon.start)
        text.lines_moved.connect(self._soon.start)
        bar.installEventFilter(self)

    @property
    def ticks(self) -> int:
        """How many ticks are drawn."""
        return len(self._ticks)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._text.verticalScrollBar().rect())
            self._soon.start()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = round(self.width() * 0.45)
        for y, colour in self._ticks.items():
            painter.fillRect(QRectF(0, y, width, _TICK), colour)

    def _count(self) -> None:
        text, length = self._text, len(self._text.text)
        self._ticks = {}
        if length and text.document().size().height() > LONG * text.line_height:
            height = self.height() - _TICK
            for y in range(0, height, _TICK):
                mark = text.view.index.after(None, -(-y * length // height))
                if mark is not None and span_of(mark).start * height < (y + _TICK) * length:
                    self._ticks[y] = sign_colour(text, text.letter(mark)).name()
        self.update()
