# SPDX-License-Identifier: MIT
"""A small list over a window from which one thing is chosen, by arrows or by typing its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Letter
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import draw_tag
from workbench.ui.widgets.row_list import RowModel, RowView
from workbench.ui.widgets.row_painting import RowDelegate

_ROW, _WIDTH, _MOST = 30, 400, 12


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: its name, a few words about it, whether it is the one in use.

    `letter` is the tag that stands before it, if any; the words may be quoted ones. `said` is what
    is read out where name and words alone would not do.
    """

    value: object
    name: str
    detail: str = ""
    is_current: bool = False
    letter: Letter | None = None
    is_quoted: bool = False
    said: str = ""

    @property
    def spoken(self) -> str:
        """The choice as a screen reader says it."""
        words = f"{self.name}, {self.detail}" if self.detail else self.name
        return self.said or (f"{words}, in use" if self.is_current else words)


class ChoiceList(RowView[Choice]):
    """Arrows or the first letters of a name move, Enter or a click chooses, Escape leaves."""

    chosen = Signal(object)
    """With the `value`."""
    left = Signal()
    """When the focus should go back, whether something was chosen or not."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, RowModel[Choice](), kind="choices")
        self.setParent(parent)
        self._look = look
        self.setItemDelegate(_ChoiceDelegate(look, self))
        self.clicked.connect(lambda _: self._choose())
        self.hide()

    def offer(self, name: str, choices: Sequence[Choice], place: QPoint) -> None:
        """Show these with the upper left corner at `place` of the parent, as near as they fit."""
        self.setAccessibleName(name)
        self.lines.show_rows(choices)
        current = next((n for n, each in enumerate(choices) if each.is_current), 0)
        host = self.parentWidget()
        room = host.size() if host is not None else QSize(_WIDTH, _ROW)
        scale = self._look.scale
        row = round(_ROW * scale)
        height = min(min(len(choices), _MOST) * row + 4, room.height() - 16)
        width = min(round(_WIDTH * scale), room.width() - 16)
        self.setFixedSize(width, height)
        top = min(place.y(), room.height() - height - 8)
        self.move(max(8, min(place.x(), room.width() - width - 8)), max(8, top))
        self.show()
        self.raise_()
        # What was typed into it a moment ago is no beginning of a name here. Qt walks on by it.
        self.keyboardSearch("")
        self.setCurrentIndex(self.lines.index(current))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def _choose(self) -> None:
        choice = self.current()
        if choice is not None:
            self.hide()
            self.left.emit()
            self.chosen.emit(choice.value)


class _ChoiceDelegate(RowDelegate[Choice]):
    """Draws tag, name and words; a tick where it is in use."""

    @override
    def row_width(self) -> int:
        return self.view.viewport().width()

    @override
    def measure(self, row: Choice, width: int) -> tuple[int, ...]:
        return (self.px(_ROW),)

    @override
    def draw(self, painter: QPainter, rect: QRect, row: Choice, state: QStyle.StateFlag) -> None:
        look, box = self.look, QRectF(rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selection"))
        side = self.px(18)
        place = QRectF(box.left() + self.px(8), box.center().y() - side / 2, side, side)
        if row.letter is not None:
            draw_tag(painter, look, row.letter, place)
        elif row.is_current:
            painter.drawPixmap(place.topLeft(), look.pixmap("check", colour="text", size=18))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        is_strong = row.is_current or row.is_quoted
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(Style.BODY, weight=600 if is_strong else 500))
        room = box.adjusted(self.px(34), 0, -self.px(8), 0)
        painter.drawText(room, middle, row.name)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(row.name) + 10)
        painter.setPen(look.colour("text" if row.is_quoted else "text_secondary"))
        painter.setFont(look.quoting_font(Style.BODY) if row.is_quoted else look.font(Style.SMALL))
        words = painter.fontMetrics().elidedText(
            row.detail, Qt.TextElideMode.ElideRight, max(0, round(room.width()))
        )
        painter.drawText(room, middle, words)
