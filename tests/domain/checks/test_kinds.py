# SPDX-License-Identifier: MIT
import pytest

from workbench.domain.checks.kinds import OFFICIAL, Asked, Kind, asked_by
from workbench.domain.enquiries import Enquiry
from workbench.services.catalogues import boards


def test_every_official_question_has_a_kind_and_no_other_has():
    assert set(OFFICIAL) == {each.id for board in boards() for each in board.questions}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How useful are Sources A and B to a historian studying the thaw?", Kind.UTILITY),
        ("how usefull is it", Kind.OWN),
        ("Evaluate the usefulness of Source A as evidence of hunger.", Kind.UTILITY),
        ("Which of the sources is more useful?", Kind.COMPARISON_OF_USE),
        ("How reliable is Source A to a historian?", Kind.RELIABILITY),
        ("Why might the authors have different views?", Kind.WHY_DIFFER),
        ("Compare the views of Sources A and B.", Kind.COMPARISON),
        ("How far does Interpretation 1 convince you?", Kind.INTERPRETATION),
        ("What can you infer from Source A?", Kind.INFERENCE),
        ("How could you follow up Source A?", Kind.FOLLOW_UP),
        ("How fully does Source A explain the famine?", Kind.CONTEXT),
        ("Why was this cartoon published in 1863?", Kind.PURPOSE),
        ("The famine divided Lancashire. How far do you agree?", Kind.ESSAY),
        ("The famine", Kind.OWN),
        ("", Kind.OWN),
    ],
)
def test_a_question_of_ones_own_is_known_by_its_words(text, kind):
    assert asked_by(Enquiry("enquiry", text)).kind is kind


def test_the_id_of_an_official_question_counts_more_than_its_words():
    assert asked_by(Enquiry("enquiry", "How useful?", question="ccea_r")).kind is Kind.RELIABILITY


def test_without_a_question_nothing_is_known():
    assert asked_by(None) == Asked()


@pytest.mark.parametrize(
    ("marks", "words"), [(4, (8, 25)), (19, (8, 25)), (20, (6, 20)), (None, (8, 25))]
)
def test_long_answers_have_fewer_words_for_each_mark(marks, words):
    assert asked_by(Enquiry("enquiry", "How far?", marks=marks)).words_a_mark == words
