# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.factories import a_pack, a_source, doubtful, lost
from workbench.domain.annotations import Direction, SourcePart
from workbench.domain.coverage import Completeness
from workbench.domain.errors import (
    AnnotationOutsideTextError,
    IdTakenError,
    InvalidDocumentError,
    UnknownReferenceError,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.interchange.web_annotations import (
    annotation_from_json,
    annotation_to_json,
    annotations_to_json,
)
from workbench.domain.regions import Shape, Spot, framed
from workbench.domain.text import Span
from workbench.services import catalogues
from workbench.services.annotating import placed
from workbench.services.importing import ImportingService

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def received(source="A#body", start=0, end=7, **changes):
    selector = {"type": "TextPositionSelector", "start": start, "end": end}
    body = [{"type": "TextualBody", "purpose": "tagging", "value": "nature"}]
    return annotation_from_json(
        {
            "type": "Annotation",
            "body": body,
            "target": {"source": source, "selector": selector},
            **changes,
        }
    )


class TestMark:
    def test_it_quotes_the_words_it_is_on(self, annotating, source):
        mark = annotating.mark(
            source, SourcePart.BODY, Span(0, 7), dimension=Dimension.NATURE
        ).result()
        assert mark.target.anchor.exact == source.body[:7]
        assert annotating.annotations_of(source.id) == (mark,)

    def test_marks_on_text_label_and_whole_source_share_one_series(self, annotating, source):
        spans = {SourcePart.BODY: Span(0, 7), SourcePart.ATTRIBUTION: Span(0, 7)}
        marks = [
            annotating.mark(source, part, spans.get(part), dimension=Dimension.ORIGIN).result()
            for part in (SourcePart.BODY, SourcePart.ATTRIBUTION, SourcePart.WHOLE)
        ]
        assert [mark.short_id for mark in marks] == ["A1", "A2", "A3"]

    def test_a_part_of_a_picture_is_kept_with_its_region(self, annotating, pack):
        pictured = next(each for each in pack.sources if each.picture)
        region = framed(Spot(0.1, 0.2), Spot(0.5, 0.9), Shape.ELLIPSE)
        mark = annotating.mark(
            pictured, SourcePart.PICTURE, region, dimension=Dimension.PURPOSE
        ).result()
        assert mark.target.region == region
        assert annotating.annotations_of(pictured.id) == (mark,)

    def test_a_source_without_picture_has_no_part_of_one(self, annotating, source):
        region = framed(Spot(0.1, 0.2), Spot(0.5, 0.9))
        with pytest.raises(AnnotationOutsideTextError, match="this source has none"):
            annotating.mark(source, SourcePart.PICTURE, region, dimension=Dimension.NATURE)

    def test_words_the_source_does_not_have_are_refused(self, annotating, source):
        with pytest.raises(AnnotationOutsideTextError):
            annotating.mark(source, SourcePart.BODY, Span(0, 90_000), dimension=Dimension.NATURE)

    def test_a_number_is_never_given_again(self, annotating, source, library):
        first = self.marked(annotating, source)
        annotating.remove(first).result()
        assert self.marked(annotating, source).short_id == "A2"
        library.undo().result()
        library.undo().result()
        assert annotating.annotations_of(source.id) == (first,)
        assert self.marked(annotating, source).short_id == "A3"

    def test_overlapping_nested_and_identical_marks_live_side_by_side(self, annotating, source):
        for start, end in ((0, 20), (10, 30), (12, 15), (0, 20)):
            self.marked(annotating, source, start, end)
        spans = [mark.target.anchor.span for mark in annotating.annotations_of(source.id)]
        assert spans == [Span(0, 20), Span(0, 20), Span(10, 30), Span(12, 15)]

    @staticmethod
    def marked(annotating, source, start=0, end=7):
        span = Span(start, end)
        return annotating.mark(source, SourcePart.BODY, span, dimension=Dimension.NATURE).result()


class TestChange:
    @pytest.fixture
    def mark(self, annotating, source):
        span = Span(0, 7)
        return annotating.mark(source, SourcePart.BODY, span, dimension=Dimension.NATURE).result()

    def test_the_note_is_kept(self, annotating, source, mark):
        changed = annotating.change(
            replace(mark, feature="a bargain", direction=Direction.LIMITS)
        ).result()
        assert annotating.annotations_of(source.id) == (changed,)
        assert changed.modified >= mark.modified

    def test_letters_typed_in_one_go_undo_as_one(self, annotating, source, mark, library):
        for note in ("a", "a b", "a bargain"):
            annotating.change(replace(mark, feature=note), merge_key=f"{mark.id} feature").result()
        library.undo().result()
        assert annotating.annotations_of(source.id) == (mark,)

    def test_undo_says_what_it_takes_back(self, annotating, mark, library):
        annotating.remove(mark).result()
        assert library.undo().result() == "Remove A1"
        assert library.undo().result() == "Mark nature"


class TestTakeIn:
    def test_wished_numbers_are_kept_when_they_are_free(self, annotating, pack):
        taken = annotating.take_in(
            pack,
            [
                received(id="one", workbench={"short_id": "A7"}),
                received(id="two", workbench={"short_id": "A3"}),
                received(id="three"),
            ],
        ).result()
        assert [mark.short_id for mark in taken] == ["A7", "A3", "A8"]

    def test_numbers_that_were_given_before_are_not_given_again(self, annotating, pack, source):
        TestMark.marked(annotating, source)
        taken = annotating.take_in(pack, [received(workbench={"short_id": "A1"})]).result()
        assert [mark.short_id for mark in taken] == ["A2"]

    def test_a_mark_that_is_known_is_replaced_and_keeps_its_number(self, annotating, pack, source):
        first = annotating.take_in(pack, [received(id="one")]).result()
        again = annotating.take_in(pack, [received(id="one", start=3, end=9)]).result()
        assert again[0].short_id == first[0].short_id
        assert annotating.annotations_of(source.id) == again

    @pytest.mark.parametrize(
        ("label", "selectors", "said"),
        [
            ("A", ["xywh=percent:10,10,30,30"], "picture of Source A: this source has none"),
            ("D", ["xywh=10,10,300,300"], "picture of Source D: it does not say which part"),
            ("D", ["xywh=percent:90,90,30,30"], "picture of Source D: it does not say which part"),
        ],
    )
    def test_a_part_that_no_picture_has_is_refused_in_a_sentence(
        self, annotating, pack, label, selectors, said
    ):
        selector = [{"type": "FragmentSelector", "value": value} for value in selectors]
        mark = received(target={"source": f"{label}#picture", "selector": selector})
        with pytest.raises(AnnotationOutsideTextError) as refused:
            annotating.take_in(pack, [mark])
        assert said in refused.value.message()

    def test_a_part_of_a_picture_comes_in_and_goes_out_as_it_was(self, annotating, pack):
        outline = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" '
            'preserveAspectRatio="none"><polygon points="10,10 62.5,10 33.3333,70"/></svg>'
        )
        selector = [{"type": "SvgSelector", "value": outline, "refinedBy": {"a": 1}}]
        mark = received(target={"source": "D#picture", "selector": selector})
        (taken,) = annotating.take_in(pack, [mark]).result()
        assert taken.target.region.shape is Shape.POLYGON
        assert annotation_to_json(taken)["target"]["selector"] == selector

    def test_one_that_does_not_fit_keeps_all_others_out(self, annotating, pack, source):
        with pytest.raises(AnnotationOutsideTextError):
            annotating.take_in(pack, [received(), received(start=0, end=90_000)])
        assert annotating.annotations_of(source.id) == ()

    def test_two_marks_with_one_id_are_refused(self, annotating, pack, source):
        with pytest.raises(InvalidDocumentError):
            annotating.take_in(pack, [received(id="one"), received(id="one", start=3, end=9)])
        assert annotating.annotations_of(source.id) == ()

    def test_one_that_another_pack_has_keeps_all_others_out(self, annotating, library, pack):
        other = ImportingService(library).keep(a_pack(a_source("A"))).result()
        annotating.take_in(other, [received(id="there")]).result()
        with pytest.raises(IdTakenError) as refused:
            annotating.take_in(pack, [received(id="new"), received(id="there")]).result()
        assert "there" in refused.value.message()
        assert annotating.annotations_in(pack.id) == ()

    def test_words_that_stand_elsewhere_are_found_by_their_quotation(self, pack, source):
        words = source.body[30:50]
        selector = [
            {"type": "TextPositionSelector", "start": 2, "end": 22},
            {"type": "TextQuoteSelector", "exact": words},
        ]
        found = placed(pack, received(target={"source": "A#body", "selector": selector}), now=NOON)
        assert found.target.anchor.span == Span(30, 50)

    @pytest.mark.parametrize(
        ("change", "named"),
        [
            ({"target": {"source": "Z#source"}}, "Z"),
            ({"target": {"source": "A#margin"}}, "margin"),
            ({"body": [{"type": "TextualBody", "purpose": "tagging", "value": "mood"}]}, "mood"),
        ],
    )
    def test_what_it_does_not_know_is_named(self, pack, change, named):
        with pytest.raises(UnknownReferenceError) as caught:
            placed(pack, received(**change), now=NOON)
        assert caught.value.reference == named


