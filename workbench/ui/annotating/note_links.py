# SPDX-License-Identifier: MIT
"""The links of the open note: what it bears on, in which way, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.identifiers import LinkId
from workbench.domain.links import LinkNote
from workbench.ui.look.look import Look
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.parts import clear, icon_button, row

_LINES = 2


class NoteLinks(QWidget):
    """A line for each link; pressed, it goes to what is linked."""

    opened = Signal(object)
    """With the `LinkEnd` to go to."""
    removal_wanted = Signal(object)
    """With the `LinkId`."""
    entered = Signal(object)
    """The line that got the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._notes: tuple[LinkNote, ...] = ()
        self._lines: list[_LinkLine] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.setAccessibleName("Links of this note")
        self.hide()

    def show_links(self, notes: Sequence[LinkNote]) -> None:
        """Show these links, as they are told from the open note."""
        if tuple(notes) == self._notes:
            return
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._notes = tuple(notes)
        clear(self._rows)
        self._lines.clear()
        for note in notes:
            self._rows.addWidget(self._row(note))
        self.setVisible(bool(notes))
        if had_focus and notes:
            self.focus()

    def focus(self) -> None:
        """Go to the first link."""
        if self._lines:
            self._lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, note: LinkNote) -> QWidget:
        line = _LinkLine(self._look, lines=_LINES)
        self._lines.append(line)
        policy = line.sizePolicy()
        policy.setHorizontalStretch(1)
        line.setSizePolicy(policy)
        line.show_words("link", note.said, note.link.sentence, is_chosen=False)
        line.setAccessibleName(note.spoken)
        line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line.entered.connect(lambda: self.entered.emit(line))
        line.clicked.connect(lambda: self.opened.emit(note.there))
        line.removal_wanted.connect(lambda: self._remove(note.link.id))
        remove = icon_button(self._look, "x", f"Remove the link: {note.said}", keys="Delete")
        remove.clicked.connect(lambda: self._remove(note.link.id))
        made = QWidget()
        made.setLayout(row(line, remove, gap=2))
        return made

    def _remove(self, link_id: LinkId) -> None:
        self.removal_wanted.emit(link_id)


class _LinkLine(EntryButton):
    removal_wanted = Signal()
    entered = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
