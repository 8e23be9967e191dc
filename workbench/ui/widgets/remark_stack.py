# SPDX-License-Identifier: MIT
"""Remarks one below the other, wherever they stand: in the drawer, at a note, at a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.look.look import Look
from workbench.ui.widgets.parts import button, column, row

if TYPE_CHECKING:
    from workbench.domain.identifiers import RemarkId
    from workbench.domain.remark_lines import RemarkLine
    from workbench.ui.widgets.remark_card import RemarkCard


AT_ONCE, _MORE = 40, 40
"""Remarks that have a card at once, and how many more on wish: cards cost time and memory."""


class RemarkStack(QWidget):
    """A card for each remark, many only on wish; not there where there are none.

    Signals:
        ticked: a remark is done, or not (RemarkId, bool).
        answered: what was changed for a remark (RemarkId, str).
        opened: the place of a remark is to be shown (Remark).
    """

    ticked = Signal(object, bool)
    answered = Signal(object, str)
    opened = Signal(object)

    def __init__(
        self, look: Look, *, is_at_place: bool = True, parent: QWidget | None = None
    ) -> None:
        """Be ready; with `is_at_place` the remarks stand where they belong, and lead nowhere."""
        super().__init__(parent)
        self._look, self._is_at_place = look, is_at_place
        self._lines: tuple[RemarkLine, ...] = ()
        self._cards: dict[RemarkId, RemarkCard] = {}
        self._most = AT_ONCE
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._more = button(look, "", kind="ghost", icon="chevron-down", size="small")
        self._more.clicked.connect(lambda *_: self._show_more())
        self._more.hide()
        self.setLayout(column(self._rows, row(self._more, None)))
        self.setAccessibleName("What my teacher wrote")
        self.hide()

    def show_lines(self, lines: Sequence[RemarkLine]) -> None:
        """Show these; what has the focus keeps it, what is being typed stays."""
        lines = tuple(lines)
        if lines != self._lines:
            self._lines = lines
            self._show()
        self.setVisible(bool(lines))

    def focus_remark(self, remark_id: RemarkId) -> bool:
        """Go to a remark; tell whether it is here."""
        card = self._cards.get(remark_id)
        if card is not None:
            card.focus()
        return card is not None

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return any(card.pending() is not None for card in self._cards.values())

    def flush(self) -> None:
        """Hand on at once what was typed."""
        for card in tuple(self._cards.values()):
            card.flush()

    def _show(self) -> None:
        shown = self._lines[: self._most]
        self._leave_out(frozenset(line.remark.id for line in shown))
        for place, line in enumerate(shown):
            card = self._cards.get(line.remark.id) or self._made(line.remark.id)
            if self._rows.indexOf(card) != place:
                self._rows.insertWidget(place, card)
            card.show_line(line)
        left = len(self._lines) - len(shown)
        self._more.setText(f"Show more ({left})")
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(left > 0)

    def _show_more(self) -> None:
        first = self._lines[self._most].remark.id
        self._most += _MORE
        self._show()
        # At once, not when Qt lays out next: it gets the focus now.
        self._cards[first].show()
        self._cards[first].focus()

    def _made(self, remark_id: RemarkId) -> RemarkCard:
        from workbench.ui.widgets.remark_card import RemarkCard

        card = self._cards[remark_id] = RemarkCard(self._look, is_at_place=self._is_at_place)
        card.ticked.connect(lambda is_done: self.ticked.emit(remark_id, is_done))
        card.answered.connect(lambda words: self.answered.emit(remark_id, words))
        card.opened.connect(lambda: self._open(remark_id))
        return card

    def _leave_out(self, wanted: frozenset[RemarkId]) -> None:
        for remark_id in [each for each in self._cards if each not in wanted]:
            # What was typed for it belongs to it, wherever it is shown from now on.
            self._cards[remark_id].flush()
            card = self._cards.pop(remark_id)
            self._rows.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()

    def _open(self, remark_id: RemarkId) -> None:
        line = next((each for each in self._lines if each.remark.id == remark_id), None)
        if line is not None:
            self.opened.emit(line.remark)
