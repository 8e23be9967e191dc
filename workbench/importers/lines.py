# SPDX-License-Identifier: MIT
"""The lines of a page, with their place and what stood before their first word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.importers.page import Hint, HintKind

BLANKS = " \t\u00a0\u2000-\u200b\u202f\u205f\u3000"
"""Blank characters within a line, as they stand in a regular expression's brackets."""

_LINE = re.compile(f"(?:[{BLANKS}]*\n)+|[^\n]*\n|[^\n]+")
_BLANK_RUN = re.compile(f"[{BLANKS}]+")
_ODD_BLANKS = re.compile(f"  |[{BLANKS[1:]}\n]")
_LEADING = re.compile(f"[{BLANKS}]*")
_QUOTED = re.compile(r"^\s*>+(?=\s)")
_HARD_SPACES = re.compile("[\u00a0\u2007\u202f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a piece of one: `start` and `end` are its place on the page, in code points.

    `text` has its blanks collapsed, `indent` counts the blanks before it; `is_hard` says that a
    no-break space is among them, `is_cut` that the piece does not begin its line, `is_torn` that it
    is the half of a line of two columns. `width` is the column in which the words end, `hints` is
    what the format of the file says of it.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    is_hard: bool = False
    is_cut: bool = False
    width: int = 0
    is_torn: bool = False
    hints: tuple[Hint, ...] = ()

    def hint(self, kind: HintKind) -> Hint | None:
        """Return what the format says of this kind, or None."""
        if not self.hints:
            return None  # as in most files, and asked several times of every line
        return next((hint for hint in self.hints if hint.kind is kind), None)

    @property
    def begins_hint(self) -> bool:
        """Whether a stretch of which the format says something begins with this line."""
        return any(self.start <= hint.span.start for hint in self.hints)


def lines_of(page: str) -> list[Line]:
    """Return the lines of a page; each includes its line end, and blank lines stand in one."""
    lines, start = [], 0
    for found in _LINE.finditer(page):
        lines.append(line_at(found[0], start))
        start = found.end()
    return lines


def line_at(raw: str, start: int, *, is_cut: bool = False, column: int = 0) -> Line:
    """Return the line made of the characters `raw` that begin at `start`.

    `column` is where the piece begins in its line.
    """
    leading = _LEADING.match(raw)
    before = leading[0] if leading else ""
    return Line(
        start,
        start + len(raw),
        collapsed(_QUOTED.sub("", raw) if ">" in raw else raw),
        len(before),
        bool(before) and bool(_HARD_SPACES.search(before)),
        is_cut,
        column + len(raw.rstrip()),
    )


def collapsed(text: str) -> str:
    """Return the text with every run of blanks as one space and none at its ends."""
    bare = text.strip()
    if not _has_odd_blanks(bare):
        return bare
    return _BLANK_RUN.sub(" ", bare).replace("\n", " ").strip()


def _has_odd_blanks(text: str) -> bool:
    if text.isascii():
        # Looking for a few signs is many times as fast as looking for any of many.
        return "  " in text or "\t" in text or "\n" in text
    return _ODD_BLANKS.search(text) is not None
