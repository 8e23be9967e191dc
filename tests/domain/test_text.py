# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.text import (
    DIRECTIONS,
    Span,
    Utf16Index,
    canonical,
    is_canonical,
    one_line,
)

texts = st.text(st.characters(codec=None) | st.sampled_from("ab😀é\u00a0\r\n\u2028"), max_size=40)
spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda x: Span(x[0], x[0] + x[1]))


class TestSpan:
    @pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
    def test_it_is_never_empty_and_never_before_the_text(self, start, end):
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)

    @given(spans, spans)
    def test_it_overlaps_exactly_when_it_shares_characters(self, one, other):
        shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
        assert one.overlaps(other) is bool(shared)
        assert one.overlaps(other) is other.overlaps(one)
        found = one.shared_with(other)
        assert (set(range(found.start, found.end)) if found else set()) == shared

    @given(spans, spans)
    def test_it_contains_a_span_whose_characters_are_all_its_own(self, one, other):
        inside = set(range(other.start, other.end)) <= set(range(one.start, one.end))
        assert one.contains(other) is inside

    def test_it_gives_the_words_below_it(self):
        assert Span(4, 7).of("one two three") == "two"
        assert len(Span(4, 7)) == 3


class TestUtf16Index:
    @given(texts)
    def test_every_position_comes_back(self, text):
        index = Utf16Index.of(text)
        for position in range(len(text) + 1):
            assert index.from_utf16(index.to_utf16(position)) == position

    @given(st.text(max_size=30))
    def test_it_counts_as_utf16_does(self, text):
        index = Utf16Index.of(text)
        for position in range(len(text) + 1):
            units = len(text[:position].encode("utf-16-le")) // 2
            assert index.to_utf16(position) == units

    def test_a_position_inside_a_character_is_the_one_before_it(self):
        index = Utf16Index.of("a😀b")
        assert [index.from_utf16(position) for position in range(5)] == [0, 1, 1, 2, 3]


class TestCanonical:
    @given(texts)
    def test_doing_it_twice_changes_nothing_more(self, text):
        once = canonical(text)
        assert canonical(once) == once
        assert is_canonical(once)

    @given(texts)
    def test_the_result_can_be_stored_anywhere(self, text):
        result = canonical(text)
        result.encode("utf-8")
        assert "\r" not in result
        assert "\x00" not in result
        assert unicodedata.is_normalized("NFC", result)

    def test_leading_no_break_spaces_stay(self):
        assert canonical("\u00a0 Ned Farrow, 1911") == "\u00a0 Ned Farrow, 1911"

    def test_every_line_end_becomes_one_newline(self):
        assert canonical("a\r\nb\rc\u2028d\u2029e\nf") == "a\nb\nc\nd\ne\nf"

    def test_lone_surrogates_and_controls_cannot_get_in(self):
        assert canonical("a\ud800b\x07c\ufeff") == "a\ufffdbc"


class TestOneLine:
    @given(texts | st.text("ab \n\u202e\u2066\u200f\u0301"))
    def test_it_is_one_canonical_line_that_turns_nothing(self, text):
        line = one_line(text)
        assert line == one_line(line)
        assert is_canonical(line)
        assert "\n" not in line
        assert not DIRECTIONS.search(line)

    def test_the_words_stay(self):
        assert one_line(" The \u202estrike\u202c\n of\u00a01926 ") == "The strike of 1926"
