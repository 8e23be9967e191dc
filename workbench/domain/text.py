# SPDX-License-Identifier: MIT
"""Positions in a text and the one form in which text is kept.

Every position in the project counts Unicode code points, as Python does. Qt counts UTF-16 units;
`Utf16Index` is the only place that translates between the two. Text is brought into canonical form
before the first position is taken in it, so that no position ever has to move.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

# One set of signs first: that is looked for many times as fast as one of two patterns.
_LINE_ENDS = re.compile(r"[\r\u2028\u2029\u0085\v\f](?:(?<=\r)\n)?")
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u00ad]")
DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters of no width that say in which direction text is read (Unicode annex 9)."""

_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `start` inclusive, `end` exclusive, in code points.

    Raises:
        ValueError: the stretch is empty or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words below the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def shared_with(self, other: Span) -> Span | None:
        """Return the characters both spans have, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Utf16Index:
    """Translate between the code points of one text and the UTF-16 units that Qt counts."""

    _wide: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Utf16Index:
        """Index the characters of `text` that take two UTF-16 units."""
        if text.isascii():
            return cls(())
        return cls(tuple(i for i, char in enumerate(text) if ord(char) > 0xFFFF))

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 position of a code-point position."""
        return position + bisect_left(self._wide, position)

    def from_utf16(self, position: int) -> int:
        """Return the code-point position of a UTF-16 position.

        A position in the middle of a character counts as the position before it.
        """
        found = bisect_right(range(len(self._wide)), position, key=lambda i: self._wide[i] + i + 1)
        inside = found < len(self._wide) and self._wide[found] + found + 1 == position
        return position - found - (1 if inside else 0)


def canonical(text: str) -> str:
    """Return `text` in the one form in which the library keeps text.

    Line ends become line feeds, control characters, soft hyphens and byte-order marks go, lone
    surrogates become U+FFFD, and the whole is in Unicode normal form C. Leading no-break spaces
    stay: in saved pages they are often the only trace of an attribution.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return `text` as a name or a title is kept: canonical, in one line, read in one direction.

    Characters that turn the direction of what follows could make a name look like another one, and
    a name stands in the middle of sentences that are not its own.
    """
    return " ".join(canonical(DIRECTIONS.sub("", text)).split())


def is_canonical(text: str) -> bool:
    """Tell whether `canonical` would leave `text` as it is."""
    return canonical(text) == text
