# SPDX-License-Identifier: MIT
"""Link marks with marks of other sources, and with what is known from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import IdTakenError, UnknownReferenceError
from workbench.domain.identifiers import AnnotationId, LinkId, OperationId, PackId, new_id
from workbench.domain.interchange.links import link_from_json, waiting_links, with_waiting_links
from workbench.domain.links import (
    BackgroundEnd,
    Link,
    LinkEnd,
    LinkKind,
    MarkEnd,
    check_link,
    known_link,
)
from workbench.domain.refusals import LinkRefusedError
from workbench.domain.text import canonical

if TYPE_CHECKING:
    from workbench.domain.annotations import Annotation
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class KeepLink:
    """The edit behind a link, new or changed."""

    operation: OperationId
    pack_id: PackId
    link: Link
    label: str = "Link"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Link:
        """Store the link as it is now.

        Raises:
            UnknownReferenceError: the pack does not have what it joins.
            LinkRefusedError: both ends are in one source, or are joined in this way already.
            IdTakenError: another pack has a link with this id.
        """
        if unit.links.pack_of(self.link.id) not in {None, self.pack_id}:
            raise IdTakenError("link", self.link.id)
        marks = {each: self._mark(unit, each) for each in self.link.marks}
        if isinstance(self.link.end, BackgroundEnd):
            entries = unit.packs.get(self.pack_id).background.entries()
            if self.link.end.background_id not in {entry.id for entry in entries}:
                raise UnknownReferenceError("background", self.link.end.background_id, "The link")
        check_link(self.link, marks, unit.links.of_pack(self.pack_id))
        unit.links.keep(self.pack_id, self.link)
        return self.link

    def _mark(self, unit: UnitOfWork, annotation_id: AnnotationId) -> Annotation:
        found = unit.annotations.find(annotation_id)
        if found is None or unit.packs.pack_of(found.target.source_id) != self.pack_id:
            raise UnknownReferenceError("mark", annotation_id, "The link")
        return found


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """The edit behind removing a link; what it joined stays."""

    operation: OperationId
    link_id: LinkId
    label: str = "Remove link"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the link out of the library."""
        unit.links.remove(self.link_id)


class LinkingService:
    """Keep, find and remove links."""

    def __init__(self, library: Library, *, clock: Clock | None = None) -> None:
        self._library = library
        self._clock = clock or (lambda: datetime.now(UTC))

    def keep(
        self, pack_id: PackId, link: Link, *, merge_key: str | None = None, label: str = "Link"
    ) -> Future[Link]:
        """Keep a link as it is now; changes with the same `merge_key` undo as one.

        The future raises what `KeepLink.apply` does.
        """
        kept = replace(link, sentence=canonical(link.sentence), modified=self._clock())
        operation = OperationId(new_id())
        return self._library.perform(KeepLink(operation, pack_id, kept, label, merge_key))

    def remove(self, link_id: LinkId) -> Future[None]:
        """Remove a link."""
        return self._library.perform(RemoveLink(OperationId(new_id()), link_id))

    def links_in(self, pack_id: PackId) -> tuple[Link, ...]:
        """Return the links of a pack, oldest first."""
        return self._library.read(lambda unit: unit.links.of_pack(pack_id)).result()


def new_link(start: AnnotationId, end: LinkEnd, kind: LinkKind, sentence: str) -> Link:
    """Return a link that nobody made before."""
    now = datetime.now(UTC)
    return Link(LinkId(new_id()), start, end, kind, now, now, canonical(sentence))


def make_waiting_links(unit: UnitOfWork, pack_id: PackId) -> None:
    """Make the links that came with marks of a pack and whose other end is there by now.

    One that is known is replaced; those that cannot be made go on waiting.
    """
    marks = {each.id: each for each in unit.annotations.of_pack(pack_id)}
    if not any(map(waiting_links, marks.values())):
        return
    known = {link.id: link for link in unit.links.of_pack(pack_id)}
    entries = {entry.id for entry in unit.packs.get(pack_id).background.entries()}
    ends: set[LinkEnd] = {*map(BackgroundEnd, entries), *map(MarkEnd, marks)}
    changed = []
    for mark in marks.values():
        waiting = []
        for data in waiting_links(mark):
            link = link_from_json(data, mark)
            is_here = link is not None and unit.links.pack_of(link.id) in {None, pack_id}
            if link is None or not is_here or link.end not in ends:
                waiting.append(data)
            elif known_link(known.values(), link) is None:
                if _is_refused(link, marks, known.values()):
                    waiting.append(data)
                    continue
                unit.links.keep(pack_id, link)
                known[link.id] = link
        if len(waiting) < len(waiting_links(mark)):
            changed.append(with_waiting_links(mark, waiting))
    unit.annotations.update_all(changed)


def _is_refused(link: Link, marks: dict[AnnotationId, Annotation], links: Iterable[Link]) -> bool:
    try:
        check_link(link, marks, links)
    except LinkRefusedError:
        return True
    return False
