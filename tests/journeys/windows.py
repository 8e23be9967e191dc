# SPDX-License-Identifier: MIT
"""A real window, and a student at its keyboard and mouse."""

from __future__ import annotations

import re
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QSize,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)

from workbench import app
from workbench.domain.text import Span, Utf16Index
from workbench.ui.main_window import MainWindow
from workbench.ui.reading.marked_text import MarkedText

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 60.0
"""Seconds until something is there or given up."""


def open_window(folder: Path, *, room: QSize | None = None) -> MainWindow:
    """Return a window on the library in `folder` as the application opens it, and wait for it."""
    window = app.open_window(folder, room=room)
    window.activateWindow()
    Student(window).until(lambda: window.is_whole and window.session.services and window.desk.packs)
    return window


@contextmanager
def one_window(folder: Path, *, room: QSize | None = None) -> Generator[MainWindow]:
    """Give one window for all tests of a module, quiet, and end it: opening is what takes time."""
    window = open_window(folder, room=room)
    Student(window).quiet()
    yield window
    window.close()
    window.end()
    # Else whatever changes the look in a later test changes this window with it.
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Student:
    """Presses keys and the mouse, wherever the focus is, and waits for what comes of them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a combination such as “Ctrl+Shift+Right”."""
        pressed = QKeySequence(keys)[0]
        for _ in range(times):
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def type(self, words: str) -> None:
        """Type words into what has the focus; others than English ones as an input method does."""
        target = QApplication.focusWidget()
        assert target is not None
        if words.isascii():
            QTest.keyClicks(target, words)
        else:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(target, event)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Press the mouse on a widget, in its middle or at `place`, where it can be seen."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, LEFT, NONE, place or widget.rect().center())

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the one button whose spoken name is that, a regular expression, once it is seen.

        What the library has to be asked for comes a moment later.
        """
        place = within or self.window
        end = time.monotonic() + PATIENCE
        while True:
            seen = [each for each in place.findChildren(QAbstractButton) if each.isVisible()]
            found = [x for x in seen if re.fullmatch(name, x.accessibleName() or x.text())]
            if len(found) == 1 or time.monotonic() > end:
                assert len(found) == 1, [x.accessibleName() or x.text() for x in found or seen]
                return found[0]
            QApplication.processEvents()
            time.sleep(0.002)

    def menu_entry(self, action_id: str) -> None:
        """Choose an entry of the menu bar."""
        action = self.window.commands[action_id]
        menus = [x.menu() for x in self.window.menuBar().actions()]
        assert any(action in menu.actions() for menu in menus)
        assert action.isEnabled()
        action.trigger()

    def drag_over(self, text: MarkedText, span: Span) -> None:
        """Select words with the mouse, from their beginning to their end."""
        text.scroll_to(span)
        QApplication.processEvents()
        start, end = (_place_of(text, at) for at in (span.start, span.end))
        view = text.viewport()
        QTest.mousePress(view, LEFT, NONE, start)
        QTest.mouseMove(view, (start + end) / 2)
        QTest.mouseMove(view, end)
        QTest.mouseRelease(view, LEFT, NONE, end)

    def turn_wheel(self, widget: QWidget, notches: int, held: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel over the middle of a widget, away from oneself or towards."""
        where = QPointF(widget.rect().center())
        turned = QWheelEvent(
            where,
            widget.mapToGlobal(where),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, turned)

    def double_click(self, text: MarkedText, position: int) -> None:
        """Press twice on a character."""
        text.scroll_to(Span(position, position + 1))
        QApplication.processEvents()
        QTest.mouseDClick(text.viewport(), LEFT, NONE, _place_of(text, position))

    def drop_files(self, target: QWidget, *paths: Path) -> None:
        """Drop files from elsewhere on a widget."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.drop(target, carried, target.rect().center())

    def drop(self, target: QWidget, carried: QMimeData, place: QPoint) -> None:
        """Let go of what is dragged above a widget, as the system tells it to the window."""
        action = Qt.DropAction.CopyAction
        handle, at = target.window().windowHandle(), target.mapTo(target.window(), place)
        for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
            event = kind(at, action, carried, LEFT, NONE)
            # Of moving Qt supposes what was answered to entering, until it hears otherwise.
            event.setAccepted(kind is QDragMoveEvent)
            QApplication.sendEvent(handle, event)
            assert event.isAccepted()

    def copy(self, text: str) -> None:
        """Put text on the clipboard, as from another program."""
        QGuiApplication.clipboard().setText(text)

    def until(self, is_so, timeout: float = PATIENCE) -> None:
        """Wait until something is so, with time for other threads in between.

        Qt's own way of waiting in tests keeps Python's lock and starves them.
        """
        end = time.monotonic() + timeout
        while not is_so():
            assert time.monotonic() < end, "it did not come"
            QApplication.processEvents()
            time.sleep(0.002)

    def quiet(self) -> None:
        """Wait until everything is on the disk, as the window says, and shown as it is there."""
        window = self.window
        QApplication.processEvents()
        self.until(
            lambda: window.top_bar.state() == "All changes kept" and not window.desk.is_behind
        )

    def undo_back_to(self, label: str) -> None:
        """Undo until `label` is again what would be undone."""
        self.quiet()
        while self.window.session.services.library.undo_label != label:
            self.window.commands["undo"].trigger()
            self.quiet()

    def choose_file(self, path: Path, *, by_mouse: bool = False) -> None:
        """Answer the next file dialog with `path`, and Enter or a press on its button."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, answer)
                return
            name = dialog.findChild(QLineEdit)
            name.setText(str(path))
            if by_mouse:
                box = dialog.findChild(QDialogButtonBox)
                QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), LEFT)
            else:
                QTest.keyClick(name, Qt.Key.Key_Return)
            if dialog.isVisible():
                # Nothing would ever close it.
                dialog.reject()

        QTimer.singleShot(20, answer)


def _place_of(text: MarkedText, position: int) -> QPoint:
    """Return where a place between two characters is to be seen."""
    cursor = QTextCursor(text.document())
    cursor.setPosition(Utf16Index.of(text.text).to_utf16(position))
    return text.cursorRect(cursor).center()
