# SPDX-License-Identifier: MIT
from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.links import OF_MARKS, LinkKind
from workbench.ui.comparing.link_lines import Join, LinkLines, Spot

heights = st.floats(-10_000, 10_000, allow_nan=False)


@given(heights, st.floats(0, 300), st.floats(40, 900))
def test_a_line_always_ends_where_its_page_is_to_be_seen(height, top, size):
    spot = Spot(height, top, top + size)
    assert top < spot.shown < top + size
    if top + 9 < height < top + size - 9:
        assert (spot.shown, spot.way) == (height, 0)


@given(heights)
def test_what_is_out_of_sight_is_above_or_below(height):
    spot = Spot(height, 100, 500)
    assert spot.way == (-1 if height < 100 else 1 if height > 500 else 0)


def test_where_a_line_goes_behind_a_page_the_source_beyond_is_named(look, qtbot):
    gap = LinkLines(look)
    qtbot.addWidget(gap)
    gap.resize(88, 300)
    left, right = Spot(40, 0, 300), Spot(200, 0, 300)
    seen = []
    for label in ("", "C", "E", "Interpretation 2", "Interpretation 1"):
        gap.show_joins((Join("a", LinkKind.SUPPORTS, left, left.going_on(right, label)),))
        image = gap.grab().toImage()
        seen.append(image.copy(44, 0, 44, 300))
    assert all(one != other for one, other in combinations(seen[:4], 2))
    # What has no room is cut, and never stands in the way of the word.
    assert seen[3] == seen[4]


def test_each_kind_is_drawn_in_another_way(look, qtbot):
    gap = LinkLines(look)
    qtbot.addWidget(gap)
    gap.resize(88, 300)
    seen = set()
    for kind in OF_MARKS:
        here = Spot(40, 0, 300), Spot(200, 0, 300)
        gap.show_joins((Join("a", kind, *here),))
        seen.add(bytes(gap.grab().toImage().constBits()))
    assert len(seen) == len(OF_MARKS)


def test_words_of_lines_that_meet_are_all_to_be_read(look, qtbot):
    gap = LinkLines(look)
    qtbot.addWidget(gap)
    gap.resize(88, 300)
    spots = (Spot(100, 0, 300), Spot(100, 0, 300))
    one = Join("a", LinkKind.SUPPORTS, *spots)
    gap.show_joins((one,))
    alone = gap.grab().toImage()
    gap.show_joins((one, Join("b", LinkKind.SUPPORTS, *spots)))
    both = gap.grab().toImage()
    # Between the sides of the words, where no line shows through.
    rows = [y for y in range(both.height()) if line_of(both, y) != line_of(alone, y)]
    assert rows
    assert min(rows) > 100


def line_of(image, y):
    return [image.pixel(x, y) for x in range(30, 58)]
