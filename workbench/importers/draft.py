# SPDX-License-Identifier: MIT
"""What was taken for what on a page, before a person has agreed to it.

A draft is the page cut into parts which together are the whole page, so that nothing can be lost:
`"".join(part.raw for part in draft.parts) == draft.page` always holds. Recognition and correction
only decide where the cuts are and what each part is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.provenance import HistoricalDate
from workbench.domain.sources import SourceKind
from workbench.importers.page import EncodingChoice, PagePicture, pictures_in


class PartKind(StrEnum):
    """What a part of the page is."""

    TITLE = "title"
    SECTION_HEADING = "section heading"
    PARAGRAPH = "paragraph"
    SOURCE_HEADING = "source heading"
    SOURCE_TITLE = "source title"
    BODY = "body"
    ATTRIBUTION = "attribution"
    AUTHOR_NOTE = "author note"
    GLOSS = "gloss"
    PICTURE = "picture"
    GLOSSARY_HEADING = "glossary heading"
    GLOSSARY_TERM = "glossary term"
    FACT_HEADING = "fact heading"
    FACT = "fact"
    LIST_HEADING = "list heading"
    LIST_ITEM = "list item"
    CARD_TITLE = "card title"
    CARD_HEADING = "card heading"
    CARD_ITEM = "card item"
    CARD_SUB_ITEM = "card sub-item"
    CARD_NUMBER = "card number"
    LINK = "link"
    QUESTION = "question"
    LEFT_OVER = "left over"


OF_A_SOURCE = frozenset(
    {
        PartKind.SOURCE_HEADING,
        PartKind.SOURCE_TITLE,
        PartKind.BODY,
        PartKind.ATTRIBUTION,
        PartKind.AUTHOR_NOTE,
        PartKind.GLOSS,
        PartKind.PICTURE,
    }
)
"""The kinds that say nothing without the source they belong to."""

OverrideValue = str | bool | tuple[str, ...] | HistoricalDate | None
"""What a person can put in the place of a provenance field; None says “not given”."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page and what it is.

    `raw` holds the page's own characters with the blank space that follows them; `text` is what is
    kept: wrapped lines joined, margin numbers, bullets and labels gone, blanks collapsed. The
    characters of `text` occur in `raw` in the same order. `source` is the place in
    `PackDraft.sources`, `confidence` lies between 0 and 1, `why` says what is doubtful or why a
    part was left over, `was` what a dropped part becomes when it is restored. A card heading
    without text stands for a heading that the page lost.
    """

    kind: PartKind
    raw: str
    text: str
    source: int | None = None
    confidence: float = 1.0
    why: str | None = None
    was: PartKind | None = None


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as far as its heading tells: the noun, the label and what a person overruled.

    `description` is what a person says its picture shows; None as long as nobody has. `rank` is its
    place among the sources that are kept, where a person changed that. `has_free_label` says that
    nobody gave it its label, and that it takes another where that is taken.
    """

    heading: str
    label: str
    kind: SourceKind = SourceKind.SOURCE
    kind_is_certain: bool = False
    overrides: Mapping[str, OverrideValue] = field(default_factory=dict)
    confidence: float = 1.0
    is_left_out: bool = False
    description: str | None = None
    rank: int | None = None
    has_free_label: bool = False


@dataclass(frozen=True, slots=True)
class PackDraft:
    """A page, what its parts were taken for, and what a person should know about it.

    `origin` is the name of the file, `encoding` the one it was read in. `pictures` are in page
    order, as `page.PICTURE` stands for them. `choices` are other encodings it may be in, as in
    `Page`, and `file` says where it lies, for those who want it read anew in one of them.
    """

    origin: str
    title: str
    page: str
    parts: tuple[Part, ...]
    sources: tuple[SourceDraft, ...] = ()
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    choices: tuple[EncodingChoice, ...] = ()
    file: str | None = None

    def pictures_of_parts(self) -> tuple[tuple[PagePicture, ...], ...]:
        """Return for each part the pictures that stand in it, those that are missing too."""
        missing = PagePicture(None)
        known = dict(enumerate(self.pictures))
        return tuple(
            tuple(known.get(number, missing) for number in numbers)
            for numbers in pictures_in(part.raw for part in self.parts)
        )


def order_of_sources(draft: PackDraft) -> tuple[int, ...]:
    """Return the sources, by their place in `PackDraft.sources`, in the order they are kept in."""

    def place(number: int) -> tuple[int, int]:
        rank = draft.sources[number].rank
        return (number if rank is None else rank, number)

    return tuple(sorted(range(len(draft.sources)), key=place))
