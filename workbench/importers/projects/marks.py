# SPDX-License-Identifier: MIT
"""The marks of a project: one for each code that stands on a selection or a whole document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from workbench.domain.annotations import Anchor, Direction, Reading, SourcePart, Weight
from workbench.domain.identifiers import SourceId
from workbench.domain.interchange import analysis_projects as names
from workbench.domain.interchange.readings import readings_from_json
from workbench.domain.interchange.web_annotations import ReceivedAnnotation
from workbench.domain.regions import Region
from workbench.domain.tables import PART_NAMES
from workbench.domain.text import Span, canonical, one_line
from workbench.importers.projects.elements import (
    ProjectCode,
    ProjectNote,
    ProjectParts,
    children,
    guid_in,
    notes_of,
    tag,
    text_in,
    time_in,
)
from workbench.importers.projects.project import ProjectMark
from workbench.importers.readers.office.xml_parts import XmlElement

_SHAPES: Mapping[str, type | tuple[type, ...]] = {
    "members": dict,
    "bodies": list,
    "body_members": dict,
    "target": dict,
    "selectors": list,
    "selector_members": dict,
    "workbench": dict,
    "context": (str, list, dict),
}
"""What `Annotation.foreign` may hold."""

_LONGEST_ID = 200
_MOST_READINGS = 1_000
_WAS_AT = re.compile(r"(\w[\w ]*) (\d{1,9})–(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Spot:
    """What a mark is on: words, a part of a picture, or all of a source.

    `said` are words about a place that is not here, such as a page of a document.
    """

    source_id: SourceId
    part: SourcePart
    anchor: Anchor | None = None
    region: Region | None = None
    said: str = ""


def marks_of_selection(
    selection: XmlElement, spot: Spot, parts: ProjectParts
) -> Iterator[ProjectMark]:
    """Yield a mark for each code of a selection; one without code is a mark as well."""
    note = _joined([text_in(selection, "Description")], notes_of(selection, parts))
    codings = [(each, _code_of(each, parts)) for each in children(selection, "Coding")]
    judged = {code.kind: code.value for _, code in codings}
    about = [(each, code) for each, code in codings if not _is_judgement(code)]
    for place, (coding, code) in enumerate(about or [(selection, ProjectCode(""))]):
        own = _joined([note], notes_of(coding, parts) if coding is not selection else ())
        guid = guid_in(selection) if place == 0 else guid_in(coding)
        yield _mark(_Said(guid, own, code, judged, selection), spot)


def marks_of_document(
    document: XmlElement, spot: Spot, parts: ProjectParts, *, description: str = ""
) -> Iterator[ProjectMark]:
    """Yield a mark on all of a source for each code of a document, and one for its own note.

    Args:
        document: The document.
        spot: Its source.
        parts: What it points to.
        description: What is told of it besides.
    """
    codings = {guid_in(each): each for each in children(document, "Coding")}
    for guid, coding in codings.items():
        code = _code_of(coding, parts)
        if _is_judgement(code):
            continue  # belongs to a mark beside it
        judged = {
            kind: _code_of(other, parts).value
            for kind in (names.DIRECTION, names.WEIGHT)
            if guid and (other := codings.get(names.guid_of(names.id_of(guid), kind))) is not None
        }
        notes = notes_of(coding, parts)
        yield _mark(_Said(guid, _joined([], notes), code, judged, coding, tuple(notes)), spot)
    note = _joined([description], notes_of(document, parts))
    if note:
        guid = names.guid_of(guid_in(document), "note")
        yield _mark(_Said(guid, note, ProjectCode(""), {}, document), spot)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a project says of one mark, before its note is taken apart."""

    guid: str
    note: str
    code: ProjectCode
    judged: Mapping[str, str]
    element: XmlElement
    notes: Sequence[ProjectNote] = ()


