# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Completeness,
    SourcePart,
    Target,
    in_reading_order,
    marked_text,
    running_number,
)
from workbench.domain.coverage import coverage_of
from workbench.domain.frameworks import OTHERS, Dimension, Framework, Letter, LineStyle
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.sources import Source
from workbench.domain.text import Span

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
SOURCE = SourceId("source-a")


def mark(number: int, part: SourcePart, start: int = 0, end: int = 4) -> Annotation:
    anchor = None if part is SourcePart.WHOLE else Anchor(Span(start, end), "word")
    return Annotation(
        id=AnnotationId(f"mark-{number}"),
        short_id=f"A{number}",
        target=Target(SOURCE, part, anchor),
        dimension=Dimension.NATURE,
        created=NOON + timedelta(minutes=number),
        modified=NOON,
    )


class TestInReadingOrder:
    def test_whole_source_then_attribution_then_text(self):
        marks = [
            mark(1, SourcePart.BODY),
            mark(2, SourcePart.ATTRIBUTION, 30, 40),
            mark(3, SourcePart.WHOLE),
        ]
        assert [each.short_id for each in in_reading_order(marks)] == ["A3", "A2", "A1"]

    def test_the_longer_mark_comes_before_the_one_it_contains(self):
        marks = [mark(1, SourcePart.BODY, 5, 9), mark(2, SourcePart.BODY, 5, 30)]
        assert [each.short_id for each in in_reading_order(marks)] == ["A2", "A1"]

    def test_equal_spans_come_in_order_of_making(self):
        marks = [mark(number, SourcePart.BODY, 5, 9) for number in (3, 10, 2)]
        expected = ["A2", "A3", "A10"]
        assert [each.short_id for each in in_reading_order(marks)] == expected
        assert [each.short_id for each in in_reading_order(marks[::-1])] == expected


class TestAnnotation:
    def test_its_chain_is_complete_when_all_three_steps_have_words(self):
        plain = mark(1, SourcePart.BODY)
        assert plain.completeness is Completeness.NOTHING_YET
        noticed = replace(plain, feature="“counted like cargo”", inference=" ")
        assert noticed.completeness is Completeness.UNFINISHED
        whole = replace(noticed, inference="they felt like goods", so_what="shows the anger")
        assert whole.completeness is Completeness.COMPLETE

    def test_its_last_written_step_is_the_furthest_one(self):
        noticed = replace(mark(1, SourcePart.BODY), feature="a word", inference="a thought")
        assert noticed.last_written_step == "a thought"
        assert mark(1, SourcePart.BODY).last_written_step == ""

    def test_words_need_an_anchor_and_a_whole_source_has_none(self):
        with pytest.raises(ValueError, match="anchor"):
            Target(SOURCE, SourcePart.BODY)
        with pytest.raises(ValueError, match="anchor"):
            Target(SOURCE, SourcePart.WHOLE, Anchor(Span(0, 1), "x"))

    def test_its_running_number_stands_at_the_end_of_its_short_id(self):
        assert [running_number(each) for each in ("E12", "12", "B", "A3-7")] == [12, 12, 0, 7]


def test_marks_count_positions_in_the_text_of_their_part():
    source = Source(SOURCE, "A", 1, body="the text", attribution="a pamphlet")
    assert marked_text(source, SourcePart.BODY) == "the text"
    assert marked_text(source, SourcePart.ATTRIBUTION) == "a pamphlet"
    assert marked_text(source, SourcePart.WHOLE) is None


class TestCoverage:
    @pytest.fixture
    def framework(self):
        def letter(name: str, dimension: Dimension) -> Letter:
            return Letter(
                letter=name[0],
                name=name,
                dimension=dimension,
                dimensions=(dimension,),
                prompt="",
                line=LineStyle.SOLID,
                colour="#000000",
                tint="#FFFFFF",
            )

        letters = (letter("Nature", Dimension.NATURE), letter("Value", Dimension.VALUE))
        return Framework("two", "Two", "Two letters", letters)

    def test_a_cell_without_marks_shows_that_there_is_nothing_yet(self, framework):
        coverage = coverage_of([Source(SOURCE, "A", 1)], [], framework)
        cell = coverage.cell("A", "N")
        assert cell is not None
        assert cell.state is Completeness.NOTHING_YET

    def test_one_unfinished_note_leaves_the_cell_unfinished(self, framework):
        done = replace(mark(1, SourcePart.BODY), feature="a", inference="b", so_what="c")
        started = replace(mark(2, SourcePart.BODY), feature="a")
        source = Source(SOURCE, "A", 1)
        unfinished = coverage_of([source], [done, started], framework).cell("A", "N")
        complete = coverage_of([source], [done], framework).cell("A", "N")
        assert unfinished is not None
        assert complete is not None
        assert unfinished.state is Completeness.UNFINISHED
        assert complete.state is Completeness.COMPLETE

    def test_dimensions_the_framework_does_not_show_are_counted_as_others(self, framework):
        tone = replace(mark(1, SourcePart.BODY), dimension=Dimension.TONE)
        coverage = coverage_of([Source(SOURCE, "A", 1)], [tone], framework)
        counts = {cell.letter: len(cell.annotations) for cell in coverage.rows[0][1]}
        assert counts == {**dict.fromkeys(framework.letters, 0), OTHERS: 1}

    def test_what_is_not_there_has_no_cell(self, framework):
        coverage = coverage_of([Source(SOURCE, "A", 1)], [], framework)
        assert coverage.cell("Z", "N") is None
        assert coverage.cell("A", "X") is None

    def test_a_change_of_one_mark_covers_what_all_of_them_cover(self, framework):
        done = replace(mark(2, SourcePart.BODY), feature="a", inference="b", so_what="c")
        source, other = Source(SOURCE, "A", 1), Source(SourceId("source-b"), "B", 2)
        value, tone = (replace(done, dimension=x) for x in (Dimension.VALUE, Dimension.TONE))
        states = (None, done, replace(done, feature=""), value, tone)
        others = [mark(1, SourcePart.BODY), mark(3, SourcePart.WHOLE)]
        for before in states:
            for after in states:
                old, new = ([*others, *filter(None, [each])] for each in (before, after))
                changed = coverage_of([source, other], old, framework).changed(before, after)
                assert changed == coverage_of([source, other], new, framework)
