# SPDX-License-Identifier: MIT
"""How marks bear on each other across sources, and on what is known from elsewhere.

A link joins a mark with a mark of another source, or with a piece of background. It has a kind and
one sentence of the student. Agreeing, disagreeing and coming from one place hold in both
directions; adding, confirming and challenging have a side that does it. Whatever the direction,
two things have one link of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, BackgroundId, LinkId, SourceId
from workbench.domain.refusals import LinkRefusedError
from workbench.domain.sources import Source

if TYPE_CHECKING:
    from workbench.domain.same_origin import SameOrigin


class LinkKind(StrEnum):
    """What the one does to the other; the first four are for marks, the last two for background."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    ADDS_TO = "adds-to"
    SAME_ORIGIN = "same-origin"
    CONFIRMS = "confirms"
    CHALLENGES = "challenges"


OF_MARKS = (LinkKind.SUPPORTS, LinkKind.CONTRADICTS, LinkKind.ADDS_TO, LinkKind.SAME_ORIGIN)
"""The kinds that join two marks, in the order in which they are offered."""

OF_BACKGROUND = (LinkKind.CONFIRMS, LinkKind.CHALLENGES)
"""The kinds that join a mark with background, which confirms or challenges it."""

SHORT_WORDS = {
    LinkKind.SUPPORTS: "agrees",
    LinkKind.CONTRADICTS: "disagrees",
    LinkKind.ADDS_TO: "adds",
    LinkKind.SAME_ORIGIN: "same origin",
    LinkKind.CONFIRMS: "confirms",
    LinkKind.CHALLENGES: "challenges",
}
"""What the student chooses from."""

_FORTH = {
    LinkKind.SUPPORTS: "agrees with",
    LinkKind.CONTRADICTS: "disagrees with",
    LinkKind.ADDS_TO: "adds to",
    LinkKind.SAME_ORIGIN: "has the same origin as",
    LinkKind.CONFIRMS: "is confirmed by",
    LinkKind.CHALLENGES: "is challenged by",
}
_BACK = {
    **_FORTH,
    LinkKind.ADDS_TO: "is added to by",
    LinkKind.CONFIRMS: "confirms",
    LinkKind.CHALLENGES: "challenges",
}


@dataclass(frozen=True, slots=True)
class MarkEnd:
    """The far end of a link that is a mark."""

    annotation_id: AnnotationId


@dataclass(frozen=True, slots=True)
class BackgroundEnd:
    """The far end of a link that is a piece of the pack's background."""

    background_id: BackgroundId


LinkEnd = MarkEnd | BackgroundEnd


@dataclass(frozen=True, slots=True)
class Link:
    """One link, read from the mark `start` to `end`: “E2 adds to A5”. Times are UTC.

    Raises:
        ValueError: a mark is linked with itself, or the kind is not one for what is at the end.
    """

    id: LinkId
    start: AnnotationId
    end: LinkEnd
    kind: LinkKind
    created: datetime
    modified: datetime
    sentence: str = ""

    def __post_init__(self) -> None:
        if self.end == MarkEnd(self.start):
            raise ValueError("a mark is not linked with itself")
        if self.kind not in kinds_for(self.end):
            raise ValueError(f"“{self.kind}” is no link with {self.end}")

    @property
    def marks(self) -> tuple[AnnotationId, ...]:
        """The marks it joins: two, or one where the other end is background."""
        if isinstance(self.end, MarkEnd):
            return (self.start, self.end.annotation_id)
        return (self.start,)

    def touches(self, end: LinkEnd) -> bool:
        """Tell whether a mark or a piece of background is at one of its ends."""
        return end in (self.end, MarkEnd(self.start))

    def other_end(self, annotation_id: AnnotationId) -> LinkEnd:
        """Return what a mark is joined with.

        Raises:
            ValueError: the mark is at neither end.
        """
        if annotation_id == self.start:
            return self.end
        if self.end != MarkEnd(annotation_id):
            raise ValueError(f"{annotation_id} is at neither end of {self.id}")
        return MarkEnd(self.start)

    def words_from(self, end: LinkEnd) -> str:
        """Return what the thing at this end does to the other: “adds to”, “is added to by”."""
        return (_FORTH if end == MarkEnd(self.start) else _BACK)[self.kind]

    def is_same_as(self, other: Link) -> bool:
        """Tell whether both join the same two things in the same way, whatever the direction."""
        ends: set[LinkEnd] = {MarkEnd(self.start), self.end}
        return self.kind is other.kind and ends == {MarkEnd(other.start), other.end}


