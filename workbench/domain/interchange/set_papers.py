# SPDX-License-Identifier: MIT
"""Papers that a teacher has set, as the member `practice` of a pack.

Marks of a model name their source by its label, and their words by position and quotation or the
part of its picture by a selector. They are placed on the sources of the pack that they came with;
one whose words, or whose picture, are not there is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from workbench.domain.anchoring import found_again, target_on
from workbench.domain.annotations import (
    Anchor,
    Annotation,
    SourcePart,
    Target,
    marked_text,
    short_id_of,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, PaperId
from workbench.domain.interchange.picture_selectors import region_from_selector, selector_of
from workbench.domain.interchange.plans import enquiry_from_json, enquiry_to_json
from workbench.domain.interchange.values import given, name_of, text_of, texts_of
from workbench.domain.practising.papers import SHORTEST, Extra, Model
from workbench.domain.practising.setting import MOST_PAPERS, SetPaper
from workbench.domain.sources import Pack
from workbench.domain.text import Span

JsonObject = dict[str, Any]
NewId = Callable[[], str]

PRACTICE = "practice"

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""When marks of a model were made is nobody's business, and each has to have been made some day."""


def with_papers(document: JsonObject, papers: Iterable[SetPaper], pack: Pack) -> JsonObject:
    """Return a pack as JSON with the papers that were set for it; without any, as it is."""
    told = [set_paper_to_json(each, pack) for each in papers]
    return {**document, PRACTICE: told} if told else document


def papers_in(document: Mapping[str, Any], pack: Pack, *, new_id: NewId) -> tuple[SetPaper, ...]:
    """Return the papers in a pack as JSON, each with at least one question.

    Expects data that fits the schema `sourcepack-1.json`.
    """
    found = (
        set_paper_from_json(each, pack, new_id=new_id)
        for each in (document.get(PRACTICE) or ())[:MOST_PAPERS]
    )
    by_id = {paper.id: paper for paper in found if paper.questions}
    return tuple(by_id.values())


def set_paper_to_json(paper: SetPaper, pack: Pack) -> JsonObject:
    """Return one paper as it stands in the member `practice`."""
    return {
        "id": paper.id,
        "title": paper.title,
        "questions": [enquiry_to_json(each) for each in paper.questions],
        "minutes": paper.minutes,
        "component": paper.component,
        "hides": sorted(paper.hides),
        "model": {
            "answers": list(paper.model.answers),
            "marks": list(_marks_to_json(paper.model.annotations, pack)),
        },
    }


def set_paper_from_json(data: Mapping[str, Any], pack: Pack, *, new_id: NewId) -> SetPaper:
    """Return the paper that `set_paper_to_json` has made an object of."""
    model = data.get("model") or {}
    asked = (enquiry_from_json(each, new_id) for each in data.get("questions", ()))
    hides = {extra.value: extra for extra in Extra}
    paper_id = PaperId(given(data, "id") or new_id())
    return SetPaper(
        paper_id,
        name_of(data, "title") or pack.title,
        tuple(each for each in asked if each.text),
        given(data, "minutes") or SHORTEST,
        name_of(data, "component") or "",
        frozenset(hides[each] for each in data.get("hides") or () if each in hides),
        Model(
            tuple(_marks_from_json(model.get("marks") or (), pack, paper_id)),
            texts_of(model, "answers"),
        ),
    )


def _marks_to_json(marks: Iterable[Annotation], pack: Pack) -> Iterator[JsonObject]:
    for mark in marks:
        source = pack.source(mark.target.source_id)
        if source is None:
            continue
        yield {
            "source": source.label,
            "part": mark.target.part.value,
            "dimension": mark.dimension.value,
            "note": mark.feature,
            **_place_to_json(mark.target),
        }


def _place_to_json(target: Target) -> JsonObject:
    """Return where on its source a mark is; nothing where it is on all of it."""
    anchor, region = target.anchor, target.region
    if region is not None:
        return {"selector": selector_of(region)}
    if anchor is None:
        return {}
    return {"start": anchor.span.start, "end": anchor.span.end, "exact": anchor.exact}


def _marks_from_json(
    told: Iterable[Mapping[str, Any]], pack: Pack, paper_id: PaperId
) -> Iterator[Annotation]:
    dimensions = {each.value: each for each in Dimension}
    parts = {each.value: each for each in SourcePart}
    numbers: dict[str, int] = {}
    for place, each in enumerate(told):
        source = pack.source_labelled(each.get("source") or "")
        part = parts.get(each.get("part") or "")
        dimension = dimensions.get(each.get("dimension") or "")
        target = _target(each, pack, part)
        if source is None or dimension is None or target is None:
            continue
        numbers[source.label] = numbers.get(source.label, 0) + 1
        yield Annotation(
            AnnotationId(f"{paper_id}:{place}"),
            short_id_of(source.label, numbers[source.label]),
            target,
            dimension,
            _EPOCH,
            _EPOCH,
            feature=text_of(each, "note") or "",
        )


def _target(each: Mapping[str, Any], pack: Pack, part: SourcePart | None) -> Target | None:
    source = pack.source_labelled(each.get("source") or "")
    if source is None or part is None:
        return None
    if part is SourcePart.WHOLE:
        return target_on(source, part, None)
    if part is SourcePart.PICTURE:
        region = region_from_selector(each.get("selector") or {})
        has_picture = source.picture is not None
        return target_on(source, part, region) if region is not None and has_picture else None
    text, start, end = marked_text(source, part), each.get("start"), each.get("end")
    if not text or start is None or end is None or not start < end:
        return None
    found = found_again(text, Anchor(Span(start, end), text_of(each, "exact") or ""))
    return target_on(source, part, found.anchor.span) if found else None
