# SPDX-License-Identifier: MIT
"""The one dialog about libraries: a frame for what is asked, and a line for how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.announcing import announce
from workbench.ui.library.chooser import LibraryChooser
from workbench.ui.library.not_kept import NotKept
from workbench.ui.library.problem_view import LibraryProblem
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.parts import label

Content = LibraryProblem | LibraryChooser | NotKept


class LibraryDialog(QDialog):
    """Belongs to its window and shows one thing at a time; what it shows decides what it is for.

    `left` tells that it was closed by Escape or by its frame: nothing was decided.
    """

    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Source Workbench")
        self.problem = LibraryProblem(look)
        self.chooser = LibraryChooser(look)
        self.not_kept = NotKept(look)
        self._contents: tuple[Content, ...] = (self.problem, self.chooser, self.not_kept)
        self._sheet = QWidget()
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        for content in self._contents:
            content.hide()
            inside.addWidget(content)
        self._note = label("", Style.SMALL, ink="secondary", wraps=True)
        self._note.setContentsMargins(24, 0, 24, 16)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._note)
        self._ring = FocusRing(look, self)

    @property
    def content(self) -> Content:
        """What is shown."""
        shown = (content for content in self._contents if not content.isHidden())
        return next(shown, self.problem)

    def show_content(self, content: Content, note: str = "") -> None:
        """Show one of the contents, with a note below it, and open the dialog if it is not."""
        for each in self._contents:
            each.setVisible(each is content)
        self.say(note)
        self._fit()
        if self.isVisible():
            content.take_focus()
        else:
            self.open()

    def show_working(self, words: str) -> None:
        """Say what is being done; until something else is shown nothing can be chosen."""
        self.say(words)
        self._sheet.setEnabled(False)

    def say(self, words: str) -> None:
        """Say something below what is shown, which can be used again."""
        self._sheet.setEnabled(True)
        self._note.setText(words)
        self._note.setVisible(bool(words))
        if words:
            announce(self, words)

    @property
    def note(self) -> str:
        """What is said below."""
        return self._note.text()

    def _fit(self) -> None:
        """Be as large as what is shown asks for."""
        self.adjustSize()
        # Qt works the height out for the width that is wished, then makes it no wider than two
        # thirds of the screen; with less width the same words need more lines.
        layout = self.layout()
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            room = self.screen().availableGeometry().height()
            self.resize(self.width(), min(max(self.height(), needed), room))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.content.take_focus()

    @override
    def reject(self) -> None:
        """Leave without a decision, unless something is being done."""
        if self._sheet.isEnabled():
            super().reject()
            self.left.emit()
