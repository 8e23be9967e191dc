# SPDX-License-Identifier: MIT
"""A layout that puts widgets side by side and goes on below where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from typing_extensions import override


class FlowLayout(QLayout):
    """Rows from the left, as many as the width asks for; `gap` in pixels in both directions.

    What stands in a row stands in the middle of its height.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget at this place; one that is in the layout already is moved there."""
        self.removeWidget(widget)
        self.addChildWidget(widget)
        self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_real=True)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown)
        height = max((item.sizeHint().height() for item in shown), default=0)
        margins = self.contentsMargins()
        return QSize(
            width + self.spacing() * max(0, len(shown) - 1) + margins.left() + margins.right(),
            height + margins.top() + margins.bottom(),
        )

    @override
    def minimumSize(self) -> QSize:
        shown = self._shown()
        margins = self.contentsMargins()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0)
            + margins.left()
            + margins.right(),
            max((item.minimumSize().height() for item in shown), default=0)
            + margins.top()
            + margins.bottom(),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        y, height = room.y(), 0
        for number, row in enumerate(self._rows(room.width())):
            y += height + self.spacing() if number else 0
            x, height = room.x(), max(size.height() for _, size in row)
            for item, size in row:
                if is_real:
                    place = QPoint(x, y + (height - size.height()) // 2)
                    item.setGeometry(QRect(place, size))
                x += size.width() + self.spacing()
        return y + height - rect.y() + self.contentsMargins().bottom()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands in each row, with its size; a row is as wide as there is room."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint()
            if not rows or size.width() > left:
                rows.append([])
                left = width
            rows[-1].append((item, size))
            left -= size.width() + self.spacing()
        return rows
