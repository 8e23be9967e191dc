# SPDX-License-Identifier: MIT
"""Pages on which a blank line stands below every line, also within a sentence.

Converters write such pages from slides, from double-spaced typescript and from some PDFs. Where a
sentence visibly goes on below the blank line, that line parts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.importers.lines import Line
from workbench.importers.paragraphs import goes_on, is_terminal

_FEWEST, _SHARE, _NEARLY_ALL = 4, 0.12, 0.75
_SAMPLE = 200
"""Gaps that are looked at before all of them are."""


def without_gaps(page: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page without the blank ones that stand within a sentence.

    On a page that uses blank lines for paragraphs all lines are returned.
    """
    words = [place for place, line in enumerate(lines) if line.text]
    gaps = [(a, b) for a, b in pairwise(words) if b == a + 2 and _is_one(page, lines[a + 1])]
    if len(gaps) < _NEARLY_ALL * (len(words) - 1):
        return list(lines)
    seen = sum(_is_within(lines[a].text, lines[b].text) for a, b in gaps[:_SAMPLE])
    if seen < _SHARE / 2 * min(_SAMPLE, len(gaps)):
        return list(lines)
    within = {a + 1 for a, b in gaps if _is_within(lines[a].text, lines[b].text)}
    if len(within) < max(_FEWEST, _SHARE * len(gaps)):
        return list(lines)
    return [
        replace(line, end=lines[place + 1].end) if place + 1 in within else line
        for place, line in enumerate(lines)
        if place not in within
    ]


def _is_one(page: str, line: Line) -> bool:
    return page.count("\n", line.start, line.end) <= 1


def _is_within(above: str, below: str) -> bool:
    """Tell whether a sentence goes on from one line to the next."""
    is_hung = above.endswith(",") and not is_terminal(above) and below[:1].isalnum()
    return goes_on(above, below) or is_hung
