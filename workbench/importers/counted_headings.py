# SPDX-License-Identifier: MIT
"""Headings that count the parts of a page around its sources: “Station 2: the kitchen”.

Whatever a page calls its parts, it counts them, and sources stand between one number and the next.
The articles of a treaty count up as well, but inside one source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.importers.headings import Heading
from workbench.importers.lines import Line
from workbench.importers.source_headings import order_of

_COUNTED = re.compile(
    r"(?P<noun>[A-Z][A-Za-z]{2,14}) (?P<label>\d{1,2}|[IVX]{1,4}|[A-H])(?:\s?[:.–—-](?!\w)| \(|$)"
)
_LONGEST = 80
_FEWEST = 2


def counted_headings(lines: Sequence[Line], headings: Sequence[Heading | None]) -> frozenset[int]:
    """Return where the lines begin that head the counted parts of a page."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for place, noun, order in _counted(lines, headings):
        row = rows.setdefault(noun.casefold(), [])
        if order == (row[-1][1] if row else 0) + 1:
            row.append((place, order))
    return frozenset(
        lines[place].start
        for row in rows.values()
        if len(row) >= _FEWEST and all(any(headings[a:b]) for (a, _), (b, _) in pairwise(row))
        for place, _ in row
    )


def _counted(
    lines: Sequence[Line], headings: Sequence[Heading | None]
) -> Iterator[tuple[int, str, int]]:
    """Yield the lines that end in a number like a heading: place, first word, number."""
    for place, (line, heading) in enumerate(zip(lines, headings, strict=True)):
        text = line.text
        if heading or not text or len(text) > _LONGEST or text.endswith((".", ",", ";", "?")):
            continue
        found = _COUNTED.match(text)
        order = order_of(found["label"]) if found else None
        if found and order:
            yield place, found["noun"], order
