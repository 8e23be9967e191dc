# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation, doubtful, lost
from workbench.domain.anchoring import anchor_at
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.rewriting import Replacement, Rewriting, joined
from workbench.domain.text import Span, canonical

TEXT = "The mill stood still for eleven weeks. The mill stood on the hill."


def on(words, text=TEXT):
    start = text.index(words)
    return Target("s", SourcePart.BODY, anchor_at(text, Span(start, start + len(words))))


def after(target, *edits, text=TEXT):
    return Rewriting(text, tuple(Replacement(*each) for each in edits)).follow(target)


class TestFollow:
    def test_words_before_the_edit_stay_and_words_after_it_move(self):
        mark = on("eleven weeks")

        assert after(mark, (60, 60, "steep ")).anchor.span == mark.anchor.span
        moved = after(mark, (0, 3, "A"))
        assert moved.anchor.span == Span(23, 35)
        assert moved.quoted == "eleven weeks"
        assert not moved.is_doubtful

    def test_the_context_is_that_of_the_new_text(self):
        moved = after(on("eleven weeks"), (21, 24, "after"))
        assert moved.anchor.prefix == "The mill stood still after "

    @pytest.mark.parametrize(
        ("edit", "words"),
        [
            ((27, 27, "XX"), "elXXeven weeks"),
            ((25, 31, "12"), "12 weeks"),
            ((32, 37, ""), "eleven "),
            ((27, 34, ""), "eleks"),
        ],
    )
    def test_what_is_typed_inside_makes_it_doubtful(self, edit, words):
        mark = on("eleven weeks")
        now = after(mark, edit)
        assert now.quoted == words
        assert now.is_doubtful
        assert now.was == mark.anchor

    @pytest.mark.parametrize("at", [25, 37])
    def test_what_is_typed_at_its_edge_stays_outside(self, at):
        now = after(on("eleven weeks"), (at, at, "XX"))
        assert now.quoted == "eleven weeks"
        assert not now.is_doubtful

    @pytest.mark.parametrize(
        ("edit", "words"), [((20, 27, "X "), "even weeks"), ((33, 40, " X"), "eleven w")]
    )
    def test_an_edit_over_its_edge_leaves_the_words_that_are_left(self, edit, words):
        now = after(on("eleven weeks"), edit)
        assert now.quoted == words
        assert now.is_doubtful

    @pytest.mark.parametrize("edit", [(25, 37, ""), (25, 37, "many weeks"), (10, 50, "")])
    def test_words_that_are_all_removed_are_lost_with_what_they_were(self, edit):
        mark = on("eleven weeks")
        now = after(mark, edit)
        assert now.is_lost
        assert now.was == mark.anchor

    def test_a_look_alike_elsewhere_is_not_taken_for_them(self):
        assert after(on("The mill stood"), (0, 14, "It was")).is_lost

    def test_words_put_back_as_they_were_are_not_lost(self):
        mark = on("eleven weeks")
        assert after(mark, (25, 37, ""), (25, 25, "eleven weeks")) == mark

    def test_words_put_back_somewhere_else_are(self):
        assert after(on("eleven weeks"), (25, 37, ""), (0, 0, "eleven weeks")).is_lost

    def test_a_mark_in_doubt_keeps_what_was_marked_first(self):
        mark = on("eleven weeks")
        first = after(mark, (25, 31, "12"))
        text = TEXT[:25] + "12" + TEXT[31:]
        second = after(first, (28, 33, "months"), text=text)
        assert second.quoted == "12 months"
        assert second.was == mark.anchor

    def test_a_mark_in_doubt_whose_words_are_again_those_is_sure(self):
        mark = on("eleven weeks")
        first = after(mark, (25, 31, "12"))
        text = TEXT[:25] + "12" + TEXT[31:]
        assert after(first, (25, 27, "eleven"), text=text) == mark

    def test_a_mark_on_the_whole_source_and_a_lost_one_stay_as_they_are(self):
        source = a_source(body=TEXT)
        gone = lost(an_annotation(source)).target
        whole = Target(source.id, SourcePart.WHOLE)
        assert after(gone, (0, 30, "")) == gone
        assert after(whole, (0, 30, "")) == whole

    def test_white_space_alone_is_no_words(self):
        mark = on("mill stood")
        assert after(mark, (4, 8, ""), (5, 10, "")).is_lost


