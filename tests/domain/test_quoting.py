# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ATTRIBUTION, a_source, an_annotation, lost
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.quoting import as_html, lines_at, marked, quotation
from workbench.domain.text import Span

SOURCE = a_source("E")
MARK = an_annotation(SOURCE)
LABEL = ATTRIBUTION.rstrip(".")


def test_words_come_with_their_source_its_label_and_their_lines():
    assert quotation(MARK, SOURCE, (3, 4)) == f"‘mill’ (Source E, {LABEL}, lines 3–4)"
    assert quotation(MARK, SOURCE, (3, 3)) == f"‘mill’ (Source E, {LABEL}, line 3)"
    assert quotation(MARK, replace(SOURCE, attribution=None)) == "‘mill’ (Source E)"
    assert quotation(lost(MARK), SOURCE) == f"‘mill’ (Source E, {LABEL})"


def test_words_of_the_label_and_a_whole_source_have_no_lines():
    label = replace(MARK, target=replace(MARK.target, part=SourcePart.ATTRIBUTION))
    assert quotation(label, SOURCE, (1, 1)).endswith(f"{LABEL}, label)")
    whole = replace(MARK, target=Target(SOURCE.id, SourcePart.WHOLE))
    assert quotation(whole, SOURCE) == f"Source E, {LABEL}, whole source"


def test_what_a_mark_is_on_is_its_words_or_which_part_it_is():
    assert marked(MARK) == "‘mill’"
    whole = replace(MARK, target=Target(SOURCE.id, SourcePart.WHOLE))
    assert marked(whole) == "whole source"


def test_signs_of_markup_are_words_in_html():
    assert as_html(["a < b & c", "‘d’"]) == "<p>a &lt; b &amp; c</p><p>‘d’</p>"


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.data())
def test_a_span_stands_on_the_lines_its_ends_are_on(lengths, data):
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    start = data.draw(st.integers(0, sum(lengths) - 1))
    span = Span(start, data.draw(st.integers(start + 1, sum(lengths))))
    line_of = [line for line, length in enumerate(lengths, 1) for _ in range(length)]
    assert lines_at(starts, span) == (line_of[span.start], line_of[span.end - 1])
