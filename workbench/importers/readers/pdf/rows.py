# SPDX-License-Identifier: MIT
"""Words put together to printed lines, by where they stand.

A segment is a stretch of a line without a wide gap: in a page of two columns each printed line is
two segments. When the columns are known, the segments of a region become rows.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from workbench.importers.readers.pdf.geometry import Box, around, shared
from workbench.importers.readers.pdf.words import Word

_SAME_ROW = 0.35
"""How far the middles of two words of one line may differ, in their height."""

_SEGMENT_GAP = 0.6
"""Gap that parts two segments, in the size of the type: no blank in running text is wider."""

_JOINED = 0.12
"""Gap below which two pieces are one word, in the size of the type."""

_CELL_GAP = 1.5
"""Gap from which on two stretches of a row stand apart, in the size of the type."""

_SPACED_OUT = 0.7
"""Share of single letters in a row whose letters were set apart for looks."""

_INITIAL = 1.7
_RAISED_SIZE = 0.8
_RAISED_BY = 0.12
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one printed line that stand close together, from left to right."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """Its words with single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line of a region.

    `size` is that of most of its letters; `is_bold` and `is_italic` say that all of them are.
    `cells` counts the stretches that stand apart in it.
    """

    text: str
    box: Box
    size: float
    is_bold: bool
    is_italic: bool
    cells: int

    @property
    def left(self) -> float:
        """Where its first word begins, in points."""
        return self.box.left

    @property
    def right(self) -> float:
        """Where its last word ends, in points."""
        return self.box.right


def segments_of(words: Sequence[Word]) -> list[Segment]:
    """Return the words of a page as segments."""
    segments: list[Segment] = []
    row: list[Word] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if row and _middle(word) - _middle(row[0]) > _SAME_ROW * _height(word, row[0]):
            segments += _split(row)
            row = []
        row.append(word)
    return segments + _split(row)


def segment(words: Sequence[Word]) -> Segment:
    """Return words that stand side by side as one segment."""
    box = around(words)
    return Segment(tuple(words), box.left, box.top, box.right, box.bottom, _size(words))


def rows_of(segments: Sequence[Segment]) -> list[Row]:
    """Return the printed lines of a region from above to below."""
    groups: list[list[Segment]] = []
    cores: list[Segment] = []
    for piece in sorted(segments, key=lambda piece: piece.top + piece.bottom):
        place = next(
            (i for i in (len(groups) - 1, len(groups) - 2) if i >= 0 and _level(cores[i], piece)),
            None,
        )
        if place is None:
            groups.append([piece])
            cores.append(piece)
            continue
        groups[place].append(piece)
        if len(piece.text) > len(cores[place].text):
            cores[place] = piece
    rows = [_row(group, core) for group, core in zip(groups, cores, strict=True)]
    return sorted(rows, key=lambda row: row.box.top)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _height(a: Word, b: Word) -> float:
    return min(a.bottom - a.top, b.bottom - b.top)


def _split(row: list[Word]) -> list[Segment]:
    """Return the words of one line cut where wide gaps are."""
    segments: list[Segment] = []
    piece: list[Word] = []
    reach = 0.0
    for word in sorted(row, key=lambda word: word.left):
        if piece and word.left - reach > _SEGMENT_GAP * max(word.size, piece[-1].size):
            segments.append(segment(piece))
            piece = []
        reach = max(reach, word.right) if piece else word.right
        piece.append(word)
    return [*segments, segment(piece)] if piece else segments


def _level(core: Segment, piece: Segment) -> bool:
    """Tell whether a segment stands in the line of another."""
    height = min(core.bottom - core.top, piece.bottom - piece.top)
    return shared(core.top, core.bottom, piece.top, piece.bottom) > height / 2


def _size(words: Sequence[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] or 1.0


def _row(group: Sequence[Segment], core: Segment) -> Row:
    words = sorted((w for piece in group for w in piece.words), key=lambda word: word.left)
    size = _size(words)
    box = around(group)
    # A large first letter must not make the whole line high.
    level = Box(box.left, core.top, box.right, core.bottom)
    text, cells = _text(words, size, core.bottom)
    return Row(
        text,
        level,
        size,
        all(word.is_bold for word in words),
        all(word.is_italic for word in words),
        cells,
    )


def _text(words: Sequence[Word], size: float, base: float) -> tuple[str, int]:
    """Return the words of a row as text, and how many stretches of it stand apart."""
    ordered = _in_reading_order(words)
    is_backwards = ordered[0] is not words[0]
    near = _near(words) or size * _JOINED
    pieces = [_raised(ordered[0], size, base)]
    cells = 1
    for before, word in pairwise(ordered):
        gap = before.left - word.right if is_backwards else word.left - before.right
        is_parted = gap > near or (word.is_parted and gap > -size)
        if gap > size * _CELL_GAP and gap > 2 * near:
            pieces.append("  ")
            cells += 1
        elif is_parted and not _is_initial(before, size):
            pieces.append(" ")
        pieces.append(_raised(word, size, base))
    return "".join(pieces), cells


def _near(words: Sequence[Word]) -> float | None:
    """Return the gap within the words of a row whose letters are set apart, or None."""
    single = sum(len(word.text) == 1 for word in words)
    if len(words) < 5 or single < _SPACED_OUT * len(words):
        return None
    return 1.5 * median(max(b.left - a.right, 0.0) for a, b in pairwise(words))


def _is_initial(word: Word, size: float) -> bool:
    """Tell whether a word is a large first letter, and no word by itself."""
    return word.size > _INITIAL * size and len(word.text) == 1 and word.text not in "AIO"


def _raised(word: Word, size: float, base: float) -> str:
    """Return the text of a word; small digits above the line become those of Unicode."""
    is_small = word.size <= _RAISED_SIZE * size
    if word.text.isascii() and word.text.isdigit() and is_small:
        return word.text.translate(_SUPERSCRIPTS) if base - word.bottom > _RAISED_BY * size else (
            word.text
        )  # fmt: skip
    return word.text


def _in_reading_order(words: Sequence[Word]) -> list[Word]:
    """Return words as they are read: from the right where most letters are Hebrew or Arabic."""
    directions = Counter(
        unicodedata.bidirectional(letter) for word in words for letter in word.text
    )
    if directions["R"] + directions["AL"] <= directions["L"]:
        return list(words)
    return list(reversed(words))
