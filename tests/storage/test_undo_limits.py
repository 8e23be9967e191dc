# SPDX-License-Identifier: MIT
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.storage import undo_limits
from workbench.storage.undo_limits import StepSize, steps_beyond

MEGABYTE = 1024 * 1024


def a_line(*packs, size=100):
    """Return steps, the oldest first, each with the names of its packs in one word."""
    return [StepSize(number, size, tuple(names)) for number, names in enumerate(packs, 1)]


def test_nothing_goes_as_long_as_there_is_room():
    assert steps_beyond(a_line(*["A"] * 500), {"A"}) == ()
    assert steps_beyond([], set()) == ()


def test_of_one_pack_alone_the_newest_five_hundred_stay():
    assert steps_beyond(a_line(*["A"] * 502), {"A"}) == (2, 1)


def test_each_pack_keeps_its_last_two_hundred_steps():
    line = a_line(*["A"] * 300, *["B"] * 300, *["C"] * 600)
    gone = set(steps_beyond(line, {"A", "B", "C"}))
    assert gone == {*range(1, 101), *range(301, 401), *range(601, 701)}


def test_packs_that_are_gone_share_one_place():
    line = a_line(*["A"] * 300, *["B"] * 300, *["C"] * 600)
    assert set(steps_beyond(line, {"C"})) == {*range(1, 401), *range(601, 701)}


def test_a_step_of_two_packs_is_kept_with_all_that_followed_in_both():
    line = a_line("AB", *["A"] * 300, *["C"] * 500)
    assert steps_beyond(line, {"A", "B", "C"}) == ()


def test_the_bytes_of_a_pack_have_an_end_but_its_newest_step_stays():
    line = [StepSize(1, 9 * MEGABYTE, ("A",)), *a_line(*["B"] * 3, size=3 * MEGABYTE)]
    line = [StepSize(n, each.size, each.packs) for n, each in enumerate(line, 1)]
    assert steps_beyond(line, {"A", "B"}) == (2,)


lines = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", "C", "D", "AB", "BC", "AD", ""]), st.integers(1, 3 * MEGABYTE)
    ),
    max_size=30,
)


@settings(max_examples=50)
@given(lines, st.sets(st.sampled_from("ABCD")))
def test_of_each_pack_the_newest_stay_without_a_gap(line, packs):
    steps = [StepSize(n, size, tuple(names)) for n, (names, size) in enumerate(line, 1)]
    gone = set(steps_beyond(steps, packs))
    for pack in "ABCD":
        stays = [step.number not in gone for step in steps if pack in step.packs]
        assert stays == sorted(stays)
        if pack in packs and stays:
            assert stays[-1]
    if steps:
        assert steps[-1].number not in gone


@settings(max_examples=20)
@given(st.integers(0, 260), st.integers(0, 260))
def test_no_step_is_lost_that_is_promised(first, second):
    line = a_line(*["A"] * first, *["B"] * second, *["C"] * undo_limits.NEWEST)
    gone = set(steps_beyond(line, {"A", "B", "C"}))
    promised = [step.number for step in line if "A" in step.packs][-undo_limits.OF_A_PACK :]
    promised += [step.number for step in line if "B" in step.packs][-undo_limits.OF_A_PACK :]
    assert gone.isdisjoint(promised)
