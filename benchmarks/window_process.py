# SPDX-License-Identifier: MIT
"""A window in a process of its own, which ends when its text is painted.

python window_process.py floor
python window_process.py floor-marks     ends when what a key did is painted
python window_process.py product FOLDER
python window_process.py marks FOLDER    ends when words that were marked are painted
python window_process.py whole FOLDER    ends when everything is painted
python window_process.py leave FOLDER    ends when the window was closed as a student does
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

_CTRL, _SHIFT, _RIGHT, _N = 0x04000000, 0x02000000, 0x01000014, 0x4E


class _Painted(QObject):
    """Does something once, when a widget was painted."""

    def __init__(self, do: Callable[[], object]) -> None:
        super().__init__()
        self._do = do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._do)
        return False


def _show_floor(*, has_key: bool) -> None:
    key = _key(_N, text="n") if has_key else None
    window = QMainWindow()
    text = QTextEdit("floor")
    window.setCentralWidget(text)
    window.resize(1366, 768)
    window.show()
    painted = _Painted(lambda: _press_and_end(text, key) if key else os._exit(0))
    text.viewport().installEventFilter(painted)
    application.exec()


def _key(key: int, modifiers: int = 0, text: str = "") -> QKeyEvent:
    """Return a key's event; making one in Python takes long, so it is made before all else."""
    held = QtCore.Qt.KeyboardModifier(modifiers)
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


def _press_and_end(text: QWidget, *keys: QKeyEvent) -> None:
    for key in keys:
        QApplication.sendEvent(text, key)
    application.processEvents()
    os._exit(0)


def _mark(folder: Path) -> None:
    """Mark the first word as soon as it is to be seen, and end when that is painted."""
    from workbench import app

    keys = _key(_RIGHT, _CTRL | _SHIFT), _key(_N, text="n")
    window = app.open_window(folder)
    window.sight.painted.connect(lambda: _press_and_end(window.focusWidget(), *keys))
    application.exec()


def _product(folder: Path) -> None:
    from workbench import app

    window = app.open_window(folder)
    window.sight.painted.connect(lambda: os._exit(0))
    application.exec()


def _whole(folder: Path) -> None:
    from workbench import app

    window = app.open_window(folder)
    while not window.is_whole:
        application.processEvents()
        # The thread that imports the window has to have its turn.
        time.sleep(0.001)
    end = _Painted(lambda: os._exit(0))
    window.wiring.read.notes.installEventFilter(end)
    application.exec()


def _leave(folder: Path) -> None:
    from workbench import app

    window = app.open_window(folder)
    while not (window.is_whole and window.session.services and window.desk.packs):
        application.processEvents()
    while window.toast.isVisible():
        application.processEvents()
    window.close()
    while window.isVisible():
        application.processEvents()
    window.end()
    os._exit(0)


if __name__ == "__main__":
    application = QApplication([])
    kind, *rest = sys.argv[1:]
    if kind.startswith("floor"):
        _show_floor(has_key=kind == "floor-marks")
    else:
        {"product": _product, "marks": _mark, "whole": _whole, "leave": _leave}[kind](Path(rest[0]))
