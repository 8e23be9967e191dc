# SPDX-License-Identifier: MIT
"""Where a teacher's codes stand on the student's pages, and what they look like.

A label stands at the right edge, as near as can be to what it is about, where the paper is empty:
beside the words in a wide margin, else as a number and a code. It never lies on anything, and where
a page has no room at all there is none; what is said stands on the last page in any case. Labels
are outlines, so that no page gets other words than it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.documents import LARGE_PRINT, NORMAL_SIZE
from workbench.domain.marked_copies import (
    CopyPaper,
    FeedbackSheet,
    NumberedStamp,
    PagePlace,
    PageRoom,
    StampOnPage,
    stamp_name,
    stamp_words,
)
from workbench.domain.text import one_line
from workbench.export.pdf.fonts import Face, metrics
from workbench.export.pdf.outlines import outline, shapes_width
from workbench.export.pdf.text_layout import prepare

_FROM_EDGE = 14.0
"""Printers leave about so much of the paper empty."""

_TOP, _BOTTOM = 26.0, 22.0
_APART, _CLEAR = 3.0, 4.0
"""Between two labels, and between a label and what is left of it."""

_WIDTHS = (122.0, 92.0)
_FAR = 64.0
"""How far a label with words may stand from its place; one without goes as far as it must."""

_CLOSE_BY = 24.0
_NARROWEST, _WIDEST_CODE = 16.5, 54.0
_STEP = 2.0
_SURELY_FULL = 5
"""Labels that found no room on a page, after which none is looked for: that takes its time."""

_LEADER, _ELBOW = 60.0, 5.0
_PADDING, _TIGHT = 3.0, 1.0
_LINE = 9.2
_TAG, _TAG_SIZE = 9.0, 6.6
_CODE_SIZE, _SMALLEST_CODE, _WORD_SIZE = 8.4, 5.6, 7.2
_MOST_LINES = 8
_RISE = 6.8
"""From the top of a line to what its letters stand on."""

_CUT = "…"


_MOST_GROWN = 1.6
"""How much larger labels are in large print: larger ones would find no room."""


def stamps_on_pages(sheet: FeedbackSheet, paper: CopyPaper) -> tuple[StampOnPage, ...]:
    """Return the labels for stamps whose places are known and whose pages have room."""
    size = sheet.text_size
    scale = min(size / NORMAL_SIZE, _MOST_GROWN) if size >= LARGE_PRINT else 1.0
    pages: dict[int, _PageOfLabels] = {}
    labels = []
    for each in sheet.stamps:
        if each.place is not None:
            page = each.place.page
            room = _Room(paper.pages[page], scale)
            label = pages.setdefault(page, _PageOfLabels(room)).label(each, each.place)
            if label is not None:
                labels.append(label if not sheet.author else replace(label, author=sheet.author))
    return tuple(labels)


@dataclass(frozen=True, slots=True)
class _Room:
    """A page in units of a label's own size, of which `scale` points are one."""

    page: PageRoom
    scale: float

    @property
    def height(self) -> float:
        return self.page.height / self.scale

    @property
    def right(self) -> float:
        """Where labels end."""
        return (self.page.width - _FROM_EDGE) / self.scale

    def edge(self, top: float, bottom: float) -> float:
        """Return where the last thing stands between two heights."""
        return self.page.edge(top * self.scale, bottom * self.scale) / self.scale


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of a label: where they begin, from its left and from its top, and how they look."""

    text: str
    face: Face
    size: float
    x: float
    line: int


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a width: its pieces, how many lines they take, and the width of its number."""

    width: float
    lines: int
    tag: float
    pieces: tuple[_Piece, ...]

    @property
    def height(self) -> float:
        return self.lines * _LINE + 2 * _PADDING - 1


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where a label stands: its top and bottom, from the top of the page, and its left."""

    top: float
    bottom: float
    left: float


@dataclass(slots=True)
class _PageOfLabels:
    """The labels of one page, put there one after the other."""

    room: _Room
    taken: list[_Taken] = field(default_factory=list)
    refused: int = 0

    def label(self, numbered: NumberedStamp, place: PagePlace) -> StampOnPage | None:
        """Return the label of a stamp where it finds room, else None."""
        line = min(place.bottom, place.top + 16 * self.room.scale)
        anchor = (place.top + line) / 2 / self.room.scale
        wish = anchor - _PADDING - _TAG / 2
        if self.refused >= _SURELY_FULL:
            return None
        found = self._nearest(self._labels(numbered, anchor), wish)
        if found is None:
            self.refused += 1
            return None
        label, top = found
        here = _Taken(top, top + label.height, self.room.right - label.width)
        leader = self._leader(here, anchor)
        self.taken.append(here)
        return self._drawn(label, here, leader, numbered, place.page)

    def _nearest(
        self, labels: Iterable[tuple[_Label, float]], wish: float
    ) -> tuple[_Label, float] | None:
        """Return the first look of a label that finds a place close by, else the closest."""
        closest: tuple[_Label, float] | None = None
        for label, reach in labels:
            top = self._slot(label, wish, reach)
            if top is None:
                continue
            if abs(top - wish) <= (reach if reach < self.room.height else _CLOSE_BY):
                return label, top
            if closest is None or abs(top - wish) < abs(closest[1] - wish):
                closest = label, top
        return closest

    def _labels(self, numbered: NumberedStamp, anchor: float) -> Iterator[tuple[_Label, float]]:
        """Yield what a label can look like, the best first, and how far from its place."""
        for width in _WIDTHS:
            yield _with_words(numbered, width), _FAR
        here = self.room.right - _CLEAR - self.room.edge(anchor - 4, anchor + 8)
        for width in (here, 30.0, 20.0, _NARROWEST):
            yield _with_code(numbered, max(_NARROWEST, min(width, _WIDEST_CODE))), self.room.height

    def _slot(self, label: _Label, wish: float, reach: float) -> float | None:
        """Return the top of the nearest empty place: below those that are there, if there is one.

        Labels then stand in the order of what they are about.
        """
        lowest = max((each.bottom for each in self.taken), default=0.0) + _APART
        tops = list(self._tops(label, wish, reach))
        in_order = (top for top in tops if top >= lowest)
        return next((top for top in (*in_order, *tops) if self._is_free(label, top)), None)

    def _tops(self, label: _Label, wish: float, reach: float) -> Iterator[float]:
        last = self.room.height - _BOTTOM - label.height
        start = min(max(wish, _TOP), last)
        for step in range(int(reach / _STEP) + 1):
            for top in (start + step * _STEP, start - step * _STEP)[: 2 if step else 1]:
                if _TOP <= top <= last:
                    yield top

    def _is_free(self, label: _Label, top: float) -> bool:
        bottom = top + label.height
        if self.room.edge(top - 2, bottom + 2) + _CLEAR > self.room.right - label.width:
            return False
        return all(
            bottom + _APART <= each.top or top >= each.bottom + _APART for each in self.taken
        )

    def _drawn(
        self,
        label: _Label,
        here: _Taken,
        leader: Sequence[tuple[float, float]],
        numbered: NumberedStamp,
        page: int,
    ) -> StampOnPage:
        scale, stamp = self.room.scale, numbered.stamp
        left = min(here.left, *(x for x, _ in leader)) if leader else here.left
        heights = [here.top, here.bottom, *(y for _, y in leader)]
        frame = (left - 1, min(heights) - 1, self.room.right + 1, max(heights) + 1)
        line = [(x - frame[0], frame[3] - y) for x, y in leader]
        corner = (here.left - frame[0], frame[3] - here.top)
        code = (*_leader_code(line), *_page_code(label, corner, numbered.number))
        return StampOnPage(
            page,
            (frame[0] * scale, frame[1] * scale, frame[2] * scale, frame[3] * scale),
            code="\n".join((f"{scale:.3f} 0 0 {scale:.3f} 0 0 cm", *code)),
            name=stamp_name(stamp),
            words=stamp_words(stamp),
            written=stamp.written,
        )

    def _leader(self, here: _Taken, anchor: float) -> list[tuple[float, float]]:
        """Return the line from what a label is about to the label, where the paper is empty."""
        left = here.left
        start = max(self.room.edge(anchor - 3, anchor + 3) + 2.5, left - _LEADER)
        if start > left - 3:
            return []
        if here.top + 2 <= anchor <= here.bottom - 2:
            return [(start, anchor), (left, anchor)]
        corner = left - _ELBOW
        end = here.top + _PADDING + _TAG / 2 if anchor < here.top else here.bottom - _PADDING
        between = min(anchor, end) - 1, max(anchor, end) + 1
        is_taken = self.room.edge(*between) + 1 > corner or any(
            each.left <= corner + 1 and each.top < between[1] and each.bottom > between[0]
            for each in self.taken
        )
        if corner <= start or is_taken:
            return []
        return [(start, anchor), (corner, anchor), (corner, end), (left, end)]


def _with_words(numbered: NumberedStamp, width: float) -> _Label:
    """Return a label with number, code, what that means, and the comment."""
    stamp, number = numbered.stamp, str(numbered.number)
    tag = _tag_width(number)
    flow = _Flow(width - _PADDING, tag + 2 * _PADDING)
    code, says, comment = map(one_line, (stamp.code, stamp.says, stamp.comment))
    if _is_drawn_plainly(code):
        flow.add((code,), Face.PLAIN_BOLD, _CODE_SIZE)
    if _is_drawn_plainly(says):
        flow.add(says.split(), Face.PLAIN, _WORD_SIZE)
    if _is_drawn_plainly(comment):
        if flow.pieces:
            flow.turn()
        flow.add(comment.split(), Face.PLAIN, _WORD_SIZE)
    if not flow.pieces:
        return _Label(tag, 1, tag, ())
    return _Label(min(width, flow.used + _PADDING), flow.line + 1, tag, tuple(flow.pieces))


def _with_code(numbered: NumberedStamp, width: float) -> _Label:
    """Return a label with the number, and the code beside or below it as it fits."""
    number, code = str(numbered.number), one_line(numbered.stamp.code)
    tag = min(_tag_width(number), width)
    if not code or not _is_drawn_plainly(code):
        return _Label(tag, 1, tag, ())
    beside = _code_size(code, width - tag - 2.5 * _PADDING)
    if beside:
        x = tag + 1.6 * _PADDING
        used = x + shapes_width(code, Face.PLAIN_BOLD) * beside + _PADDING
        return _Label(used, 1, tag, (_Piece(code, Face.PLAIN_BOLD, beside, x, 0),))
    room = width - 2 * _TIGHT
    parts = [code] if _code_size(code, room) else list(_parted(code, room))
    size = min((_code_size(each, room) or _SMALLEST_CODE) for each in parts)
    pieces = [_Piece(each, Face.PLAIN_BOLD, size, _TIGHT, at) for at, each in enumerate(parts, 1)]
    used = max(shapes_width(each, Face.PLAIN_BOLD) * size + 2 * _TIGHT for each in parts)
    return _Label(max(used, tag), 1 + len(parts), tag, tuple(pieces))


def _code_size(code: str, room: float) -> float:
    """Return how large a code can be in so many points, 0 where it would be too small to read."""
    size = min(_CODE_SIZE, room / (shapes_width(code, Face.PLAIN_BOLD) or 1.0))
    return size if size >= _SMALLEST_CODE else 0.0


def _parted(code: str, room: float) -> Iterator[str]:
    """Yield a code in two parts, the second cut to what there is room for."""
    at = code.find("→") + 1 or (len(code) + 1) // 2
    for part in (code[:at], code[at:]):
        kept = part
        while len(kept) > 1 and not _code_size(kept, room):
            kept = f"{kept.removesuffix(_CUT)[:-1]}{_CUT}"
        if kept:
            yield kept


class _Flow:
    """Words put one after the other into lines; the first line begins behind the number."""

    def __init__(self, width: float, indent: float) -> None:
        self.pieces: list[_Piece] = []
        self.line = 0
        self.used = indent
        self._width, self._x = width, indent
        self._is_full = False

    def turn(self) -> None:
        """Begin a new line."""
        self.line, self._x = self.line + 1, _PADDING

    def add(self, words: Iterable[str], face: Face, size: float) -> None:
        """Add words; what is beyond the last line is cut off."""
        for each in words:
            if self._is_full:
                return
            self._add(each, face, size)

    def _add(self, word: str, face: Face, size: float) -> None:
        width = shapes_width(word, face) * size
        if self._x + width > self._width and self._x > _PADDING:
            self.turn()
        if self.line >= _MOST_LINES:
            self._end()
            return
        room = self._width - self._x
        while width > room and len(word) > 1:
            word = f"{word.removesuffix(_CUT)[:-1]}{_CUT}"
            width = shapes_width(word, face) * size
        self.pieces.append(_Piece(word, face, size, self._x, self.line))
        self.used = max(self.used, self._x + width)
        self._x += width + shapes_width(" ", Face.PLAIN) * _WORD_SIZE

    def _end(self) -> None:
        self._is_full = True
        self.line = _MOST_LINES - 1
        last = self.pieces.pop()
        self.pieces.append(_Piece(_CUT, last.face, last.size, last.x, last.line))


def _tag_width(number: str) -> float:
    return max(_TAG, shapes_width(number, Face.PLAIN_BOLD) * _TAG_SIZE + 4)


def _is_drawn_plainly(words: str) -> bool:
    """Tell whether letters can be drawn one by one; not so in scripts that join or turn them."""
    if metrics(Face.PLAIN).plain.issuperset(words):
        return bool(words)
    prepared = prepare(words, Face.PLAIN)
    return not prepared.shaped and not prepared.missing


def _leader_code(line: Sequence[tuple[float, float]]) -> Iterator[str]:
    if not line:
        return
    first, *others = line
    path = " ".join(f"{x:.2f} {y:.2f} l" for x, y in others)
    yield f"q 0.25 G 0.6 w {first[0]:.2f} {first[1]:.2f} m {path} S Q"
    yield f"q 0.25 g {first[0] - 0.9:.2f} {first[1] - 0.9:.2f} 1.8 1.8 re f Q"


def _page_code(label: _Label, corner: tuple[float, float], number: int) -> Iterator[str]:
    """Yield what draws a label whose upper left corner is at `corner`."""
    x, top = corner
    yield f"q 1 g 0 G 0.8 w {x:.2f} {top - label.height:.2f} {label.width:.2f} "
    yield f"{label.height:.2f} re B Q"
    size, width = _TAG_SIZE, shapes_width(str(number), Face.PLAIN_BOLD) * _TAG_SIZE
    tag = _TAG + 1 if label.pieces else label.height
    yield f"q 0 g {x:.2f} {top - tag:.2f} {label.tag:.2f} {tag:.2f} re f Q"
    start = x + (label.tag - width) / 2, top - (tag + 0.66 * size) / 2
    yield from _letters(str(number), Face.PLAIN_BOLD, size, start, grey=1)
    for piece in label.pieces:
        base = top - _PADDING - piece.line * _LINE - _RISE
        yield from _letters(piece.text, piece.face, piece.size, (x + piece.x, base), grey=0)


def _letters(
    text: str, face: Face, size: float, start: tuple[float, float], *, grey: int
) -> Iterator[str]:
    x, y = start
    for char in text:
        shape = outline(char, face)
        if shape.path:
            yield f"q {grey} g {size:.2f} 0 0 {size:.2f} {x:.2f} {y:.2f} cm {shape.path} Q"
        x += shape.advance * size
