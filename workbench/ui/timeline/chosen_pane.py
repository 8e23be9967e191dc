# SPDX-License-Identifier: MIT
"""Beside the timeline: the chosen source or event, and what its maker could know."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.timeline.items import DateQuestion, Item, Timeline
from workbench.domain.timeline.knowing import known_at
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.timeline.item_list import ItemList
from workbench.ui.timeline.rows import name_of, rows_of_groups
from workbench.ui.widgets.parts import Glyph, button, column, label, row, surface

NOTHING_CHOSEN = "Choose a source: what its maker could know stands here."
_PROOF = "Could know is no proof that they did."


class ChosenPane(QWidget):
    """Shows one item.

    Signals:
        open_wanted: the source or event is to be opened (Item).
        item_wanted: another item was chosen here and opened (Item).
    """

    open_wanted = Signal(object)
    item_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._item: Item | None = None
        self._badge = label("", Style.BODY_STRONG, ink="on_primary")
        self._name = label("", Style.PANE_TITLE, wraps=True)
        self._when = label("", Style.SMALL, ink="secondary", wraps=True)
        self._message = label(NOTHING_CHOSEN, Style.SMALL, ink="secondary", wraps=True)
        self.known = ItemList(look, "What its maker could know")
        self._proof = label(_PROOF, Style.CAPTION, ink="tertiary", wraps=True)
        self._asked = label("", Style.SMALL, wraps=True)
        self._answer = button(look, "Choose a date", size="small")
        self.open = button(look, "Open", icon="book-open-text")
        self._build()
        self.open.clicked.connect(self._ask_to_open)
        self._answer.clicked.connect(self._ask_to_open)
        self.known.item_opened.connect(self.item_wanted)
        self.known.keys.open_wanted.connect(self._go_to_known)

    def show_item(self, item: Item | None, timeline: Timeline) -> None:
        """Show this item of the timeline, or that nothing is chosen."""
        self._item = item
        self._show_name(item)
        groups = known_at(item, timeline) if item is not None else ()
        self.known.show_rows(rows_of_groups(groups))
        self.known.setVisible(bool(groups))
        self._proof.setVisible(bool(groups))
        self.known.setAccessibleName(_list_name(item))
        self._message.setText(_message(item, has_groups=bool(groups)))
        self._message.setVisible(bool(self._message.text()))
        self._show_question(item.question if item is not None else None)

    def _build(self) -> None:
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge.setProperty("badge", "true")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._badge.setContentsMargins(8, 0, 8, 0)
        heading = row(self._badge, column(self._name, self._when, gap=2), gap=10)
        self._question = surface(
            "sunken",
            column(
                row(
                    Glyph(self._look, "message-circle-question-mark", size=18),
                    label("A question for you", Style.BODY_STRONG, wraps=True),
                    gap=8,
                ),
                self._asked,
                row(self._answer, None),
                gap=6,
                margins=(12, 10, 12, 10),
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 12)
        layout.setSpacing(8)
        layout.addLayout(column(heading, self._message, margins=(16, 0, 16, 0)))
        layout.addWidget(self.known, 1)
        layout.addLayout(
            column(self._proof, self._question, self.open, gap=8, margins=(16, 0, 16, 0))
        )
        layout.addStretch()
        self._look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        side = round(30 * self._look.scale)
        self._badge.setFixedHeight(side)
        self._badge.setMinimumWidth(side)
        self.known.setMinimumHeight(round(96 * self._look.scale))

    def _show_name(self, item: Item | None) -> None:
        self._badge.setText(item.letter if item is not None else "")
        self._badge.setVisible(item is not None and item.is_source)
        self._name.setText(item.name if item is not None else "Nothing chosen")
        self._when.setText(item.when if item is not None else "")
        self._when.setVisible(item is not None)
        self.open.setVisible(item is not None)
        if item is not None:
            words = f"Open {item.called}" if item.is_source else "Open in Background"
            self.open.setText(words)
            self.open.setAccessibleName(words)
            self.open.set_icon("book-open-text" if item.is_source else "layers")

    def _show_question(self, question: DateQuestion | None) -> None:
        self._question.setVisible(question is not None)
        if question is None:
            return
        other = f"‘{question.other_words}’ ({question.other})"
        if question.is_open:
            words = f"Two dates for this: {question.date}, and {other}. Which do you trust?"
        elif question.is_this_trusted:
            words = f"You trust {question.date}, and not {other}."
        else:
            words = f"You do not trust {question.date}, but {other}."
        self._asked.setText(words)
        said = "Choose a date" if question.is_open else "Look at both dates"
        self._answer.setText(said)
        self._answer.setAccessibleName(said)

    def _ask_to_open(self) -> None:
        if self._item is not None:
            self.open_wanted.emit(self._item)

    def _go_to_known(self) -> None:
        index = self.known.currentIndex()
        if index.isValid():
            self.item_wanted.emit(self.known.lines.rows[index.row()].item)


def _list_name(item: Item | None) -> str:
    if item is None or item.is_source:
        return "What its maker could know"
    return f"Sources before and after: {name_of(item)}"


def _message(item: Item | None, *, has_groups: bool) -> str:
    if item is None:
        return NOTHING_CHOSEN
    if item.moment is None:
        what = "what its maker could know" if item.is_source else "what was before it"
        return f"Without a year, we cannot tell {what}."
    return "" if has_groups else "Nothing else has a date yet."
