# SPDX-License-Identifier: MIT
"""Reading a page anew from the check: asks for the alphabet, says that it is read, and stops it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.services.drafting.history import Checking
from workbench.services.drafting.reading_anew import ReadingAnew
from workbench.ui.importing.alphabets import AlphabetDialog
from workbench.ui.importing.foot import Foot
from workbench.ui.importing.notice import Notice
from workbench.ui.look.look import Look


class Alphabets(QObject):
    """One reading at a time; while it lasts nothing is kept."""

    wanted = Signal(object)
    """With the `ReadingAnew`."""
    stopped = Signal()

    def __init__(self, look: Look, notice: Notice, foot: Foot, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._notice, self._foot, self._owner = look, notice, foot, parent
        self._dialog: AlphabetDialog | None = None
        self._asked: tuple[Checking, int] | None = None
        self._current: ReadingAnew | None = None
        notice.stopped.connect(self._stop)

    @property
    def current(self) -> ReadingAnew | None:
        """What is being read."""
        return self._current

    def ask(self, now: Checking, page: int) -> None:
        """Ask in which alphabet a page is to be read."""
        self._asked = (now, page)
        if self._dialog is None:
            self._dialog = AlphabetDialog(self._look, self._owner.window())
            self._dialog.chosen.connect(self._read)
        self._dialog.ask(
            now.drafts[page], is_one_of_many=len(now.drafts) > 1, loses=page in now.touched
        )

    def show(self) -> None:
        """Say again that a page is being read, where one is."""
        if self._current is not None:
            self._foot.show_busy("Reading…")

    def end(self) -> None:
        """Say that nothing is read any more."""
        self._current = None
        self._notice.show_reading("")
        self._foot.show_busy("")

    def _read(self, encoding: str) -> None:
        if self._asked is not None:
            now, page = self._asked
            self._current = ReadingAnew(page, now.drafts[page], encoding)
            self._notice.show_reading(f"Reading the page as {self._current.words}…")
            self.show()
            self.wanted.emit(self._current)

    def _stop(self) -> None:
        self.end()
        self.stopped.emit()
