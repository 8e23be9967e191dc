# SPDX-License-Identifier: MIT
"""Doing something once a widget has been painted, which is when somebody sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from workbench.overriding import override

AT_LATEST = 400
"""Milliseconds after which it is done all the same: a window may be hidden or behind others."""


def after_paint(widget: QWidget, do: Callable[[], object]) -> None:
    """Call `do` once, when `widget` and all in it has been painted the next time.

    As long as the widget lives; where it is not painted within `AT_LATEST`, it is done then.
    """
    _Waiting(widget, do)


class _Waiting(QObject):
    def __init__(self, widget: QWidget, do: Callable[[], object]) -> None:
        super().__init__(widget)
        self._do: Callable[[], object] | None = do
        widget.installEventFilter(self)
        QTimer.singleShot(AT_LATEST, self, self._end)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # What is inside it is painted next, before anything else is done.
            QTimer.singleShot(0, self, self._end)
        return False

    def _end(self) -> None:
        do, self._do = self._do, None
        if do is not None:
            self.deleteLater()
            do()
