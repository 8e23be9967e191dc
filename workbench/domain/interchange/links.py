# SPDX-License-Identifier: MIT
"""Links as JSON: in the Web Annotation of the mark that they are read from.

Links stand under `workbench.links`. One that cannot be made here – what it leads to is not there,
or its kind is of a later version – waits among the mark's foreign members, is written out again
with it, and is made as soon as it can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, BackgroundId, LinkId
from workbench.domain.interchange.values import given, text_of, time_of, time_to_json
from workbench.domain.links import BackgroundEnd, Link, LinkEnd, LinkKind, MarkEnd

LINKS = "links"
"""The member of `workbench` that holds them."""

JsonObject = dict[str, Any]


def link_to_json(link: Link) -> JsonObject:
    """Return a link as it stands in the annotation of its first mark."""
    end: JsonObject
    if isinstance(link.end, MarkEnd):
        end = {"annotation": link.end.annotation_id}
    else:
        end = {"background": link.end.background_id}
    return {
        "id": link.id,
        "kind": link.kind.value,
        "to": end,
        "sentence": link.sentence,
        "created": time_to_json(link.created),
        "modified": time_to_json(link.modified),
    }


def waiting_links(annotation: Annotation) -> tuple[JsonObject, ...]:
    """Return the links that came with a mark and were not made."""
    found = annotation.foreign.get("workbench", {}).get(LINKS)
    return tuple(each for each in found if isinstance(each, dict)) if _is_list(found) else ()


def with_waiting_links(annotation: Annotation, links: Sequence[Mapping[str, Any]]) -> Annotation:
    """Return the mark with just these links waiting."""
    terms = {**annotation.foreign.get("workbench", {}), LINKS: list(links)}
    if not links:
        del terms[LINKS]
    foreign = {**annotation.foreign, "workbench": terms}
    if not terms:
        del foreign["workbench"]
    return replace(annotation, foreign=foreign)


def link_from_json(data: Mapping[str, Any], start: Annotation) -> Link | None:
    """Return the link that an annotation speaks of, or None where this version knows none such.

    Expects data that fits the schema `annotation.json`.

    Raises:
        InvalidDocumentError: a time is none.
    """
    end = _end_of(data.get("to") or {})
    link_id, kind = given(data, "id"), data.get("kind")
    if end is None or not link_id or kind not in _KINDS:
        return None
    created = time_of(data, "created") or start.created
    try:
        return Link(
            id=LinkId(link_id),
            start=start.id,
            end=end,
            kind=_KINDS[kind],
            created=created,
            modified=time_of(data, "modified") or created,
            sentence=text_of(data, "sentence") or "",
        )
    except ValueError:
        return None


_KINDS = {kind.value: kind for kind in LinkKind}


def _end_of(data: Mapping[str, Any]) -> LinkEnd | None:
    annotation, background = given(data, "annotation"), given(data, "background")
    if bool(annotation) == bool(background):
        return None
    if annotation:
        return MarkEnd(AnnotationId(annotation))
    return BackgroundEnd(BackgroundId(background))


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)
