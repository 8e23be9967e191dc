# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.domain.anchoring import (
    CONTEXT,
    NEAR,
    accepted,
    anchor_at,
    found_again,
    is_exactly_at,
    placed_in,
)
from workbench.domain.annotations import Anchor, SourcePart, Target
from workbench.domain.identifiers import SourceId
from workbench.domain.text import Span

TEXT = "The tally stays. The gates are shut. The tally stays, said the clerk."
LABEL = "Drawn by Ada Reed for the Evening Post, 12 May 1956."


@st.composite
def texts_with_spans(draw, letters="ab \n", most=60):
    text = draw(st.text(letters, min_size=1, max_size=most))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Span(start, end)


sentences = st.lists(
    st.sampled_from(("The tally stays. ", "Ada wrote. ", "It rained. ")), min_size=1
)


def span_of(words, text):
    start = text.index(words)
    return Span(start, start + len(words))


def target_on(words, text=LABEL):
    anchor = anchor_at(text, span_of(words, text))
    return Target(SourceId("s"), SourcePart.ATTRIBUTION, anchor)


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
    def test_words_that_did_not_move_are_surely_where_they_were(self, given_text):
        text, span = given_text
        anchor = anchor_at(text, span)
        assert is_exactly_at(text, anchor)
        found = found_again(text, anchor)
        assert found is not None
        assert found.is_sure
        assert found.anchor == anchor

    @given(texts_with_spans(), st.text("cd", min_size=1, max_size=9))
    def test_words_that_moved_are_found_when_they_are_unique(self, given_text, before):
        text, span = given_text
        anchor = anchor_at(text, span)
        longer = before + text
        assume(longer.count(anchor.exact) == 1)
        found = found_again(longer, anchor)
        assert found is not None
        assert found.anchor.exact == anchor.exact
        assert found.anchor.span == Span(span.start + len(before), span.end + len(before))

    @given(texts_with_spans(), st.text("abc \n", max_size=60))
    def test_what_is_found_quotes_the_text_as_it_is_now(self, given_text, other):
        text, span = given_text
        found = found_again(other, anchor_at(text, span))
        if found is not None:
            assert found.anchor == anchor_at(other, found.anchor.span)

    @given(texts_with_spans(), st.text("abc \n", max_size=60))
    def test_it_is_sure_of_the_same_words_in_the_same_surroundings_only(self, given_text, other):
        text, span = given_text
        anchor = anchor_at(text, span)
        found = found_again(other, anchor)
        if found is not None and found.is_sure:
            assert found.anchor.exact == anchor.exact
            assert found.anchor.prefix.endswith(anchor.prefix[-NEAR:])
            assert found.anchor.suffix.startswith(anchor.suffix[:NEAR])

    @given(st.integers(10, 14), st.text("xyz ", max_size=40), st.text("xyz ", max_size=40))
    def test_it_is_sure_where_only_what_is_far_away_was_changed(self, year, before, after):
        kept = f" as was printed on {year} May in Leeds by order of the court. "
        text = "Nobody knows." + kept + "It rained."
        anchor = anchor_at(text, span_of(f"{year} May", text))
        changed = before + kept + after
        found = found_again(changed, anchor)
        assert found is not None
        assert found.is_sure
        assert found.anchor.span == span_of(f"{year} May", changed)

    @given(sentences, sentences, st.data())
    def test_another_sentence_that_says_the_same_is_never_taken_silently(self, text, other, data):
        """The marked sentence is told by what stands beside it, whatever was moved around."""
        number = data.draw(st.integers(0, len(text) - 1))
        start = len("".join(text[:number]))
        anchor = anchor_at("".join(text), Span(start, start + len(text[number].strip())))
        changed = "".join(other)
        found = found_again(changed, anchor)
        if found is not None and found.is_sure:
            here = found.anchor.span
            assert changed[: here.start][-NEAR:].endswith(anchor.prefix[-NEAR:])
            assert changed[here.end :][:NEAR].startswith(anchor.suffix[:NEAR])

    def test_the_like_words_that_are_left_are_not_surely_the_marked_ones(self):
        text = "Ada wrote this. Ada was there."
        found = found_again("Ada was there.", anchor_at(text, Span(0, 3)))
        assert found is None or not found.is_sure

    def test_the_context_decides_between_equal_words(self):
        second = TEXT.rindex("tally stays")
        anchor = anchor_at(TEXT, Span(second, second + 11))
        found = found_again("Look. " + TEXT, anchor)
        assert found is not None
        assert found.anchor.span.start == second + 6

    def test_it_does_not_guess_between_places_that_fit_equally(self):
        assert found_again("x aa y aa z", Anchor(Span(90, 92), "aa")) is None

    def test_words_that_are_gone_are_not_found(self):
        assert found_again("nothing of the kind", anchor_at(TEXT, Span(4, 9))) is None

    def test_an_anchor_without_words_is_not_found(self):
        assert found_again(TEXT, Anchor(Span(4, 9), "")) is None

    @pytest.mark.parametrize(
        ("words", "changed", "now"),
        [
            ("Evening Post", LABEL.replace("Evening Post", "Evening Past"), "Evening Past"),
            ("Ada Reed", LABEL.replace("Reed", "Read"), "Ada Read"),
            ("12 May 1956", LABEL.replace("1956", "1957"), "12 May 1957"),
            (LABEL, LABEL.replace("Drawn", "drawn"), LABEL.replace("Drawn", "drawn")),
            ("Evening Post", "A cartoon in the Evening Post.", "Evening Post"),
            ("Ada Reed", "By Ada Reed, for a friend", "Ada Reed"),
        ],
    )
    def test_words_changed_a_little_or_in_other_surroundings_are_found_with_doubt(
        self, words, changed, now
    ):
        found = found_again(changed, anchor_at(LABEL, span_of(words, LABEL)))
        assert found is not None
        assert not found.is_sure
        assert found.anchor.exact == now

    @pytest.mark.parametrize(
        ("words", "changed"),
        [
            ("Ada Reed", "Drawn by Tom Oakes for the Evening Post, 12 May 1956."),
            ("Ada", "A letter to Ada"),
            ("Evening Post", "A morning paper, 1956"),
            ("12 May 1956", "Drawn by Ada Reed for the Evening Post."),
            ("Evening Post", "Two evenings past, and an Evening Past, an Evening Lost"),
        ],
    )
    def test_other_words_are_not_taken_for_the_marked_ones(self, words, changed):
        assert found_again(changed, anchor_at(LABEL, span_of(words, LABEL))) is None

    def test_two_places_alike_where_words_were_changed_are_none(self):
        text = "He signed it Reid in ink. "
        changed = "He signed it Reed in ink. He signed it Read in ink. "
        assert found_again(changed, anchor_at(text, span_of("Reid", text))) is None

    def test_very_long_words_that_were_changed_are_not_compared(self):
        text = "x" * 2_001 + "y"
        assert found_again("x" * 1_999 + "zy", anchor_at(text, Span(0, 2_001))) is None

    def test_a_long_text_full_of_like_words_is_no_labour(self):
        text = "tally " * 30_000
        anchor = anchor_at("The tally stays. " + TEXT, Span(4, 15))
        assert found_again(text, anchor) is None


