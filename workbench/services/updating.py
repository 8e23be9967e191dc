# SPDX-License-Identifier: MIT
"""Packs that somebody hands on: take in the first and every newer version, or make them one's own.

A newer version never takes anything of the student away: marks are placed in the new words, and
those whose words are gone are kept as lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.anchoring import placed_in
from workbench.domain.annotations import Annotation, marked_text
from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import IdTakenError
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import BackgroundId, OperationId, PackId, SourceId, new_id
from workbench.domain.links import BackgroundEnd
from workbench.domain.pack_versions import as_received, newer_version
from workbench.domain.plans import BackgroundEvidence
from workbench.domain.question_text import same_words
from workbench.domain.refusals import OlderPackError
from workbench.domain.remarks import Remark
from workbench.domain.sources import Pack
from workbench.services.enquiring import enquiries_of_page
from workbench.services.framing import receive_frameworks
from workbench.services.importing import (
    KeepPack,
    check_that_it_is_new,
    copy_before,
    whole_or_nothing,
)
from workbench.services.linking import make_waiting_links

if TYPE_CHECKING:
    from workbench.domain.practising.setting import SetPaper
    from workbench.domain.revising.cards import CardKey
    from workbench.importers.pack_file import ReceivedPack
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


class Receipt(StrEnum):
    """What taking in a pack file came to."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ReceivedVersion:
    """A pack as it is after its file was taken in, and how many of its marks are where."""

    pack: Pack
    receipt: Receipt
    staying: int = 0
    doubtful: int = 0
    lost: int = 0
    frameworks: tuple[Framework, ...] = ()
    """Those that came with it and were not here before."""

    @property
    def is_change(self) -> bool:
        """Whether anything in the library is another than it was."""
        return self.receipt is not Receipt.UNCHANGED

    @property
    def outcome(self) -> str:
        """What happened, in one plain sentence without a full stop."""
        names = " and ".join(each.name for each in self.frameworks)
        return f"{self._outcome}, with the framework {names}" if names else self._outcome

    @property
    def _outcome(self) -> str:
        if self.receipt is Receipt.UNCHANGED:
            return f"“{self.pack.title}” is here already, and nothing in it has changed"
        if self.receipt is Receipt.NEW:
            count = len(self.pack.sources)
            sources = "1 source" if count == 1 else f"{count} sources"
            return f"Brought in: {self.pack.title}, {sources}"
        marks = "1 mark stays" if self.staying == 1 else f"{self.staying} marks stay"
        said = [marks]
        if self.doubtful:
            said.append(f"{self.doubtful} please check")
        if self.lost:
            said.append(f"{self.lost} lost")
        return f"Updated: {', '.join(said)}"


