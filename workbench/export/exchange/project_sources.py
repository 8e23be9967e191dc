# SPDX-License-Identifier: MIT
"""What a project of analysis says of each source: its documents, its variables, its notes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.background import Background
from workbench.domain.interchange import analysis_projects as names
from workbench.domain.interchange.readings import readings_to_json
from workbench.domain.provenance import FIELD_NAMES, FIELDS
from workbench.domain.sources import Pack, Source
from workbench.domain.tables import PART_NAMES, MarksMaterial


@dataclass(frozen=True, slots=True)
class ProjectDocument:
    """A document of a project: a text, or a picture with its size in dots.

    `name` differs from that of every other document, `file` is its name below `sources`.
    """

    guid: str
    name: str
    part: SourcePart
    file: str
    content: bytes
    size: tuple[int, int] | None = None
    description: str = ""


def documents_of(
    source: Source, name: str, picture: tuple[bytes, tuple[int, int]] | None
) -> tuple[ProjectDocument, ...]:
    """Return the documents of a source, the one that stands for the whole of it first.

    The text comes first, then the picture, then the label as a document of its own, because it can
    be marked as well. A source of which nothing is there is an empty text.

    Args:
        source: The source.
        name: What it is called.
        picture: Content and size of its picture, if that is there.
    """
    found = []
    if source.body is not None or (picture is None and source.attribution is None):
        found.append(_text(source, SourcePart.BODY, name, source.body or ""))
    if picture is not None and source.picture is not None:
        found.append(_picture(source, name, *picture))
    if source.attribution is not None:
        title = f"{name} – label"
        found.append(_text(source, SourcePart.ATTRIBUTION, title, source.attribution))
    return tuple(found)


def values_of(source: Source) -> dict[str, str | bool]:
    """Return what is known of a source as values of variables, by their names."""
    provenance = source.provenance
    found: dict[str, str | bool | None] = {
        names.NOUN: source.heading,
        names.LABEL: source.label,
        names.KIND: source.kind.value,
        names.TITLE: source.title,
    }
    for field in FIELDS:
        value = provenance.value_of(field)
        is_absent = value is None and field in provenance.not_given
        found[FIELD_NAMES[field]] = names.NOT_GIVEN if is_absent else value
    found |= {
        names.DATE_CODE: provenance.date.edtf if provenance.date else None,
        names.AUTHOR_NOTE: source.author_note,
        names.VIEW_NOTE: source.interpretation_note,
        names.GLOSSES: "\n".join(f"{each.mark}\t{each.text}" for each in source.glosses),
        names.ALT: source.picture.alt if source.picture else None,
        names.PICTURE_MISSING: bool(source.picture and source.picture.file is None),
        names.ADAPTED: provenance.adapted,
        names.TRANSLATED: provenance.translated,
        names.WITHDRAWN: source.is_withdrawn,
    }
    return {name: value for name, value in found.items() if value}


def note_of_mark(mark: Annotation, material: MarksMaterial) -> str:
    """Return the note of a mark: its steps, and what the standard has no place for."""
    was, region = mark.target.was, mark.target.region
    question = material.questions.get(mark.enquiry_id, "") if mark.enquiry_id else ""
    has_own_guid = names.id_of(names.guid_of(mark.id)) == mark.id
    fields = {
        names.FEATURE: mark.feature,
        names.INFERENCE: mark.inference,
        names.SO_WHAT: mark.so_what,
        names.QUESTION: question,
        names.QUESTION_ID: mark.enquiry_id or "",
        names.WAS_AT: _place_of(mark),
        names.WAS: was.exact if was else "",
        names.WAS_PREFIX: was.prefix if was else "",
        names.WAS_SUFFIX: was.suffix if was else "",
        names.OUTLINE: names.outline_of(region) if region else "",
        names.OWN_ID: "" if has_own_guid else mark.id,
        names.OTHERS: _as_json(mark.foreign) if mark.foreign else "",
        names.READINGS: _as_json(readings_to_json(mark.readings)) if mark.readings else "",
    }
    note = names.note_of([(name, fields[name]) for name in names.NOTE_FIELDS])
    return note or names.NOTHING_WRITTEN


def notes_of(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield name and text of each note about the whole pack: its background and its questions."""
    yield from ((name, text) for name, text in _background(pack.background) if text)
    questions = "\n".join(each.text for each in pack.questions)
    if questions:
        yield "Questions", questions


def _text(source: Source, part: SourcePart, name: str, text: str) -> ProjectDocument:
    guid = names.guid_of(source.id, part.value)
    # Line feeds and no byte-order mark: programs count positions in what they find.
    content = text.encode("utf-8", "replace")
    return ProjectDocument(guid, name, part, f"{guid}.txt", content)


def _picture(source: Source, name: str, content: bytes, size: tuple[int, int]) -> ProjectDocument:
    guid = names.guid_of(source.id, SourcePart.PICTURE.value)
    assert source.picture is not None  # noqa: S101 – its content is here
    ending = (source.picture.file or "").rpartition(".")[2]
    title = f"{name} – picture.{ending}"
    alt = source.picture.alt
    part = SourcePart.PICTURE
    return ProjectDocument(guid, title, part, f"{guid}.{ending}", content, size, alt)


def _place_of(mark: Annotation) -> str:
    was = mark.target.was
    if was is None:
        return ""
    return f"{PART_NAMES[mark.target.part]} {was.span.start}–{was.span.end}"


def _as_json(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _background(background: Background) -> Iterator[tuple[str, str]]:
    introduction = "\n\n".join(each.text for each in background.introduction)
    yield "Introduction", introduction
    for section in background.narrative:
        text = "\n\n".join(each.text for each in section.paragraphs)
        yield section.heading or "Background", text
    terms = (f"{each.term}: {each.definition}" for each in background.glossary)
    yield "Glossary", "\n".join(terms)
    yield "Facts", "\n\n".join(each.text for each in background.facts)
    for card in background.cards:
        items = (item.text for block in card.blocks for item in block.items)
        yield card.title or "Card", "\n".join(items)
    events = (f"{each.edtf or '–'}: {each.text}" for each in background.events)
    yield "What happened when", "\n".join(events)
    for each in background.lists:
        yield each.heading or "List", "\n".join(each.items)
    yield "I know", "\n\n".join(each.text for each in background.own)
