# SPDX-License-Identifier: MIT
"""Projects as JSON, for the way from one process to another.

What comes in is not trusted: it is rebuilt member by member, and refused where it does not hold
together.
"""

from __future__ import annotations

import json
from typing import Any

from workbench.domain.annotations import Anchor, Direction, SourcePart, Weight
from workbench.domain.errors import InvalidDocumentError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import SourceId, new_id
from workbench.domain.interchange.analysis_projects import outline_of, region_of
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.interchange.readings import readings_from_json, readings_to_json
from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.interchange.web_annotations import ReceivedAnnotation
from workbench.domain.sources import Pack
from workbench.domain.text import Span, canonical, one_line
from workbench.importers.json_documents import parse_json_document
from workbench.importers.picture_files import is_put_aside
from workbench.importers.projects.project import ProjectMark, ReceivedProject

_SCHEMA = "sourcepack-1.json"


def project_to_json(project: ReceivedProject) -> dict[str, Any]:
    """Return a project as a value that JSON can hold."""
    return {
        "pack": pack_to_json(project.pack),
        "marks": [_mark_to_json(each) for each in project.marks],
    }


def project_from_json(data: dict[str, Any]) -> ReceivedProject:
    """Return the project in `data`.

    Raises:
        ValueError: the project does not hold together; a missing or strange member raises one of
            `draft_json.FAULTS`.
    """
    try:
        document = parse_json_document(json.dumps(data["pack"]).encode(), _SCHEMA, name="project")
    except InvalidDocumentError as error:
        raise ValueError(error.problem) from error
    pack = pack_from_json(document, new_id=new_id)
    pictures = (each.picture for each in pack.sources if each.picture)
    if not all(is_put_aside(name) for picture in pictures for name in picture.files):
        raise ValueError("no name of a picture that was put aside")
    return ReceivedProject(pack, tuple(_mark_from_json(each, pack) for each in data["marks"]))


def _mark_to_json(mark: ProjectMark) -> dict[str, Any]:
    said = mark.annotation
    return {
        "id": said.id,
        "source": said.source,
        "part": said.part,
        "anchor": _anchor_to_json(said.anchor),
        "was": _anchor_to_json(said.was),
        "region": outline_of(said.region) if said.region else None,
        "code": mark.code,
        "dimension": said.dimension,
        "feature": said.feature,
        "inference": said.inference,
        "so_what": said.so_what,
        "direction": said.direction,
        "weight": said.weight,
        "enquiry": said.enquiry,
        "short_id": said.short_id,
        "created": time_to_json(said.created) if said.created else None,
        "modified": time_to_json(said.modified) if said.modified else None,
        "foreign": dict(said.foreign),
        "readings": readings_to_json(said.readings),
    }


def _mark_from_json(data: dict[str, Any], pack: Pack) -> ProjectMark:
    source = pack.source(SourceId(str(data["source"])))
    if source is None or not isinstance(data["foreign"], dict):
        raise ValueError("a mark of no source")
    said = ReceivedAnnotation(
        id=_name(data["id"]),
        source=source.id,
        part=SourcePart(data["part"]),
        anchor=_anchor_from_json(data["anchor"]),
        dimension=Dimension(data["dimension"]) if data["dimension"] else "",
        feature=_words(data["feature"]),
        inference=_words(data["inference"]),
        so_what=_words(data["so_what"]),
        direction=Direction(data["direction"]) if data["direction"] else None,
        weight=Weight(data["weight"]) if data["weight"] else None,
        enquiry=_name(data["enquiry"]),
        short_id=_name(data["short_id"]),
        created=time_of(data, "created"),
        modified=time_of(data, "modified"),
        foreign=data["foreign"],
        was=_anchor_from_json(data["was"]),
        readings=readings_from_json(data["readings"]),
        region=region_of(str(data["region"])) if data["region"] else None,
    )
    return ProjectMark(said, one_line(str(data["code"])))


def _anchor_to_json(anchor: Anchor | None) -> list[Any] | None:
    if anchor is None:
        return None
    return [anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix]


def _anchor_from_json(data: list[Any] | None) -> Anchor | None:
    if data is None:
        return None
    start, end, exact, prefix, suffix = data
    return Anchor(Span(int(start), int(end)), *map(_words, (exact, prefix, suffix)))


def _name(value: Any) -> str | None:  # noqa: ANN401 – JSON
    return None if value is None else one_line(str(value)) or None


def _words(value: Any) -> str:  # noqa: ANN401 – JSON
    return canonical(str(value))
