# SPDX-License-Identifier: MIT
"""What the places of questions are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.domain.annotations import STEP_NAMES, Annotation
from workbench.domain.checks.finding import Place
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Plan
from workbench.domain.sources import Source

_PARTS: Mapping[str, str] = MappingProxyType(
    {"point": "Point", "explanation": "Explain", "link": "Link", "evidence": "Evidence"}
)
_WHOLE: Mapping[str, str] = MappingProxyType(
    {"claim": "My claim", "judgement": "Judgement", "answer": "The answer", "plan": "The plan"}
)


def place_name(
    place: Place,
    marks: Mapping[AnnotationId, Annotation],
    sources: Mapping[SourceId, Source],
    plan: Plan | None,
) -> str:
    """Return how a student calls a place: “E7 · This suggests”, “Point 2 · Link”, “Judgement”."""
    mark = marks.get(place.mark) if place.mark else None
    if mark is not None:
        return _joined(f"Mark {mark.short_id}", STEP_NAMES.get(place.field))
    source = sources.get(place.source) if place.source else None
    if source is not None:
        return source.name
    points = plan.points if plan else ()
    for point, number in zip(points, numbers_of_points(points), strict=True):
        if point.id == place.point:
            name = f"Point {number}" if number is not None else "On the other hand"
            return _joined(name, _PARTS.get(place.field))
    if place.paragraph is not None:
        return f"Paragraph {place.paragraph + 1}"
    return _WHOLE.get(place.kind, "The plan")


def _joined(name: str, part: str | None) -> str:
    return f"{name} · {part}" if part else name
