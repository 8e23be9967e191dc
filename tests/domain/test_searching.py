# SPDX-License-Identifier: MIT
import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import a_pack, a_plan, a_source, an_annotation, lost
from workbench.domain.annotations import SourcePart, marked_text
from workbench.domain.background import Background, GlossaryTerm
from workbench.domain.folding import Folded, folded
from workbench.domain.searchable import documents_of
from workbench.domain.searching import (
    MOST_ELSEWHERE,
    MOST_HERE,
    Hit,
    HitKind,
    Strength,
    in_order,
    limited,
    places_of,
    query_of,
    search,
    words_apart,
)


@pytest.fixture
def source():
    return a_source("E", body="The mill stood still. The café closed at Łódź, too.")


def found(words, pack, marks=(), plans=()):
    """Return the hits in one pack."""
    return search(query_of(words), documents_of(pack, marks, plans), {pack.id: pack.title}).hits


def shown(hit):
    """Return the words that are drawn as found, in the title and in the excerpt."""
    return [x.of(hit.title) for x in hit.title_spans], [
        x.of(hit.excerpt) for x in hit.excerpt_spans
    ]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("  Mill  CAFÉ ", ("mill", "cafe")),
        ("mill mill", ("mill",)),
        ('"the mill" stood', ("the mill", "stood")),
        ("„the mill“", ("the mill",)),
        ('still "the mi', ("still", "the mi")),
        ("respite, (the) end.", ("respite", "the", "end")),
        ("don’t U.S.", ("don't", "u.s")),
        ("? — …", ()),
        ("1955", ("1955",)),
        ("中国", ("中国",)),
    ],
)
def test_what_is_typed_is_words_and_phrases(typed, terms):
    assert query_of(typed).terms == terms


def test_a_number_finds_its_mark_first(source):
    marks = [
        dataclasses.replace(an_annotation(source), short_id="E7", feature=""),
        dataclasses.replace(an_annotation(source), short_id="E71", feature="see E7"),
    ]
    hits = found("e7", a_pack(source), reversed(marks))
    assert [(hit.title, hit.is_named) for hit in hits] == [("E7", True), ("E71", False)]
    assert hits[0].target == marks[0].id


def test_a_source_is_found_by_its_name_before_the_marks_that_speak_of_it(source):
    mark = dataclasses.replace(an_annotation(source), feature="Source E says so itself.")
    first, second = found("source e", a_pack(a_source("A", body=""), source), [mark])
    assert (first.kind, first.target) == (HitKind.SOURCE, source.id)
    assert shown(first) == (["Source E"], [])
    assert first.span is None
    assert second.target == mark.id


def test_a_name_with_more_words_finds_what_has_these_words_and_that_name(source):
    pack = a_pack(a_source("A", body="The mill stood still."), source)
    (hit,) = found("source e mill", pack)
    assert hit.target == source.id


def test_all_words_count_in_any_order_and_capitals_and_accents_do_not(source):
    pack = a_pack(source)
    (hit,) = found("CAFE mill", pack)
    assert hit.kind is HitKind.SOURCE
    assert hit.target == source.id
    assert found("cafe cotton", pack) == ()


def test_words_may_stand_in_different_parts_of_a_source():
    source = a_source(body="The mill.", attribution="A weaver, 1862")
    assert [hit.target for hit in found("mill weaver", a_pack(source))] == [source.id]


def test_words_in_quotation_marks_stand_together(source):
    assert found('"stood still"', a_pack(source))
    assert not found('"still stood"', a_pack(source))
    across = a_source(body="It stood\nstill.")
    (hit,) = found('"stood still"', a_pack(across))
    assert hit.span.of(across.body) == "stood\nstill"


def test_whole_words_come_before_beginnings_and_those_before_parts():
    bodies = ("Smart parting.", "The artful one.", "An art.")
    sources = [a_source(label, body=text) for label, text in zip("ABC", bodies, strict=True)]
    hits = found("art", a_pack(*sources))
    assert [hit.target for hit in hits] == [each.id for each in reversed(sources)]
    assert [hit.strength for hit in hits] == [Strength.WHOLE, Strength.BEGINNING, Strength.PART]


def test_short_words_are_not_looked_for_inside_others():
    pack = a_pack(a_source(body="Parting is sweet."))
    assert not found("rt", pack)
    assert found("pa", pack)


def test_scripts_without_spaces_are_found_by_any_part():
    source = a_source(body="1949年中国成立", attribution=None)
    for words in ("中国", "国", "成立"):
        (hit,) = found(words, a_pack(source))
        assert hit.span.of(source.body) == words
        assert hit.strength is Strength.WHOLE
    assert words_apart("a中国b").split() == ["a", "中", "国", "b"]


def test_words_read_from_right_to_left_are_found():
    source = a_source(body="وقّع مُحمَّد الرسالة")
    (hit,) = found("محمد", a_pack(source))
    assert folded(hit.span.of(source.body)) == "محمد"


def test_the_place_in_the_text_is_told(source):
    (hit,) = found("lodz", a_pack(source))
    assert hit.part is SourcePart.BODY
    assert hit.span.of(source.body) == "Łódź"
    assert "closed at Łódź, too" in hit.excerpt
    assert shown(hit) == ([], ["Łódź"])


