# SPDX-License-Identifier: MIT
"""How practice went: a small picture of marks over time, what costs most, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.checks.rules import RuleId, rule
from workbench.domain.frameworks import dimension_name
from workbench.domain.practising.progress import Progress, Result
from workbench.domain.saying import capitalised, counted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, clear, column, label, row, set_property

_SHOWN = 20
"""Results in the picture: the newest."""


class ProgressCard(QFrame):
    """Marks over time and weak spots, as a picture with the same in words; nobody else sees them.

    Signals:
        next_wanted: the suggested question is to be put on the paper.
    """

    next_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        set_property(self, "surface", "card")
        self._chart = _Chart(look)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._next = label("", wraps=True)
        self._take = button(look, "Put it on the paper", icon="plus", size="small")
        self._take.clicked.connect(lambda *_: self.next_wanted.emit())
        self.setLayout(
            column(
                label("How it goes", Style.PANE_TITLE),
                self._chart,
                self._lines,
                self._next,
                row(self._take, None),
                gap=8,
                margins=(16, 14, 16, 14),
            )
        )
        self.hide()

    def show_progress(self, progress: Progress, suggested: str | None) -> None:
        """Show what attempts tell; `suggested` are the words of the question to practise next."""
        self._chart.show_results(progress.results[-_SHOWN:])
        clear(self._lines)
        for heading, entries in _weak_spots(progress):
            self._lines.addWidget(label(heading, Style.LABEL, ink="secondary"))
            for words in entries:
                self._lines.addWidget(label(words, Style.SMALL, wraps=True))
        self._next.setText(f"Next: {' '.join(suggested.split())}" if suggested else "")
        for each in (self._next, self._take):
            each.setVisible(suggested is not None)
        self.setVisible(not progress.is_empty)


def _weak_spots(progress: Progress) -> Sequence[tuple[str, list[str]]]:
    kinds = [
        f"{capitalised(kind)}: {round(share * 100)}% of the marks, {counted(times, 'answer')}"
        for kind, share, times in progress.kinds[:3]
    ]
    rules = [
        f"{rule(RuleId(each)).title}: in {counted(times, 'answer')}"
        for each, times in progress.rules
    ]
    missed = [
        f"{capitalised(dimension_name(each))}: {counted(times, 'mark')} of a model missed"
        for each, times in progress.dimensions
    ]
    named = (
        ("Kinds of question", kinds),
        ("What you were asked most", rules),
        ("What you overlook", missed),
    )
    return [(heading, entries) for heading, entries in named if entries]


class _Chart(QWidget):
    """Shares of the marks, a dot for each answer from the oldest to the newest."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._results: Sequence[Result] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these, oldest first."""
        self._results = tuple(results)
        told = ", ".join(f"{each.mark} of {each.out_of}" for each in self._results)
        self.setAccessibleName("Marks, oldest first")
        self.setAccessibleDescription(told)
        self.setVisible(bool(self._results))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, round(96 * self._look.scale))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._look.scale
        painter.setFont(self._look.font(Style.CAPTION))
        edge = painter.fontMetrics().horizontalAdvance("100%") + round(8 * scale)
        room = QRectF(self.rect()).adjusted(edge, 8 * scale, -8 * scale, -8 * scale)
        for share, words in ((1.0, "100%"), (0.5, "50%"), (0.0, "0%")):
            height = room.bottom() - share * room.height()
            painter.setPen(self._look.colour("divider"))
            painter.drawLine(QPointF(room.left(), height), QPointF(room.right(), height))
            painter.setPen(self._look.colour("text_secondary"))
            place = QRectF(0, height - 8 * scale, edge - 6 * scale, 16 * scale)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), words)
        points = [self._point(at, each, room) for at, each in enumerate(self._results)]
        ink = self._look.colour("text")
        painter.setPen(QPen(ink, 1.5 * scale))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(ink)
        for point in points:
            painter.drawEllipse(point, 3 * scale, 3 * scale)

    def _point(self, at: int, result: Result, room: QRectF) -> QPointF:
        steps = max(1, len(self._results) - 1)
        across = room.left() + (at / steps if len(self._results) > 1 else 0.5) * room.width()
        return QPointF(across, room.bottom() - result.share * room.height())
