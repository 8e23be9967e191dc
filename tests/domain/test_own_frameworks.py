# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.frameworks import FEWEST_LETTERS, MOST_LETTERS, Dimension, LineStyle
from workbench.domain.lens_colours import LENS_COLOURS
from workbench.domain.own_frameworks import (
    blank_framework,
    copied_framework,
    free_name,
    moved_letter,
    problem_with_look,
    problem_with_name,
    problem_with_tag,
    with_dimensions,
    with_new_letter,
    without_letter,
)
from workbench.services.catalogues import framework, frameworks, plain_letters

PLAIN = plain_letters()


@pytest.fixture
def blank():
    return blank_framework("own", PLAIN, "My framework")


def is_usable(framework):
    letters = framework.letters
    shown = [each for letter in letters for each in letter.dimensions]
    return (
        FEWEST_LETTERS <= len(letters) <= MOST_LETTERS
        and len(set(shown)) == len(shown)
        and all(each.dimension in each.dimensions for each in letters)
        and len({each.letter.casefold() for each in letters}) == len(letters)
        and len({(each.line, each.colour) for each in letters}) == len(letters)
    )


def test_a_blank_one_can_be_used_at_once(blank):
    assert is_usable(blank)
    assert [each.letter for each in blank.letters] == ["C", "O"]
    assert blank.letters[0].starters


def test_letters_can_be_added_until_there_are_ten(blank):
    for _ in range(20):
        blank = with_new_letter(blank)
        assert is_usable(blank)
    assert len(blank.letters) == MOST_LETTERS
    assert len({each.colour for each in blank.letters}) == MOST_LETTERS


def test_the_last_two_letters_stay(blank):
    assert without_letter(blank, 0) == blank
    assert len(without_letter(with_new_letter(blank), 1).letters) == 2


def test_a_copy_has_another_name_and_the_same_letters():
    happy = framework("happy")
    copy = copied_framework(happy, "own", ["HAPPY", "happy 2"])
    assert (copy.name, copy.id, copy.letters) == ("HAPPY 3", "own", happy.letters)
    assert free_name("New", []) == "New"


@given(
    st.sampled_from(frameworks()),
    st.lists(st.tuples(st.integers(0, 20), st.sets(st.sampled_from(Dimension))), max_size=6),
)
def test_whatever_is_given_to_letters_every_dimension_has_one_at_most(chosen, steps):
    for place, wanted in steps:
        at = place % len(chosen.letters)
        before = chosen.letters[at]
        chosen = with_dimensions(chosen, at, wanted)
        assert is_usable(chosen)
        assert (
            wanted & set(chosen.letters[at].dimensions)
            or chosen.letters[at] == before
            or (chosen.letters[at].dimensions == (before.dimension,))
        )


@given(st.sampled_from(frameworks()), st.integers(0, 9), st.integers(-12, 12))
def test_moving_a_letter_changes_nothing_but_the_order(chosen, place, by):
    at = place % len(chosen.letters)
    moved = moved_letter(chosen, at, by)
    assert sorted(x.name for x in moved.letters) == sorted(x.name for x in chosen.letters)
    assert moved_letter(chosen, at, 0) == chosen


def test_what_is_wrong_is_said_in_a_sentence(blank):
    assert problem_with_tag("C", 0, blank) is None
    assert problem_with_tag("c", 1, blank) == "“c” is Content already. Add a second letter to it."
    assert problem_with_tag(" ", 1, blank) == "Marks need a letter to stand on them."
    assert problem_with_tag("•", 1, blank) == "One letter or two, without spaces or signs."
    assert problem_with_name("nopr", ["NOPR"]) == "Another framework has this name."
    assert problem_with_name("", []).startswith("A framework needs a name")
    assert problem_with_name("Ours", ["NOPR"]) is None
    blue = LENS_COLOURS[0]
    assert problem_with_look(LineStyle.SOLID, blue, 1, blank).startswith("Content has this colour")
    assert problem_with_look(LineStyle.DASHED, blue, 1, blank) is None
