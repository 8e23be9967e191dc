# SPDX-License-Identifier: MIT
"""Asks what the codes of another program stand for; the likeliest answer is chosen already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Dimension, Framework, dimension_name
from workbench.services.projects import CodeChoice
from workbench.ui.exchanging.sheet import Sheet
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.parts import column, label

_CHOICE_WIDTH = 210


class CodeMeanings(Sheet):
    """A line for each code: its name, how many marks have it, and what it stands for."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        choices: Sequence[CodeChoice],
        framework: Framework,
    ) -> None:
        super().__init__(
            look,
            parent,
            title="What do these codes stand for?",
            about="Another program gave them. Each name stays in the note of its marks, and you "
            "can change what a mark is about later.",
            go_on="Bring in",
        )
        self._choices = tuple(choices)
        self._names = _names(framework)
        self._fields = [_Meaning(look, self._named(choice), self._names) for choice in choices]
        for field, choice in zip(self._fields, choices, strict=True):
            field.setCurrentIndex(list(self._names).index(choice.dimension))
        self.go_on.clicked.connect(self.accept)
        self._build()

    @property
    def fields(self) -> tuple[QComboBox, ...]:
        """The field of each code, in the order of the codes."""
        return tuple(self._fields)

    def meanings(self) -> Mapping[str, Dimension]:
        """Return what each code stands for, by its name."""
        dimensions = list(self._names)
        return {
            choice.name: dimensions[field.currentIndex()]
            for choice, field in zip(self._choices, self._fields, strict=True)
        }

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fields[0].setFocus()

    def _named(self, choice: CodeChoice) -> str:
        return choice.name or "Marked without a code"

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for number, (choice, field) in enumerate(zip(self._choices, self._fields, strict=True)):
            marks = "1 mark" if choice.marks == 1 else f"{choice.marks} marks"
            name = QWidget()
            name.setLayout(
                column(
                    label(self._named(choice), wraps=True),
                    label(marks, Style.CAPTION, ink="secondary"),
                    gap=0,
                )
            )
            grid.addWidget(name, number, 0)
            grid.addWidget(field, number, 1, Qt.AlignmentFlag.AlignTop)
        rows = QWidget()
        rows.setLayout(grid)
        asked = QWidget()
        asked.setLayout(column(rows, None, margins=(24, 2, 24, 2)))
        self.lay_out(asked)


class _Meaning(Combo):
    """The dimensions to choose from."""

    def __init__(self, look: Look, code: str, names: Mapping[Dimension, str]) -> None:
        super().__init__(look, f"What “{code}” stands for")
        self.show_names(list(names.values()))
        self.setFixedWidth(round(_CHOICE_WIDTH * look.scale))
        self.setMinimumHeight(look.px("control"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def _names(framework: Framework) -> dict[Dimension, str]:
    """Return what each dimension is called, letter by letter: “Purpose: tone”."""
    found: dict[Dimension, str] = {}
    for letter in framework.letters:
        found[letter.dimension] = letter.name
        for each in letter.dimensions:
            found.setdefault(each, f"{letter.name}: {each.value}")
    for dimension in Dimension:
        found.setdefault(dimension, dimension_name(dimension))
    return found
