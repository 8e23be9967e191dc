# SPDX-License-Identifier: MIT
"""One page of a PDF looked at: its words in regions, its pictures, and what it is as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from workbench.importers.readers.pdf.columns import Picture, Region, in_reading_order
from workbench.importers.readers.pdf.content import PageContent, RowsRegion
from workbench.importers.readers.pdf.geometry import Box, Sheet
from workbench.importers.readers.pdf.images import Drawn, Image, drawn_on
from workbench.importers.readers.pdf.line_numbers import without_line_numbers
from workbench.importers.readers.pdf.rows import rows_of, segments_of
from workbench.importers.readers.pdf.words import PageWords, Word, words_of

_LEAST_SIDE = 1.0
_FEW_LETTERS = 12
"""Letters of a page that say nothing: a page number, a stamp."""

_MANY_STROKES = 20
"""Drawn things of a page without pictures that make it more than a frame or a rule."""

_MOST_UNREADABLE = 0.3
_ENOUGH_TO_TELL = 20
_COVERS = 0.6
"""Share of a page that a picture covers where the page is one picture."""

_LETTERS_ON_SCAN = 40
_LETTERS_ON_GROUND = 200
"""Letters over a picture that make it a scanned page, or the ground of a box."""


def content_of(page: Any, number: int, tell: Callable[[], None]) -> PageContent:  # noqa: ANN401
    """Return what an open page holds; `number` counts from 1, `tell` is called while it goes on.

    Raises:
        ValueError: the page has no size.
    """
    sheet, words = _upright(page, tell)
    tell()
    drawn = drawn_on(page, sheet)
    found = PageContent(number, sheet, letters=words.letters, is_cut=words.is_cut)
    found.is_garbled = words.unreadable > max(_ENOUGH_TO_TELL, _MOST_UNREADABLE * words.letters)
    found.is_picture = found.is_garbled or _is_picture(words, drawn, sheet)
    seen = words.by_direction[0][1] if words.by_direction else []
    if not found.is_picture:
        found.images = tuple(image for image in drawn.images if not _is_ground(image, seen, sheet))
        found.with_words = frozenset(
            place
            for place, image in enumerate(found.images)
            if _letters_in(image.box, seen, are_painted=True)
        )
    if not found.is_garbled:
        _sort(found, words, drawn.boxes)
    return found


def _upright(page: Any, tell: Callable[[], None]) -> tuple[Sheet, PageWords]:  # noqa: ANN401
    """Return the page, turned so that most of its words run to the right, and its words."""
    left, bottom, right, top = page.get_bbox()
    sheet = Sheet(left, bottom, right, top, page.get_rotation() // 90 % 4)
    if not (sheet.width >= _LEAST_SIDE and sheet.height >= _LEAST_SIDE):
        raise ValueError("a page without size")
    words = words_of(page, sheet, tell)
    direction = words.by_direction[0][0] if words.by_direction else 0
    if direction not in {90, 180, 270}:
        return sheet, words
    turn = -int(direction) // 90 % 4
    sheet = replace(sheet, quarter=(sheet.quarter + turn) % 4, turn=turn)
    return sheet, words_of(page, sheet, tell)


def _is_picture(words: PageWords, drawn: Drawn, sheet: Sheet) -> bool:
    """Tell whether a page shows something and says nothing."""
    if words.letters >= _FEW_LETTERS:
        return False
    if not drawn.images:
        return drawn.count >= _MANY_STROKES
    return any(_covers(image, sheet) for image in drawn.images)


def _covers(image: Image, sheet: Sheet) -> bool:
    return image.box.area >= _COVERS * sheet.width * sheet.height


def _is_ground(image: Image, words: Sequence[Word], sheet: Sheet) -> bool:
    """Tell whether a picture is a scanned page with its words over it, or ground behind words."""
    if _covers(image, sheet):
        return _letters_in(image.box, words) >= _LETTERS_ON_SCAN
    return _letters_in(image.box, words, are_painted=True) >= _LETTERS_ON_GROUND


def _letters_in(box: Box, words: Sequence[Word], *, are_painted: bool = False) -> int:
    return sum(
        len(word.text)
        for word in words
        if box.left < (word.left + word.right) / 2 < box.right
        and box.top < (word.top + word.bottom) / 2 < box.bottom
        and not (are_painted and word.is_hidden)
    )


def _sort(content: PageContent, words: PageWords, boxes: Sequence[Box]) -> None:
    """Put words and pictures of a page into regions in reading order."""
    pictures = [
        Picture(place, image.box.left, image.box.top, image.box.right, image.box.bottom)
        for place, image in enumerate(content.images)
    ]
    directions = words.by_direction or [(0.0, [])]
    for place, (direction, found) in enumerate(directions):
        is_main = place == 0
        order = in_reading_order(
            without_line_numbers(segments_of(found)),
            pictures if is_main else (),
            boxes if is_main else (),
        )
        content.is_unsure |= order.is_unsure
        content.regions += [_with_rows(region, direction) for region in order.regions]


def _with_rows(region: Region, direction: float) -> RowsRegion:
    return RowsRegion(tuple(rows_of(region.segments)), region.pictures, region.tables, direction)
