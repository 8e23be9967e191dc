# SPDX-License-Identifier: MIT
"""What can be done with the marks that are chosen: a bar of buttons, and the same as a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.annotations import Weight
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Letter
from workbench.domain.saying import counted
from workbench.ui.all_marks.wording import (
    NO_DIRECTION,
    NO_QUESTION,
    NO_WEIGHT,
    NO_WORDS,
    chosen_words,
    shortened,
    weight_name,
)
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import button, label, row


class ChangeBar(QWidget):
    """Says how many marks are chosen and offers what can be done with them."""

    letter_chosen = Signal(object)
    """A `Letter`."""
    direction_chosen = Signal(object)
    """A `Direction`, or None for no direction."""
    weight_chosen = Signal(object)
    """A `Weight`, or None for no weight."""
    question_chosen = Signal(object)
    """The id of an enquiry, or None for no question."""
    plan_wanted = Signal()
    copy_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._letters: tuple[Letter, ...] = ()
        self._enquiries: tuple[Enquiry, ...] = ()
        self._count = 0
        self._chosen = label("", Style.SMALL, ink="secondary")
        self._change = button(look, "Change…", icon="chevron-down", size="small")
        self._copy = button(look, "Copy as quotation", kind="ghost", icon="copy", size="small")
        self._to_plan = button(look, "To the plan", kind="ghost", icon="list-tree", size="small")
        self._remove = button(look, "Remove", kind="ghost", icon="trash-2", size="small")
        self._change.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._buttons = (self._change, self._copy, self._to_plan, self._remove)
        self.setLayout(row(self._chosen, 4, *self._buttons, None, gap=6))
        self._change.clicked.connect(self._open_below)
        self._copy.clicked.connect(self.copy_wanted)
        self._to_plan.clicked.connect(self.plan_wanted)
        self._remove.clicked.connect(self.removal_wanted)
        self.show_count(0)

    def show_choices(self, letters: Sequence[Letter], enquiries: Sequence[Enquiry]) -> None:
        """Offer these letters and questions."""
        self._letters, self._enquiries = tuple(letters), tuple(enquiries)

    def show_count(self, count: int) -> None:
        """Say how many marks are chosen; without any there is nothing to do."""
        self._count = count
        self._chosen.setText(chosen_words(count))
        for each in self._buttons:
            each.setEnabled(count > 0)
        self._change.setAccessibleName(f"Change {counted(count, 'mark')}")

    def be_narrow(self, is_narrow: bool) -> None:
        """Have one button alone, whose menu has everything, where there is no room for more."""
        for each in (self._copy, self._to_plan, self._remove):
            each.setVisible(not is_narrow)

    def open_menu(self, place: QPoint) -> None:
        """Open everything as a menu at this place of the screen."""
        if not self._count:
            return
        menu = PlaceMenu(self)
        self._add_letters(menu.addMenu("Letter"))
        directions = menu.addMenu("Direction")
        for direction, (name, _) in DIRECTIONS.items():
            _add(directions, name, partial(self.direction_chosen.emit, direction))
        _add(directions, NO_DIRECTION, partial(self.direction_chosen.emit, None))
        weights = menu.addMenu("Weight")
        for weight in Weight:
            _add(weights, weight_name(weight), partial(self.weight_chosen.emit, weight))
        _add(weights, NO_WEIGHT, partial(self.weight_chosen.emit, None))
        questions = menu.addMenu("Question")
        for enquiry in self._enquiries:
            words = shortened(enquiry.text or NO_WORDS)
            _add(questions, words, partial(self.question_chosen.emit, enquiry.id))
        _add(questions, NO_QUESTION, partial(self.question_chosen.emit, None))
        menu.addSeparator()
        menu.offer("Copy as quotation", self.copy_wanted.emit, key="Ctrl+C")
        menu.offer("To the plan", self.plan_wanted.emit, action_id="marks-to-plan")
        menu.addSeparator()
        menu.offer("Remove", self.removal_wanted.emit, key="Delete")
        menu.popup(place)

    def _open_below(self) -> None:
        self.open_menu(self._change.mapToGlobal(QPoint(0, self._change.height())))

    def _add_letters(self, menu: QMenu) -> None:
        for number, letter in enumerate(self._letters, 1):
            key = f"\tCtrl+{number}" if number <= 9 else ""
            name = f"{letter.letter}: {letter.name}".replace("&", "&&")
            entry = menu.addAction(f"{name}{key}")
            entry.triggered.connect(lambda *_, chosen=letter: self.letter_chosen.emit(chosen))


def _add(menu: QMenu, text: str, act: partial[None]) -> None:
    entry = menu.addAction(text.replace("&", "&&"))
    entry.triggered.connect(lambda *_: act())
