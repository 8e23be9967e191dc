# SPDX-License-Identifier: MIT
"""Text as it is compared when something is looked for, and the way back to its own positions.

Capitals, accents and other small signs on letters do not count, nor do joined letters (ß is ss, æ
is ae, ﬁ is fi), the shape of quotation marks and dashes, or how much space is between two words.
So folding changes how long a text is; `Folded` knows where each folded character comes from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.text import Span

_NO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_SPACES = rf"\s[\s{_NO_WIDTH}]+|[^\S ]"
"""White space that is not one plain space."""

_SPACE = re.compile(_SPACES)
_SPECIAL = re.compile(rf"{_SPACES}|[^\x00-\x7f]")

_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",  # noqa: RUF001
    **dict.fromkeys("‘’‚‛ʼʹ′", "'"),  # noqa: RUF001
    **dict.fromkeys("“”„‟″«»‹›", '"'),  # noqa: RUF001
    **dict.fromkeys("‐‑‒–—―−", "-"),  # noqa: RUF001
    "\u0640": "",  # only makes an Arabic word longer
}  # fmt: skip
"""What Unicode takes for letters and signs of their own, and readers for others."""


class _Folds(dict[int, str]):
    """What each character becomes, looked up once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
        # Some accents that stand alone decompose into a space with an accent on it.
        kept = (x for x in plain if x != " " and not _is_dropped(x))
        self[code] = " " if char.isspace() else "".join(_LETTERS.get(x, x) for x in kept)
        return self[code]


def _is_dropped(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) == "Cf"


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return `text` as it is compared."""
    if text.isascii():
        plain = text.lower().replace("\n", " ")
        return plain if _is_spaced_once(plain) else _SPACE.sub(" ", plain)
    plain = text.translate(_FOLDS)
    return plain if _is_spaced_once(plain) else _SPACE.sub(" ", text).translate(_FOLDS)


def _is_spaced_once(plain: str) -> bool:
    """Tell, much faster than an expression can, whether nothing has to be done about space."""
    return "  " not in plain and plain.isprintable()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where its characters come from.

    `plain` is the folded text. The other members describe the pieces of the original whose length
    was changed: where each begins in `plain`, how long it is there, and its place in the original.
    """

    plain: str
    _at: tuple[int, ...]
    _sizes: tuple[int, ...]
    _places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text."""
        plain = folded(text)
        if text.isascii() and len(plain) == len(text):
            return cls(plain, (), (), ())
        at: list[int] = []
        sizes: list[int] = []
        places: list[tuple[int, int]] = []
        longer = 0
        for found in _SPECIAL.finditer(text):
            start, end = found.span()
            size = 1 if text[start].isspace() else len(_FOLDS[ord(text[start])])
            if (size, end - start) != (1, 1):
                at.append(start + longer)
                sizes.append(size)
                places.append((start, end))
                longer += size - (end - start)
        return cls(plain, tuple(at), tuple(sizes), tuple(places))

    def span(self, start: int, end: int) -> Span:
        """Return where the folded characters from `start` to before `end` come from.

        A character that became several is taken whole, and accents stay with their letters.
        """
        first, _ = self._place(start)
        _, last = self._place(end - 1)
        piece = bisect_left(self._at, end)
        while piece < len(self._at) and self._at[piece] == end and not self._sizes[piece]:
            last = self._places[piece][1]
            piece += 1
        return Span(first, last)

    def places_of(self, words: str) -> Iterator[Span]:
        """Yield where folded `words` stand in the original, from first to last."""
        for at in occurrences(words, self.plain):
            yield self.span(at, at + len(words))

    def _place(self, position: int) -> tuple[int, int]:
        """Return where the one folded character at `position` begins and ends in the original."""
        piece = bisect_right(self._at, position) - 1
        if piece < 0:
            return position, position + 1
        beyond = position - self._at[piece] - self._sizes[piece]
        start, end = self._places[piece]
        return (start, end) if beyond < 0 else (end + beyond, end + beyond + 1)


def occurrences(words: str, text: str) -> Iterator[int]:
    """Yield where `words` begin in `text`, each after the end of the one before."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
