# SPDX-License-Identifier: MIT
"""How a timeline is laid out: nothing overlaps, no leader crosses a label, the order is kept."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.timeline.packs import a_page, dated, measure, timelines, told
from tests.factories import a_pack
from workbench.domain.timeline.axis import axis_of
from workbench.domain.timeline.composing import compose
from workbench.domain.timeline.hanging import Hanging, Label
from workbench.domain.timeline.items import timeline_of
from workbench.domain.timeline.picture import Sample, Words, cut

FEW = settings(max_examples=60)


def picture_of(timeline, room=(1000.0, 560.0), chosen="", zoom=1.0):
    axis = axis_of(timeline)
    view = axis.zoomed(axis.whole, zoom, axis.whole.day_at(0.5))
    return compose(timeline, axis, view, measure=measure, room=room, chosen=chosen)


def hang(labels, rows, chosen=""):
    return Hanging(labels, gap=6, apart=12).in_rows(rows, chosen)


def page(**more):
    return picture_of(timeline_of(a_page()), **more)


def overlap(one, other):
    return (
        min(one.right, other.right) - max(one.left, other.left) > 1e-6
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 1e-6
    )


LABELS = st.lists(
    st.tuples(st.floats(0, 900), st.floats(0, 80), st.floats(20, 180), st.sampled_from([0, 17])),
    max_size=50,
).map(
    lambda all_: [
        Label(f"{place:02}", first, first + room, width, ahead)
        for place, (first, room, width, ahead) in enumerate(all_)
    ]
)


@FEW
@given(LABELS, st.sampled_from([3, 8, 1000]))
def test_labels_in_a_row_are_apart_and_no_leader_crosses_a_label(labels, rows):
    hung = [each for each in hang(labels, rows) if each.row is not None]
    for one, other in combinations(hung, 2):
        if one.row == other.row:
            assert one.right < other.left
        inner, outer = sorted((one, other), key=lambda each: each.row)
        if inner.row < outer.row:
            assert not inner.left < outer.x < inner.right
    assert all(each.left <= each.x <= each.right and each.row < rows for each in hung)


@FEW
@given(LABELS)
def test_leaders_stand_where_they_may_in_the_order_of_their_dates(labels):
    hung = hang(labels, 1000)
    by_key = {each.key: each for each in labels}
    for each in hung:
        assert by_key[each.key].first - 1e-6 <= each.x <= by_key[each.key].last + 1e-6
    assert [each.x for each in hung] == sorted(each.x for each in hung)
    assert len(hung) == len(labels)
    assert all(each.row is not None for each in hung)


@FEW
@given(LABELS, st.integers(1, 4), st.integers(0, 49))
def test_the_chosen_one_has_a_label_in_any_case(labels, rows, place):
    if labels:
        key = labels[place % len(labels)].key
        hung = hang(labels, rows, key)
        assert next(each for each in hung if each.key == key).row is not None


@FEW
@given(timelines(), st.sampled_from([(1000.0, 560.0), (780.0, 330.0), (1600.0, None)]),
       st.floats(1, 6))  # fmt: skip
def test_nothing_overlaps_and_nothing_is_cut_off(timeline, room, zoom):
    picture = picture_of(timeline, room, zoom=zoom)
    boxes = [each.box for each in (*picture.placards, *picture.strip.tray)]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(each.left >= 0 and each.right <= picture.width + 1e-6 for each in boxes)
    assert all(each.top >= 0 and each.bottom <= picture.height + 1e-6 for each in boxes)
    assert not any(overlap(each, picture.axis) for each in boxes)
    for leader in picture.leaders:
        for each in picture.placards:
            if each.item.key != leader.key and each.box.left < leader.x < each.box.right:
                assert leader.bottom <= each.box.top + 1e-6 or leader.top >= each.box.bottom - 1e-6
    counted = picture.before + picture.after + len(picture.placards) + len(picture.unnamed)
    assert counted == len(timeline.dated)
    assert len(picture.strip.tray) + picture.strip.unseen == len(timeline.undated)


@FEW
@given(timelines(), st.floats(1, 6))
def test_what_is_surely_earlier_stands_farther_left(timeline, zoom):
    picture = picture_of(timeline, zoom=zoom)
    xs = {each.key: each.x for each in picture.leaders}
    shown = [each for each in timeline.dated if each.key in xs]
    for one, other in combinations(shown, 2):
        if one.moment.last < other.moment.first:
            assert xs[one.key] <= xs[other.key]


def test_sources_stand_above_the_axis_and_events_below():
    picture = page()
    for each in picture.placards:
        above = each.box.bottom <= picture.axis.top
        assert above is each.item.is_source
    assert len(picture.placards) == 7


def test_a_month_is_a_dot_a_year_a_bar_and_what_is_about_reaches_farther():
    sources = (
        dated("A", "1766-03"),
        dated("B", "1770"),
        dated("C", "1772~"),
        dated("D", "1780/.."),
    )
    spots = {x.item.called[-1]: x for x in picture_of(timeline_of(a_pack(*sources))).spots}
    assert spots["A"].is_dot
    assert not spots["B"].is_dot
    assert spots["B"].doubt is None
    assert spots["C"].doubt[0] < spots["C"].left < spots["C"].right < spots["C"].doubt[1]
    assert spots["C"].arrows == (False, False)
    assert spots["D"].arrows == (False, True)
    assert spots["D"].doubt[1] > spots["D"].right


def test_the_legend_explains_what_is_there_and_nothing_else():
    explained = [each.sample for each in page().strip.legend]
    assert explained == [
        Sample.SOURCE_DOT, Sample.SOURCE_BAR, Sample.EVENT_DOT, Sample.EVENT_BAR,
    ]  # fmt: skip
    assert page(room=(800, 300)).strip.legend == ()


def test_divisions_have_names_as_far_as_they_are_whole():
    pack = a_pack(*(dated(f"{year}", f"{year}") for year in range(1757, 1781)))
    for width in (500.0, 800.0, 1000.0):
        divisions = picture_of(timeline_of(pack), room=(width, 500)).divisions
        assert all(each.has_words for each in divisions[1:-1])


def test_what_is_far_away_has_a_label_with_its_date_and_no_leader():
    picture = page()
    far = next(each for each in picture.placards if each.item.called == "Source D")
    (later,) = picture.breaks
    assert (later.text, later.is_above, later.is_below) == ("Later", True, False)
    assert far.box.left > later.x > picture.scale[1]
    assert far.date == "1968"
    assert far.item.key not in {each.key for each in picture.leaders}


def test_what_has_no_year_lies_in_the_tray():
    named = [" ".join(each.lines) for each in page().strip.tray]
    assert named == ["Maker C", "17 July: A day without a year"]


def test_two_dates_show_at_the_label_until_one_is_trusted():
    events = (("1953", "Beria was executed"), ("1956", "Executing Beria"))
    picture = picture_of(timeline_of(a_pack(background=told(*events))))
    assert [each.date for each in picture.placards] == ["1953 · two dates?", "1956 · two dates?"]


def test_a_place_in_the_picture_leads_to_what_is_there():
    picture = page()
    for placard in (*picture.placards, *picture.strip.tray):
        box = placard.box
        assert picture.item_at(box.left + 2, box.top + box.height / 2) is placard.item
        assert picture.placard_of(placard.item.key) is placard
    dot = next(each for each in picture.spots if each.is_dot and not each.item.is_source)
    assert picture.item_at(dot.middle, picture.axis.bottom + 6) is dot.item
    assert picture.item_at(500, (picture.axis.top + picture.axis.bottom) / 2) is None
    assert picture.item_at(1, 1) is None


@pytest.mark.parametrize(
    ("words", "most", "lines"),
    [
        ("short", 1, ("short",)),
        ("one two three", 2, ("one two", "three")),
        ("one two three four", 1, ("one two t…",)),
        ("one two three four five six", 2, ("one two", "three fou…")),
        ("nineteen", 1, ("nineteen",)),
        ("some, words follow", 1, ("some, wor…",)),
        ("some day, follow", 1, ("some day…",)),
        ("incomprehensibilities", 1, ("incompreh…",)),
        ("a incomprehensibilities", 2, ("a", "incompreh…")),
        ("", 2, ()),
    ],
)
def test_words_are_cut_so_that_they_fit(words, most, lines):
    assert cut(words, 75, Words.NAME, measure, most=most) == lines


@given(st.text(max_size=80), st.integers(1, 3), st.floats(20, 200))
def test_words_never_stand_over(words, most, room):
    lines = cut(words, room, Words.NAME, measure, most=most)
    assert len(lines) <= most
    assert all(measure(each, Words.NAME) <= room for each in lines)
