# SPDX-License-Identifier: MIT
"""The dialog in which another alphabet is chosen for a page whose letters look wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.importers.draft import PackDraft
from workbench.importers.encodings import words_for
from workbench.importers.page import EncodingChoice
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.parts import button, label, row, rule, scrolling, surface

_WIDTH, _SHOWN = 620, 8


class AlphabetDialog(QDialog):
    """A line of the page in each alphabet that fits its bytes; the one that reads well is chosen.

    Arrows and clicks choose, Return or the button reads the page so, Escape leaves it.
    """

    chosen = Signal(str)
    """With the encoding in which the page is to be read."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: tuple[EncodingChoice, ...] = ()
        self._present = self._marked = ""
        self._entries: list[EntryButton] = []
        self._title = label("", Style.PANE_TITLE, wraps=True)
        self._loses = label(
            "What you corrected on this page is taken back by that. Undo brings it back.",
            Style.BODY_STRONG,
            wraps=True,
        )
        self._use = button(look, "Read it so", kind="primary")
        self._leave = button(look, "Leave it", kind="ghost")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(14, 4, 14, 4)
        self._list.setSpacing(1)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Letters look wrong?")
        self._area = self._lay_out()
        self._use.clicked.connect(self._take)
        self._use.setDefault(True)
        self._leave.clicked.connect(self.reject)
        self._ring = FocusRing(look, self)

    def ask(self, draft: PackDraft, *, is_one_of_many: bool, loses: bool) -> None:
        """Ask about a page.

        Args:
            draft: The page with its choices.
            is_one_of_many: Whether it has to be said which page it is.
            loses: Whether there are corrections on it.
        """
        where = f" in “{draft.origin}”" if is_one_of_many else ""
        self._title.setText(f"Which of these lines{where} reads well?")
        self._loses.setVisible(loses)
        self._choices, self._present = draft.choices, draft.encoding
        self._show_choices(draft.choices)
        self._mark(self._present)
        self.open()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self._focus()

    def _show_choices(self, choices: Sequence[EncodingChoice]) -> None:
        for _ in choices[len(self._entries) :]:
            self._add(len(self._entries))
        for number, entry in enumerate(self._entries):
            entry.setVisible(number < len(choices))

    def _mark(self, encoding: str) -> None:
        self._marked = encoding
        for entry, choice in zip(self._entries, self._choices, strict=False):
            is_chosen = choice.encoding == encoding
            name = words_for(choice.encoding)
            if choice.encoding == self._present:
                name += ", as it is now"
            icon = "check" if is_chosen else "type"
            entry.show_words(icon, name, choice.line, is_chosen=is_chosen)
        self._use.setEnabled(encoding != self._present)

    def _focus(self) -> None:
        for entry, choice in zip(self._entries, self._choices, strict=False):
            if choice.encoding == self._marked:
                entry.setFocus(Qt.FocusReason.OtherFocusReason)
                self._area.ensureWidgetVisible(entry)

    def _step(self, number: int) -> None:
        if 0 <= number < len(self._choices):
            self._mark(self._choices[number].encoding)
            self._focus()

    def _press(self, number: int) -> None:
        """Choose a line; pressed once more it is taken."""
        encoding = self._choices[number].encoding
        if encoding == self._marked:
            self._take()
        else:
            self._mark(encoding)
            self._focus()

    def _take(self) -> None:
        if self._marked != self._present:
            self.accept()
            self.chosen.emit(self._marked)

    def _add(self, number: int) -> None:
        entry = EntryButton(self._look)
        entry.clicked.connect(lambda: self._press(number))
        entry.stepped.connect(lambda step: self._step(number + step))
        self._entries.append(entry)
        self._list.addWidget(entry)

    def _fit(self) -> None:
        """Be as large as the lines ask for, as far as the screen has room."""
        room = self.screen().availableGeometry()
        self.resize(min(round(_WIDTH * self._look.scale), room.width() - 40), 0)
        content = self._area.widget()
        wanted = content.sizeHint().height() if content is not None else 0
        layout = self.layout()
        others = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        others -= self._area.sizeHint().height()
        self.resize(QSize(self.width(), min(others + wanted, room.height() - 60)))

    def _lay_out(self) -> QScrollArea:
        how = label(
            "Files from older programs do not say their alphabet. The page is read anew in the one "
            "that you choose.",
            Style.SMALL,
            ink="secondary",
            wraps=True,
        )
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 8)
        head.setSpacing(6)
        for each in (self._title, how, self._loses):
            head.addWidget(each)
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(self._list)
        below.addStretch(1)
        area = scrolling(inside)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(rule())
        column.addLayout(row(self._leave, None, self._use, margins=(16, 12, 16, 12)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(surface("pane", column))
        return area
