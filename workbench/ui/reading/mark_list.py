# SPDX-License-Identifier: MIT
"""The small list from which one of several overlapping marks is chosen."""

from __future__ import annotations

from collections.abc import Sequence

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

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Letter, dimension_name
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reading.mark_index import first_words
from workbench.ui.widgets.lens import draw_tag

_ROW, _WIDTH, _MOST = 30, 300, 8

MarkChoice = tuple[Annotation, Letter | None]


class MarkList(QListWidget):
    """Marks to choose from: arrows and Enter, or a click; Escape takes it away."""

    chosen = Signal(object)
    """With the `AnnotationId`."""
    left = Signal()
    """When nothing was chosen and the focus should go back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName("Marks here")
        self.setItemDelegate(_Row(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.hide()

    def offer(self, choices: Sequence[MarkChoice], host: QWidget, place: QPoint) -> None:
        """Show these marks with the upper left corner at `place` of `host`, if it fits."""
        if self.parentWidget() is not host:
            self.setParent(host)
        self.clear()
        for mark, letter in choices:
            words = first_words(mark)
            name = letter.name if letter else dimension_name(mark.dimension)
            item = QListWidgetItem(f"{mark.short_id} {words}")
            item.setData(Qt.ItemDataRole.UserRole, (mark, letter))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{mark.short_id}, {name}: {words}")
            self.addItem(item)
        self.setCurrentRow(0)
        scale = self._look.scale
        height = round(min(len(choices), _MOST) * _ROW * scale) + 4
        room = host.size()
        width = min(round(_WIDTH * scale), room.width() - 16)
        self.setFixedSize(width, height)
        below = place.y() if place.y() + height <= room.height() else room.height() - height - 4
        self.move(max(8, min(place.x(), room.width() - width - 8)), max(0, below))
        self.show()
        self.raise_()
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
        mark, _ = item.data(Qt.ItemDataRole.UserRole)
        self.hide()
        self.left.emit()
        self.chosen.emit(mark.id)


class _Row(QStyledItemDelegate):
    """Draws tag, id and first words."""

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
        mark, letter = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("selection"))
        side = 18 * scale
        tag = QRectF(box.left() + 8 * scale, box.center().y() - side / 2, side, side)
        draw_tag(painter, look, letter, tag)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(Style.SMALL, weight=700))
        left = box.adjusted(32 * scale, 0, -8 * scale, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(left, middle, mark.short_id)
        wide = painter.fontMetrics().horizontalAdvance(mark.short_id) + 8 * scale
        painter.setFont(look.quoting_font(Style.BODY))
        rest = left.adjusted(wide, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            first_words(mark), Qt.TextElideMode.ElideRight, round(rest.width())
        )
        painter.drawText(rest, middle, shown)
        painter.restore()
