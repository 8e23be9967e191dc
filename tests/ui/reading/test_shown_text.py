# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from workbench.domain.text import Span, canonical
from workbench.ui.reading.shown_text import LONGEST_BLOCK, ShownText

texts = st.text(
    st.sampled_from("ab \n\t\u00a0é😀\u0301“\u2028\ufffcд\u202e\u2066"), min_size=0, max_size=60
).map(canonical)


def document_of(shown):
    document = QTextDocument()
    document.setPlainText("\n".join(block.text for block in shown.blocks))
    return document


def test_blank_lines_are_left_out_as_on_paper():
    shown = ShownText.of("\n\nOne.\n \nTwo.\n")
    assert [block.text for block in shown.blocks] == ["One.", "Two."]
    assert [(block.start, block.end) for block in shown.blocks] == [(2, 6), (9, 13)]


def test_what_turns_the_direction_of_words_is_shown_as_a_mark_and_kept():
    text = "He \u202esaid\u202c so; \u2067x\u2069, \u200fy."
    shown = ShownText.of(text)
    assert [block.text for block in shown.blocks] == ["He ⇄said⇄ so; ⇄x⇄, \u200fy."]
    assert [shown.place_of(at) for at in range(len(text))] == list(range(len(text)))


def test_an_empty_text_is_one_empty_block():
    shown = ShownText.of("")
    assert (shown.place_of(0), shown.position_of(0)) == (0, 0)


@given(texts)
def test_a_place_leads_back_to_its_position(text):
    shown = ShownText.of(text)
    for block in shown.blocks:
        for position in range(block.start, block.end + 1):
            assert shown.position_of(shown.place_of(position)) == position


@given(texts)
def test_places_are_those_of_the_document(text):
    shown = ShownText.of(text)
    document = document_of(shown)
    assert document.blockCount() == len(shown.blocks)
    for number, block in enumerate(shown.blocks):
        assert document.findBlockByNumber(number).position() == shown.place_of(block.start)


@given(texts, st.data())
def test_the_end_of_a_span_stays_with_the_words_before_it(text, data):
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = ShownText.of(text)
    first, last = shown.places_of(Span(start, end))
    assert 0 <= first <= last <= shown.place_of(len(text))


@pytest.mark.parametrize("text", ["word " * 50_000, "x" * 250_000, "e\u0301" * 100_000])
def test_one_endless_line_becomes_blocks_that_keep_every_position(text):
    shown = ShownText.of(text)
    assert max(block.end - block.start for block in shown.blocks) <= LONGEST_BLOCK
    assert shown.blocks[0].continues is False
    assert all(block.continues for block in shown.blocks[1:])
    for position in range(0, len(text.rstrip()), 997):
        assert shown.position_of(shown.place_of(position)) == position


def test_accents_stay_with_their_letters_where_a_word_is_cut():
    shown = ShownText.of("e\u0301" * LONGEST_BLOCK)
    assert all(block.text[0] == "e" for block in shown.blocks)


def test_lines_end_where_those_of_the_paper_do():
    text = "One two three four"
    shown = ShownText.of(text, (0, 8))
    assert shown.blocks[0].text == "One two\u2028three four"
    assert shown.position_of(shown.place_of(8)) == 8


def test_a_word_broken_on_paper_is_left_to_the_screen():
    assert ShownText.of("onetwo", (0, 3)).blocks[0].text == "onetwo"
