# SPDX-License-Identifier: MIT
"""Boxes to tick and cards of which one is chosen, each with a line that says what it means."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import NO_RING

_BOX, _GAP = 20, 10
_CARD_SIDE, _CARD_ICON, _CARD_GAP = 14, 20, 12
_CARD_HEIGHT = 52
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class TickBox(QCheckBox):
    """A box to tick; what it means is written beside it and, smaller, below."""

    def __init__(
        self, look: Look, text: str, note: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._look, self._words = look, _Words(look, 500)
        self.setProperty(NO_RING, True)
        self._policy()
        self.show_note(note)
        look.changed.connect(self.updateGeometry)

    def show_note(self, note: str) -> None:
        """Say this below the text."""
        self._words.note = note
        self.setAccessibleDescription(note)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._indent + self._words.width(self.text()), self._height(10_000))

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._indent + round(90 * self._look.scale)
        return QSize(min(least, self.sizeHint().width()), self._height(10_000))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = round(_BOX * self._look.scale)
        box = QRectF(2, 2, side, side)
        self._paint_box(painter, box)
        room = QRect(self._indent, 2, self.width() - self._indent, self.height())
        self._words.paint(painter, room, self)
        if self.hasFocus():
            paint_focus(painter, self._look, box.adjusted(-2, -2, 2, 2), 5)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        look = self._look
        inner = box.adjusted(1.75, 1.75, -1.75, -1.75)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("primary" if self.isEnabled() else "text_tertiary"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            picture = look.pixmap("check", colour="on_primary", size=14)
            at = (box.width() - picture.deviceIndependentSize().width()) / 2
            painter.drawPixmap(QPoint(round(box.x() + at), round(box.y() + at)), picture)
            return
        painter.setPen(QPen(look.colour("control_border" if self.isEnabled() else "divider"), 1.5))
        painter.setBrush(look.colour("hover" if self.underMouse() else "page"))
        painter.drawRoundedRect(inner, 4, 4)

    @property
    def _indent(self) -> int:
        return round((_BOX + _GAP) * self._look.scale)

    def _height(self, width: int) -> int:
        side = round(_BOX * self._look.scale)
        return 4 + max(side, self._words.height(self.text(), width - self._indent))

    def _policy(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class ChoiceCard(QRadioButton):
    """A card with an icon, a name and a line about it; one of its neighbours is chosen."""

    def __init__(
        self, look: Look, text: str, note: str, icon: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._look, self._icon, self._words = look, icon, _Words(look, 600, note)
        self.setProperty(NO_RING, True)
        self.setAccessibleDescription(note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._sides + self._words.width(self.text()), self._height(10_000))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._sides + round(90 * self._look.scale), self._height(10_000))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, scale = self._look, self._look.scale
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_chosen = self.isChecked()
        painter.setBrush(look.colour("hover" if self.underMouse() and not is_chosen else "page"))
        painter.setPen(QPen(look.colour("text" if is_chosen else "divider"), 2 if is_chosen else 1))
        painter.drawRoundedRect(card, 8, 8)
        colour = "text" if is_chosen else "text_secondary"
        picture = look.pixmap(self._icon, colour=colour, size=_CARD_ICON)
        side = picture.deviceIndependentSize()
        top = round((self.height() - side.height()) / 2)
        left = round(_CARD_SIDE * scale)
        painter.drawPixmap(QPoint(left, top), picture)
        if is_chosen:
            tick = look.pixmap("check", colour="text", size=18)
            width = tick.deviceIndependentSize().width()
            painter.drawPixmap(QPoint(round(self.width() - left - width), top), tick)
        words = self._words.height(self.text(), self.width() - self._sides)
        start = left + round((_CARD_ICON + _CARD_GAP) * scale)
        room = QRect(start, (self.height() - words) // 2, self.width() - self._sides, self.height())
        self._words.paint(painter, room, self)
        if self.hasFocus():
            paint_focus(painter, look, card.adjusted(4, 4, -4, -4), 5)

    @property
    def _sides(self) -> int:
        """How much of the width is no text."""
        return round((2 * _CARD_SIDE + _CARD_ICON + _CARD_GAP + 26) * self._look.scale)

    def _height(self, width: int) -> int:
        words = self._words.height(self.text(), width - self._sides)
        return max(round(_CARD_HEIGHT * self._look.scale), words + round(14 * self._look.scale))


def paint_focus(painter: QPainter, look: Look, frame: QRectF, radius: float) -> None:
    """Draw the frame that says where the keyboard is."""
    painter.setPen(QPen(look.colour("focus"), look.px("focus_ring")))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, radius, radius)


@dataclass(slots=True)
class _Words:
    """A line of text and a smaller one below it, each wrapped where it has to be."""

    look: Look
    weight: int
    note: str = ""

    def width(self, text: str) -> int:
        body, small = self._metrics()
        return max(body.horizontalAdvance(text), small.horizontalAdvance(self.note)) + 4

    def height(self, text: str, width: int) -> int:
        body, small = self._metrics()
        room = QRect(0, 0, max(1, width), 10_000)
        height = body.boundingRect(room, _WRAPPED, text).height()
        if self.note:
            height += small.boundingRect(room, _WRAPPED, self.note).height()
        return height

    def paint(self, painter: QPainter, room: QRect, owner: QAbstractButton) -> None:
        body, _ = self._metrics()
        ink = "text" if owner.isEnabled() else "text_tertiary"
        painter.setFont(self.look.font(Style.BODY, weight=self.weight))
        painter.setPen(self.look.colour(ink))
        painter.drawText(room, _WRAPPED, owner.text())
        if self.note:
            below = body.boundingRect(room, _WRAPPED, owner.text()).height()
            painter.setFont(self.look.font(Style.CAPTION))
            painter.setPen(
                self.look.colour("text_secondary" if owner.isEnabled() else "text_tertiary")
            )
            painter.drawText(room.adjusted(0, below, 0, 0), _WRAPPED, self.note)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return (
            QFontMetrics(self.look.font(Style.BODY, weight=self.weight)),
            QFontMetrics(self.look.font(Style.CAPTION)),
        )
