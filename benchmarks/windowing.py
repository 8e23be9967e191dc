# SPDX-License-Identifier: MIT
"""The window: from the command to the painted text, and from a key to what it does."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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

_PROCESS = str(Path(__file__).with_name("window_process.py"))
_PATIENCE = 30.0


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    library = folder / "library"
    with keeping.open_library(library) as opened:
        keep_example(opened)
    keep_first_view(library, example_view())
    yield Case(
        "open the window: the source can be read",
        product=lambda: _process("product", str(library)),
        floor=lambda: _process("floor"),
        floor_is="a process with Qt shows an empty text field",
        goal=1.3,
    )
    yield Case(
        "open the window: the source can be marked, and all panes are painted",
        product=lambda: _process("whole", str(library)),
        floor=lambda: _process("floor"),
        floor_is="a process with Qt shows an empty text field",
    )
    yield from _inside(folder / "inside")


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
    application = QApplication.instance() or QApplication([])
    texts = _keep_material(folder)
    window = app.open_window(folder)
    window.resize(1366, 768)
    _wait(application, lambda: window.is_whole and window.session.services is not None)
    _wait(application, lambda: window.desk.pack is not None and not window.session.waiting)
    window.show_mode("read")
    plain = QTextEdit()
    plain.resize(700, 700)
    plain.setPlainText(texts[0])
    plain.show()
    _settle(application)
    body = window.wiring.read.page.body

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
    places = itertools.count()

    def mark() -> None:
        start = next(places)
        body.select(Span(start, start + 12))
        _press(application, body)

    yield Case(
        "mark words: from the key to the painted mark and the note with the focus",
        product=mark,
        floor=lambda: _press(application, plain),
        floor_is="a bare text field takes a key and paints it",
        repeats=5,
    )
    yield Case(
        "scroll from end to end",
        product=lambda: _scroll(application, body),
        floor=lambda: _scroll(application, plain),
        floor_is="a bare text field scrolls the same text",
        repeats=5,
    )
    window.close()
    window.end()


def _keep_material(folder: Path) -> list[str]:
    """Keep a pack with marks and return the texts of its sources."""
    pack = material.pack(2, words=800)
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(pack).result()
        marks = tuple(x for source in pack.sources for x in material.marks(source, 30))
        library.perform(AddAnnotations("marks", marks)).result()
    return [source.body or "" for source in pack.sources]


def _press(application: QApplication, text: QTextEdit) -> None:
    QTest.keyClick(text, Qt.Key.Key_N)
    application.processEvents()


def _scroll(application: QApplication, text: QTextEdit) -> None:
    bar = text.verticalScrollBar()
    bar.setValue(0 if bar.value() else bar.maximum())
    application.processEvents()


def _wait(application: QApplication, is_there: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_there() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)


def _settle(application: QApplication) -> None:
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
