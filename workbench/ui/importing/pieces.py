# SPDX-License-Identifier: MIT
"""Small things of the pages step: boxes of certainty, the three steps, icons of kinds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.importers.draft import PartKind
from workbench.services.drafting.certainty import Certainty
from workbench.services.drafting.contents import Group
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style

STEPS = ("Choose", "Check", "Keep")

KIND_ICONS: Mapping[PartKind, str] = MappingProxyType(
    {
        PartKind.SOURCE_HEADING: "heading",
        PartKind.BODY: "text-align-start",
        PartKind.SOURCE_TITLE: "type",
        PartKind.ATTRIBUTION: "tag",
        PartKind.AUTHOR_NOTE: "message-square-text",
        PartKind.GLOSS: "book-a",
        PartKind.PICTURE: "image",
        PartKind.TITLE: "type",
        PartKind.PARAGRAPH: "align-justify",
        PartKind.SECTION_HEADING: "heading",
        PartKind.GLOSSARY_TERM: "book-a",
        PartKind.GLOSSARY_HEADING: "book-a",
        PartKind.FACT: "lightbulb",
        PartKind.FACT_HEADING: "lightbulb",
        PartKind.LIST_ITEM: "list",
        PartKind.LIST_HEADING: "list",
        PartKind.CARD_TITLE: "layers",
        PartKind.CARD_HEADING: "layers",
        PartKind.CARD_ITEM: "layers",
        PartKind.CARD_SUB_ITEM: "layers",
        PartKind.CARD_NUMBER: "layers",
        PartKind.LINK: "link",
        PartKind.QUESTION: "circle-question-mark",
        PartKind.LEFT_OVER: "scissors",
    }
)

GROUP_ICONS: Mapping[Group, str] = MappingProxyType(
    {
        Group.SOURCE: "file-text",
        Group.STORY: "align-justify",
        Group.WORDS: "book-a",
        Group.FACTS: "lightbulb",
        Group.LISTS: "list",
        Group.CARDS: "layers",
        Group.LINKS: "link",
        Group.QUESTIONS: "circle-question-mark",
        Group.LEFT_OVER: "scissors",
    }
)

_BOX, _PITCH = 8, 10
_CIRCLE, _BETWEEN, _DASH = 22, 8, 28


def draw_boxes(painter: QPainter, look: Look, certainty: Certainty, place: QPointF) -> None:
    """Draw three boxes, filled as far as something is sure, from the upper left at `place`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = look.scale
    for number in range(3):
        is_filled = number < certainty.boxes
        painter.setPen(Qt.PenStyle.NoPen if is_filled else QPen(look.colour("control_border"), 1))
        painter.setBrush(look.colour("text") if is_filled else Qt.BrushStyle.NoBrush)
        left = place.x() + number * _PITCH * scale + 0.5
        box = QRectF(left, place.y() + 0.5, _BOX * scale, (_BOX + 0.5) * scale)
        painter.drawRoundedRect(box, 2, 2)
    painter.restore()


def size_of_boxes(look: Look) -> QSize:
    """Return the room that three boxes take, in pixels."""
    return QSize(round(30 * look.scale), round(10 * look.scale))


class CertaintyBoxes(QWidget):
    """Three boxes beside the words that say how sure something is; drawing only."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._certainty = Certainty.SURE
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_certainty(self, certainty: Certainty) -> None:
        """Show how sure something is."""
        self._certainty = certainty
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_boxes(QPainter(self), self._look, self._certainty, QPointF(0, 0))

    def _follow_look(self) -> None:
        self.setFixedSize(size_of_boxes(self._look))
        self.update()


class Steps(QWidget):
    """The three steps of bringing in, with the one that is done now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Show which step is done now, counted from 0."""
        self._now = now
        self.setAccessibleName(f"Step {now + 1} of {len(STEPS)}: {STEPS[now]}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        scale = self._look.scale
        words = sum(self._width(number) for number in range(len(STEPS)))
        fixed = len(STEPS) * (_CIRCLE + _BETWEEN) + (len(STEPS) - 1) * (_DASH + 2 * _BETWEEN)
        return QSize(words + round(fixed * scale), round(_CIRCLE * scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._look.scale
        x = 0.0
        for number in range(len(STEPS)):
            if number:
                middle = self.height() / 2
                painter.setPen(QPen(self._look.colour("control_border"), 1))
                painter.drawLine(QPointF(x, middle), QPointF(x + _DASH * scale, middle))
                x += (_DASH + _BETWEEN) * scale
            x = self._paint_step(painter, number, x) + _BETWEEN * scale

    def _paint_step(self, painter: QPainter, number: int, x: float) -> float:
        look, side = self._look, _CIRCLE * self._look.scale
        is_now = number == self._now
        circle = QRectF(x, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary" if is_now else "hover"))
        painter.drawEllipse(circle)
        if number < self._now:
            picture = look.pixmap("check", colour="text_secondary", size=14)
            away = (side - picture.deviceIndependentSize().width()) / 2
            painter.drawPixmap(circle.topLeft() + QPointF(away, away), picture)
        else:
            painter.setPen(look.colour("on_primary" if is_now else "text_secondary"))
            painter.setFont(look.font(Style.CAPTION, weight=700))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        x += side + _BETWEEN * look.scale
        painter.setFont(look.font(Style.BODY, weight=700 if is_now else 500))
        painter.setPen(look.colour("text" if is_now else "text_secondary"))
        words = QRectF(x, 0, self._width(number) + 2, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, STEPS[number])
        return x + self._width(number)

    def _width(self, number: int) -> int:
        weight = 700 if number == self._now else 500
        font = self._look.font(Style.BODY, weight=weight)
        return QFontMetrics(font).horizontalAdvance(STEPS[number])
