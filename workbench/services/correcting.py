# SPDX-License-Identifier: MIT
"""Correct where a source comes from, field by field, and type a label that was not printed."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from workbench.domain.anchoring import placed_in
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import OperationId, SourceId, new_id
from workbench.domain.provenance import FIELD_NAMES, FIELDS, LABEL, HistoricalDate, Provenance
from workbench.domain.sources import Source
from workbench.domain.text import Span, canonical

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

_OFFERED = ("date", "creator", "audience", "second_hand", "place", "genre", "publisher", "event")
"""Fields that marked words of a label are tried as, the clearest first."""

_FIELD_OF: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.AUTHOR: "creator",
        Dimension.DATE: "date",
        Dimension.PLACE: "place",
        Dimension.AUDIENCE: "audience",
    }
)
_LONGEST_OFFER = 120
"""Characters beyond which marked words are no value of a field."""


@dataclass(frozen=True, slots=True)
class CorrectProvenance:
    """The edit behind typing into one field of a source's provenance."""

    operation: OperationId
    source_id: SourceId
    field: str
    value: str
    label: str
    merge_key: str | None = None
    words: Span | None = None

    def apply(self, unit: UnitOfWork) -> Source:
        """Store the field and return the source as it is then."""
        source = unit.packs.source(self.source_id)
        source = corrected(source, self.field, self.value, words=self.words)
        unit.packs.update_source(source)
        return source


@dataclass(frozen=True, slots=True)
class TypeLabel:
    """The edit behind typing a label; marks stay on their words.

    A mark whose words were changed is moved and in doubt; one whose words are gone is lost, and
    keeps them.
    """

    operation: OperationId
    source_id: SourceId
    text: str
    label: str
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Source:
        """Store the label and return the source as it is then.

        Raises:
            ReceivedPackError: the label was printed, in a pack that came from somebody else.
        """
        known = unit.packs.source(self.source_id)
        if known.attribution and LABEL not in known.provenance.typed:
            unit.packs.require_own(unit.packs.pack_of(self.source_id))
        source = labelled(known, self.text)
        unit.packs.update_source(source)
        unit.annotations.update_all(
            replace(each, target=placed_in(source.attribution, each.target))
            for each in unit.annotations.of_source(self.source_id)
            if each.target.part is SourcePart.ATTRIBUTION
        )
        return source


class CorrectingService:
    """Change what is known of a source's origin; each change is one step of undo."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def correct_provenance(
        self, source: Source, field: str, value: str, *, words: Span | None = None
    ) -> Future[Source]:
        """Put what was typed into a field; nothing typed is “not given”.

        Args:
            source: The source as it is shown.
            field: One of `provenance.FIELDS`.
            value: What was typed. Makers are separated by semicolons.
            words: The words of the label that the value was taken from, if it was not typed.

        Raises:
            KeyError: there is no such field.
        """
        label = f"Change “{FIELD_NAMES[field]}” of {source.name}"
        return self._library.perform(
            CorrectProvenance(
                OperationId(new_id()),
                source.id,
                field,
                value,
                label,
                merge_key=f"{source.id}:{field}",
                words=words,
            )
        )

    def type_label(self, source: Source, text: str) -> Future[Source]:
        """Give a source the label that was typed; nothing typed is no label."""
        label = f"Type the label of {source.name}"
        return self._library.perform(
            TypeLabel(
                OperationId(new_id()),
                source.id,
                text,
                label,
                merge_key=f"{source.id}:{LABEL}",
            )
        )


def corrected(source: Source, field: str, value: str, *, words: Span | None = None) -> Source:
    """Return the source with what was typed in one field of its provenance.

    `words` are those of the label that it was taken from, if it was.

    Raises:
        KeyError: there is no such field.
    """
    if field not in FIELDS:
        raise KeyError(field)
    said = " ".join(canonical(value).split())
    provenance = source.provenance
    confidence = {name: x for name, x in provenance.confidence.items() if name != field}
    not_given = {name for name in provenance.not_given if name != field}
    if said:
        confidence[field] = 1.0
    else:
        not_given.add(field)
    values: dict[str, Any] = {field: _value(field, said)}
    places = {name: span for name, span in provenance.words.items() if name != field}
    if said and words is not None:
        places[field] = words
    known = replace(
        provenance,
        **values,
        confidence=confidence,
        not_given=tuple(name for name in FIELDS if name in not_given),
        typed=_with(provenance, field, is_typed=bool(said)),
        words=places,
    )
    return replace(source, provenance=known)


def labelled(source: Source, text: str) -> Source:
    """Return the source with a label that was typed, or without one where nothing was."""
    words = "\n".join(" ".join(line.split()) for line in canonical(text).strip().split("\n"))
    provenance = source.provenance
    typed = _with(provenance, LABEL, is_typed=bool(words))
    # Where the fields stood in the old label says nothing about the new one.
    known = replace(provenance, typed=typed, words={})
    return replace(source, attribution=words or None, provenance=known)


def offered_field(source: Source, words: str, dimension: Dimension | None = None) -> str | None:
    """Return the empty field that words marked in the label would fill, or None.

    A mark about the date, the author, the place or the audience says itself which field that is.
    """
    from workbench.importers.provenance_fields import provenance_of

    marked = " ".join(words.split())
    if not marked or len(marked) > _LONGEST_OFFER:
        return None
    meant = _FIELD_OF.get(dimension) if dimension else None
    if meant is not None and source.provenance.value_of(meant) is None:
        return meant
    found = provenance_of(marked)
    return next(
        (
            name
            for name in _OFFERED
            if found.value_of(name) is not None and source.provenance.value_of(name) is None
        ),
        None,
    )


def _value(field: str, words: str) -> tuple[str, ...] | HistoricalDate | str | None:
    if field == "creator":
        return tuple(each.strip() for each in words.split(";") if each.strip())
    if not words:
        return None
    return _date(words) if field == "date" else words


def _date(words: str) -> HistoricalDate:
    from workbench.importers.dates import dates_in

    found = dates_in(words)
    return HistoricalDate(words, found[0].date.edtf if len(found) == 1 else None)


def _with(provenance: Provenance, name: str, *, is_typed: bool) -> tuple[str, ...]:
    names = {*provenance.typed, name} if is_typed else {*provenance.typed} - {name}
    return tuple(each for each in (LABEL, *FIELDS) if each in names)
