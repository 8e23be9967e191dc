# SPDX-License-Identifier: MIT
"""Where remarks belong: at which mark, point or source, and what that place is called.

The file tells of most remarks which mark or point they are about (`handed_in.comparing`). What
else lies on words is looked for by these, in the plan and in the sources as they are now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.annotations import Annotation, SourcePart, marked_text
from workbench.domain.identifiers import AnnotationId, PointId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Plan
from workbench.domain.remarks import FIELD_NAMES, Remark, RemarkKind, RemarkPlace, Said
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span

_FEWEST_WORDS = 3
"""Words that must stand together before a place is taken to be found by them."""

_WORD = re.compile(r"\w+")

_OTHER_HAND_NAME = "On the other hand"

CLAIM, JUDGEMENT, WHOLE_PLAN = "claim", "judgement", "plan"
_PART_NAMES = {CLAIM: "My claim", JUDGEMENT: "Judgement", WHOLE_PLAN: "The whole plan"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What remarks may be about: a plan with its pack and all marks in it."""

    plan: Plan
    pack: Pack
    marks: Mapping[AnnotationId, Annotation]


def place_of(said: Said, ground: Ground) -> RemarkPlace:
    """Return what something said is about; nothing where nobody can tell."""
    if said.kind is RemarkKind.FORM:
        return RemarkPlace(part=WHOLE_PLAN)
    if said.place != RemarkPlace():
        return said.place
    return _at_words(said.words, ground) or RemarkPlace()


def has_place(remark: Remark, ground: Ground) -> bool:
    """Tell whether what a remark is about is there, as it is now."""
    return bool(place_name(remark, ground))


def place_name(remark: Remark, ground: Ground) -> str:
    """Return what the place of a remark is called, or nothing where it is not there."""
    said, place = remark.said, remark.said.place
    if said.kind is RemarkKind.FORM:
        return FIELD_NAMES.get(said.field, said.field)
    if place.mark is not None:
        mark = ground.marks.get(place.mark)
        return f"Mark {mark.short_id}" if mark else ""
    if place.point is not None:
        return _names_of_points(ground.plan).get(place.point, "")
    if place.source is not None:
        source = ground.pack.source(place.source)
        return source.name if source else ""
    return _PART_NAMES.get(place.part, "")


def _names_of_points(plan: Plan) -> dict[PointId, str]:
    numbered = zip(plan.points, numbers_of_points(plan.points), strict=True)
    return {
        point.id: f"Point {number}" if number is not None else _OTHER_HAND_NAME
        for point, number in numbered
    }


def _at_words(words: str, ground: Ground) -> RemarkPlace | None:
    """Return the one place where these words stand, or None where there is none, or several."""
    parts = _WORD.findall(words)
    if len(parts) < _FEWEST_WORDS:
        return None
    wanted = re.compile(r"\W+".join(map(re.escape, parts)))
    places = [*_in_plan(wanted, ground.plan), *_in_sources(wanted, ground)]
    return places[0] if len(places) == 1 else None


def _in_plan(wanted: re.Pattern[str], plan: Plan) -> Iterator[RemarkPlace]:
    for point in plan.points:
        if any(wanted.search(each) for each in (point.point, point.explanation, point.link)):
            yield RemarkPlace(point=point.id)
    for part, text in ((CLAIM, plan.claim), (JUDGEMENT, plan.judgement)):
        if wanted.search(text):
            yield RemarkPlace(part=part)


def _in_sources(wanted: re.Pattern[str], ground: Ground) -> Iterator[RemarkPlace]:
    for source in ground.pack.sources:
        for part in (SourcePart.BODY, SourcePart.ATTRIBUTION):
            found = wanted.search(marked_text(source, part) or "")
            if found is not None:
                span = Span(found.start(), found.end())
                marks = [*_marks_at(source, part, span, ground.marks.values())]
                if len(marks) == 1:
                    yield RemarkPlace(mark=marks[0].id)
                else:
                    yield RemarkPlace(source=source.id)
                break


def _marks_at(
    source: Source, part: SourcePart, span: Span, marks: Iterable[Annotation]
) -> Iterator[Annotation]:
    for mark in marks:
        anchor = mark.target.anchor
        is_here = mark.target.source_id == source.id and mark.target.part is part
        if is_here and anchor is not None and anchor.span.overlaps(span):
            yield mark
