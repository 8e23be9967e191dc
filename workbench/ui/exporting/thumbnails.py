# SPDX-License-Identifier: MIT
"""All pages of a copy in small, one below the other; arrows and clicks choose one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QListView
from typing_extensions import override

from workbench.ui.exporting.paper import RATIO
from workbench.ui.look.look import Look

WIDTH = 64
"""Pixels as designed that a page is wide in small."""

_BESIDE = 34

Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListView):
    """The pages with their numbers; `page_wanted` brings the number of a page, from 0."""

    page_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages = _PageModel()
        self.setModel(self._pages)
        self.setProperty("kind", "pages")
        self.setAccessibleName("Pages")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now.row()))
        look.changed.connect(self._follow_look)
        self._follow_look()

    @property
    def width_in_pixels(self) -> int:
        """How wide a page is in pixels of the screen."""
        return round(WIDTH * self._look.scale * self.devicePixelRatioF())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pages.rowCount()

    @property
    def current(self) -> int:
        """The number of the page that is chosen, from 0; -1 where there is none."""
        return self.currentIndex().row()

    def show_pages(self, pages: int, current: int) -> None:
        """Show so many pages; pictures that are there stay till new ones come."""
        self.blockSignals(True)
        self._pages.show_count(pages)
        self.setCurrentIndex(self._pages.index(current))
        self.blockSignals(False)

    def clear_pages(self) -> None:
        """Show no pages any more."""
        self.show_pages(0, -1)

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of a page."""
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._pages.show_page(number, pixmap)

    def show_current(self, number: int) -> None:
        """Show which page is looked at."""
        if number != self.current:
            self.blockSignals(True)
            self.setCurrentIndex(self._pages.index(number))
            self.blockSignals(False)

    def _tell(self, number: int) -> None:
        if number >= 0:
            self.page_wanted.emit(number)

    def _follow_look(self) -> None:
        scale = self._look.scale
        width = round(WIDTH * scale)
        size = QSize(width, round(width * RATIO))
        self.setIconSize(size)
        self.setFixedWidth(width + round(_BESIDE * scale))
        self._pages.show_blank(size)


class _PageModel(QAbstractListModel):
    """Pages by number, each with its picture, or with a white one till that is there."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: list[QPixmap | None] = []
        self._blank = QPixmap()

    def show_count(self, count: int) -> None:
        """Have so many pages; what is known of those that stay is kept."""
        known = len(self._pictures)
        if count < known:
            self.beginRemoveRows(QModelIndex(), count, known - 1)
            del self._pictures[count:]
            self.endRemoveRows()
        elif count > known:
            self.beginInsertRows(QModelIndex(), known, count - 1)
            self._pictures += [None] * (count - known)
            self.endInsertRows()

    def show_page(self, number: int, picture: QPixmap) -> None:
        """Have this picture of a page, if the page is there."""
        if 0 <= number < len(self._pictures):
            self._pictures[number] = picture
            index = self.index(number)
            self.dataChanged.emit(index, index)

    def show_blank(self, size: QSize) -> None:
        """Stand a white page of this size in where there is no picture yet."""
        self._blank = QPixmap(size)
        self._blank.fill(QColor(Qt.GlobalColor.white))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pictures)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number = index.row()
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures[number] or self._blank
        said = {
            Qt.ItemDataRole.DisplayRole: str(number + 1),
            Qt.ItemDataRole.AccessibleTextRole: f"Page {number + 1}",
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignHCenter,
        }
        return said.get(Qt.ItemDataRole(role))
