# SPDX-License-Identifier: MIT
"""A window in a process of its own, which ends when its text is painted.

python window_process.py floor
python window_process.py product FOLDER
python window_process.py whole FOLDER    ends when everything is painted
python window_process.py leave FOLDER    ends when the window was closed as a student does
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget


class _End(QObject):
    """Ends the process once a widget was painted."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 – Qt's name
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


def _floor() -> tuple[QMainWindow, QWidget]:
    window = QMainWindow()
    text = QTextEdit("floor")
    window.setCentralWidget(text)
    window.resize(1366, 768)
    window.show()
    return window, text.viewport()


def _product(folder: Path, *, is_whole: bool) -> tuple[QMainWindow, QWidget]:
    from workbench import app

    window = app.open_window(folder)
    if "workbench.ui.reading.marked_text" not in sys.modules:
        # A picture of the window, which is painted before the queued building of the window begins.
        if not is_whole:
            window.centralWidget().painted.connect(lambda: os._exit(0))
        return window, window.centralWidget()
    from workbench.ui.reading.marked_text import MarkedText

    return window, window.findChild(MarkedText).viewport()


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
    if kind == "leave":
        _leave(Path(rest[0]))
    shown, last = _floor() if kind == "floor" else _product(Path(rest[0]), is_whole=kind == "whole")
    if kind == "whole":
        while not shown.is_whole:
            application.processEvents()
        last = shown.wiring.read.notes
    end = _End()
    last.installEventFilter(end)
    application.exec()
