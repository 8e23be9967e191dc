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
from workbench.domain.practising.progress import KindResult, Progress, Result
from workbench.domain.saying import capitalised, counted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, clear, column, label, row, set_property

_SHOWN = 20
"""Results in the picture: the newest."""

_KEY = "● your own mark · □ your teacher’s mark, which counts where there is one"


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
        self._key = label(_KEY, Style.CAPTION, ink="secondary", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._next = label("", wraps=True)
        self._take = button(look, "Put it on the paper", icon="plus", size="small")
        self._take.clicked.connect(lambda *_: self.next_wanted.emit())
        self.setLayout(
            column(
                label("How it goes", Style.PANE_TITLE),
                self._chart,
                self._key,
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
        has_teachers = any(each.teacher is not None for each in progress.results[-_SHOWN:])
        self._key.setVisible(has_teachers)
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
        f"{capitalised(each.kind)}: {round(each.share * 100)}% of the marks, {_answers(each)}"
        for each in progress.kinds[:3]
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


def _answers(result: KindResult) -> str:
    """Return how many answers there were, and in how many of them a teacher's mark counts."""
    answers = counted(result.count, "answer")
    if not result.by_teacher:
        return answers
    whose = "all" if result.by_teacher == result.count else f"{result.by_teacher}"
    return f"{answers}, {whose} marked by your teacher"


def _told(result: Result) -> str:
    own = "" if result.mark is None else f"{result.mark} of {result.out_of}"
    if result.teacher is None:
        return own
    teacher = f"your teacher {result.teacher} of {result.out_of}"
    return f"you {own}, {teacher}" if own else teacher


class _Chart(QWidget):
    """Shares of the marks from the oldest answer to the newest.

    A dot for each mark of one's own, a hollow square for each of a teacher.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._results: Sequence[Result] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these, oldest first."""
        self._results = tuple(results)
        told = ", ".join(map(_told, self._results))
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
        self._draw_marks(painter, room)

    def _draw_marks(self, painter: QPainter, room: QRectF) -> None:
        scale, ink = self._look.scale, self._look.colour("text")
        own = self._points([each.own_share for each in self._results], room)
        teachers = self._points([each.teacher_share for each in self._results], room)
        painter.setPen(QPen(ink, 1.5 * scale))
        painter.drawPolyline(QPolygonF(own))
        painter.setBrush(ink)
        for point in own:
            painter.drawEllipse(point, 3 * scale, 3 * scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = 5 * scale
        for point in teachers:
            painter.drawRect(QRectF(point.x() - half, point.y() - half, 2 * half, 2 * half))

    def _points(self, shares: Sequence[float | None], room: QRectF) -> list[QPointF]:
        """Return where shares stand, as far as there are any."""
        steps = max(1, len(shares) - 1)
        return [
            QPointF(
                room.left() + (at / steps if len(shares) > 1 else 0.5) * room.width(),
                room.bottom() - share * room.height(),
            )
            for at, share in enumerate(shares)
            if share is not None
        ]
