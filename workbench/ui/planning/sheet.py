# SPDX-License-Identifier: MIT
"""The plan itself: claim, points that open one at a time, judgement; a place to drop things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.identifiers import PointId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Evidence, Plan
from workbench.ui.look.look import Look
from workbench.ui.planning import wording
from workbench.ui.planning.drop_area import DropArea
from workbench.ui.planning.editing import TextPart, TextPlace
from workbench.ui.planning.framed_text import ClaimCard, JudgementCard
from workbench.ui.planning.material import Material
from workbench.ui.planning.plan_bar import PlanBar
from workbench.ui.planning.plan_page import PagePlace, PlanPage
from workbench.ui.planning.point_card import PointCard
from workbench.ui.widgets.parts import button, column, row, scrolling, surface

if TYPE_CHECKING:
    from workbench.domain.remark_lines import RemarkLine
    from workbench.ui.widgets.remark_stack import RemarkStack

TEXT_AT_MOST = 860
"""Width of the text in pixels as designed, however wide the window is."""


class PlanSheet(QWidget):
    """Shows one plan and asks for changes to it.

    Signals:
        edit_wanted: a function that makes another plan of the plan (Callable[[Plan], Plan]).
        typed: where something was typed, and the words (TextPlace, str).
        left: the focus left a field, or a point was opened or closed.
        source_wanted, card_opened, evidence_wanted, knowledge_wanted: as those of `PointBody`.
        new_point_wanted, export_wanted: the buttons below the plan.
        stack_made: a point has a list for what a teacher writes about it (RemarkStack).
    """

    edit_wanted = Signal(object)
    typed = Signal(object, str)
    left = Signal()
    source_wanted = Signal(object)
    card_opened = Signal(object)
    evidence_wanted = Signal()
    knowledge_wanted = Signal()
    new_point_wanted = Signal()
    export_wanted = Signal()
    stack_made = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: dict[PointId, PointCard] = {}
        self._open: PointId | None = None
        self._judgement_is_open = False
        self._material: Material | None = None
        self.claim = ClaimCard(look)
        self.judgement = JudgementCard(look)
        self._content = DropArea(look, self.cards)
        self._column = QVBoxLayout(self._content)
        self.bar = PlanBar(look)
        self.page = PlanPage(look)
        self._paper = surface("card", column(self.page, margins=(24, 16, 8, 4)))
        self._plan: Plan | None = None
        self.area: QScrollArea = scrolling(self._content)
        self._build()
        self._connect()

    def show_plan(self, plan: Plan, material: Material) -> None:
        """Show the plan as it is now; what has the focus, is open or being typed stays so."""
        self._plan, self._material = plan, material
        self.claim.field.show_text(plan.claim)
        self._show_page()
        self._show_cards(plan, material)
        if self._open is not None and self._open not in self._cards:
            self._open = None
        self.judgement.show_judgement(plan.judgement)
        self._show_opened()

    def show_remarks(
        self,
        at_point: Callable[[PointId], Sequence[RemarkLine]],
        at_part: Callable[[str], Sequence[RemarkLine]],
    ) -> None:
        """Show what a teacher wrote about each point, the claim and the judgement."""
        for point_id, card in self._cards.items():
            card.show_remarks(at_point(point_id))
        self.claim.remarks.show_lines(at_part(TextPart.CLAIM.value))
        self.judgement.show_remarks(at_part(TextPart.JUDGEMENT.value))

    def remark_stacks(self) -> tuple[RemarkStack, ...]:
        """Return the lists of what a teacher wrote, from top to bottom."""
        points = (card.remarks.stack for card in self._cards.values())
        return (self.claim.remarks, *points, self.judgement.remarks.stack)

    def cards(self) -> tuple[PointCard, ...]:
        """Return the cards of the points, from top to bottom."""
        return tuple(self._cards.values())

    def card(self, point_id: PointId | None) -> PointCard | None:
        """Return the card of a point, or None."""
        return self._cards.get(point_id) if point_id is not None else None

    def open_point(self) -> PointId | None:
        """Return the point that is open, or None."""
        return self._open

    def point_with_focus(self) -> PointId | None:
        """Return the point in which the focus is, or None."""
        focus = self.window().focusWidget()
        return next((card.point_id for card in self.cards() if _holds(card, focus)), None)

    def evidence_with_focus(self) -> tuple[PointId, Evidence] | None:
        """Return the piece of evidence that has the focus and its point, or None."""
        for card in self._cards.values():
            evidence = card.evidence_with_focus()
            if evidence is not None:
                return card.point_id, evidence
        return None

    def focus_plan(self) -> None:
        """Give the open point's heading the focus, or the claim where no point is open."""
        card = self.card(self._open)
        if self.is_page():
            self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif card is not None:
            card.heading.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.claim.field.focus_end()

    def focus_evidence(self, point_id: PointId, evidence: Evidence) -> None:
        """Open a point and give one piece of its evidence the focus, or else its heading."""
        self.show_as_page(is_page=False)
        card = self.card(point_id)
        if card is None:
            self.focus_plan()
            return
        self.opened(point_id)
        if card.body is None or not card.body.focus_evidence(evidence):
            card.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, point_id: PointId, field: str) -> None:
        """Open a point and go to one of its fields, by the name of it, or to its heading."""
        self.show_as_page(is_page=False)
        card = self.card(point_id)
        if card is None:
            self.focus_plan()
            return
        self.opened(point_id)
        if card.body is None or not card.body.focus_field(field):
            card.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_heading(self, point_id: PointId) -> None:
        """Open a point and give its heading the focus."""
        self.show_as_page(is_page=False)
        card = self.card(point_id)
        if card is not None:
            self.opened(point_id)
            card.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_judgement(self) -> None:
        """Open the judgement and go to its words."""
        self.show_as_page(is_page=False)
        self._on_judgement(True)

    def focus_claim(self) -> None:
        """Go to the claim."""
        self.show_as_page(is_page=False)
        self.claim.field.focus_end()

    def is_page(self) -> bool:
        """Tell whether the plan is seen as one page."""
        return not self._paper.isHidden()

    def show_as_page(self, *, is_page: bool) -> None:
        """Show the plan as one page to read, or as an outline to write in."""
        self.bar.show_as_page(is_page=is_page)
        if is_page == self.is_page():
            return
        self.left.emit()
        focus: QWidget | None = self.window().focusWidget()
        was_here = focus is not None and (self.area if is_page else self.page).isAncestorOf(focus)
        was_here = was_here or focus is self.page
        self.area.setVisible(not is_page)
        self._paper.setVisible(is_page)
        self._show_page()
        if was_here:
            self.focus_plan()

    def opened(self, point_id: PointId | None) -> None:
        """Open a point, and close the one that was open."""
        if point_id != self._open or self._judgement_is_open:
            self.left.emit()
        self._open, self._judgement_is_open = point_id, False
        self._show_opened()
        card = self.card(point_id)
        if card is not None:
            QTimer.singleShot(0, self, partial(self._reveal, card))

    def take_as_kept(self) -> None:
        """Know that everything typed so far was handed on."""
        self.claim.field.take_as_kept()
        self.judgement.field.take_as_kept()
        for card in self._cards.values():
            if card.body is not None:
                card.body.take_as_kept()

    def _build(self) -> None:
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area.setAccessibleName("The plan")
        self._column.setSpacing(9)
        self._column.addWidget(self.claim)
        self._column.addWidget(self.judgement)
        self._new_point = button(self._look, "New point", kind="ghost", icon="plus", size="small")
        self._new_point.setToolTip("New point (Ctrl+Enter)")
        self._export = button(
            self._look, "Export and print", kind="ghost", icon="file-down", size="small"
        )
        self._column.addLayout(row(self._new_point, None, self._export))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.area)
        self._paper.hide()
        self._framed = QHBoxLayout()
        self._framed.addWidget(self._paper)
        outer.addLayout(self._framed)

    def _connect(self) -> None:
        for part, field in (
            (TextPart.CLAIM, self.claim.field),
            (TextPart.JUDGEMENT, self.judgement.field),
        ):
            field.typed.connect(partial(self.typed.emit, TextPlace(part)))
            field.left.connect(self.left)
        self.claim.field.entered.connect(self._focus_after_claim)
        self.judgement.opening_wanted.connect(self._on_judgement)
        self._content.edit_wanted.connect(self.edit_wanted)
        self._new_point.clicked.connect(self.new_point_wanted)
        self._export.clicked.connect(self.export_wanted)
        self._content.resized.connect(self._centre)
        self.bar.page_wanted.connect(lambda is_page: self.show_as_page(is_page=is_page))
        self.page.part_wanted.connect(self._go_to)

    def _go_to(self, place: PagePlace) -> None:
        if place.point_id is not None:
            self.focus_field(place.point_id, place.field)
        elif place.field == TextPart.JUDGEMENT:
            self.focus_judgement()
        else:
            self.focus_claim()

    def _show_page(self) -> None:
        if self.is_page() and self._plan is not None and self._material is not None:
            self.page.show_plan(self._plan, self._material)

    def _show_cards(self, plan: Plan, material: Material) -> None:
        wanted = {point.id for point in plan.points}
        focus_place = -1
        for place, (point_id, card) in enumerate(tuple(self._cards.items())):
            if point_id not in wanted:
                if self.point_with_focus() == point_id:
                    focus_place = place
                del self._cards[point_id]
                card.hide()
                card.setParent(None)
                card.deleteLater()
        ordered: dict[PointId, PointCard] = {}
        numbers = numbers_of_points(plan.points)
        for place, (point, number) in enumerate(zip(plan.points, numbers, strict=True)):
            card = self._cards.get(point.id) or self._made_card(point.id, plan, material)
            if self._column.indexOf(card) != place + 1:
                self._column.removeWidget(card)
                self._column.insertWidget(place + 1, card)
            card.show_point(point, number, material, wording.used_elsewhere(plan, point))
            ordered[point.id] = card
        self._cards = ordered
        self._order_tabs()
        if focus_place >= 0:
            cards = self.cards()
            cards[min(focus_place, len(cards) - 1)].heading.setFocus()

    def _made_card(self, point_id: PointId, plan: Plan, material: Material) -> PointCard:
        point = next(each for each in plan.points if each.id == point_id)
        card = PointCard(self._look, point, material)
        card.opening_wanted.connect(self._on_opening)
        card.edit_wanted.connect(self.edit_wanted)
        card.typed.connect(self.typed)
        card.left.connect(self.left)
        card.source_wanted.connect(self.source_wanted)
        card.card_opened.connect(self.card_opened)
        card.evidence_wanted.connect(self.evidence_wanted)
        card.knowledge_wanted.connect(self.knowledge_wanted)
        self.stack_made.emit(card.remarks.stack)
        return card

    def _order_tabs(self) -> None:
        before: QWidget = self.claim.field.editor
        for card in self._cards.values():
            QWidget.setTabOrder(before, card.heading)
            before = card.heading
            if card.body is not None:
                before = card.body.order_tabs(before)
        for after in (
            self.judgement.heading,
            self.judgement.field.editor,
            self._new_point,
            self._export,
        ):
            QWidget.setTabOrder(before, after)
            before = after

    def _on_opening(self, point_id: PointId, is_open: bool) -> None:
        if is_open:
            self.opened(point_id)
        elif self._open == point_id:
            self.opened(None)

    def _on_judgement(self, is_open: bool) -> None:
        self.left.emit()
        if is_open:
            self._open = None
        self._judgement_is_open = is_open
        self._show_opened()
        if is_open:
            self.judgement.field.focus_end()

    def _show_opened(self) -> None:
        for point_id, card in self._cards.items():
            card.show_opened(is_open=point_id == self._open)
        self.judgement.show_opened(is_open=self._judgement_is_open)

    def _focus_after_claim(self) -> None:
        first = next(iter(self._cards.values()), None)
        (first.heading if first else self.judgement.heading).setFocus()

    def _reveal(self, card: PointCard) -> None:
        self.area.ensureWidgetVisible(card, 0, 12)
        self.area.ensureWidgetVisible(card.heading, 0, 12)

    def _centre(self, width: int) -> None:
        side = max(20, (width - round(TEXT_AT_MOST * self._look.scale)) // 2)
        margins = self._column.contentsMargins()
        if margins.left() != side:
            self._column.setContentsMargins(side, 10, side, 16)
        right = side + self.area.width() - width
        self._framed.setContentsMargins(side, 10, right, 16)
        self.bar.setContentsMargins(side, 0, right, 0)


def _holds(card: PointCard, widget: QWidget | None) -> bool:
    return widget is not None and (card is widget or card.isAncestorOf(widget))
