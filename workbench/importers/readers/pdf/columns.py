# SPDX-License-Identifier: MIT
"""The regions of a page in reading order: columns, boxes, and what runs across them.

A gutter is an upright strip without words, beside which words stand on both sides. Where there is
one, the page falls into what stands above it, left of it, right of it and below it, and each of
these is looked at again. Short cells in level rows are a table and stay together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from statistics import median

from workbench.importers.readers.pdf.geometry import Box, Placed, around
from workbench.importers.readers.pdf.rows import Segment

_LINE = 1.2
"""Distance of two lines, in the size of the type, as most pages have it."""

_LEAST_GUTTER = 6.0
"""Points between two columns at least; a blank in print is about 3."""

_GUTTERS = ((5, 0.9), (3, 1.5), (2, 2.5))
"""Lines that stand beside a gutter, and how wide it has to be then, in the size of the type."""

_LEAST_WIDTH = 40.0
"""Points: what is narrower beside a gutter is a number or a mark, and no column."""

_MOST_CANDIDATES = 40
_MOST_ITEMS = 4_000
_DEEPEST = 20
_LEVEL = 0.25
_MOSTLY_LEVEL = 0.75
_WORDS_OF_TEXT = 4
_WORDS_OF_CELL = 2
_FILLED, _WELL_FILLED = 0.55, 0.7
_CLOSE_GUTTER = 1.1
_MOST_LINES_OF_HEADING = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """A box drawn around words, with all that stands in it."""

    box: Box
    inside: tuple[Segment | Frame | Picture, ...]

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.box.left

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.box.top

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.box.right

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.box.bottom


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the page, by its number among those of the page."""

    number: int
    left: float
    top: float
    right: float
    bottom: float


Item = Segment | Frame | Picture


