# SPDX-License-Identifier: MIT
"""One point of the plan: its heading, and below it the rows, made when it is first opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workbench.domain.identifiers import PointId
from workbench.domain.plan_state import PointPart, state_of_point
from workbench.domain.plans import Evidence, Point, PointKind
from workbench.ui.look.look import Look
from workbench.ui.planning import editing, wording
from workbench.ui.planning.heading import Heading
from workbench.ui.planning.material import Material
from workbench.ui.planning.point_body import PointBody
from workbench.ui.planning.standing_remarks import StandingRemarks
from workbench.ui.widgets.parts import set_property

if TYPE_CHECKING:
    from workbench.domain.remark_lines import RemarkLine

DOTS = (PointPart.POINT, PointPart.EVIDENCE, PointPart.KNOWLEDGE, PointPart.LINK)
"""What the four dots of a point stand for."""

COUNTER_BADGE = "±"


class PointCard(QFrame):
    """A point, open or closed.

    Signals:
        opening_wanted: whether this point should be open (PointId, bool).
        Those of `PointBody`, handed on.
    """

    opening_wanted = Signal(object, bool)
    edit_wanted = Signal(object)
    typed = Signal(object, str)
    left = Signal()
    source_wanted = Signal(object)
    card_opened = Signal(object)
    evidence_wanted = Signal()
    knowledge_wanted = Signal()

    def __init__(self, look: Look, point: Point, material: Material) -> None:
        super().__init__()
        self.point_id: PointId = point.id
        self._look = look
        self._point, self._material = point, material
        self._number: int | None = None
        self._also: Mapping[Evidence, str] = {}
        self.heading = Heading(look, point_id=point.id)
        self.body: PointBody | None = None
        self.setProperty("surface", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.heading)
        self.remarks = StandingRemarks(look)
        self._layout.addWidget(self.remarks)
        self._connect()

    def show_point(
        self,
        point: Point,
        number: int | None,
        material: Material,
        also: Mapping[Evidence, str] | None = None,
    ) -> None:
        """Show the point as it is now; `also` says where evidence stands besides."""
        self._point, self._number = point, number
        self._material, self._also = material, also or {}
        self._show_heading()
        if self.body is not None:
            self.body.show_point(point, material, self._also)

    def show_remarks(self, lines: Sequence[RemarkLine]) -> None:
        """Show what a teacher wrote about the point."""
        self.remarks.show_lines(lines)
        self._show_heading()

    def show_opened(self, *, is_open: bool) -> None:
        """Open or close the rows."""
        if is_open and self.body is None:
            self.body = self._made_body()
        if self.body is not None:
            self.body.setVisible(is_open)
        self.remarks.show_opened(is_open=is_open)
        self.heading.show_opened(is_open=is_open)
        set_property(self, "active", "true" if is_open else "false")

    def evidence_with_focus(self) -> Evidence | None:
        """Return the piece of evidence that has the focus, or None."""
        piece = self.body.chosen_piece() if self.body is not None else None
        return piece.evidence if piece is not None else None

    def drop_place(self, at: QPoint, evidence: Evidence) -> tuple[Evidence | None, int]:
        """Return before which quotation `evidence` dropped at `at` lands, and the line's height."""
        if self.body is None or not self.body.isVisible():
            return None, self.height() - 3
        before, y = self.body.drop_place(self.body.mapFrom(self, at), evidence)
        return before, self.body.mapTo(self, QPoint(0, y)).y()

    @property
    def is_counter_point(self) -> bool:
        """Whether the point stands on the other hand."""
        return self._point.kind is PointKind.COUNTER_POINT

    def _show_heading(self) -> None:
        point, number = self._point, self._number
        state = state_of_point(point)
        self.heading.show_part(
            COUNTER_BADGE if number is None else str(number),
            wording.name_of_point(point.kind, number, point.point),
            state=self.remarks.with_number(wording.state_in_words(state)),
            steps=[part in state.filled for part in DOTS],
        )

    def _connect(self) -> None:
        point_id = self.point_id
        self.heading.opening_wanted.connect(partial(self.opening_wanted.emit, point_id))
        self.heading.removal_wanted.connect(
            lambda: self.edit_wanted.emit(lambda plan: editing.without_point(plan, point_id))
        )
        self.heading.step_wanted.connect(
            lambda steps: self.edit_wanted.emit(
                lambda plan: editing.with_point_moved(plan, point_id, steps)
            )
        )

    def _made_body(self) -> PointBody:
        body = PointBody(self._look, self.point_id)
        body.edit_wanted.connect(self.edit_wanted)
        body.typed.connect(self.typed)
        body.left.connect(self.left)
        body.escaped.connect(self.heading.setFocus)
        body.source_wanted.connect(self.source_wanted)
        body.card_opened.connect(self.card_opened)
        body.evidence_wanted.connect(self.evidence_wanted)
        body.knowledge_wanted.connect(self.knowledge_wanted)
        self._layout.addWidget(body)
        body.show_point(self._point, self._material, self._also)
        return body
