# SPDX-License-Identifier: MIT
"""The documents of a project as sources: each by itself, or text, picture and label together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.annotations import Anchor, SourcePart
from workbench.domain.identifiers import SourceId, new_id
from workbench.domain.interchange import analysis_projects as names
from workbench.domain.provenance import FIELD_NAMES, FIELDS, HistoricalDate, Provenance
from workbench.domain.sources import Gloss, Picture, Source, SourceKind
from workbench.domain.text import one_line
from workbench.importers.labelling import free_label
from workbench.importers.page import PagePicture
from workbench.importers.readers.office.xml_parts import XmlElement

_LABELLED = re.compile(
    r"(Source|Interpretation|Document|Extract|Passage|Text)\s+([A-Z]|[0-9]{1,3})(?:\s*[:–—-]\s*(.+))?",
    re.IGNORECASE,
)
_LABEL_OF = " – label"
_PICTURE_OF = re.compile(r" – picture\.\w{1,5}$")
_ENDING = re.compile(r"\.(?:txt|docx?|odt|rtf|pdf|png|jpe?g|gif|bmp|tiff?|webp)$", re.IGNORECASE)
_EDTF = re.compile(r"[-0-9A-Z?~%/.,:+\[\]{} ]{1,60}")
_SHORT, _SHORTEST = 200, 40
"""Characters of a name, and of a label or of a mark in the text."""

_MOST_CREATORS = 100


@dataclass(frozen=True, slots=True)
class ProjectDocument:
    """A document: its element, its text or picture, and what its variables say.

    `anchors` are those of its selections, in their order; `size` is that of the picture in dots.
    """

    element: XmlElement
    guid: str
    name: str
    part: SourcePart
    text: str = ""
    anchors: tuple[Anchor | None, ...] = ()
    picture: PagePicture | None = None
    size: tuple[int, int] | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    description: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents that are one source; `source_id` is its id where it is one of ours."""

    documents: tuple[ProjectDocument, ...]
    source_id: SourceId | None = None

    def of(self, part: SourcePart) -> ProjectDocument | None:
        """Return the document that is this part of the source, or None."""
        return next((each for each in self.documents if each.part is part), None)


def grouped(
    documents: Sequence[ProjectDocument], own: Sequence[tuple[str, Sequence[str]]]
) -> tuple[DocumentGroup, ...]:
    """Return the documents as sources: first those of ours in their order, then all others.

    Args:
        documents: In the order of the project.
        own: For each source of ours its id and the GUIDs of its documents.
    """
    left = {each.guid: each for each in documents}
    groups = []
    for source_id, members in own:
        found = [left.pop(guid) for guid in members if guid in left]
        parts = {each.part: each for each in _with_parts(found, source_id)}
        if parts:
            groups.append(DocumentGroup(tuple(parts.values()), SourceId(source_id)))
            extra = [each for each in found if each not in parts.values()]
            left |= {each.guid: each for each in extra if each.guid not in _guids(parts)}
    return (*groups, *_by_name(tuple(left.values())))


def sources_of(groups: Sequence[DocumentGroup]) -> tuple[Source, ...]:
    """Return a source for each group; every label that nobody gave is a free one."""
    taken = [label for group in groups if (label := _heading(group)[1])]
    made = []
    for order, group in enumerate(groups, 1):
        heading, label, title = _heading(group)
        if not label:
            label = free_label(taken)
            taken.append(label)
        made.append(_source(group, order, (heading, label, title)))
    return tuple(made)


def _with_parts(documents: Sequence[ProjectDocument], source_id: str) -> Iterator[ProjectDocument]:
    """Yield documents of a source of ours; the label is a text as well, and told by its GUID."""
    label = names.guid_of(source_id, SourcePart.ATTRIBUTION.value)
    for each in documents:
        is_label = each.guid == label or each.name.endswith(_LABEL_OF)
        is_text = each.part is SourcePart.BODY
        yield replace(each, part=SourcePart.ATTRIBUTION) if is_text and is_label else each


def _guids(parts: Mapping[SourcePart, ProjectDocument]) -> set[str]:
    return {each.guid for each in parts.values()}


def _by_name(documents: Sequence[ProjectDocument]) -> Iterator[DocumentGroup]:
    """Yield a group for each document; those we called after another one go with it."""
    main = {each.name: [each] for each in documents if _main_name(each.name) == each.name}
    for each in documents:
        name = _main_name(each.name)
        if name == each.name:
            continue
        part = SourcePart.ATTRIBUTION if each.name.endswith(_LABEL_OF) else each.part
        main.setdefault(name, []).append(replace(each, part=part))
    seen: set[str] = set()
    for each in documents:
        name = _main_name(each.name)
        if each.name == name and main[name][0] is not each:
            yield DocumentGroup((each,))  # another one of the same name
        elif name not in seen:
            seen.add(name)
            parts = {x.part: x for x in reversed(main[name])}
            yield DocumentGroup(tuple(reversed(parts.values())))


