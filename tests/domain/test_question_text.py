# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source
from workbench.domain.question_text import (
    Mention,
    PrintedMarks,
    asked_words,
    is_instruction,
    mentions_in,
    named_sources,
    printed_marks,
)
from workbench.domain.sources import SourceKind


@pytest.mark.parametrize(
    ("text", "marks", "extra"),
    [
        ("Why? [4]", 4, 0),
        ("Why? (8 marks)", 8, 0),
        ("Why? [12 marks]", 12, 0),
        ("Why? [1 mark].", 1, 0),
        ("Why? (Total for Question 1 = 4 marks)", 4, 0),
        ("Why? (Total for Question 3(a) = 8 marks)", 8, 0),
        ("Why? [Total: 8 marks]", 8, 0),
        ("Why? [4+4]", 8, 0),
        ("Why? [3 + 8 marks]", 11, 0),
        ("Why? (16 marks + 3 SPaG)", 16, 3),
        ("Why? (16 + 3 SPaG)", 16, 3),
        ("Why? [16] + 3 SPaG", 16, 3),
        ("Why? [16 marks] [SPaG 4 marks]", 16, 4),
        ("Why? (20 marks, including 4 marks for spelling, punctuation and grammar)", 20, 4),
        ("Why? [8 marks + 3]", 8, 3),
        ("Explain why. 12 marks", 12, 0),
        ("Why did they strike? 4", 4, 0),
    ],
)
def test_marks_are_read_in_every_printed_form(text, marks, extra):
    assert printed_marks(text) == PrintedMarks(marks, extra)


@pytest.mark.parametrize(
    "text", ["Why?", "They met in May (1955)", "See p. 4", "Why? [0]", "Why? [101]", "In 1955", ""]
)
def test_other_numbers_are_no_marks(text):
    assert printed_marks(text) is None


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Study Source A.", [("source", "A")]),
        ("What is Source A’s message?", [("source", "A")]),
        ("Sources B and C", [("source", "BC")]),
        ("Sources A, B, and C", [("source", "ABC")]),
        ("Sources A–C", [("source", "ABC")]),
        ("Sources A to D", [("source", "ABCD")]),
        ("Interpretations 1 and 2", [("interpretation", "12")]),
        ("Source 3", [("source", "3")]),
        ("Source B, Interpretation C and Source D", [("source", "B"), ("interpretation", "C"),
                                                      ("source", "D")]),
        ("Use both sources", [("source", "")]),
        ("all the sources", [("source", "")]),
        ("all four interpretations", [("interpretation", "")]),
        ("The sources of the river", [("source", "")]),
        ("Why did they strike?", []),
    ],
)  # fmt: skip
def test_named_sources_are_found_in_the_order_of_the_question(text, mentions):
    assert mentions_in(text) == tuple(Mention(noun, tuple(labels)) for noun, labels in mentions)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Study Source A.", True),
        ("2 Read Sources B and C, then answer questions (a) and (b).", True),
        ("Look at both interpretations before you begin.", True),
        ("Study Source A. Why was it made?", False),
        ("Study Source A. Give two reasons.", False),
        ("Study the effects of the famine. [8]", False),
        ("Compare Sources A and B.", False),
        ("Use all the sources.", True),
        ("Use Sources A and B to explain why the dam was built.", False),
    ],
)
def test_an_instruction_asks_nothing(text, is_so):
    assert is_instruction(text) == is_so


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 Why did they strike? [4]", "Why did they strike?"),
        ("- (b) Why did they strike? [4]", "Why did they strike?"),
        ("(a) Why did they strike? (Total for Question 1 = 4 marks)", "Why did they strike?"),
        ("Q2. How far do you agree? (16 marks + 4 SPaG)", "How far do you agree?"),
        ("0 3 How far do you agree? [16] + 3 SPaG", "How far do you agree?"),
        ("How far do you agree?", "How far do you agree?"),
        ("1911 was a hard year. Why?", "1911 was a hard year. Why?"),
        ("[4]", "[4]"),
    ],
)
def test_the_words_of_a_question_are_without_number_and_marks(text, words):
    assert asked_words(text) == words


class TestNamedSources:
    sources = (
        a_source("A"),
        a_source("C"),
        a_source("B"),
        a_source("1", heading="Interpretation", kind=SourceKind.INTERPRETATION),
        a_source("2", heading="Interpretation", kind=SourceKind.INTERPRETATION),
    )

    @pytest.mark.parametrize(
        ("text", "labels"),
        [
            ("Sources C and A", "CA"),
            ("Sources A–C", "ABC"),
            ("Study Source A. How useful is Source A?", "A"),
            ("Source A and Source F", "A"),
            ("Interpretations 2 and 1", "21"),
            ("How do both interpretations differ?", "12"),
            ("Use all the sources.", "ACB"),
            ("What does the source say?", ""),
            ("Why did they strike?", ""),
        ],
    )
    def test_only_labels_of_the_pack_are_given(self, text, labels):
        assert named_sources(text, self.sources) == tuple(labels)

    def test_the_source_is_the_only_one_there_is(self):
        assert named_sources("What does the source say?", self.sources[:1]) == ("A",)


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    found = printed_marks(text)
    assert found is None or 0 < found.marks <= 100
    assert all(label.strip() for each in mentions_in(text) for label in each.labels)
    assert named_sources(text, ()) == ()
