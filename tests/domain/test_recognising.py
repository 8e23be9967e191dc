# SPDX-License-Identifier: MIT
"""Stems are of our own wording, in the patterns in which the boards ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.provenance import SURE
from workbench.domain.question_text import printed_marks
from workbench.domain.recognising import (
    LEAST,
    LIKELY,
    PageEvidence,
    candidates,
    evidence_of,
    recognised,
)
from workbench.services import catalogues

BOARDS = catalogues.boards()
NOWHERE = PageEvidence()

OFFICIAL = [
    ("aqa1a1", "How does Interpretation B differ from Interpretation A about the tithe war? [4]"),
    (
        "aqa1a1",
        "01 How does Interpretation A differ from Interpretation B about it? [4 marks]",
    ),
    ("aqa1a2", "Why might the authors of Interpretations A and B see the tithe war so? [4 marks]"),
    ("aqa1a3", "Which interpretation of the toll riots do you find more convincing? [8 marks]"),
    ("aqa1b1", "Source A is critical of the mill owners. How do you know? [4 marks]"),
    ("aqa1b1", "Study Source A. Source A supports the harbour tax. How do you know? (4)"),
    (
        "aqa1b2",
        "How useful are Sources B and C to a historian studying the fleet? [12 marks]",
    ),
    ("aqa1b2", "Study Sources B and C. How useful are Sources B and C to an historian? [12]"),
    ("aqa2a1", "How useful is Source A to an historian studying barber-surgeons? [8 marks]"),
    ("aqa2b1", "How convincing is Interpretation A about the loyalty of the shires? [8 marks]"),
    ("edx1_2a", "How useful are Sources A and B for an enquiry into the wards of a hospital? (8)"),
    ("edx1_2b", "How could you follow up Source B to find out more about the lamplighters? (4)"),
    ("edx3_1", "Give two things you can infer from Source A about the grain levy. (4)"),
    ("edx3_1", "1 Give two things you can infer from Source A (Total for Question 1 = 4 marks)"),
    ("edx3_3a", "How useful are Sources B and C for an enquiry into the bread queue? (8)"),
    ("edx3_3b", "What is the main difference between these views of the governor? (4)"),
    ("edx3_3b", "What is the main difference between the views about the levy? [4 marks]"),
    ("edx3_3c", "Suggest one reason why Interpretations 1 and 2 give different views. (4)"),
    ("edx3_3d", "How far do you agree with Interpretation 2 about the governor? (16) + 4 SPaG"),
    ("edx3_3d", "How far do you agree with Interpretation 1 about the levy? (16 marks + 4 SPaG)"),
    ("ocra_3", "Is this interpretation a fair comment on the blockade? [25]"),
    ("ocra_3", "Do you think this interpretation is a fair view of the treaty? [25 marks]"),
    ("ocra_4", "Explain why not all historians have agreed with this interpretation. [20]"),
    ("ocra_7", "Are Sources A and B similar accounts of the rising? [10]"),
    ("ocra_7", "Which of these sources is more useful to somebody studying the rising? [10 marks]"),
    ("ocra_p3_2", "How far do Sources A, B and C convince you that this is right? [20]"),
    ("ocrb_6a", "Identify and explain one way in which the author praises the canal. [3]"),
    ("ocrb_6b", "If you were asked to do further research on one aspect of Interpretation A? [5]"),
    ("ocrb_7", "How far do they differ and what might explain any differences? [12]"),
    ("ocrb_w6", "What can Source A tell us about the whalers? [7]"),
    ("ocrb_w7", "How useful are Source B, Interpretation C and Source D to a historian? [15]"),
    ("edu_1", "Use Source A and your own knowledge to describe life in a barracks. [5]"),
    ("edu_2", "What was the purpose of Source B? [8]"),
    ("edu_3", "Do the interpretations support the view that the famine could be foreseen? [10]"),
    ("edu_4", "Which of the sources is more useful to an historian of the famine? [11]"),
    ("edu_4", "Which of Sources C and D is more useful to an historian? [3+8]"),
    ("wjec_1", "What can be learnt from Sources A and B about the quarrymen? [4]"),
    ("wjec_2", "To what extent does Source C accurately show the strike? [6]"),
    ("wjec_5", "How far do you agree with this interpretation of the lock-out? [16 + 3 SPaG]"),
    ("ccea_u", "How useful is Source A for a historian studying the border? [5]"),
    ("ccea_r", "How reliable is Source B to an historian studying the border? [6]"),
    ("n5_use", "Evaluate the usefulness of Source A as evidence of the clearances. 5"),
    ("n5_use", "1. Evaluate the usefulness of Source C as evidence of crofting. (5 marks)"),
    ("n5_cmp", "Compare the views of Sources A and B about the factor. (4 marks)"),
    ("n5_full", "How fully does Source C describe the work of the herring girls? (6)"),
    ("h_use", "Evaluate the usefulness of Source A as evidence of emigration. (8)"),
    ("h_full", "How fully does Source B explain why people left the glens? (10)"),
    ("h_two", "How much do Sources C and D reveal about differing interpretations? (10)"),
    ("cie_1", "How far do these two cartoonists agree about the ultimatum? [7]"),
    ("cie_1", "How similar are these two sources? Explain your answer. [7]"),
    ("cie_2", "Are you surprised by Source C? Explain your answer. [8]"),
    ("cie_2", "Why was this cartoon published in 1911? Explain your answer. [8]"),
    ("cie_2", "Does Source D prove that Source C was wrong about the mine? [8]"),
    ("cie_5", "How far do these sources support this statement about the fleet? [10]"),
    ("cie_5", "How far do Sources A–H provide evidence that the fleet was neglected? [10]"),
    ("ig_1a", "What impression does the author give about the envoy? You must use Extract A. (6)"),
    ("ig_2b", "How far does Source A support the evidence of Source B about the tolls? (8)"),
    ("ig_2c", "Extract C suggests that tolls caused the riots. How far do you agree? (16)"),
    (
        "aqal_1",
        "From what you know, assess how convincing the arguments in these extracts are.",
    ),
    (
        "aqal_2",
        "In their context, assess the value of these three sources. [30 marks]",
    ),
    ("edxl_1c", "How convincing do you find the view that the guilds had no choice? (20)"),
    ("edxl_2a", "How far could the historian make use of Sources 1 and 2 together? (20)"),
    ("edxl_3a", "Assess the value of the source for revealing the aims of the league. (20)"),
    ("edxas_1", "Why is Source 1 valuable to the historian for an enquiry about guilds? (8)"),
    ("edxas_2", "How much weight do you give the evidence of Source 2 for an enquiry? (12)"),
    (
        "ocrl_1",
        "Using these four sources, assess how far they support the view. [30]",
    ),
    ("ocrl_3", "Evaluate the interpretations in both of the passages. [30]"),
    ("ib_a", "What, according to Source I, were the weaknesses of the league? [3 marks]"),
    ("ib_a", "According to Source E, why did the harbour close? [3]"),
    ("ib_b", "What is the message conveyed by Source B? [2 marks]"),
    ("ib_2", "With reference to its origin, analyse the value and limitations of Source C. [4]"),
    ("ib_3", "Compare and contrast what Sources C and D reveal about the envoy. [6 marks]"),
    ("ib_4", "Using the sources and your own knowledge, evaluate the claim. [9 marks]"),
    ("ap_thesis", "Respond with a historically defensible thesis that takes a side. (1 point)"),
    ("ap_ctx", "Describe a broader historical context for the prompt."),
    ("ap_ev", "Support an argument in response to the prompt using at least four documents."),
    ("ap_src", "For two documents, say how point of view, purpose, historical situation matter."),
    ("ap_cx", "Demonstrate a complex understanding of the prompt."),
    ("sheg_hat", "Does this letter count as evidence that the dam was unsafe? Why or why not? (2)"),
]

NOT_OFFICIAL = [
    "Who said that? Why did nobody stop him?",
    "What man would sell his birthright for a mess of pottage?",
    "Shall we be slaves in our own harbour?",
    "Have they no bread, and are we to wait?",
    "How long, gentlemen, are we to be patient?",
    "Is this the freedom for which our fathers bled?",
    "Why did the harbour close in 1911?",
    "What caused the toll riots?",
    "How did the league keep its secret?",
    "Describe two features of the harbour tax. (4)",
    "Explain why the fleet was neglected. (12)",
    "Write a narrative account of the strike. (8)",
    "Explain two consequences of the levy. (8)",
    "‘The levy was the main cause of the riots.’ How far do you agree? (16)",
    "Which was the more important reason for the riots: hunger or the levy? [12 marks]",
    "In what ways were the lives of dockers affected by the strike? [8 marks]",
    "Describe two problems faced by the mill owners. [4 marks]",
    "How useful was the railway to the town?",
    "How convincing was the governor’s promise?",
    "How far was the governor to blame for the famine?",
    "What can you remember about the herring fleet?",
    "What does the word ‘levy’ mean?",
    "Make a list of the reasons why people left the glens.",
    "Draw a timeline of the strike.",
    "Work in pairs. What would you have done?",
    "Find out more about the lamplighters and tell the class.",
    "Imagine you are a docker. Write a letter home.",
    "Does the picture surprise you?",
    "Compare the two governors.",
    "To what extent was the treaty fair?",
    "Assess the reasons for the failure of the league. [20]",
    "How significant was the blockade in the years to 1918? [20 marks]",
]


@pytest.mark.parametrize(("question_id", "text"), OFFICIAL)
def test_an_official_stem_is_recognised(question_id, text):
    found = candidates(text, None, NOWHERE, BOARDS)
    assert found
    assert found[0].question.id == question_id


@pytest.mark.parametrize("text", NOT_OFFICIAL)
def test_other_questions_stay_ones_own(text):
    assert candidates(text, None, NOWHERE, BOARDS) == ()


@pytest.mark.parametrize(("question_id", "text"), OFFICIAL)
def test_a_question_that_stands_alone_is_never_taken_for_sure(question_id, text):
    found = candidates(text, None, NOWHERE, BOARDS)
    assert all(each.confidence < SURE for each in found)


def test_the_stems_speak_for_every_kind_of_question_there_is():
    stems = {question_id for question_id, _ in OFFICIAL}
    assert stems == {question.id for board in BOARDS for question in board.questions}
    assert len(OFFICIAL) >= 60
    assert len(NOT_OFFICIAL) >= 30


@pytest.mark.parametrize(
    ("words", "board"),
    [
        ("AQA 8145 practice", "aqa-gcse"),
        ("CCEA Unit 2", "ccea-gcse"),
        ("History GCSE (AQA)", "aqa-gcse"),
    ],
)
def test_a_page_that_names_its_board_decides_between_boards(words, board):
    stem = "How useful is Source A to a historian studying the strike?"
    alone = candidates(stem, None, NOWHERE, BOARDS)
    assert {each.board.key for each in alone} >= {"aqa-gcse", "ccea-gcse"}
    assert recognised(alone) is None
    page = evidence_of([words], [stem], BOARDS)
    found = recognised(candidates(stem, None, page, BOARDS))
    assert found is not None
    assert found.board.key == board
    assert "names" in found.why


def test_marks_decide_between_two_courses_of_a_board():
    stem = "Evaluate the usefulness of Source A as evidence of the clearances."
    assert recognised(candidates(stem, None, NOWHERE, BOARDS)) is None
    for marks, board in ((5, "sqa-n5"), (8, "sqa-higher")):
        found = recognised(candidates(stem, marks, NOWHERE, BOARDS))
        assert found is not None
        assert found.board.key == board


def test_with_a_code_on_the_page_and_its_marks_a_question_is_sure():
    stem = "How useful are Sources B and C for an enquiry into the bread queue? (8)"
    page = evidence_of(["Paper 1HI0/31"], [stem], BOARDS)
    found = candidates(stem, None, page, BOARDS)[0]
    assert found.question.id == "edx3_3a"
    assert found.confidence >= SURE


def test_the_other_questions_of_a_page_make_its_board_sure():
    stems = [text for question_id, text in OFFICIAL if question_id.startswith("edx3")]
    page = evidence_of([], stems, BOARDS)
    found = candidates("Suggest one reason why they differ. (4)", None, page, BOARDS)[0]
    assert found.board.key == "edexcel-gcse"
    assert found.confidence >= SURE
    assert "beside it" in found.why


def test_a_page_of_another_board_speaks_against_a_question():
    stem = "Which of the sources is more useful to an historian of the famine? [11]"
    page = evidence_of(["OCR J410/07"], [stem], BOARDS)
    found = candidates(stem, None, page, BOARDS)
    assert "eduqas-gcse" not in {each.board.key for each in found if each.confidence >= LIKELY}


def test_marks_that_the_board_does_not_give_leave_the_choice_open():
    stem = "Give two things you can infer from Source A about the grain levy. (9)"
    assert recognised(candidates(stem, None, NOWHERE, BOARDS)) is None


def test_the_names_of_the_sources_in_a_stem_may_be_others():
    stem = "How useful are Sources D, and Source G for an enquiry into the levy? (8)"
    assert candidates(stem, None, NOWHERE, BOARDS)[0].board.key == "edexcel-gcse"


@given(st.text(max_size=300), st.one_of(st.none(), st.integers(0, 200)))
def test_any_words_give_an_answer_in_bounds(text, marks):
    found = candidates(text, marks, evidence_of([text], [text], BOARDS), BOARDS)
    assert all(LEAST <= each.confidence < 1 for each in found)
    assert len({each.board.key for each in found}) == len(found)
    printed = printed_marks(text)
    assert printed is None or 0 < printed.marks <= 100


@given(
    st.lists(st.sampled_from([text for _, text in OFFICIAL + [("", x) for x in NOT_OFFICIAL]])),
    st.text(max_size=40),
)
def test_any_page_of_stems_ranks_the_likeliest_first(stems, words):
    page = evidence_of([words], stems, BOARDS)
    for stem in stems:
        sure = [each.confidence for each in candidates(stem, None, page, BOARDS)]
        assert sure == sorted(sure, reverse=True)
