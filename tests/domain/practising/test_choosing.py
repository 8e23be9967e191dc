# SPDX-License-Identifier: MIT
from __future__ import annotations

from random import Random

import pytest

from tests.factories import a_source
from workbench.domain.enquiries import QuestionType
from workbench.domain.identifiers import new_id
from workbench.domain.practising.choosing import drawn, question_of_kind, sources_wanted
from workbench.services import catalogues


@pytest.mark.parametrize(
    ("uses", "count"),
    [
        ("Sources A, B", 2),
        ("Source A (often a cartoon)", 1),
        ("Interpretations 1, 2 (Sources B, C may be used)", 4),
        ("Sources A-D", 4),
        ("Sources A, B + Extract C", 3),
        ("three sources/interpretations", 3),
        ("one or two sources", 1),
        ("7 documents", 7),
        ("Interpretation", 1),
        ("all sources", None),
        ("-", None),
    ],
)
def test_a_kind_of_question_says_how_many_sources_it_is_about(uses, count):
    assert sources_wanted(QuestionType("x", "Stem", 8, 10, (), uses=uses)) == count


def test_every_kind_of_every_board_is_about_a_number_of_sources_that_can_be_drawn():
    for board in catalogues.boards():
        for kind in board.questions:
            count = sources_wanted(kind)
            assert count is None or 1 <= count <= 7, kind.uses


def test_sources_are_drawn_by_chance_and_stand_in_the_order_of_the_page():
    sources = [a_source(label) for label in "ABCDEFG"]
    sources.append(a_source("H", is_withdrawn=True))
    draws = {drawn(sources, 2, Random(seed)) for seed in range(40)}  # noqa: S311
    assert len(draws) > 5
    assert all(len(each) == 2 and list(each) == sorted(each) for each in draws)
    assert drawn(sources, None, Random(1)) == tuple("ABCDEFG")  # noqa: S311
    assert "H" not in {label for each in draws for label in each}


def test_a_question_of_an_exam_has_its_topic_its_marks_and_its_minutes():
    board = catalogues.board("edexcel-gcse")
    kind = board.question("edx1_2a")
    asked = question_of_kind(new_id(), board, kind, "the thaw", ("A", "B"))
    assert "the thaw" in asked.text
    assert "{" not in asked.text
    assert r"C:\1" in question_of_kind(new_id(), board, kind, r"C:\1", ()).text
    assert (asked.marks, asked.minutes, asked.sources) == (kind.marks, kind.minutes, ("A", "B"))
