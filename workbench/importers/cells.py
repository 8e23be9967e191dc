# SPDX-License-Identifier: MIT
"""Cells of tables that were copied as text: tabs stand between them, and they go on in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.importers.arrangement import ENOUGH
from workbench.importers.attribution_cues import score_of
from workbench.importers.headings import NOUNS, heading_in
from workbench.importers.lines import Line, line_at
from workbench.importers.pictures import is_placeholder
from workbench.importers.questions import is_question

_FEWEST_CELLS = 3
_LEAST_TEXT = 60
_NOUN_ALONE = re.compile(rf"(?:{NOUNS}|Evidence)s?", re.IGNORECASE)
_BARE_LABEL = re.compile(r"\s*(?:[A-Z]|\d{1,2})[.)]?\s*")


def with_cells_apart(page: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the rows of a table cut into cells where a source heads the row."""
    if "\t" not in page:
        return list(lines)
    apart: list[Line] = []
    is_headed = False
    for line in lines:
        raw = page[line.start : line.end]
        cell = raw.partition("\t")[0]
        is_row = raw.count("\t") + 1 >= _FEWEST_CELLS
        heading = heading_in(cell) if is_row else None
        is_label = heading is not None and not cell[heading.end :].strip()
        is_label = is_label or (is_row and is_headed and _BARE_LABEL.fullmatch(cell) is not None)
        # Below “Source | What it says | …” the rows begin with a letter or a number alone.
        is_headed = is_row and (is_headed or _NOUN_ALONE.fullmatch(cell.strip()) is not None)
        if not is_label:
            apart += _boxes_apart(page, line)
            continue
        edges = [0, *(place + 1 for place, sign in enumerate(raw) if sign == "\t"), len(raw)]
        cells = (line_at(raw[a:b], line.start + a, is_cut=a > 0) for a, b in pairwise(edges))
        apart += [each for each in cells if each.end > each.start]
    return apart


def _boxes_apart(page: str, line: Line) -> Iterator[Line]:
    """Yield a line, cut where the box beside it begins: with another source or with questions."""
    raw = page[line.start : line.end]
    places = [place + 1 for place, sign in enumerate(raw) if sign == "\t"]
    cuts = [
        place for place in places if raw[:place].strip() and _begins_apart(raw[:place], raw[place:])
    ]
    if not cuts:
        yield line
        return
    for begin, end in pairwise([0, *cuts, len(raw)]):
        yield line_at(raw[begin:end], line.start + begin, is_cut=begin > 0)


def _begins_apart(before: str, after: str) -> bool:
    """Tell whether a cell begins something else than the one before it ends."""
    cell, text = before.rstrip("\t").rpartition("\t")[2].strip(), after.partition("\t")[0].strip()
    if _opens_box(after) or is_placeholder(cell):
        return True
    # A cell that says where the long text beside it comes from.
    return len(text) >= _LEAST_TEXT and score_of(text) < ENOUGH <= score_of(cell)


def _opens_box(raw: str) -> bool:
    cell = raw.partition("\t")[0].strip()
    heading = heading_in(cell)
    is_heading = heading is not None and not cell[heading.end :].strip()
    return is_heading or is_question(cell) or is_placeholder(cell)
