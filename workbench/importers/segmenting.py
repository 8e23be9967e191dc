# SPDX-License-Identifier: MIT
"""The page cut into paragraphs, with the lines that begin a source and the furniture told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.importers.furniture import furniture, running_lines
from workbench.importers.headings import (
    NOUNS,
    NUMBER_WORDS,
    Heading,
    heading_in,
    is_contents_line,
    leads_into,
)
from workbench.importers.lines import Line, line_at, lines_of
from workbench.importers.margins import without_margin_numbers
from workbench.importers.paragraphs import (
    Paragraph,
    is_terminal,
    joined,
    page_width,
    wrapped_groups,
)
from workbench.importers.questions import question_starts

_INLINE_HEADING = re.compile(
    rf"(?<![\w’'-])(?:{NOUNS}|{NOUNS.upper()}) (?:[A-Z]|\d{{1,2}}|[IVX]{{1,4}})(?![\w’'])"
)
_SHORTEST_TO_CUT = 60
_LONGEST_RUNNING = 80
_FIRST_LABELS = frozenset({"A", "1", "One", "ONE", "I"})
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class _Row:
    """A line and what it is known to be by itself."""

    line: Line
    heading: Heading | None = None
    furniture: str | None = None


def paragraphs_of(page: str) -> list[Paragraph]:
    """Return the paragraphs of a page; the words of a heading line follow in one of their own."""
    lines = [piece for line in lines_of(page) for piece in _pieces(page, line)]
    rows = _with_headings(page, lines)
    blocks = _blocks(page, rows)
    texts = [[row.line for row in rows if not row.heading] for rows, _ in blocks]
    width = page_width([block for block in texts if block])
    paragraphs: list[Paragraph] = []
    for number, (block, blank_before) in enumerate(blocks):
        _add_paragraphs(paragraphs, block, width=width, number=number, blank_before=blank_before)
    return paragraphs


def order_of(label: str) -> int | None:
    """Return the place of a label in its row (A, 1, I and One are all 1), or None."""
    if label.isdigit():
        return int(label)
    if label.casefold() in NUMBER_WORDS:
        return NUMBER_WORDS.index(label.casefold()) + 1
    if len(label) == 1:
        return ord(label) - 64
    if set(label) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in label]
        return sum(
            -v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)
        )
    return None


def _pieces(page: str, line: Line) -> list[Line]:
    """Cut a line at the headings and questions that were run together in it."""
    if len(line.text) < _SHORTEST_TO_CUT:
        return [line]
    raw = page[line.start : line.end]
    cuts = _inline_headings(raw)
    if cuts:
        first = cuts[0]
        cuts += [place for place in question_starts(raw) if place > first]
    cuts = sorted({cut for cut in cuts if cut > 0})
    if not cuts:
        return [line]
    edges = [0, *cuts, len(raw)]
    return [line_at(raw[a:b], line.start + a, is_cut=a > 0, column=a) for a, b in pairwise(edges)]


def _inline_headings(raw: str) -> list[int]:
    """Return where sources begin in one line: two after a sentence's end, or three anywhere."""
    found: list[tuple[int, str]] = []
    ended: list[int] = []
    for match in _INLINE_HEADING.finditer(raw):
        before = raw[max(0, match.start() - 40) : match.start()].rstrip()
        if leads_into(before):
            continue
        heading = heading_in(raw[match.start() : match.start() + 400])
        if heading is None or any(label == heading.label for _, label in found):
            continue
        found.append((match.start(), heading.label))
        ended.append(not before or is_terminal(before))
    orders = [order_of(label) or 0 for _, label in found]
    ascends = all(a < b for a, b in pairwise(orders))
    if len(found) < 2 or not ascends or (len(found) == 2 and not all(ended)):
        return []
    return [place for place, _ in found]


def _with_headings(page: str, lines: Sequence[Line]) -> list[_Row]:
    """Return the lines with the headings that hold, each cut off from the words after it."""
    candidates = [_candidate(page, lines, i) for i in range(len(lines))]
    holds = _holding(candidates)
    around = _around_the_page(lines)
    rows: list[_Row] = []
    for line, heading in zip(lines, candidates, strict=True):
        if heading is None or not holds(heading):
            why = (furniture(line.text) or around.get(line.start)) if line.text else None
            rows.append(_Row(line, furniture=why))
        elif is_contents_line(page[line.start : line.end]):
            rows.append(_Row(line, furniture="line of a list of contents"))
        else:
            rows += _heading_rows(page, line, heading)
    return rows


