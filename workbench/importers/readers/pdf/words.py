# SPDX-License-Identifier: MIT
"""The words of a page, each with its place, in whatever order the file draws them.

PDFium guesses blanks and line ends of its own; they are passed over, because where words stand
tells more: rows and columns are found from places alone. Words drawn invisibly are taken like
others: over a scanned page they are what was recognised on it.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from workbench.importers.readers.pdf.geometry import Edges, Sheet, turned

MOST_CHARACTERS = 200_000
"""Characters of one page that are looked at; a full page of small print has about 15,000."""

_ASK_EVERY = 20_000
"""Characters after which is told that the work goes on: a second on a slow machine."""

_NARROW = 0.17
"""Gap between two letters, in the size of the type, from which on they are two words."""

_BACK = 0.35
"""How far a letter may reach back over the one before, in the size of the type."""

_SAME_LINE = 0.2
_TWICE = 0.12
"""How far apart the same word stands where a printer draws it twice to make it bold."""

_MOST_IN_ROW = 50
_SAME_HEIGHT = 0.1
_BLANKS = frozenset({0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x3000})
_STRAIGHT = 8.0
"""Degrees by which a line may lean, as those of a scanned page do."""

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
"""How hyphens at the end of a line are given; U+00AD would be lost on the way."""

_BULLETS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF0FC: "✓", 0x25CF: "•"}
"""Signs that word processors take from fonts of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand close together; places and size are in points.

    `size` is that of the type, `is_bold` and `is_italic` are what the name of the font says;
    `is_hidden` says that they are not painted, as words recognised on a scan are, `is_parted` that
    the file has a blank before them.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    is_parted: bool = False


@dataclass(slots=True)
class PageWords:
    """The words of a page by the direction in which they run, the one with most letters first.

    `unreadable` counts characters whose font does not tell which letters they are, `is_cut` says
    that there were more than are looked at.
    """

    by_direction: list[tuple[float, list[Word]]] = field(default_factory=list)
    letters: int = 0
    unreadable: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """How the letters of one text object look; `direction` is in degrees, as seen."""

    size: float
    direction: float
    is_bold: bool
    is_italic: bool
    is_hidden: bool


def words_of(page: Any, sheet: Sheet, tell: Callable[[], None]) -> PageWords:  # noqa: ANN401
    """Return the words of an open page that can be seen; `tell` is called while it goes on."""
    text_page = page.get_textpage()
    try:
        return _Reading(text_page.raw, sheet).read(tell)
    finally:
        text_page.close()


