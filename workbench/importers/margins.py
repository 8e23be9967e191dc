# SPDX-License-Identifier: MIT
"""Line numbers in the margin of a printed source, which are no words of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.importers.attribution_cues import MONTH
from workbench.importers.lines import Line

_BEFORE = re.compile(rf"^(\d{{1,3}})\s+(?=\S)(?!(?:{MONTH})\b)")
"""A number in the margin; before the name of a month it is a day."""

_AFTER = re.compile(
    r"(?<=\S)(?<!\bAD)(?<!\bBC)(?<!\bCE)(?<!\bBCE)(?<!\bp\.)(?<!\bpp\.)(?<!\bno\.)(?<!\bpage)"
    r"\s+(\d{1,3})$"
)
"""A number in the margin; behind “AD” or “page” it is a year or a page."""

_STEP = 5
_FEWEST_LINES = 4
_STEPS = (_STEP, 3, 4, 10)
"""Steps in which numbers go up; only fives are that common that one number will do."""

_LINES_MORE = 3
_SHORTEST_BROKEN = 40


def numbers_of_page(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the lines begin that have a margin number which only their page shows to be one.

    Each stands in the middle of a sentence, and from one to the next they go up in fives or begin
    anew, whatever blank lines and headings lie between. One alone shows nothing.
    """
    found: list[int] = []
    last = 0
    for above, line in pairwise(lines):
        number = _BEFORE.match(line.text) if line.text[:1].isdigit() else None
        if number is None or int(number[1]) % _STEP or not _is_cut_off(above.text):
            continue
        if int(number[1]) not in (_STEP, last + _STEP):
            return frozenset()
        last = int(number[1])
        found.append(line.start)
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_cut_off(text: str) -> bool:
    """Tell whether a line is as long as those that were broken, and its sentence goes on."""
    return len(text) >= _SHORTEST_BROKEN and text[-1].isalpha()


def without_margin_numbers(
    lines: Sequence[Line], of_page: frozenset[int] = frozenset()
) -> list[Line]:
    """Return the lines of one block with every margin number taken out of the words.

    Numbers count as margin numbers where they go up in fives about every fifth line (or in threes,
    fours or tens), or where they count every line of a block of at least four. Where most lines
    have a number at that end, they are a table. Numbers that were copied below the block go too,
    and so do those that `numbers_of_page` found.
    """
    if not any(line.text and (line.text[0].isdigit() or line.text[-1].isdigit()) for line in lines):
        return list(lines)
    lines = _without_numbers_below(lines)
    if of_page:
        lines = [
            _stripped(line, _BEFORE, lines[i - 1]) if i and line.start in of_page else line
            for i, line in enumerate(lines)
        ]
    for pattern, end in ((_BEFORE, 0), (_AFTER, -1)):
        found = [
            (i, int(m[1]))
            for i, line in enumerate(lines)
            if line.text and line.text[end].isdigit() and (m := pattern.search(line.text))
        ]
        if not found:
            continue
        margin = _every_line(found, lines)
        if not margin and 2 * len(found) <= len(lines) + 1:
            margin = next(filter(None, (_at_steps(found, lines, step) for step in _STEPS)), set())
        if margin:
            return [
                _stripped(line, pattern, lines[i - 1] if i else line) if i in margin else line
                for i, line in enumerate(lines)
            ]
    return list(lines)


def _without_numbers_below(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without those at the end that hold a margin number alone: “5”, “10”."""
    end = len(lines)
    while end > _STEP and lines[end - 1].text.isdigit() and not int(lines[end - 1].text) % _STEP:
        end -= 1
    numbers = [int(line.text) for line in lines[end:]]
    are_of_block = numbers == list(range(_STEP, _STEP * len(numbers) + 1, _STEP))
    return lines[:end] if numbers and are_of_block and numbers[-1] <= end + 1 else lines


def _every_line(found: list[tuple[int, int]], lines: Sequence[Line]) -> set[int]:
    """Return the places of numbers that count from 1 line by line in running text."""
    counts_up = all(b == (a[0] + 1, a[1] + 1) for a, b in pairwise(found))
    if len(found) < _FEWEST_LINES or not counts_up or found[0][1] != 1:
        return set()
    words = [lines[place].text.lstrip("0123456789 ") for place, _ in found]
    goes_on = sum(text[:1].islower() for text in words)
    return {place for place, _ in found} if goes_on * 3 >= len(found) else set()


def _at_steps(found: list[tuple[int, int]], lines: Sequence[Line], step: int) -> set[int]:
    """Return the places of numbers that go up in steps; a first one stands near its line."""
    margin: set[int] = set()
    expected, last = 0, 0
    for place, number in found:
        if number % step or not number:
            continue
        begins = not margin and _reaches(place, lines, step)
        if step != _STEP:
            begins = begins and number == step
        goes_on = number == expected and place - last <= step + _LINES_MORE
        if begins or (margin and goes_on):
            margin.add(place)
            expected, last = number + step, place
    return margin if step == _STEP or len(margin) > 1 else set()


def _reaches(place: int, lines: Sequence[Line], step: int) -> bool:
    """Tell whether the line goes on from the one before, as text beside a number does."""
    if place < step - 2:
        return False
    before = lines[place - 1].text
    return not before.endswith(":") and len(before) > 20


def _stripped(line: Line, pattern: re.Pattern[str], above: Line) -> Line:
    indent = above.indent if pattern is _BEFORE else line.indent
    return replace(line, text=pattern.sub("", line.text), indent=indent)