def _around_the_page(lines: Sequence[Line]) -> dict[int, str]:
    """Return where lines stand that only belong to the paper's pages, and why."""
    alone = [
        line
        for place, line in enumerate(lines)
        if line.text
        and len(line.text) <= _LONGEST_RUNNING
        and (place == 0 or not lines[place - 1].text)
        and (place + 1 == len(lines) or not lines[place + 1].text)
    ]
    running = running_lines(line.text for line in alone)
    found = {line.start: "repeated on the pages of the paper" for line in alone
             if line.text in running}  # fmt: skip
    numbers = {line.start: "page number" for line in alone if line.text.isdigit()}
    return found | numbers


def _heading_rows(page: str, line: Line, heading: Heading) -> list[_Row]:
    middle = line.start + heading.end
    if middle >= line.end or not page[middle : line.end].strip():
        return [_Row(line, heading)]
    before = line_at(page[line.start : middle], line.start)
    after = line_at(page[middle : line.end], middle, is_cut=True, column=heading.end)
    if not heading.is_sure and not after.text:
        return [_Row(line, heading)]
    return [_Row(before, heading), _Row(after)]


def _candidate(page: str, lines: Sequence[Line], place: int) -> Heading | None:
    line = lines[place]
    if not line.text:
        return None
    heading = heading_in(page[line.start : line.end])
    if heading is None or (line.is_cut and place == 0):
        return heading
    above = lines[place - 1].text if place else ""
    if not above or line.is_cut:
        return heading
    if leads_into(above):
        return None
    has_words = bool(page[line.start + heading.end : line.end].strip())
    is_wrapped = len(above) > 50 and not is_terminal(above)
    if has_words and is_wrapped and heading.confidence < 1:
        return None
    return heading


def _holding(candidates: Sequence[Heading | None]) -> Callable[[Heading], bool]:
    """Return a test that a heading holds in the company of the others of its noun."""
    labels: dict[str, set[str]] = {}
    doubtful: dict[str, set[str]] = {}
    for heading in candidates:
        if heading:
            group = labels if heading.is_sure else doubtful
            group.setdefault(heading.noun, set()).add(heading.label)

    def holds(heading: Heading) -> bool:
        company = labels.get(heading.noun, set())
        if not company:
            company = doubtful.get(heading.noun, set())
            return not heading.is_rare and len(company) >= 2 and bool(company & _FIRST_LABELS)
        if heading.is_rare:
            return heading.is_sure and len(company) >= 2 and bool(company & _FIRST_LABELS)
        return heading.is_sure or bool(company - {heading.label})

    return holds


def _blocks(page: str, rows: Sequence[_Row]) -> list[tuple[list[_Row], int]]:
    """Return the lines in groups without a blank line in between, and the blank lines above."""
    blocks: list[tuple[list[_Row], int]] = []
    blank, is_open = 0, False
    for row in rows:
        if not row.line.text:
            blank += page.count("\n", row.line.start, row.line.end)
            is_open = False
            continue
        if not is_open:
            blocks.append(([], blank))
        blocks[-1][0].append(row)
        blank, is_open = 0, True
    return blocks


def _add_paragraphs(
    paragraphs: list[Paragraph],
    block: Sequence[_Row],
    *,
    width: int,
    number: int,
    blank_before: int,
) -> None:
    """Add the paragraphs of one block; headings and furniture stand in one of their own."""
    run: list[Line] = []
    above = blank_before

    def flush() -> None:
        nonlocal above
        for group in wrapped_groups(without_margin_numbers(run), width):
            text = joined([line.text for line in group])
            paragraphs.append(Paragraph(tuple(group), text, above, number))
            above = 0
        run.clear()

    for row in block:
        if row.heading is None and row.furniture is None:
            run.append(row.line)
            continue
        flush()
        paragraphs.append(
            Paragraph((row.line,), row.line.text, above, number, row.heading, row.furniture)
        )
        above = 0
    flush()
