# SPDX-License-Identifier: MIT
"""A small list over a window from which one thing is chosen, by arrows or by typing its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workbench.domain.frameworks import Letter
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import draw_tag

_ROW, _WIDTH, _MOST = 30, 400, 12
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: its name, a few words about it, whether it is the one in use.

    `letter` is the tag that stands before it, if any.
    """

    value: object
    name: str
    detail: str = ""
    is_current: bool = False
    letter: Letter | None = None


class ChoiceList(QListWidget):
    """Arrows or the first letters of a name move, Enter or a click chooses, Escape leaves."""

    chosen = Signal(object)
    """With the `value`."""
    left = Signal()
    """When the focus should go back, whether something was chosen or not."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setItemDelegate(_Row(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.hide()

    def offer(self, name: str, choices: Sequence[Choice], place: QPoint) -> None:
        """Show these with the upper left corner at `place` of the parent, as near as they fit."""
        self.setAccessibleName(name)
        self.clear()
        for each in choices:
            item = QListWidgetItem(each.name)
            item.setData(_ROLE, each)
            words = f"{each.name}, {each.detail}" if each.detail else each.name
            in_use = ", in use" if each.is_current else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}{in_use}")
            self.addItem(item)
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
        self.setCurrentRow(current)
        # What was typed into it a moment ago is no beginning of a name here.
        self.keyboardSearch("")
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if (item := self.currentItem()) is not None:
                self._choose(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def _choose(self, item: QListWidgetItem) -> None:
        choice: Choice = item.data(_ROLE)
        self.hide()
        self.left.emit()
        self.chosen.emit(choice.value)


class _Row(QStyledItemDelegate):
    """Draws tag, name and detail; a tick where it is in use."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, round(_ROW * self._look.scale))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, scale = self._look, self._look.scale
        choice: Choice = index.data(_ROLE)
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selection"))
        side = 18 * scale
        place = QRectF(box.left() + 8 * scale, box.center().y() - side / 2, side, side)
        if choice.letter is not None:
            draw_tag(painter, look, choice.letter, place)
        elif choice.is_current:
            painter.drawPixmap(place.topLeft(), look.pixmap("check", colour="text", size=18))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(Style.BODY, weight=600 if choice.is_current else 500))
        room = box.adjusted(34 * scale, 0, -8 * scale, 0)
        painter.drawText(room, middle, choice.name)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(choice.name) + 10)
        painter.setPen(look.colour("text_secondary"))
        painter.setFont(look.font(Style.SMALL))
        words = painter.fontMetrics().elidedText(
            choice.detail, Qt.TextElideMode.ElideRight, max(0, round(room.width()))
        )
        painter.drawText(room, middle, words)
        painter.restore()
