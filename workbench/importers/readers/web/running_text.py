# SPDX-License-Identifier: MIT
"""The words of one block of a web page while they come in, piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANKS = re.compile("[ \t\r\n\f\v]+")
_WORD = re.compile(r"[^\W_]")

Place = tuple[int, int]
"""A place in the running text: the number of its line, and that of a piece in it."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What a block came to.

    `texts` are its paragraphs, each with the blank lines above it that the block itself has;
    `blank_after` counts those below. `links` are the addresses its words lead to, and
    `is_all_links` says that no other words stand in it.
    """

    texts: tuple[tuple[int, str], ...]
    blank_after: int
    links: tuple[str, ...]
    is_all_links: bool


class RunningText:
    """Collects words, with blanks as a browser shows them: runs are one, no-break spaces stay.

    `keeps_blanks` says that blanks before and between the words are as the page has them.
    """

    def __init__(self) -> None:
        self.keeps_blanks = False
        self._pieces: list[str] = []
        self._lines: list[str] = []
        self._links: list[str] = []
        self._has_plain_words = False
        self._serial = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has come, not even a line end."""
        return not (self._pieces or self._lines)

    @property
    def is_line_empty(self) -> bool:
        """Whether no word has come since the last line end."""
        return not any(map(str.strip, self._pieces))

    @property
    def place(self) -> Place:
        """Where the next words come to stand."""
        return self._serial, len(self._pieces)

    def add(self, text: str, *, is_linked: bool) -> None:
        """Take words; `is_linked` says that they lead to another page."""
        if not self._pieces and _BLANKS.fullmatch(text) and not self.keeps_blanks:
            return
        self._pieces.append(text)
        if not (is_linked or self._has_plain_words):
            self._has_plain_words = bool(_WORD.search(text))

    def add_link(self, address: str) -> None:
        """Note that the words to come lead to an address."""
        self._links.append(address)

    def since(self, place: Place) -> str | None:
        """Return the words that came since, or None where a line ended meanwhile."""
        return "".join(self._pieces[place[1] :]) if place[0] == self._serial else None

    def replace_since(self, place: Place, text: str) -> None:
        """Put other words in the place of those that came since."""
        self._pieces[place[1] :] = [text]

    def end_line(self) -> None:
        """Begin a new line in the same block."""
        self._lines.append(self._line())
        self._pieces.clear()
        self._serial += 1

    def take(self) -> Paragraphs:
        """Return what came and begin anew; lines without words part paragraphs."""
        last = self._line()
        if last or any("\u00a0" in piece for piece in self._pieces):
            self._lines.append(last)
        texts, blank = _paragraphs_of(self._lines)
        taken = Paragraphs(
            texts,
            blank,
            tuple(self._links),
            bool(self._links) and not self._has_plain_words,
        )
        self._pieces.clear()
        self._lines.clear()
        self._links.clear()
        self._has_plain_words = False
        self._serial += 1
        return taken

    def _line(self) -> str:
        whole = "".join(self._pieces).rstrip()
        if self.keeps_blanks:
            return whole.expandtabs()
        return _BLANKS.sub(" ", whole).lstrip(" ")


def _paragraphs_of(lines: list[str]) -> tuple[tuple[tuple[int, str], ...], int]:
    texts: list[tuple[int, str]] = []
    group: list[str] = []
    blank = above = 0
    for line in lines:
        if line:
            if not group:
                above = blank
            group.append(line)
            blank = 0
            continue
        if group:
            texts.append((above, "\n".join(group)))
            group = []
        blank += 1
    if group:
        texts.append((above, "\n".join(group)))
    return tuple(texts), blank
