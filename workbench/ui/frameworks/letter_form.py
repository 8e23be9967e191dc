# SPDX-License-Identifier: MIT
"""Everything about one letter of a framework, to be changed in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.domain.frameworks import (
    FEWEST_LETTERS,
    MOST_STARTERS,
    Dimension,
    Framework,
    Letter,
    dimension_name,
)
from workbench.domain.lens_colours import lens_colour
from workbench.domain.own_frameworks import (
    LONGEST_NAME,
    LONGEST_TAG,
    problem_with_look,
    problem_with_tag,
    with_dimensions,
    with_letter,
)
from workbench.ui.announcing import announce
from workbench.ui.frameworks.fields import CheckedLine
from workbench.ui.frameworks.looks import LookChoice, colours, lines
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Button, button, column, icon_button, label, row


class LetterForm(QFrame):
    """The letter that stands on marks, its name, question, dimensions, look and starters.

    Signals:
        changed: the framework with the letter as it is now (Framework).
        moved: the letter is to go so many places on (int).
        removal_wanted: the letter is to go.
    """

    changed = Signal(object)
    moved = Signal(int)
    removal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._framework = Framework("", "", "", ())
        self._place = 0
        self.setProperty("surface", "card")
        self.tag = CheckedLine("Letter", check=self._check_tag, most=LONGEST_TAG)
        self.tag.setMaximumWidth(round(120 * look.scale))
        self.name = CheckedLine("Name", check=_check_name, most=LONGEST_NAME)
        self.prompt = CheckedLine("What it asks")
        self._dimensions = {each: self._dimension(each) for each in Dimension}
        self.colour = LookChoice(look, "Colour", colours())
        self.line = LookChoice(look, "Line", lines())
        self._problem = label("", Style.SMALL, ink="error", wraps=True)
        self.starters = [
            CheckedLine(f"Beginning of a sentence {number}", placeholder="It seems designed to …")
            for number in range(1, MOST_STARTERS + 1)
        ]
        self._up = icon_button(look, "chevron-up", "Move the letter up")
        self._down = icon_button(look, "chevron-down", "Move the letter down")
        self.remove = button(look, "Remove letter", kind="ghost", icon="trash-2", size="small")
        self._lay_out()
        self._connect()

    @property
    def letter(self) -> Letter:
        """The letter as it is."""
        return self._framework.letters[self._place]

    def show_letter(self, framework: Framework, place: int) -> None:
        """Show a letter of a framework; what is being typed stays."""
        self._framework, self._place = framework, place
        letter = self.letter
        self.setAccessibleName(f"Letter {letter.letter}, {letter.name}")
        self.tag.show_text(letter.letter)
        self.name.show_text(letter.name)
        self.prompt.show_text(letter.prompt)
        for dimension, each in self._dimensions.items():
            each.setChecked(dimension in letter.dimensions)
        self.colour.show_letter(letter, "colour")
        self.line.show_letter(letter, "line")
        self._tell(None)
        for number, line in enumerate(self.starters):
            line.show_text(letter.starters[number] if number < len(letter.starters) else "")
        self._up.setEnabled(place > 0)
        self._down.setEnabled(place < len(framework.letters) - 1)
        self.remove.setEnabled(len(framework.letters) > FEWEST_LETTERS)

    def fields(self) -> tuple[CheckedLine, ...]:
        """Return the lines that can be typed in."""
        return (self.tag, self.name, self.prompt, *self.starters)

    def take_focus(self) -> None:
        """Go to the letter's name."""
        self.name.line.setFocus()
        self.name.line.selectAll()

    def _lay_out(self) -> None:
        names = row(self.tag, self.name, gap=8)
        shows = QWidget()
        flow = FlowLayout(shows, gap=4)
        for each in self._dimensions.values():
            flow.addWidget(each)
        self.setLayout(
            column(
                names,
                self.prompt,
                label("What it shows", Style.LABEL, ink="secondary"),
                shows,
                label("Colour and line", Style.LABEL, ink="secondary"),
                self.colour,
                self.line,
                self._problem,
                *self.starters,
                row(self._up, self._down, None, self.remove, gap=4),
                gap=8,
                margins=(12, 12, 12, 12),
            )
        )

    def _connect(self) -> None:
        self.tag.settled.connect(lambda text: self._change(letter=text))
        self.name.settled.connect(lambda text: self._change(name=text))
        self.prompt.settled.connect(lambda text: self._change(prompt=text))
        for each in self.starters:
            each.settled.connect(lambda _: self._change_starters())
        self.colour.chosen.connect(lambda x: self._change_look(colour=x.colour, tint=x.tint))
        self.line.chosen.connect(lambda x: self._change_look(line=x.line))
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removal_wanted)

    def _dimension(self, dimension: Dimension) -> Button:
        made = button(self._look, dimension_name(dimension), kind="choice", size="small")
        made.setCheckable(True)
        made.setAccessibleName(f"Shows {dimension_name(dimension).lower()}")
        made.clicked.connect(self._change_dimensions)
        return made

    def _change(self, **parts: object) -> None:
        self._hand_on(
            with_letter(self._framework, self._place, replace(self.letter, **parts))  # type: ignore[arg-type]
        )

    def _change_starters(self) -> None:
        typed = (each.line.text().strip() for each in self.starters)
        self._change(starters=tuple(filter(None, typed)))

    def _change_look(self, **parts: object) -> None:
        wanted = replace(self.letter, **parts)  # type: ignore[arg-type]
        colour = lens_colour(wanted.colour)
        problem = (
            problem_with_look(wanted.line, colour, self._place, self._framework) if colour else None
        )
        if problem is None:
            self._hand_on(with_letter(self._framework, self._place, wanted))
        else:
            self.show_letter(self._framework, self._place)
            self._tell(problem)

    def _change_dimensions(self) -> None:
        wanted = [each for each, made in self._dimensions.items() if made.isChecked()]
        changed = with_dimensions(self._framework, self._place, wanted)
        if changed == self._framework:
            self.show_letter(changed, self._place)
            self._tell("Each letter shows at least one of these, and each of these one letter.")
        else:
            self._hand_on(changed)

    def _hand_on(self, framework: Framework) -> None:
        if framework != self._framework:
            self._framework = framework
            self.changed.emit(framework)

    def _tell(self, problem: str | None) -> None:
        self._problem.setText(problem or "")
        self._problem.setVisible(problem is not None)
        if problem is not None:
            announce(self, problem)

    def _check_tag(self, typed: str) -> str | None:
        return problem_with_tag(typed, self._place, self._framework)


def _check_name(typed: str) -> str | None:
    return None if typed else "A letter needs a name, so that it can be read out."