def _main_name(name: str) -> str:
    return _PICTURE_OF.sub("", name.removesuffix(_LABEL_OF))


def _heading(group: DocumentGroup) -> tuple[str, str, str | None]:
    """Return noun, label and title of a source as far as its documents tell; no label is empty."""
    values = _values_of(group)
    if names.LABEL in values:
        noun = one_line(values.get(names.NOUN, ""))[:_SHORTEST] or "Source"
        return noun, one_line(values[names.LABEL])[:_SHORTEST], values.get(names.TITLE)
    name = _ENDING.sub("", one_line(_main_name(group.documents[0].name)))[:_SHORT]
    found = _LABELLED.fullmatch(name)
    if found is None:
        return "Source", "", name or None
    return found[1].capitalize(), found[2], found[3]


def _values_of(group: DocumentGroup) -> dict[str, str]:
    return {
        name: value for each in reversed(group.documents) for name, value in each.values.items()
    }


def _source(group: DocumentGroup, order: int, called: tuple[str, str, str | None]) -> Source:
    heading, label, title = called
    values = _values_of(group)
    body, attribution = group.of(SourcePart.BODY), group.of(SourcePart.ATTRIBUTION)
    kind = values.get(names.KIND, "")
    is_view = kind == SourceKind.INTERPRETATION or heading == "Interpretation"
    return Source(
        id=group.source_id or SourceId(new_id()),
        label=label,
        order=order,
        kind=SourceKind.INTERPRETATION if is_view else SourceKind.SOURCE,
        heading=heading,
        title=title,
        body=(body.text or None) if body else None,
        picture=_picture(group, values),
        attribution=(attribution.text or None) if attribution else None,
        author_note=_author_note(values),
        glosses=_glosses(values.get(names.GLOSSES, "")),
        provenance=_provenance(values),
        interpretation_note=values.get(names.VIEW_NOTE),
        is_withdrawn=values.get(names.WITHDRAWN) == "true",
    )


def _picture(group: DocumentGroup, values: Mapping[str, str]) -> Picture | None:
    document = group.of(SourcePart.PICTURE)
    if document is None:
        is_missing = values.get(names.PICTURE_MISSING) == "true"
        return Picture(None, values.get(names.ALT, ""), missing=True) if is_missing else None
    alt = values.get(names.ALT) or document.description
    picture = document.picture
    if picture is None or picture.file is None:
        return Picture(None, alt, missing=True)
    return Picture(picture.file, alt, original=picture.original)


def _author_note(values: Mapping[str, str]) -> str | None:
    """Return the note of the page, and below it what other programs knew of a document."""
    own = {*FIELD_NAMES.values(), *names.SOURCE_VARIABLES}
    others = (f"{name}: {value}" for name, value in values.items() if name not in own)
    return "\n".join(x for x in (values.get(names.AUTHOR_NOTE, ""), *others) if x) or None


def _glosses(text: str) -> tuple[Gloss, ...]:
    lines = (line.partition("\t") for line in text.split("\n") if line)
    return tuple(Gloss(mark[:_SHORTEST], words) for mark, _, words in lines)


def _provenance(values: Mapping[str, str]) -> Provenance:
    """Return what variables say of where a source comes from; somebody has put it there."""
    given = {name: values[FIELD_NAMES[name]] for name in FIELDS if FIELD_NAMES[name] in values}
    absent = tuple(name for name, value in given.items() if value == names.NOT_GIVEN)
    known = {name: value for name, value in given.items() if name not in absent}
    creator = tuple(x for x in known.get("creator", "").split("; ") if x)[:_MOST_CREATORS]
    date, code = known.get("date"), values.get(names.DATE_CODE, "")
    return Provenance(
        creator=creator,
        date=HistoricalDate(date, code if _EDTF.fullmatch(code) else None) if date else None,
        adapted=values.get(names.ADAPTED) == "true",
        translated=values.get(names.TRANSLATED) == "true",
        not_given=absent,
        confidence=dict.fromkeys(given, 1.0),
        role=known.get("role"),
        genre=known.get("genre"),
        title=known.get("title"),
        publisher=known.get("publisher"),
        place=known.get("place"),
        audience=known.get("audience"),
        event=known.get("event"),
        second_hand=known.get("second_hand"),
    )