def test_coverage_tells_where_there_is_nothing_yet(annotating, pack, source):
    TestMark.marked(annotating, source)
    coverage = annotating.coverage(pack, catalogues.framework())
    assert coverage.cell("A", "N").state is Completeness.UNFINISHED
    assert len(coverage.cell("A", "N").annotations) == 1
    assert coverage.cell("B", "N").state is Completeness.NOTHING_YET


class TestTakeInMarksInDoubt:
    """What one library could not place for sure stays so in another, and nothing of it is lost."""

    @pytest.fixture
    def marks(self, annotating, source):
        found = [TestMark.marked(annotating, source, start, start + 9) for start in (0, 30)]
        return [doubtful(found[0]), lost(found[1])]

    def test_a_mark_in_doubt_or_lost_comes_back_as_it_went(
        self, annotating, pack, marks, make_gone
    ):
        marks[1] = make_gone(marks[1])
        written = json.loads(json.dumps(annotations_to_json(marks)))

        taken = annotating.take_in(pack, [annotation_from_json(x) for x in written]).result()

        assert [each.target for each in taken] == [each.target for each in marks]

    def test_a_lost_mark_whose_words_are_here_is_back_on_them(self, annotating, pack, marks):
        written = annotations_to_json(marks)

        taken = annotating.take_in(pack, [annotation_from_json(x) for x in written]).result()

        assert not taken[1].target.is_lost
        assert taken[1].target.anchor.span == Span(30, 39)

    def test_a_lost_mark_is_never_put_on_words_that_are_only_alike(self, annotating, pack, marks):
        """The words stand here, in other surroundings: somebody has to look."""
        was = replace(marks[1].target.was, prefix="x" * 32, suffix="y" * 32)
        elsewhere = replace(marks[1], target=replace(marks[1].target, was=was))

        taken = annotating.take_in(
            pack, [annotation_from_json(annotation_to_json(elsewhere))]
        ).result()

        assert taken[0].target == elsewhere.target

    @pytest.fixture
    def make_gone(self):
        def gone(mark):
            was = replace(mark.target.was, exact="words nobody wrote")
            return replace(mark, target=replace(mark.target, was=was))

        return gone
