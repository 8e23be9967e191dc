# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_pack, a_plan, a_point, a_remark, a_said, a_source, an_annotation
from workbench.domain.plans import PointKind
from workbench.domain.remark_places import Ground, PlaceFinder, has_place, place_name
from workbench.domain.remarks import RemarkKind, RemarkPlace

SOURCE, OTHER = a_source("A"), a_source("2", body="Bread was dear that year, and so was coal.")
PACK = a_pack(SOURCE, OTHER)
MARKS = (an_annotation(SOURCE, 1), an_annotation(OTHER, 7, short_id="2.7", start=0, end=5))
POINTS = (
    a_point(),
    a_point(point="Prices rose at once.", explanation="So fewer could pay for it."),
    a_point(point="Some towns helped.", kind=PointKind.COUNTER_POINT),
)
PLAN = a_plan(PACK, *POINTS)
GROUND = Ground(PLAN, PACK, {each.id: each for each in MARKS})
FINDER = PlaceFinder(GROUND)


def named(said):
    return place_name(a_remark(PLAN, replace(said, place=FINDER.place_of(said))), GROUND)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("fewer could\npay for  it", "Point 2"),
        ("On balance it did.", "Judgement"),
        ("It divided the town", "My claim"),
        ("Some towns helped", "On the other hand"),
        ("Bread was dear that", "Mark 2.7"),
        ("and so was coal", "Source 2"),
        ("so was", ""),
        ("Explain So fewer could pay for it. A1 notes in the margin", "Point 2"),
        ("year, and so was coal. He wrote: nothing", "Source 2"),
        ("2.7 · Source 2, line 1 · Purpose", "Mark 2.7"),
        ("A1 and 2.7", ""),
        ("words of nobody at all", ""),
    ],
)
def test_a_remark_belongs_to_the_words_it_lies_on_or_stands_beside(words, place):
    assert named(a_said("Why?", words=words)) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("mill", "Mark A1"),
        ("bread", ""),
        ("coal.", "Source 2"),
        ("was dear", "Source 2"),
        ("divided", "My claim"),
        ("letter", ""),
        ("all", ""),
        ("", ""),
    ],
)
def test_a_word_that_was_underlined_tells_the_place_if_it_stands_nowhere_else(words, place):
    assert named(a_said("Why?", kind=RemarkKind.MARKING, words=words)) == place
    assert named(a_said("Why?", words=words)) == ""


def test_words_that_stand_in_two_places_tell_nothing():
    twice = a_source("B", body=f"He wrote: {SOURCE.body}")
    ground = Ground(PLAN, a_pack(SOURCE, twice), {})
    assert (
        PlaceFinder(ground).place_of(a_said("Why?", words="Families who had never asked"))
        == RemarkPlace()
    )


def test_what_the_file_tells_counts_more_than_the_words():
    at_mark, at_point = RemarkPlace(mark=MARKS[0].id), RemarkPlace(point=POINTS[0].id)
    assert named(a_said("Why?", place=at_mark, words="On balance it did.")) == "Mark A1"
    assert named(a_said("Why?", place=at_point, words="On balance it did.")) == "Point 1"


def test_the_form_is_about_the_whole_plan_and_called_by_its_fields():
    assert named(a_said("4", kind=RemarkKind.FORM, field="even-better")) == "Even better if"
    assert named(a_said("4", kind=RemarkKind.FORM, field="Spelling")) == "Spelling"


def test_a_remark_on_what_is_gone_has_no_place_until_that_is_back():
    remark = a_remark(PLAN, a_said(place=RemarkPlace(mark=MARKS[0].id)))
    assert has_place(remark, GROUND)
    assert not has_place(remark, Ground(PLAN, PACK, {}))
    gone = a_remark(PLAN, a_said(place=RemarkPlace(point=POINTS[0].id)))
    assert not has_place(gone, Ground(a_plan(PACK), PACK, {}))
    assert not has_place(a_remark(PLAN, a_said(place=RemarkPlace(source="gone"))), GROUND)


@given(st.text(max_size=40))
def test_no_words_are_too_strange_to_look_for(words):
    FINDER.place_of(a_said(words=words))
    FINDER.place_of(a_said(kind=RemarkKind.MARKING, words=words))
