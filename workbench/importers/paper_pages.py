# SPDX-License-Identifier: MIT
"""Lines that only belong to the paper's pages or to the slides that a page was copied from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.importers.comments import comment_starts
from workbench.importers.furniture import furniture, running_lines
from workbench.importers.headings import heading_in
from workbench.importers.lines import Line

SLIDE_NUMBER = "number of a slide"
"""The reason for leaving out a number above a slide."""

_LONGEST_RUNNING = 80
_WIDE_GAP = 8
"""Blanks within a line that only a header has, with the number of the page at the margin."""

_PAGE_OF = re.compile(r"(?:Page|PAGE|page|P\.|p\.) ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?")
_ENDS = (".", "!", "?", ")", "]", "”", '"')
_PARTED = re.compile(r" [|•·] |©| [–—-] .+ [–—-] ")
_TWICE = 2
_FEWEST_SLIDES = 3
_LONGEST_PAGE, _MOST_BESIDE = 3, 4
"""Digits of a page's number, and lines above or below it that may stand on every page."""

_FEWEST_CLOSE = 5
_MOST_LINES = 14
"""Lines of a slide at most, on average."""

_NUMBER_BETWEEN = re.compile(r"\S[ ]*\t\s*\d{1,3}\s*\t\s*\S")
_ONLY_NUMBER = re.compile(r"(?:(?:Slide|SLIDE|slide) )?\d{1,3}")


def around_the_page(page: str, lines: Sequence[Line]) -> dict[int, str]:
    """Return where lines stand that only belong to the paper's pages, and why."""
    alone = [
        line
        for place, line in enumerate(lines)
        if line.text
        and len(line.text) <= _LONGEST_RUNNING
        and (
            _is_wide(page, line)
            or _is_foot(lines, place)
            or (
                (place == 0 or not lines[place - 1].text)
                and (place + 1 == len(lines) or not lines[place + 1].text)
            )
        )
    ]
    wide = {line.text for line in alone if _is_wide(page, line)}
    running = running_lines((line.text for line in alone), wide)
    running |= _beside_running(lines, running)
    running |= _beside_page_number(lines)
    found = {line.start: "repeated on the pages of the paper" for line in lines
             if line.text in running}  # fmt: skip
    numbers = {
        line.start: "page number"
        for place, line in enumerate(lines)
        if line.text.isdigit() and _is_apart(lines, place - 1) and _ends_page(lines, place)
    }
    heads = {
        lines[place + 1].start: "repeated on the pages of the paper"
        for place, line in enumerate(lines)
        if line.start in numbers and _heads_page(lines, place + 1)
    }
    edges = dict(_page_edges(lines))
    comments = dict.fromkeys(comment_starts(lines), "comment on a shared document")
    slides = [*_slide_numbers(lines), *_numbers_of_close_slides(lines)]
    return comments | found | edges | numbers | heads | dict.fromkeys(slides, SLIDE_NUMBER)


def _is_wide(page: str, line: Line) -> bool:
    """Tell whether a wide gap stands within a line, as between a name and a page's number."""
    is_gap = line.width - line.indent - len(line.text) > _WIDE_GAP
    return is_gap or _NUMBER_BETWEEN.search(page, line.start, line.end) is not None


