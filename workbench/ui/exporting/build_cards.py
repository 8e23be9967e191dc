# SPDX-License-Identifier: MIT
"""The ready-made copies, of which one may be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from workbench.domain.builds import BUILDS, build_with
from workbench.domain.documents import ExportOptions
from workbench.ui.look.look import Look
from workbench.ui.widgets.choices import ChoiceCard

_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "teacher": "printer",
        "revision": "book-open",
        "plan": "list-tree",
        "sources": "file-text",
        "large-18": "a-large-small",
        "large-24": "a-large-small",
    }
)
_FULL_WIDTH = 4


class BuildCards(QWidget):
    """A card for each build; `chosen` brings the options of the one that was chosen."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._cards: dict[str, ChoiceCard] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        for number, build in enumerate(BUILDS):
            card = ChoiceCard(look, build.name, build.description, _ICONS[build.key])
            card.clicked.connect(lambda _=False, build=build: self.chosen.emit(build.options))
            self._group.addButton(card)
            self._cards[build.key] = card
            # The two sizes of large print stand side by side.
            above = number < _FULL_WIDTH
            row, place = (number, 0) if above else (_FULL_WIDTH, number - _FULL_WIDTH)
            layout.addWidget(card, row, place, 1, 2 if above else 1)

    def show_options(self, options: ExportOptions) -> None:
        """Show which build makes just this, if one does."""
        build = build_with(options)
        # A group that insists on one choice would keep the last build chosen.
        self._group.setExclusive(False)
        for key, card in self._cards.items():
            card.setChecked(build is not None and build.key == key)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Give the chosen build the keyboard, or the first of them."""
        chosen = self._group.checkedButton() or next(iter(self._cards.values()))
        chosen.setFocus()
