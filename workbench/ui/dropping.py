# SPDX-License-Identifier: MIT
"""Files that are dropped anywhere on the window, whatever lies below the pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from workbench.ui.handing_over import local_files


class FileDrops(QObject):
    """Takes files before fields do, which would write their addresses down as words.

    `dropped` brings the paths. Anything else that is dragged goes to the widgets as ever.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, is_wanted: Callable[[], bool]) -> None:
        """Be ready for `window`; `is_wanted` tells whether files are wanted right now."""
        super().__init__(window)
        self._window = window
        self._is_wanted = is_wanted

    def listen(self) -> None:
        """Listen to the window, which is shown by now."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Entering is a kind of moving for Qt, and both are kinds of dropping.
        if not isinstance(event, QDropEvent):
            return False
        paths = list(local_files(event.mimeData()))
        if not paths or QApplication.activeModalWidget() is not None or not self._is_wanted():
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self.dropped.emit(paths)
        return True
