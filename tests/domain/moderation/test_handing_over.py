# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.moderation.test_markers import A9, A12, ANA, BO, CY, OPEN, TABLE, review, two
from tests.factories import NOON
from workbench.domain.handed_in.class_table import ClassTable
from workbench.domain.interchange.moderation import (
    marks_from_json,
    marks_to_json,
    moderation_from_json,
    moderation_to_json,
)
from workbench.domain.moderation.handing_over import (
    HandedMarks,
    OwnMarksError,
    ThirdMarkerError,
    handed_over,
    taken,
)
from workbench.domain.moderation.records import Agreed, Compared, Judgement, Marker, Moderation
from workbench.importers.json_documents import check_json

THEIRS = HandedMarks("JO", "11B", (A12,))
MINE = two([A9])


def test_what_one_gives_the_other_takes():
    colleague = two(second=[A12, review("Bo Fox", None)], marker=Marker.SECOND)
    named = replace(colleague, moderation=colleague.moderation.with_name(Marker.SECOND, "JO"))
    marks = handed_over(named, "11B")
    assert marks == replace(THEIRS, marker=Marker.SECOND)
    assert taken(marks, TABLE, MINE).reviews == {ANA: A12}


def test_marks_find_their_plan_where_folders_were_opened_at_another_depth():
    elsewhere = replace(A12, student="11B Li", assignment="Some folder")
    assert taken(replace(THEIRS, reviews=(elsewhere,)), TABLE, MINE).reviews == {ANA: A12}
    copied = replace(TABLE.rows[1], read=TABLE.rows[0].read)
    table = ClassTable((TABLE.rows[0], copied))
    found = taken(replace(THEIRS, reviews=(elsewhere,)), table, MINE)
    assert (found.reviews, found.unknown) == ({}, 1)


def test_the_newest_counts_and_nothing_that_was_compared_changes():
    older = replace(A12, mark=2, changed=NOON - timedelta(1))
    newer = replace(A12, mark=3, changed=NOON + timedelta(1))
    known = two([A9], [A12], second_name="JO")
    assert taken(replace(THEIRS, reviews=(older,)), TABLE, known).reviews == {}
    assert taken(THEIRS, TABLE, known).reviews == {}
    both = replace(THEIRS, reviews=(newer, older))
    assert taken(both, TABLE, known).reviews == {ANA: newer}
    undated = replace(A12, changed=None)
    assert taken(replace(THEIRS, reviews=(undated,)), TABLE, known).reviews == {}
    compared = replace(OPEN, moderation=OPEN.moderation.with_name(Marker.SECOND, "JO"))
    found = taken(both, TABLE, compared)
    assert (found.reviews, found.compared) == ({}, 2)


def test_a_mark_above_the_highest_of_the_question_is_left_out():
    rows = tuple(replace(row, read=replace(row.read, plan=replace(row.read.plan, out_of=11)))
                 for row in TABLE.rows)  # fmt: skip
    found = taken(THEIRS, ClassTable(rows), MINE)
    assert (found.reviews, found.above) == ({}, 1)


def test_one_s_own_marks_and_those_of_a_third_are_refused():
    with pytest.raises(OwnMarksError) as own:
        taken(HandedMarks("", "11B", (A9,)), TABLE, MINE)
    assert "yourself" in own.value.message()
    with pytest.raises(ThirdMarkerError) as third:
        taken(THEIRS, TABLE, two([A9], [A12], second_name="KL"))
    # Where nothing is left of what the other said, anybody can be the other.
    emptied = two([A9], [A12.blank], second_name="KL")
    assert taken(THEIRS, TABLE, emptied).reviews == {ANA: A12}
    assert "“KL”" in third.value.message()
    assert "“JO”" in third.value.message()


def compared_at_home(mark=10, reason="Dated.", when=NOON):
    """Return the first marker's file after both marks were compared and one agreed on."""
    here = two([A9], [A12], second_name="JO").comparing([ANA], NOON)
    (open_,) = here.compared()
    agreed = replace(open_, agreed=Agreed(mark, "L3", reason, "KL", when))
    return handed_over(replace(here, moderation=here.moderation.with_compared(agreed)), "11B")


