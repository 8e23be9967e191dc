# SPDX-License-Identifier: MIT
import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_pack, a_plan, a_source, an_annotation, lost
from workbench.domain.searching import MOST, HitKind, search


@pytest.fixture
def source():
    return a_source("E", body="The mill stood still. The café closed at Łódź, too.")


def test_a_number_finds_its_mark_first(source):
    marks = [
        dataclasses.replace(an_annotation(source), short_id="E7", feature=""),
        dataclasses.replace(an_annotation(source), short_id="E71", feature="see E7"),
    ]
    found = search("e7", a_pack(source), reversed(marks), ())
    assert [hit.title for hit in found] == ["E7", "E71"]
    assert found[0].target == marks[0].id


def test_all_words_count_in_any_order_and_capitals_and_accents_do_not(source):
    pack = a_pack(source)
    (hit,) = search("CAFE mill", pack, (), ())
    assert hit.kind is HitKind.SOURCE
    assert hit.target == source.id
    assert search("cafe cotton", pack, (), ()) == ()


def test_the_place_in_the_text_is_told(source):
    (hit,) = search("stood", a_pack(source), (), ())
    assert hit.span.of(source.body) == "stood"
    assert "mill stood still" in hit.excerpt


def test_background_and_plans_are_searched(source):
    plan = dataclasses.replace(a_plan(a_pack(source)), claim="Charity had its price.")
    found = search("charity", a_pack(source), (), (plan,))
    assert [(hit.kind, hit.target) for hit in found] == [(HitKind.PLAN, plan.id)]
    (fact,) = search("cotton country", a_pack(source), (), ())
    assert fact.kind is HitKind.BACKGROUND


def test_nothing_typed_finds_nothing(source):
    assert search("  ", a_pack(source), (), ()) == ()


def test_no_more_is_looked_for_than_anybody_reads(source):
    marks = [dataclasses.replace(an_annotation(source), id=f"mark-{n}") for n in range(MOST + 40)]
    assert len(search(marks[0].target.anchor.exact[:4], a_pack(source), marks, ())) == MOST


@given(st.text(), st.text())
def test_no_text_and_no_query_breaks_it(body, words):
    source = a_source("A", body=body)
    for hit in search(words, a_pack(source), (), ()):
        assert hit.span is None or hit.span.end <= len(body)


def test_a_lost_mark_is_found_by_the_words_it_was_on(source):
    gone = lost(an_annotation(source))

    found = search("mill", a_pack(a_source("B", body="Nothing here.")), [gone], ())

    assert [hit.title for hit in found] == [gone.short_id]
