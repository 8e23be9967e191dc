# SPDX-License-Identifier: MIT
"""Put the pages of a copy on a printer: the same pages that would be saved."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from workbench.domain.documents import PagePicture
from workbench.services.previewing import Copy
from workbench.ui.exporting.paper import image_of
from workbench.ui.jobs import Jobs

_MOST_DOTS = 300
"""Dots per inch. A page in colour then takes 35 MB; more would hardly be seen."""

_WIDTH_IN_INCHES = 8.27


def a4_printer() -> QPrinter:
    """Return the usual printer, set to upright A4 without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def printer_dialog(printer: QPrinter, copy: Copy, parent: QWidget) -> QPrintDialog:
    """Return the system's dialog for choosing a printer and pages; it is run with `exec`.

    Windows shows its own and knows no other way.
    """
    printer.setDocName("Source Workbench")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, copy.pages)
    return dialog


def pages_of(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """Return the pages somebody has asked the printer for, from 0; all of them by default."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return tuple(range(pages))
    return tuple(range(printer.fromPage() - 1, min(pages, printer.toPage() or pages)))


class Printing(QObject):
    """Prints a copy page by page; the window stays usable meanwhile.

    `went_on` says which page of how many is being printed, both from 1; `ended` whether the printer
    took all of them.
    """

    went_on = Signal(int, int)
    ended = Signal(bool)

    def __init__(
        self, copy: Copy, printer: QPrinter, jobs: Jobs, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._copy, self._printer, self._jobs = copy, printer, jobs
        self._pages: Sequence[int] = pages_of(printer, copy.pages)
        self._painter = QPainter()
        self._at = 0
        self._is_stopped = False

    def start(self) -> None:
        """Begin; a printer that does not answer ends it at once."""
        if self._pages and self._painter.begin(self._printer):
            self._picture()
        else:
            self.ended.emit(False)

    def stop(self) -> None:
        """Print no further page."""
        self._is_stopped = True

    def _picture(self) -> None:
        self.went_on.emit(self._at + 1, len(self._pages))
        dots = min(_MOST_DOTS, self._printer.resolution())
        is_grey = self._printer.colorMode() is QPrinter.ColorMode.GrayScale
        number, width = self._pages[self._at], round(_WIDTH_IN_INCHES * dots)
        self._jobs.run(
            lambda: self._copy.page(number, width=width, is_grey=is_grey),
            self._put,
        )

    def _put(self, picture: PagePicture) -> None:
        if not shiboken6.isValid(self):
            return
        if self._is_stopped:
            self._end(is_complete=False)
            return
        sheet = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        self._painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image_of(picture))
        self._at += 1
        if self._at == len(self._pages):
            self._end(is_complete=True)
        elif self._printer.newPage():
            self._picture()
        else:
            self._end(is_complete=False)

    def _end(self, *, is_complete: bool) -> None:
        is_sent = self._painter.end()
        if self._is_stopped:
            self._printer.abort()
        self.ended.emit(is_complete and is_sent)
