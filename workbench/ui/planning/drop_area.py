# SPDX-License-Identifier: MIT
"""Where evidence and points are dropped: a line in ink shows where they will land."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workbench.domain.identifiers import PointId
from workbench.domain.plans import Evidence, Plan
from workbench.ui.look.look import Look
from workbench.ui.planning import editing
from workbench.ui.planning.point_card import PointCard
from workbench.ui.widgets.dragging import CarriedEvidence, carried_evidence, carried_point

_LINE = 2


@dataclass(frozen=True, slots=True)
class _Landing:
    """What a drop would do, and where its line is drawn: left end and width in pixels."""

    change: Callable[[Plan], Plan]
    start: QPoint
    width: int


class DropArea(QWidget):
    """The plan's column as a place to drop things.

    Signals:
        edit_wanted: a function that makes another plan of the plan (Callable[[Plan], Plan]).
        resized: the new width in pixels (int).
    """

    edit_wanted = Signal(object)
    resized = Signal(int)

    def __init__(self, look: Look, cards: Callable[[], Sequence[PointCard]]) -> None:
        super().__init__()
        self._look, self._cards = look, cards
        self.line = QFrame(self)
        self.line.hide()
        look.changed.connect(self._follow_look)
        self._follow_look()
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried_evidence(event.mimeData()) or carried_point(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        landing = self._landing(event.mimeData(), event.position().toPoint())
        self.line.setVisible(landing is not None)
        if landing is None:
            event.ignore()
            return
        self.line.setGeometry(landing.start.x(), landing.start.y() - 1, landing.width, _LINE)
        self.line.raise_()
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.line.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.line.hide()
        landing = self._landing(event.mimeData(), event.position().toPoint())
        if landing is not None:
            event.acceptProposedAction()
            self.edit_wanted.emit(landing.change)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())

    def _landing(self, carried: QMimeData, at: QPoint) -> _Landing | None:
        evidence = carried_evidence(carried)
        if evidence is not None:
            return self._landing_of_evidence(evidence, at)
        point_id = carried_point(carried)
        return self._landing_of_point(point_id, at) if point_id is not None else None

    def _landing_of_evidence(self, carried: CarriedEvidence, at: QPoint) -> _Landing | None:
        card = next((each for each in self._cards() if each.geometry().contains(at)), None)
        if card is None:
            return None
        before, y = card.drop_place(card.mapFrom(self, at), carried.evidence)
        start = card.mapTo(self, QPoint(0, y)) + QPoint(12, 0)
        target = card.point_id

        def change(plan: Plan) -> Plan:
            return _carried_over(plan, carried, target, before)

        return _Landing(change, start, card.width() - 24)

    def _landing_of_point(self, point_id: PointId, at: QPoint) -> _Landing | None:
        cards = self._cards()
        if not any(card.point_id == point_id for card in cards):
            return None
        index = sum(at.y() > card.geometry().center().y() for card in cards)
        if index < len(cards):
            y = cards[index].geometry().top() - 5
        else:
            y = cards[-1].geometry().bottom() + 5

        def change(plan: Plan) -> Plan:
            return editing.with_point_at(plan, point_id, index)

        return _Landing(change, QPoint(cards[0].x(), y), cards[0].width())

    def _follow_look(self) -> None:
        self.line.setStyleSheet(f"background: {self._look.colours['text']}; border: 0;")


def _carried_over(
    plan: Plan, carried: CarriedEvidence, target: PointId, before: Evidence | None
) -> Plan:
    if carried.taken_from is not None and carried.taken_from != target:
        plan = editing.without_evidence(plan, carried.taken_from, carried.evidence)
    return editing.with_evidence(plan, target, carried.evidence, before=before)
