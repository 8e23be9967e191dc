# SPDX-License-Identifier: MIT
"""Which marks are listed: a button with a menu for each thing that can be said, and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Letter
from workbench.domain.mark_list import MarkFilter, MarkOrder
from workbench.domain.naming import short_name
from workbench.domain.sources import Source
from workbench.ui.all_marks.wording import (
    HEADINGS,
    NO_DIRECTION,
    NO_QUESTION,
    NO_WORDS,
    order_words,
    shortened,
)
from workbench.ui.look.look import Look
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.menus import PlaceMenu
from workbench.ui.widgets.parts import Button, button
from workbench.ui.widgets.search_field import SearchField

_FIELD_WIDTH = 220
_ON_BUTTON = 22
"""Characters of what is chosen that stand on its button."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be said of marks: its words and the filter it leads to."""

    text: str
    chosen: MarkFilter


class FilterBar(QWidget):
    """Shows and changes a `MarkFilter` and a `MarkOrder`."""

    filter_chosen = Signal(object)
    order_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._filter, self._order = MarkFilter(), MarkOrder()
        self._sources: tuple[Source, ...] = ()
        self._letters: tuple[Letter, ...] = ()
        self._enquiries: tuple[Enquiry, ...] = ()
        self._pause = Debounce(self)
        self.field = SearchField("Words in marks and notes")
        self._source, self._letter, self._direction, self._question = (
            self._menu_button(each)
            for each in (
                self._source_options,
                self._letter_options,
                self._direction_options,
                self._question_options,
            )
        )
        self._unfinished = button(look, "Not finished", kind="filter")
        self._sorted = button(look, "", kind="filter", icon="chevron-down")
        self._all = button(look, "Show all", kind="ghost", icon="x", size="small")
        self._build_up()
        look.changed.connect(self._fit)
        self._fit()
        self._show()

    def show_choices(
        self, sources: Sequence[Source], letters: Sequence[Letter], enquiries: Sequence[Enquiry]
    ) -> None:
        """Offer these sources, letters and questions."""
        self._sources, self._letters = tuple(sources), tuple(letters)
        self._enquiries = tuple(enquiries)
        self._show()

    def show_filter(self, chosen: MarkFilter, order: MarkOrder) -> None:
        """Show what is listed and how it is sorted."""
        self._filter, self._order = chosen, order
        if chosen.words != self.field.text() and not self.field.hasFocus():
            self.field.setText(chosen.words)
        self._show()

    def settle(self) -> None:
        """Look for what was typed, at once."""
        self._pause.settle()
        if self.field.text() != self._filter.words:
            self._choose(replace(self._filter, words=self.field.text()))

    def _build_up(self) -> None:
        layout = FlowLayout(self, gap=6)
        self._unfinished.setCheckable(True)
        self._unfinished.setAccessibleName("Only marks that are not finished")
        for each in (
            self.field,
            self._source,
            self._letter,
            self._direction,
            self._question,
            self._unfinished,
            self._sorted,
            self._all,
        ):
            layout.addWidget(each)
        self._sorted.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._sorted.clicked.connect(self._offer_orders)
        self._unfinished.clicked.connect(
            lambda is_on: self._choose(replace(self._filter, only_unfinished=is_on))
        )
        self._all.clicked.connect(self._show_all)
        self.field.textEdited.connect(lambda _: self._pause.touch())
        self.field.textChanged.connect(self._follow_clearing)
        self.field.returnPressed.connect(self.settle)
        self._pause.due.connect(self.settle)

    def _menu_button(self, options: Callable[[], Sequence[Option]]) -> Button:
        made = button(self._look, "", kind="filter", icon="chevron-down")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.clicked.connect(lambda: self._offer(made, options()))
        return made

    def _offer(self, beside: QWidget, options: Sequence[Option]) -> None:
        menu = PlaceMenu(self)
        group = QActionGroup(menu)
        for option in options:
            entry = menu.offer(shortened(option.text), partial(self._choose, option.chosen))
            entry.setCheckable(True)
            entry.setChecked(option.chosen == self._filter)
            group.addAction(entry)
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))

    def _offer_orders(self) -> None:
        menu = PlaceMenu(self)
        column = self._order.column
        for wanted in (None, *HEADINGS):
            order = MarkOrder(wanted)
            entry = menu.offer(order_words(order), partial(self.order_chosen.emit, order))
            entry.setCheckable(True)
            entry.setChecked(column is wanted)
        menu.addSeparator()
        turned = menu.offer("Last first", self._turn)
        turned.setCheckable(True)
        turned.setChecked(self._order.is_descending)
        turned.setEnabled(column is not None)
        menu.popup(self._sorted.mapToGlobal(QPoint(0, self._sorted.height())))

    def _turn(self) -> None:
        self.order_chosen.emit(replace(self._order, is_descending=not self._order.is_descending))

    def _source_options(self) -> list[Option]:
        return [
            Option("All sources", replace(self._filter, source_id=None)),
            *(
                Option(f"{each.name}, {short_name(each)}", replace(self._filter, source_id=each.id))
                for each in self._sources
            ),
        ]

    def _letter_options(self) -> list[Option]:
        anything = replace(self._filter, letter=None, without_letter=False)
        return [
            Option("All letters", anything),
            *(
                Option(f"{each.letter}: {each.name}", replace(anything, letter=each))
                for each in self._letters
            ),
            Option("No letter here", replace(anything, without_letter=True)),
        ]

    def _direction_options(self) -> list[Option]:
        anything = replace(self._filter, direction=None, without_direction=False)
        return [
            Option("Any direction", anything),
            *(Option(name, replace(anything, direction=x)) for x, (name, _) in DIRECTIONS.items()),
            Option(NO_DIRECTION, replace(anything, without_direction=True)),
        ]

    def _question_options(self) -> list[Option]:
        anything = replace(self._filter, enquiry_id=None, without_question=False)
        return [
            Option("All questions", anything),
            *(
                Option(each.text or NO_WORDS, replace(anything, enquiry_id=each.id))
                for each in self._enquiries
            ),
            Option(NO_QUESTION, replace(anything, without_question=True)),
        ]

    def _show(self) -> None:
        for made, caption, options in (
            (self._source, "Source", self._source_options()),
            (self._letter, "Letter", self._letter_options()),
            (self._direction, "Direction", self._direction_options()),
            (self._question, "Question", self._question_options()),
        ):
            chosen = next((x for x in options if x.chosen == self._filter), options[0])
            is_all = chosen is options[0]
            made.setText(chosen.text if is_all else shortened(chosen.text, _ON_BUTTON))
            made.setAccessibleName(f"{caption}: {chosen.text}")
        self._unfinished.setChecked(self._filter.only_unfinished)
        self._sorted.setText(f"Sorted: {order_words(self._order).lower()}")
        self._sorted.setAccessibleName(self._sorted.text())
        self._all.setVisible(not self._filter.shows_all)
        self.updateGeometry()

    def _fit(self) -> None:
        self.field.setMinimumWidth(round(_FIELD_WIDTH * self._look.scale))

    def _show_all(self) -> None:
        self.field.clear()
        self._choose(MarkFilter())

    def _follow_clearing(self, text: str) -> None:
        if not text and self._filter.words:
            self._choose(replace(self._filter, words=""))

    def _choose(self, chosen: MarkFilter) -> None:
        self._filter = chosen
        self._show()
        self.filter_chosen.emit(chosen)
