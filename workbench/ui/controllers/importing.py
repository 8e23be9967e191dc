# SPDX-License-Identifier: MIT
"""Bring in: reads files beside the window, shows what was found, keeps it when asked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from workbench.domain.errors import NoSourcesError, WorkbenchError
from workbench.domain.sources import Pack
from workbench.ui.controllers.file_reading import FileReading, kinds_to_choose, put_handed_aside
from workbench.ui.controllers.projects import ProjectsController
from workbench.ui.controllers.unfinished import UnfinishedController
from workbench.ui.handing_over import HandedOver, handed_over

if TYPE_CHECKING:
    from workbench.importers.pack_file import ReceivedPack
    from workbench.services.drafting.history import Checking
    from workbench.services.drafting.reading_anew import ReadingAnew
    from workbench.services.updating import ReceivedVersion
    from workbench.ui.controllers.file_reading import Results
    from workbench.ui.importing.bring_in import BringIn
    from workbench.ui.window import Window

_PASTED = "What was pasted"
_GONE = "“{}” cannot be read anew, because there is a folder in its place now."
_MANY = 12
"""Files beyond which it is told what became of each before they are checked."""


class GivenUp:
    """The step after pages were given up: undo shows them again."""

    undo_name = "cancel"
    redo_name = None

    def __init__(self, bring_back: Callable[[], bool]) -> None:
        self._bring_back = bring_back

    def undo(self) -> bool:
        """Show the pages again; tell if there are any."""
        return self._bring_back()

    def redo(self) -> bool:
        """Do nothing: nothing was taken back."""
        return False


class ImportingController(QObject):
    """Joins the steps of bringing in to the services."""

    pages_begun = Signal(object)
    """With the paths of the pages that are being read."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._mode: BringIn | None = None
        self._folder = Path.home()
        self._job: Future[Any] | None = None
        self._files = FileReading(window.jobs, self)
        self._files.progressed.connect(self._follow_reading)
        self.projects = ProjectsController(window, self.open, self.read, self)
        self._came_from = "library"
        self._unfinished = UnfinishedController(window, self)
        self._anew = window.commands["try-alphabets"]
        self._anew.setVisible(False)
        self._given_up = GivenUp(self._bring_back)
        window.session.waiting_changed.connect(self._go_on_elsewhere)
        window.add_mode("bring-in", self._make)
        window.commands.handle(
            {
                "bring-in": self.choose_files,
                "paste-page": self.paste,
                "keep-pages": self.keep,
                "next-check": lambda: self._mode and self._mode.next_check(),
                "previous-check": lambda: self._mode and self._mode.previous_check(),
                "take-suggestion": lambda: self._mode and self._mode.take_suggestion(),
                "try-alphabets": lambda: self._mode and self._mode.try_alphabets(),
            }
        )

    @property
    def mode(self) -> BringIn | None:
        """The steps of bringing in, if they were opened."""
        return self._mode

    def open(self) -> BringIn:
        """Show the first step."""
        if self._window.mode != "bring-in":
            self._came_from = self._window.mode or "library"
        self._window.show_mode("bring-in")
        assert self._mode is not None  # noqa: S101 – showing the mode makes it
        return self._mode

    def choose_files(self) -> None:
        """Show the first step and ask for files."""
        if self._is_refused():
            return
        mode = self.open()
        chooser = QFileDialog(self._window, "Bring in", str(self._folder), kinds_to_choose())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        if chooser.exec() == QDialog.DialogCode.Accepted:
            self.read([Path(name) for name in chooser.selectedFiles()])
        elif not mode.is_checking:
            mode.begin()

    def choose_folder(self) -> None:
        """Ask for a folder and read everything in it."""
        if self._is_refused():
            return
        folder = QFileDialog.getExistingDirectory(
            self._window, "Bring in a folder", str(self._folder)
        )
        if folder:
            self.read([Path(folder)])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders beside the window and show what they hold.

        Few pages are taken for one pack, many for a pack each; whoever checks them can say
        otherwise. Packs are kept at once, one after the other.
        """
        from workbench.services.gathering import are_packs

        if not paths or self._is_refused():
            return
        self.open()
        self._folder = paths[0].parent
        packs, pages = are_packs(paths)
        self._stop()
        if self.projects.takes(paths):
            return
        if packs:
            self._read_packs(packs, pages)
        else:
            self._read_pages(pages)

    def takes_drops(self) -> bool:
        """Tell whether files dropped on the window are taken here; the first step takes its own."""
        return self._window.mode != "bring-in" or bool(self._mode and self._mode.is_checking)

    def read_text(self, text: str, is_one_source: bool = False) -> None:
        """Read a page that was pasted and show what it holds; perhaps all of it is one source."""
        from workbench.services.importing import draft_of_text, source_of_text

        if text.strip() and not self._is_refused():
            mode = self.open()
            mode.show_reading(_PASTED)
            read = source_of_text if is_one_source else draft_of_text
            self._start(lambda: (read(text, _PASTED),), mode.show_drafts)

    def paste(self) -> None:
        """Bring in what is on the clipboard; where nothing is, show where it can be typed."""
        given = handed_over(QGuiApplication.clipboard().mimeData())
        if not given.is_empty:
            self.take(given)
        elif not self._is_refused():
            self.open().ask_for_text()

    def take(self, given: HandedOver) -> None:
        """Bring in what was pasted or dropped: files, a page of the web, a picture, or words."""
        if given.paths:
            self.read(given.paths)
        elif given.is_words:
            self.read_text(given.text)
        elif not given.is_empty and not self._is_refused():
            self.open().show_reading(_PASTED)
            folder = self._pictures
            # It goes the way of files from outside: what is pasted is as little to be trusted.
            self._start(lambda: put_handed_aside(given, folder), self._read_pasted)

    def keep(self) -> None:
        """Keep the pages that are being checked as they are."""
        if self._mode is not None:
            self._mode.keep()

    def _make(self) -> BringIn:
        from workbench.ui.importing.bring_in import BringIn

        window = self._window
        mode = self._mode = BringIn(window.look)
        mode.files_wanted.connect(self.choose_files)
        mode.folder_wanted.connect(self.choose_folder)
        mode.handed_over.connect(self.take)
        mode.text_given.connect(self.read_text)
        mode.example_wanted.connect(window.places.example)
        mode.stopped.connect(self._stop)
        mode.keep_wanted.connect(self._keep)
        mode.anew_wanted.connect(self._read_anew)
        mode.cancelled.connect(self._cancel)
        mode.left.connect(self._tell_left)
        mode.changed.connect(window.keeping.show_steps)
        mode.changed.connect(lambda: self._anew.setVisible(mode.has_alphabets))
        mode.thumbnails.wanted.connect(self._fetch_picture)
        self._unfinished.follow(mode)
        return mode

    def _start(self, work: Any, then: Any) -> None:  # noqa: ANN401 – both fit each other
        self._stop()
        job = self._job = self._window.jobs.run(
            work,
            lambda found: then(found) if self._job is job else None,
            lambda error: self._tell(error) if self._job is job else None,
        )

    def _stop(self) -> None:
        self._files.stop()
        self.projects.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _tell(self, error: WorkbenchError) -> None:
        if self._mode is not None:
            self._mode.show_problem(error.message())

    def _is_refused(self) -> bool:
        """Tell whether nothing can be brought in, and say why."""
        refusal = self._window.session.refusal
        if refusal is not None:
            self._window.keeping.tell(refusal)
        return refusal is not None

    def _read_pages(self, pages: Sequence[Path]) -> None:
        """Read the pages, then show them, or where they are many what became of each."""
        self.pages_begun.emit(pages)
        self.open().show_reading(pages[0].name, count=len(pages))
        self._stop()
        self._files.begin(pages, self._pictures, self._show_results, self._tell)

    def _read_pasted(self, path: Path) -> None:
        def show(results: Results) -> None:
            path.unlink(missing_ok=True)
            self._show_results(
                tuple(
                    replace(x, draft=x.draft and replace(x.draft, origin=_PASTED)) for x in results
                )
            )

        self._files.begin([path], self._pictures, show, self._tell)

    def _read_anew(self, wanted: ReadingAnew) -> None:
        """Read a page that is being checked in another encoding, and show it in its place."""

        def show(results: Results) -> None:
            if self._mode is None:
                return
            drafts = [result.draft for result in results if result.draft is not None]
            problems = [result.problem for result in results if result.problem is not None]
            if len(drafts) == 1:
                self._mode.show_read_anew(wanted, drafts[0])
            else:
                self._mode.show_problem((*problems, _GONE.format(wanted.file.name))[0])

        self._stop()
        self._files.begin([wanted.file], self._pictures, show, self._tell, encoding=wanted.encoding)

    def _follow_reading(self, name: str, number: int, count: int, share: float) -> None:
        if self._mode is not None:
            self._mode.show_progress(name, number, count, share)

    def _show_results(self, results: Results) -> None:
        from workbench.services.gathering import reports_of

        mode = self._mode
        if mode is None:
            return
        drafts = [result.draft for result in results if result.draft is not None]
        problems = [result.problem for result in results if result.problem is not None]
        if not results:
            mode.show_problem("There are no files in this folder; choose another one.")
        elif len(results) == 1 and problems:
            mode.show_problem(problems[0])
        elif problems or len(results) > _MANY:
            mode.show_report(reports_of(results), drafts)
        else:
            mode.show_drafts(drafts)

    def _read_packs(self, packs: Sequence[Path], pages: Sequence[Path]) -> None:
        """Read and keep the packs, one by one, then read the pages."""
        from workbench.services.importing import read_pack_file

        first, rest = packs[0], packs[1:]
        self.open().show_reading(first.name)

        def go_on(version: ReceivedVersion) -> None:
            self._show_version(version)
            if rest:
                self._read_packs(rest, pages)
            elif pages:
                self._read_pages(pages)

        self._start(lambda: read_pack_file(first), lambda received: self._receive(received, go_on))

    def _receive(self, received: ReceivedPack, then: Callable[[ReceivedVersion], object]) -> None:
        def store(there: ReceivedPack) -> None:
            self._window.desk.do(
                lambda services: services.updating.receive(there), then, self._tell
            )

        self._window.session.ask(
            lambda services: services.updating.take_pictures(received), store, self._tell
        )

    def _keep(self, checked: Checking) -> None:
        from workbench.services.gathering import pack_for_each
        from workbench.services.importing import pack_of_drafts

        if self._mode is not None:
            self._mode.show_keeping()
        if checked.is_pack_each:
            self._start(lambda: pack_for_each(checked.drafts)[0], self._store)
        else:
            self._start(lambda: (pack_of_drafts(checked.drafts),), self._store)

    def _store(self, packs: Sequence[Pack]) -> None:
        """Keep the packs, one after the other, then show the last of them."""
        if not packs:
            self._tell(NoSourcesError("what was brought in"))
            return
        first, pictures = packs[0], self._pictures

        def kept(pack: Pack) -> None:
            if len(packs) > 1:
                self._store(packs[1:])
            else:
                self._show(pack)

        def keep(pack: Pack) -> None:
            self._window.desk.do(lambda services: services.importing.keep(pack), kept, self._tell)

        # Pictures are copied beside the window; the pack is kept by the library's writer.
        self._window.session.ask(
            lambda services: services.importing.with_pictures(first, pictures), keep, self._tell
        )

    def _show(self, pack: Pack) -> None:
        from workbench.services.updating import Receipt, ReceivedVersion

        self._show_version(ReceivedVersion(pack, Receipt.NEW))

    def _show_version(self, version: ReceivedVersion) -> None:
        window = self._window
        window.desk.open_pack(version.pack.id)
        window.places.text.emit()
        undo = [("Undo", window.keeping.undo)] if version.is_change else []
        use = window.places.framework.emit
        came = [(f"Use {each.name}", partial(use, each.id)) for each in version.frameworks[:1]]
        window.toast.say(version.outcome, *came, *undo)
        if self._mode is not None:
            self._mode.forget()

    def _fetch_picture(self, name: str) -> None:
        """Read a picture that waits, beside the window, and show it among the words."""
        from workbench.services.putting_aside import picture_aside

        folder, mode = self._pictures, self._mode
        if mode is not None:
            self._window.jobs.run(
                lambda: QImage.fromData(QByteArray(picture_aside(folder, name) or b"")),
                partial(mode.thumbnails.show, name),
            )

    @property
    def _pictures(self) -> Path:
        from workbench.services.putting_aside import pictures_folder

        return pictures_folder(self._window.session.folder)

    def _cancel(self) -> None:
        self._stop()
        mode = self._mode
        if mode is None:
            return
        self._window.show_mode(self._came_from)
        if mode.can_bring_back:
            # As long as nothing else is done, undo means this.
            self._window.keeping.use_steps_of(self._given_up)
            self._window.toast.say("Nothing was kept", ("Bring it back", self._bring_back))

    def _tell_left(self) -> None:
        self._window.toast.say("Left, nothing was kept", ("Bring it back", self._bring_back))

    def _bring_back(self) -> bool:
        return self.open().bring_back()

    def _go_on_elsewhere(self) -> None:
        """Let undo take back the library's steps again: something is kept there."""
        if self._window.session.waiting and self._window.mode != "bring-in":
            self._window.keeping.use_steps_of(None)
