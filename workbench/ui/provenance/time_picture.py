# SPDX-License-Identifier: MIT
"""A line with the source on it, and what came before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.provenance.neighbours import Moment

_LINE, _NAME, _DATE = 34, 16, 16
"""Heights in pixels as designed: of the line, a line of a name, a date."""
_FIRST, _LAST = 0.10, 0.82
_LEAST, _MOST = 0.24, 0.68
"""Shares of the width between which the source stands, so that its neighbours keep their place."""


class TimePicture(QWidget):
    """Drawn for a glance; a screen reader gets the same in a sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._moments: tuple[Moment, ...] = ()
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these, one of which is the source itself."""
        self._moments = tuple(moments)
        self.setAccessibleName("; ".join(_spoken(each, self._moments) for each in moments))
        self.setToolTip("")
        self.setVisible(len(moments) > 1)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        scale = self._look.scale
        lines = max((self._lines(each, width) for each in self._beside()), default=0)
        return round((_LINE + 9 + lines * _NAME + _DATE) * scale)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(200 * self._look.scale), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, scale = self._look, self._look.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, y = float(self.width()), (_LINE - 6) * scale
        painter.setPen(QPen(look.colour("control_border"), 1))
        painter.drawLine(QPointF(0, y), QPointF(width, y))
        for moment in self._moments:
            x = self._share(moment) * width
            radius = (6 if moment.is_this else 4) * scale
            ink = look.colour("text" if moment.is_this else "control_border")
            painter.setPen(QPen(look.colour("pane"), 2))
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(x, y), radius, radius)
            if moment.is_this:
                self._write_this(painter, moment, x)
            else:
                self._write_beside(painter, moment, y + 9 * scale)

    def _write_this(self, painter: QPainter, moment: Moment, x: float) -> None:
        font = self._look.font(Style.CAPTION, weight=700)
        half = QFontMetrics(font).horizontalAdvance(moment.name) / 2 + 2
        middle = min(max(x, half), self.width() - half)
        painter.setFont(font)
        painter.setPen(self._look.colour("text"))
        room = QRectF(middle - half, 0, 2 * half, 18 * self._look.scale)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, moment.name)

    def _write_beside(self, painter: QPainter, moment: Moment, top: float) -> None:
        scale = self._look.scale
        is_before = self._is_before(moment)
        side = Qt.AlignmentFlag.AlignLeft if is_before else Qt.AlignmentFlag.AlignRight
        room = self._column(self.width())
        left = 0 if is_before else self.width() - room
        lines = self._lines(moment, self.width())
        height = lines * _NAME * scale
        font = self._look.font(Style.CAPTION, weight=500)
        words = self._cut(moment.name, room)
        painter.setFont(font)
        painter.setPen(self._look.colour("text_secondary"))
        painter.drawText(
            QRect(int(left), int(top), int(room), int(height + 2)),
            int(side) | int(Qt.TextFlag.TextWordWrap),
            words,
        )
        painter.setFont(self._look.font(Style.CAPTION))
        painter.setPen(self._look.colour("text_tertiary"))
        painter.drawText(QRectF(left, top + height, room, _DATE * scale), int(side), moment.when)

    def _beside(self) -> list[Moment]:
        return [each for each in self._moments if not each.is_this]

    def _is_before(self, moment: Moment) -> bool:
        return self._moments.index(moment) == 0

    def _share(self, moment: Moment) -> float:
        if not moment.is_this:
            return _FIRST if self._is_before(moment) else _LAST
        if len(self._moments) < 3:
            return _LEAST if self._moments[0].is_this else _MOST
        first, last = self._moments[0].at, self._moments[-1].at
        share = _FIRST + (_LAST - _FIRST) * (moment.at - first) / max(1e-6, last - first)
        return min(_MOST, max(_LEAST, share))

    def _column(self, width: int) -> float:
        return width * 0.48

    def _lines(self, moment: Moment, width: int) -> int:
        metrics, room = self._metrics(), self._column(width)
        column = QRect(0, 0, int(room), 10_000)
        wraps = Qt.TextFlag.TextWordWrap
        box = metrics.boundingRect(column, wraps, self._cut(moment.name, room))
        return max(1, round(box.height() / metrics.lineSpacing()))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(Style.CAPTION, weight=500))

    def _cut(self, name: str, room: float) -> str:
        """Return what fits on three lines, whole words only."""
        metrics = self._metrics()
        words, shown = name.split(), name
        column = QRect(0, 0, int(room), 10_000)
        wraps = Qt.TextFlag.TextWordWrap
        while (
            len(words) > 1
            and metrics.boundingRect(column, wraps, shown).height() > 3.5 * metrics.lineSpacing()
        ):
            words.pop()
            shown = f"{' '.join(words)} …"
        return shown


def _spoken(moment: Moment, moments: Sequence[Moment]) -> str:
    if moment.is_this:
        return f"{moment.name}: {moment.when}"
    which = "Before" if moments.index(moment) == 0 else "After"
    return f"{which}: {moment.name}, {moment.when}"
