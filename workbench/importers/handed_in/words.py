# SPDX-License-Identifier: MIT
"""The words of a page below highlights that somebody added, and beside their notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.handed_in.comparing import is_name_of_ours
from workbench.domain.handed_in.remarks import FoundNote, Frame, RemarkKind
from workbench.domain.text import one_line
from workbench.importers.handed_in.notes import frames_of
from workbench.importers.handed_in.objects import Found
from workbench.pdfium import ONE_AT_A_TIME

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_ON_WORDS = frozenset({RemarkKind.HIGHLIGHT, RemarkKind.UNDERLINE, RemarkKind.STRIKE_OUT})
_BESIDE_WORDS = frozenset({RemarkKind.COMMENT, RemarkKind.TYPED})
_FARTHEST = 7.0
"""Points that the middle of a note may be above or below its line."""

_INSIDE = 0.2
"""Part of the height of a line that is left out above, and below."""

_MOST_PIECES = 20_000
"""Pieces of lines that are looked through on a page."""

_MOST_LOOKED_UP = 200
"""Highlights and notes whose words are looked up."""

_LONGEST = 500
"""Characters of the words of one highlight."""


def with_words(
    notes: Sequence[tuple[FoundNote, Found]], own: frozenset[str], data: bytes
) -> tuple[FoundNote, ...]:
    """Return notes, with the words of the page for those that are not the student's.

    A highlight lies on its words; a note stands in the middle of its line, wherever on that.

    Args:
        notes: The notes of a file, each with its annotation.
        own: The names of the student's marks.
        data: The file.
    """
    wanted: dict[int, list[tuple[FoundNote, Found]]] = {}
    for note, annotation in notes:
        is_others = note.answers is None and not is_name_of_ours(note.name, own)
        is_full = sum(map(len, wanted.values())) >= _MOST_LOOKED_UP
        if is_others and not is_full and note.kind in _ON_WORDS | _BESIDE_WORDS:
            wanted.setdefault(note.page, []).append((note, annotation))
    found = _words_below(data, wanted) if wanted else {}
    return tuple(
        replace(note, words=found[note.key]) if note.key in found else note for note, _ in notes
    )


def _words_below(
    data: bytes, wanted: Mapping[int, Sequence[tuple[FoundNote, Found]]]
) -> dict[str, str]:
    """Return the words that notes on pages, which count from 1, are about, by their keys."""
    import pypdfium2

    found: dict[str, str] = {}
    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
            for page, notes in wanted.items():
                with closing(document[page - 1]) as shown, closing(shown.get_textpage()) as text:
                    lines = _Lines(text)
                    for note, annotation in notes:
                        frames = (
                            list(frames_of(annotation))
                            if note.kind in _ON_WORDS
                            else lines.beside(note.frame)
                        )
                        said = " ".join(text.get_text_bounded(*frame) for frame in frames)
                        found[note.key] = one_line(said)[:_LONGEST]
    except (pypdfium2.PdfiumError, ValueError, OverflowError, OSError):
        return found
    return found


class _Lines:
    """Knows the pieces of lines of a page, once they are wanted."""

    def __init__(self, text: PdfTextPage) -> None:
        self._text = text
        self._pieces: list[Frame] | None = None

    def beside(self, frame: Frame | None) -> list[Frame]:
        """Return where the line is that the middle of a frame stands nearest to; empty for none."""
        if frame is None:
            return []
        if self._pieces is None:
            count = min(self._text.count_rects(), _MOST_PIECES)
            self._pieces = [self._text.get_rect(number) for number in range(count)]
        middle = (frame[1] + frame[3]) / 2
        nearest = min(self._pieces, key=lambda piece: _away(piece, middle), default=None)
        if nearest is None or _away(nearest, middle)[0] > _FARTHEST:
            return []
        line = [nearest, *(each for each in self._pieces if _is_on_line_of(nearest, each))]
        # Letters of the lines above and below may reach into this one.
        inside = (nearest[3] - nearest[1]) * _INSIDE
        left, right = min(each[0] for each in line), max(each[2] for each in line)
        return [(left, nearest[1] + inside, right, nearest[3] - inside)]


def _away(piece: Frame, height: float) -> tuple[float, float]:
    """Return how far above or below a piece of a line a height is, and how far from its middle."""
    outside = max(piece[1] - height, height - piece[3], 0.0)
    return outside, abs((piece[1] + piece[3]) / 2 - height)


def _is_on_line_of(one: Frame, other: Frame) -> bool:
    """Tell whether two pieces share more than half of the height of the lower one."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > min(one[3] - one[1], other[3] - other[1]) / 2
