# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, a_mark_on_a_picture, a_pack, a_source, regions
from workbench.domain.annotations import SourcePart
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.set_papers import (
    papers_in,
    set_paper_from_json,
    set_paper_to_json,
    with_papers,
)
from workbench.domain.practising.attempts import Conditions, begun_attempt
from workbench.domain.practising.clock import Moment
from workbench.domain.practising.comparing import Outcome, compared
from workbench.domain.practising.papers import Extra, paper_of
from workbench.domain.practising.setting import paper_from_attempt
from workbench.domain.practising.targets import offered_targets
from workbench.domain.sources import Gloss, Picture
from workbench.domain.text import Span
from workbench.services import catalogues


@pytest.fixture
def pack():
    return a_pack(
        sources=(
            a_source("A", title="A letter", glosses=(Gloss("*", "a word"),), author_note="Wrote."),
            a_source("B"),
        )
    )


def an_attempt(pack, hides=()):
    question = Enquiry(new_id(), "How useful are Sources A and B?", marks=8, sources=("A", "B"))
    now = Moment(1.0, NOON)
    paper = paper_of(pack, [question], hides=hides)
    attempt = begun_attempt(new_id(), pack.id, paper, Conditions(), now)
    return attempt.written(text="A model answer.")


def marked(attempt, label, span, dimension):
    source = next(each for each in attempt.paper.sources if each.label == label)
    part = SourcePart.BODY if span else SourcePart.WHOLE
    changed, mark = attempt.marked(source, part, span, dimension, mark_id=new_id(), now=NOON)
    return changed, mark


def test_a_paper_that_is_set_has_the_attempt_of_its_teacher_as_model(pack):
    attempt, _ = marked(an_attempt(pack, {Extra.TITLES}), "A", Span(0, 8), Dimension.ORIGIN)
    paper = paper_from_attempt(attempt.finished(Moment(5.0, NOON)), new_id(), "Mock")
    sat = paper.on_pack(pack)
    assert sat.title == "Mock"
    assert sat.sources[0].title is None
    assert sat.sources[0].glosses
    assert sat.model.answer(0) == "A model answer."
    assert [mark.target.quoted for mark in sat.model.annotations] == ["The mill"]


def test_all_that_can_be_left_out_is_left_out(pack):
    sat = paper_from_attempt(an_attempt(pack, Extra), new_id(), "Mock").on_pack(pack)
    source = sat.sources[0]
    assert (source.title, source.glosses, source.author_note) == (None, (), None)


def test_papers_travel_with_their_pack(pack):
    attempt, _ = marked(an_attempt(pack, {Extra.GLOSSES}), "A", Span(0, 8), Dimension.ORIGIN)
    attempt, _ = marked(attempt, "B", None, Dimension.PURPOSE)
    paper = paper_from_attempt(attempt, new_id(), "Mock")
    document = json.loads(json.dumps(with_papers({"title": "x"}, [paper], pack)))
    (back,) = papers_in(document, pack, new_id=new_id)
    assert set_paper_to_json(back, pack) == set_paper_to_json(paper, pack)
    assert papers_in(document, pack, new_id=new_id) == (back,)
    assert with_papers({"title": "x"}, [], pack) == {"title": "x"}


@given(regions())
def test_marks_on_parts_of_pictures_travel_as_well(region):
    pack = a_pack(sources=(a_source("A"), a_source("D", picture=Picture(None, "A drawing"))))
    attempt = an_attempt(pack)
    drawn = a_mark_on_a_picture(pack.sources[1], region=region, feature="the hat")
    attempt = replace(attempt, marks=(drawn,))
    paper = paper_from_attempt(attempt, new_id(), "Mock")
    document = json.loads(json.dumps(with_papers({"title": "x"}, [paper], pack)))
    (back,) = papers_in(document, pack, new_id=new_id)
    (mark,) = back.model.annotations
    assert (mark.target, mark.feature) == (drawn.target, "the hat")
    assert [x.outcome for x in compared((drawn,), (mark,), pack.sources)] == [Outcome.FOUND]
    without = a_pack(sources=(a_source("A"), a_source("D")))
    assert papers_in(document, without, new_id=new_id)[0].model.annotations == ()


