# SPDX-License-Identifier: MIT
"""Decks of revision cards: cards that end in “3 of 11”, with headings and two levels of bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.importers.draft import PartKind
from workbench.importers.furniture import furniture
from workbench.importers.headings import heading_in
from workbench.importers.lines import Line
from workbench.importers.marks import Mark
from workbench.importers.paragraphs import joined
from workbench.importers.separators import is_separator

_NUMBER = re.compile(r"(?:card |slide )?(\d{1,3}) (?:of|/) (\d{1,3})$", re.IGNORECASE)
_BULLET = re.compile(r"[•·▪◦●○■□►‣∙\u2043➢✓*–—-] ?(?=\S)")
_LOST_HEADING = 2
"""Blank lines between bullets that stand where the page lost a heading."""

_LONGEST_HEADING = 90
_FEWEST_LINES = 2


def deck_marks(page: str, lines: Sequence[Line]) -> tuple[list[Mark], list[Line]]:
    """Return the parts of a deck, and the lines of the page that are none of it.

    A card headed “Source B” is a source among the cards, and its lines are none of the deck.
    """
    ends = _card_ends(lines)
    if not ends:
        return [], list(lines)
    rest: list[Line] = []
    reader = _DeckReader(page)
    if all(_is_source(page, lines[a + 1 : b]) for a, b in pairwise([*ends, len(lines)])):
        # The numbers stand above their cards, and all of these are sources.
        for end in ends:
            reader.leave_number(lines[end])
        return reader.marks, [line for place, line in enumerate(lines) if place not in set(ends)]
    reader.read_title(lines[: ends[0]])
    start = 0
    for end in ends:
        card = lines[start:end]
        if _is_source(page, card):
            rest += card
            reader.leave_number(lines[end])
        else:
            reader.read_card(card, lines[end])
        start = end + 1
    return reader.marks, [*rest, *lines[start:]]


def number_of(text: str) -> tuple[int, int] | None:
    """Return the number of a card and how many there are, from “3 of 11”, or None."""
    found = _NUMBER.match(text)
    return (int(found[1]), int(found[2])) if found else None


def _is_source(page: str, card: Sequence[Line]) -> bool:
    """Tell whether a card has the heading of a source and words without bullets below it."""
    written = [line for line in card if line.text and not is_separator(line.text)]
    if len(written) < _FEWEST_LINES or any(_BULLET.match(line.text) for line in written):
        return False
    heading = heading_in(page[written[0].start : written[0].end])
    return heading is not None and heading.is_sure and not heading.is_rare


def _card_ends(lines: Sequence[Line]) -> list[int]:
    """Return the places of lines “n of m” that count up to the same m, at least two of them."""
    ends: list[int] = []
    last, total = 0, None
    for place, line in enumerate(lines):
        found = _NUMBER.match(line.text)
        if not found:
            continue
        number, of = int(found[1]), int(found[2])
        if number == last + 1 and number <= of and total in {None, of}:
            ends.append(place)
            last, total = number, of
    return ends if len(ends) > 1 else []


class _DeckReader:
    """Collects the marks of a deck card by card."""

    def __init__(self, page: str) -> None:
        self._page = page
        self.marks: list[Mark] = []
        self._title: Line | None = None

    def read_title(self, lines: Sequence[Line]) -> None:
        """Take the first line as the deck's title where a card title follows before the bullets."""
        plain: list[Line] = []
        for line in lines:
            if _BULLET.match(line.text):
                break
            if line.text and not furniture(line.text):
                plain.append(line)
        if len(plain) > 1:
            self._title = plain[0]
            self._mark(plain[0], PartKind.TITLE)

    def leave_number(self, number: Line) -> None:
        """Leave out the number of a card that is a source."""
        self._mark(number, PartKind.LEFT_OVER, why="the number of a card")

    def read_card(self, lines: Sequence[Line], number: Line) -> None:
        """Take the title, the headings and the bullets of one card, and its number."""
        self._blank = 0
        self._depths: list[int] = []
        self._has_title = self._is_open = False
        for line in lines:
            if line is self._title or line.start == getattr(self._title, "start", -1):
                continue
            if not line.text:
                self._blank += self._page.count("\n", line.start, line.end)
                continue
            self._read_line(line)
            self._blank = 0
        self._mark(number, PartKind.CARD_NUMBER)

    def _read_line(self, line: Line) -> None:
        bullet = _BULLET.match(line.text)
        why = None if bullet else furniture(line.text)
        if why:
            self._mark(line, PartKind.LEFT_OVER, why=why)
        elif bullet and self._has_title:
            self._read_bullet(line, line.text[bullet.end() :])
        elif not self._has_title:
            self._has_title = True
            self._mark(line, PartKind.CARD_TITLE)
        elif self._goes_on(line):
            self._join(line)
        else:
            self._read_plain(line)

    def _read_plain(self, line: Line) -> None:
        if len(line.text) > _LONGEST_HEADING and line.text.endswith("."):
            self._mark(line, PartKind.CARD_ITEM)
        else:
            self._mark(line, PartKind.CARD_HEADING)
            self._depths = []
        self._is_open = True

    def _read_bullet(self, line: Line, words: str) -> None:
        last = self.marks[-1].kind
        if self._blank >= _LOST_HEADING and last in {PartKind.CARD_ITEM, PartKind.CARD_SUB_ITEM}:
            self._mark_lost_heading(line)
            self._depths = []
        self._depths = [depth for depth in self._depths if depth < line.indent]
        kind = PartKind.CARD_SUB_ITEM if self._depths else PartKind.CARD_ITEM
        self._depths.append(line.indent)
        self._mark(line, kind, words.strip())
        self._is_open = True

    def _mark_lost_heading(self, line: Line) -> None:
        """Let the blank lines above a bullet stand for the heading that was there."""
        last = self.marks[-1].start
        words_end = last + len(self._page[last : line.start].rstrip())
        start = self._page.index("\n", words_end) + 1
        why = "the page lost the heading of these points"
        self.marks.append(Mark(start, PartKind.CARD_HEADING, "", None, 0.6, why))

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is the rest of the wrapped bullet above it."""
        last = self.marks[-1]
        is_item = last.kind in {PartKind.CARD_ITEM, PartKind.CARD_SUB_ITEM}
        return is_item and not self._blank and (line.text[0].islower() or self._is_hung(line))

    def _is_hung(self, line: Line) -> bool:
        return bool(self._depths) and line.indent > self._depths[-1]

    def _join(self, line: Line) -> None:
        last = self.marks[-1]
        self.marks[-1] = Mark(last.start, last.kind, joined([last.text, line.text]))

    def _mark(
        self, line: Line, kind: PartKind, text: str | None = None, *, why: str | None = None
    ) -> None:
        words = line.text if text is None else text
        self.marks.append(Mark(line.start, kind, words, None, 0.95, why))
