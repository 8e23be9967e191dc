# SPDX-License-Identifier: MIT
"""The pane that says where a source comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.provenance.facts import Facts
from workbench.ui.provenance.label_place import LabelPlace
from workbench.ui.provenance.low_area import LowArea
from workbench.ui.provenance.neighbours import Moment
from workbench.ui.provenance.wording import summary_of
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import (
    STRETCH,
    ElidedLabel,
    Item,
    icon_button,
    label,
    row,
    scrolling,
)

_FACTS_FOLDED = 220
"""Height in pixels as designed, up to which the facts stand above the text."""
_ENDLESS = 16_777_215
"""Qt's way of saying that a height has no bound."""


class ProvenancePane(QWidget):
    """Where it comes from: the label, the facts, a small picture of the time, the gaps."""

    field_changed = Signal(str, str)
    """A field and what was typed; empty for “not given”."""
    label_typed = Signal(str)
    gap_noted = Signal(str)
    """A note is wanted about this field that is not given."""
    offer_accepted = Signal(str, str)
    """A field and the words of the label that are to stand in it."""
    words_wanted = Signal(object)
    """The `Span` of the label that the field which is looked at comes from, or None."""
    left = Signal()
    """Escape: back to the text."""

    def __init__(self, look: Look, label_card: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._source: Source | None = None
        self._is_folded: bool | None = None
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Where it comes from")
        self._title = label("Where it comes from", Style.PANE_TITLE)
        self._edit = icon_button(look, "pencil", "Change what is known")
        self._edit.setCheckable(True)
        self._unfold = icon_button(look, "chevron-down", "Show where it comes from")
        self._unfold.setCheckable(True)
        self._summary = ElidedLabel("", Style.CAPTION, ink="secondary")
        policy = self._summary.sizePolicy()
        policy.setHorizontalStretch(1)
        self._summary.setSizePolicy(policy)
        self._label = LabelPlace(look, label_card)
        self._facts = Facts(look)
        self._lay_out()
        self._connect()
        look.changed.connect(self._show_parts)
        self.set_folded(False)

    def show_source(self, source: Source, neighbours: Sequence[Moment] = ()) -> None:
        """Show this source; what is being typed about it stays.

        Args:
            source: The source.
            neighbours: What came before it, the source itself, and what came after.
        """
        if self._source is not None and self._source.id != source.id:
            self.flush()
            self._edit.setChecked(False)
        self._source = source
        self._label.show_source(source)
        self._facts.show_source(source, neighbours)
        self._summary.show_text(summary_of(source))

    def set_folded(self, is_folded: bool) -> None:
        """Stand in two lines above the text, label in view, or in a column of its own."""
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        if is_folded:
            self._content_layout.removeWidget(self._label)
            self._label_area.setWidget(self._label)
            self._label.setAutoFillBackground(False)
        else:
            self._label_area.takeWidget()
            self._content_layout.insertWidget(0, self._label)
        self._label.stand_low(is_low=is_folded)
        self._label.show()
        upright = QSizePolicy.Policy.Maximum if is_folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self._label_area.setVisible(is_folded)
        self._line.setVisible(is_folded)
        self._show_parts()

    def edit(self) -> None:
        """Let all that is known be changed, or end that."""
        self._edit.click()

    def offer(self, field: str, words: str) -> None:
        """Offer marked words of the label for a field that is empty."""
        self._label.offer(field, words)

    def withdraw_offer(self) -> None:
        """Offer nothing any more."""
        self._label.withdraw()

    def accept_offer(self) -> bool:
        """Take the offer; tell whether there is one."""
        return self._label.accept()

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self._label.flush()
        self._facts.flush()

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return self._label.has_pending() or self._facts.has_pending()

    def _lay_out(self) -> None:
        self._head = _bar(self._title, STRETCH, self._edit, margins=(16, 12, 10, 8))
        self._line = _bar(self._summary, self._unfold, margins=(16, 0, 8, 2))
        content = QWidget()
        self._content_layout = QVBoxLayout(content)
        self._content_layout.setContentsMargins(16, 0, 16, 12)
        self._content_layout.setSpacing(11)
        self._content_layout.addWidget(self._facts)
        self._content_layout.addStretch(1)
        # A long word is cut rather than that the column scrolls sideways.
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._area = scrolling(content)
        content.setAutoFillBackground(False)
        self._label_area = LowArea(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label_area)
        layout.addWidget(self._line)
        layout.addWidget(self._head)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self._edit.toggled.connect(self._toggle_editing)
        self._unfold.toggled.connect(lambda *_: self._show_parts())
        self._label.label_typed.connect(self.label_typed)
        self._label.accepted.connect(self.offer_accepted)
        self._label.left.connect(self.left)
        self._facts.field_changed.connect(self.field_changed)
        self._facts.gap_noted.connect(self.gap_noted)
        self._facts.words_wanted.connect(self.words_wanted)
        self._facts.left.connect(self.left)
        self._facts.ended.connect(lambda: self._edit.setChecked(False))
        self._facts.entered.connect(lambda each: self._area.ensureWidgetVisible(each, 0, 24))

    def _toggle_editing(self, is_on: bool) -> None:
        self._label.edit(is_on=is_on)
        self._facts.edit(is_on=is_on)
        self._edit.set_icon("check" if is_on else "pencil")
        self._edit.setAccessibleName("Done" if is_on else "Change what is known")
        self._edit.setToolTip(plain_tip(self._edit.accessibleName()))

    def _show_parts(self) -> None:
        is_shown = not self._is_folded or self._unfold.isChecked()
        scale = self._look.scale
        self._head.setVisible(is_shown)
        self._area.setVisible(is_shown)
        self._area.setMaximumHeight(round(_FACTS_FOLDED * scale) if self._is_folded else _ENDLESS)
        self._unfold.set_icon("chevron-up" if is_shown else "chevron-down")
        name = "Hide where it comes from" if is_shown else "Show where it comes from"
        self._unfold.setAccessibleName(name)
        self._unfold.setToolTip(plain_tip(name))


def _bar(*items: Item, margins: tuple[int, int, int, int]) -> QWidget:
    made = QWidget()
    made.setLayout(row(*items, gap=4, margins=margins))
    return made
