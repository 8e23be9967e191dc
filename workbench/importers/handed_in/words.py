# SPDX-License-Identifier: MIT
"""The words of a page below highlights that somebody added, and beside their notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from workbench.domain.handed_in.comparing import is_name_of_ours
from workbench.domain.handed_in.remarks import FoundNote, Frame, RemarkKind
from workbench.domain.text import one_line
from workbench.importers.handed_in.notes import frames_of
from workbench.importers.handed_in.objects import Found
from workbench.pdfium import ONE_AT_A_TIME

_ON_WORDS = frozenset({RemarkKind.HIGHLIGHT, RemarkKind.UNDERLINE, RemarkKind.STRIKE_OUT})
_BESIDE_WORDS = frozenset({RemarkKind.COMMENT, RemarkKind.TYPED})
_LINE, _ACROSS = 7.0, 14_400.0
"""Half the height of a line in points, and more than the width of any page."""

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
    wanted: dict[int, dict[str, list[Frame]]] = {}
    for note, annotation in notes:
        is_own = is_name_of_ours(note.key, own)
        if note.answers is None and not is_own:
            frames = list(_frames(note, annotation))
            if frames and sum(map(len, wanted.values())) < _MOST_LOOKED_UP:
                wanted.setdefault(note.page, {})[note.key] = frames
    found = _words_below(data, wanted) if wanted else {}
    return tuple(
        replace(note, words=found[note.key]) if note.key in found else note for note, _ in notes
    )


def _frames(note: FoundNote, annotation: Found) -> Iterator[Frame]:
    if note.kind in _ON_WORDS:
        yield from frames_of(annotation)
    elif note.kind in _BESIDE_WORDS and note.frame is not None:
        middle = (note.frame[1] + note.frame[3]) / 2
        yield 0.0, middle - _LINE, _ACROSS, middle + _LINE


def _words_below(data: bytes, wanted: dict[int, dict[str, list[Frame]]]) -> dict[str, str]:
    """Return the words below stretches of pages, which count from 1, by the keys of the notes."""
    import pypdfium2

    found: dict[str, str] = {}
    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
            for page, by_key in wanted.items():
                with closing(document[page - 1]) as shown, closing(shown.get_textpage()) as text:
                    for key, frames in by_key.items():
                        lines = [text.get_text_bounded(*frame) for frame in frames]
                        found[key] = one_line(" ".join(lines))[:_LONGEST]
    except (pypdfium2.PdfiumError, ValueError, OverflowError, OSError):
        return found
    return found
