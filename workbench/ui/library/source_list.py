# SPDX-License-Identifier: MIT
"""The sources of the open pack, a line each, and what can be done with those of one's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.coverage import Coverage
from workbench.domain.sources import Source
from workbench.ui.library.source_row import SourceRow
from workbench.ui.look.look import Look
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import icon_button

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SourceList(QWidget):
    """Opens sources; moves, renames and removes them by menu and by key."""

    opened = Signal(object)
    """With the `SourceId`."""
    moved = Signal(object, int)
    """With the `SourceId`, and how many places on."""
    rename_wanted = Signal(object)
    """With the `Source`."""
    removed = Signal(object)
    """With the `Source`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._can_change = False
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """The lines that are shown."""
        return tuple(each.line for each in self._lines if not each.isHidden())

    def show_sources(self, coverage: Coverage, *, can_change: bool) -> None:
        """Show the sources with what has been said about each."""
        self._can_change = can_change
        while len(self._lines) < len(coverage.rows):
            made = _Line(self._look)
            made.line.clicked.connect(lambda _=False, one=made: self._open(one))
            made.line.stepped.connect(lambda step, one=made: self._step(one, step))
            made.menu_wanted.connect(lambda place, one=made: self._open_menu(one, place))
            made.move_wanted.connect(lambda step, one=made: self._move(one, step))
            made.removal_wanted.connect(lambda one=made: self._remove(one))
            self._lines.append(made)
            self._column.addWidget(made)
        for each, (source, cells) in zip(self._lines, coverage.rows, strict=False):
            each.source = source
            each.line.show_source(source, [(cell.letter, cell.state) for cell in cells])
            each.more.setVisible(can_change)
            each.more.setAccessibleName(f"More about {source.name}")
        for number, each in enumerate(self._lines):
            each.setVisible(number < len(coverage.rows))

    def _open(self, line: _Line) -> None:
        self.opened.emit(line.line.source_id)

    def _step(self, line: _Line, step: int) -> None:
        shown = [each for each in self._lines if each.isVisible()]
        place = shown.index(line) + step
        if 0 <= place < len(shown):
            shown[place].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, line: _Line, step: int) -> None:
        place = self._lines.index(line) + step
        if self._can_change and line.source is not None and 0 <= place < len(self.rows):
            # The focus follows the source, which is going to stand in another line.
            self._lines[place].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.moved.emit(line.source.id, step)

    def _remove(self, line: _Line) -> None:
        if self._can_change and line.source is not None:
            self.removed.emit(line.source)

    def _rename(self, line: _Line) -> None:
        if line.source is not None:
            self.rename_wanted.emit(line.source)

    def _open_menu(self, line: _Line, place: QPoint) -> None:
        menu = PlaceMenu(self)
        menu.offer("Open", lambda: self._open(line), key="Return")
        if self._can_change:
            menu.addSeparator()
            menu.offer("Move up", lambda: self._move(line, -1), key="Alt+Up")
            menu.offer("Move down", lambda: self._move(line, 1), key="Alt+Down")
            menu.offer("Label and kind…", lambda: self._rename(line))
            menu.addSeparator()
            menu.offer("Remove this source", lambda: self._remove(line), key="Delete")
        menu.popup(place)


class _Line(QWidget):
    """A source, and the button with what can be done."""

    menu_wanted = Signal(QPoint)
    move_wanted = Signal(int)
    removal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.source: Source | None = None
        self.line = SourceRow(look)
        self.more = icon_button(look, "ellipsis", "More", keys="Shift+F10")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.more)
        self.more.clicked.connect(
            lambda *_: self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
