# SPDX-License-Identifier: MIT
"""Labels of a grid that a page repeats below each of its sources: “Who made it? …”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from workbench.importers.headings import Heading
from workbench.importers.lines import Line

GRID_LABEL = "label of a grid around the source"
"""The reason for leaving out such a label."""

_CELL = re.compile(r"[ \u00a0]*(?P<label>[A-Z][^\t?:.!]{1,28})(?:\?[ \t]+|\t+)(?=\S)")
_DEEPEST = 6
_FEWEST = 2
_MOST_SOURCES = 0.6


def grid_labels(
    page: str, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> Mapping[int, int]:
    """Return where the lines begin that open with such a label, and where their own words begin."""
    places: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    source, depth = 0, 0
    for line, heading in zip(lines, headings, strict=True):
        if heading is not None:
            source, depth = source + 1, 0
        elif source and line.text and depth < _DEEPEST:
            depth += 1
            found = _CELL.match(page[line.start : line.end])
            if found:
                begins = line.start + found.end()
                places[found["label"]].setdefault(source, (line.start, begins))
    needed = max(_FEWEST, _MOST_SOURCES * source)
    rows = (found.values() for found in places.values() if len(found) >= needed)
    return {start: begins for row in rows for start, begins in row}
