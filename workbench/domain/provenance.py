# SPDX-License-Identifier: MIT
"""Where a source comes from: the attribution resolved into fields.

The attribution is the line as printed and belongs to the source (`sources.Source.attribution`).
What was worked out from it stands here, each field with a confidence between 0 and 1. A field that
is None was not found; a field named in `not_given` is known to be absent, which is a finding about
the source and not a gap in the program. A field named in `typed` was put there by a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.text import Span

SURE = 0.75
"""The confidence from which on a field is taken as sure."""

FIELDS = (
    "creator",
    "role",
    "genre",
    "title",
    "publisher",
    "date",
    "place",
    "audience",
    "event",
    "second_hand",
)
"""The fields in the order in which they are shown; names are those of a pack file."""

DUBLIN_CORE = {
    "creator": "dcterms:creator",
    "role": "dcterms:description",
    "genre": "dcterms:type",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "date": "dcterms:created",
    "place": "dcterms:spatial",
    "audience": "dcterms:audience",
    "event": "dcterms:coverage",
    "second_hand": "dcterms:source",
}
"""The term of the DCMI metadata terms (2020) that each field corresponds to."""

LABEL = "attribution"
"""Stands in `Provenance.typed` where the attribution itself was not printed but typed."""

FIELD_NAMES = {
    "creator": "Made by",
    "role": "Their position",
    "genre": "What kind",
    "title": "Title",
    "publisher": "Published by",
    "date": "When",
    "place": "Where",
    "audience": "Made for",
    "event": "Occasion",
    "second_hand": "Came to us through",
}
"""What the student reads for each field."""


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as printed and, where it can be said, as EDTF.

    `edtf` follows the Extended Date/Time Format (ISO 8601-2:2019). It is None for words that name
    no date, such as “two months later”. A day without a year keeps its year open (`XXXX-08-10`);
    a year is never borrowed from elsewhere.
    """

    text: str
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of where a source comes from."""

    creator: tuple[str, ...] = ()
    role: str | None = None
    genre: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: HistoricalDate | None = None
    place: str | None = None
    audience: str | None = None
    event: str | None = None
    second_hand: str | None = None
    adapted: bool = False
    translated: bool = False
    not_given: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    typed: tuple[str, ...] = ()
    words: Mapping[str, Span] = field(default_factory=dict)
    """Which words of the attribution a field was read from; not for every field."""

    def value_of(self, name: str) -> str | None:
        """Return the field `name` as the words to show, or None where nothing is known.

        Raises:
            KeyError: there is no such field.
        """
        if name not in FIELDS:
            raise KeyError(name)
        if name == "creator":
            return "; ".join(self.creator) or None
        if name == "date":
            return self.date.text if self.date else None
        value: str | None = getattr(self, name)
        return value
