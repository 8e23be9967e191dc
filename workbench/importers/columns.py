# SPDX-License-Identifier: MIT
"""Two columns of a page that were saved side by side in the same lines, put below each other again.

Only columns with a source at the head of each are looked for, and only where blanks keep them
apart in every line. Copies that lost those blanks cannot be put in order by anybody who does not
understand the text; they are told apart by `is_torn`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.importers.headings import NOUNS, heading_in
from workbench.importers.lines import BLANKS, Line, line_at

_SECOND = re.compile(
    rf"(?<=[{BLANKS}])(?:{NOUNS}|{NOUNS.upper()})[{BLANKS}](?:[A-Z]|\d{{1,2}}|[IVX]{{1,4}})(?![\w’'])"
)
_GAP = 3
_SLACK = 3
_FEWEST_LINES = 2
_LONGEST_HEADINGS = 60


def untorn(page: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines with columns one below the other instead of side by side."""
    if not _SECOND.search(page):
        return list(lines)
    ordered: list[Line] = []
    place = 0
    while place < len(lines):
        column = _second_column(page, lines[place])
        end = _end_of(page, lines, place, column) if column else place
        if column is None or end - place < _FEWEST_LINES:
            ordered.append(lines[place])
            place += 1
            continue
        halves = [_halves(page, line, column) for line in lines[place:end]]
        ordered += [left for left, _ in halves]
        ordered += [right for _, right in halves]
        place = end
    return ordered


def is_torn(page: str, line: Line) -> bool:
    """Tell whether a line holds the headings of several sources and nothing else."""
    raw = page[line.start : line.end].rstrip()
    starts = [0, *(found.start() for found in _SECOND.finditer(raw))]
    if len(starts) < _FEWEST_LINES or len(line.text) > _LONGEST_HEADINGS:
        return False
    pieces = [raw[a:b] for a, b in zip(starts, [*starts[1:], len(raw)], strict=True)]
    return all(_is_only_heading(piece) for piece in pieces)


def heading_starts(page: str, line: Line) -> list[int]:
    """Return where in a line each source heading begins."""
    raw = page[line.start : line.end]
    return [0, *(found.start() for found in _SECOND.finditer(raw))]


def _is_only_heading(raw: str) -> bool:
    heading = heading_in(raw)
    return heading is not None and not raw[heading.end :].strip()


def _second_column(page: str, line: Line) -> int | None:
    """Return the column in which a second source begins behind the first of a line, or None."""
    if not line.text or len(line.text) > _LONGEST_HEADINGS * 4:
        return None
    raw = page[line.start : line.end]
    if heading_in(raw) is None:
        return None
    for found in _SECOND.finditer(raw):
        before = raw[: found.start()]
        if len(before) - len(before.rstrip()) >= _GAP and heading_in(raw[found.start() :]):
            return found.start()
    return None


def _end_of(page: str, lines: Sequence[Line], place: int, column: int) -> int:
    """Return the place after the last line that keeps to the columns."""
    end = last = place + 1
    while end < len(lines):
        line = lines[end]
        raw = page[line.start : line.end].rstrip("\n")
        if line.text and (_cut_of(raw, column) is None or _second_column(page, line)):
            break
        end += 1
        if line.text:
            last = end
    return last


def _cut_of(raw: str, column: int) -> int | None:
    """Return where the right half of a line begins, or None where words stand across the gap."""
    if len(raw.rstrip()) <= column - 1:
        return len(raw)
    for cut in sorted(range(column - _SLACK, column + _SLACK + 1), key=lambda c: abs(c - column)):
        is_begun = cut < len(raw) and not raw[cut].isspace()
        if cut >= 2 and is_begun and raw[cut - 2 : cut].isspace():
            return cut
    return None


def _halves(page: str, line: Line, column: int) -> tuple[Line, Line]:
    raw = page[line.start : line.end]
    if not line.text:
        # A blank line parts paragraphs in both columns.
        blank = replace(line, end=line.start)
        return blank, line
    cut = min(_cut_of(raw.rstrip("\n"), column) or 0, len(raw.rstrip("\n")))
    left = line_at(raw[:cut], line.start)
    right = line_at(raw[cut:], line.start + cut, column=0)
    return replace(left, is_torn=True), replace(right, indent=0, is_torn=True)
