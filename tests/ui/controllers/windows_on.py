# SPDX-License-Identifier: MIT
"""Windows on libraries that something has happened to."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.factories import a_pack, a_source
from tests.journeys.windows import Student
from workbench import app
from workbench.services.importing import ImportingService
from workbench.services.keeping import copy_library, open_library
from workbench.ui.library.dialogs import LibraryDialog
from workbench.ui.main_window import MainWindow

_HOLD = """
import sys
from pathlib import Path
from workbench.services.keeping import open_library
with open_library(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


class Opened(Student):
    """A window that was just opened, whatever came of it."""

    @property
    def problem(self) -> LibraryDialog | None:
        """The dialog that was opened about the library."""
        return self.window.wiring.opening.dialog

    @property
    def question(self) -> LibraryDialog | None:
        """The dialog that was opened because the window is to close."""
        return self.window.wiring.closing.dialog

    def until_open(self) -> None:
        """Wait until the library is open and shown."""
        self.until(lambda: self.window.session.services is not None)
        self.until(lambda: not self.window.session.waiting)

    def until_problem(self) -> LibraryDialog:
        """Wait until it is said that the library did not open."""
        self.until(lambda: self.problem is not None and bool(words_in(self.problem)))
        assert self.problem is not None
        self.problem.activateWindow()
        self.until(self.problem.isActiveWindow)
        return self.problem

    def choose(self, words: str) -> None:
        """Press a button of the dialog that is open."""
        dialog = self.problem or self.question
        self.until(lambda: dialog is not None and words in words_in(dialog))
        assert dialog is not None
        button = next(x for x in _buttons(dialog) if x.text() == words)
        assert button.isEnabled()
        button.click()


def words_in(widget: QWidget) -> list[str]:
    """Return what stands on the buttons of a widget that can be seen."""
    return [button.text() for button in _buttons(widget)]


def mark(student: Opened) -> None:
    """Mark the first words with R."""
    student.window.activateWindow()
    student.until(student.window.isActiveWindow)
    student.window.wiring.read.focus_text()
    student.press("Ctrl+Home")
    student.press("Shift+Right", 6)
    student.press("R")


@contextmanager
def opened(folder: Path | None) -> Generator[Opened]:
    """Give a window as the application opens it, and end it afterwards."""
    window = app.open_window(folder)
    window.activateWindow()
    made = Opened(window)
    made.until(lambda: window.is_whole)
    try:
        yield made
    finally:
        window.end()
        _forget(window)


@contextmanager
def held_elsewhere(folder: Path) -> Generator[subprocess.Popen[str]]:
    """Have a library open in another process for the time of the block."""
    command = [sys.executable, "-c", _HOLD, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.communicate("")


def a_library(folder: Path, *titles: str) -> Path:
    """Make a library with a pack of each title; each is one source."""
    with open_library(folder) as library:
        for title in titles:
            ImportingService(library).keep(a_pack(a_source("A"), title=title)).result()
    return folder


def until(is_so: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until something is so that another process does."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def published(folder: Path, place: Path) -> Path:
    """Put a copy of the library in `folder` on a stick, or where a program syncs."""
    place.mkdir(exist_ok=True)
    with open_library(folder) as library:
        copy_library(library, to=place)
    return place


def titles(window: MainWindow) -> list[str]:
    """Return the titles of the packs that the window's library has."""
    services = window.session.services
    assert services is not None
    return [pack.title for pack in services.finding.packs()]


def _buttons(widget: QWidget) -> list[QAbstractButton]:
    return [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]


def _forget(window: MainWindow) -> None:
    # What Qt deletes later is to be gone before the next window is made.
    window.deleteLater()
    QApplication.processEvents()