@dataclass(frozen=True, slots=True)
class ReceivePack:
    """The edit behind bringing in a pack file, whichever version of it is here."""

    operation: OperationId
    pack: Pack
    label: str
    merge_key: str | None = None
    enquiries: tuple[Enquiry, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    papers: tuple[SetPaper, ...] = ()

    def apply(self, unit: UnitOfWork) -> ReceivedVersion:
        """Store a new pack, or what is newer about one that is here, and frameworks with it.

        Raises:
            IdTakenError: one of its sources is in another pack.
            OlderPackError: a newer version is here.
        """
        version = self._received(unit)
        return replace(version, frameworks=receive_frameworks(unit, self.frameworks))

    def _received(self, unit: UnitOfWork) -> ReceivedVersion:
        kept = unit.packs.find(self.pack.id)
        if kept is None:
            keep = KeepPack(
                self.operation,
                as_received(self.pack),
                enquiries=self.enquiries,
                papers=self.papers,
            )
            return ReceivedVersion(keep.apply(unit), Receipt.NEW)
        _check_that_it_follows(unit, kept, self.pack)
        return self._updated(unit, kept)

    def _updated(self, unit: UnitOfWork, kept: Pack) -> ReceivedVersion:
        """Store what is newer; marks, plans, enquiries and own knowledge stay.

        Questions that the kept version did not have become enquiries, and links are made that
        waited for what it brings.
        """
        newer = as_received(self.pack) if kept.is_received else self.pack
        marks = unit.annotations.of_pack(kept.id)
        marked = {each.target.source_id for each in marks}
        pack = newer_version(kept, newer, marked=marked, used=_used(unit, kept.id))
        is_same = unit.set_papers.of_pack(kept) == self.papers
        if replace(pack, version=kept.version) == kept and is_same:
            return ReceivedVersion(kept, Receipt.UNCHANGED)
        unit.packs.update(pack)
        unit.set_papers.keep_all(pack, self.papers)
        asked = {same_words(question.text) for question in kept.questions}
        new = [each for each in self.enquiries if same_words(each.text) not in asked]
        unit.enquiries.add_all(pack.id, new)
        moved = [_placed(each, kept, pack) for each in marks]
        unit.annotations.update_all(moved)
        # What links of these marks wait for may have come with it.
        make_waiting_links(unit, pack.id)
        doubtful = sum(each.target.is_doubtful for each in moved)
        lost = sum(each.target.is_lost for each in moved)
        staying = len(moved) - doubtful - lost
        return ReceivedVersion(pack, Receipt.UPDATED, staying, doubtful, lost)


@dataclass(frozen=True, slots=True)
class MakeOwn:
    """The edit behind making a received pack one's own: another pack, with everything made of it.

    `source_ids` says which new id each source gets. So a newer version of what was received comes
    in beside it, and the two never meet.
    """

    operation: OperationId
    pack_id: PackId
    new_id: PackId
    source_ids: Mapping[SourceId, SourceId]
    label: str = "Make it my own copy"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Pack:
        """Store the pack under other ids and return it.

        Raises:
            NotFoundError: there is no such pack.
        """
        kept = unit.packs.get(self.pack_id)
        marks, plans = unit.annotations.of_pack(kept.id), unit.plans.of_pack(kept.id)
        enquiries, versions = unit.enquiries.of_pack(kept.id), unit.note_versions.of_pack(kept.id)
        plan_versions = unit.plan_versions.of_pack(kept.id)
        dismissals, links = unit.dismissals.of_pack(kept.id), unit.links.of_pack(kept.id)
        remarks, papers = unit.remarks.of_pack(kept.id), unit.set_papers.of_pack(kept)
        schedules = unit.schedules.of_pack(kept.id)
        reviews = unit.schedules.reviews_of_pack(kept.id)
        own = tuple(
            replace(each, source_id=self._renamed(each.source_id) if each.source_id else None)
            for each in kept.background.own
        )
        pack = replace(
            kept,
            id=self.new_id,
            sources=tuple(replace(each, id=self._renamed(each.id)) for each in kept.sources),
            background=replace(kept.background, own=own),
            version=0,
            is_received=False,
        )
        unit.packs.remove(kept.id)
        unit.packs.add(pack)
        for source in kept.sources:
            number = unit.annotations.last_number(source.id)
            unit.annotations.take_number(self._renamed(source.id), number)
        unit.annotations.add_all(self._moved(each) for each in marks)
        unit.note_versions.add_all(versions)
        unit.enquiries.add_all(pack.id, enquiries)
        unit.dismissals.keep_all(pack.id, dismissals)
        for plan in plans:
            unit.plans.keep(replace(plan, pack_id=pack.id))
        unit.plan_versions.add_all(plan_versions)
        # Marks and background keep their ids, and so do the links between them.
        unit.links.add_all(pack.id, links)
        unit.remarks.keep_all(map(self._at_new_source, remarks))
        unit.set_papers.keep_all(pack, (x.with_source_ids(self.source_ids) for x in papers))
        unit.attempts.move(kept.id, pack.id)
        unit.schedules.keep_all(
            replace(each, key=self._at_new_pack(each.key)) for each in schedules
        )
        unit.schedules.log(replace(each, key=self._at_new_pack(each.key)) for each in reviews)
        return pack

    def _renamed(self, source_id: SourceId) -> SourceId:
        return self.source_ids.get(source_id, source_id)

    def _at_new_pack(self, key: CardKey) -> CardKey:
        return key.moved(self.new_id, self.source_ids)

    def _at_new_source(self, remark: Remark) -> Remark:
        place = remark.said.place
        if place.source is None:
            return remark
        moved = replace(place, source=self._renamed(place.source))
        return replace(remark, said=replace(remark.said, place=moved))

    def _moved(self, mark: Annotation) -> Annotation:
        target = replace(mark.target, source_id=self._renamed(mark.target.source_id))
        return replace(mark, target=target)


class UpdatingService:
    """Take in pack files, and make what came in one's own."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def take_pictures(self, received: ReceivedPack) -> ReceivedPack:
        """Put the pictures of a pack file into the library, unless the pack is going to be refused.

        Raises:
            IdTakenError: one of its sources is in another pack.
            OlderPackError: a newer version is here.
            LibraryError: the library cannot be written.
        """
        self._library.read(lambda unit: _check(unit, received.pack)).result()
        with whole_or_nothing(self._library, received.pack):
            for name, content in received.media.items():
                self._library.media.keep(content, name=name)
        return received

    def receive(self, received: ReceivedPack) -> Future[ReceivedVersion]:
        """Store a pack file whose pictures are in the library by now; a newer version updates it.

        The future raises `OlderPackError` where a newer version is here.
        """
        copy_before(self._library, "import")
        label = f"Bring in {received.pack.title}"
        enquiries = enquiries_of_page(received.pack, said=received.enquiries)
        return self._library.perform(
            ReceivePack(
                OperationId(new_id()),
                received.pack,
                label,
                enquiries=enquiries,
                frameworks=received.frameworks,
                papers=received.papers,
            )
        )

    def make_own(self, pack: Pack) -> Future[Pack]:
        """Make a pack that came from somebody else one's own; the result has other ids."""
        ids = {source.id: SourceId(new_id()) for source in pack.sources}
        return self._library.perform(MakeOwn(OperationId(new_id()), pack.id, PackId(new_id()), ids))


def _check(unit: UnitOfWork, pack: Pack) -> None:
    kept = unit.packs.find(pack.id)
    if kept is None:
        check_that_it_is_new(unit, pack)
    else:
        _check_that_it_follows(unit, kept, pack)


def _check_that_it_follows(unit: UnitOfWork, kept: Pack, pack: Pack) -> None:
    if pack.version < kept.version:
        raise OlderPackError(kept.title)
    known = {source.id for source in kept.sources}
    for source in pack.sources:
        if source.id not in known and unit.packs.has_source(source.id):
            raise IdTakenError("source", source.id)


def _used(unit: UnitOfWork, pack_id: PackId) -> set[BackgroundId]:
    in_plans = {
        evidence.background_id
        for plan in unit.plans.of_pack(pack_id)
        for point in plan.points
        for evidence in point.evidence
        if isinstance(evidence, BackgroundEvidence)
    }
    linked = {
        link.end.background_id
        for link in unit.links.of_pack(pack_id)
        if isinstance(link.end, BackgroundEnd)
    }
    return in_plans | linked


def _placed(mark: Annotation, before: Pack, after: Pack) -> Annotation:
    """Return a mark in the words that its source has now; where they are as before, as it is."""
    part, source_id = mark.target.part, mark.target.source_id
    old, new = before.source(source_id), after.source(source_id)
    if mark.target.marked is None or old is None or new is None:
        # Parts are told relative to their picture: they stay where they are on another one.
        return mark
    text = marked_text(new, part)
    if text == marked_text(old, part):
        return mark
    return replace(mark, target=placed_in(text, mark.target))