class TestPlacedIn:
    def test_a_mark_whose_words_stay_is_where_they_are_without_doubt(self):
        placed = placed_in("x" * 40 + LABEL, target_on("Evening Post"))
        assert (placed.is_lost, placed.is_doubtful) == (False, False)
        assert placed.quoted == "Evening Post"

    def test_a_doubtful_mark_keeps_what_was_marked_until_it_is_accepted(self):
        before = target_on("Evening Post")
        placed = placed_in(LABEL.replace("Post", "Past"), before)
        assert placed.is_doubtful
        assert placed.was == before.anchor
        assert placed.quoted == "Evening Past"
        taken = accepted(placed)
        assert (taken.anchor, taken.was) == (placed.anchor, None)

    @pytest.mark.parametrize("text", [None, "", "A morning paper"])
    def test_a_lost_mark_keeps_its_words_and_where_they_were(self, text):
        before = target_on("Evening Post")
        placed = placed_in(text, before)
        assert placed.is_lost
        assert placed.anchor is None
        assert placed.was == before.anchor
        assert placed.quoted == "Evening Post"
        with pytest.raises(ValueError, match="no place"):
            accepted(placed)

    def test_a_mark_on_the_whole_source_stays_one(self):
        whole = Target(SourceId("s"), SourcePart.WHOLE)
        assert placed_in(None, whole) == whole

    @given(texts_with_spans(), st.text("abc \n", max_size=40))
    def test_a_mark_in_doubt_is_back_when_the_text_is(self, given_text, other):
        text, span = given_text
        before = Target(SourceId("s"), SourcePart.BODY, anchor_at(text, span))
        between = placed_in(other, before)
        if between.was is not None:
            assert placed_in(text, between) == before

    @given(texts_with_spans(), st.lists(st.text("abc \n", max_size=40), min_size=1, max_size=4))
    def test_while_in_doubt_it_does_not_matter_what_the_text_said_meanwhile(
        self, given_text, texts
    ):
        text, span = given_text
        before = Target(SourceId("s"), SourcePart.BODY, anchor_at(text, span))
        step_by_step = before
        for each in texts:
            step_by_step = placed_in(each, step_by_step)
            if step_by_step.was is None:
                return
        assert step_by_step == placed_in(texts[-1], before)

    @given(texts_with_spans(), st.none() | st.text("abc \n", max_size=40))
    def test_a_placed_mark_quotes_its_text_and_a_lost_one_has_no_place(self, given_text, other):
        text, span = given_text
        placed = placed_in(other, Target(SourceId("s"), SourcePart.BODY, anchor_at(text, span)))
        if placed.anchor is None:
            assert placed.was is not None
        else:
            assert other is not None
            assert placed.anchor == anchor_at(other, placed.anchor.span)
