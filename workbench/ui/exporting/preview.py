# SPDX-License-Identifier: MIT
"""The pages of a copy as they will be on paper, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.documents import PagePicture
from workbench.services.previewing import Job
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import button, icon_button, label, row, surface

_RATIO = 2**0.5
"""Height of a page in widths: A4."""

_DIMMED = 0.4
_LOOKS_IN_SILENCE = 3
"""Looks at a job, a tenth of a second apart, before it is said how far it is."""


class PagePreview(QWidget):
    """Shows a page and lets one turn the pages; the old page stays, dimmed, till the new is there.

    `page_wanted` brings the number of a page, from 0, and the width in pixels it is needed in;
    `stop_wanted` and `again_wanted` say that the work is to end or to begin anew.
    """

    page_wanted = Signal(int, int)
    stop_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._pages = 0, 0
        self._back = icon_button(look, "chevron-left", "Previous page", keys="Alt+PgUp")
        self._on = icon_button(look, "chevron-right", "Next page", keys="Alt+PgDn")
        self._number = label("", Style.SMALL, ink="secondary")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper = _Paper(look)
        self._chip = _Chip(look, self)
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self._chip.stop.clicked.connect(self.stop_wanted)
        self._chip.again.clicked.connect(self.again_wanted)
        self._paper.resized.connect(self._ask)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 10, 16, 16)
        layout.setVerticalSpacing(6)
        layout.addLayout(row(None, self._back, self._number, self._on, None, gap=4), 0, 0)
        layout.addWidget(self._paper, 1, 0)
        layout.setRowStretch(1, 1)
        self._show_number()

    @property
    def page(self) -> int:
        """The number of the page that is shown, from 0."""
        return self._page

    def show_copy(self, pages: int) -> None:
        """Show a new copy with so many pages, at the page that was shown before if it has one."""
        self._pages = pages
        self._page = max(0, min(self._page, pages - 1))
        self._chip.hide()
        self._show_number()
        self._ask()

    def show_page(self, number: int, picture: PagePicture) -> None:
        """Show the picture of a page if it is the one wanted."""
        if number == self._page:
            self._paper.show_image(image_of(picture))
            self._paper.setAccessibleName(f"Page {number + 1} of {self._pages} as it is printed")

    def show_waiting(self) -> None:
        """Dim what is shown: it is not what was chosen any more."""
        self._paper.dim()

    def show_progress(self, job: Job, looks: int) -> None:
        """Say how far the work is; `looks` counts how often somebody has asked."""
        if looks >= _LOOKS_IN_SILENCE:
            self._chip.show_progress(job)

    def show_stopped(self, words: str) -> None:
        """Say why there is no new page, and offer to try again."""
        self._chip.show_stopped(words)

    def turn(self, pages: int) -> bool:
        """Show the page so many further on; tell whether there is one."""
        page = self._page + pages
        if not 0 <= page < self._pages:
            return False
        self._page = page
        self._show_number()
        self._paper.dim()
        self._ask()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chip.settle()

    def _ask(self) -> None:
        width = self._paper.width_in_pixels
        if self._pages and width > 0:
            self.page_wanted.emit(self._page, width)

    def _show_number(self) -> None:
        self._number.setText(f"Page {self._page + 1} of {self._pages}" if self._pages else "Pages")
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._pages)


def image_of(picture: PagePicture) -> QImage:
    """Return a picture of a page for painting."""
    kind = QImage.Format.Format_Grayscale8 if picture.is_grey else QImage.Format.Format_RGB32
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, kind)
    # A copy owns its pixels; the first image only borrows them.
    return image.copy()


class _Paper(QWidget):
    """A sheet, as large as there is room for; lines in grey until there is a picture."""

    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self._is_dimmed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("The page as it is printed")
        look.changed.connect(self.update)

    @property
    def width_in_pixels(self) -> int:
        """How wide the sheet is in pixels of the screen."""
        return round(self._sheet().width() * self.devicePixelRatioF())

    def show_image(self, image: QImage) -> None:
        self._image, self._is_dimmed = image, False
        self.update()

    def dim(self) -> None:
        self._is_dimmed = True
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._sheet()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if self._image is None:
            self._paint_lines(painter, sheet)
        else:
            painter.setOpacity(_DIMMED if self._is_dimmed else 1.0)
            painter.drawImage(sheet, self._image)
            painter.setOpacity(1.0)
        painter.setPen(QPen(self._look.colour("divider"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_lines(self, painter: QPainter, sheet: QRectF) -> None:
        step, side = sheet.height() / 30, sheet.width() / 12
        for number in range(3, 24):
            share = 0.45 if number % 7 == 0 else 0.85
            width = (sheet.width() - 2 * side) * share
            line = QRectF(sheet.x() + side, sheet.y() + number * step, width, step * 0.4)
            painter.fillRect(line, Qt.GlobalColor.lightGray)

    def _sheet(self) -> QRectF:
        """Return where the sheet is: whole, in the middle, from the top."""
        width = min(self.width(), int(self.height() / _RATIO))
        return QRectF((self.width() - width) // 2, 0, width, int(width * _RATIO))


class _Chip(QWidget):
    """Says above the page how the work stands, with one thing to do about it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._stands_on = parent
        self._words = label("", Style.SMALL, wraps=True)
        self.stop = button(look, "Stop", size="small")
        self.again = button(look, "Make it again", size="small")
        card = surface(
            "card", row(self._words, self.stop, self.again, gap=12, margins=(14, 8, 8, 8))
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.hide()

    def show_progress(self, job: Job) -> None:
        """Say what is being worked on, with a count where there is one."""
        words = "Working…"
        if job.total:
            verb = "Drawing page" if job.stage == "page" else "Setting source"
            words = f"{verb} {job.done} of {job.total}"
        self._show(words, is_at_work=True)

    def show_stopped(self, words: str) -> None:
        self._show(words, is_at_work=False)

    def settle(self) -> None:
        """Stand in the middle of the lower part."""
        room = self._stands_on.rect()
        width = min(max(self.sizeHint().width(), 220), room.width() - 32)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((room.width() - width) // 2, room.height() - height - 40, width, height)

    def _show(self, words: str, *, is_at_work: bool) -> None:
        self._words.setText(words)
        self.stop.setVisible(is_at_work)
        self.again.setVisible(not is_at_work)
        self.settle()
        self.show()
        self.raise_()
