# SPDX-License-Identifier: MIT
"""Make a pack by hand: its title, its sources and their order, its background."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from workbench.domain.background import BackgroundKind
from workbench.domain.background_editing import (
    WrittenEntry,
    moved_card,
    moved_entry,
    without_card,
    without_entry,
    written,
)
from workbench.domain.dates import in_words
from workbench.domain.identifiers import BackgroundId, OperationId, PackId, SourceId, new_id
from workbench.domain.sources import Pack, Source, SourceKind
from workbench.domain.text import canonical, one_line

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

UNTITLED = "New pack"


class PackChange(Protocol):
    """One change of a pack, as a value."""

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the change."""


@dataclass(frozen=True, slots=True)
class ChangePack:
    """The edit behind everything that is done to a pack by hand."""

    operation: OperationId
    pack_id: PackId
    change: PackChange
    label: str
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Pack:
        """Store the pack and return it.

        Raises:
            ReceivedPackError: it came from somebody else.
            NotFoundError: there is no such pack.
        """
        unit.packs.require_own(self.pack_id)
        known = unit.packs.get(self.pack_id)
        pack = self.change.applied(known)
        if pack == known:
            return known
        if pack.background != known.background:
            unit.packs.update_background(pack.id, pack.background)
        unit.packs.update(pack)
        unit.packs.note_change(pack.id)
        self._follow_labels(unit, known, pack)
        return unit.packs.get(pack.id)

    def _follow_labels(self, unit: UnitOfWork, before: Pack, after: Pack) -> None:
        """Let questions that name sources by their labels name the same ones."""
        renamed = {
            old.label: new.label
            for old in before.sources
            if (new := after.source(old.id)) is not None
            and new.label != old.label
            and before.source_labelled(old.label) == old
        }
        for enquiry in unit.enquiries.of_pack(after.id) if renamed else ():
            labels = tuple(renamed.get(each, each) for each in enquiry.sources)
            if labels != enquiry.sources:
                unit.enquiries.keep(after.id, replace(enquiry, sources=labels))


@dataclass(frozen=True, slots=True)
class Rename:
    """Another title."""

    title: str

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the title."""
        return replace(pack, title=self.title)


@dataclass(frozen=True, slots=True)
class AddSource:
    """A source after all others; those that are no longer in the pack stay the last."""

    source: Source

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the source."""
        there = [each for each in pack.sources if not each.is_withdrawn]
        gone = [each for each in pack.sources if each.is_withdrawn]
        return _ordered(pack, [*there, self.source, *gone])


@dataclass(frozen=True, slots=True)
class Relabel:
    """Another label, noun and kind of a source; the numbers of its marks stay.

    `description` says what its picture shows; None leaves that as it is.
    """

    source_id: SourceId
    label: str
    heading: str
    kind: SourceKind
    description: str | None = None

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the source called otherwise."""
        sources = (
            self._called(each) if each.id == self.source_id else each for each in pack.sources
        )
        return replace(pack, sources=tuple(sources))

    def _called(self, source: Source) -> Source:
        picture = source.picture
        if picture is not None and self.description is not None:
            picture = replace(picture, alt=self.description)
        return replace(
            source, label=self.label, heading=self.heading, kind=self.kind, picture=picture
        )


@dataclass(frozen=True, slots=True)
class MoveSource:
    """Another place of a source."""

    source_id: SourceId
    step: int

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the source so many places on, as far as there is one."""
        sources = list(pack.sources)
        place = next((at for at, each in enumerate(sources) if each.id == self.source_id), None)
        if place is None or not 0 <= place + self.step < len(sources):
            return pack
        sources.insert(place + self.step, sources.pop(place))
        return _ordered(pack, sources)


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """No such source any more; its marks go with it."""

    source_id: SourceId

    def applied(self, pack: Pack) -> Pack:
        """Return the pack without the source."""
        return _ordered(pack, [each for each in pack.sources if each.id != self.source_id])


