# SPDX-License-Identifier: MIT
"""Put a page together paragraph by paragraph, each in canonical form from the start."""

from __future__ import annotations

from bisect import bisect_left

from workbench.domain.text import Span
from workbench.importers.lines import collapsed
from workbench.importers.normalise import normalised
from workbench.importers.page import PICTURE, Hint, HintKind, Page, PagePicture

LARGEST_TEXT = 10_000_000
"""Code points of a page; what stands beyond is left away and said."""

_TOO_LONG = "The page is longer than ten million characters; the rest of it was left away."


class PageBuilder:
    """Takes what a reader finds, in reading order.

    Positions of hints need no care: each paragraph is brought into canonical form before its place
    is taken.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._hints: list[Hint] = []
        self._pictures: list[PagePicture] = []
        self._warnings: list[str] = []

    @property
    def is_full(self) -> bool:
        """Whether nothing more is taken; a reader may stop then."""
        return self._length >= LARGEST_TEXT

    def paragraph(
        self,
        text: str,
        kind: HintKind | None = None,
        *,
        level: int = 0,
        why: str | None = None,
        blank_lines: int = 1,
    ) -> None:
        """Add a paragraph; line feeds in it are lines, no-break spaces before it stay.

        Args:
            text: The words as the file has them. Without any, nothing is added.
            kind: What the format says this is.
            level: That of a heading or list item, from 1.
            why: Why furniture is left over.
            blank_lines: How many stand above it: 0 where it follows close.
        """
        words, repairs = normalised(text.replace(PICTURE, ""))
        words = words.strip("\n")
        room = LARGEST_TEXT - self._length
        if not collapsed(words) or room <= 0:
            return
        for repair in repairs:
            self.warn(repair)
        start = self._begin(blank_lines)
        if len(words) > room:
            words = words[:room]
            self.warn(_TOO_LONG)
        self._add(words)
        if kind is not None:
            self._hints.append(Hint(Span(start, start + len(words)), kind, level, why))

    def picture(self, picture: PagePicture, *, blank_lines: int = 1) -> None:
        """Add a picture in a line of its own."""
        if self.is_full:
            return
        self._begin(blank_lines)
        self._add(PICTURE)
        self._pictures.append(picture)

    def hint(self, kind: HintKind, since: int, *, level: int = 0) -> None:
        """Say that everything added since `position` was `since` is of one kind."""
        first = bisect_left(self._starts, since)
        if first < len(self._starts):
            self._hints.append(Hint(Span(self._starts[first], self._length), kind, level))

    @property
    def position(self) -> int:
        """The place at which the next thing is added, in code points."""
        return self._length

    def warn(self, sentence: str) -> None:
        """Add a sentence about something that a person should know, once."""
        if sentence not in self._warnings:
            self._warnings.append(sentence)

    def page(self, encoding: str = "utf-8") -> Page:
        """Return the page as far as it was put together."""
        text = "".join(self._pieces)
        return Page(
            f"{text}\n" if text else "",
            encoding,
            tuple(self._warnings),
            tuple(self._pictures),
            tuple(self._hints),
        )

    def _begin(self, blank_lines: int) -> int:
        if self._length:
            self._add("\n" * (1 + blank_lines))
        self._starts.append(self._length)
        return self._length

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
