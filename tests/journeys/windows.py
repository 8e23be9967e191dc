# SPDX-License-Identifier: MIT
"""A real window, and a student at its keyboard."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from workbench.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Student:
    """Presses keys, wherever the focus is, and waits for what comes of them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a combination such as “Ctrl+Shift+Right”."""
        pressed = QKeySequence(keys)[0]
        for _ in range(times):
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def type(self, words: str) -> None:
        """Type words into what has the focus."""
        QTest.keyClicks(QApplication.focusWidget(), words)

    def copy(self, text: str) -> None:
        """Put text on the clipboard, as from another program."""
        QGuiApplication.clipboard().setText(text)

    def until(self, is_so, timeout: float = 20.0) -> None:
        """Wait until something is so, with time for other threads in between.

        Qt's own way of waiting in tests keeps Python's lock and starves them.
        """
        end = time.monotonic() + timeout
        while not is_so():
            assert time.monotonic() < end, "it did not come"
            QApplication.processEvents()
            time.sleep(0.002)

    def quiet(self) -> None:
        """Wait until everything is on the disk and shown."""
        self.until(lambda: self.window.top_bar.state() == "All changes kept")

    def choose_file(self, path: Path) -> None:
        """Answer the next file dialog with `path`, and Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, answer)
                return
            name = dialog.findChild(QLineEdit)
            name.setText(str(path))
            QTest.keyClick(name, Qt.Key.Key_Return)

        QTimer.singleShot(20, answer)
