# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.domain.anchoring import CONTEXT, anchor_at, found_again, is_exactly_at
from workbench.domain.annotations import Anchor
from workbench.domain.text import Span

TEXT = "The tally stays. The gates are shut. The tally stays, said the clerk."


@st.composite
def texts_with_spans(draw):
    text = draw(st.text("ab \n", min_size=1, max_size=60))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Span(start, end)


class TestAnchorAt:
    @given(texts_with_spans())
    def test_it_quotes_the_words_with_what_stands_around_them(self, given_text):
        text, span = given_text
        anchor = anchor_at(text, span)
        assert anchor.exact == span.of(text)
        assert text[: span.start].endswith(anchor.prefix)
        assert text[span.end :].startswith(anchor.suffix)
        assert len(anchor.prefix) <= CONTEXT
        assert len(anchor.suffix) <= CONTEXT

    def test_a_span_beyond_the_text_is_refused(self):
        with pytest.raises(ValueError, match="the text ends at 5"):
            anchor_at("short", Span(2, 9))


class TestFoundAgain:
    @given(texts_with_spans())
    def test_words_that_did_not_move_are_where_they_were(self, given_text):
        text, span = given_text
        anchor = anchor_at(text, span)
        assert is_exactly_at(text, anchor)
        assert found_again(text, anchor) == anchor

    @given(texts_with_spans(), st.text("cd", min_size=1, max_size=9))
    def test_words_that_moved_are_found_when_they_are_unique(self, given_text, before):
        text, span = given_text
        anchor = anchor_at(text, span)
        longer = before + text
        assume(longer.count(anchor.exact) == 1)
        found = found_again(longer, anchor)
        assert found is not None
        assert found.exact == anchor.exact
        assert found.span == Span(span.start + len(before), span.end + len(before))

    def test_the_context_decides_between_equal_words(self):
        second = TEXT.rindex("tally stays")
        anchor = anchor_at(TEXT, Span(second, second + 11))
        found = found_again("Look. " + TEXT, anchor)
        assert found is not None
        assert found.span.start == second + 6

    def test_it_does_not_guess_between_places_that_fit_equally(self):
        assert found_again("x aa y aa z", Anchor(Span(90, 92), "aa")) is None

    def test_words_that_are_gone_are_not_found(self):
        assert found_again("nothing of the kind", anchor_at(TEXT, Span(4, 9))) is None
