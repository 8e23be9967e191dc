# SPDX-License-Identifier: MIT
"""Own knowledge: what comes from outside, where it agrees, and where it is dated otherwise."""

import pytest

from tests.domain.checks.twin import BACKGROUND, SOURCES, UTILITY
from workbench.domain.background import Background, OwnKnowledge
from workbench.domain.checks.knowledge import KnowledgeBank
from workbench.domain.checks.material import Answer, Material
from workbench.domain.checks.reading import Reading
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.study import Study
from workbench.domain.enquiries import Enquiry

BANK = KnowledgeBank(BACKGROUND, tuple(map(SourceWords, SOURCES)))
A_AND_E = tuple(SourceWords(each) for each in SOURCES if each.label in "AE")


def outside(text, sources=A_AND_E):
    return [each.words for each in BANK.outside(Reading(text), sources, UTILITY)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This fits the riots in Stalybridge.", ["Stalybridge"]),
        ("the riots in stalybridge in 1863 and lincoln's letter", ["stalybridge", "lincoln's"]),
        ("Surat cotton broke in 1864.", ["Surat cotton", "1864"]),
        ("It was like the famine in Ireland.", ["Ireland"]),
        ("He says 'Stalybridge' is hungry.", []),
        ("Ashdown spoke to Rochdale in February 1863.", []),
        ("The cotton famine divided Lancashire.", []),
        ("However, Therefore, In conclusion: Source A and Source E.", []),
        ("I think it was on a Monday in August.", []),
        ("It cost 1,863 pounds, or 18630.", []),
    ],
)
def test_names_years_and_terms_are_left_that_neither_source_nor_question_has(text, words):
    assert sorted(outside(text)) == sorted(words)


def test_what_one_source_has_comes_from_outside_another():
    (a,) = (each for each in A_AND_E if each.source.label == "A")
    assert outside("The guardians of Ashton refused.", (a,)) == ["Ashton"]


@pytest.mark.parametrize(
    ("text", "fact", "origin"),
    [
        ("Bread riots broke out in Stalybridge.", "Stalybridge", "The famine"),
        ("By 1865 Lincoln was shot.", "1865", "The war"),
        ("the navy of the north held a blockade", "blockade", "The war"),
    ],
)
def test_a_fact_beside_another_word_of_the_background_is_ticked(text, fact, origin):
    (found,) = (
        each for each in BANK.outside(Reading(text), A_AND_E, UTILITY) if each.words == fact
    )
    assert found.origin == origin


@pytest.mark.parametrize("text", ["Ireland starved in 1845.", "In 1865 it rained in Preston."])
def test_a_fact_that_nothing_speaks_of_has_no_tick(text):
    facts = BANK.outside(Reading(text), A_AND_E, UTILITY)
    assert facts
    assert all(each.origin is None for each in facts if each.words != "Preston")


def test_what_a_student_wrote_down_counts_as_known():
    own = Background(own=(OwnKnowledge("own", "In 1863 Garibaldi wrote to Manchester."),))
    bank = KnowledgeBank(own)
    (fact, *_) = bank.outside(Reading("It fits what garibaldi told Manchester."), (), "")
    assert (fact.words, fact.origin) == ("garibaldi", "own knowledge")


@pytest.mark.parametrize(
    ("text", "said", "date"),
    [
        ("Lincoln was shot in 1863.", "1863", "April 1865"),
        ("lincoln was shot in 1863 which ended hope", "1863", "April 1865"),
        ("The Public Works Act was passed in July 1862.", "1862-07", "July 1863"),
    ],
)
def test_another_date_for_the_same_thing_is_told_with_both(text, said, date):
    (found,) = BANK.other_dates(Reading(text))
    assert (found.said, found.telling.date) == (said, date)


@pytest.mark.parametrize(
    "text",
    [
        "Lincoln was shot in 1865.",
        "Lincoln was not shot in 1863.",
        "Lincoln was shot after 1863.",
        "Lincoln was shot between 1863 and 1866.",
        "Lincoln wrote letters in 1861.",
        "He says 'Lincoln was shot in 1863'.",
        "In 1863 there was a famine.",
        "The Public Works Act was passed in 1863.",
    ],
)
def test_a_date_that_can_be_right_is_left_alone(text):
    assert BANK.other_dates(Reading(text)) == ()


def test_facts_of_an_answer_are_found_with_their_places():
    answer = Answer(("Nothing here.", "This fits the riots in Stalybridge."))
    enquiry = Enquiry("enquiry", UTILITY, sources=("A", "E"))
    material = Material(enquiry, sources=SOURCES, background=BACKGROUND, answer=answer)
    study = Study(material)
    ((writing, fact),) = (
        (each, fact)
        for each in study.paragraphs
        for fact in study.bank.outside(each.reading, each.sources, UTILITY)
    )
    assert writing.place.paragraph == 1
    assert fact.span.of(answer.paragraphs[1]) == "Stalybridge"
