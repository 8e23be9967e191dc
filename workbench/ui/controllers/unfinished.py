# SPDX-License-Identifier: MIT
"""Pages that are being checked outlast the window: offered again at the next start."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.services.putting_aside import forget_pictures
from workbench.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from workbench.services.drafting.history import Checking
    from workbench.ui.importing.bring_in import BringIn
    from workbench.ui.window import Window


class UnfinishedController(QObject):
    """Remembers what is being checked, by the library it was read for."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._mode: BringIn | None = None
        self._read_for: Path | None = None
        self._remembered: tuple[Checking, ...] = ()
        self._remembering: Future[None] | None = None
        self._pause = Debounce(self)
        self._pause.due.connect(self._remember)
        window.session.opened.connect(self._follow_library)
        window.keeping.watch(lambda: None, self._flush)

    def follow(self, mode: BringIn) -> None:
        """Remember what is checked there from now on, and offer what was before."""
        self._mode = mode
        mode.changed.connect(self._pause.touch)
        self._recall()

    def _follow_library(self) -> None:
        if self._mode is not None and self._read_for != self._window.session.folder:
            self._mode.begin_anew()
            self._pause.settle()
            self._recall()

    def _recall(self) -> None:
        """Offer what was being checked for this library when the window was closed."""
        from workbench.services.drafting.unfinished import recall_unfinished

        folder, self._read_for = self._window.session.folder, None

        def offer(unfinished: tuple[Checking, ...]) -> None:
            if self._mode is not None and self._window.session.folder == folder:
                self._read_for, self._remembered = folder, unfinished
                self._mode.resume(unfinished)
                self._pause.touch()

        self._window.jobs.run(lambda: recall_unfinished(folder), offer)

    def _flush(self) -> None:
        if self._mode is not None:
            self._mode.commit()
            self._remember()

    def _remember(self) -> None:
        from workbench.services.drafting.unfinished import remember_unfinished

        folder, unfinished = self._read_for, self._mode.unfinished if self._mode else ()
        if folder is None or unfinished == self._remembered:
            return
        if self._remembering is not None and not self._remembering.done():
            self._pause.touch()
            return
        self._remembered = unfinished
        can_come_back = self._mode is not None and self._mode.can_bring_back

        def work() -> None:
            remember_unfinished(folder, unfinished)
            if not unfinished and not can_come_back:
                forget_pictures(folder)

        self._remembering = self._window.jobs.run(work)
