# SPDX-License-Identifier: MIT
"""Leaves a library: everything is kept first, and what cannot be kept is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from workbench.domain.errors import LibraryError, NotPublishedError, WorkbenchError
from workbench.files import unused_name

if TYPE_CHECKING:
    from workbench.ui.library.dialogs import LibraryDialog
    from workbench.ui.window import Window

PATIENCE_MS = 10_000
"""Milliseconds for which closing waits for what is not kept yet."""


class ClosingController(QObject):
    """Gives the library free without holding the window up, and asks where something is in the way.

    Meanwhile the window can be used: what is done while something is waiting waits, too.
    """

    def __init__(self, window: Window, *, patience: int = PATIENCE_MS) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], object] | None = None
        self._is_waiting = False
        self._fault: LibraryError | None = None
        self._dialog: LibraryDialog | None = None
        self._patience = QTimer(self, singleShot=True, interval=patience)
        self._patience.timeout.connect(self._tell_waiting)
        session = window.session
        session.waiting_changed.connect(self._go_on)
        session.could_not_open.connect(self._go_on)
        session.fault.connect(self._note_fault)
        window.top_bar.copy_wanted.connect(self.save_copy)

    @property
    def dialog(self) -> LibraryDialog | None:
        """The dialog while it is open."""
        return self._dialog if self._dialog is not None and self._dialog.isVisible() else None

    def begin(self, then: Callable[[], object]) -> None:
        """Have everything kept and the library given free; then call `then`.

        It is never called where the student decides to stay.
        """
        if self._then is not None:
            return
        self._then = then
        self._window.keeping.flush()
        self._window.keeping.remember()
        self._wait()

    def stop(self) -> None:
        """Ask nothing any more: everything is ended now."""
        self._then, self._is_waiting = None, False
        self._patience.stop()
        if self._dialog is not None:
            self._dialog.accept()

    def save_copy(self) -> None:
        """Ask for a folder and make a copy there of everything, of what is not kept as well."""
        window = self._window
        window.keeping.flush()
        place = QFileDialog.getExistingDirectory(
            self.dialog or window, "Save a copy in this folder", str(Path.home())
        )
        if not place:
            return
        target = unused_name(Path(place, f"{window.session.folder.name} (copy)"))
        if self.dialog is not None:
            self.dialog.show_working("Saving a copy…")
        window.session.copy_whole(
            target,
            lambda copy: self._say(f"A copy with everything is in “{copy.name}”."),
            lambda error: self._say(error.message()),
        )

    def _wait(self) -> None:
        window = self._window
        window.top_bar.show_closing()
        self._is_waiting = True
        services = window.session.services
        if services is not None and window.session.waiting:
            services.library.try_again()
        self._patience.start()
        self._go_on()

    def _go_on(self) -> None:
        if not self._is_waiting:
            return
        session = self._window.session
        if not session.waiting:
            self._give_free()
        elif session.problem is not None:
            self._tell_waiting()

    def _tell_waiting(self) -> None:
        if not self._is_waiting:
            return
        self._is_waiting = False
        self._patience.stop()
        session, dialog = self._window.session, self._with_dialog()
        dialog.not_kept.show_waiting(
            session.waiting, session.problem or self._fault, can_copy=session.services is not None
        )
        dialog.show_content(dialog.not_kept)

    def _give_free(self) -> None:
        self._is_waiting = False
        self._patience.stop()
        self._window.session.give_free(self._done)
        self._window.top_bar.show_closing()

    def _done(self, fault: LibraryError | None) -> None:
        if self._then is None:
            return
        if isinstance(fault, NotPublishedError):
            dialog = self._with_dialog()
            dialog.not_kept.show_not_published(fault)
            dialog.show_content(dialog.not_kept)
        else:
            self._leave()

    def _leave(self) -> None:
        then, self._then = self._then, None
        self._fault = None
        if self._dialog is not None:
            self._dialog.accept()
        if then is not None:
            then()

    def _try_again(self) -> None:
        dialog, session = self._with_dialog(), self._window.session
        if session.services is not None:
            dialog.accept()
            self._wait()
        elif session.problem is not None:
            dialog.reject()
            self._window.keeping.opening_wanted.emit()
        else:
            dialog.show_working("Trying again…")
            session.publish_again(self._done, self._say_problem)

    def _close_all_the_same(self) -> None:
        session = self._window.session
        if session.services is None and session.problem is None:
            self._leave()
            return
        self._with_dialog().show_working("Closing…")
        self._give_free()

    def _stay(self) -> None:
        """Go on working, unless the library is closed by now."""
        session = self._window.session
        if session.services is None and session.problem is None:
            self._leave()
            return
        self._then = None
        self._window.keeping.show_what_can_be_done()

    def _note_fault(self, error: LibraryError | None) -> None:
        self._fault = error

    def _say_problem(self, error: WorkbenchError) -> None:
        self._say(error.message())

    def _say(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.say(words)
        else:
            self._window.toast.say(words)

    def _with_dialog(self) -> LibraryDialog:
        if self._dialog is None:
            from workbench.ui.library.dialogs import LibraryDialog

            dialog = self._dialog = LibraryDialog(self._window.look, self._window)
            dialog.left.connect(self._stay)
            dialog.not_kept.try_again_wanted.connect(self._try_again)
            dialog.not_kept.copy_wanted.connect(self.save_copy)
            dialog.not_kept.close_wanted.connect(self._close_all_the_same)
        return self._dialog