ELSEWHERE = two(second=[A12], marker=Marker.SECOND, second_name="JO")
"""What the second marker has at another computer."""


class TestSettled:
    def test_what_was_agreed_comes_along_and_counts_for_both(self):
        found = taken(compared_at_home(), TABLE, ELSEWHERE)
        assert found.reviews == {ANA: A9}
        (settled,) = found.settled
        there = ELSEWHERE.with_review(Marker.FIRST, ANA, A9)
        moderation = there.moderation.with_compared(settled)
        there = replace(there, moderation=moderation)
        assert there.seen(ANA).theirs == A9
        assert there.counting()[ANA].mark == 10
        again = taken(compared_at_home(), TABLE, there)
        assert (again.settled, again.is_news) == ((), False)
        later = compared_at_home(11, when=NOON + timedelta(1))
        assert taken(later, TABLE, there).settled[0].agreed.mark == 11

    def test_each_may_be_the_first_at_home(self):
        home = two([A12], first_name="JO")
        (settled,) = taken(compared_at_home(), TABLE, home).settled
        assert (settled.first.mark, settled.second.mark) == (12, 9)

    @pytest.mark.parametrize(
        ("marks", "at_home"),
        [
            (compared_at_home(), two(marker=Marker.SECOND)),
            (compared_at_home(), two(second=[replace(A12, mark=5)], marker=Marker.SECOND)),
            (compared_at_home(), two(second=[replace(A12, version="v0")], marker=Marker.SECOND)),
            (compared_at_home(99), ELSEWHERE),
            (compared_at_home(reason=""), ELSEWHERE),
            (replace(compared_at_home(), reviews=(replace(A9, mark=8),)), ELSEWHERE),
            (replace(compared_at_home(), reviews=(review("Bo Fox", 3),)), ELSEWHERE),
        ],
    )
    def test_a_file_uncovers_nothing_that_is_not_done_and_agrees_on_nothing_unsound(
        self, marks, at_home
    ):
        assert taken(marks, TABLE, at_home).settled == ()

    def test_it_is_the_same_after_it_was_json(self):
        data = marks_to_json(compared_at_home())
        check_json(data, "reviewmarks-1.json", name="marks")
        assert marks_from_json(data) == compared_at_home()


judgements = st.builds(
    Judgement, st.integers(0, 999), st.none() | st.integers(0, 999), st.sampled_from(["", "L2"])
)
agreements = st.builds(
    Agreed,
    st.integers(0, 999),
    st.sampled_from(["", "L2"]),
    st.sampled_from(["", "Why?\nSo."]),
    st.sampled_from(["", "JO"]),
    st.just(NOON),
)
moderations = st.builds(
    Moderation,
    st.booleans(),
    st.sampled_from(Marker),
    st.sampled_from(["", "JO"]),
    st.sampled_from(["", "KL"]),
    st.integers(0, 999),
    st.lists(st.sampled_from([ANA, BO, CY]), unique=True).map(tuple),
    st.lists(
        st.builds(
            Compared,
            st.sampled_from([ANA, BO, CY]),
            st.sampled_from(["v1", "v2"]),
            judgements,
            judgements,
            st.just(NOON),
            st.none() | agreements,
        ),
        max_size=3,
    ).map(tuple),
)


@given(moderations)
@settings(max_examples=40)
def test_a_moderation_is_the_same_after_it_was_json(moderation):
    data = moderation_to_json(moderation)
    check_json(data, "planmoderation-1.json", name="moderation")
    assert moderation_from_json(data) == moderation


def test_marks_are_the_same_after_they_were_json():
    data = marks_to_json(THEIRS)
    check_json(data, "reviewmarks-1.json", name="marks")
    assert marks_from_json(data) == THEIRS


def test_a_time_that_cannot_be_read_is_long_ago():
    data = moderation_to_json(OPEN.moderation)
    data["compared"][0]["when"] = "yesterday"
    assert moderation_from_json(data).compared[0].when.year == 1970
