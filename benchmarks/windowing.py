# SPDX-License-Identifier: MIT
"""The window: from the command to the painted text, and from a key to what it does."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import material
from measuring import Case
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from workbench import app
from workbench.domain.text import Span
from workbench.services import keeping
from workbench.services.annotating import AddAnnotations
from workbench.services.demonstrating import keep_example
from workbench.services.first_view import example_view, keep_first_view
from workbench.services.importing import ImportingService
from workbench.ui.main_window import MainWindow

_PROCESS = str(Path(__file__).with_name("window_process.py"))
_PATIENCE = 60.0
_QUIET, _BUSY = 3.0, 0.03
"""Seconds without work after which none is to come; seconds of the processor's in 0.1 s."""


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    library = folder / "library"
    with keeping.open_library(library) as opened:
        keep_example(opened)
    keep_first_view(library, example_view())
    # Its process ends before there is a library, so that each time is the first.
    yield from _starting("open the window for the first time", folder / "new")
    _process("leave", str(library))
    _process("leave", str(library))  # at the size that it has on this screen
    _change(library)
    yield from _starting("open the window on what was changed elsewhere", library)
    _process("leave", str(library))
    yield from _starting("open the window as it was left", library)
    yield Case(
        "open the window as it was left: what was marked meanwhile is, and all panes are painted",
        product=lambda: _process("whole", str(library)),
        floor=lambda: _process("floor"),
        floor_is="a process with Qt shows an empty text field",
    )
    yield from _inside(folder / "inside")
    yield from _among_many(folder / "many")


def _starting(name: str, library: Path) -> Iterator[Case]:
    yield Case(
        f"{name}: the source can be read",
        product=lambda: _process("product", str(library)),
        floor=lambda: _process("floor"),
        floor_is="a process with Qt shows an empty text field",
        goal=1.3,
    )
    yield Case(
        f"{name}: words are marked, and that is to be seen",
        product=lambda: _process("marks", str(library)),
        floor=lambda: _process("floor-marks"),
        floor_is="a process with Qt shows an empty text field, and a letter typed into it",
        goal=1.3,
    )


def _change(library: Path) -> None:
    """Change something in a library, as from another computer."""
    with keeping.open_library(library) as opened:
        keep_example(opened)
    (library / "library.db").touch()


def _process(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, _PROCESS, *arguments],
        check=True,
        stderr=subprocess.DEVNULL,
        env=_with_bytecode(),
    )


def _with_bytecode() -> dict[str, str]:
    """Return an environment in which modules are compiled once, as for whoever installs them."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "workbench-bytecode")}


def _inside(folder: Path) -> Iterator[Case]:
    texts = _keep_material(folder, sources=2, words=800, marks=30)
    with _shown(folder, texts[0]) as (application, window, plain):

        def switch() -> None:
            window.desk.step_source(1 if window.desk.source.order == 1 else -1)
            application.processEvents()

        def fill() -> None:
            plain.setPlainText(texts[1])
            application.processEvents()

        yield Case(
            "show another source with 30 marks",
            product=switch,
            floor=fill,
            floor_is="a bare text field gets the same text and paints it",
            repeats=5,
        )
        yield from _marking(application, window, plain, "mark words")
        yield _scrolling(application, window, plain, "scroll from end to end")


def _among_many(folder: Path) -> Iterator[Case]:
    """Yield what must stay quick in a text of 1 MB with 10,000 marks."""
    texts = _keep_material(folder, sources=1, words=180_000, marks=10_000)
    with _shown(folder, texts[0]) as (application, window, plain):
        body = window.wiring.read.page.body
        where = "1 MB, 10,000 marks"
        yield Case(
            f"{where}: from a key to the painted caret, one line on",
            product=lambda: _press(application, body, Qt.Key.Key_Down),
            floor=lambda: _press(application, plain, Qt.Key.Key_Down),
            floor_is="a bare text field takes the key and paints it",
            repeats=5,
        )
        yield _scrolling(application, window, plain, f"{where}: scroll from end to end")
        yield from _marking(application, window, plain, f"{where}: mark words")


def _marking(
    application: QApplication, window: MainWindow, plain: QTextEdit, name: str
) -> Iterator[Case]:
    body = window.wiring.read.page.body
    places = itertools.count(step=12)

    def select() -> None:
        # Nobody marks again before the mark before is kept, nor with the focus in its note.
        _wait(application, lambda: not window.session.waiting)
        window.activateWindow()
        body.setFocus()
        start = next(places)
        body.select(Span(start, start + 12))
        application.processEvents()

    yield Case(
        f"{name}: from the key to the painted mark and the note with the focus",
        product=lambda: _press(application, body, Qt.Key.Key_N),
        floor=lambda: _press(application, plain, Qt.Key.Key_N),
        floor_is="a bare text field takes a key and paints it",
        repeats=5,
        prepare=select,
    )


def _scrolling(application: QApplication, window: MainWindow, plain: QTextEdit, name: str) -> Case:
    body = window.wiring.read.page.body
    return Case(
        name,
        product=lambda: _scroll(application, body),
        floor=lambda: _scroll(application, plain),
        floor_is="a bare text field scrolls the same text",
        repeats=5,
    )


@contextmanager
def _shown(folder: Path, text: str) -> Generator[tuple[QApplication, MainWindow, QTextEdit]]:
    """Show the library in `folder` in the window, and `text` in a bare field."""
    made = QApplication.instance()
    application = made if isinstance(made, QApplication) else QApplication([])
    window = app.open_window(folder)
    window.resize(1366, 768)
    _wait(application, lambda: window.is_whole and window.session.services is not None)
    _wait(application, lambda: window.desk.pack is not None and not window.session.waiting)
    window.show_mode("read")
    plain = QTextEdit()
    plain.resize(700, 700)
    plain.setPlainText(text)
    plain.show()
    _rest(application)
    yield application, window, plain
    plain.close()
    window.close()
    window.end()


def _keep_material(folder: Path, *, sources: int, words: int, marks: int) -> list[str]:
    """Keep a pack with so many marks on each source, and return the texts of its sources."""
    pack = material.pack(sources, words=words)
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(pack).result()
        made = tuple(x for source in pack.sources for x in material.marks(source, marks))
        library.perform(AddAnnotations("marks", made)).result()
    return [source.body or "" for source in pack.sources]


def _press(application: QApplication, text: QTextEdit, key: Qt.Key) -> None:
    """Press a key and do all that waits up to the paint; what timers do comes after that."""
    QTest.keyClick(text, key)
    application.sendPostedEvents()


def _scroll(application: QApplication, text: QTextEdit) -> None:
    bar = text.verticalScrollBar()
    bar.setValue(0 if bar.value() else bar.maximum())
    application.processEvents()


def _wait(
    application: QApplication, is_there: Callable[[], bool], seconds: float = _PATIENCE
) -> None:
    end = time.monotonic() + seconds
    while not is_there() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)


def _rest(application: QApplication) -> None:
    """Wait until nothing is worked out beside the window any more.

    Once after a library is opened the checks look at all of it and words are put into the index.
    """
    end = time.monotonic() + _PATIENCE
    quiet_since = time.monotonic()
    while quiet_since + _QUIET > time.monotonic() < end:
        before = time.process_time()
        _wait(application, lambda: False, 0.1)
        if time.process_time() - before > _BUSY:
            quiet_since = time.monotonic()
