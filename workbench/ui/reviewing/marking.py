# SPDX-License-Identifier: MIT
"""The panel in which one plan is judged: level and mark, codes, three sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.enquiries import Level
from workbench.domain.handed_in.class_table import RowKey
from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.reviews import CodeBank, Review
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reviewing.both import BothMarks
from workbench.ui.reviewing.moderated import BothView
from workbench.ui.reviewing.stamping import Stamping
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.form_fields import FormText
from workbench.ui.widgets.judging import Judging
from workbench.ui.widgets.parts import column, label, scrolling, surface

_FIELD_HEIGHT = 56
_BELOW = 64
"""Pixels below what is offered that are to be seen as well: what Enter does."""

_FIELDS = ("What went well", "Even better if", "One target")


class Marking(QWidget):
    """Shows one review; what is typed is handed on after a pause.

    Signals:
        changed: the review as it is now (Review).
    """

    changed = Signal(object)

    def __init__(self, look: Look, bank: CodeBank, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._review: Review | None = None
        self._is_typed = False
        self._question = ""
        self._key_compared: RowKey | None = None
        self.both = BothMarks(look, now)
        self.judging = Judging(look)
        self.stamping = Stamping(look, bank)
        self.fields = tuple(FormText("", name) for name in _FIELDS)
        self._nothing = label("", Style.BODY, ink="secondary", wraps=True)
        self._sheets = QStackedWidget()
        self._pause = Debounce(self)
        self._build()
        self._connect()
        self.show_nothing("Choose a student.")

    def show_nothing(self, why: str) -> None:
        """Show that there is nothing to judge, and why."""
        self.leave()
        self._review = None
        self._nothing.setText(why)
        self._sheets.setCurrentIndex(0)

    def show_review(self, review: Review) -> None:
        """Show how a plan was judged."""
        self.leave()
        self._put(review)

    def replace_review(self, review: Review) -> None:
        """Show the review of the same plan as it is now; nobody is told."""
        self._pause.settle()
        self._is_typed = False
        self._put(review)

    def wait_for_plan(self, question: str) -> None:
        """Stamp nothing until the plan is read; levels stay where the question is the same."""
        self.stamping.show_outline(None)
        if question != self._question:
            self._question = question
            self.judging.show_levels(())
        self.judging.show_students_own("", None)

    def show_plan(self, outline: PlanOutline, levels: Sequence[Level]) -> None:
        """Offer the places of this plan and the levels of its question."""
        self.stamping.show_outline(outline)
        self.judging.show_levels(levels)
        script = outline.script
        self.judging.show_students_own(*((script.level, script.mark) if script else ("", None)))

    def show_both(self, view: BothView | None) -> None:
        """Show both marks of the plan; once they are to be seen, its own does not change."""
        before = self._key_compared
        self.both.show_view(view)
        self.judging.lock(is_locked=self.both.is_compared)
        self._key_compared = view.key if view is not None and view.compared else None
        if self._key_compared not in {None, before}:
            QTimer.singleShot(0, self, self._reveal_both)

    def take_focus_on_both(self) -> None:
        """Put the focus on the mark to be agreed on, or on what uncovers both."""
        self.both.take_focus()
        QTimer.singleShot(0, self, self._reveal_both)

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        is_begun = self._review is not None and self.stamping.has_pending()
        return self._is_typed or is_begun or self.both.has_pending()

    def flush(self) -> None:
        """Hand on what is being typed, also a mark that can be agreed on as it stands there."""
        self._settle()
        self.both.flush()

    def leave(self) -> None:
        """Hand on everything, and stamp what stands in the line of codes: nothing typed is lost."""
        if self._review is not None and self.stamping.has_pending():
            self.stamping.stamp(self._now())
        self.flush()

    def choose_level(self, number: int) -> None:
        """Choose the level of this number, from 1, where there is something to judge."""
        if self._review is not None and not self.both.is_compared:
            self.judging.choose_number(number)

    def take_focus(self) -> None:
        """Put the focus on the mark, or where nothing is to be judged nowhere."""
        if self._review is not None and self.both.is_compared:
            self.take_focus_on_both()
        elif self._review is not None:
            self.judging.take_focus()

    def _settle(self) -> None:
        self._pause.settle()
        if self._is_typed:
            self._hand_on()

    def _put(self, review: Review) -> None:
        self._review = None
        self.judging.show_judgement(review.level, review.mark, review.out_of)
        self.stamping.show_stamps(review.stamps)
        values = (review.went_well, review.even_better, review.target)
        for field, value in zip(self.fields, values, strict=True):
            field.setPlainText(value)
        self._review = review
        self._is_typed = False
        self._sheets.setCurrentIndex(1)

    def _hand_on(self) -> None:
        if self._review is None:
            return
        self._is_typed = False
        went_well, even_better, target = (each.toPlainText().strip() for each in self.fields)
        review = replace(
            self._review,
            level=self.judging.level,
            mark=self.judging.mark,
            stamps=self.stamping.stamps,
            went_well=went_well,
            even_better=even_better,
            target=target,
        )
        if review != self._review:
            self._review = replace(review, changed=self._now())
            self.changed.emit(self._review)

    def _type(self) -> None:
        if self._review is not None:
            self._is_typed = True
            self._pause.touch()

    def _reveal_both(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def _reveal(self) -> None:
        self._area.ensureWidgetVisible(self.stamping.offers, 0, _BELOW)

    def _build(self) -> None:
        texts: list[QWidget] = []
        for name, field in zip(_FIELDS, self.fields, strict=True):
            field.setFixedHeight(round(_FIELD_HEIGHT * self._look.scale))
            texts += [label(name, Style.LABEL, ink="secondary"), field]
        inside = QWidget()
        kept = label("Kept beside the file, never in it", Style.SMALL, ink="secondary", wraps=True)
        inside.setLayout(
            column(
                self.both,
                self.judging,
                self.stamping,
                column(*texts, gap=4),
                kept,
                None,
                gap=16,
                margins=(16, 12, 16, 16),
            )
        )
        empty = QWidget()
        empty.setLayout(column(self._nothing, None, margins=(16, 16, 16, 16)))
        self._sheets.addWidget(empty)
        self._area = scrolling(inside)
        self._sheets.addWidget(self._area)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sheets)
        pane = surface("pane", layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(pane)

    def _connect(self) -> None:
        self._pause.due.connect(self._settle)
        self.judging.judged.connect(self._type)
        self.stamping.stamped.connect(self._hand_on)
        # They have their place only once Qt has laid out anew.
        self.stamping.offered.connect(lambda: QTimer.singleShot(0, self, self._reveal))
        self.stamping.entered.connect(lambda: self.stamping.stamp(self._now()))
        for field in self.fields:
            field.textChanged.connect(self._type)
