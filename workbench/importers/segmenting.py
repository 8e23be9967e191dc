# SPDX-License-Identifier: MIT
"""The page cut into paragraphs, with the lines that begin a source and the furniture told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import NamedTuple

from workbench.importers.cells import with_cells_apart
from workbench.importers.columns import heading_starts, is_torn, untorn
from workbench.importers.comments import without_markers
from workbench.importers.counted_headings import counted_headings
from workbench.importers.field_lines import is_field
from workbench.importers.furniture import WEBSITE, furniture, is_sum
from workbench.importers.grid_labels import GRID_LABEL, grid_labels
from workbench.importers.headings import (
    NOUNS,
    NUMBER_WORDS,
    Heading,
    heading_in,
    is_contents_line,
    leads_into,
)
from workbench.importers.hints import begins_section, section_level, why_left_out
from workbench.importers.inline_furniture import (
    furniture_cuts,
    may_hold_furniture,
    without_furniture,
)
from workbench.importers.lines import Line, line_at
from workbench.importers.margins import numbers_of_page, without_margin_numbers
from workbench.importers.paper_pages import SLIDE_NUMBER, around_the_page
from workbench.importers.paragraphs import (
    Paragraph,
    is_in_bracket,
    is_terminal,
    joined,
    page_width,
    wrapped_groups,
)
from workbench.importers.questions import question_starts
from workbench.importers.separators import SEPARATOR, is_separator, is_underlined
from workbench.importers.source_headings import order_of
from workbench.importers.torn_headings import mended_headings

_NUMBER_WORD = rf"(?:{'|'.join(word.capitalize() for word in NUMBER_WORDS)})"
_INLINE_HEADING = re.compile(
    rf"(?:(?<![\w’'-])|(?<=-\d-)|(?<=-\d\d-))(?:{NOUNS}|{NOUNS.upper()}) "
    rf"(?P<label>[A-Z]|\d{{1,2}}|\d[A-Z]|[IVX]{{1,4}}|{_NUMBER_WORD}(?=\s?:))(?![\w’'])"
)
_FURNITURE = re.compile(
    r"(?<= )© ?\d{4} (?=[A-Z])|GO ON TO THE NEXT PAGE\b|"
    r"(?<=[.?!] )Vocabulary (?=[a-z])|Guiding Questions\b|"
    r"END OF (?:DOCUMENTS|SOURCES|EXTRACTS|ITEMS|SECTION|PAPER)\b"
)
"""What stood at the foot of a page, or below a document, before its lines were lost."""

_ENDED = re.compile(r"\d{4}\)$|-\d{1,2}-$|_$")
"""The end of a citation, the number of a page that ran into the next, or room for an answer."""

_PAGE_NUMBER = re.compile(r"-\d{1,2}-$")
_ANY_NOUN = re.compile(rf"{NOUNS}|{NOUNS.upper()}")
_ANY_HEADING = re.compile(
    rf"(?:{NOUNS}|{NOUNS.upper()})[\s\u00a0]{{1,3}}(?:[A-Z]|\d{{1,2}}|[IVX]{{1,4}})(?![\w’'])"
)
_CLEAR_HEADING = re.compile(
    rf"(?<=[.!?:)\]] )(?:(?:{NOUNS}) (?:A|1|I|One)\s?(?:[:.–—-]?\s+(?:From|Adapted from|Taken from|"
    r"An? (?:extract|excerpt)|Extract from|Excerpt from|Written by) |: (?=[A-Z“]))|"
    rf"(?:{NOUNS.upper()}) (?:A|1|I|1A)\s?:? (?=[A-Z“]))"
)
"""The first source within a line, with its attribution or a colon, or in capitals."""

_TOLD_HEADING = re.compile(
    rf"(?:(?<=[.!?)\]”] )|(?<=\.com )|(?<=\.org )|(?<=\.net )|(?<=\.uk ))(?:{NOUNS}) "
    rf"(?:[A-Z]|\d{{1,2}}|{_NUMBER_WORD})\s?: (?=(?:From|Adapted from|Taken from|An? (?:extract|"
    r"excerpt|cartoon|photograph|poster|letter|speech|report|map)|Extracts? from|Excerpts? from|"
    r"Part of) )"
)
"""Any source within a line, behind a whole sentence or an address, with its attribution."""

_FEWEST_CELLS = 3
_SHORTEST_TO_CUT = 60
_SLIDE = re.compile(r"(\d{1,3}) \S")
_FEWEST = 2
_FEW = 40


class _Row(NamedTuple):
    """A line and what it is known to be by itself."""

    line: Line
    heading: Heading | None = None
    furniture: str | None = None
    is_section: bool = False


def pieces_of(page: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, cut where several sources or questions share one."""
    lines = without_markers(with_cells_apart(page, mended_headings(page, lines)))
    begun = _labels_begun(page, lines)
    crowded = _crowded(page, lines) | _before_others(page, lines, begun)
    if not crowded:
        return lines
    pieces: list[Line] = []
    for line in untorn(page, lines):
        if line.start in crowded:
            pieces += _pieces(page, line, begun)
        else:
            pieces.append(line)
    return pieces


