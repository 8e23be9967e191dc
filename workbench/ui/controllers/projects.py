# SPDX-License-Identifier: MIT
"""Bring in projects of analysis programs: read, ask what their codes stand for, keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.errors import WorkbenchError
from workbench.domain.frameworks import Dimension

if TYPE_CHECKING:
    from workbench.importers.isolated import PageReading
    from workbench.importers.projects.project import ReceivedProject
    from workbench.services.projects import KeptProject
    from workbench.ui.exchanging.code_meanings import CodeMeanings
    from workbench.ui.importing.bring_in import BringIn
    from workbench.ui.window import Window


class ProjectsController(QObject):
    """Takes projects out of what is brought in, and keeps them one after the other."""

    def __init__(
        self,
        window: Window,
        show: Callable[[], BringIn],
        read: Callable[[Sequence[Path]], None],
        parent: QObject,
    ) -> None:
        """Be ready.

        Args:
            window: The window.
            show: Shows the first step of bringing in, and returns its mode.
            read: Reads what else was to be brought in.
            parent: Whom it belongs to.
        """
        super().__init__(parent)
        self._window, self._show_first, self._read = window, show, read
        self._reading: PageReading | None = None
        self._job: Future[ReceivedProject] | None = None
        self._dialog: CodeMeanings | None = None

    @property
    def dialog(self) -> CodeMeanings | None:
        """The question that is asked about codes, while it is open."""
        return self._dialog

    def takes(self, paths: Sequence[Path]) -> bool:
        """Begin with the first project among files; whatever else there is comes in after it."""
        from workbench.services.projects import PROJECT_FILE

        first = next((path for path in paths if path.suffix.lower() == PROJECT_FILE), None)
        if first is None:
            return False
        rest = [path for path in paths if path != first]
        self._begin(first, lambda: self._read(rest))
        return True

    def stop(self) -> None:
        """Give up what is being read."""
        reading, self._reading = self._reading, None
        self._job = None
        if reading is not None:
            reading.stop()

    def _begin(self, path: Path, then: Callable[[], object]) -> None:
        from workbench.services.importing import page_reading
        from workbench.services.putting_aside import pictures_folder

        window, mode = self._window, self._show_first()
        mode.show_reading(path.name)
        self.stop()
        reading = self._reading = page_reading(pictures_folder(window.session.folder))

        def work() -> ReceivedProject:
            with reading:
                return reading.read_project(path)

        job = self._job = window.jobs.run(
            work,
            lambda project: self._ask(project, then) if self._job is job else None,
            lambda error: mode.show_problem(error.message()) if self._job is job else None,
        )

    def _ask(self, project: ReceivedProject, then: Callable[[], object]) -> None:
        """Ask what the codes stand for, if there are any that are not ours, and keep it."""
        from workbench.services.projects import choices_in

        choices = choices_in(project, self._window.desk.framework)
        if not choices:
            self._keep(project, {}, then)
            return
        from workbench.ui.exchanging.code_meanings import CodeMeanings

        window, mode = self._window, self._show_first()
        mode.begin()
        dialog = self._dialog = CodeMeanings(window.look, window, choices, window.desk.framework)

        def answer(result: int) -> None:
            meanings = dialog.meanings()
            self._dialog = None
            dialog.deleteLater()
            if result:
                self._keep(project, meanings, then)
            else:
                window.toast.say("Nothing was kept")

        dialog.finished.connect(answer)
        dialog.open()

    def _keep(
        self,
        project: ReceivedProject,
        meanings: Mapping[str, Dimension],
        then: Callable[[], object],
    ) -> None:
        from workbench.services.putting_aside import pictures_folder

        window, mode = self._window, self._show_first()
        folder = pictures_folder(window.session.folder)

        def kept(result: KeptProject) -> None:
            self._show(result, mode)
            then()

        def store(ready: ReceivedProject) -> None:
            window.desk.do(lambda services: services.projects.keep(ready, meanings), kept, tell)

        def tell(error: WorkbenchError) -> None:
            mode.show_problem(error.message())

        # Pictures are copied beside the window; the rest is kept by the library's writer.
        window.session.ask(
            lambda services: services.projects.with_pictures(project, folder), store, tell
        )

    def _show(self, kept: KeptProject, mode: BringIn) -> None:
        window = self._window
        window.desk.open_pack(kept.pack.id)
        window.places.text.emit()
        window.toast.say(kept.outcome, ("Undo", window.keeping.undo))
        mode.forget()
