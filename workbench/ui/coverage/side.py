# SPDX-License-Identifier: MIT
"""Beside the table: at most three gaps worth filling, and what the cells mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.annotations import Completeness
from workbench.domain.frameworks import Framework
from workbench.domain.gaps import Gap
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import CoverageCells
from workbench.ui.widgets.parts import (
    Glyph,
    clear,
    column,
    label,
    row,
    rule,
    scrolling,
    surface,
)
from workbench.ui.widgets.pressed_card import PressedCard

_WIDTH = 284
_TITLES = {0: "No gap stands out", 1: "One gap worth filling", 2: "Two gaps worth filling"}
_MEANINGS = {
    Completeness.COMPLETE: "filled: every note is finished",
    Completeness.UNFINISHED: "outline: a note is not finished",
    Completeness.NOTHING_YET: "dashed: nothing yet",
}


class GapSide(QWidget):
    """Shows gaps as cards; `chosen` brings the source's id and the letter of one."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Framework, tuple[Gap, ...]] | None = None
        self._remark = label("", Style.SMALL, wraps=True)
        self._remark.hide()
        self._title = label("", Style.PANE_TITLE, wraps=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._legend = {state: CoverageCells(look, size=18) for state in _MEANINGS}
        content = QWidget()
        content.setLayout(
            column(
                self._title,
                label(
                    "Chosen for your enquiry. Press Enter on any cell to go there.",
                    Style.SMALL,
                    ink="secondary",
                    wraps=True,
                ),
                2,
                self._remark,
                self._cards,
                8,
                *self._meanings(),
                None,
                label(
                    "Not every cell needs a note. Choose what helps your question.",
                    Style.CAPTION,
                    ink="tertiary",
                    wraps=True,
                ),
                margins=(16, 16, 16, 14),
            )
        )
        area = scrolling(content)
        content.setAutoFillBackground(False)
        pane = surface("pane", row(rule(is_upright=True), area, gap=0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(pane)
        self.fill(is_alone=False)
        look.changed.connect(self._follow_look)

    def show_gaps(self, framework: Framework, gaps: Sequence[Gap]) -> None:
        """Show these gaps, and the letters of the framework in the legend."""
        shown = (framework, tuple(gaps))
        if shown == self._shown:
            return
        self._shown = shown
        self._title.setText(_TITLES.get(len(gaps), "Three gaps worth filling"))
        for state, cells in self._legend.items():
            cells.show_cells([(letter, state) for letter in framework.letters])
        clear(self._cards)
        for gap in gaps:
            card = GapCard(self._look, gap)
            card.clicked.connect(
                lambda _=False, place=(gap.source_id, gap.letter): self.chosen.emit(place)
            )
            self._cards.addWidget(card)

    def show_remark(self, remark: str) -> None:
        """Say this above the gaps, or nothing."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def has_gaps(self) -> bool:
        """Tell whether there is any gap to go to."""
        return self._cards.count() > 0

    def take_focus(self) -> None:
        """Put the focus on the first gap."""
        first = self._cards.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self, *, is_alone: bool) -> None:
        """Take the whole width where it is shown alone, and else the usual one."""
        width = round(_WIDTH * self._look.scale)
        self.setMinimumWidth(0 if is_alone else width)
        self.setMaximumWidth(16_777_215 if is_alone else width)

    def _follow_look(self) -> None:
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_gaps(*shown)

    def _meanings(self) -> list[QWidget]:
        items: list[QWidget] = [label("What the cells mean", Style.LABEL, ink="secondary")]
        for state, words in _MEANINGS.items():
            items.append(self._legend[state])
            items.append(label(words, Style.SMALL, ink="secondary", wraps=True))
        return items


class GapCard(PressedCard):
    """One gap: the source, what is missing, why it matters; a press goes there."""

    def __init__(self, look: Look, gap: Gap) -> None:
        super().__init__()
        self.setAccessibleName(f"{gap.name}, {gap.title}. {gap.sentence}")
        badge = label(gap.label, Style.BODY_STRONG, ink="on_primary")
        badge.setProperty("badge", "true")
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side = round(24 * look.scale)
        badge.setFixedSize(max(side, badge.sizeHint().width() + 8), side)
        title = label(gap.title, Style.BODY_STRONG, wraps=True)
        sentence = label(gap.sentence, Style.SMALL, ink="secondary", wraps=True)
        head = row(badge, title, Glyph(look, "arrow-right", size=16), gap=8)
        self.carry(column(head, sentence, gap=4, margins=(12, 10, 12, 10)))
