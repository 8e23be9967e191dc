# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON
from workbench.domain.enquiries import Level
from workbench.domain.handed_in.class_table import ClassTable, Row, Standing
from workbench.domain.handed_in.reading import HandedIn, HandedInPlan
from workbench.domain.moderation import table as tables
from workbench.domain.moderation.markers import Seen, TwoMarkers, versions_of
from workbench.domain.moderation.records import Compared, Judgement, Marker, Moderation
from workbench.domain.moderation.table import moderated_marks, stage_of
from workbench.domain.plans import Student
from workbench.domain.remarks import RemarkPlace
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review, Stamp

NAMES = ("Ana Li", "Bo Fox", "Cy Dee")
LEVELS = (Level("L2", 5, 8, ""), Level("L3", 9, 12, ""))
COVERED = "said by the other"


def row(name, version="v1"):
    plan = HandedInPlan(f"p-{name}", "pack", "Mills", "How far?", Student(name), version, version)
    return Row(name, "Thaw", Standing.FOUND, read=HandedIn(2, plan=plan))


TABLE = ClassTable(tuple(map(row, NAMES)))
ANA, BO, CY = map(key_of, TABLE.rows)


def review(name, mark, level="", version="v1", **said):
    return Review(name, "Thaw", f"p-{name}", version, level, mark, 16, changed=NOON, **said)


def two(first=(), second=(), **moderation):
    return TwoMarkers(
        Moderation(is_on=True, **moderation),
        {key_of(row(each.student)): each for each in first},
        {key_of(row(each.student)): each for each in second},
        versions_of(TABLE),
    )


A9, A12 = review("Ana Li", 9, "L3"), review("Ana Li", 12, "L3")
BOTH = two([A9, review("Bo Fox", 7, "L2")], [A12, review("Bo Fox", 7, "L2")])
OPEN = BOTH.comparing(BOTH.to_compare(), NOON)
(ANAS, BOS) = OPEN.compared()

reviews = st.builds(
    review,
    st.sampled_from(NAMES),
    st.none() | st.integers(0, 16),
    st.sampled_from(["", "L2", "L3"]),
    st.sampled_from(["v0", "v1"]),
)


@given(
    st.lists(reviews, max_size=4),
    st.lists(reviews, max_size=4),
    st.sampled_from(Marker),
    st.lists(st.sampled_from([ANA, BO, CY, ("no", "body")]), max_size=4),
    st.booleans(),
)
@settings(max_examples=200)
def test_nothing_is_seen_of_the_other_before_both_are_done(first, second, marker, keys, forges):
    other = [
        replace(each, went_well=COVERED, stamps=(Stamp("s", RemarkPlace(), COVERED, COVERED),))
        for each in (second if marker is Marker.FIRST else first)
    ]
    pair = (first, other) if marker is Marker.FIRST else (other, second)
    found = two(*pair, marker=marker).comparing(keys, NOON)
    if forges:
        # A record that says of all plans that they were compared uncovers none of them.
        forged = [Compared(x, "v1", Judgement(1), Judgement(2), NOON) for x in (ANA, BO, CY)]
        found = replace(found, moderation=found.moderation.with_compared(*forged))
    done = {Marker.FIRST: found.first, Marker.SECOND: found.second}
    told = {cells[0]: cells for cells in moderated_marks(TABLE, found).rows}
    for key, name in zip((ANA, BO, CY), NAMES, strict=True):
        marks = [x.get(key) for x in done.values()]
        are_done = all(x and x.mark is not None and x.version == "v1" for x in marks)
        seen = found.seen(key)
        is_open = seen.theirs is not None
        assert is_open == (are_done and (key in keys or forges))
        assert (seen.compared is not None) == is_open
        assert COVERED not in str(told[name])
        if not is_open:
            own = found.own.get(key)
            mine = (own.level or None, own.mark) if own else (None, None)
            hidden = (None, None)
            cells = told[name][14:18]
            assert cells == (mine + hidden if marker is Marker.FIRST else hidden + mine)
            assert set(told[name][18:24]) == {None}


def test_marks_are_compared_when_somebody_asks_and_both_are_done():
    assert BOTH.to_compare() == (ANA, BO)
    assert BOTH.seen(ANA) == Seen(is_marked=True, is_marked_by_other=True)
    assert OPEN.seen(ANA).theirs == A12
    assert (ANAS.difference, BOS.difference) == (3, 0)
    assert OPEN.to_compare() == ()
    assert BOTH.seen(CY) == Seen()
    assert BOTH.seen(("no", "body")) == Seen()


def test_each_marker_sees_what_the_other_said():
    second = replace(OPEN, moderation=replace(OPEN.moderation, marker=Marker.SECOND))
    assert second.seen(ANA).theirs == A9
    assert second.seen(ANA).compared == ANAS


def test_marks_of_a_plan_that_was_handed_in_anew_are_covered_again():
    anew = replace(OPEN, versions={**OPEN.versions, ANA: "v2"})
    assert anew.seen(ANA) == Seen()
    marked = anew.with_review(Marker.FIRST, ANA, replace(A9, version="v2", mark=10))
    marked = marked.with_review(Marker.SECOND, ANA, replace(A12, version="v2"))
    assert marked.seen(ANA).theirs is None
    opened = marked.comparing([ANA], NOON)
    assert opened.seen(ANA).compared.difference == 2
    assert len(opened.moderation.compared) == 3


def test_differences_come_largest_first_and_a_tolerance_passes_small_ones_over():
    marks = [(9, 12), (7, 6), (3, 11)]
    pairs = [(review(n, a), review(n, b)) for n, (a, b) in zip(NAMES, marks, strict=True)]
    found = two([a for a, _ in pairs], [b for _, b in pairs])
    found = found.comparing(found.to_compare(), NOON)
    assert [each.key for each in found.differences()] == [CY, ANA, BO]
    patient = replace(found, moderation=replace(found.moderation, tolerance=1))
    assert [each.key for each in patient.differences()] == [CY, ANA]


