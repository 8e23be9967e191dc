# SPDX-License-Identifier: MIT
"""Panes whose border is moved by the mouse, or with the focus on it by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle
from typing_extensions import override

_STEP = 16
"""Pixels that an arrow key moves a border."""


class Splitter(QSplitter):
    """Panes beside or above each other; none of them can be pushed away altogether."""

    def __init__(self, orientation: Qt.Orientation, handle_name: str) -> None:
        super().__init__(orientation)
        self._handle_name = handle_name
        self._chosen: tuple[int, ...] = ()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    @property
    def chosen(self) -> tuple[int, ...]:
        """How the reader parted the room, in pixels; nothing as long as nobody did."""
        return self._chosen

    def choose(self, sizes: Sequence[int]) -> None:
        """Part the room as it was parted before, in proportion where it is another one."""
        if len(sizes) == self.count() and all(size > 0 for size in sizes):
            self._chosen = tuple(sizes)
            self.setSizes(list(sizes))

    def _keep(self) -> None:
        sizes = self.sizes()
        # A pane that has given way says nothing of the width it is to have.
        if min(sizes) > 0:
            self._chosen = tuple(sizes)

    @override
    def createHandle(self) -> QSplitterHandle:
        handle = _Handle(self.orientation(), self)
        handle.setAccessibleName(self._handle_name)
        return handle


class _Handle(QSplitterHandle):
    """A border that takes the focus with Tab."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_level = self.orientation() is Qt.Orientation.Horizontal
        less, more = Qt.Key.Key_Up, Qt.Key.Key_Down
        if is_level:
            less, more = Qt.Key.Key_Left, Qt.Key.Key_Right
        if event.key() not in {less, more}:
            super().keyPressEvent(event)
            return
        panes, before = self.splitter(), self.splitter().indexOf(self)
        # Not where the handle is: it reaches over the border on both sides, to be caught.
        place = sum(panes.sizes()[:before]) + (before - 1) * panes.handleWidth()
        self.moveSplitter(place + (_STEP if event.key() == more else -_STEP))
