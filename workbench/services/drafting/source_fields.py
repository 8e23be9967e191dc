# SPDX-License-Identifier: MIT
"""The fields of a source that is being checked: what they say, how surely, and typing into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.domain.provenance import FIELD_NAMES, HistoricalDate
from workbench.domain.sources import SourceKind
from workbench.domain.text import canonical
from workbench.importers.dates import dates_in
from workbench.importers.draft import OverrideValue, PackDraft, SourceDraft
from workbench.importers.editing import (
    clear_provenance,
    describe_picture,
    relabel,
    set_provenance,
)
from workbench.services.drafting.certainty import Certainty, certainty_of
from workbench.services.drafting.contents import source_of
from workbench.services.drafting.history import Edit

ORDER = (
    "creator",
    "role",
    "second_hand",
    "genre",
    "title",
    "publisher",
    "date",
    "place",
    "audience",
    "event",
)
"""The fields as they are checked: who, through whom, what, when, where, for whom."""

_ALWAYS = ("creator", "role", "date", "place", "audience")
_NAME = re.compile(r"(?P<heading>.*\S)\s+(?P<label>\S+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SourceField:
    """A field as it is shown; `is_typed` when a person has put something in its place."""

    name: str
    caption: str
    value: str
    certainty: Certainty
    is_typed: bool
    is_extra: bool


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """Everything about one source that can be corrected beside the page."""

    name: str
    fields: tuple[SourceField, ...]
    kind: SourceKind
    kind_certainty: Certainty
    kind_reason: str | None
    adapted: bool
    translated: bool
    is_left_out: bool
    description: str | None
    """What its picture shows; None where it has no picture."""


def sheet_of(draft: PackDraft, place: int) -> SourceSheet:
    """Return what is known of a source, field by field.

    Fields that a student looks for stand there always; the others are extra while they are empty.
    """
    head = draft.sources[place]
    source = source_of(draft, place)
    provenance = source.provenance
    is_suggested = source.interpretation_note is not None
    return SourceSheet(
        source.name,
        tuple(
            _field(name, provenance.value_of(name), provenance.confidence.get(name, 0.0), head)
            for name in ORDER
        ),
        source.kind,
        Certainty.PLEASE_CHECK if is_suggested else Certainty.SURE,
        source.interpretation_note,
        provenance.adapted,
        provenance.translated,
        head.is_left_out,
        source.picture.alt if source.picture else None,
    )


def typed(place: int, name: str, text: str) -> Edit:
    """Return the correction that puts what was typed into a field; nothing typed is “not given”."""
    value = _value(name, canonical(text))
    return lambda draft: set_provenance(draft, place, name, value)


def as_on_the_page(place: int, name: str) -> Edit:
    """Return the correction that takes back what was typed into a field."""
    return lambda draft: clear_provenance(draft, place, name)


def described(place: int, text: str) -> Edit:
    """Return the correction that says what the picture of a source shows."""
    return lambda draft: describe_picture(draft, place, canonical(text))


def renamed(place: int, text: str) -> Edit:
    """Return the correction that calls a source `text`: “Source B”, “Interpretation 2”, or “B”.

    It raises ValueError where nothing was typed.
    """
    words = " ".join(canonical(text).split())
    found = _NAME.fullmatch(words)
    heading, label = (found["heading"], found["label"]) if found else (None, words)
    return lambda draft: relabel(draft, place, label, heading=heading)


def _field(name: str, value: str | None, confidence: float, head: SourceDraft) -> SourceField:
    overrides = head.overrides
    certainty = Certainty.NOT_GIVEN if value is None else certainty_of(confidence)
    return SourceField(
        name,
        FIELD_NAMES[name],
        value or "",
        certainty,
        name in overrides,
        value is None and name not in _ALWAYS and name not in overrides,
    )


def _value(name: str, text: str) -> OverrideValue:
    words = " ".join(text.split())
    if not words:
        return None
    if name == "creator":
        return tuple(each.strip() for each in words.split(";") if each.strip()) or None
    if name == "date":
        found = dates_in(words)
        return HistoricalDate(words, found[0].date.edtf if len(found) == 1 else None)
    return words