def test_marks_of_a_model_whose_words_are_gone_are_left_out(pack):
    attempt, _ = marked(an_attempt(pack), "A", Span(0, 8), Dimension.ORIGIN)
    told = set_paper_to_json(paper_from_attempt(attempt, new_id(), "Mock"), pack)
    told["model"]["marks"][0]["exact"] = "Nothing of the kind"
    assert set_paper_from_json(told, pack, new_id=new_id).model.annotations == ()


JUNK = st.one_of(st.none(), st.integers(-5, 400), st.text(max_size=5))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "source": st.sampled_from(["A", "B", "Z", ""]),
            "part": st.sampled_from(["body", "attribution", "picture", "source", "x"]),
            "dimension": st.sampled_from(["origin", "nonsense"]),
            "start": st.integers(0, 400),
            "end": st.integers(0, 400),
            "exact": st.text(max_size=8),
            "note": st.text(max_size=8),
            "selector": st.none() | st.fixed_dictionaries({"type": JUNK, "value": JUNK}),
        },
    )
)
def test_whatever_a_mark_of_a_model_says_it_is_on_words_that_are_there_or_left_out(mark):
    pack = a_pack(sources=(a_source("A"), a_source("B")))
    told = {"questions": [{"text": "Why?"}], "model": {"marks": [mark]}}
    paper = set_paper_from_json(told, pack, new_id=new_id)
    for each in paper.model.annotations:
        source = pack.source(each.target.source_id)
        if each.target.anchor is not None:
            text = source.body if each.target.part is SourcePart.BODY else source.attribution
            assert each.target.anchor.span.of(text) == each.target.anchor.exact


def test_marks_are_found_missed_seen_differently_or_ones_own(pack):
    model, _ = marked(an_attempt(pack), "A", Span(0, 20), Dimension.ORIGIN)
    model, _ = marked(model, "A", Span(30, 40), Dimension.PURPOSE)
    model, _ = marked(model, "B", Span(0, 10), Dimension.NATURE)
    own, _ = marked(an_attempt(pack), "A", Span(0, 12), Dimension.ORIGIN)
    own, _ = marked(own, "A", Span(31, 42), Dimension.NATURE)
    own, _ = marked(own, "B", Span(40, 50), Dimension.NATURE)
    lines = compared(own.marks, model.marks, pack.sources)
    assert [each.outcome for each in lines] == [
        Outcome.FOUND,
        Outcome.DIFFERENT,
        Outcome.MISSED,
        Outcome.OWN,
    ]
    assert [each.outcome for each in compared(model.marks, model.marks, pack.sources)] == [
        Outcome.FOUND
    ] * 3


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8))
def test_every_mark_is_in_just_one_line(places):
    pack = a_pack(sources=(a_source("A"),))
    own, model = an_attempt(pack), an_attempt(pack)
    for number, (start, length) in enumerate(places):
        dimension = Dimension.ORIGIN if number % 3 else Dimension.PURPOSE
        if number % 2:
            own, _ = marked(own, "A", Span(start, start + length), dimension)
        else:
            model, _ = marked(model, "A", Span(start, start + length), dimension)
    lines = compared(own.marks, model.marks, pack.sources)
    assert sorted(x.own.id for x in lines if x.own) == sorted(x.id for x in own.marks)
    assert sorted(x.model.id for x in lines if x.model) == sorted(x.id for x in model.marks)


def test_targets_begin_with_what_the_next_level_asks_for():
    levels = catalogues.board("aqa-gcse").question("aqa1b2").levels
    offered = offered_targets(levels, levels[0].name, ["Who made it?", "Who made it?", "When?"])
    assert offered[0].startswith("Level 2")
    assert offered[1:] == ("Who made it?", "When?")
    assert offered_targets(levels, levels[-1].name, ["Why?"]) == ("Why?",)
    assert offered_targets((), "", []) == ()
