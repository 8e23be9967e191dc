# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import a_pack, a_source
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.refusals import TextChangedError
from workbench.domain.rewriting import Replacement
from workbench.domain.text import Span
from workbench.services.correcting import corrected
from workbench.services.importing import ImportingService
from workbench.services.rewriting import RewritingService, rewritten

TEXT = "The mill stood still for eleven weeks, and the mill was cold."
LABEL = "From a letter by a weaver to her sister, June 1862."


@pytest.fixture
def source(library):
    made = a_source("A", body=TEXT, attribution=LABEL)
    ImportingService(library).keep(a_pack(made)).result()
    return made


@pytest.fixture
def rewriting(library):
    return RewritingService(library)


def stored(library, source):
    return library.read(lambda unit: unit.packs.source(source.id)).result()


def marked(annotating, source, words, part=SourcePart.BODY):
    text = source.body if part is SourcePart.BODY else source.attribution
    start = text.index(words)
    span = Span(start, start + len(words))
    return annotating.mark(source, part, span, dimension=Dimension.ORIGIN).result()


def targets(annotating, source):
    return {each.short_id: each.target for each in annotating.annotations_of(source.id)}


def replaced(words, by, text=TEXT):
    start = text.index(words)
    return Replacement(start, start + len(words), by)


def test_text_and_marks_are_kept_and_undone_together(library, source, rewriting, annotating):
    for words in ("still", "eleven weeks", "the mill"):
        marked(annotating, source, words)
    label_mark = marked(annotating, source, "weaver", SourcePart.ATTRIBUTION)
    before = targets(annotating, source)

    changed = rewriting.correct(
        source, SourcePart.BODY, [replaced("still", ""), Replacement(20, 26, "12")]
    ).result()

    assert changed.body == "The mill stood  for 12 weeks, and the mill was cold."
    assert stored(library, source) == changed
    now = targets(annotating, source)
    assert now["A1"].is_lost
    assert now["A2"].is_doubtful
    assert now["A3"].quoted == "the mill"
    assert not now["A3"].is_doubtful
    assert now["A4"] == label_mark.target
    assert library.undo().result() == "Correct the text of Source A"
    assert targets(annotating, source) == before
    assert stored(library, source) == source
    library.redo().result()
    assert targets(annotating, source) == now


def test_the_mark_that_was_meant_follows_where_words_stand_twice(source, rewriting, annotating):
    marked(annotating, source, "the mill")

    rewriting.correct(source, SourcePart.BODY, [Replacement(0, 39, "")]).result()

    assert targets(annotating, source)["A1"].anchor.span == Span(4, 12)


def test_what_is_typed_in_one_visit_is_one_step(library, source, rewriting):
    text = TEXT
    for letter in "xyz":
        rewriting.correct(
            source, SourcePart.BODY, [Replacement(0, 0, letter)], before=text, merge_key="visit"
        ).result()
        text = letter + text
    assert stored(library, source).body == "zyx" + TEXT

    library.undo().result()

    assert stored(library, source) == source


def test_a_correction_of_another_text_changes_nothing(library, source, rewriting):
    with pytest.raises(TextChangedError, match="text of Source A"):
        rewriting.correct(source, SourcePart.BODY, [Replacement(0, 1, "")], before="other").result()
    assert stored(library, source) == source


def test_what_is_typed_is_brought_into_the_one_form_of_text(source, rewriting):
    changed = rewriting.correct(
        source, SourcePart.BODY, [replaced("cold", "a cafe\u0301\r\n\x00")]
    ).result()

    assert changed.body.endswith("was a café\n.")


def test_what_the_label_says_is_worked_out_again(library, source):
    known = replace(source, provenance=Provenance(date=HistoricalDate("June 1862", "1862-06")))

    changed = rewritten(known, SourcePart.ATTRIBUTION, LABEL.replace("1862", "1863"))

    assert changed.provenance.date == HistoricalDate("June 1863", "1863-06")


def test_what_a_person_typed_about_the_label_stays(source):
    typed = corrected(source, "date", "about 1860")

    changed = rewritten(typed, SourcePart.ATTRIBUTION, LABEL.replace("1862", "1863"))

    assert changed.provenance.date.text == "about 1860"
    assert changed.provenance.confidence["date"] == 1.0


def test_what_other_words_change_nothing_about_stays(source):
    """The page may have said more than the label does."""
    known = replace(source, provenance=Provenance(audience="mill owners", place="Preston"))

    changed = rewritten(known, SourcePart.ATTRIBUTION, LABEL.replace("1862", "1863"))

    assert (changed.provenance.audience, changed.provenance.place) == ("mill owners", "Preston")


def test_a_label_that_is_taken_away_says_what_is_not_given(source):
    changed = rewritten(source, SourcePart.ATTRIBUTION, "  ")

    assert changed.attribution is None
    assert "date" in changed.provenance.not_given


def test_all_marks_follow_in_one_step(source, rewriting, annotating):
    for _ in range(3):
        marked(annotating, source, "cold")
    rewriting.correct(source, SourcePart.BODY, [Replacement(0, 3, "A")]).result()
    assert {each.anchor.span for each in targets(annotating, source).values()} == {Span(54, 58)}
