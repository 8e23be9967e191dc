# SPDX-License-Identifier: MIT
"""Headings in which a reading machine took letters for others: “S0urce A”, “Docurnent 2”."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from workbench.importers.headings import NOUNS, Heading, heading_in
from workbench.importers.lines import BLANKS

_MAY_BE_ONE = re.compile(
    rf"(?P<before>[{BLANKS}#>*_(\[]*)(?P<noun>[^\W_][^\s:.;]{{4,16}})(?P<gap>[.{BLANKS}]{{1,4}})"
    rf"(?=(?:[A-Z]|[1-9l|I]\d?|One|Two)(?![\w’']))"
)
_LETTER_SPACED = re.compile(
    rf"[{BLANKS}]*(?P<noun>(?:\w[{BLANKS}]){{4,14}}\w)[{BLANKS}]{{1,4}}(?=\w\b)"
)
_IN_SMALL_LETTERS = re.compile(
    rf"[{BLANKS}]*(?:{NOUNS.lower()}) (?P<label>[a-h])(?=[{BLANKS}]*(?:$|[:\n]|\(|[–—-] ))"
)
"""Typed without capitals, as the whole page then is."""

_CONFUSED = str.maketrans({"0": "o", "5": "s", "1": "i", "l": "i", "|": "i", "$": "s", "6": "e",
                           "8": "b", "3": "e", "(": "c", "«": "c"})  # fmt: skip
_NOUNS = tuple(NOUNS.split("|"))
_LIKE = {noun: noun.lower().translate(_CONFUSED) for noun in _NOUNS}
_REAL_WORDS = frozenset(
    {"sources", "sourced", "course", "documents", "extracts", "extracted", "passages", "excerpts",
     "interpretations", "extract", "source", "document", "passage", "excerpt", "interpretation",
     "force", "sauce", "scores", "passaged"}
)  # fmt: skip
_UNSURE = 0.6


def slipped_heading_in(raw: str) -> Heading | None:
    """Return the heading that a line had before it was misread, or None.

    The words are kept as printed. Only the company of other headings makes it one.
    """
    if small := _IN_SMALL_LETTERS.match(raw):
        place = small.start("label")
        heading = heading_in(f"{raw[:place]}{small['label'].upper()}{raw[place + 1 :]}")
        return heading and replace(heading, confidence=_UNSURE, is_sure=False)
    found = _MAY_BE_ONE.match(raw[:60]) or _LETTER_SPACED.match(raw[:60])
    if found is None:
        return None
    noun = _noun_like(found["noun"].replace(" ", ""))
    if noun is None:
        return None
    start, rest = found.end("noun"), raw[found.end("noun") :]
    heading = heading_in(noun + rest)
    if heading is None:
        return None
    label = heading.label
    return replace(
        heading,
        words=f"{found['noun']} {label}",
        end=heading.end - len(noun) + start,
        confidence=min(_UNSURE, heading.confidence),
        is_sure=False,
    )


def _noun_like(word: str) -> str | None:
    """Return the noun that a word was before it was misread, or None."""
    plain = _plain(word)
    if plain in _REAL_WORDS:
        return None
    seen = plain.translate(_CONFUSED).replace("rn", "m").replace("vv", "w")
    for noun, shape in _LIKE.items():
        if abs(len(seen) - len(shape)) <= 1 and _are_close(seen, shape):
            return noun
    return None


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _are_close(one: str, other: str) -> bool:
    """Tell whether two words differ in one letter at most: another, a missing or a needless one."""
    if one == other:
        return True
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return (
        one[same + 1 :] == other[same + 1 :]
        or one[same + 1 :] == other[same:]
        or one[same:] == other[same + 1 :]
    )
