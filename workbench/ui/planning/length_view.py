# SPDX-License-Identifier: MIT
"""How long an answer may be, part by part, beside what the plan has so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.enquiries import Enquiry
from workbench.domain.plan_budget import Budget
from workbench.domain.question_text import MOST_MARKS
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning.wording import PartLength, minutes_in_words, parts_of_budget
from workbench.ui.widgets.number_field import NumberField
from workbench.ui.widgets.parts import ElidedLabel, column, label, row

_MOST_MINUTES, _MOST_WORDS = 300, 9_999
_FIELD = 66

_NOTE = "Grey numbers are our suggestion. Type your own over them. Times are without extra time."
_HOW = (
    "What fits is for the answer; a plan may be shorter. Your own words are counted, quotations "
    "and cards are not."
)


class LengthView(QWidget):
    """Marks, minutes and words of the question, which can be changed, and the share of each part.

    Signals:
        enquiry_changed: the question with what was typed (Enquiry).
    """

    enquiry_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._enquiry: Enquiry | None = None
        self.marks = NumberField("Marks", MOST_MARKS)
        self.minutes = NumberField("Minutes", _MOST_MINUTES)
        self.words = NumberField("Words", _MOST_WORDS)
        self._lines: list[_PartLine] = []
        self._parts = QVBoxLayout()
        self._parts.setSpacing(6)
        self._reading = label("", Style.SMALL, ink="secondary", wraps=True)
        self._build()
        look.changed.connect(self._follow_look)
        self._follow_look()
        self.marks.typed.connect(lambda number: self._change(marks=number))
        self.minutes.typed.connect(lambda number: self._change(minutes=number))
        self.words.typed.connect(lambda number: self._change(words=number))

    def show_budget(self, budget: Budget, enquiry: Enquiry, names: Sequence[str]) -> None:
        """Show what fits a question; `names` are those of the points, in order."""
        self._enquiry = enquiry
        self.marks.show_number(enquiry.marks)
        self.minutes.show_number(enquiry.minutes)
        self.words.show_number(enquiry.words)
        self.marks.setPlaceholderText("?")
        self.minutes.setPlaceholderText(str(budget.minutes or "?"))
        self.words.setPlaceholderText(str(budget.words or "?"))
        parts = parts_of_budget(budget, names)
        while len(self._lines) < len(parts):
            self._lines.append(_PartLine())
            self._parts.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(parts))
            if place < len(parts):
                line.show_part(parts[place])
        reading = budget.reading
        self._reading.setVisible(reading is not None)
        if reading is not None:
            self._reading.setText(
                f"Before that, about {minutes_in_words(reading)} to read and plan."
            )

    def has_pending(self) -> bool:
        """Tell whether a number was typed and not handed on."""
        return any(each.is_typed() for each in (self.marks, self.minutes, self.words))

    def flush(self) -> None:
        """Hand on what is being typed."""
        for each in (self.marks, self.minutes, self.words):
            each.commit()

    def _build(self) -> None:
        fields = []
        for name, field in (
            ("Marks", self.marks),
            ("Minutes", self.minutes),
            ("Words", self.words),
        ):
            made = QWidget()
            made.setLayout(column(label(name, Style.LABEL, ink="secondary"), field, gap=4))
            fields.append(made)
        self.setLayout(
            column(
                row(*fields, None, gap=12),
                label(_NOTE, Style.CAPTION, ink="tertiary", wraps=True),
                2,
                self._parts,
                self._reading,
                label(_HOW, Style.CAPTION, ink="tertiary", wraps=True),
                gap=8,
            )
        )

    def _follow_look(self) -> None:
        for field in (self.marks, self.minutes, self.words):
            field.setFixedWidth(round(_FIELD * self._look.scale))

    def _change(self, **fields: int | None) -> None:
        if self._enquiry is not None:
            changed = replace(self._enquiry, **fields)  # type: ignore[arg-type]
            if changed != self._enquiry:
                self._enquiry = changed
                self.enquiry_changed.emit(changed)


class _PartLine(QFrame):
    """A part: its name, and below it what is there and what about fits."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", Style.BODY)
        self._length = label("", Style.SMALL, ink="secondary")
        self._time = label("", Style.SMALL, ink="secondary")
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._name)
        below = QHBoxLayout()
        below.addWidget(self._length)
        below.addStretch(1)
        below.addWidget(self._time, 0, Qt.AlignmentFlag.AlignRight)
        line.addLayout(below)

    def show_part(self, part: PartLength) -> None:
        """Show this part."""
        self._name.show_text(part.name)
        self._length.setText(part.length)
        self._time.setText(part.time)
        self.setAccessibleName(part.spoken)
