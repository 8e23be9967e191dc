# SPDX-License-Identifier: MIT
"""Cut a text where marks begin and end, so that each piece lies under the same marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.domain.text import Span

_GAP = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that lie under the same marks.

    `paragraph` counts from 0. `marks` are places in the list of spans, the one that began first
    first. `begins` and `ends` are those whose first or last words these are.
    """

    paragraph: int
    text: str
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def stretches_of(text: str, spans: Sequence[Span]) -> list[Stretch]:
    """Return `text` in pieces, without the empty lines between its paragraphs.

    `spans` are in code points of `text`. What of them lies on empty lines alone is left out.
    """
    pieces = list(_pieces(text, spans))
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, (_, _, marks) in enumerate(pieces):
        for mark in marks:
            first.setdefault(mark, place)
            last[mark] = place
    return [
        Stretch(
            paragraph,
            words,
            marks,
            begins=tuple(mark for mark in marks if first[mark] == place),
            ends=tuple(mark for mark in marks if last[mark] == place),
        )
        for place, (paragraph, words, marks) in enumerate(pieces)
    ]


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    gaps = {found.start(): found.end() for found in _GAP.finditer(text)}
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for mark, span in enumerate(spans):
        begins.setdefault(span.start, []).append(mark)
        ends.setdefault(span.end, []).append(mark)
    cuts = {0, len(text), *begins, *ends, *gaps, *gaps.values()}
    open_marks: dict[int, None] = {}
    paragraph, gap_end = 0, 0
    for start, end in pairwise(sorted(cut for cut in cuts if cut <= len(text))):
        for mark in ends.get(start, ()):
            open_marks.pop(mark, None)
        open_marks.update(dict.fromkeys(begins.get(start, ())))
        if start in gaps:
            paragraph, gap_end = paragraph + 1, gaps[start]
        if start >= gap_end:
            yield paragraph, text[start:end], tuple(open_marks)
