# SPDX-License-Identifier: MIT
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.differing import FEW, difference

members = [object() for _ in range(4)]
sequences = st.lists(st.sampled_from(members), max_size=12).map(tuple)


@given(sequences, sequences)
def test_what_differs_put_in_the_place_of_what_went_gives_the_other_sequence(before, after):
    found = difference(before, after)

    end = found.start + len(found.gone)
    assert before[: found.start] + tuple(found.come) + before[end:] == after
    assert before[found.start : end] == tuple(found.gone)


@given(sequences, st.integers(0, 12), st.sampled_from(members))
def test_one_member_put_in_is_all_that_differs(before, place, member):
    after = (*before[:place], member, *before[place:])

    found = difference(before, after)

    assert (list(found.gone), list(found.come)) == ([], [member])


@given(sequences)
def test_the_same_members_do_not_differ(before):
    found = difference(before, list(before))

    assert (len(found.gone), len(found.come)) == (0, 0)


def test_equal_members_that_are_other_objects_differ():
    one, other = (1, [2]), (1, [2])

    found = difference((one,), (other,))

    assert found.gone[0] is one
    assert found.come[0] is other


def test_a_difference_is_small_up_to_a_few_members():
    assert difference((), tuple(range(FEW))).is_small
    assert not difference((), tuple(range(FEW + 1))).is_small