def test_the_place_in_a_label_is_told():
    source = a_source(body="Nothing.", attribution="From a letter by a weaver, June 1862.")
    (hit,) = found("weaver", a_pack(source))
    assert hit.part is SourcePart.ATTRIBUTION
    assert hit.span.of(source.attribution) == "weaver"


def test_only_what_fits_as_well_as_the_best_is_drawn_as_found():
    source = a_source("A", body="He started an art of part and art.")
    (hit,) = found("art", a_pack(source))
    assert shown(hit) == ([], ["art", "art"])


def test_words_that_touch_are_drawn_as_one():
    (hit,) = found('"the mi" mill', a_pack(a_source("B", body="See the mill.")))
    assert shown(hit)[1] == ["the mill"]
    (hit,) = found("mill the", a_pack(a_source("B", body="See the mill, the mill.")))
    assert shown(hit)[1] == ["the mill", "the mill"]


def test_an_excerpt_is_cut_between_words():
    words = " ".join(f"word{number}" for number in range(100))
    (hit,) = found("word50", a_pack(a_source(body=words)))
    inner = hit.excerpt.strip("…").split()
    assert set(inner) < set(words.split())
    assert len(hit.excerpt) < 120


def test_a_mark_is_found_by_its_words_and_its_note(source):
    mark = dataclasses.replace(an_annotation(source), so_what="So charity had a price.")
    (hit,) = found("price", a_pack(source), [mark])
    assert (hit.kind, hit.title, hit.is_quoted) == (HitKind.MARK, mark.short_id, False)
    (hit,) = found(mark.target.quoted, a_pack(a_source("B", body="")), [mark])
    assert hit.is_quoted


def test_a_lost_mark_is_found_by_the_words_it_was_on(source):
    gone = lost(an_annotation(source))
    hits = found("mill", a_pack(a_source("B", body="Nothing here.")), [gone])
    assert [hit.title for hit in hits] == [gone.short_id]


def test_background_and_plans_are_searched(source):
    pack = a_pack(source)
    plan = dataclasses.replace(a_plan(pack), claim="Charity had its price.")
    hits = found("charity", pack, (), (plan,))
    assert [(hit.kind, hit.target) for hit in hits] == [(HitKind.PLAN, plan.id)]
    (fact,) = found("cotton country", pack)
    assert fact.kind is HitKind.BACKGROUND


def test_a_word_that_is_explained_comes_first():
    terms = (GlossaryTerm("t1", "Cotton famine", "No cotton."), GlossaryTerm("t2", "Cotton", "…"))
    hits = found("cotton", a_pack(background=Background(glossary=terms)))
    assert hits[0].target == "t2"


def test_nothing_typed_finds_nothing(source):
    assert found("  ", a_pack(source)) == ()


def test_no_more_is_shown_than_anybody_reads_and_it_is_told(source):
    marks = [dataclasses.replace(an_annotation(source), id=f"mark-{n}") for n in range(99)]
    pack = a_pack(source)
    result = search(query_of("mill"), documents_of(pack, marks, ()), {})
    assert result.has_more
    assert sum(hit.kind is HitKind.MARK for hit in result.hits) == MOST_HERE


def a_hit(number, pack, kind=HitKind.SOURCE, **fields):
    return Hit(kind, f"hit {number}", "", f"{number:03}", pack, pack.upper(), **fields)


def test_the_open_pack_comes_first_and_the_others_each_together():
    hits = [
        a_hit(1, "b", strength=Strength.PART),
        a_hit(2, "c"),
        a_hit(3, "a", HitKind.PLAN, strength=Strength.PART),
        a_hit(4, "b", HitKind.MARK, strength=Strength.PART),
        a_hit(5, "a", HitKind.PLAN, is_named=True),
        a_hit(6, "a", HitKind.MARK),
    ]
    order = [hit.target for hit in in_order(hits, here="a")]
    assert order == ["005", "006", "003", "002", "004", "001"]


def test_of_other_packs_fewer_are_shown():
    hits = [a_hit(number, "ab"[number % 2]) for number in range(100)]
    shown_hits = limited(hits, here="a")
    packs = [hit.pack_id for hit in shown_hits.hits]
    assert (packs.count("a"), packs.count("b")) == (MOST_HERE, MOST_ELSEWHERE)
    assert shown_hits.has_more


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(max_size=20), st.data())
def test_every_place_is_one_in_the_text(body, words, data):
    if body and data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(body) - 1))
        words = body[start : data.draw(st.integers(start, len(body)))]
    source = a_source("A", body=body, attribution=f"From {words}")
    for hit in found(words, a_pack(source)):
        text = marked_text(source, hit.part) if hit.part else None
        assert (hit.span is None) == (text is None)
        if text is not None:
            place = folded(hit.span.of(text))
            assert any(term in place for term in query_of(words).terms)
        for spans, shown_text in (
            (hit.title_spans, hit.title),
            (hit.excerpt_spans, hit.excerpt),
        ):
            assert all(span.end <= len(shown_text) for span in spans)


def test_a_phrase_is_found_in_a_source_as_everywhere():
    text = "Die Straße; die STRASSE,\nso die\nstraße."
    spans = places_of("die  strasse", Folded.of(text), most=9)
    assert [span.of(text) for span in spans] == ["Die Straße", "die STRASSE", "die\nstraße"]
    assert len(places_of("die", Folded.of(text), most=2)) == 2
    assert places_of(" ", Folded.of(text), most=9) == ()
