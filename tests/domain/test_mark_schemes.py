# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import an_enquiry
from workbench.domain.enquiries import Level
from workbench.domain.mark_schemes import (
    MOST_LEVELS,
    levels_from_text,
    levels_to_text,
    lines_left_over,
    marks_of_level,
    name_of_level,
    scheme_of,
)
from workbench.services import catalogues

BOARDS = catalogues.boards()
AQA = next(each for each in BOARDS if each.key == "aqa-gcse")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Level 2 (3–4 marks): explains it", Level("Level 2", 3, 4, "explains it")),
        ("L2 3-4 explains it", Level("Level 2", 3, 4, "explains it")),
        ("LEVEL 2: 3 to 4 – explains it", Level("LEVEL 2", 3, 4, "explains it")),
        ("Band 3 [5] full and specific", Level("Band 3", 5, 5, "full and specific")),
        ("band3 (5–6): full", Level("Band 3", 5, 6, "full")),
        ("• 5–6 marks: full", Level("Level 1", 5, 6, "full")),
        ("Points 1–4: one for each", Level("Points", 1, 4, "one for each")),
        ("Emergent (1): a thin reason", Level("Emergent", 1, 1, "a thin reason")),
        ("Level 1 (1–2)", Level("Level 1", 1, 2, "")),
    ],
)
def test_a_line_of_a_scheme_is_read(line, level):
    assert levels_from_text(line) == (level,)


@pytest.mark.parametrize(
    "line",
    ["Some comment (2 sides)", "3 reasons are given", "Level 9 (9–2)", "Level 1 (1–200)", "", "L"],
)
def test_other_lines_are_no_levels(line):
    assert levels_from_text(line) == ()
    assert lines_left_over(line) == ((line,) if line else ())


def test_lines_without_marks_belong_to_the_level_above_and_the_lowest_comes_first():
    text = "Use of sources\nLevel 2 (3–4):\n explains it,\nwith a detail.\n\nLevel 1 (1–2): says it"
    assert levels_from_text(text) == (
        Level("Level 1", 1, 2, "says it"),
        Level("Level 2", 3, 4, "explains it, with a detail."),
    )
    assert lines_left_over(text) == ("Use of sources",)


def test_no_more_levels_are_read_than_any_scheme_has():
    lines = "\n".join(f"Level {n} ({n})" for n in range(1, 30))
    assert len(levels_from_text(lines)) == MOST_LEVELS


def test_all_bundled_levels_come_back_from_their_text():
    for question in (each for board in BOARDS for each in board.questions):
        full = tuple(replace(each, name=name_of_level(each)) for each in question.levels)
        assert levels_from_text(levels_to_text(question.levels)) == full


def test_a_level_is_called_in_full():
    names = [
        name_of_level(Level(each, 1, 2, "")) for each in ("L2", "band1", "points", "proficient")
    ]
    assert names == ["Level 2", "Band 1", "Points", "Proficient"]
    assert [marks_of_level(Level("", *each, "")) for each in ((1, 2), (5, 5))] == ["1–2", "5"]


class TestWhoseLevels:
    def test_ones_own_stand_before_those_of_the_kind(self):
        own = (Level("Level 1", 1, 9, "Says so"),)
        enquiry = an_enquiry(board="aqa-gcse", question="aqa1b2", levels=own)
        scheme = scheme_of(enquiry, AQA)
        assert scheme is not None
        assert (scheme.levels, scheme.is_own, scheme.is_certain) == (own, True, True)

    def test_those_of_a_kind_are_not_certain_where_the_exam_was_guessed(self):
        enquiry = an_enquiry(board="aqa-gcse", question="aqa1b2")
        sure, guessed = scheme_of(enquiry, AQA), scheme_of(replace(enquiry, confidence=0.6), AQA)
        assert sure is not None
        assert guessed is not None
        assert (sure.is_certain, guessed.is_certain) == (True, False)

    def test_a_question_of_ones_own_has_none(self):
        assert scheme_of(an_enquiry(), None) is None
        assert scheme_of(an_enquiry(board="aqa-gcse"), AQA) is None