def _mark(said: _Said, spot: Spot) -> ProjectMark:
    fields = names.fields_of(said.note, names.NOTE_FIELDS)
    was = _was(fields, spot)
    part = was[0] if was else spot.part
    feature = _feature(fields, spot)
    region = spot.region
    if names.OUTLINE in fields and spot.anchor is None:
        region = _outlined(fields[names.OUTLINE]) or region
    is_on_picture = region is not None and was is None
    own_id = one_line(fields.get(names.OWN_ID, ""))[:_LONGEST_ID]
    annotation = ReceivedAnnotation(
        id=own_id or (names.id_of(said.guid) if said.guid else None),
        source=spot.source_id,
        part=SourcePart.PICTURE if is_on_picture else part,
        anchor=spot.anchor,
        dimension=said.code.value if said.code.kind == names.DIMENSION else "",
        feature=feature,
        inference=fields.get(names.INFERENCE, ""),
        so_what=fields.get(names.SO_WHAT, ""),
        direction=_member(Direction, said.judged.get(names.DIRECTION)),
        weight=_member(Weight, said.judged.get(names.WEIGHT)),
        enquiry=one_line(fields.get(names.QUESTION_ID, ""))[:_LONGEST_ID] or None,
        short_id=_called(said),
        created=time_in(said.element, "creationDateTime"),
        modified=_modified(said),
        foreign=_foreign(fields.get(names.OTHERS, "")),
        was=was[1] if was else None,
        readings=_readings(fields.get(names.READINGS, "")),
        region=region if is_on_picture else None,
    )
    code = "" if annotation.dimension else said.code.name
    return ProjectMark(annotation, code)


def _code_of(coding: XmlElement, parts: ProjectParts) -> ProjectCode:
    reference = coding.find(tag("CodeRef"))
    guid = guid_in(reference, "targetGUID") if reference is not None else ""
    return parts.codes.get(guid, ProjectCode(""))


def _is_judgement(code: ProjectCode) -> bool:
    return code.kind in {names.DIRECTION, names.WEIGHT}


def _joined(texts: Iterable[str], notes: Iterable[ProjectNote]) -> str:
    whole = [canonical(text) for text in texts] + [note.text for note in notes]
    # Several programs keep one note in both places.
    return "\n".join(dict.fromkeys(text for text in whole if text.strip()))


def _feature(fields: Mapping[str, str], spot: Spot) -> str:
    loose = fields.get("", "")
    loose = "" if loose == names.NOTHING_WRITTEN else loose
    return "\n".join(x for x in (loose, fields.get(names.FEATURE, ""), spot.said) if x)


def _was(fields: Mapping[str, str], spot: Spot) -> tuple[SourcePart, Anchor] | None:
    """Return what was marked at first and in which text, where a note tells it."""
    found = _WAS_AT.fullmatch(fields.get(names.WAS_AT, ""))
    parts = {name: part for part, name in PART_NAMES.items()}
    part = parts.get(found[1]) if found else None
    if found is None or part not in {SourcePart.BODY, SourcePart.ATTRIBUTION}:
        return None
    if spot.anchor is not None and part is not spot.part:
        return None
    start, end = int(found[2]), int(found[3])
    if not start < end or names.WAS not in fields:
        return None
    context = (fields.get(names.WAS_PREFIX, ""), fields.get(names.WAS_SUFFIX, ""))
    return part, Anchor(Span(start, end), fields[names.WAS], *context)


def _outlined(outline: str) -> Region | None:
    try:
        return names.region_of(outline)
    except ValueError:
        return None


def _member(kind: type[Any], value: str | None) -> Any:  # noqa: ANN401 – of that kind
    return kind(value) if value else None


def _called(said: _Said) -> str | None:
    name = said.element.get("name") or next((note.name for note in said.notes), "")
    return one_line(name)[:40] or None


def _modified(said: _Said) -> Any:  # noqa: ANN401 – a time or None
    told = time_in(said.element, "modifiedDateTime")
    return told or next((note.modified for note in said.notes if note.modified), None)


def _readings(text: str) -> tuple[Reading, ...]:
    """Return what a mark means for other questions, where its note tells it."""
    found = _json_in(text)
    rows = found if isinstance(found, list) else []
    told = [
        each
        for each in rows[:_MOST_READINGS]
        if isinstance(each, dict) and all(isinstance(value, str) for value in each.values())
    ]
    try:
        return readings_from_json(told)
    except ValueError:
        return ()


def _foreign(text: str) -> dict[str, Any]:
    """Return members of a Web Annotation that are not ours, where a note holds some."""
    found = _json_in(text)
    return found if _has_shape_of_foreign(found) else {}


def _json_in(text: str) -> Any:  # noqa: ANN401 – JSON
    """Return what a text says as JSON, or None where it says nothing that can be kept."""
    try:
        found = json.loads(text, parse_constant=_no_number) if text else None
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return found


def _has_shape_of_foreign(value: Any) -> bool:  # noqa: ANN401 – JSON
    if not isinstance(value, dict) or not value.keys() <= _SHAPES.keys():
        return False
    shapes = all(isinstance(value[name], _SHAPES[name]) for name in value)
    groups = (value.get(name, {}) for name in ("body_members", "selector_members"))
    return shapes and all(isinstance(x, dict) for group in groups for x in group.values())


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