class TestTouched:
    def test_it_names_marks_whose_words_are_changed_or_gone(self):
        source = a_source(body=TEXT)
        kept, changed, gone = (
            an_annotation(source, number, start=start, end=end)
            for number, start, end in ((1, 0, 3), (2, 4, 14), (3, 25, 37))
        )
        edits = (Replacement(25, 37, ""), Replacement(6, 6, "l"))

        assert Rewriting(TEXT, edits).touched([kept, changed, gone]) == (changed, gone)

    def test_doubts_from_before_are_not_of_this_edit(self):
        mark = doubtful(an_annotation(a_source(body=TEXT)))
        assert Rewriting(TEXT, (Replacement(50, 50, "x"),)).touched([mark]) == ()


@dataclass
class Letter:
    """A character that knows whether it is marked."""

    text: str
    is_marked: bool


def recomputed(text, span, edits):
    """Return the marked stretch after the edits, letter by letter; None where none is left.

    Letters that replace marked ones on both sides, or stand between two of them, are marked.
    """
    letters = [Letter(x, span.start <= at < span.end) for at, x in enumerate(text)]
    for edit in edits:
        marked = [at for at, each in enumerate(letters) if each.is_marked]
        is_inside = (
            bool(marked)
            and marked[0] <= edit.start
            and edit.end <= marked[-1] + 1
            and (edit.start > marked[0] or edit.end > edit.start)
            and (edit.start < marked[-1] + 1)
            and not (edit.start == marked[0] and edit.end == marked[-1] + 1)
        )
        letters[edit.start : edit.end] = [Letter(x, is_inside) for x in edit.text]
    marked = [at for at, each in enumerate(letters) if each.is_marked]
    text = "".join(each.text for each in letters)
    return text, (Span(marked[0], marked[-1] + 1) if marked else None)


letters = st.text("ab c", max_size=6)


@st.composite
def edits_of(draw, text, most=5):
    length, edits = len(text), []
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, length))
        edit = Replacement(start, draw(st.integers(start, length)), draw(letters))
        length += edit.growth
        edits.append(edit)
    return tuple(edits)


@st.composite
def cases(draw):
    text = draw(st.text("ab c", min_size=1, max_size=20))
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    return text, span, draw(edits_of(text))


@given(cases())
@example(("ab", Span(0, 2), (Replacement(0, 2, "ab"),)))
def test_following_the_edit_is_what_counting_letters_gives(case):
    text, span, edits = case
    mark = Target("s", SourcePart.BODY, anchor_at(text, span))
    now = Rewriting(text, edits).follow(mark)
    after_all, stretch = recomputed(text, span, edits)

    assert Rewriting(text, edits).after == after_all
    if now.anchor is None:
        assert stretch is None or not stretch.of(after_all).strip()
        assert now.was == mark.anchor
    elif stretch is None:
        # Put back letter by letter, in the same place.
        assert not now.is_doubtful
        assert now.quoted == mark.quoted
    else:
        assert now.anchor == anchor_at(after_all, stretch)
        assert now.is_doubtful == (now.quoted != mark.quoted)


@given(cases())
def test_an_edit_in_fewer_replacements_leaves_the_same_text(case):
    text, _, edits = case
    fewer = ()
    for edit in edits:
        fewer = joined(fewer, edit)
    assert len(fewer) <= len(edits)
    assert Rewriting(text, fewer).after == Rewriting(text, edits).after


def test_typing_and_removing_letter_by_letter_is_one_replacement():
    typed = ()
    for at, letter in enumerate("weeks"):
        typed = joined(typed, Replacement(4 + at, 4 + at, letter))
    assert typed == (Replacement(4, 4, "weeks"),)
    removed = ()
    for at in (9, 8, 7):
        removed = joined(removed, Replacement(at, at + 1, ""))
    assert removed == (Replacement(7, 10, ""),)


@given(st.text(max_size=20).map(canonical), st.data())
def test_a_rewritten_text_is_in_its_one_form(text, data):
    length, edits = len(text), []
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, length))
        edit = Replacement(start, data.draw(st.integers(start, length)), data.draw(st.text()))
        length += edit.growth
        edits.append(edit)
    made = Rewriting(text, tuple(edits))

    assert made.canonical().after == canonical(made.after)


def test_an_accent_that_joins_with_the_letter_before_it_leaves_other_marks_alone():
    text = "cafe de Paris"
    mark = replace(on("Paris", text))
    now = Rewriting(text, (Replacement(4, 4, "\u0301"),)).canonical()

    assert now.after == "café de Paris"
    assert now.follow(mark).quoted == "Paris"
    assert not now.follow(mark).is_doubtful


@pytest.mark.parametrize("stretch", [(-1, 2), (3, 2)])
def test_a_stretch_that_is_none_is_a_mistake_of_ours(stretch):
    with pytest.raises(ValueError, match="not a stretch"):
        Replacement(*stretch, "")


def test_a_replacement_beyond_the_text_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="the text ends at 2"):
        Rewriting("ab", (Replacement(1, 3, ""),))