@dataclass(frozen=True, slots=True)
class WriteEntry:
    """A piece of background as it was written, new or known."""

    entry: WrittenEntry

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the entry."""
        return replace(pack, background=written(pack.background, self.entry))


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """No such piece of background any more; or with `is_card` the whole card it is on."""

    entry_id: BackgroundId
    is_card: bool = False

    def applied(self, pack: Pack) -> Pack:
        """Return the pack without the entry."""
        take = without_card if self.is_card else without_entry
        return replace(pack, background=take(pack.background, self.entry_id))


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """Another place of a piece of background; or with `is_card` of the card it is on."""

    entry_id: BackgroundId
    step: int
    is_card: bool = False

    def applied(self, pack: Pack) -> Pack:
        """Return the pack with the entry so many places on."""
        move = moved_card if self.is_card else moved_entry
        return replace(pack, background=move(pack.background, self.entry_id, self.step))


class ComposingService:
    """Change packs by hand; each change is one step of undo."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def new_pack(self, title: str = UNTITLED) -> Future[Pack]:
        """Keep an empty pack."""
        from workbench.services.importing import KeepPack

        pack = Pack(PackId(new_id()), one_line(title) or UNTITLED)
        return self._library.perform(KeepPack(OperationId(new_id()), pack, label="New pack"))

    def change(self, pack_id: PackId, change: PackChange, label: str) -> Future[Pack]:
        """Keep a pack with one change; `label` is what the menu says after “Undo”."""
        return self._library.perform(ChangePack(OperationId(new_id()), pack_id, change, label))


def source_by_hand(
    *, label: str, heading: str, kind: SourceKind, attribution: str, text: str
) -> Source:
    """Return a new source as it was typed, with what its label tells worked out."""
    from workbench.importers.provenance_fields import provenance_of

    line, body = canonical(attribution).strip() or None, canonical(text).strip("\n")
    return Source(
        id=SourceId(new_id()),
        label=one_line(label),
        order=0,
        kind=kind,
        heading=one_line(heading) or "Source",
        body=body if body.strip() else None,
        attribution=line,
        provenance=provenance_of(line),
        confidence={"label": 1.0, "body": 1.0, "attribution": 1.0},
    )


def entry_by_hand(
    kind: BackgroundKind,
    *,
    text: str,
    heading: str = "",
    known: WrittenEntry | None = None,
) -> WrittenEntry:
    """Return a piece of background as it was typed.

    The heading of an event is its date, as a historian gives it; one that cannot be read is kept
    before the words. `known` is the entry as it was before.
    """
    words, title = canonical(text).strip(), one_line(heading)
    edtf = known.edtf if known and known.edtf and in_words(known.edtf) == title else None
    if edtf:
        title = ""
    elif kind is BackgroundKind.EVENT and title:
        from workbench.importers.dates import dates_in

        found = dates_in(title)
        edtf = found[0].date.edtf if len(found) == 1 else None
        words, title = (words, "") if edtf else (f"{title}: {words}", "")
    lines = sum(bool(line.strip()) for line in words.split("\n"))
    count = max(0, lines - 1) if kind is BackgroundKind.CARD else 0
    further = tuple(BackgroundId(new_id()) for _ in range(count))
    own_id = known.id if known else BackgroundId(new_id())
    return WrittenEntry(kind, own_id, words, title, edtf, further)


def next_label(pack: Pack) -> str:
    """Return the label that follows those of a pack: C after B, 4 after 3."""
    labels = [each.label for each in pack.sources if not each.is_withdrawn]
    last = labels[-1] if labels else ""
    if last.isdecimal():
        return str(int(last) + 1)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return next((each for each in letters if each not in labels), "")


def _ordered(pack: Pack, sources: list[Source]) -> Pack:
    return replace(
        pack, sources=tuple(replace(each, order=at) for at, each in enumerate(sources, start=1))
    )