def _labels_begun(page: str, lines: Sequence[Line]) -> frozenset[tuple[str, int]]:
    """Return the nouns and the places of the labels with which lines begin."""
    headings = (heading_in(page[line.start : line.end]) for line in lines if line.text)
    return frozenset((h.noun, order_of(h.label) or 0) for h in headings if h and not h.is_rare)


def _before_others(
    page: str, lines: Sequence[Line], begun: frozenset[tuple[str, int]]
) -> frozenset[int]:
    """Return where the lines begin that may hold the source before the first at a line's start."""
    if not begun or any((noun, 1) in begun for noun, _ in begun):
        return frozenset()
    first = min(order for _, order in begun)
    return frozenset(
        line.start
        for line in lines
        if any(
            order_of(found["label"]) == first - 1
            for found in _INLINE_HEADING.finditer(page, line.start, line.end)
        )
    )


def _crowded(page: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines begin that name two sources or more: few lines of a long page do."""
    starts = [line.start for line in lines]
    named: Counter[int] = Counter()
    opened: set[int] = set()
    for noun in _ANY_NOUN.finditer(page):
        start = starts[bisect_right(starts, noun.start()) - 1]
        named[start] += _ANY_HEADING.match(page, noun.start()) is not None
        if _CLEAR_HEADING.match(page, noun.start()) or _TOLD_HEADING.match(page, noun.start()):
            opened.add(start)
    if may_hold_furniture(page):
        opened |= {line.start for line in lines if furniture_cuts(page[line.start : line.end])}
    return frozenset(start for start, count in named.items() if count >= _FEWEST) | opened


def paragraphs_of(
    page: str, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> list[Paragraph]:
    """Return the paragraphs of a page; the words of a heading line follow in one of their own."""
    rows = _with_headings(page, lines, headings)
    blocks = _blocks(page, rows)
    texts = [[row.line for row in rows if not row.heading] for rows, _ in blocks]
    width = page_width([block for block in texts if len(block) > 1])
    margin = numbers_of_page(lines)
    paragraphs: list[Paragraph] = []
    for number, (block, blank_before) in enumerate(blocks):
        _add_paragraphs(
            paragraphs, block, width=width, margin=margin, number=number, blank_before=blank_before
        )
    return paragraphs


def _pieces(page: str, line: Line, begun: frozenset[tuple[str, int]]) -> list[Line]:
    """Cut a line at the headings and questions that were run together in it."""
    if is_torn(page, line):
        return _headings_apart(page, line)
    if len(line.text) < _SHORTEST_TO_CUT:
        return [line]
    raw = page[line.start : line.end]
    plain = without_furniture(raw)
    cuts = _inline_headings(plain, begun) if raw.count("\t") < _FEWEST_CELLS else []
    if cuts:
        first = cuts[0]
        cuts += [place for place in question_starts(raw) if place > first]
        cuts += [found.start() for found in _FURNITURE.finditer(raw, first)]
    cuts += furniture_cuts(raw)
    cuts = sorted({cut for cut in cuts if cut > 0})
    if not cuts:
        return [line]
    edges = [0, *cuts, len(raw)]
    return [line_at(raw[a:b], line.start + a, is_cut=a > 0, column=a) for a, b in pairwise(edges)]


def _headings_apart(page: str, line: Line) -> list[Line]:
    """Cut a line of headings only, of columns whose lines nobody can part any more."""
    raw = page[line.start : line.end]
    edges = [*heading_starts(page, line), len(raw)]
    return [replace(line_at(raw[a:b], line.start + a), is_torn=True) for a, b in pairwise(edges)]


def _inline_headings(raw: str, begun: frozenset[tuple[str, int]]) -> list[int]:
    """Return where sources begin in one line: two after a sentence's end, or three anywhere.

    One is enough where the next of its row begins a line, as `begun` tells.
    """
    nouns: list[str] = []
    found: list[tuple[int, str]] = []
    ended: list[int] = []
    for match in _INLINE_HEADING.finditer(raw):
        before = raw[max(0, match.start() - 40) : match.start()].rstrip()
        if leads_into(before) and not _PAGE_NUMBER.search(before):
            continue
        heading = heading_in(raw[match.start() : match.start() + 400])
        if heading is None or any(label == heading.label for _, label in found):
            continue
        found.append((match.start(), heading.label))
        nouns.append(heading.noun)
        is_titled = raw.startswith(":", match.end())
        ended.append(is_titled or not before or is_terminal(before) or bool(_ENDED.search(before)))
    orders = [order_of(label) or 0 for _, label in found]
    ascends = all(a < b for a, b in pairwise(orders))
    is_clear = [_CLEAR_HEADING.match(raw, at) or _TOLD_HEADING.match(raw, at) for at, _ in found]
    if len(found) == 1 and (is_clear[0] or (ended[0] and _is_before(nouns[0], orders[0], begun))):
        return [found[0][0]]
    if len(found) < 2 or not ascends or (len(found) == 2 and not all(ended)):
        return []
    return [place for place, _ in found]


def _is_before(noun: str, order: int, begun: frozenset[tuple[str, int]]) -> bool:
    return (noun, order + 1) in begun and (noun, order) not in begun


def _with_headings(
    page: str, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> list[_Row]:
    """Return the lines with their headings, each cut off from the words after it."""
    around = around_the_page(page, lines)
    slides = _slides(lines, headings) | _below_slide_numbers(lines, headings, around)
    slides |= counted_headings(lines, headings)
    level = section_level([line for line, heading in zip(lines, headings, strict=True) if heading])
    rows: list[_Row] = []
    grid = grid_labels(page, lines, headings)
    below = [*(line.text for line in lines), ""][1:]
    for line, heading, rule in zip(lines, headings, below, strict=True):
        if not line.text:
            rows.append(_Row(line))
            continue
        why = why_left_out(line)
        if why or heading is None:
            if not why:
                why = _no_matter(line) or around.get(line.start)
                why = None if is_sum(line.text) and _is_below_words(rows) else why
            if not why and rows and _goes_on(rows[-1], line, rule):
                why = rows[-1].furniture
            is_section = not why and (line.start in slides or begins_section(line, level))
            is_underlined_one = is_underlined(line.text, rule) and not is_field(line.text)
            is_section = is_section or (not why and is_underlined_one)
            if not why and line.start in grid:
                rows += _without_label(page, line, grid[line.start])
            else:
                rows.append(_Row(line, furniture=why, is_section=is_section))
        elif is_contents_line(page[line.start : line.end]):
            rows.append(_Row(line, furniture="line of a list of contents"))
        else:
            rows += _heading_rows(page, line, heading)
    return rows


def _goes_on(above: _Row, line: Line, below: str) -> bool:
    """Tell whether the few words right below a piece of the website go on with it."""
    is_site = above.furniture == WEBSITE and bool(line.text)
    return is_site and not below and len(line.text) <= _FEW and not is_terminal(line.text)


def _is_below_words(rows: Sequence[_Row]) -> bool:
    """Tell whether words of a text stand in the line above, with no blank line in between."""
    return bool(rows) and bool(rows[-1].line.text) and rows[-1].furniture is None


def _without_label(page: str, line: Line, begins: int) -> list[_Row]:
    label = line_at(page[line.start : begins], line.start)
    words = line_at(page[begins : line.end], begins)
    return [_Row(label, furniture=GRID_LABEL), _Row(replace(words, hints=line.hints))]


def _no_matter(line: Line) -> str | None:
    why = furniture(line.text)
    return why or (SEPARATOR if is_separator(line.text) else None)


def _below_slide_numbers(
    lines: Sequence[Line], headings: Sequence[Heading | None], around: Mapping[int, str]
) -> frozenset[int]:
    """Return where slides begin; a number that is the label of a source heads no slide."""
    return frozenset(
        below.start
        for (line, below), heading in zip(pairwise(lines), headings, strict=False)
        if heading is None and around.get(line.start) == SLIDE_NUMBER
    )


def _slides(lines: Sequence[Line], headings: Sequence[Heading | None]) -> frozenset[int]:
    """Return where numbered slides begin that are no sources, on a page made of slides."""
    if sum(heading is not None and heading.number is not None for heading in headings) < _FEWEST:
        return frozenset()
    slides, last = set(), 0
    for place, (line, heading) in enumerate(zip(lines, headings, strict=True)):
        if heading and heading.number:
            last = heading.number
        elif line.text and (place == 0 or not lines[place - 1].text):
            found = _SLIDE.match(line.text)
            if found and int(found[1]) == last + 1:
                slides.add(line.start)
                last += 1
    return frozenset(slides)


def _heading_rows(page: str, line: Line, heading: Heading) -> list[_Row]:
    middle = line.start + heading.end
    if middle >= line.end or not page[middle : line.end].strip():
        return [_Row(line, heading)]
    before = line_at(page[line.start : middle], line.start, is_cut=line.is_cut)
    after = line_at(page[middle : line.end], middle, is_cut=True, column=heading.end)
    after = replace(after, hints=line.hints)
    if not heading.is_sure and not after.text:
        return [_Row(line, heading)]
    return [_Row(before, heading), _Row(after)]


def _blocks(page: str, rows: Sequence[_Row]) -> list[tuple[list[_Row], int]]:
    """Return the lines in groups without a blank line in between, and the blank lines above."""
    blocks: list[tuple[list[_Row], int]] = []
    blank, is_open = 0, False
    for row, below in zip_longest(rows, rows[1:]):
        if not row.line.text and blocks and below and _is_within(blocks[-1][0][-1], below):
            continue
        if not row.line.text:
            blank += page.count("\n", row.line.start, row.line.end) or 1
            is_open = False
            continue
        if not is_open:
            blocks.append(([], blank))
        blocks[-1][0].append(row)
        blank, is_open = 0, True
    return blocks


def _is_within(above: _Row, below: _Row) -> bool:
    """Tell whether words go on below a blank line: those of a heading line, or of a bracket."""
    if below.heading or above.heading or above.furniture or below.furniture:
        return False
    if is_in_bracket(above.line.text, below.line.text):
        return True
    is_open = above.line.is_cut and not is_terminal(above.line.text)
    return is_open and below.line.text[:1].islower()


def _add_paragraphs(
    paragraphs: list[Paragraph],
    block: Sequence[_Row],
    *,
    width: int,
    margin: frozenset[int],
    number: int,
    blank_before: int,
) -> None:
    """Add the paragraphs of one block; headings and furniture stand in one of their own."""
    run: list[Line] = []
    above = blank_before

    def flush() -> None:
        nonlocal above
        for group in wrapped_groups(without_margin_numbers(run, margin), width):
            text = joined([line.text for line in group])
            paragraphs.append(Paragraph(tuple(group), text, above, number))
            above = 0
        run.clear()

    for row in block:
        if row.heading is None and row.furniture is None and not row.is_section:
            run.append(row.line)
            continue
        flush()
        paragraphs.append(
            Paragraph(
                (row.line,),
                row.line.text,
                above,
                number,
                row.heading,
                row.furniture,
                row.is_section,
            )
        )
        above = 0
    flush()
