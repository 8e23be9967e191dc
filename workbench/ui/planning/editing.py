# SPDX-License-Identifier: MIT
"""What can be done to a plan; each function returns another plan, and none knows the window.

A plan on screen always has a place for a first point and for the other hand. Such places are
points with ids of their own that are not in the kept plan before something is written in them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.identifiers import PointId, new_id
from workbench.domain.plan_state import state_of_point
from workbench.domain.plans import Evidence, Plan, Point, PointKind


class TextPart(StrEnum):
    """What can be typed; the values are names of fields of a plan or a point."""

    CLAIM = "claim"
    JUDGEMENT = "judgement"
    POINT = "point"
    EXPLANATION = "explanation"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where in a plan something is typed; `point_id` is None for claim and judgement."""

    part: TextPart
    point_id: PointId | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """Ids of the places that are shown although the plan has nothing there."""

    point: PointId
    counter_point: PointId

    @classmethod
    def unused(cls) -> Slots:
        """Return places with ids that nobody has used before."""
        return cls(PointId(new_id()), PointId(new_id()))


def with_slots(plan: Plan, slots: Slots) -> Plan:
    """Return the plan with a place for every kind of point it has none of."""
    points = list(plan.points)
    kinds = {point.kind for point in points}
    if PointKind.POINT not in kinds:
        points.insert(0, Point(slots.point))
    if PointKind.COUNTER_POINT not in kinds:
        points.append(Point(slots.counter_point, PointKind.COUNTER_POINT))
    return replace(plan, points=tuple(points))


def without_empty_slots(plan: Plan, slots: Slots) -> Plan:
    """Return the plan without those places in which nothing stands."""
    places = {slots.point, slots.counter_point}
    return replace(
        plan,
        points=tuple(
            point
            for point in plan.points
            if point.id not in places or state_of_point(point).is_started
        ),
    )


def with_text(plan: Plan, place: TextPlace, text: str) -> Plan:
    """Return the plan with other words in one place; a point that is gone stays gone."""
    if place.point_id is None:
        if place.part is TextPart.CLAIM:
            return replace(plan, claim=text)
        return replace(plan, judgement=text)
    return _changed(plan, place.point_id, lambda point: _written(point, place.part, text))


def with_new_point(plan: Plan, point_id: PointId, after: PointId | None) -> Plan:
    """Return the plan with an empty point below `after`, else below the last point.

    Points on the other hand have no point below them.
    """
    points = list(plan.points)
    own = [place for place, point in enumerate(points) if point.kind is PointKind.POINT]
    chosen = next((place for place in own if points[place].id == after), None)
    place = chosen if chosen is not None else max(own, default=-1)
    points.insert(place + 1, Point(point_id))
    return replace(plan, points=tuple(points))


def without_point(plan: Plan, point_id: PointId) -> Plan:
    """Return the plan without one point; its marks stay with their sources."""
    return replace(plan, points=tuple(each for each in plan.points if each.id != point_id))


def with_point_at(plan: Plan, point_id: PointId, index: int) -> Plan:
    """Return the plan with one point moved before the point that is at `index` now."""
    points = list(plan.points)
    place = next((at for at, point in enumerate(points) if point.id == point_id), None)
    if place is None:
        return plan
    moved = points.pop(place)
    points.insert(index - 1 if index > place else index, moved)
    return replace(plan, points=tuple(points))


def with_point_moved(plan: Plan, point_id: PointId, steps: int) -> Plan:
    """Return the plan with one point moved down by `steps`, or up where that is below zero."""
    place = next((at for at, point in enumerate(plan.points) if point.id == point_id), None)
    if place is None or not 0 <= place + steps < len(plan.points):
        return plan
    return with_point_at(plan, point_id, place + steps + (1 if steps > 0 else 0))


def with_evidence(
    plan: Plan, point_id: PointId, evidence: Evidence, *, before: Evidence | None = None
) -> Plan:
    """Return the plan with `evidence` in a point, before another piece of it or at the end.

    A point has each piece of evidence once: one that is there already is moved.
    """
    if evidence == before:
        return plan

    def put(point: Point) -> Point:
        kept = [each for each in point.evidence if each != evidence]
        kept.insert(kept.index(before) if before in kept else len(kept), evidence)
        return replace(point, evidence=tuple(kept))

    return _changed(plan, point_id, put)


def without_evidence(plan: Plan, point_id: PointId, evidence: Evidence) -> Plan:
    """Return the plan with one piece of evidence taken out of a point."""
    return _changed(
        plan,
        point_id,
        lambda point: replace(
            point, evidence=tuple(each for each in point.evidence if each != evidence)
        ),
    )


def with_evidence_moved(plan: Plan, point_id: PointId, evidence: Evidence, steps: int) -> Plan:
    """Return the plan with evidence one place on among its kind, or back where `steps` is -1."""

    def move(point: Point) -> Point:
        all_evidence = list(point.evidence)
        alike = [at for at, each in enumerate(all_evidence) if type(each) is type(evidence)]
        place = next((n for n, at in enumerate(alike) if all_evidence[at] == evidence), None)
        if place is None or not 0 <= place + steps < len(alike):
            return point
        one, other = alike[place], alike[place + steps]
        all_evidence[one], all_evidence[other] = all_evidence[other], all_evidence[one]
        return replace(point, evidence=tuple(all_evidence))

    return _changed(plan, point_id, move)


def point_of(plan: Plan, point_id: PointId | None) -> Point | None:
    """Return the point with this id, or None."""
    return next((point for point in plan.points if point.id == point_id), None)


def _written(point: Point, part: TextPart, text: str) -> Point:
    if part is TextPart.POINT:
        return replace(point, point=text)
    if part is TextPart.EXPLANATION:
        return replace(point, explanation=text)
    return replace(point, link=text)


def _changed(plan: Plan, point_id: PointId, change: Callable[[Point], Point]) -> Plan:
    return replace(
        plan,
        points=tuple(change(point) if point.id == point_id else point for point in plan.points),
    )
