# SPDX-License-Identifier: MIT
"""One of the pages side by side: which source it is, its label, its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.identifiers import SourceId
from workbench.domain.naming import short_name
from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.parts import icon_button, label, row

LEAST = 420
"""Width in pixels as designed below which a page does not narrow."""

_ORDINALS = ("First", "Second", "Third")


class ComparedPage(QFrame):
    """A page with a choice of its source on top; label and words are made elsewhere."""

    source_chosen = Signal(object)
    """With the `SourceId`."""
    closed = Signal()
    focus_wanted = Signal()
    """The words are to get the focus."""

    def __init__(self, look: Look, place: int, card: QWidget, page: QWidget) -> None:
        super().__init__()
        self._look = look
        self._ids: tuple[SourceId, ...] = ()
        self.setProperty("surface", "page")
        self.setAccessibleName(f"{_ORDINALS[place]} source")
        self._badge = label("", Style.DIALOG_TITLE, ink="on_primary")
        self._badge.setProperty("surface", "badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choice = _SourceChoice(look, f"{_ORDINALS[place]} source")
        self.choice.activated.connect(lambda at: self.source_chosen.emit(self._ids[at]))
        self._close = icon_button(look, "x", "Close the third page")
        self._close.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row(self._badge, self.choice, self._close, margins=(16, 10, 12, 6)))
        self._close.setHidden(place < len(_ORDINALS) - 1)
        layout.addLayout(row(card, margins=(16, 0, 12, 4)))
        layout.addWidget(page, 1)
        self._nothing = label("There is no other source in this pack.", ink="secondary", wraps=True)
        layout.addLayout(row(self._nothing, margins=(16, 8, 16, 8)))
        self._content = (self._badge, self.choice, card, page)
        self._nothing.hide()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_nothing(self) -> None:
        """Say that there is no source for this page."""
        self._show_content(is_there=False)

    def show_choices(self, sources: Sequence[Source], chosen: Source) -> None:
        """Offer these sources; the chosen one is the one that is shown."""
        self._show_content(is_there=True)
        self._ids = tuple(source.id for source in sources)
        self._badge.setText(chosen.label[:3])
        names = [f"{source.name}: {source.title or short_name(source)}" for source in sources]
        self.choice.show_choices(names, self._ids.index(chosen.id))

    def _show_content(self, *, is_there: bool) -> None:
        for each in self._content:
            each.setVisible(is_there)
        self._nothing.setVisible(not is_there)

    def _follow_look(self) -> None:
        side = round(32 * self._look.scale)
        self._badge.setFixedSize(side, side)
        self.setMinimumWidth(round(200 * self._look.scale))


class _SourceChoice(Combo):
    """A choice that stays as narrow as it has to, and says what is chosen."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def show_choices(self, names: Sequence[str], chosen: int) -> None:
        """Offer these names, of which one is chosen."""
        self.show_names(names)
        self.setCurrentIndex(chosen)
        self.setAccessibleName(f"{self._name}: {names[chosen]}")
