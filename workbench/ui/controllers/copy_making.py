# SPDX-License-Identifier: MIT
"""Make marked copies beside the window, with how far it is, until somebody stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from workbench.ui.announcing import announce
from workbench.ui.controllers.review_saving import ask_folder

if TYPE_CHECKING:
    from workbench.domain.errors import WorkbenchError
    from workbench.domain.handed_in.class_table import Row, RowKey
    from workbench.domain.reviews import Review
    from workbench.services.marked_copies import CopiesMade, CopyMaker
    from workbench.ui.controllers.class_reading import ClassRead
    from workbench.ui.reviewing.copy_notice import CopyNotice
    from workbench.ui.reviewing.mode import ReviewMode
    from workbench.ui.window import Window

Opened = tuple["ClassRead", dict["RowKey", "Review"]]

_LOOKS = 100
"""Milliseconds between two looks at how far the making is."""

_AT_WORK = "Marked copies are being made already; wait for them, or stop them first."
_NOTHING_SAID = "Nothing was said about any plan yet, so there is nothing to give back."
_NOT_ABOUT_THIS = "Nothing was said about this plan yet, so there is nothing to give back."


class CopyMaking(QObject):
    """Makes the copies of one wish at a time, and tells of them in the notice of Review.

    `opened` says what lies open, `chosen` which student is; None where nothing is. `are_named`
    tells whether names may be seen: what is told of single copies names students. `refusal` says
    why nothing can go back to students now; it is empty where it can.
    """

    def __init__(
        self,
        window: Window,
        opened: Callable[[], Opened | None],
        chosen: Callable[[], Row | None],
        are_named: Callable[[], bool],
        refusal: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._opened, self._chosen = window, opened, chosen
        self._are_named, self._refusal = are_named, refusal
        self._notice: CopyNotice | None = None
        self._maker: CopyMaker | None = None
        self._is_unwanted = False
        self._place = Path.home()
        self._made: CopiesMade | None = None
        self._reached = (0, 0)
        self._timer = QTimer(self, interval=_LOOKS)
        self._timer.timeout.connect(self._look)
        window.commands.handle(
            {"save-marked-copies": self.save_all, "save-marked-copy": self.save_chosen}
        )

    def attach(self, mode: ReviewMode) -> None:
        """Do what Review asks for from now on, and tell of copies there."""
        mode.copies_wanted.connect(self.save_all)
        mode.copy_wanted.connect(self.save_chosen)
        self._notice = notice = mode.copies
        notice.stopped.connect(self.stop)
        notice.closed.connect(self._forget)
        notice.folder_wanted.connect(self._show_folder)

    def save_all(self) -> None:
        """Ask where to, and make a copy of each plan about which something was said."""
        known = self._opened()
        if known is not None:
            self._ask(known, known[0].table.rows, _NOTHING_SAID)

    def save_chosen(self) -> None:
        """Ask where to, and make a copy of the plan that is shown."""
        known, row = self._opened(), self._chosen()
        if known is not None:
            self._ask(known, () if row is None else (row,), _NOT_ABOUT_THIS)

    def stop(self) -> None:
        """Make no more copies; those that are written stay."""
        self._is_unwanted = True
        if self._maker is not None:
            self._maker.stop()

    def make(self, rows: Sequence[Row], place: Path) -> None:
        """Make copies of these students' plans in a folder, beside the window."""
        from workbench.services.marked_copies import CopyMaker, teacher_in

        known, services = self._opened(), self._window.session.services
        if known is None or services is None:
            return
        opened, reviews = known
        own, made = services.library.folder, datetime.now(UTC)
        self._place = place

        def work() -> CopiesMade:
            maker = CopyMaker(place, folder=opened.folder, author=teacher_in(own))
            self._maker = maker
            if self._is_unwanted:
                maker.stop()
            return maker.make(rows, reviews, made, progress=self._reach)

        self._reached, self._made, self._is_unwanted = (0, 0), None, False
        self._window.toast.hide()
        announce(self._window, "Making marked copies…")
        self._look()
        self._timer.start()
        self._window.jobs.run(work, self._tell, self._refuse)

    def _ask(self, known: Opened, rows: Sequence[Row], nothing: str) -> None:
        from workbench.services.marked_copies import copies_wanted

        opened, reviews = known
        why = _AT_WORK if self._timer.isActive() else self._refusal()
        if why:
            self._window.toast.say(why)
        elif not copies_wanted(rows, reviews):
            self._window.toast.say(nothing)
        else:
            start = str(opened.folder.parent)
            place = ask_folder(self._window, "Save marked copies", start)
            if place is not None:
                self.make(rows, place)

    def _reach(self, done: int, total: int) -> None:
        # Called on another thread: what is shown is looked up here, in one piece.
        self._reached = (done, total)

    def _look(self) -> None:
        if self._notice is not None:
            self._notice.show_progress(*self._reached)

    def _end(self) -> None:
        self._timer.stop()
        self._maker = None

    def _refuse(self, error: WorkbenchError) -> None:
        self._end()
        if self._notice is not None:
            self._notice.hide()
        self._window.keeping.tell(error)

    def _tell(self, made: CopiesMade) -> None:
        self._end()
        self._made = made
        self.show_outcome()

    def show_outcome(self) -> None:
        """Say what came of the copies, with names or without, while that is to be seen."""
        made, notice = self._made, self._notice
        if made is None or notice is None:
            return
        number = len(made.written)
        count = f"{number} marked {'copy' if number == 1 else 'copies'}"
        words = f"Saved {count} in “{self._place.name}”."
        if made.is_stopped:
            words = f"Stopped. {words}"
        elif not made.written:
            words = "No marked copy could be made."
        told = made.told
        if told and not self._are_named():
            told = (f"There is something to say of {len(told)}; show the names to read it.",)
        notice.show_outcome(words, told, has_copies=bool(made.written))

    def _forget(self) -> None:
        self._made = None

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place)))
