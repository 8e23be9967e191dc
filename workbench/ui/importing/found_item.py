# SPDX-License-Identifier: MIT
"""One line of what was found: an icon, a name, a few words about it, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from workbench.services.drafting.certainty import Certainty
from workbench.services.drafting.contents import Row
from workbench.ui.importing.pieces import draw_boxes, size_of_boxes
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style

_SIDE, _GAP, _HEIGHT = 10, 10, 48


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says, and the part of the page it leads to."""

    icon: str
    name: str
    words: str
    row: Row
    certainty: Certainty | None = None

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        sure = f", {self.certainty}" if self.certainty else ""
        return f"{self.name}: {self.words}{sure}"


class FoundItem(QAbstractButton):
    """A line that leads to its part of the page."""

    stepped = Signal(int)
    """An arrow key: 1 for the next line, -1 for the one before."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entry: Entry | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    @property
    def entry(self) -> Entry | None:
        """What the line says."""
        return self._entry

    def show_entry(self, entry: Entry, *, is_chosen: bool) -> None:
        """Say this; the chosen line has a frame and is where Tab leads."""
        self._entry = entry
        self.setChecked(is_chosen)
        self.setAccessibleName(entry.spoken)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: what is chosen is decided by the page."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(240 * self._look.scale), round(_HEIGHT * self._look.scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(160 * self._look.scale), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._entry is None:
            return
        look, scale, entry = self._look, self._look.scale, self._entry
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        icon = look.pixmap(entry.icon, colour="text" if self.isChecked() else "text_secondary",
                           size=18)  # fmt: skip
        side = icon.deviceIndependentSize()
        left = _SIDE * scale
        painter.drawPixmap(QPointF(left, (self.height() - side.height()) / 2), icon)
        start = round(left + side.width() + _GAP * scale)
        end = self.width() - round(_SIDE * scale)
        if entry.certainty is not None:
            boxes = size_of_boxes(look)
            end -= boxes.width()
            draw_boxes(painter, look, entry.certainty,
                       QPointF(end, (self.height() - boxes.height()) / 2))  # fmt: skip
            end -= round(_GAP * scale)
        self._paint_words(painter, start, end - start)

    def _paint_ground(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(QPen(self._look.colour("text"), 2))
            painter.setBrush(self._look.colour("page"))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("hover"))
        else:
            return
        painter.drawRoundedRect(frame, 8, 8)

    def _paint_words(self, painter: QPainter, left: int, width: int) -> None:
        if self._entry is None:
            return
        look = self._look
        name = look.font(Style.BODY, weight=600 if self.isChecked() else 500)
        small = look.font(Style.SMALL)
        heights = [QFontMetrics(name).height(), QFontMetrics(small).height()]
        top = (self.height() - sum(heights)) // 2
        for words, font, colour, height in zip(
            (self._entry.name, self._entry.words),
            (name, small),
            ("text", "text_secondary"),
            heights,
            strict=True,
        ):
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
