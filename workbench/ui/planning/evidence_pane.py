# SPDX-License-Identifier: MIT
"""The left pane: marks that are ready to be used, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, Completeness, in_reading_order
from workbench.domain.identifiers import AnnotationId
from workbench.domain.naming import short_name
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import AnnotationEvidence, Evidence, Plan
from workbench.domain.saying import listed
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning import wording
from workbench.ui.planning.card_list import CardDelegate, CardList, CardRow, TextBlock
from workbench.ui.planning.material import Material, Quote, place_of
from workbench.ui.planning.pieces import quoted, spoken_quote
from workbench.ui.widgets.lens import draw_tag
from workbench.ui.widgets.parts import button, column, label, row, surface


class Grouping(StrEnum):
    """How the cards are grouped; the values are on the button."""

    SOURCE = "By source"
    LENS = "By lens"
    DIRECTION = "By direction"


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """A mark on a card, and the names of the points that use it."""

    quote: Quote
    used_in: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether its note is complete and no point uses it."""
        is_complete = self.quote.annotation.completeness is Completeness.COMPLETE
        return is_complete and not self.used_in


class EvidencePane(QWidget):
    """Marks as cards, to be put into points.

    Signals:
        source_wanted: the mark whose source should be shown (AnnotationId).
        put_wanted: the evidence that should go into the open point (Evidence).
    """

    source_wanted = Signal(object)
    put_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: tuple[EvidenceCard, ...] = ()
        self._material: Material | None = None
        self._used: Mapping[AnnotationId, tuple[str, ...]] = {}
        self._framework_order: Mapping[str, int] = {}
        self._grouping = Grouping.SOURCE
        self.list = CardList(look, _EvidenceDelegate, "Evidence")
        self._ready = button(look, "Ready to use", kind="choice", size="small")
        self._all = button(look, "All", kind="choice", size="small")
        self._group = button(look, Grouping.SOURCE, kind="ghost", icon="chevron-down", size="small")
        self._empty = label("", Style.SMALL, ink="secondary", wraps=True)
        self._build()
        self._connect()

    def show_evidence(self, plan: Plan | None, material: Material) -> None:
        """Show the marks of `material` and which points of the plan use them."""
        used = _used_in(plan) if plan is not None else {}
        if material is self._material and used == self._used:
            return
        self._material, self._used = material, used
        self._cards = tuple(
            EvidenceCard(quote, used.get(quote.annotation.id, ()))
            for quote in _in_page_order(material)
        )
        letters = material.framework.letters
        self._framework_order = {each.letter: place for place, each in enumerate(letters)}
        ready = sum(card.is_ready for card in self._cards)
        self._ready.setText(f"Ready to use {ready}")
        self._ready.setAccessibleName(f"Ready to use, {ready}")
        self._all.setText(f"All {len(self._cards)}")
        self._all.setAccessibleName(f"All, {len(self._cards)}")
        self._show_cards()

    def chosen(self) -> Evidence | None:
        """Return the evidence on the chosen card, or None."""
        return self.list.chosen()

    def group_by(self, grouping: Grouping) -> None:
        """Group the cards in another way."""
        self._grouping = grouping
        self._group.setText(grouping)
        self._group.setAccessibleName(f"Grouped {grouping.lower()}")
        self._show_cards()

    def show_all(self, *, is_all: bool) -> None:
        """Show all marks, or only those that are ready to be used."""
        (self._all if is_all else self._ready).setChecked(True)
        self._show_cards()

    def _build(self) -> None:
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        group = QButtonGroup(self)
        for each in (self._ready, self._all):
            each.setCheckable(True)
            each.setAutoExclusive(True)
            group.addButton(each)
        self._ready.setChecked(True)
        segments = surface("sunken", row(self._ready, self._all, None, gap=2, margins=(2, 2, 2, 2)))
        self._group.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._group.setProperty("flush", "true")
        self._group.setAccessibleName("Grouped by source")
        head = column(
            label("Evidence", Style.PANE_TITLE),
            2,
            segments,
            row(self._group, None),
            self._empty,
            margins=(0, 0, 16, 0),
        )
        layout = QVBoxLayout(self)
        # The lists keep the last 16 pixels for their scroll bars.
        layout.setContentsMargins(16, 14, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._ready.clicked.connect(self._show_cards)
        self._all.clicked.connect(self._show_cards)
        self._group.clicked.connect(self._offer_groupings)
        self.list.put_wanted.connect(self.put_wanted)
        self.list.opened.connect(self._on_opened)

    def _offer_groupings(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for grouping in Grouping:
            entry = menu.addAction(grouping.value)
            entry.setCheckable(True)
            entry.setChecked(grouping is self._grouping)
            entry.triggered.connect(partial(self.group_by, grouping))
        menu.popup(self._group.mapToGlobal(self._group.rect().bottomLeft()))

    def _on_opened(self, evidence: Evidence) -> None:
        if isinstance(evidence, AnnotationEvidence):
            self.source_wanted.emit(evidence.annotation_id)

    def _show_cards(self) -> None:
        is_all = self._all.isChecked()
        shown = [card for card in self._cards if is_all or card.is_ready]
        self.list.setAccessibleName("Evidence, all" if is_all else "Evidence, ready to use")
        self.list.show_rows(_rows(self._grouped(shown)))
        self._empty.setVisible(not shown)
        if not shown and self._cards:
            self._empty.setText("No finished note is waiting. The others are under All.")
        elif not shown:
            self._empty.setText("Mark words in Read first. Finished notes wait here.")

    def _grouped(self, cards: Sequence[EvidenceCard]) -> list[tuple[str, list[EvidenceCard]]]:
        groups: dict[str, list[EvidenceCard]] = {}
        name = _GROUP_NAMES[self._grouping]
        for card in sorted(cards, key=self._order) if self._grouping is Grouping.LENS else cards:
            groups.setdefault(name(card), []).append(card)
        if self._grouping is Grouping.DIRECTION:
            order = list(wording.DIRECTION_WORDS.values())
            return sorted(groups.items(), key=lambda group: order.index(group[0]))
        return list(groups.items())

    def _order(self, card: EvidenceCard) -> int:
        letter = card.quote.letter
        return self._framework_order.get(letter.letter, 99) if letter else 99


class _EvidenceDelegate(CardDelegate):
    @override
    def paint_head(self, painter: QPainter, place: QRect, row: CardRow) -> None:
        card = row.content
        if not isinstance(card, EvidenceCard):
            return
        px, quote = self.look.scale, card.quote
        x, side = place.left(), round(18 * px)
        top = place.top() + (place.height() - side) / 2
        draw_tag(painter, self.look, quote.letter, QRectF(x, top, side, side))
        x += side + round(7 * px)
        x = self._paint_text(painter, place, x, quote.annotation.short_id, is_id=True)
        grip = round(16 * px)
        end = place.right() - grip
        picture = self.look.pixmap("grip-vertical", colour="text_tertiary", size=16)
        painter.drawPixmap(end, place.top() + (place.height() - grip) // 2, picture)
        words = place_of(quote) or short_name(quote.source)
        if quote.annotation.target.was is not None:
            words = "lost its place" if quote.annotation.target.is_lost else "please check"
        if card.used_in:
            words = f"used in {listed(card.used_in)}"
        room = QRect(place)
        room.setRight(end - round(6 * px))
        self._paint_text(painter, room, x, words, is_id=False)

    @override
    def blocks(self, row: CardRow) -> Sequence[TextBlock]:
        card = row.content
        if not isinstance(card, EvidenceCard):
            return ()
        quote = card.quote
        is_quoted = bool(quote.words)
        font = (
            self.look.quoting_font(Style.ENQUIRY)
            if is_quoted
            else self.look.font(Style.BODY, weight=500)
        )
        step = wording.last_step(quote.annotation)
        return (
            TextBlock(quoted(quote), font, "text", 3),
            TextBlock(step or "No note yet", self.look.font(Style.SMALL), "text_secondary", 3),
        )

    def _paint_text(
        self, painter: QPainter, place: QRect, x: int, text: str, *, is_id: bool
    ) -> int:
        font = self.look.font(Style.SMALL, weight=700) if is_id else self.look.font(Style.CAPTION)
        painter.setFont(font)
        painter.setPen(self.look.colour("text" if is_id else "text_tertiary"))
        room = QRect(place)
        room.setLeft(x)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return x + metrics.horizontalAdvance(shown) + round(7 * self.look.scale)


_GROUP_NAMES: Mapping[Grouping, Callable[[EvidenceCard], str]] = {
    Grouping.SOURCE: lambda card: card.quote.source.name,
    Grouping.LENS: lambda card: card.quote.letter.name if card.quote.letter else "Other",
    Grouping.DIRECTION: lambda card: wording.DIRECTION_WORDS[card.quote.annotation.direction],
}


def _rows(groups: Iterable[tuple[str, Sequence[EvidenceCard]]]) -> list[CardRow]:
    rows: list[CardRow] = []
    for name, cards in groups:
        rows.append(CardRow(name))
        rows.extend(
            CardRow(_spoken(card), AnnotationEvidence(card.quote.annotation.id), card)
            for card in cards
        )
    return rows


def _spoken(card: EvidenceCard) -> str:
    place = place_of(card.quote) or short_name(card.quote.source)
    used = f", used in {listed(card.used_in)}" if card.used_in else ""
    return f"{spoken_quote(card.quote)}. {place}{used}"


def _used_in(plan: Plan) -> dict[AnnotationId, tuple[str, ...]]:
    used: dict[AnnotationId, tuple[str, ...]] = {}
    for point, number in zip(plan.points, numbers_of_points(plan.points), strict=True):
        name = "the other hand" if number is None else str(number)
        for each in point.evidence:
            if isinstance(each, AnnotationEvidence):
                used[each.annotation_id] = (*used.get(each.annotation_id, ()), name)
    return used


def _in_page_order(material: Material) -> list[Quote]:
    by_source: dict[str, list[Annotation]] = {}
    for annotation in material.annotations:
        by_source.setdefault(annotation.target.source_id, []).append(annotation)
    ordered = (
        material.quote(annotation.id)
        for source in material.pack.sources
        for annotation in in_reading_order(by_source.get(source.id, ()))
    )
    return [quote for quote in ordered if quote is not None]