@dataclass(frozen=True, slots=True)
class Region:
    """Segments and pictures that are read from above to below.

    `tables` are the stretches, as upper and lower edge, in which level cells make rows.
    """

    segments: tuple[Segment, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class Order:
    """The regions of a page in reading order, and whether that order may be wrong."""

    regions: list[Region] = field(default_factory=list)
    is_unsure: bool = False


class _Kind(Enum):
    COLUMNS = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip without words from `top` to `bottom`, with what stands on both sides of it."""

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    top: float
    bottom: float
    lines: float
    width: float
    size: float


def in_reading_order(
    segments: Sequence[Segment], pictures: Sequence[Picture], boxes: Sequence[Box]
) -> Order:
    """Return the regions of a page; `boxes` are the rectangles drawn on it."""
    order = Order()
    _Sorting(order).sort(_framed([*segments, *pictures], boxes), 0)
    return order


def _framed(items: Sequence[Item], boxes: Sequence[Box]) -> list[Item]:
    """Return the items with those inside a drawn box put together as a frame."""
    rest = list(items)
    for box in sorted(boxes, key=lambda box: box.area):
        inside = [item for item in rest if box.holds(item, slack=2)]
        has_words = any(isinstance(item, Segment) for item in inside)
        if not has_words or len(inside) == len(rest):
            continue
        chosen = {id(item) for item in inside}
        rest = [item for item in rest if id(item) not in chosen]
        rest.append(Frame(box, tuple(inside)))
    return rest


class _Sorting:
    def __init__(self, order: Order) -> None:
        self._order = order
        self._tables: list[tuple[float, float]] = []

    def sort(self, items: Sequence[Item], depth: int) -> None:
        """Add the regions of some items."""
        gutter = self._gutter(items) if depth < _DEEPEST else None
        if gutter is None:
            self._add(items, depth)
            return
        sides = {id(item) for item in (*gutter.left, *gutter.right)}
        rest = [item for item in items if id(item) not in sides]
        left, led = _without_heading_below(gutter, rest)
        self.sort([item for item in rest if _middle(item) < gutter.top], depth + 1)
        self.sort(left, depth + 1)
        self.sort(gutter.right, depth + 1)
        self.sort([*led, *(item for item in rest if _middle(item) >= gutter.top)], depth + 1)

    def _add(self, items: Sequence[Item], depth: int) -> None:
        """Add items that stand below each other; a frame is a region of its own."""
        run: list[Segment | Picture] = []
        for item in sorted(items, key=lambda item: item.top):
            if isinstance(item, Frame):
                self._add_region(run)
                run = []
                self.sort(item.inside, depth + 1)
            else:
                run.append(item)
        self._add_region(run)

    def _add_region(self, run: Sequence[Segment | Picture]) -> None:
        if not run:
            return
        box = around(run)
        tables = [edges for edges in self._tables if edges[1] > box.top and edges[0] < box.bottom]
        self._order.regions.append(
            Region(
                tuple(item for item in run if isinstance(item, Segment)),
                tuple(item for item in run if isinstance(item, Picture)),
                tuple(tables),
            )
        )

    def _gutter(self, items: Sequence[Item]) -> _Gutter | None:
        if len(items) > _MOST_ITEMS:
            self._order.is_unsure = True
            return None
        for gutter in sorted(_gutters(items), key=lambda g: (-g.lines, -g.width)):
            kind, is_sure = _kind_of(gutter)
            self._order.is_unsure |= not is_sure
            if kind is _Kind.COLUMNS:
                return gutter
            self._tables.append((gutter.top, gutter.bottom))
        return None


def _gutters(items: Sequence[Item]) -> list[_Gutter]:
    """Return every strip without words that has words on both sides."""
    sizes = [item.size for item in items if isinstance(item, Segment)]
    if not sizes or len(items) < 2:
        return []
    size = max(median(sizes), 1)
    edges = Counter(round(item.left / 2) for item in items)
    edges.update({round(item.left / 2): 1 for item in items if not isinstance(item, Segment)})
    found = []
    for edge, count in edges.most_common(_MOST_CANDIDATES):
        if count < 2:
            break
        begin = min(item.left for item in items if round(item.left / 2) == edge)
        found += _gutters_before(begin, items, size)
    return found


def _gutters_before(begin: float, items: Sequence[Item], size: float) -> list[_Gutter]:
    """Return the gutters that end at `begin`, where a column begins."""
    left, right, across = [], [], []
    for item in items:
        if item.left >= begin - 1:
            right.append(item)
        elif item.right <= begin - _LEAST_GUTTER:
            left.append(item)
        else:
            across.append(item)
    if not left or not right:
        return []
    edges = [-1e9]
    for item in sorted(across, key=lambda item: item.top):
        edges += (item.top, item.bottom)
    edges.append(1e9)
    found = []
    reach = edges[0]
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        reach = max(reach, top)
        gutter = _gutter_between(
            [item for item in left if reach <= _middle(item) <= bottom],
            [item for item in right if reach <= _middle(item) <= bottom],
            size,
        )
        if gutter is not None:
            found.append(gutter)
    return found


def _gutter_between(left: list[Item], right: list[Item], size: float) -> _Gutter | None:
    if not _has_words(left) or not _has_words(right):
        return None
    one, other = around(left), around(right)
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    lines = min(_lines(left, top, bottom, size), _lines(right, top, bottom, size))
    width = other.left - one.right
    needed = next((factor for count, factor in _GUTTERS if lines >= count), None)
    if needed is None or width < max(_LEAST_GUTTER, needed * size):
        return None
    if min(one.width, other.width) < _LEAST_WIDTH:
        return None
    return _Gutter(
        tuple(left),
        tuple(right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
        lines,
        width,
        size,
    )


def _has_words(items: Sequence[Item]) -> bool:
    """Tell whether a side is more than a picture, around which words may run."""
    return any(not isinstance(item, Picture) for item in items)


def _lines(items: Sequence[Item], top: float, bottom: float, size: float) -> float:
    """Return how many lines stand between two heights; a picture counts by how high it is."""
    lines, last = 0.0, -1e9
    for item in sorted(items, key=_middle):
        if not top - size / 2 <= _middle(item) <= bottom + size / 2:
            continue
        if not isinstance(item, Segment):
            lines += (item.bottom - item.top) / (_LINE * size)
        elif _middle(item) - last > size / 2:
            lines += 1
            last = _middle(item)
    return lines


def _kind_of(gutter: _Gutter) -> tuple[_Kind, bool]:
    """Return what stands beside a gutter, and whether that is sure."""
    left = [item for item in gutter.left if isinstance(item, Segment)]
    right = [item for item in gutter.right if isinstance(item, Segment)]
    is_words = len(left) + len(right) == len(gutter.left) + len(gutter.right)
    left = _next_to_gutter(sorted(left, key=lambda piece: -piece.right), gutter.size)
    right = _next_to_gutter(sorted(right, key=lambda piece: piece.left), gutter.size)
    is_close = gutter.width < _CLOSE_GUTTER * gutter.size
    if not is_words:
        return _Kind.COLUMNS, not is_close
    texts = (_is_text(left), _is_text(right))
    if _level_share(left, right, gutter.size) < _MOSTLY_LEVEL:
        return _Kind.COLUMNS, any(texts) and not is_close
    if all(texts):
        return _Kind.COLUMNS, not is_close
    narrow = right if texts[0] else left
    words, fill = _words(narrow), _fill(narrow)
    if any(texts) and words > _WORDS_OF_CELL and fill >= _WELL_FILLED and len(narrow) >= 5:
        return _Kind.COLUMNS, False
    return _Kind.TABLE, words <= _WORDS_OF_CELL or gutter.lines < 3 or fill < _FILLED


def _is_text(side: Sequence[Segment]) -> bool:
    return _words(side) >= _WORDS_OF_TEXT and _fill(side) >= _FILLED


def _words(side: Sequence[Segment]) -> float:
    return median(len(piece.words) for piece in side)


def _fill(side: Sequence[Segment]) -> float:
    """Return how far a line of running text reaches across its column, as a share."""
    return median(piece.width for piece in side) / max(*(piece.width for piece in side), 1)


def _next_to_gutter(side: Sequence[Segment], size: float) -> list[Segment]:
    """Return of each line what stands next to the gutter; `side` begins with what is nearest."""
    nearest, heights = [], set[int]()
    for piece in side:
        height = round(2 * _middle(piece) / size)
        if not heights & {height - 1, height, height + 1} or len(side) == 1:
            nearest.append(piece)
        heights.add(height)
    return nearest


def _level_share(left: Sequence[Segment], right: Sequence[Segment], size: float) -> float:
    """Return the share of lines of the shorter side that stand level with one of the other."""
    few, many = sorted((left, right), key=len)
    heights = sorted(_middle(piece) for piece in many)
    level = 0
    for piece in few:
        place = bisect_left(heights, _middle(piece) - _LEVEL * size)
        level += place < len(heights) and heights[place] < _middle(piece) + _LEVEL * size
    return level / len(few)


def _without_heading_below(gutter: _Gutter, rest: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return the left side, and lines at its end that belong to what follows across the page."""
    left = sorted(gutter.left, key=lambda item: item.top)
    below = [item.top for item in rest if _middle(item) >= gutter.top]
    foot = max(item.bottom for item in gutter.right)
    for count in range(1, _MOST_LINES_OF_HEADING + 1):
        stay, led = left[:-count], left[-count:]
        if not below or not stay or led[0].top < foot:
            break
        to_above = led[0].top - max(item.bottom for item in stay)
        if to_above > max(min(below) - led[-1].bottom, gutter.size):
            return stay, led
    return left, []


def _middle(item: Placed) -> float:
    return (item.top + item.bottom) / 2
