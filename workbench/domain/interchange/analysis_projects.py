# SPDX-License-Identifier: MIT
"""Names in a project of qualitative analysis (REFI-QDA 1.0, `.qdpx`), and what ours are in it.

Programs of analysis keep the GUIDs of what they are given. So a GUID is our id where that is one,
and everything else about a source or a mark gets its GUID from that id: whoever reads a project of
ours finds its parts again by working their GUIDs out anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.domain.annotations import Direction, Weight
from workbench.domain.frameworks import Dimension, Framework
from workbench.domain.regions import Region, Shape, Spot

NAMESPACE = "urn:QDA-XML:project:1.0"
DOCUMENT = "project.qde"
SOURCES = "sources"
INTERNAL = "internal://"
"""Before the name of a file below `SOURCES`."""

ENDING = ".qdpx"
ORIGIN = "Source Workbench"
NOT_GIVEN = "not given"
"""Value of a variable for what was asked for and is known to be absent."""

NOTHING_WRITTEN = "Nothing written yet"
"""Note of a mark without words, because an empty note cannot be told from none."""

FEATURE, INFERENCE, SO_WHAT = "I notice", "This suggests", "So"
QUESTION, QUESTION_ID = "For the question", "Question id"
WAS_AT, WAS, WAS_PREFIX, WAS_SUFFIX = (
    "Marked at first",
    "Marked then",
    "Stood before it",
    "Stood after it",
)
OUTLINE, OWN_ID, OTHERS = "Outline", "Id", "From other programs"
READINGS = "For other questions"
NOTE_FIELDS = (
    *(FEATURE, INFERENCE, SO_WHAT, QUESTION, QUESTION_ID),
    *(WAS_AT, WAS, WAS_PREFIX, WAS_SUFFIX, OUTLINE, OWN_ID, OTHERS, READINGS),
)
"""What stands in the note of a mark, in this order."""

KIND, TITLE, ALT, PICTURE_MISSING = "Kind of source", "Heading", "Picture shows", "Picture missing"
LABEL, NOUN, DATE_CODE = "Letter", "Called", "When (EDTF)"
AUTHOR_NOTE, VIEW_NOTE, GLOSSES = "Note of the page", "Note on the view", "Words explained"
ADAPTED, TRANSLATED, WITHDRAWN = "Adapted", "Translated", "Withdrawn"
SOURCE_VARIABLES = (
    *(NOUN, LABEL, KIND, TITLE, DATE_CODE, AUTHOR_NOTE, VIEW_NOTE, GLOSSES, ALT),
    *(PICTURE_MISSING, ADAPTED, TRANSLATED, WITHDRAWN),
)
"""Names of variables of a source, beside those of `provenance.FIELD_NAMES`."""

DIMENSION, DIRECTION, WEIGHT, SOURCE = "dimension", "direction", "weight", "source"
_OWN = "source-workbench"
_HEX = re.compile(r"[0-9a-f]{32}")
_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)

_DIMENSIONS = {each.value: each for each in Dimension}
_ALSO_CALLED: Mapping[str, Dimension] = {
    "type": Dimension.NATURE,
    "kind": Dimension.NATURE,
    "genre": Dimension.NATURE,
    "provenance": Dimension.ORIGIN,
    "origins": Dimension.ORIGIN,
    "creator": Dimension.AUTHOR,
    "authorship": Dimension.AUTHOR,
    "when": Dimension.DATE,
    "time": Dimension.DATE,
    "where": Dimension.PLACE,
    "motive": Dimension.PURPOSE,
    "intention": Dimension.PURPOSE,
    "aim": Dimension.PURPOSE,
    "why": Dimension.PURPOSE,
    "readers": Dimension.AUDIENCE,
    "language": Dimension.TONE,
    "style": Dimension.TONE,
    "bias": Dimension.RELIABILITY,
    "trust": Dimension.RELIABILITY,
    "trustworthiness": Dimension.RELIABILITY,
    "accuracy": Dimension.RELIABILITY,
    "cross-reference": Dimension.CORROBORATION,
    "silence": Dimension.OMISSION,
    "omissions": Dimension.OMISSION,
    "usefulness": Dimension.VALUE,
    "utility": Dimension.VALUE,
    "strength": Dimension.VALUE,
    "values": Dimension.VALUE,
    "limit": Dimension.LIMITATION,
    "limits": Dimension.LIMITATION,
    "limitations": Dimension.LIMITATION,
    "weakness": Dimension.LIMITATION,
    "conclusion": Dimension.JUDGEMENT,
}


def guid_of(identifier: str, part: str = "") -> str:
    """Return the GUID of something with one of our ids, or of a `part` of it, in small letters."""
    # What is only read needs no GUIDs, and the module takes long to import.
    from uuid import NAMESPACE_URL, UUID, uuid5

    if not part and _HEX.fullmatch(identifier):
        return str(UUID(identifier))
    return str(uuid5(NAMESPACE_URL, f"urn:{_OWN}:{part}:{identifier}"))


def id_of(guid: str) -> str:
    """Return the id that `guid_of` makes this GUID of, whoever made it.

    Raises:
        ValueError: it is no GUID.
    """
    return normal_guid(guid).replace("-", "")


def normal_guid(guid: str) -> str:
    """Return a GUID in small letters without braces; programs differ in both.

    Raises:
        ValueError: it is no GUID.
    """
    found = _GUID.fullmatch(guid.strip())
    if found is None:
        raise ValueError(guid)
    return found[1].lower()


def described(kind: str, value: str) -> str:
    """Return the words by which a code or a set says which of ours it is."""
    return f"{_OWN}:{kind}:{value}"


def value_described(kind: str, description: str) -> str | None:
    """Return which one of ours of a kind a description names, or None."""
    found = re.search(rf"{_OWN}:{kind}:(\S+)", description)
    return found[1] if found else None


def note_of(fields: Sequence[tuple[str, str]]) -> str:
    """Return a note with a paragraph for each field: “I notice: …”; empty ones are left out.

    Lines of a field that look like the beginning of another one are put one blank further in, so
    that `fields_of` can tell them apart.
    """
    labels = tuple(f"{name}: " for name, _ in fields)
    return "\n".join(f"{name}: {_indented(text, labels)}" for name, text in fields if text)


def fields_of(note: str, names: Sequence[str]) -> dict[str, str]:
    """Return the fields of a note by their names; what stands before the first is that of ``""``.

    Args:
        note: What `note_of` made, or any words of anybody.
        names: The names that fields may have.
    """
    found: dict[str, list[str]] = {"": []}
    current = ""
    labels = tuple(f"{name}: " for name in names)
    for line in note.split("\n"):
        label = next((each for each in labels if line.startswith(each)), None)
        if label is not None and label[:-2] not in found:
            current = label[:-2]
            found[current] = [line.removeprefix(label)]
        else:
            found[current].append(_outdented(line, labels))
    texts = {name: "\n".join(lines) for name, lines in found.items()}
    return {name: text for name, text in texts.items() if text}


def dimension_for(code: str, framework: Framework) -> Dimension | None:
    """Return the dimension that a code of somebody else's most likely stands for, or None.

    Its own name counts, then those of the codes above it (“Bias/Tone” is tone): names of the
    framework's letters, of dimensions, and some words that classes use for them.
    """
    letters = {letter.name.casefold(): letter.dimension for letter in framework.letters}
    for name in reversed(code.casefold().split("/")):
        words = name.strip()
        if words in letters:
            return letters[words]
        if words in _DIMENSIONS:
            return _DIMENSIONS[words]
        if words in _ALSO_CALLED:
            return _ALSO_CALLED[words]
    return None


def code_guid(kind: str, value: str) -> str:
    """Return the GUID of one of our codes; it is the same in every project."""
    return guid_of(value, kind)


def own_codes() -> dict[str, tuple[str, str]]:
    """Return kind and value of our codes by their GUIDs; those that only group have no value."""
    values = {
        DIMENSION: tuple(Dimension),
        DIRECTION: ("", *Direction),
        WEIGHT: ("", *Weight),
    }
    return {
        code_guid(kind, value): (kind, str(value))
        for kind, members in values.items()
        for value in members
    }


def outline_of(region: Region) -> str:
    """Return the outline of a part of a picture in words and fractions: “ellipse 0.1,0.2 0.5,1”."""
    return " ".join([region.shape.value, *(f"{spot.x!r},{spot.y!r}" for spot in region.spots)])


def region_of(outline: str) -> Region:
    """Return the part of a picture that `outline_of` tells.

    Raises:
        ValueError: it tells none.
    """
    shape, *spots = outline.split()
    corners = (spot.partition(",") for spot in spots)
    return Region(Shape(shape), tuple(Spot(float(x), float(y)) for x, _, y in corners))


def _indented(text: str, labels: tuple[str, ...]) -> str:
    first, *others = text.split("\n")
    return "\n".join([first, *(f" {x}" if _is_label(x, labels) else x for x in others)])


def _outdented(line: str, labels: tuple[str, ...]) -> str:
    return line[1:] if line.startswith(" ") and _is_label(line, labels) else line


def _is_label(line: str, labels: tuple[str, ...]) -> bool:
    return line.lstrip(" ").startswith(labels)
