# SPDX-License-Identifier: MIT
"""Make pictures of the real window with the example in it.

Without arguments the pictures of the README are written into `docs/pictures`. With a folder every
mode is written into it in all sizes and themes, to be looked at after a change:

    uv run docs/make_pictures.py
    uv run docs/make_pictures.py /tmp/pictures
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from workbench import app
from workbench.domain.comfort import ThemeChoice
from workbench.ui.main_window import MainWindow

HERE = Path(__file__).resolve().parent / "pictures"
SIZES = ((1366, 768), (1366, 690), (1920, 1080), (911, 460))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)
PATIENCE = 20.0
"""Seconds until something is shown or given up."""


def main() -> None:
    """Write what the arguments ask for."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        window = app.open_window(Path(folder) / "library")
        wait(lambda: window.session.services is not None and window.desk.plan is not None)
        settle()
        if len(sys.argv) > 1:
            _everything(window, Path(sys.argv[1]))
        else:
            _readme(window)
        window.close()
        window.end()
    application.quit()


def settle(seconds: float = 0.8) -> None:
    """Let the window do what it has to do beside."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def wait(is_there: Callable[[], object]) -> None:
    """Go on when something is there.

    Raises:
        TimeoutError: it did not come.
    """
    end = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.01)


def modes(window: MainWindow) -> dict[str, Callable[[], QWidget]]:
    """Return what shows each mode, by the name of its picture."""
    wiring = window.wiring

    def read() -> QWidget:
        window.show_mode("read")
        source = window.desk.pack.source_labelled("B") if window.desk.pack else None
        if source is not None:
            window.desk.open_source(source.id)
        first = window.desk.marks_of_source()[1]
        wiring.reading.open_mark(first.id)
        return window

    def picture() -> QWidget:
        window.show_mode("read")
        source = window.desk.pack.source_labelled("D") if window.desk.pack else None
        if source is not None:
            window.desk.open_source(source.id)
        return window

    def shown(name: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.commands[name].trigger()
            return window

        return show

    def drawer(name: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.show_mode("read")
            window.drawers.open_drawer(name)
            return window

        return show

    def export() -> QWidget:
        window.drawers.close_drawer()
        wiring.exporting.open()
        wait(lambda: wiring.exporting.dialog is not None)
        dialog = wiring.exporting.dialog
        wait(lambda: dialog.copy is not None)
        settle()
        return dialog

    return {
        "read": read,
        "picture": picture,
        "plan": shown("plan"),
        "coverage": shown("coverage"),
        "library": shown("library"),
        "background": drawer("background"),
        "comfort": drawer("comfort"),
        "help": drawer("help"),
        "export": export,
    }


def _everything(window: MainWindow, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        window.look.choose(replace(window.look.comfort, theme=theme))
        for width, height in SIZES:
            window.resize(width, height)
            for name, show in modes(window).items():
                _save(window, show, folder / f"{name}-{theme.value}-{width}x{height}.png")


def _readme(window: MainWindow) -> None:
    HERE.mkdir(exist_ok=True)
    window.resize(1366, 768)
    shown = modes(window)
    for theme in THEMES[:2]:
        window.look.choose(replace(window.look.comfort, theme=theme))
        for name in ("read", "plan"):
            _save(window, shown[name], HERE / f"{name}-{theme.value}.png")


def _save(window: MainWindow, show: Callable[[], QWidget], path: Path) -> None:
    shown = show()
    settle()
    shown.grab().save(str(path))
    if shown is not window:
        shown.close()
        settle(0.2)
    window.drawers.close_drawer()


if __name__ == "__main__":
    main()
