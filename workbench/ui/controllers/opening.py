# SPDX-License-Identifier: MIT
"""Opens the library beside the window, and says in plain words when it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from workbench.domain.errors import (
    BrokenLibraryError,
    LibraryError,
    NoLibraryHereError,
    WorkbenchError,
)
from workbench.domain.plans import Plan
from workbench.files import unused_name
from workbench.services import keeping, libraries

if TYPE_CHECKING:
    from workbench.services.libraries import KnownLibrary, LibraryCopy
    from workbench.storage.salvage import SalvageReport
    from workbench.ui.library.dialogs import LibraryDialog
    from workbench.ui.services import Services
    from workbench.ui.window import Window

_WAITS = "What you did meanwhile is not lost: it is kept as soon as this library opens."
_NOTHING_READABLE = (
    "Nothing in it could be read. It stays as it is, for somebody who knows more about it."
)
_NOT_THERE = (
    "This library is not there now. If it is on a stick or a share, connect that first and choose "
    "it again."
)


class OpeningController(QObject):
    """Opens libraries, and asks which one and what to do where that is not clear."""

    library_chosen = Signal(object)
    """With the `Path` of another library's folder."""
    nothing_chosen = Signal()
    """Somebody was asked at the start which library to open, and chose none."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._with_example = False
        self._dialog: LibraryDialog | None = None
        self._copies: tuple[LibraryCopy, ...] = ()
        self._said = ""
        self._error: LibraryError | None = None
        window.session.opened.connect(self._show)
        window.session.could_not_open.connect(self._look_for_copies)
        window.keeping.opening_wanted.connect(self.try_again)
        window.commands.handle({"libraries": self.choose})

    @property
    def dialog(self) -> LibraryDialog | None:
        """The dialog while it is open."""
        return self._dialog if self._dialog is not None and self._dialog.isVisible() else None

    def open(self, folder: Path | None, *, with_example: bool = False) -> None:
        """Open the library in `folder`; with the example a new one is made where there is none."""
        self._with_example = with_example
        self._window.session.open(folder, may_make=with_example, prepare=self._preparation())

    def try_again(self) -> None:
        """Open the library again that is not open, or only looked at."""
        self._open_again()

    def show_example(self) -> None:
        """Bring in the example, unless it is there, and open it."""
        from workbench.services.demonstrating import keep_example

        window = self._window
        if window.session.refusal is not None:
            window.keeping.tell(window.session.refusal)
            return
        window.session.ask(lambda services: keep_example(services.library), self._open_example)

    def choose(self) -> None:
        """Ask which library to work with."""
        self._window.jobs.run(libraries.known_libraries, self._show_chooser)

    # What is shown

    def _show(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._with_example = False
        if self._said:
            self._window.toast.say(self._said)
            self._said = ""
        self._window.desk.read_again()

    def _preparation(self) -> Callable[[Services], object] | None:
        """Return what has to be done before what was marked in the example can be kept."""
        return _keep_example_if_empty if self._with_example else None

    def _look_for_copies(self, error: LibraryError) -> None:
        self._said = ""
        folder = self._window.session.folder
        self._window.jobs.run(
            lambda: libraries.copies_of(folder), lambda copies: self._show_problem(error, copies)
        )

    def _show_problem(self, error: LibraryError, copies: Sequence[LibraryCopy]) -> None:
        if self._window.session.problem is not error:
            return
        self._copies = tuple(copies)
        self._tell(error, copies, _WAITS if self._window.session.waiting else "")

    def _tell(
        self, error: LibraryError, copies: Sequence[LibraryCopy] = (), note: str = ""
    ) -> None:
        self._error = error
        dialog = self._with_dialog()
        dialog.problem.show_problem(error, copies)
        dialog.show_content(dialog.problem, note)

    def _show_chooser(self, known: Sequence[KnownLibrary]) -> None:
        dialog, session = self._with_dialog(), self._window.session
        dialog.chooser.show_libraries(known, session.folder if session.services else None)
        dialog.show_content(dialog.chooser)

    def _open_example(self, plan: Plan) -> None:
        self._window.desk.open_pack(plan.pack_id)
        self._window.show_mode("read")

    # What is done

    def _open_again(
        self, *, read_only: bool = False, take_over: bool = False, set_aside: bool = False
    ) -> None:
        if self._dialog is not None:
            self._dialog.show_working("Opening the library…")
        session = self._window.session
        session.open(
            session.folder,
            read_only=read_only,
            take_over=take_over,
            set_aside=set_aside,
            may_make=self._with_example,
            prepare=self._preparation(),
        )

    def _set_aside(self) -> None:
        self._said = "This is what is there. The other work was put beside it; nothing is lost."
        self._open_again(set_aside=True)

    def _restore(self, copy: Path) -> None:
        folder = self._window.session.folder
        self._with_dialog().show_working("Putting the copy back…")
        self._window.jobs.run(
            lambda: keeping.restore_copy(folder, copy), self._go_on_with_copy, self._say
        )

    def _go_on_with_copy(self, aside: Path) -> None:
        self._said = f"You go on with the copy. What stood there before is in “{aside.name}”."
        self._open_again()

    def _rescue(self) -> None:
        folder = self._window.session.folder
        target = unused_name(folder.with_name(f"{folder.name} (saved)"))
        self._with_dialog().show_working("Saving what can be read…")
        self._window.jobs.run(
            lambda: keeping.rescue(folder, target),
            lambda report: self._go_on_with_rescued(target, report),
            self._say_not_rescued,
        )

    def _go_on_with_rescued(self, target: Path, report: SalvageReport) -> None:
        self._said = f"{report.message()} They are in “{target.name}”, beside the damaged library."
        self._change_to(target)

    def _choose_known(self, folder: Path) -> None:
        self._window.jobs.run(
            lambda: libraries.is_there(folder),
            lambda is_there: self._change_to(folder) if is_there else self._say_not_there(),
        )

    def _choose_folder(self) -> None:
        dialog = self._with_dialog()
        start = self._window.session.folder.parent
        folder = QFileDialog.getExistingDirectory(dialog, "Open another library", str(start))
        if folder:
            self._change_if_there(Path(folder))

    def _change_if_there(self, folder: Path) -> None:
        """Change to the library in a folder; where there is none, ask what is meant."""

        def ask(error: WorkbenchError) -> None:
            if isinstance(error, LibraryError):
                self._tell(error)

        self._window.jobs.run(
            lambda: libraries.require_library(folder), lambda _: self._change_to(folder), ask
        )

    def _make_new(self) -> None:
        if self._error is not None:
            chosen = Path(self._error.folder)
            self._window.jobs.run(lambda: libraries.folder_for_new_library(chosen), self._change_to)

    def _go_nearby(self) -> None:
        if isinstance(self._error, NoLibraryHereError):
            self._change_to(Path(self._error.nearby))

    def _change_to(self, folder: Path) -> None:
        session = self._window.session
        if self._dialog is not None:
            self._dialog.accept()
        is_open = session.services is not None and not session.is_read_only
        if folder != session.folder or not is_open:
            self.library_chosen.emit(folder)

    def _show_folder(self) -> None:
        folder = self._window.session.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _leave(self) -> None:
        session = self._window.session
        dialog = self._with_dialog()
        if dialog.content is dialog.problem:
            return
        if session.problem is not None:
            dialog.show_content(dialog.problem)
        elif session.services is None and not session.is_opening:
            self.nothing_chosen.emit()

    def _say(self, error: WorkbenchError) -> None:
        from workbench.ui.library.problem import problem_of

        if isinstance(error, LibraryError):
            problem = problem_of(error)
            self._with_dialog().say(f"{problem.happened} {problem.safe}")
        else:
            self._with_dialog().say(error.message())

    def _say_not_rescued(self, error: WorkbenchError) -> None:
        if isinstance(error, BrokenLibraryError):
            self._with_dialog().say(_NOTHING_READABLE)
        else:
            self._say(error)

    def _say_not_there(self) -> None:
        self._with_dialog().say(_NOT_THERE)

    def _with_dialog(self) -> LibraryDialog:
        if self._dialog is None:
            from workbench.ui.library.dialogs import LibraryDialog

            dialog = self._dialog = LibraryDialog(self._window.look, self._window)
            dialog.left.connect(self._leave)
            problem, chooser = dialog.problem, dialog.chooser
            problem.nearby_wanted.connect(self._go_nearby)
            problem.new_library_wanted.connect(self._make_new)
            problem.look_wanted.connect(lambda: self._open_again(read_only=True))
            problem.try_again_wanted.connect(self._open_again)
            problem.take_over_wanted.connect(lambda: self._open_again(take_over=True))
            problem.set_aside_wanted.connect(self._set_aside)
            problem.restore_wanted.connect(self._restore)
            problem.rescue_wanted.connect(self._rescue)
            problem.other_folder_wanted.connect(self.choose)
            problem.show_folder_wanted.connect(self._show_folder)
            chooser.library_chosen.connect(self._choose_known)
            chooser.other_folder_wanted.connect(self._choose_folder)
            chooser.cancelled.connect(dialog.reject)
        return self._dialog


def _keep_example_if_empty(services: Services) -> None:
    # A folder may look new although its library is on this computer.
    if not services.finding.packs():
        from workbench.services.demonstrating import keep_example

        keep_example(services.library)
