# SPDX-License-Identifier: MIT
"""What is below the heading of an open point: Point, Evidence, I know, Explain, Link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from workbench.domain.identifiers import PointId
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Evidence, Point
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning import editing
from workbench.ui.planning.editing import TextPart, TextPlace
from workbench.ui.planning.fields import SlotField
from workbench.ui.planning.material import Material
from workbench.ui.planning.pieces import KnowledgeChip, Piece, Quotation
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import button, label

PieceT = TypeVar("PieceT", bound=Piece)

_NAMES_WIDTH = 88

_PROMPTS = {
    TextPart.POINT: ("Point", "What does this point say?"),
    TextPart.EXPLANATION: ("Explain", "What does the evidence show, and why?"),
    TextPart.LINK: ("Link", "So how does this answer the question?"),
}


class PointBody(QWidget):
    """The five rows of a point; empty ones stay visible with their question.

    Signals:
        edit_wanted: a function that makes another plan of the plan (Callable[[Plan], Plan]).
        typed: where something was typed, and the words (TextPlace, str).
        left: the focus left a field.
        escaped: Escape was pressed in a row.
        source_wanted: the mark whose source should be shown (AnnotationId).
        card_opened: the piece of background that should be shown (BackgroundId).
        evidence_wanted: the chosen evidence should be put here.
        knowledge_wanted: the student wants to look for own knowledge.
    """

    edit_wanted = Signal(object)
    typed = Signal(object, str)
    left = Signal()
    escaped = Signal()
    source_wanted = Signal(object)
    card_opened = Signal(object)
    evidence_wanted = Signal()
    knowledge_wanted = Signal()

    def __init__(self, look: Look, point_id: PointId) -> None:
        super().__init__()
        self._look, self._point_id = look, point_id
        self.fields = {
            part: SlotField(look, name, prompt) for part, (name, prompt) in _PROMPTS.items()
        }
        self._also: Mapping[Evidence, str] = {}
        self._quotations: dict[Evidence, Quotation] = {}
        self._chips: dict[Evidence, KnowledgeChip] = {}
        self._evidence = QVBoxLayout()
        self._knowledge = FlowLayout()
        self._evidence_gap = button(
            look, "Drop evidence here, or press Ctrl+E", kind="gap", icon="plus", size="small"
        )
        self._knowledge_gap = button(
            look, "Add something you know", kind="gap", icon="lightbulb", size="small"
        )
        self._build()
        self._connect()

    def show_point(self, point: Point, material: Material, also: Mapping[Evidence, str]) -> None:
        """Show a point; what has the focus keeps it.

        `also` says where evidence stands that is in other points as well.
        """
        self._also = also
        self.fields[TextPart.POINT].show_text(point.point)
        self.fields[TextPart.EXPLANATION].show_text(point.explanation)
        self.fields[TextPart.LINK].show_text(point.link)
        evidence = tuple(dict.fromkeys(point.evidence))
        marks = [each for each in evidence if isinstance(each, AnnotationEvidence)]
        known = [each for each in evidence if isinstance(each, BackgroundEvidence)]
        self._show_quotations(marks, material)
        self._show_chips(known, material)

    def chosen_piece(self) -> Piece | None:
        """Return the quotation or chip that has the focus, or None."""
        pieces: list[Piece] = [*self._quotations.values(), *self._chips.values()]
        return next((piece for piece in pieces if piece.hasFocus()), None)

    def focus_first_gap(self) -> None:
        """Give the first row that is still empty the focus, or else the first row."""
        empty = next((field for field in self.fields.values() if not field.text().strip()), None)
        (empty or self.fields[TextPart.POINT]).focus_end()

    def focus_field(self, name: str) -> bool:
        """Give the field of that name the focus and tell whether it is here."""
        found = next((field for part, field in self.fields.items() if part == name), None)
        if found is not None:
            found.focus_end()
        return found is not None

    def focus_evidence(self, evidence: Evidence) -> bool:
        """Give a piece of evidence the focus and tell whether it is here."""
        pieces: dict[Evidence, Piece] = {**self._quotations, **self._chips}
        piece = pieces.get(evidence)
        if piece is not None:
            piece.setFocus(Qt.FocusReason.OtherFocusReason)
        return piece is not None

    def drop_place(self, at: QPoint, evidence: Evidence) -> tuple[Evidence | None, int]:
        """Return before which quotation `evidence` dropped at `at` lands, and the line's height.

        Own knowledge lands behind what is there. Heights are in this widget's coordinates.
        """
        if isinstance(evidence, BackgroundEvidence):
            last = self._known if self._chips else self._knowledge_gap
            return None, last.mapTo(self, QPoint(0, last.height())).y() + 4
        for quoted, quotation in self._quotations.items():
            top = quotation.mapTo(self, QPoint(0, 0)).y()
            if at.y() < top + quotation.height() / 2:
                return quoted, top - 3
        return None, self._evidence_gap.mapTo(self, QPoint(0, 0)).y() - 3

    def take_as_kept(self) -> None:
        """Know that everything typed so far was handed on."""
        for field in self.fields.values():
            field.take_as_kept()

    def order_tabs(self, before: QWidget) -> QWidget:
        """Let Tab walk the rows from top to bottom after `before`, and return the last of them."""
        point, explain, link = self.fields.values()
        for after in (
            point.editor,
            *self._quotations.values(),
            self._evidence_gap,
            *self._chips.values(),
            self._knowledge_gap,
            explain.editor,
            link.editor,
        ):
            QWidget.setTabOrder(before, after)
            before = after
        return before

    def _build(self) -> None:
        scale = self._look.scale
        self._evidence.setSpacing(5)
        self._evidence.addWidget(self._evidence_gap)
        known = QWidget()
        known.setLayout(self._knowledge)
        knowledge = QVBoxLayout()
        knowledge.addWidget(known)
        knowledge.addWidget(self._knowledge_gap)
        self._known = known
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 4, 12, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, round(_NAMES_WIDTH * scale))
        grid.setColumnStretch(1, 1)
        point, explain, link = self.fields.values()
        rows: tuple[tuple[str, QWidget | QLayout, int], ...] = (
            ("Point", point, 9),
            ("Evidence", self._evidence, 6),
            ("I know", knowledge, 7),
            ("Explain", explain, 9),
            ("Link", link, 9),
        )
        for place, (name, content, top) in enumerate(rows):
            title = label(name, Style.LABEL, ink="secondary")
            title.setContentsMargins(0, top, 0, 0)
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(content, QWidget):
                grid.addWidget(content, place, 1)
            else:
                grid.addLayout(content, place, 1)

    def _connect(self) -> None:
        fields = list(self.fields.items())
        following = [field for _, field in fields[1:]]
        for part, field in fields:
            place = TextPlace(part, self._point_id)
            field.typed.connect(partial(self.typed.emit, place))
            field.left.connect(self.left)
            field.escaped.connect(self.escaped)
        for (_, field), after in zip(fields, following, strict=False):
            field.entered.connect(after.focus_end)
        fields[-1][1].entered.connect(self.escaped)
        self._evidence_gap.clicked.connect(self.evidence_wanted)
        self._knowledge_gap.clicked.connect(self.knowledge_wanted)

    def _show_quotations(self, evidence: Sequence[AnnotationEvidence], material: Material) -> None:
        self._quotations = _without_gone(self._quotations, evidence, self._evidence_gap)
        for place, each in enumerate(evidence):
            quotation = self._quotations.get(each)
            if quotation is None:
                quotation = Quotation(self._look, each, self._point_id)
                self._connect_piece(quotation)
                quotation.opened.connect(partial(self.source_wanted.emit, each.annotation_id))
            if self._evidence.indexOf(quotation) != place:
                self._evidence.removeWidget(quotation)
                self._evidence.insertWidget(place, quotation)
            quotation.show_quote(material.quote(each.annotation_id), self._also.get(each, ""))
            self._quotations[each] = quotation
        self._quotations = {each: self._quotations[each] for each in evidence}

    def _show_chips(self, evidence: Sequence[BackgroundEvidence], material: Material) -> None:
        self._chips = _without_gone(self._chips, evidence, self._knowledge_gap)
        for place, each in enumerate(evidence):
            chip = self._chips.get(each)
            if chip is None:
                chip = KnowledgeChip(self._look, each, self._point_id)
                self._connect_piece(chip)
                chip.opened.connect(partial(self.card_opened.emit, each.background_id))
            if self._knowledge.indexOf(chip) != place:
                self._knowledge.insert_widget(place, chip)
            chip.show_knowledge(material.knowledge(each.background_id), self._also.get(each, ""))
            self._chips[each] = chip
        self._chips = {each: self._chips[each] for each in evidence}
        self._known.setVisible(bool(evidence))
        self._knowledge_gap.setVisible(not evidence)

    def _connect_piece(self, piece: Piece) -> None:
        point_id, evidence = self._point_id, piece.evidence
        piece.removal_wanted.connect(
            lambda: self.edit_wanted.emit(
                lambda plan: editing.without_evidence(plan, point_id, evidence)
            )
        )
        piece.step_wanted.connect(
            lambda steps: self.edit_wanted.emit(
                lambda plan: editing.with_evidence_moved(plan, point_id, evidence, steps)
            )
        )


def _without_gone(
    pieces: dict[Evidence, PieceT], evidence: Sequence[Evidence], gap: QWidget
) -> dict[Evidence, PieceT]:
    """Remove the pieces of other evidence; the focus goes to the next one, or to the gap."""
    kept = {each: piece for each, piece in pieces.items() if each in evidence}
    had_focus = -1
    for place, (each, piece) in enumerate(pieces.items()):
        if each not in kept:
            had_focus = place if piece.hasFocus() else had_focus
            piece.hide()
            piece.setParent(None)
            piece.deleteLater()
    if had_focus >= 0:
        left = list(kept.values())
        heir: QWidget = left[min(had_focus, len(left) - 1)] if left else gap
        heir.show()
        heir.setFocus(Qt.FocusReason.OtherFocusReason)
    return kept
