# SPDX-License-Identifier: MIT
"""All pages of a copy in small, one below the other; arrows and clicks choose one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from workbench.ui.exporting.paper import RATIO
from workbench.ui.look.look import Look

WIDTH = 64
"""Pixels as designed that a page is wide in small."""

_BESIDE = 34


class Thumbnails(QListWidget):
    """The pages with their numbers; `page_wanted` brings the number of a page, from 0."""

    page_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "pages")
        self.setAccessibleName("Pages")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._tell)
        look.changed.connect(self._follow_look)
        self._follow_look()

    @property
    def width_in_pixels(self) -> int:
        """How wide a page is in pixels of the screen."""
        return round(WIDTH * self._look.scale * self.devicePixelRatioF())

    def show_pages(self, pages: int, current: int) -> None:
        """Show so many pages; pictures that are there stay till new ones come."""
        self.blockSignals(True)
        while self.count() > pages:
            self.takeItem(self.count() - 1)
        for number in range(self.count(), pages):
            item = QListWidgetItem(str(number + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number + 1}")
            item.setIcon(QIcon(self._blank()))
            self.addItem(item)
        self.setCurrentRow(current)
        self.blockSignals(False)

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of a page."""
        item = self.item(number)
        if item is not None:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            item.setIcon(QIcon(pixmap))

    def show_current(self, number: int) -> None:
        """Show which page is looked at."""
        if number != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(number)
            self.blockSignals(False)

    def _tell(self, number: int) -> None:
        if number >= 0:
            self.page_wanted.emit(number)

    def _follow_look(self) -> None:
        scale = self._look.scale
        width = round(WIDTH * scale)
        self.setIconSize(QSize(width, round(width * RATIO)))
        self.setFixedWidth(width + round(_BESIDE * scale))

    def _blank(self) -> QPixmap:
        pixmap = QPixmap(self.iconSize())
        pixmap.fill(QColor(Qt.GlobalColor.white))
        return pixmap
