# SPDX-License-Identifier: MIT
"""A student's text made easy to look at, with every position as in the text itself.

The plain form has the length of the text: small letters, straight quotes, plain spaces, one sign
for an ellipsis (the rest of three full stops becomes spaces). What stands in quotation marks are
somebody else's words; `unquoted` has dots in their place, so that no rule takes them for the
student's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workbench.domain.checks.patterns import pattern
from workbench.domain.text import Span

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\t", " "),
        **dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-"),
    }
)
WORD = r"[^\W_]+(?:['\-][^\W_]+)*"
"""A word in plain form; its hyphens and apostrophes belong to it."""

_DOTS = r"\.(?: ?\.){2,}"
_QUOTED = r"\"([^\"]{1,2000})\"|(?<![\w'])'(?![\s'])([^\n]{1,1000}?)(?<![\s'])'(?!\w)"
_ELIDED = r"(?:cause|em|til|tis|twas|n|\d0s)\b"
_END = r"(?:[.!?]+|(?<=[^\s…])…)[\"')\]]*(?=\s|$)|\n+"
_SHORT = (
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|rev|col|gen|lt|capt|sgt|e\.g|i\.e|eg|ie|vs|vol|pp?|ca?|cf)|"
    r"\b[a-z]\.[a-z])$"
)
"""What a full stop belongs to; “no.” and single letters end sentences more often."""
_FILL = "\u00b7"


def plain(text: str) -> str:
    """Return the plain form of `text`; it has the same length."""
    said = text.translate(_SIGNS)
    low = said.lower()
    if len(low) != len(said):
        # A few letters of other scripts become two small ones.
        low = "".join(x if len(x.lower()) != 1 else x.lower() for x in said)
    if "..." in low or ". ." in low:
        low = pattern(_DOTS).sub(lambda dots: "…".ljust(len(dots[0])), low)
    return low


class Word(NamedTuple):
    """A word in plain form, and where it is."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True)
class Reading:
    """One text, read as far as the rules ask."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The plain form."""
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, also quoted ones."""
        return tuple(_words(self.plain))

    @cached_property
    def own_words(self) -> tuple[Word, ...]:
        """The words that do not stand in quotation marks."""
        return tuple(_words(self.unquoted)) if self.quotations else self.words

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks, without them; also between single ones."""
        if '"' not in self.plain and "'" not in self.plain:
            return ()
        return tuple(_quotations(self.plain))

    @cached_property
    def unquoted(self) -> str:
        """The plain form with dots for what is quoted."""
        said = self.plain
        for each in self.quotations:
            said = said[: each.start] + _FILL * len(each) + said[each.end :]
        return said

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, without the spaces around them; a quotation is never cut."""
        return tuple(_sentences(self.unquoted))

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that a position is in."""
        return next((each for each in self.sentences if each.start <= position < each.end), None)


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return sum(1 for _ in pattern(WORD).finditer(text))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain form."""
    return tuple(pattern(WORD).findall(plain(text)))


def _words(text: str) -> Iterator[Word]:
    for each in pattern(WORD).finditer(text):
        yield Word(each.start(), each.end(), each[0])


def _quotations(text: str) -> Iterator[Span]:
    at = 0
    while each := pattern(_QUOTED).search(text, at):
        start, end = each.span(1) if each[1] is not None else each.span(2)
        if each[2] is not None and pattern(_ELIDED).match(text, start):
            at = start
            continue
        yield Span(start, end)
        at = each.end()


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for each in pattern(_END).finditer(text):
        is_dot = each[0] == "."
        if is_dot and pattern(_SHORT).search(text, start, each.start()):
            # `search` with an end lets `$` stand there.
            continue
        if span := _trimmed(text, start, each.end()):
            yield span
        start = each.end()
    if span := _trimmed(text, start, len(text)):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    said = text[start:end]
    left, right = len(said) - len(said.lstrip()), len(said.rstrip())
    return Span(start + left, start + right) if left < right else None
