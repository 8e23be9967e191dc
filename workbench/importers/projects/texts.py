# SPDX-License-Identifier: MIT
"""Places in the text of a document of a project, found in the form in which we keep texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.anchoring import CONTEXT, anchor_at, found_again
from workbench.domain.annotations import Anchor
from workbench.domain.text import Span, canonical

_TOLD = 24
"""Characters of a selection's name that are compared with its words."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text in code points, and what its selection is called.

    Many programs call a selection by the first of its words.
    """

    start: int
    end: int
    name: str = ""


def read_as_counted(text: str, places: Sequence[Place], *, counts_line_ends_once: bool) -> str:
    """Return a text as its program counted positions in it.

    The standard counts code points, and some programs write two for the end of a line and count one
    (ATLAS.ti does). The names of selections tell, and where they do not, what the program is.
    """
    if "\r\n" not in text:
        return text
    joined = text.replace("\r\n", "\n")
    as_written, as_joined = _fitting(text, places), _fitting(joined, places)
    is_joined = as_joined > as_written or (counts_line_ends_once and as_joined == as_written)
    return joined if is_joined else text


def anchors_at(text: str, places: Sequence[Place]) -> tuple[str, list[Anchor | None]]:
    """Return a text in canonical form, and the anchor of each place in it.

    A place that is empty or lies outside the text has none.
    """
    kept = canonical(text)
    spans = [_whole_characters(text, place) for place in places]
    found = _moved(text, sorted({0, *(end for span in spans if span for end in span)}))
    return kept, [_anchor(text, kept, span, found) if span else None for span in spans]


def _whole_characters(text: str, place: Place) -> tuple[int, int] | None:
    """Return both ends of a place, moved out of what is one character in canonical form."""
    start, end = place.start, place.end
    if not 0 <= start < end <= len(text):
        return None
    while start > 0 and _continues(text, start):
        start -= 1
    while end < len(text) and _continues(text, end):
        end += 1
    return start, end


def _continues(text: str, at: int) -> bool:
    return unicodedata.combining(text[at]) != 0 or text[at - 1 : at + 1] == "\r\n"


def _moved(text: str, positions: Sequence[int]) -> dict[int, int]:
    """Return where each of the positions, which ascend, is in canonical form."""
    found, before, length = {0: 0}, 0, 0
    for position in positions:
        length += len(canonical(text[before:position]))
        found[position] = length
        before = position
    return found


def _anchor(text: str, kept: str, span: tuple[int, int], moved: dict[int, int]) -> Anchor | None:
    start, end = span
    words = canonical(text[start:end])
    if not words:
        return None
    here = Span(moved[start], moved[start] + len(words))
    if here.of(kept) == words:
        return anchor_at(kept, here)
    before = canonical(text[max(0, start - CONTEXT) : start])
    after = canonical(text[end : end + CONTEXT])
    found = found_again(kept, Anchor(here, words, before, after))
    return found.anchor if found and found.anchor.exact == words else None


def _fitting(text: str, places: Sequence[Place]) -> int:
    return sum(_is_called_so(text[place.start : place.end], place.name) for place in places)


def _is_called_so(words: str, name: str) -> bool:
    told = " ".join(name.rstrip(".…").split())[:_TOLD]
    return bool(told) and " ".join(words.split()).startswith(told)