def _is_foot(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line ends a block and has its parts apart with a sign, as feet of slides."""
    is_last = place + 1 == len(lines) or not lines[place + 1].text
    return is_last and _PARTED.search(lines[place].text) is not None


def _beside_page_number(lines: Sequence[Line]) -> frozenset[str]:
    """Return what stands in a line between “Page 2 of 5” and a blank one: the name of a paper."""
    found = set()
    for place, line in enumerate(lines):
        if not _PAGE_OF.fullmatch(line.text):
            continue
        for near, next_one in ((place - 1, place - 2), (place + 1, place + 2)):
            text = lines[near].text if 0 <= near < len(lines) else ""
            is_alone = not 0 <= next_one < len(lines) or not lines[next_one].text
            if 0 < len(text) <= _LONGEST_RUNNING and is_alone and not text.endswith(_ENDS):
                found.add(text)
    return frozenset(found)


def _beside_running(lines: Sequence[Line], running: frozenset[str]) -> frozenset[str]:
    """Return the lines that stand again and again right above or below a running one."""
    beside = Counter(
        lines[near].text
        for place, line in enumerate(lines)
        if line.text in running
        for near in (place - 1, place + 1)
        if 0 <= near < len(lines) and 0 < len(lines[near].text) <= _LONGEST_RUNNING
    )
    return frozenset(text for text, count in beside.items() if count >= _TWICE)


def _page_edges(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of pages that no blank line parts from the text, and what is beside them.

    They count up one by one, and the same lines stand right above or below each.
    """
    run: list[int] = []
    for place, line in enumerate(lines):
        if line.text.isdigit() and len(line.text) <= _LONGEST_PAGE:
            if run and int(line.text) != int(lines[run[-1]].text) + 1:
                yield from _edges_of(lines, run)
                run = []
            run.append(place)
    yield from _edges_of(lines, run)


def _edges_of(lines: Sequence[Line], run: Sequence[int]) -> Iterator[tuple[int, str]]:
    beside: set[int] = set()
    for step in (-1, 1):
        for away in range(1, _MOST_BESIDE + 1):
            places = [p + step * away for p in run if 0 <= p + step * away < len(lines)]
            texts = Counter(lines[p].text for p in places if lines[p].text)
            text, count = next(iter(texts.most_common(1)), ("", 0))
            if count < _FEWEST_SLIDES or count < len(run) - 1 or len(text) > _LONGEST_RUNNING:
                break
            beside |= {p for p in places if lines[p].text == text}
    for place in beside:
        yield lines[place].start, "repeated on the pages of the paper"
    if beside:
        yield from ((lines[place].start, "page number") for place in run)


def _ends_page(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the next page begins below a number: a blank line, its header or a source."""
    if _is_apart(lines, place + 1) or _heads_page(lines, place + 1):
        return True
    above = lines[place - 1].text if place else ""
    is_below_matter = bool(above) or (place > 1 and furniture(lines[place - 2].text) is not None)
    return is_below_matter and heading_in(lines[place + 1].text) is not None


def _heads_page(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line in capitals stands right below a page's number and above a blank one."""
    text = lines[place].text if place < len(lines) else ""
    is_short = text.isupper() and len(text) <= _LONGEST_RUNNING and heading_in(text) is None
    return is_short and _is_apart(lines, place + 1)


def _slide_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where the numbers of slides stand: each above its slide, and counting up one by one."""
    run: list[Line] = []
    for place, line in enumerate(lines[:-1]):
        is_one = _ONLY_NUMBER.fullmatch(line.text) and bool(lines[place + 1].text)
        if not is_one or (place and lines[place - 1].text):
            continue
        if run and _number_in(line) != _number_in(run[-1]) + 1:
            yield from _starts_of(run)
            run = []
        run.append(line)
    yield from _starts_of(run)


def _numbers_of_close_slides(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where numbers of slides stand that no blank line parts from one another.

    They count up from one, and fewer lines stand between them than on any page of paper.
    """
    run: list[int] = []
    for place, line in enumerate(lines):
        if _ONLY_NUMBER.fullmatch(line.text) and _number_in(line) == len(run) + 1:
            run.append(place)
    gaps = [b - a for a, b in pairwise(run)]
    if len(run) >= _FEWEST_CLOSE and sum(gaps) <= _MOST_LINES * len(gaps):
        yield from (lines[place].start for place in run)


def _number_in(line: Line) -> int:
    return int(line.text.rpartition(" ")[2])


def _starts_of(run: Sequence[Line]) -> Iterator[int]:
    return (line.start for line in run if len(run) >= _FEWEST_SLIDES)


def _is_apart(lines: Sequence[Line], place: int) -> bool:
    """Tell whether no matter of the page stands in a line."""
    is_there = 0 <= place < len(lines)
    return not is_there or not lines[place].text or furniture(lines[place].text) is not None