@dataclass(frozen=True, slots=True)
class SourcePair:
    """What the links between two sources come to; `one` stands before `other` in the pack."""

    one: Source
    other: Source
    links: tuple[Link, ...]

    def of_kind(self, kind: LinkKind) -> tuple[Link, ...]:
        """Return its links of one kind."""
        return tuple(link for link in self.links if link.kind is kind)

    @property
    def shared_origin(self) -> SameOrigin:
        """What the two share of where they come from, where one is said to support the other."""
        # Where things come from is looked at long after the first window.
        from workbench.domain.same_origin import SameOrigin, same_origin

        if not self.of_kind(LinkKind.SUPPORTS):
            return SameOrigin()
        return same_origin(self.one.provenance, self.other.provenance)


def kinds_for(end: LinkEnd) -> tuple[LinkKind, ...]:
    """Return the kinds of link that lead to such an end."""
    return OF_MARKS if isinstance(end, MarkEnd) else OF_BACKGROUND


def with_end(links: Iterable[Link], end: LinkEnd) -> tuple[Link, ...]:
    """Return the links that a mark or a piece of background is at one end of, in their order."""
    return tuple(link for link in links if link.touches(end))


def known_link(links: Iterable[Link], link: Link) -> Link | None:
    """Return another link that says the same as `link`, or None."""
    return next((each for each in links if each.id != link.id and each.is_same_as(link)), None)


def check_link(link: Link, marks: Mapping[AnnotationId, Annotation], links: Iterable[Link]) -> None:
    """See that a link may be made, between these marks and beside these links.

    Raises:
        LinkRefusedError: both ends are in one source, or are joined in this way already.
    """
    ends = [marks[each] for each in link.marks if each in marks]
    if len(ends) == 2 and ends[0].target.source_id == ends[1].target.source_id:
        why = "are marks of one source; choose a mark of another source to link with"
        raise LinkRefusedError(ends[0].short_id, ends[1].short_id, why)
    if known_link(links, link) is not None:
        one = ends[0].short_id if ends else "The mark"
        other = ends[1].short_id if len(ends) == 2 else "this background"
        why = "are linked in this way already; change the sentence of that link instead"
        raise LinkRefusedError(one, other, why)


def pairs_of_sources(
    sources: Iterable[Source], links: Iterable[Link], marks: Mapping[AnnotationId, Annotation]
) -> tuple[SourcePair, ...]:
    """Return the table of agreements and disagreements: each two sources with links, in order.

    Links with background, and those whose marks are not among `marks`, belong to no pair.
    """
    ordered = tuple(sources)
    places = {source.id: place for place, source in enumerate(ordered)}
    found: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        ends = [places.get(source) for source in sources_of(link, marks)]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            pair = (min(ends[0], ends[1]), max(ends[0], ends[1]))
            found.setdefault(pair, []).append(link)
    return tuple(
        SourcePair(ordered[one], ordered[other], tuple(found[one, other]))
        for one, other in sorted(found)
    )


def sources_of(link: Link, marks: Mapping[AnnotationId, Annotation]) -> tuple[SourceId, ...]:
    """Return the sources of the marks it joins, as far as these are among `marks`."""
    return tuple(marks[each].target.source_id for each in link.marks if each in marks)


@dataclass(frozen=True, slots=True)
class LinkNote:
    """A link as one of its ends tells it; `name` and `other_name` are what the ends are called."""

    link: Link
    here: LinkEnd
    there: LinkEnd
    name: str
    other_name: str

    @property
    def said(self) -> str:
        """What is joined with what, and how: “A2 agrees with E5”."""
        return f"{self.name} {self.link.words_from(self.here)} {self.other_name}"

    @property
    def spoken(self) -> str:
        """The same with the student's sentence."""
        return f"{self.said}: {self.link.sentence}" if self.link.sentence else self.said


def link_notes(
    links: Iterable[Link], names: Mapping[LinkEnd, str], *, here: LinkEnd | None = None
) -> tuple[LinkNote, ...]:
    """Return the links as they are read from their marks, or all that touch `here` from there.

    Those with an end that `names` does not know are left out.
    """
    notes = []
    for link in links:
        start = MarkEnd(link.start) if here is None else here
        ends = {MarkEnd(link.start): link.end, link.end: MarkEnd(link.start)}
        if start in ends and start in names and ends[start] in names:
            there = ends[start]
            notes.append(LinkNote(link, start, there, names[start], names[there]))
    return tuple(notes)
