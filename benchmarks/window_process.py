# SPDX-License-Identifier: MIT
"""A window in a process of its own, which ends when its text is painted.

python window_process.py floor
python window_process.py product FOLDER
python window_process.py whole FOLDER    ends when everything is painted
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


def _product(folder: Path) -> tuple[QMainWindow, QWidget]:
    from workbench import app
    from workbench.ui.reading.marked_text import MarkedText

    window = app.open_window(folder)
    return window, window.findChild(MarkedText).viewport()


if __name__ == "__main__":
    application = QApplication([])
    kind, *rest = sys.argv[1:]
    shown, last = _floor() if kind == "floor" else _product(Path(rest[0]))
    if kind == "whole":
        while not shown.is_whole:
            application.processEvents()
        last = shown.wiring.read.notes
    end = _End()
    last.installEventFilter(end)
    application.exec()
