# SPDX-License-Identifier: MIT
"""Hand on the marks of the open pack as a file, and bring in marks from one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.files import safe_file_name
from workbench.ui.frame.saved import ask_where, ask_which, say_saved

if TYPE_CHECKING:
    from workbench.domain.errors import WorkbenchError
    from workbench.services.exchanging import FoundMarks
    from workbench.services.exporting import Written
    from workbench.ui.exchanging.hand_on import HandOnMarks
    from workbench.ui.services import Services
    from workbench.ui.window import Window

_NO_PACK = "Open a pack first: its marks are what is meant."


class ExchangingController(QObject):
    """Joins the dialog for handing on to the services, and files of marks to the open pack."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: HandOnMarks | None = None
        self._folder = Path.home()
        self._ending = ""
        window.commands.handle({"hand-on-marks": self.open, "bring-in-marks": self.choose_marks})

    @property
    def dialog(self) -> HandOnMarks | None:
        """The dialog while it is open."""
        return self._dialog

    def open(self) -> None:
        """Ask what the marks of the open pack are handed on for."""
        window, pack = self._window, self._window.desk.pack
        if pack is None:
            window.toast.say(_NO_PACK)
            return
        if self._dialog is not None:
            return
        window.keeping.flush()
        from workbench.ui.exchanging.hand_on import HandOnMarks

        dialog = self._dialog = HandOnMarks(window.look, window, marks=len(window.desk.marks()))
        dialog.suggest(safe_file_name(f"{pack.title} marks"))
        if self._ending:
            dialog.choose(self._ending)
        dialog.save_wanted.connect(self._ask_where)
        dialog.finished.connect(self._forget)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the marks of the open pack beside the window, as the ending of `path` says."""
        window, pack = self._window, self._window.desk.pack
        if pack is None:
            return
        if self._dialog is not None:
            self._dialog.show_writing()
        framework = window.desk.framework

        def write(services: Services) -> Written:
            from workbench.services.exchanging import write_marks

            material = services.exchanging.material(pack.id, framework, path)
            return write_marks(material, path, made=datetime.now(UTC))

        window.session.ask(write, self._tell, self._tell_problem)

    def choose_marks(self) -> None:
        """Ask for a file of marks and bring it in."""
        window = self._window
        if window.desk.pack is None:
            window.toast.say(_NO_PACK)
            return
        if window.desk.refuses():
            return
        from workbench.services.exchanging import WEB_ENDINGS

        endings = " ".join(f"*{ending}" for ending in WEB_ENDINGS)
        kinds = f"Marks ({endings});;All files (*)"
        path = ask_which(window, "Bring in marks", self._folder, kinds)
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Bring the marks of a file into the open pack, in one step of undo."""
        window, pack = self._window, self._window.desk.pack
        if pack is None or window.desk.refuses():
            return
        self._folder = path.parent
        window.keeping.flush()
        window.session.ask(
            lambda services: services.exchanging.marks_for(pack, path),
            self._keep,
            window.keeping.tell,
        )

    def _keep(self, found: FoundMarks) -> None:
        window = self._window
        if not found.fitting:
            window.toast.say(found.outcome)
            return
        window.desk.do(
            lambda services: services.annotating.take_in(found.pack, found.fitting),
            lambda _: window.toast.say(found.outcome, ("Undo", window.keeping.undo)),
            window.keeping.tell,
        )

    def _ask_where(self, ending: str, name: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._ending = ending
        suggested = self._folder / f"{safe_file_name(name.removesuffix(ending))}{ending}"
        path = ask_where(dialog, "Save the marks", suggested, {f"Marks (*{ending})": ending})
        if path is not None:
            self._folder = path.parent
            self.save(path)

    def _tell(self, written: Written) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        say_saved(self._window.toast, written.path)

    def _tell_problem(self, error: WorkbenchError) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(error.message())
        else:
            self._window.keeping.tell(error)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
