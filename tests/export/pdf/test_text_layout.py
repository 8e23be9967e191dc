# SPDX-License-Identifier: MIT
"""Text is broken into lines that are the text, and every character has its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.text import Span
from workbench.export.pdf.fonts import MISSING, Face
from workbench.export.pdf.text_layout import (
    MEASURE,
    Line,
    LineNumbers,
    break_lines,
    paragraphs,
    prepare,
)

MILL = (
    "The new mill stopped at noon and did not start again. By two o’clock the whole yard was full, "
    "and a man from the council stood on a cart and read the order aloud: no coal before Friday."
)
WORDS = st.text(
    st.one_of(
        st.sampled_from("abc dé – -/’“ \n\t\u00a0\u200b→ЖשلQ漢😀e\u0301\u0302\ue000"),
        st.characters(codec="utf-8", exclude_categories=["Cs"]),
    ),
    max_size=120,
)


def lines_of(text, width, face=Face.READING):
    prepared = prepare(text, face)
    return [text[start:end] for start, end in break_lines(prepared, width)]


@given(WORDS, st.floats(0.3, 40), st.sampled_from([Face.READING, Face.PLAIN_BOLD]))
def test_the_lines_are_the_text(text, width, face):
    assert "".join(lines_of(text, width, face)) == text


@given(WORDS, st.floats(0.3, 40))
def test_no_line_is_wider_than_the_measure_unless_one_cluster_is(text, width):
    prepared = prepare(text, Face.READING)
    for start, end in break_lines(prepared, width):
        ink = prepared.ink_end(start, end)
        is_one_cluster = prepared.offsets[start + 1 : ink].count(prepared.offsets[ink]) >= (
            ink - start - 1
        )
        assert prepared.width(start, ink) <= width + 1e-5 or is_one_cluster


@given(st.text(st.sampled_from("abc  -–\n.é"), max_size=120), st.floats(2, 20))
def test_the_next_word_would_not_have_fitted_into_the_line(text, width):
    prepared = prepare(text, Face.READING)
    for start, end in break_lines(prepared, width):
        word = re.match(r"[^\s–-]+(?=\s|$)", text[end:])
        if word and "\n" not in text[start:end]:
            assert prepared.width(start, end + word.end()) > width


@given(WORDS)
def test_there_is_an_offset_for_every_position_and_none_goes_back(text):
    prepared = prepare(text, Face.PLAIN)
    assert len(prepared.offsets) == len(text) + 1
    assert prepared.offsets == sorted(prepared.offsets)


@given(WORDS)
def test_the_runs_cover_every_character_once(text):
    runs = prepare(text, Face.PLAIN).runs
    assert [position for run in runs for position in range(run.start, run.end)] == list(
        range(len(text))
    )


def test_lines_break_after_words_and_keep_the_space():
    assert lines_of("one two three", 4.5) == ["one two ", "three"]


def test_a_word_longer_than_a_line_is_cut():
    assert lines_of("Donaudampfschiff", 3.2)[0].startswith("Dona")


def test_a_base_and_its_marks_stay_together():
    assert all(not line.startswith("\u0302") for line in lines_of("x\u0302" * 20, 1.6))


def test_lines_may_break_after_a_dash_and_a_hyphen_but_not_within_a_year_range():
    assert lines_of("well-known", 3.6) == ["well-", "known"]
    assert lines_of("peace — war", 4.6)[0] == "peace — "
    assert lines_of("in 1914-18", 3.5) == ["in ", "1914-18"]


def test_no_break_spaces_hold_words_together():
    assert lines_of("on 4\u00a0February", 5.6) == ["on ", "4\u00a0February"]


def test_every_newline_ends_a_line():
    assert lines_of("one\n\ntwo\n", 20) == ["one\n", "\n", "two\n"]


def test_a_part_of_a_text_is_broken_by_itself():
    prepared = prepare("skip this: one two three", Face.READING)
    assert break_lines(prepared, 4.5, Span(11, 24)) == [Line(11, 19), Line(19, 24)]


def test_wide_scripts_break_between_characters():
    assert len(lines_of("東京" * 10, 6)) > 1


def test_two_spaces_at_a_line_end_stay_on_that_line():
    assert lines_of("one two  three", 4.2)[1].startswith("three")


def test_the_same_breaks_hold_for_every_size():
    prepared = prepare(MILL, Face.READING)
    assert break_lines(prepared, 276.15 / 10.5) == break_lines(prepared, 473.4 / 18)


def test_what_no_face_has_is_drawn_as_a_box_and_reported_once():
    prepared = prepare("coal \ue000 and \ue000 漢", Face.PLAIN)
    assert prepared.missing == ("\ue000", "漢")
    drawn = [glyph for run in prepared.runs for glyph in run.glyphs or ()]
    assert drawn.count(MISSING) == 3


def test_plain_text_needs_one_run():
    assert [run.face for run in prepare(MILL, Face.READING).runs] == [Face.READING]


def test_foreign_characters_have_runs_of_their_own():
    runs = prepare("notice → so", Face.PLAIN).runs
    assert [run.face for run in runs] == [Face.PLAIN, Face.FALLBACK, Face.PLAIN]


def test_right_to_left_words_stand_from_right_to_left_and_begin_at_the_right_edge():
    prepared = prepare("שלום עולם", Face.READING)
    (line,) = break_lines(prepared, 20)
    ((left, right),) = prepared.stretches(0, 4, line)
    assert left > prepared.stretches(5, 9, line)[0][1]
    assert right == pytest.approx(prepared.width(*line))
    assert prepared.indent(line, 20) == pytest.approx(20 - prepared.width(*line))


def test_left_to_right_words_begin_at_the_left_edge():
    prepared = prepare(MILL, Face.READING)
    assert prepared.indent(break_lines(prepared, MEASURE)[0], MEASURE) == 0


def test_a_mark_stands_where_its_characters_are_measured():
    prepared = prepare(MILL, Face.READING)
    line = break_lines(prepared, MEASURE)[1]
    ((left, right),) = prepared.stretches(line.start + 3, line.start + 7, line)
    assert left == pytest.approx(prepared.width(line.start, line.start + 3))
    assert right - left == pytest.approx(prepared.width(line.start + 3, line.start + 7))


def test_paragraphs_are_the_stretches_with_words():
    assert [span.of("a b\n \n\nc") for span in paragraphs("a b\n \n\nc")] == ["a b", "c"]


class TestLineNumbers:
    def test_lines_are_counted_through_all_paragraphs_without_blank_ones(self):
        prepared = prepare(f"{MILL}\n\n{MILL}", Face.READING)
        numbers = LineNumbers.of(prepared)
        lines = len(break_lines(prepare(MILL, Face.READING), MEASURE))
        assert len(numbers.starts) == 2 * lines
        assert numbers.at(len(MILL) + 2) == lines + 1

    def test_a_span_has_the_numbers_of_its_first_and_last_line(self):
        numbers = LineNumbers((0, 10, 20, 30))
        assert numbers.of_span(Span(5, 21)) == (1, 3)
        assert numbers.of_span(Span(10, 20)) == (2, 2)

    def test_lines_of_another_measure_know_which_lines_begin_in_them(self):
        numbers = LineNumbers((0, 10, 20, 30))
        assert list(numbers.beginning_in(8, 25)) == [2, 3]
        assert list(numbers.beginning_in(11, 19)) == []
