# SPDX-License-Identifier: MIT
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.timeline.packs import dated, timelines
from tests.factories import a_pack
from workbench.domain.timeline.axis import CLOSEST, View, axis_of
from workbench.domain.timeline.days import day_number
from workbench.domain.timeline.items import Timeline, timeline_of
from workbench.domain.timeline.ticks import stretches_of, year_in_words


def axis_with(*dates):
    labels = "ABCDEFGHIJKLMNOP"
    return axis_of(timeline_of(a_pack(*(dated(x, y) for x, y in zip(labels, dates, strict=False)))))


def years(view):
    return view.start, view.end


def test_the_axis_is_whole_years_around_everything():
    axis = axis_with("1953-06", "1955", "1961-08-13")
    assert years(axis.whole) == (day_number(1953), day_number(1962))
    assert len(axis.near) == 3


def test_what_is_far_away_stands_behind_a_break():
    axis = axis_with("1649", "1953", "1955", "1956", "1959", "1961", "1982", "1982")
    assert [each.when for each in axis.earlier] == ["1649"]
    assert [each.when for each in axis.later] == ["1982", "1982"]
    assert years(axis.whole) == (day_number(1953), day_number(1962))


def test_a_gap_that_is_no_longer_than_the_rest_needs_no_break():
    axis = axis_with("1066", "1070", "1087", "1100")
    assert axis.earlier == axis.later == ()


def test_a_long_range_does_not_make_the_axis_long():
    axis = axis_with("1953", "1955", "1956", "19XX")
    assert axis.whole.length < 100 * 366


def test_without_any_date_there_is_an_axis_of_one_year():
    assert axis_of(Timeline()).whole.length == 366 - 1
    assert axis_of(Timeline()).near == ()


@given(timelines())
def test_everything_is_near_or_behind_a_break_in_order(timeline):
    axis = axis_of(timeline)
    everything = {each.key for each in (*axis.earlier, *axis.near, *axis.later)}
    assert everything == {each.key for each in timeline.dated}
    middles = [[each.moment.middle for each in x] for x in (axis.earlier, axis.near, axis.later)]
    assert max(middles[0], default=0) <= min(middles[1], default=9e9)
    assert max(middles[1], default=0) <= min(middles[2], default=9e9)
    for each in axis.near:
        assert axis.whole.start <= each.moment.middle <= axis.whole.end


SHARES = st.floats(0, 1)
WHOLE = axis_with("1750", "1765", "1778", "1790")


@given(SHARES, SHARES, st.floats(1, 8))
def test_what_is_pointed_at_keeps_its_place_when_one_looks_closer(start, at, factor):
    view = WHOLE.zoomed(WHOLE.whole, 3, WHOLE.whole.day_at(start))
    day = view.day_at(at)
    closer = WHOLE.zoomed(view, factor, day)
    assert closer.share_of(day) == pytest.approx(at, abs=1e-6)
    assert closer.length >= CLOSEST - 1e-6


@given(SHARES, SHARES, st.floats(0.2, 1))
def test_it_also_does_from_farther_away_as_long_as_the_axis_goes_on(start, at, factor):
    view = WHOLE.zoomed(WHOLE.whole, 6, WHOLE.whole.day_at(start))
    day = view.day_at(at)
    wider = WHOLE.zoomed(view, factor, day)
    assert WHOLE.whole.start - 1e-6 <= wider.start
    assert wider.end <= WHOLE.whole.end + 1e-6
    is_at_an_end = min(wider.start - WHOLE.whole.start, WHOLE.whole.end - wider.end) < 1e-3
    assume(not is_at_an_end)
    assert wider.share_of(day) == pytest.approx(at, abs=1e-6)


def test_moving_on_ends_where_the_axis_does():
    view = WHOLE.zoomed(WHOLE.whole, 4, WHOLE.whole.start)
    assert WHOLE.moved(view, 0.5).start == view.start + view.length / 2
    assert WHOLE.moved(view, 100).end == WHOLE.whole.end
    assert WHOLE.moved(view, -100).start == WHOLE.whole.start


def test_an_item_out_of_sight_is_brought_into_the_middle():
    last = WHOLE.near[-1]
    view = WHOLE.zoomed(WHOLE.whole, 8, WHOLE.whole.start)
    shown = WHOLE.showing(view, last)
    assert shown.start <= last.moment.middle <= shown.end
    assert shown.length == pytest.approx(view.length)
    assert WHOLE.showing(shown, last) == shown


def test_what_was_shown_before_is_shown_as_far_as_it_is_there():
    view = View(day_number(1760), day_number(1765))
    assert WHOLE.fitted(view) == view
    assert WHOLE.fitted(None) == WHOLE.whole
    assert WHOLE.fitted(View(day_number(1900), day_number(1910))) == WHOLE.whole


@pytest.mark.parametrize(
    ("start", "end", "most", "first"),
    [
        ((1953,), (1962,), 12, "1953"),
        ((1953,), (1962,), 5, "1952–53"),
        ((1900,), (2000,), 12, "1900s"),
        ((1000,), (2000,), 12, "1000–1099"),
        ((1955,), (1957,), 30, "Jan 1955"),
        ((1955,), (1957,), 9, "Jan–Mar 1955"),
        ((1955, 2), (1955, 4), 30, "1–7 Feb 1955"),
        ((-44,), (-40,), 6, "45 BC"),
        ((-40,), (20,), 14, "41 BC–37 BC"),
    ],
)
def test_divisions_are_as_fine_as_there_is_room(start, end, most, first):
    found = stretches_of(View(day_number(*start), day_number(*end)), most)
    assert found[0].text == first
    assert len(found) <= most + 1


@given(st.integers(-700_000, 700_000), st.integers(30, 500_000), st.integers(1, 60))
def test_divisions_follow_one_another_over_all_that_is_shown(start, length, most):
    found = stretches_of(View(start, start + length), most)
    assert found[0].start <= start
    assert found[-1].end >= start + length
    assert all(one.end == other.start for one, other in pairwise(found))


def test_years_are_written_as_in_books():
    assert [year_in_words(each) for each in (1955, 1, 0, -43)] == ["1955", "1", "1 BC", "44 BC"]
