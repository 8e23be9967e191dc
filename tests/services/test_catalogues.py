# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from workbench import assets
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import (
    FEWEST_LETTERS,
    MOST_LETTERS,
    MOST_STARTERS,
    Dimension,
    LineStyle,
)
from workbench.domain.interchange.frameworks import framework_to_json
from workbench.domain.lens_colours import LENS_COLOURS, NEUTRAL
from workbench.importers.json_documents import parse_json_document
from workbench.services import catalogues

FRAMEWORKS = catalogues.frameworks()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda each: each.id)
class TestFramework:
    def test_its_file_fits_the_schema(self, framework):
        name = f"{framework.id}.json"
        data = assets.resource(f"frameworks/{name}").read_bytes()
        told = parse_json_document(data, "framework-1.json", name=name)
        assert framework_to_json(framework) == told

    def test_no_dimension_is_shown_twice_and_a_mark_is_shown_under_its_letter(self, framework):
        shown = [each for letter in framework.letters for each in letter.dimensions]
        assert len(set(shown)) == len(shown)
        assert all(each.dimension in each.dimensions for each in framework.letters)

    def test_every_letter_differs_from_every_other_in_tag_and_in_look(self, framework):
        letters = framework.letters
        assert FEWEST_LETTERS <= len(letters) <= MOST_LETTERS
        assert len({each.letter.casefold() for each in letters}) == len(letters)
        assert len({each.name for each in letters}) == len(letters)
        assert len({(each.line, each.colour) for each in letters}) == len(letters)
        first = letters[: len(LineStyle)]
        assert len({each.line for each in first}) == len(first)

    def test_its_colours_are_of_the_checked_set(self, framework):
        known = {each.colour: each.tint for each in LENS_COLOURS}
        assert all(known[each.colour] == each.tint for each in framework.letters)

    def test_it_asks_and_offers_at_most_three_starters(self, framework):
        for each in (*framework.letters, *framework.plain):
            assert each.prompt.endswith("?")
            for starters in (each.starters, each.later_starters):
                assert 1 <= len(set(starters)) == len(starters) <= MOST_STARTERS

    def test_what_it_has_no_letter_for_has_its_name_and_question_all_the_same(self, framework):
        for dimension in Dimension:
            letter = framework.shown_as(dimension)
            assert dimension in letter.dimensions
            assert letter.prompt
            is_others = framework.letter_of(dimension) is None
            assert (letter.colour == NEUTRAL.colour) == is_others


def test_the_usual_one_comes_first_and_shows_four_dimensions():
    assert [each.name for each in FRAMEWORKS[:2]] == ["NOPR", "3 Cs + L"]
    assert [each.letter for each in FRAMEWORKS[0].letters] == ["N", "O", "P", "R"]
    assert {each.dimension for each in FRAMEWORKS[0].plain} == set(Dimension)


def test_the_file_of_dimensions_fits_its_schema():
    data = assets.resource("dimensions/dimensions.json").read_bytes()
    parse_json_document(data, "dimensions-1.json", name="dimensions.json")


def test_a_framework_that_does_not_exist_is_named():
    with pytest.raises(NotFoundError) as caught:
        catalogues.framework("../boards/boards")
    assert "boards" in caught.value.message()


def test_every_question_of_every_board_has_levels_within_its_marks():
    boards = catalogues.boards()
    assert len(boards) == 17
    for board in boards:
        assert board.questions
        for question in board.questions:
            assert board.question(question.id) == question
            assert all(0 <= level.low <= level.high for level in question.levels)


def test_a_board_that_does_not_exist_is_none():
    assert catalogues.board("nowhere") is None
    assert catalogues.board(None) is None
