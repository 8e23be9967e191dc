# SPDX-License-Identifier: MIT
"""Asks what marks are handed on for, and what the file is called."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget
from typing_extensions import override

from workbench.ui.exchanging.sheet import Sheet
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import ChoiceCard
from workbench.ui.widgets.parts import column, label


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a file of marks is for: what it is called in a list, and how its name ends."""

    name: str
    note: str
    icon: str
    ending: str


PURPOSES = (
    Purpose(
        "For a spreadsheet",
        "Excel workbook (.xlsx): a row for each mark, the sources on a second sheet",
        "grid-3x3",
        ".xlsx",
    ),
    Purpose(
        "For any program with tables",
        "Plain table (.csv): a row for each mark",
        "list",
        ".csv",
    ),
    Purpose(
        "For another analysis program",
        "Project (.qdpx) for NVivo, ATLAS.ti, MAXQDA and others: sources and marks",
        "tag",
        ".qdpx",
    ),
    Purpose(
        "For the web, or to bring in here again",
        "Web Annotations (.jsonld): each mark with all of its note",
        "link",
        ".jsonld",
    ),
)


class HandOnMarks(Sheet):
    """Chooses what a file of marks is for.

    Signals:
        save_wanted: the ending of the file's name, and its name with that ending.
    """

    save_wanted = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget, *, marks: int) -> None:
        counted = "1 mark is" if marks == 1 else f"{marks} marks are"
        about = f"{counted} copied into a file" if marks else "There are no marks in this pack yet"
        super().__init__(
            look,
            parent,
            title="Hand on the marks",
            about=f"{about}. Your own work stays here.",
            go_on="Save…",
        )
        self._group = QButtonGroup(self)
        self._cards = [ChoiceCard(look, x.name, x.note, x.icon) for x in PURPOSES]
        self._name = QLineEdit()
        self._name.setAccessibleName("File name")
        self._name.setMinimumHeight(look.px("control_large"))
        for number, card in enumerate(self._cards):
            self._group.addButton(card, number)
            card.toggled.connect(self._follow_purpose)
        self._build()
        self._cards[0].setChecked(True)
        self._name.textEdited.connect(self._follow_name)
        self.go_on.clicked.connect(self._ask_to_save)

    @property
    def purpose(self) -> Purpose:
        """What is chosen."""
        return PURPOSES[max(0, self._group.checkedId())]

    def choose(self, ending: str) -> None:
        """Choose what a file with this ending is for."""
        for card, purpose in zip(self._cards, PURPOSES, strict=True):
            card.setChecked(purpose.ending == ending)

    def suggest(self, name: str) -> None:
        """Suggest a name, without ending."""
        self._name.setText(name)
        self._name.setCursorPosition(0)
        self._follow_name()

    def show_writing(self) -> None:
        """Say that the file is being written; until something is said nothing can be chosen."""
        self.say("Writing…")
        self._let_choose(is_allowed=False)

    def show_problem(self, words: str) -> None:
        """Say what kept the file from being written; it can be tried again."""
        self._let_choose(is_allowed=True)
        self.say(words)
        self.go_on.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cards[max(0, self._group.checkedId())].setFocus()

    def _build(self) -> None:
        asked = QWidget()
        asked.setLayout(
            column(
                *self._cards,
                2,
                label("File name", Style.SMALL, ink="secondary"),
                self._name,
                None,
                gap=7,
                margins=(24, 2, 24, 2),
            )
        )
        self.lay_out(asked)

    def _let_choose(self, *, is_allowed: bool) -> None:
        for each in (*self._cards, self._name, self.go_on):
            each.setEnabled(is_allowed)

    def _follow_purpose(self) -> None:
        self.say("")

    def _follow_name(self) -> None:
        self.go_on.setEnabled(bool(self._name.text().strip()))

    def _ask_to_save(self) -> None:
        self.save_wanted.emit(self.purpose.ending, self._name.text().strip())