class _Reading:
    def __init__(self, text_page: Any, sheet: Sheet) -> None:  # noqa: ANN401
        self._text, self._sheet = text_page, sheet
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._found: dict[float, list[Word]] = {}
        self._drawn: dict[tuple[str, int], list[Word]] = {}
        self._letters: list[str] = []
        self._left = self._top = self._right = self._bottom = 0.0
        self._height = 0.0
        self._style: _Style | None = None
        self._is_parted = False
        self._result = PageWords()

    def read(self, tell: Callable[[], None]) -> PageWords:
        """Return the words, each direction for itself."""
        # Asked for each of thousands of letters: a look-up here is a page a second.
        text, unit_of, edges_of = self._text, raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        count = raw.FPDFText_CountChars(text)
        self._result.is_cut = count > MOST_CHARACTERS
        edges = raw.FS_RECTF()
        for index in range(min(count, MOST_CHARACTERS)):
            if index % _ASK_EVERY == _ASK_EVERY - 1:
                tell()
            unit = unit_of(text, index)
            letter = chr(unit) if 0x20 < unit < 0x7F else self._letter(unit)
            if letter:
                edges_of(text, index, edges)
                self._take(letter, index, edges)
                continue
            self._end()
            if unit in _BLANKS and not raw.FPDFText_IsGenerated(text, index):
                self._is_parted = True
        self._end()
        self._result.by_direction = sorted(
            self._found.items(), key=lambda item: -sum(len(word.text) for word in item[1])
        )
        return self._result

    def _letter(self, unit: int) -> str:
        """Return what a code stands for, or nothing where it ends a word."""
        if 0xDC00 <= unit < 0xE000 and self._letters and "\ud800" <= self._letters[-1] < "\udc00":
            # Where PDFium counts UTF-16 units, a character may come in two halves.
            high = ord(self._letters.pop())
            return chr(0x10000 + (high - 0xD800) * 0x400 + unit - 0xDC00)
        if unit in _HYPHENS or unit in _BULLETS:
            return _HYPHENS.get(unit) or _BULLETS[unit]
        if unit in {0, 0xFFFD} or 0xE000 <= unit < 0xF900:
            self._result.unreadable += 1
            return "\ufffd" if unit else ""
        letter = chr(unit)
        return "" if unit <= 0x20 or letter.isspace() else letter

    def _style_of(self, index: int) -> _Style | None:
        drawn = raw.FPDFText_GetTextObject(self._text, index)
        if not drawn:
            return None
        key = ctypes.addressof(drawn.contents)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._looked_up(drawn, index)
        return style

    def _looked_up(self, drawn: Any, index: int) -> _Style:  # noqa: ANN401
        matrix, size = raw.FS_MATRIX(), ctypes.c_float()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        raw.FPDFTextObj_GetFontSize(drawn, size)
        direction = self._sheet.direction(matrix.a, matrix.b)
        quarter = round(direction / 90) * 90
        if abs(direction - quarter) < _STRAIGHT:
            direction = quarter % 360
        is_bold, is_italic = self._font_of(raw.FPDFTextObj_GetFont(drawn))
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        is_hidden = raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        return _Style(abs(size.value) * scale, round(direction), is_bold, is_italic, is_hidden)

    def _font_of(self, font: Any) -> tuple[bool, bool]:  # noqa: ANN401
        if not font:
            return False, False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            called = name.value.decode("latin-1")
            flags = max(raw.FPDFFont_GetFlags(font), 0)
            self._fonts[key] = (
                bool(_BOLD.search(called) or flags & _BOLD_FLAG)
                or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT,
                bool(_ITALIC.search(called) or flags & _ITALIC_FLAG),
            )
        return self._fonts[key]

    def _take(self, letter: str, index: int, edges: Any) -> None:  # noqa: ANN401
        seen = self._sheet.seen(edges.left, edges.bottom, edges.right, edges.top)
        style = self._style
        if style is not None:
            left, top, right, bottom = turned(seen, style.direction)
            size = style.size
            if (
                -_BACK * size < left - self._right < _NARROW * size
                and abs(bottom - self._bottom) < _SAME_LINE * size
                and abs(bottom - top - self._height) < _SAME_HEIGHT * size
            ):
                self._right = right
                self._letters.append(letter)
                return
            self._end()
        self._begin(letter, index, seen)

    def _begin(self, letter: str, index: int, seen: Edges) -> None:
        """Begin a word with a letter, where that can be seen."""
        style = self._style_of(index)
        sheet = self._sheet
        is_seen = seen[2] > -1 and seen[3] > -1 and seen[0] < sheet.width + 1
        if style is None or not is_seen or seen[1] > sheet.height + 1:
            return
        self._left, self._top, self._right, self._bottom = turned(seen, style.direction)
        self._height = self._bottom - self._top
        self._style = style
        self._letters.append(letter)

    def _end(self) -> None:
        style = self._style
        if style is None:
            return
        text = unicodedata.normalize("NFC", "".join(self._letters))
        self._letters, self._style = [], None
        word = Word(
            text,
            self._left,
            self._top,
            self._right,
            self._bottom,
            style.size or self._bottom - self._top,
            style.is_bold,
            style.is_italic,
            style.is_hidden,
            self._is_parted,
        )
        self._is_parted = False
        if not self._is_drawn_twice(word):
            self._result.letters += len(text)
            self._found.setdefault(style.direction, []).append(word)

    def _is_drawn_twice(self, word: Word) -> bool:
        row = round(word.top)
        for near in (row - 1, row, row + 1):
            for other in self._drawn.get((word.text, near), ()):
                if abs(other.left - word.left) + abs(other.top - word.top) < _TWICE * word.size:
                    return True
        same = self._drawn.setdefault((word.text, row), [])
        if len(same) < _MOST_IN_ROW:
            same.append(word)
        return False
