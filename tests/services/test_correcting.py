# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import a_source
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.provenance import LABEL, HistoricalDate, Provenance
from workbench.domain.text import Span
from workbench.services.correcting import CorrectingService, corrected, labelled, offered_field


@pytest.fixture
def correcting(library):
    return CorrectingService(library)


def stored(library, source):
    return library.read(lambda unit: unit.packs.source(source.id)).result()


def test_what_is_typed_is_kept_as_sure_and_as_typed(library, source, correcting):
    changed = correcting.correct_provenance(source, "creator", " A  weaver;  her sister ").result()

    assert stored(library, source) == changed
    assert changed.provenance.creator == ("A weaver", "her sister")
    assert changed.provenance.confidence["creator"] == 1.0
    assert changed.provenance.typed == ("creator",)
    assert "creator" not in changed.provenance.not_given


def test_a_typed_field_and_a_typed_label_forget_where_the_old_words_stood(source):
    known = replace(source.provenance, words={"place": Span(0, 4), "genre": Span(5, 9)})
    told = replace(source, provenance=known)

    assert corrected(told, "place", "Leeds").provenance.words == {"genre": Span(5, 9)}
    assert labelled(told, "A letter").provenance.words == {}


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("September 1955", "1955-09"), ("two months later", None), ("some time", None)],
)
def test_a_date_is_read_where_it_can_be(source, typed, edtf):
    assert corrected(source, "date", typed).provenance.date == HistoricalDate(typed, edtf)


def test_nothing_typed_is_not_given(library, source, correcting):
    changed = correcting.correct_provenance(source, "date", "  ").result()

    assert changed.provenance.date is None
    assert "date" in changed.provenance.not_given
    assert "date" not in changed.provenance.confidence
    assert changed.provenance.typed == ()


def test_undo_takes_a_correction_back_and_redo_does_it_again(library, source, correcting):
    before = stored(library, source)
    changed = correcting.correct_provenance(source, "place", "Leeds").result()

    assert library.undo().result() == "Change “Where” of Source A"
    assert stored(library, source) == before
    library.redo().result()
    assert stored(library, source) == changed


def test_typing_on_in_one_field_is_one_step(library, source, correcting):
    before = stored(library, source)
    for words in ("L", "Le", "Leeds"):
        correcting.correct_provenance(source, "place", words).result()

    library.undo().result()

    assert stored(library, source) == before


def test_fields_changed_at_the_same_time_do_not_undo_each_other(library, source, correcting):
    correcting.correct_provenance(source, "place", "Leeds")
    changed = correcting.correct_provenance(source, "event", "a strike").result()

    assert (changed.provenance.place, changed.provenance.event) == ("Leeds", "a strike")


def test_an_unknown_field_is_a_mistake_of_ours(source):
    with pytest.raises(KeyError):
        corrected(source, "colour", "x")


def test_a_typed_label_is_kept_and_known_as_typed(library, source, correcting):
    changed = correcting.type_label(source, "  A drawing,\r\n unsigned ").result()

    assert changed.attribution == "A drawing,\nunsigned"
    assert LABEL in changed.provenance.typed
    assert stored(library, source) == changed


def test_no_label_typed_is_no_label():
    typed = labelled(a_source(attribution=None), "x")

    assert labelled(typed, " ").attribution is None
    assert labelled(typed, " ").provenance.typed == ()


def test_marks_stay_on_the_words_of_a_label_that_changes(library, pack, correcting, annotating):
    source = correcting.type_label(pack.source_labelled("D"), "Drawn by Ada in 1956").result()
    ada = annotating.mark(
        source, SourcePart.ATTRIBUTION, Span(9, 12), dimension=Dimension.ORIGIN
    ).result()
    year = annotating.mark(
        source, SourcePart.ATTRIBUTION, Span(16, 20), dimension=Dimension.ORIGIN
    ).result()

    correcting.type_label(source, "A cartoon by Ada").result()

    marks = {each.id: each for each in annotating.annotations_of(source.id)}
    assert marks[ada.id].target.anchor.exact == "Ada"
    assert marks[ada.id].target.anchor.span == Span(13, 16)
    assert marks[year.id].target.is_lost
    assert marks[year.id].target.part is SourcePart.ATTRIBUTION
    assert marks[year.id].target.quoted == "1956"


def test_marked_words_are_offered_for_an_empty_field_only():
    empty = a_source(provenance=Provenance())
    dated = replace(empty, provenance=Provenance(date=HistoricalDate("1862", "1862")))

    assert offered_field(empty, "September 1955") == "date"
    assert offered_field(dated, "September 1955") is None
    assert offered_field(empty, "of the") is None
    assert offered_field(empty, "x" * 300) is None


def test_what_a_mark_is_about_says_which_field_its_words_are_for():
    empty = a_source(provenance=Provenance())
    dated = replace(empty, provenance=Provenance(date=HistoricalDate("1862", "1862")))

    assert offered_field(empty, "two months after the strike") == "event"
    assert offered_field(empty, "two months after the strike", Dimension.DATE) == "date"
    assert offered_field(empty, "the masters", Dimension.AUDIENCE) == "audience"
    assert offered_field(dated, "two months after the strike", Dimension.DATE) == "event"
    assert offered_field(empty, "the fourth of them") is None
    assert offered_field(empty, "the fourth of them", Dimension.PLACE) == "place"
    assert offered_field(empty, "September 1955", Dimension.NATURE) == "date"


def test_words_taken_from_the_label_are_known_with_the_field(library, source, correcting):
    words = Span(2, 8)
    changed = correcting.correct_provenance(source, "place", "Leeds", words=words).result()

    assert changed.provenance.words["place"] == words
    assert stored(library, source) == changed
    typed = correcting.correct_provenance(source, "place", "York").result()
    assert "place" not in typed.provenance.words
