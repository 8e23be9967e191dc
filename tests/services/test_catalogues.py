# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Dimension, LineStyle
from workbench.services import catalogues


@pytest.mark.parametrize("framework_id", catalogues.framework_ids())
class TestFramework:
    def test_every_dimension_is_shown_under_one_letter(self, framework_id):
        framework = catalogues.framework(framework_id)
        shown = [each for letter in framework.letters for each in letter.dimensions]
        assert sorted(shown) == sorted(Dimension)

    def test_a_mark_made_with_a_letter_is_shown_under_it(self, framework_id):
        for letter in catalogues.framework(framework_id).letters:
            assert letter.dimension in letter.dimensions

    def test_letters_are_told_apart_without_colour(self, framework_id):
        letters = catalogues.framework(framework_id).letters
        assert len({letter.line for letter in letters}) == len(letters) == len(LineStyle)
        assert len({letter.letter for letter in letters}) == len(letters)


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
