# SPDX-License-Identifier: MIT
"""Says whether everything is kept, takes steps back, and remembers what was shown last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import (
    LibraryError,
    NothingToUndoError,
    NotPublishedError,
    WorkbenchError,
)
from workbench.services import first_view
from workbench.services.keeping import copy_library
from workbench.ui.actions import Actions
from workbench.ui.desk import Desk
from workbench.ui.frame.toast import Toast
from workbench.ui.frame.top_bar import TopBar
from workbench.ui.jobs import Jobs
from workbench.ui.library.problem import problem_of
from workbench.ui.session import Session

ONLY_LOOKING = "Only looking: nothing can be changed here"
NOT_OPEN = "The library is not open: nothing can be changed yet"
LOOKS_BEFORE_A_COPY, LOOK_AGAIN_AFTER_MS = 20, 50
"""How often, and after how many milliseconds each time, a dated copy waits for what was typed."""

LONGEST_WAIT = 4.0
"""Seconds that keeping may take when the computer is shut down: Windows waits for five."""
REMEMBERED_AFTER_MS = 2000
"""Milliseconds without a change after which what is shown is remembered for the next start."""


class Steps(Protocol):
    """What has steps of its own that can be taken back."""

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""

    def undo(self) -> bool:
        """Take the newest step back."""

    def redo(self) -> bool:
        """Do again what was taken back."""


class KeepingController(QObject):
    """Joins the session to the top bar and to undo and redo.

    “All changes kept” is said only when nothing is being typed that was not sent, nothing is on
    its way, and nothing was refused.
    """

    remembering = Signal()
    """What is shown is remembered now, for the next start."""
    opening_wanted = Signal()
    """The library, which is not open or only looked at, is to be opened again."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        jobs: Jobs,
        *,
        actions: Actions,
        top_bar: TopBar,
        toast: Toast,
    ) -> None:
        super().__init__(session)
        self._session, self._desk, self._jobs = session, desk, jobs
        self._actions, self._top_bar, self._toast = actions, top_bar, toast
        self._place: Steps | None = None
        self._pending: list[Callable[[], object]] = []
        self._flushes: list[Callable[[], object]] = []
        self._later = QTimer(self, singleShot=True, interval=REMEMBERED_AFTER_MS)
        self._later.timeout.connect(self.remember)
        session.waiting_changed.connect(self.show_state)
        session.opened.connect(self.show_what_can_be_done)
        session.could_not_open.connect(self.show_what_can_be_done)
        session.fault.connect(self._show_fault)
        session.changed.connect(self._follow_change)
        desk.source_changed.connect(self._later.start)
        desk.refused.connect(self.tell)
        jobs.broke.connect(self.tell)
        top_bar.retry_wanted.connect(self.try_again)
        actions.handle({"undo": self.undo, "redo": self.redo, "keep-copy": self.keep_copy})
        self.show_steps()

    def watch(self, pending: Callable[[], object], flush: Callable[[], object]) -> None:
        """Ask `pending` whether a pane holds something that was not sent, `flush` sends it."""
        self._pending.append(pending)
        self._flushes.append(flush)

    def flush(self) -> None:
        """Have all panes send what is being typed."""
        for flush in self._flushes:
            flush()

    def show_what_can_be_done(self) -> None:
        """Show whether anything can be changed, and whether everything is kept."""
        session = self._session
        self._actions.let_change(is_allowed=session.refusal is None)
        if session.refusal is None:
            self._top_bar.show_looking(None)
            self.show_state()
        elif session.is_read_only:
            self._top_bar.show_looking(ONLY_LOOKING)
        else:
            self._top_bar.show_looking(NOT_OPEN)
        self.show_steps()

    def show_state(self) -> None:
        """Show whether everything is kept."""
        is_busy = self._session.waiting > 0 or any(pending() for pending in self._pending)
        self._top_bar.show_keeping(is_busy)

    def tell(self, error: WorkbenchError) -> None:
        """Say what went wrong and what to do."""
        self._toast.say(error.message())

    def use_steps_of(self, place: Steps | None) -> None:
        """Take back steps of `place`, which keeps nothing yet, instead of the library's."""
        self._place = place
        self.show_steps()

    def undo(self) -> None:
        """Take back the newest step and say which it was."""
        if self._place is not None:
            self._place.undo()
            return
        self.flush()
        self._desk.do(
            lambda services: services.library.undo(),
            lambda label: self._toast.say(f"Undone: {label}", ("Redo", self.redo)),
            self._tell_unless_nothing_is_left,
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._place is not None:
            self._place.redo()
            return
        self.flush()
        self._desk.do(
            lambda services: services.library.redo(),
            lambda label: self._toast.say(f"Done again: {label}", ("Undo", self.undo)),
            self._tell_unless_nothing_is_left,
        )

    def _tell_unless_nothing_is_left(self, error: WorkbenchError) -> None:
        """Say what went wrong; a key that was quicker than the button it stands for is no fault."""
        if not isinstance(error, NothingToUndoError):
            self.tell(error)
        self.show_steps()

    def rest(self) -> None:
        """Send what is typed: the student looks at something else, or pulls the stick."""
        self.flush()
        services = self._session.services
        if services is not None:
            services.library.use_pause()

    def keep_at_once(self) -> None:
        """Have everything on the disk when this returns: the computer is shut down."""
        self.rest()
        self._session.settle(LONGEST_WAIT)

    def keep_copy(self) -> None:
        """Say that all changes are kept, and make a dated copy."""
        self.flush()
        self._copy_once_kept(LOOKS_BEFORE_A_COPY)

    def _copy_once_kept(self, looks: int) -> None:
        """Make a dated copy as soon as what was typed is on the disk, or after so many looks.

        What is said in Review is kept beside the library: it does not wait in the same line.
        """
        if looks and any(pending() for pending in self._pending):
            QTimer.singleShot(LOOK_AGAIN_AFTER_MS, self, lambda: self._copy_once_kept(looks - 1))
            return
        self._session.ask(lambda services: copy_library(services.library), self._tell_copied)

    def remember(self) -> None:
        """Remember what is shown, for the next start."""
        self.remembering.emit()
        session = self._session
        view, folder = self._desk.view(), session.folder
        if view is not None and session.services is not None and session.refusal is None:
            self._jobs.run(lambda: first_view.keep_first_view(folder, view))

    def _tell_copied(self, copy: Path) -> None:
        self._toast.say(f"All changes are kept. A copy of now is in “{copy.parent.name}”.")

    def try_again(self) -> None:
        """Try now what could not be kept."""
        services = self._session.services
        if services is None or self._session.refusal is not None:
            self.opening_wanted.emit()
            return
        services.library.try_again()
        services.library.use_pause()

    def _follow_change(self) -> None:
        self.show_steps()
        self._later.start()

    def _show_fault(self, error: LibraryError | None) -> None:
        if error is None:
            self._top_bar.show_fault(None)
        elif isinstance(error, NotPublishedError):
            self._top_bar.show_fault(error.detail, beginning="Kept on this PC only")
        else:
            self._top_bar.show_fault(problem_of(error).happened)
        self.show_state()

    def show_steps(self) -> None:
        """Let undo and redo say what they would take back or do again."""
        services = self._session.services
        undo = redo = None
        if self._place is not None:
            undo, redo = self._place.undo_name, self._place.redo_name
        elif services is not None:
            undo, redo = services.library.undo_label, services.library.redo_label
        for name, word, label in (("undo", "Undo", undo), ("redo", "Redo", redo)):
            action = self._actions[name]
            action.setText(f"{word}: {label}" if label else word)
            is_refused = self._place is None and self._session.refusal is not None
            action.setEnabled(label is not None and not is_refused)