def test_an_average_says_who_gives_more_once_there_are_three():
    assert OPEN.lean() is None
    marks = zip(NAMES, (9, 7, 3), (12, 6, 5), strict=True)
    pairs = [(review(name, a), review(name, b)) for name, a, b in marks]
    found = two([a for a, _ in pairs], [b for _, b in pairs])
    assert found.comparing(found.to_compare(), NOON).lean() == Fraction(4, 3)


def test_levels_that_differ_are_a_difference_where_nothing_is_tolerated():
    level = replace(ANAS, first=Judgement(9, 16, "L2"), second=Judgement(9, 16, "L3"))
    assert level.has_other_level
    assert level.differs(0)
    assert not level.differs(1)
    assert not replace(level, second=Judgement(9, 16)).differs(0)


@pytest.mark.parametrize(
    ("compared", "mark", "reason", "level"),
    [
        (ANAS, 10, "Point 2 has a dated fact.", "L3"),
        (ANAS, 8, "It is only stated.", "L2"),
        (ANAS, 16, "Better than both thought.", ""),
        (BOS, 7, "", "L2"),
        (BOS, 9, "We both overlooked the end.", "L3"),
    ],
)
def test_a_mark_is_agreed_with_its_level_and_why(compared, mark, reason, level):
    agreed = compared.agreeing(mark, f" {reason}\n", by="JO", when=NOON, levels=LEVELS).agreed
    assert (agreed.mark, agreed.reason, agreed.level) == (mark, reason, level)
    assert (agreed.by, agreed.when) == ("JO", NOON)


def test_without_a_scheme_the_level_is_that_of_a_marker_who_gave_the_mark():
    assert ANAS.level_of(12, ()) == "L3"
    assert ANAS.level_of(10, ()) == ""


@pytest.mark.parametrize(("mark", "reason"), [(9, ""), (12, " \n"), (17, "x"), (-1, "x")])
def test_no_mark_is_agreed_without_a_reason_or_above_the_highest(mark, reason):
    assert ANAS.agreeing(mark, reason, by="", when=NOON) is None


def test_where_nobody_knows_the_highest_mark_the_program_s_own_limit_holds():
    unknown = replace(ANAS, first=Judgement(9), second=Judgement(12))
    assert unknown.agreeing(999, "x", by="", when=NOON) is not None
    assert unknown.agreeing(1000, "x", by="", when=NOON) is None


def test_what_was_agreed_counts_and_keeps_all_else_that_was_said():
    agreed = ANAS.agreeing(10, "x", by="", when=NOON + timedelta(1), levels=LEVELS)
    found = replace(OPEN, moderation=OPEN.moderation.with_compared(agreed))
    found = found.with_review(Marker.FIRST, CY, review("Cy Dee", 3))
    assert (len(OPEN.unsettled()), found.unsettled()) == (1, ())
    counting = found.counting()
    assert counting[ANA] == replace(A9, mark=10, changed=NOON + timedelta(1))
    assert counting[BO] == found.first[BO]
    assert counting[CY].mark == 3


def test_the_table_has_both_marks_and_what_was_agreed_and_who_is_meant_only_by_number():
    agreed = ANAS.agreeing(10, "Say when.", by="JO", when=NOON, levels=LEVELS)
    moderation = replace(OPEN.moderation.with_compared(agreed), sample=(BO,))
    table = moderated_marks(TABLE, replace(OPEN, moderation=moderation))
    at = [each.name for each in table.columns].index("First level")
    assert table.rows[0][at:] == (
        *("L3", 9, "L3", 12, 3, "L3", 10, "Say when.", "JO", NOON, "agreed", None),
    )
    assert table.rows[1][at:] == ("L2", 7, "L2", 7, 0, *(None,) * 5, "same mark", "yes")
    assert table.rows[2][at:] == (*(None,) * 10, "to mark", None)
    assert table.rows[0][4] == 10
    numbers = {ANA: 3, BO: 1, CY: 2}
    hidden = moderated_marks(TABLE, OPEN, numbers)
    assert [cells[0] for cells in hidden.rows] == ["Plan 1", "Plan 2", "Plan 3"]
    assert not any(name in str(hidden) for name in NAMES)


@pytest.mark.parametrize(
    ("seen", "tolerance", "stage"),
    [
        (Seen(), 0, tables.Stage.TO_MARK),
        (Seen(is_marked_by_other=True), 0, tables.Stage.TO_MARK),
        (Seen(is_marked=True), 0, tables.Stage.COVERED),
        (BOTH.seen(ANA), 0, tables.Stage.TO_COMPARE),
        (OPEN.seen(ANA), 0, tables.Stage.TO_AGREE),
        (OPEN.seen(ANA), 3, tables.Stage.WITHIN),
        (OPEN.seen(BO), 0, tables.Stage.SAME),
    ],
)
def test_a_plan_stands_somewhere(seen, tolerance, stage):
    assert stage_of(seen, tolerance) is stage


def test_a_marker_without_a_name_is_called_by_the_turn():
    moderation = Moderation().with_name(Marker.SECOND, "  J.\nO. ")
    assert moderation.name_of(Marker.FIRST) == "first marker"
    assert moderation.name_of(Marker.SECOND) == "J. O."
    assert moderation.with_name(Marker.FIRST, "Ms Li").given_name(Marker.FIRST) == "Ms Li"
    assert Marker.FIRST.other.other is Marker.FIRST
