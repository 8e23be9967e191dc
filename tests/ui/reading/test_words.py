# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from workbench.domain.text import Span
from workbench.ui.reading import words
from workbench.ui.reading.ends import MovingEnds

TEXT = "He said nothing. Mr Reed’s ‘enemy’ – 🙂 – did.\nNext paragraph here."


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("said", "He said nothing."),
        ("nothing.", "He said nothing."),
        ("Next", "Next paragraph here."),
        ("here.", "Next paragraph here."),
    ],
)
def test_a_sentence_is_found_around_any_of_its_words(inside, sentence):
    assert words.sentence_at(TEXT, TEXT.index(inside) + 1).of(TEXT) == sentence


def test_the_end_of_a_text_belongs_to_its_last_sentence():
    assert words.sentence_at(TEXT, len(TEXT)).of(TEXT) == "Next paragraph here."


def test_a_blank_line_has_no_sentence():
    assert words.sentence_at("One.\n\nTwo.", 5) is None


def test_a_word_has_its_apostrophe_and_not_the_quotation_marks():
    assert words.word_at(TEXT, TEXT.index("Reed") + 2).of(TEXT) == "Reed’s"
    assert words.word_at(TEXT, TEXT.index("enemy") + 1).of(TEXT) == "enemy"
    assert words.word_at("a –  b", 3) is None


def test_a_letter_is_taken_with_its_accents():
    text = "e\u0301x"
    assert words.next_letter(text, 0) == 2
    assert words.previous_letter(text, 2) == 0
    assert words.previous_letter("🙂", 1) == 0


def test_steps_by_word_go_from_end_to_end():
    end = TEXT.index("said")
    end = words.next_word_end(TEXT, end)
    assert TEXT[:end].endswith("said")
    end = words.next_word_end(TEXT, end)
    assert TEXT[:end].endswith("nothing")
    assert words.previous_word_end(TEXT, end) == TEXT.index("said") + 4
    assert words.next_word_start(TEXT, 0) == TEXT.index("said")
    assert words.previous_word_start(TEXT, TEXT.index("nothing")) == TEXT.index("said")


def test_nothing_is_left_of_white_space():
    assert words.trimmed("  a  ", 0, 5) == Span(2, 3)
    assert words.trimmed("   ", 0, 3) is None


def moving(words_, *, moves_start=False):
    span = Span(TEXT.index(words_), TEXT.index(words_) + len(words_))
    return MovingEnds("m", span, span, moves_start)


def test_the_end_moves_by_word_and_by_letter():
    ends = moving("said").stepped(TEXT, forward=True, by_letter=False)
    assert ends.now.of(TEXT) == "said nothing"
    assert ends.stepped(TEXT, forward=False, by_letter=True).now.of(TEXT) == "said nothin"


def test_the_beginning_moves_once_it_is_its_turn():
    ends = moving("nothing").other_end().stepped(TEXT, forward=False, by_letter=False)
    assert ends.now.of(TEXT) == "said nothing"


def test_one_letter_is_left_however_far_an_end_moves():
    assert moving("said").moved_to(0, TEXT).now.of(TEXT) == "s"
    assert moving("said", moves_start=True).moved_to(999, TEXT).now.of(TEXT) == "d"
