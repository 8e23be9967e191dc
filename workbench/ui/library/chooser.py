# SPDX-License-Identifier: MIT
"""The libraries known on this computer, to be opened; and a way to any other folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.services.libraries import KnownLibrary
from workbench.ui.library.times import when_in_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.moments import here_and_now
from workbench.ui.widgets.parts import button, label, row, scrolling


class LibraryChooser(QWidget):
    """Content of a dialog: one line for each library, with owner, last change and place."""

    library_chosen = Signal(object)
    """With the `Path` of its folder."""
    other_folder_wanted = Signal()
    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = here_and_now,
    ) -> None:
        super().__init__(parent)
        self._look, self._now = look, now
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._none = label("No library was opened on this computer yet.", ink="secondary")
        self._lay_out()

    def show_libraries(self, libraries: Sequence[KnownLibrary], current: Path | None) -> None:
        """Show these libraries, the one that is open with a frame."""
        now = self._now()
        while len(self._lines) < len(libraries):
            made = _Line(self._look)
            made.clicked.connect(lambda _=False, line=made: self._choose(line))
            made.stepped.connect(lambda step, line=made: self._step(line, step))
            self._column.insertWidget(len(self._lines), made)
            self._lines.append(made)
        for line, library in zip(self._lines, libraries, strict=False):
            line.show_library(library, now, is_current=library.folder == current)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(libraries))
        self._none.setVisible(not libraries)

    def take_focus(self) -> None:
        """Put the focus on the library that is open, or on the first one."""
        shown = [line for line in self._lines if not line.isHidden()]
        chosen = next((line for line in shown if line.isChecked()), shown[0] if shown else None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(560 * self._look.scale), round(420 * self._look.scale))

    def _choose(self, line: _Line) -> None:
        self.library_chosen.emit(line.folder)

    def _step(self, line: _Line, step: int) -> None:
        shown = [each for each in self._lines if not each.isHidden()]
        place = shown.index(line) + step
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._column)
        other = button(self._look, "Open another folder", icon="folder-open")
        other.clicked.connect(self.other_folder_wanted)
        cancel = button(self._look, "Cancel", kind="ghost")
        cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label("Libraries on this computer", Style.DIALOG_TITLE))
        column.addWidget(scrolling(inside), 1)
        column.addLayout(row(other, None, cancel))


class _Line(EntryButton):
    """One library."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, elide=Qt.TextElideMode.ElideMiddle)
        self.folder = Path()

    def show_library(self, library: KnownLibrary, now: datetime, *, is_current: bool) -> None:
        """Say whose it is, when it was changed, and where."""
        self.folder = library.folder
        name = library.owner or library.folder.name
        when = (
            f"last change {when_in_words(library.edited, now)}"
            if library.edited
            else "not there now"
        )
        words = str(library.folder)
        self.show_words("hard-drive", f"{name}, {when}", words, is_chosen=is_current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
