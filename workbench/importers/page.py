# SPDX-License-Identifier: MIT
"""What every reader makes of a file: one page of text, its pictures, and what the format knew.

Recognition works on text, because most pages lie about their structure. What a format says surely
(this is a heading, this was quoted, this stands at the foot of every page) goes with the text as
hints. A picture stands in the text as the one character `PICTURE` in a line of its own; the n-th of
them is the n-th of `Page.pictures`, so that cutting and joining parts never loses a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workbench.domain.text import Span

PICTURE = "\ufffc"
"""Stands on a page where a picture stands: Unicode's object replacement character."""

Progress = Callable[[float], None]
"""Is told how much of the work is done, between 0 and 1."""


def untold(_share: float) -> None:
    """Tell nobody how far it is."""


def part_of(progress: Progress, begin: float, end: float) -> Progress:
    """Return what is told of a part of the work, which lasts from `begin` to `end` of the whole."""
    return lambda share: progress(begin + (end - begin) * share)


class HintKind(StrEnum):
    """What a format can say of a stretch of its text."""

    TITLE = "title"
    HEADING = "heading"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a stretch of the page is by its format.

    `level` is that of a heading or a list item, from 1; `why` says why furniture is left over, in
    the words that are shown: “stands on every page”.
    """

    span: Span
    kind: HintKind
    level: int = 0
    why: str | None = None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on a page.

    `file` is the name under which its content was put aside, `<sha256>.<png|jpg>`, or None where it
    could not be had; `why` then says the reason in words. `original` is the content before it was
    made smaller, where it was. `alt` is what the page itself says about what it shows.
    """

    file: str | None
    alt: str = ""
    original: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """An encoding in which a page can be read, as Python calls it, and a line of it so read."""

    encoding: str
    line: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page in canonical form, and what goes with it.

    `encoding` is the one the text was in, `warnings` are sentences about what had to be repaired.
    `choices` are that encoding and others it may be in instead, the likeliest first; there are none
    where the page itself leaves no doubt. `has_free_label` says that its source has a label that
    nobody gave it, so that it may take another.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    hints: tuple[Hint, ...] = ()
    has_free_label: bool = False
    choices: tuple[EncodingChoice, ...] = ()


class PictureKeeper(Protocol):
    """Puts the pictures of a page aside until somebody keeps the page."""

    def put_aside(self, content: bytes, *, name: str, alt: str = "") -> PagePicture:
        """Return the picture in a form that every part of the program can show.

        A picture that cannot be used comes back without a file, with the reason.
        """
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader is given: the whole file, its name, the folder it lies in, or None.

    Nothing but what lies below `folder` may be looked at, and nothing is ever fetched. `encoding`
    is the one that somebody chose for its text, whatever the file itself says.
    """

    name: str
    data: bytes
    folder: Path | None
    pictures: PictureKeeper
    progress: Progress = untold
    encoding: str | None = None


PageReader = Callable[[Document], Page]
"""Takes a file, returns the page in it.

Raises:
    UnreadableFileError: the file is damaged, too large, or not what its name promises.
"""


def pictures_in(raws: Iterable[str]) -> list[tuple[int, ...]]:
    """Return for each stretch of a page which of its pictures stand there, by number from 0."""
    found, seen = [], 0
    for raw in raws:
        count = raw.count(PICTURE)
        found.append(tuple(range(seen, seen + count)))
        seen += count
    return found
