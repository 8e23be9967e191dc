# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_link, a_pack, a_source, an_annotation
from workbench.domain.links import (
    BackgroundEnd,
    LinkKind,
    MarkEnd,
    check_link,
    kinds_for,
    pairs_of_sources,
    with_end,
)
from workbench.domain.provenance import Provenance
from workbench.domain.refusals import LinkRefusedError


@pytest.fixture
def pack():
    return a_pack(*(a_source(label, order=place) for place, label in enumerate("ABC", 1)))


@pytest.fixture
def marks(pack):
    """One mark in each of the sources A, B, C, and a second in A."""
    marks = [an_annotation(source) for source in pack.sources]
    return [*marks, an_annotation(pack.sources[0], 2, start=10, end=15)]


def by_id(marks):
    return {each.id: each for each in marks}


def test_a_mark_is_not_linked_with_itself(marks):
    with pytest.raises(ValueError, match="itself"):
        a_link(marks[0], marks[0])


@pytest.mark.parametrize("kind", LinkKind)
def test_marks_agree_or_differ_and_background_confirms_or_challenges(marks, kind):
    for end in (marks[1], "fact"):
        to = BackgroundEnd(end) if isinstance(end, str) else MarkEnd(end.id)
        if kind in kinds_for(to):
            assert a_link(marks[0], end, kind).kind is kind
        else:
            with pytest.raises(ValueError, match="no link"):
                a_link(marks[0], end, kind)


def test_two_marks_have_one_link_of_one_kind_whatever_the_direction(marks):
    a, b, _, _ = marks
    known = a_link(a, b, LinkKind.SUPPORTS)
    for again in (a_link(a, b), a_link(b, a)):
        with pytest.raises(LinkRefusedError) as refused:
            check_link(again, by_id(marks), (known,))
        assert "A1" in refused.value.message()
        assert "B1" in refused.value.message()
    check_link(a_link(b, a, LinkKind.CONTRADICTS), by_id(marks), (known,))
    check_link(replace(known, sentence="Both count the carts."), by_id(marks), (known,))


def test_marks_of_one_source_are_not_linked(marks):
    a, _, _, second = marks
    with pytest.raises(LinkRefusedError, match="one source"):
        check_link(a_link(a, second), by_id(marks), ())


@pytest.mark.parametrize(
    ("kind", "forth", "back"),
    [
        (LinkKind.SUPPORTS, "agrees with", "agrees with"),
        (LinkKind.CONTRADICTS, "disagrees with", "disagrees with"),
        (LinkKind.ADDS_TO, "adds to", "is added to by"),
        (LinkKind.SAME_ORIGIN, "has the same origin as", "has the same origin as"),
    ],
)
def test_each_side_is_called_by_what_it_does(marks, kind, forth, back):
    a, b, _, _ = marks
    link = a_link(a, b, kind)
    assert (link.words_from(MarkEnd(a.id)), link.words_from(MarkEnd(b.id))) == (forth, back)
    assert (link.other_end(a.id), link.other_end(b.id)) == (MarkEnd(b.id), MarkEnd(a.id))


def test_background_does_what_the_kind_says_to_the_mark(marks):
    link = a_link(marks[0], "fact", LinkKind.CHALLENGES)
    assert link.words_from(MarkEnd(marks[0].id)) == "is challenged by"
    assert link.words_from(BackgroundEnd("fact")) == "challenges"


def test_the_links_of_one_end_are_found_from_both_sides(marks):
    a, b, c, _ = marks
    first, second, third = a_link(a, b), a_link(c, a), a_link(b, c)
    known = a_link(b, "fact", LinkKind.CONFIRMS)
    links = (first, second, third, known)
    assert with_end(links, MarkEnd(a.id)) == (first, second)
    assert with_end(links, BackgroundEnd("fact")) == (known,)


def test_the_table_has_each_two_sources_with_links_in_the_order_of_the_pack(pack, marks):
    a, b, c, second = marks
    agrees, disagrees = a_link(b, a), a_link(second, b, LinkKind.CONTRADICTS)
    adds = a_link(c, a, LinkKind.ADDS_TO)
    known = a_link(a, "fact", LinkKind.CONFIRMS)
    pairs = pairs_of_sources(pack.sources, (adds, agrees, known, disagrees), by_id(marks))
    assert [(pair.one.label, pair.other.label) for pair in pairs] == [("A", "B"), ("A", "C")]
    assert pairs[0].of_kind(LinkKind.SUPPORTS) == (agrees,)
    assert pairs[0].of_kind(LinkKind.CONTRADICTS) == (disagrees,)
    assert pairs[1].links == (adds,)


def test_links_of_marks_that_are_gone_are_in_no_row_of_the_table(pack, marks):
    link = a_link(marks[0], marks[1])
    assert pairs_of_sources(pack.sources, (link,), by_id(marks[1:])) == ()


def test_sources_that_support_each_other_are_asked_about_what_they_share(marks):
    rennick = Provenance(creator=("Walter Rennick",))
    one = a_source("A", id=marks[0].target.source_id, provenance=rennick)
    other = a_source("B", id=marks[1].target.source_id, provenance=rennick)
    (pair,) = pairs_of_sources((one, other), (a_link(marks[0], marks[1]),), by_id(marks))
    assert [each.words for each in pair.shared_origin.shared] == ["Walter Rennick"]
    differing = (a_link(marks[0], marks[1], LinkKind.CONTRADICTS),)
    (pair,) = pairs_of_sources((one, other), differing, by_id(marks))
    assert not pair.shared_origin


def test_a_link_may_be_changed_later(marks):
    link = a_link(marks[0], marks[1])
    later = replace(link, sentence="Both say so.", modified=NOON + timedelta(hours=1))
    assert later.is_same_as(link)
