# SPDX-License-Identifier: MIT
"""What notes at marks are asked, where a table of sentences cannot say it."""

from dataclasses import replace

import pytest

from tests.domain.checks.twin import BACKGROUND, SOURCES, UTILITY, a_mark
from workbench.domain.annotations import Direction
from workbench.domain.background import Background
from workbench.domain.checks.finding import PlaceKind
from workbench.domain.checks.looking import findings
from workbench.domain.checks.material import Material
from workbench.domain.enquiries import Enquiry
from workbench.services.catalogues import framework

ENQUIRY = Enquiry("enquiry", UTILITY, question="aqa1b2", marks=12, sources=("A", "E"))
ADDS, LIMITS, BOTH = Direction.ADDS_VALUE, Direction.LIMITS, Direction.BOTH


def asked(*marks, rule_id, **fields):
    material = Material(
        **{
            "enquiry": ENQUIRY,
            "sources": SOURCES,
            "background": BACKGROUND,
            "annotations": marks,
            "framework": framework("nopr"),
            **fields,
        }
    )
    return [each for each in findings(material) if each.rule == rule_id]


def marks_with(*directions):
    return tuple(
        replace(a_mark("", {}, number), direction=each) for number, each in enumerate(directions)
    )


class TestDirections:
    @pytest.mark.parametrize(
        ("directions", "question"),
        [
            ((ADDS, ADDS, ADDS), "All your marks add value to Source A. What limits it?"),
            ((LIMITS,) * 4, "All your marks limit Source A. What is it good for?"),
        ],
    )
    def test_that_all_go_one_way_are_asked_about(self, directions, question):
        (found,) = asked(*marks_with(*directions), rule_id="R20")
        assert found.question == question
        assert (found.place.kind, found.place.source) == (PlaceKind.SOURCE, "source-A")

    @pytest.mark.parametrize(
        "directions",
        [(ADDS, ADDS), (ADDS, ADDS, LIMITS), (BOTH, BOTH, BOTH), (ADDS, ADDS, BOTH), (None,) * 5],
    )
    def test_that_do_not_are_left_alone(self, directions):
        assert asked(*marks_with(*directions), rule_id="R20") == []

    def test_are_warned_of_a_cap_where_a_board_has_one(self):
        enquiry = replace(ENQUIRY, question="ib_2")
        (found,) = asked(*marks_with(ADDS, ADDS, ADDS), rule_id="R20", enquiry=enquiry)
        assert found.question.endswith("Answers with one side get 2 of 4 at most.")


class TestJudgements:
    def test_without_a_word_of_the_question_are_asked_for_one(self):
        mark = a_mark("Very useful, I would use it first", {"d": "judgement"})
        (found,) = asked(mark, rule_id="R07")
        assert found.question == (
            "Useful for what? Which words would bring back “cotton” and “famine”?"
        )

    @pytest.mark.parametrize("d", ["judgement", "reliability"])
    def test_with_one_and_other_notes_are_not(self, d):
        text = "Useful for the famine" if d == "judgement" else "Very useful"
        assert asked(a_mark(text, {"d": d}), rule_id="R07") == []


def test_words_of_the_glossary_bring_the_question_back():
    enquiry = replace(ENQUIRY, text="How useful is Source A about the workhouse?")
    mark = a_mark("Useful for where poor people were kept", {"d": "judgement"})
    assert asked(mark, rule_id="R07", enquiry=enquiry) == []


def test_a_note_at_one_source_that_leans_on_another_from_its_place():
    assert asked(a_mark("Source F supports this.", {"s": "E"}), rule_id="R29")
    assert not asked(a_mark("Source F supports this.", {"s": "A"}), rule_id="R29")


def test_one_pair_that_is_linked_twice_is_asked_about_once():
    pairs = (("source-C", "source-G"), ("source-G", "source-C"), ("source-C", "gone"))
    assert len(asked(rule_id="R29", supports=pairs)) == 1


def test_without_dates_no_claim_of_time_is_asked_about():
    mark = a_mark("She was there.", {"s": "C"})
    assert asked(mark, rule_id="R26")
    assert not asked(mark, rule_id="R26", background=Background())


def test_a_mark_of_a_source_that_is_gone_is_not_looked_at():
    sources = (replace(SOURCES[0], is_withdrawn=True), *SOURCES[1:])
    assert not asked(a_mark("It is biased.", {}), rule_id="R02", sources=sources)


def test_another_kind_of_question_can_be_given():
    answer_kind = Enquiry("enquiry", "Something of our own", sources=("A",))
    assert not asked(rule_id="R20", enquiry=answer_kind, annotations=marks_with(ADDS, ADDS, ADDS))


def test_a_source_called_i_is_not_the_student():
    sources = (replace(SOURCES[0], label="I"), *SOURCES[1:])
    wrong = "Source I says 'no third way'."
    assert asked(a_mark(wrong, {"s": "C"}), rule_id="R28") == []
    (mark,) = (a_mark("I think 'no third way' in Source I is wrong.", {"s": "C"}),)
    (found,) = asked(mark, rule_id="R28", sources=sources)
    assert found.question == "“no third way” is in Source C. Did you mean that one?"


def test_a_year_that_stands_away_from_its_day():
    (found,) = asked(
        a_mark("On 10 August, in the summer of 1862, they met.", {"s": "E"}), rule_id="R39"
    )
    assert found.question == "Source E does not give that year. How do you know?"
