# SPDX-License-Identifier: MIT
"""Marks as W3C Web Annotations (JSON-LD).

Members that are not ours – of the annotation, its bodies, its target, its selectors – are kept in
`Annotation.foreign` and written out again. Terms that W3C does not have (direction, weight,
enquiry, short id, links) stand in the member `workbench`, defined by the context that ships with
the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    Reading,
    SourcePart,
    Target,
    Weight,
)
from workbench.domain.errors import InvalidDocumentError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, EnquiryId, SourceId
from workbench.domain.interchange.links import LINKS, link_to_json, waiting_links
from workbench.domain.interchange.picture_selectors import (
    PICTURE_SELECTORS,
    region_from_selector,
    selector_of,
)
from workbench.domain.interchange.readings import readings_from_json, readings_to_json
from workbench.domain.interchange.values import given, text_of, time_of, time_to_json
from workbench.domain.links import Link
from workbench.domain.regions import Region
from workbench.domain.text import Span, canonical

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", "urn:source-workbench:annotation:1"]

_PURPOSES = {
    "tagging": "dimension",
    "describing": "feature",
    "classifying": "inference",
    "assessing": "so_what",
}
_OWN = {"@context", "id", "type", "created", "modified", "body", "target", "workbench"}
_OWN_SELECTORS = {"TextPositionSelector", "TextQuoteSelector"}
_FIXED_IN_SELECTORS = {"type", "start", "end", "exact", "prefix", "suffix"}
_OWN_TERMS = {"direction", "weight", "enquiry", "readings", "short_id", "was"}

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReceivedAnnotation:
    """A mark as it came, before it is known to fit a source of the pack.

    `source` is an id or a label, `anchor` what it says of its words, `was` what was marked where
    that place is in doubt or lost, `region` the part of a picture. Missing members are None.
    """

    id: str | None
    source: str
    part: str
    anchor: Anchor | None
    dimension: str
    feature: str
    inference: str
    so_what: str
    direction: Direction | None
    weight: Weight | None
    enquiry: str | None
    short_id: str | None
    created: datetime | None
    modified: datetime | None
    foreign: Mapping[str, Any]
    was: Anchor | None = None
    readings: tuple[Reading, ...] = ()
    region: Region | None = None


def annotation_to_json(annotation: Annotation, links: Iterable[Link] = ()) -> JsonObject:
    """Return one mark as a Web Annotation, with the links that are read from it."""
    foreign = annotation.foreign
    own_links = [*map(link_to_json, links), *waiting_links(annotation)]
    terms = {
        "direction": annotation.direction.value if annotation.direction else None,
        "weight": annotation.weight.value if annotation.weight else None,
        "enquiry": annotation.enquiry_id,
        "readings": readings_to_json(annotation.readings) or None,
        "short_id": annotation.short_id,
        "was": _was_to_json(annotation.target.was) if annotation.target.was else None,
    }
    return {
        "@context": foreign.get("context", CONTEXT),
        "id": annotation.id,
        "type": "Annotation",
        "created": time_to_json(annotation.created),
        "modified": time_to_json(annotation.modified),
        "body": [*_bodies_to_json(annotation), *foreign.get("bodies", ())],
        "target": _target_to_json(annotation.target, foreign),
        "workbench": {
            **{name: value for name, value in terms.items() if value is not None},
            **foreign.get("workbench", {}),
            **({LINKS: own_links} if own_links else {}),
        },
        **foreign.get("members", {}),
    }


def annotations_to_json(
    annotations: Iterable[Annotation], links: Iterable[Link] = ()
) -> list[JsonObject]:
    """Return marks as a list of Web Annotations, in the order given, with the links among them."""
    links_of: dict[AnnotationId, list[Link]] = {}
    for link in links:
        links_of.setdefault(link.start, []).append(link)
    return [annotation_to_json(each, links_of.get(each.id, ())) for each in annotations]


def annotation_from_json(data: Mapping[str, Any]) -> ReceivedAnnotation:
    """Return what a Web Annotation says.

    Expects data that fits the schema `annotation.json`.

    Raises:
        InvalidDocumentError: marked words end before they begin.
    """
    steps, bodies, body_members = _bodies_from_json(data.get("body") or ())
    target = data["target"]
    if isinstance(target, str):
        target = {"source": target}
    source, _, part = target["source"].partition("#")
    region, others, region_members = _region_from_json(part, target.get("selector") or ())
    anchor, selectors, selector_members = _anchor_from_json(others)
    terms = data.get("workbench") or {}
    was = _was_from_json(terms["was"]) if given(terms, "was") else None
    if was is not None and anchor is None:
        # The quotation of a lost mark is ours as well; without a position it was kept as foreign.
        selectors, selector_members = _without_own_quotation(selectors)
    foreign = {
        "members": {name: value for name, value in data.items() if name not in _OWN},
        "bodies": bodies,
        "body_members": body_members,
        "target": {k: v for k, v in target.items() if k not in {"source", "selector"}},
        "selectors": selectors,
        "selector_members": {**region_members, **selector_members},
        "workbench": {name: value for name, value in terms.items() if name not in _OWN_TERMS},
    }
    context = data.get("@context")
    if context is not None and context != CONTEXT:
        foreign["context"] = context
    return ReceivedAnnotation(
        id=given(data, "id"),
        source=source,
        part=part or _part_of(anchor or was, region),
        anchor=anchor,
        dimension=steps.get("dimension", ""),
        feature=steps.get("feature", ""),
        inference=steps.get("inference", ""),
        so_what=steps.get("so_what", ""),
        direction=Direction(terms["direction"]) if given(terms, "direction") else None,
        weight=Weight(terms["weight"]) if given(terms, "weight") else None,
        enquiry=given(terms, "enquiry"),
        short_id=given(terms, "short_id"),
        created=time_of(data, "created"),
        modified=time_of(data, "modified"),
        foreign={name: value for name, value in foreign.items() if value},
        was=was,
        readings=_readings_from_json(terms),
        region=region,
    )


def annotation_as_stored(data: Mapping[str, Any]) -> Annotation:
    """Return the mark that a complete Web Annotation written by the application describes.

    Raises:
        ValueError: something that our own annotations always have is missing.
    """
    received = annotation_from_json(data)
    if not (received.id and received.short_id and received.created):
        raise ValueError("the annotation has no id, short id or time")
    enquiry = EnquiryId(received.enquiry) if received.enquiry else None
    return Annotation(
        id=AnnotationId(received.id),
        short_id=received.short_id,
        target=Target(
            SourceId(received.source),
            SourcePart(received.part),
            received.anchor,
            received.was,
            received.region,
        ),
        dimension=Dimension(received.dimension),
        created=received.created,
        modified=received.modified or received.created,
        feature=received.feature,
        inference=received.inference,
        so_what=received.so_what,
        direction=received.direction,
        weight=received.weight,
        enquiry_id=enquiry,
        foreign=received.foreign,
        readings=received.readings,
    )


def _bodies_to_json(annotation: Annotation) -> Iterator[JsonObject]:
    members = annotation.foreign.get("body_members", {})
    values = {
        "tagging": annotation.dimension.value,
        "describing": annotation.feature,
        "classifying": annotation.inference,
        "assessing": annotation.so_what,
    }
    for purpose, value in values.items():
        if value or purpose in members:
            yield {
                "type": "TextualBody",
                "purpose": purpose,
                "value": value,
                **members.get(purpose, {}),
            }


def _bodies_from_json(
    bodies: Any,  # noqa: ANN401 – one body or a list of them
) -> tuple[dict[str, str], list[Any], dict[str, JsonObject]]:
    steps: dict[str, str] = {}
    foreign: list[Any] = []
    members: dict[str, JsonObject] = {}
    for body in [bodies] if isinstance(bodies, dict) else bodies:
        purpose = str(body.get("purpose")) if isinstance(body, dict) else ""
        step = _PURPOSES.get(purpose)
        if step is None or step in steps or body.get("type") != "TextualBody":
            foreign.append(body)
            continue
        steps[step] = text_of(body, "value") or ""
        more = {k: v for k, v in body.items() if k not in {"type", "purpose", "value"}}
        if more:
            members[purpose] = more
    return steps, foreign, members


def _target_to_json(target: Target, foreign: Mapping[str, Any]) -> JsonObject:
    result: JsonObject = {"source": f"{target.source_id}#{target.part.value}"}
    members = foreign.get("selector_members", {})
    if target.region is not None:
        own = selector_of(target.region)
        own.update(members.get(own["type"], {}))
        result["selector"] = [own, *foreign.get("selectors", ())]
    # A mark without a place says which words it was on, and no position that others would draw.
    words = target.anchor or target.was
    if words is not None:
        quotation = {
            "type": "TextQuoteSelector",
            "exact": words.exact,
            "prefix": words.prefix,
            "suffix": words.suffix,
            **members.get("TextQuoteSelector", {}),
        }
        selectors = [quotation, *foreign.get("selectors", ())]
        if target.anchor is not None:
            position = {
                "type": "TextPositionSelector",
                "start": words.span.start,
                "end": words.span.end,
                **members.get("TextPositionSelector", {}),
            }
            selectors = [position, *selectors]
        result["selector"] = selectors
    return {**result, **foreign.get("target", {})}


def _part_of(words: Anchor | None, region: Region | None) -> SourcePart:
    """Return what a mark is on that does not say so."""
    if region is not None:
        return SourcePart.PICTURE
    return SourcePart.BODY if words else SourcePart.WHOLE


def _region_from_json(
    part: str,
    selectors: Any,  # noqa: ANN401 – one selector or a list of them
) -> tuple[Region | None, list[Any], dict[str, JsonObject]]:
    """Return the part of a picture, the other selectors, and what else was said of the part."""
    several = [selectors] if isinstance(selectors, dict) else list(selectors)
    if part not in {"", SourcePart.PICTURE}:
        return None, several, {}
    for place, selector in enumerate(several):
        region = region_from_selector(selector)
        if region is not None:
            own = PICTURE_SELECTORS[selector["type"]]
            more = {name: value for name, value in selector.items() if name not in own}
            others = several[:place] + several[place + 1 :]
            return region, others, {selector["type"]: more} if more else {}
    return None, several, {}


def _was_to_json(anchor: Anchor) -> JsonObject:
    return {
        "start": anchor.span.start,
        "end": anchor.span.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _was_from_json(data: Mapping[str, Any]) -> Anchor:
    span = _span_from_json(data)
    return Anchor(span, data["exact"], data.get("prefix", ""), data.get("suffix", ""))


def _span_from_json(data: Mapping[str, Any]) -> Span:
    if not 0 <= data["start"] < data["end"]:
        raise InvalidDocumentError("the marks", "one of them ends before it begins")
    return Span(data["start"], data["end"])


def _readings_from_json(terms: Mapping[str, Any]) -> tuple[Reading, ...]:
    front = given(terms, "enquiry")
    return tuple(
        replace(each, inference=canonical(each.inference), so_what=canonical(each.so_what))
        for each in readings_from_json(terms.get("readings") or ())
        if each.enquiry_id != front
    )


def _without_own_quotation(selectors: list[Any]) -> tuple[list[Any], dict[str, JsonObject]]:
    for place, selector in enumerate(selectors):
        if selector.get("type") == "TextQuoteSelector":
            others = selectors[:place] + selectors[place + 1 :]
            more = {k: v for k, v in selector.items() if k not in _FIXED_IN_SELECTORS}
            return others, {"TextQuoteSelector": more} if more else {}
    return selectors, {}


def _anchor_from_json(
    selectors: Any,  # noqa: ANN401 – one selector or a list of them
) -> tuple[Anchor | None, list[Any], dict[str, JsonObject]]:
    known: dict[str, JsonObject] = {}
    foreign: list[Any] = []
    for selector in [selectors] if isinstance(selectors, dict) else selectors:
        kind = selector.get("type")
        if kind in _OWN_SELECTORS and kind not in known:
            known[kind] = selector
        else:
            foreign.append(selector)
    position = known.get("TextPositionSelector")
    if position is None:
        return None, [*known.values(), *foreign], {}
    quote = known.get("TextQuoteSelector", {})
    anchor = Anchor(
        span=_span_from_json(position),
        exact=quote.get("exact", ""),
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
    )
    more = {
        kind: {k: v for k, v in x.items() if k not in _FIXED_IN_SELECTORS}
        for kind, x in known.items()
    }
    return anchor, foreign, {kind: members for kind, members in more.items() if members}
