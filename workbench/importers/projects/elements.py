# SPDX-License-Identifier: MIT
"""What the elements of a project say: codes, notes, variables, times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.domain.interchange import analysis_projects as names
from workbench.domain.interchange.values import time_of
from workbench.domain.text import canonical, one_line
from workbench.importers.projects.files import TEXT_LIMIT, ProjectFiles
from workbench.importers.readers.office.xml_parts import XmlElement, number, too_long

_VALUES = ("Text", "Boolean", "Integer", "Float", "Date", "DateTime")


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """A code by its name with those above it; `kind` and `value` where it is one of ours."""

    name: str
    description: str = ""
    kind: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ProjectNote:
    """A note: its name, its text, and when it was changed."""

    name: str
    text: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProjectParts:
    """What elements point to, by GUIDs."""

    codes: Mapping[str, ProjectCode] = field(default_factory=dict)
    notes: Mapping[str, ProjectNote] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """GUIDs of what lines were drawn to from something, as NVivo does to its annotations."""


def parts_of(root: XmlElement, files: ProjectFiles) -> ProjectParts:
    """Return everything that elements of a project point to.

    Raises:
        UnreadableFileError: a note is too large or damaged.
    """
    variables = {
        guid: one_line(each.get("name") or "")
        for each in root.iter(tag("Variable"))
        if (guid := guid_in(each))
    }
    linked: dict[str, tuple[str, ...]] = {}
    for link in root.iter(tag("Link")):
        start, end = guid_in(link, "originGUID"), guid_in(link, "targetGUID")
        if start and end:
            linked[start] = (*linked.get(start, ()), end)
            linked[end] = (*linked.get(end, ()), start)
    notes = {
        guid: ProjectNote(
            one_line(each.get("name") or ""),
            canonical(plain_text(each, files) or text_in(each, "Description")),
            time_in(each, "modifiedDateTime"),
        )
        for each in root.iter(tag("Note"))
        if (guid := guid_in(each))
    }
    return ProjectParts(_codes(root), notes, variables, linked)


def tag(name: str) -> str:
    """Return the tag of an element of the standard."""
    return f"{{{names.NAMESPACE}}}{name}"


def guid_in(element: XmlElement, attribute: str = "guid") -> str:
    """Return the GUID in an attribute as we write it, or nothing where it is none."""
    try:
        return names.normal_guid(element.get(attribute) or "")
    except ValueError:
        return ""


def children(element: XmlElement, name: str) -> Iterator[XmlElement]:
    """Yield the elements right below that have a name of the standard."""
    wanted = tag(name)
    return (child for child in element if child.tag == wanted)


def text_in(element: XmlElement, name: str) -> str:
    """Return the text of an element right below, or nothing."""
    found = element.find(tag(name))
    return (found.text or "") if found is not None else ""


def time_in(element: XmlElement, attribute: str) -> datetime | None:
    """Return the time in an attribute, in UTC, or None."""
    return time_of({"time": element.get(attribute)}, "time")


def position_in(element: XmlElement, attribute: str) -> int:
    """Return a whole number in an attribute, -1 where there is none."""
    return number(element.get(attribute), -1)


def plain_text(element: XmlElement, files: ProjectFiles) -> str | None:
    """Return the text of a document or a note, wherever it is, as it is there; None for none.

    Raises:
        UnreadableFileError: its file is too large or damaged.
    """
    inside = element.find(tag("PlainTextContent"))
    if inside is not None:
        text = inside.text or ""
        if len(text) > TEXT_LIMIT:
            raise too_long(files.name)
        return text
    return files.text(element.get("plainTextPath"))


def notes_of(element: XmlElement, parts: ProjectParts) -> list[ProjectNote]:
    """Return the notes that an element points to, and those that are linked with it."""
    guids = [guid_in(each, "targetGUID") for each in children(element, "NoteRef")]
    guids += parts.linked.get(guid_in(element), ())
    return [parts.notes[guid] for guid in dict.fromkeys(guids) if guid in parts.notes]


def values_in(element: XmlElement, parts: ProjectParts) -> dict[str, str]:
    """Return the values of the variables of a document, by the names of those."""
    found = {}
    for value in children(element, "VariableValue"):
        reference = value.find(tag("VariableRef"))
        name = (
            parts.variables.get(guid_in(reference, "targetGUID")) if reference is not None else ""
        )
        text = next((x for kind in _VALUES if (x := text_in(value, f"{kind}Value"))), "")
        if name and text:
            found[name] = canonical(text)
    return found


def _codes(root: XmlElement) -> dict[str, ProjectCode]:
    own = names.own_codes()
    book = root.find(f"{tag('CodeBook')}/{tag('Codes')}")
    found: dict[str, ProjectCode] = {}
    waiting = [("", each) for each in reversed(list(book))] if book is not None else []
    while waiting:
        above, element = waiting.pop()
        name = one_line(element.get("name") or "")
        path = f"{above}/{name}" if above else name
        guid, description = guid_in(element), text_in(element, "Description")
        kind, value = own.get(guid) or _as_described(description, own)
        found[guid] = ProjectCode(path, canonical(description), kind, value)
        waiting += [(path, each) for each in reversed(list(children(element, "Code")))]
    return found


def _as_described(description: str, own: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return what of ours a code says it is, where a program gave it another GUID."""
    for kind in (names.DIMENSION, names.DIRECTION, names.WEIGHT):
        value = names.value_described(kind, description)
        if value is not None and (kind, value) in own.values():
            return kind, value
    return "", ""
