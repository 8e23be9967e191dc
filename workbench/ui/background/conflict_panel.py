# SPDX-License-Identifier: MIT
"""Two dates for one thing: both with where they come from, which one is trusted, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbench.domain.background import DateAnswer
from workbench.domain.date_conflicts import DateConflict, Telling
from workbench.domain.identifiers import BackgroundId
from workbench.domain.saying import capitalised
from workbench.domain.text import canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import ChoiceCard
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.parts import Glyph, button, column, label, row

QUESTION = "Two dates for this. Which one do you trust?"


class ConflictPanel(QWidget):
    """Stands below the list while an event with two dates is chosen.

    Signals:
        answered: what the student says now (DateAnswer).
    """

    answered = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._conflict: DateConflict | None = None
        self._trusted: BackgroundId | None = None
        self._cards: tuple[ChoiceCard, ...] = ()
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(6)
        self.why = _Line()
        self._neither = button(look, "Neither", kind="ghost", size="small")
        heading = row(
            Glyph(look, "triangle-alert", size=18),
            label(QUESTION, Style.BODY_STRONG, wraps=True),
            gap=8,
        )
        self.setLayout(column(heading, self._choices, self.why, row(self._neither, None), gap=8))
        self.why.typed.connect(self._tell)
        self._neither.clicked.connect(lambda: self._choose(None))

    def show_conflict(self, conflict: DateConflict, answer: DateAnswer | None) -> None:
        """Show two tellings and what was said about them; what is being typed stays."""
        is_other = conflict != self._conflict
        if is_other:
            self.why.commit()
            self._conflict = conflict
            self._make_cards(conflict)
        self._trusted = answer.trusted if answer else None
        self._show_trusted()
        self.why.show_words(answer.why if answer else "", is_other=is_other)

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return self.isVisible() and self.why.is_typed()

    def commit(self) -> None:
        """Hand on what is being typed."""
        self.why.commit()

    def _make_cards(self, conflict: DateConflict) -> None:
        for old in self._cards:
            self._group.removeButton(old)
            self._choices.removeWidget(old)
            old.hide()
            old.deleteLater()
        tellings = (conflict.first, conflict.second)
        self._cards = tuple(self._made_card(each) for each in tellings)

    def _made_card(self, telling: Telling) -> ChoiceCard:
        place = f" ({telling.origin})" if telling.origin else ""
        date = capitalised(telling.date)
        made = ChoiceCard(self._look, date, f"‘{telling.text}’{place}", "calendar")
        made.setAccessibleName(f"I trust {telling.date}")
        made.clicked.connect(lambda *_: self._choose(telling.event_id))
        self._group.addButton(made)
        self._choices.addWidget(made)
        return made

    def _choose(self, trusted: BackgroundId | None) -> None:
        self._trusted = trusted
        self._show_trusted()
        self._tell()

    def _show_trusted(self) -> None:
        self._group.setExclusive(False)
        if self._conflict is not None:
            for card, event in zip(self._cards, self._conflict.events, strict=True):
                card.setChecked(event == self._trusted)
        self._group.setExclusive(self._trusted is not None)
        self._neither.setEnabled(self._trusted is not None)

    def _tell(self) -> None:
        if self._conflict is not None:
            why = canonical(self.why.text()).strip()
            self.answered.emit(DateAnswer(self._conflict.events, self._trusted, why))


class _Line(FormLine):
    """Why; what is typed counts when the field is left or Enter is pressed."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__("Why?", "Why I trust it")
        self._shown = ""
        self.editingFinished.connect(self.commit)

    def show_words(self, words: str, *, is_other: bool) -> None:
        """Show these words; what is being typed about the same thing stays."""
        if is_other or not self.hasFocus():
            self.setText(words)
        self._shown = words

    def commit(self) -> None:
        """Hand on what was typed, if it is something else."""
        if self.is_typed():
            self._shown = self.text().strip()
            self.typed.emit()

    def is_typed(self) -> bool:
        """Tell whether it says something else than what is known."""
        return self.text().strip() != self._shown
