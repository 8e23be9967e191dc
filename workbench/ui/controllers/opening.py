# SPDX-License-Identifier: MIT
"""Opens the library beside the window, and says in plain words when it cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from workbench.domain.errors import LibraryError
from workbench.domain.plans import Plan
from workbench.services.demonstrating import keep_example

if TYPE_CHECKING:
    from workbench.ui.session import Services
    from workbench.ui.window import Window


class OpeningController(QObject):
    """Opens libraries."""

    library_chosen = Signal(object)
    """With the `Path` of another library's folder."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._with_example = False
        window.session.opened.connect(self._show)
        window.session.could_not_open.connect(self._tell_problem)

    def open(self, folder: Path | None, *, with_example: bool = False) -> None:
        """Open the library in `folder`; a new one begins with the example if that is wished."""
        self._with_example = with_example
        self._window.session.open(folder)

    def show_example(self) -> None:
        """Bring in the example, unless it is there, and open it."""
        window = self._window
        window.session.ask(lambda services: keep_example(services.library), self._open_example)

    def choose(self) -> None:
        """Ask which library to work with."""
        folder = QFileDialog.getExistingDirectory(
            self._window, "Open another library", str(self._window.session.folder.parent)
        )
        if folder:
            self.library_chosen.emit(Path(folder))

    def _open_example(self, plan: Plan) -> None:
        self._window.desk.open_pack(plan.pack_id)
        self._window.show_mode("read")

    def _show(self) -> None:
        desk, with_example = self._window.desk, self._with_example
        self._with_example = False

        def begin(services: Services) -> None:
            # A folder may look new although its library is on this computer.
            if with_example and not services.finding.packs():
                keep_example(services.library)

        self._window.session.ask(begin, lambda _: desk.read_again())

    def _tell_problem(self, error: LibraryError) -> None:
        self._window.toast.say(error.message())
