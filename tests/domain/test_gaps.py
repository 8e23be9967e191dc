# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_pack, a_plan, a_point, a_source, an_annotation, an_enquiry
from tests.factories import annotations as any_annotations
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.coverage import coverage_of
from workbench.domain.frameworks import Dimension, Framework, Letter, LineStyle
from workbench.domain.gaps import MOST, gaps_of, is_all_about_content
from workbench.domain.plans import AnnotationEvidence
from workbench.services import catalogues

LETTERS = tuple(
    Letter(name[0], name, Dimension(name.lower()), (Dimension(name.lower()),), f"{name}?", line,
           "#000000", "#FFFFFF")
    for name, line in zip(("Nature", "Origin", "Purpose", "Reliability"), LineStyle, strict=True)
)  # fmt: skip
NOPR = Framework("nopr", "NOPR", "All four", LETTERS)
WHOLE = {"feature": "old", "inference": "so", "so_what": "it counts"}


@pytest.fixture
def sources():
    return [a_source(label, order=order) for order, label in enumerate("ABC", 1)]


def gaps(sources, marks, *, asked=("A", "B", "C"), evidence=()):
    pack = a_pack(*sources)
    point = a_point(evidence=tuple(AnnotationEvidence(mark.id) for mark in evidence))
    plan = a_plan(pack, point, enquiry=an_enquiry(sources=asked))
    return gaps_of(coverage_of(sources, marks, NOPR), plan)


def complete(source):
    return [
        an_annotation(source, number, dimension=letter.dimension, **WHOLE)
        for number, letter in enumerate(LETTERS, 1)
    ]


def test_where_everything_is_said_there_is_no_gap(sources):
    marks = [mark for source in sources for mark in complete(source)]
    assert gaps(sources, marks) == ()


def test_the_three_are_of_three_kinds(sources):
    a, b, c = sources
    unfinished = [
        an_annotation(a, number, dimension=Dimension.RELIABILITY, feature="x") for number in (1, 2)
    ]
    marks = [*unfinished, *complete(b)[:3], *complete(c)[:1]]
    first, second, third = gaps(sources, marks)
    assert (first.label, first.letter.letter, first.title) == ("A", "R", "Finish two notes")
    assert first.sentence == ("A1 and A2 say what you notice, not what it means for the question.")
    assert (second.label, second.title) == ("B", "Reliability is empty")
    assert second.sentence == "Reliability?"
    assert (third.label, third.title) == ("C", "Only one mark")
    assert third.sentence == "The question names Source C. What does it add?"


def test_a_note_the_plan_rests_on_is_finished_first(sources):
    a, b, _ = sources
    many = [an_annotation(a, number, feature="x") for number in (1, 2, 3)]
    used = an_annotation(b, 1, feature="x")
    assert gaps(sources, [*many, used])[0].label == "A"
    assert gaps(sources, [*many, used], evidence=[used])[0].label == "B"


def test_sources_that_nobody_asks_about_do_not_count(sources):
    a, b, c = sources
    marks = [*complete(a), an_annotation(b, 1, feature="x")]
    assert gaps(sources, marks, asked=("A",)) == ()
    assert [gap.label for gap in gaps(sources, marks, asked=("A", "C"))] == ["C"]
    without_question = gaps(sources, marks, asked=())
    assert {gap.label for gap in without_question} == {"B", "C"}
    assert without_question[-1].sentence == "Is Source C needed for your answer?"
    assert c.label == "C"


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ({"feature": "x"}, "A1 says what you notice, not what it means for the question."),
        ({}, "A1 has no words yet. What did you notice?"),
        ({"so_what": "x"}, "A1 leaves out a step on the way to the question."),
    ],
)
def test_it_says_which_step_is_missing(sources, steps, sentence):
    a = sources[0]
    marks = [an_annotation(a, 1, **steps), *complete(a)[1:]]
    assert gaps(sources, marks, asked=("A",))[0].sentence == sentence


def test_many_notes_are_not_all_named(sources):
    marks = [an_annotation(sources[0], number, feature="x") for number in range(1, 6)]
    gap = gaps(sources, marks, asked=("A",))[0]
    assert gap.title == "Finish five notes"
    assert gap.sentence.startswith("A1, A2 and three more say")


def test_without_a_plan_every_source_counts(sources):
    assert len(gaps_of(coverage_of(sources, [], NOPR))) == 3
    assert gaps_of(coverage_of([], [], NOPR)) == ()


@given(st.data())
def test_there_are_never_more_than_three_each_of_another_source(data):
    sources = [a_source(label) for label in "ABCDE"]
    ids = st.sampled_from([source.id for source in sources])
    marks = data.draw(st.lists(any_annotations(ids), max_size=12))
    found = gaps_of(coverage_of(sources, marks, NOPR))
    assert len(found) <= MOST
    assert len({gap.source_id for gap in found}) == len(found)
    assert all(gap.title and gap.sentence.endswith((".", "?")) for gap in found)


@pytest.mark.parametrize(
    ("others", "is_so"),
    [
        ((), True),
        (({"dimension": Dimension.ORIGIN},), False),
        (({"dimension": Dimension.CONTENT, "whole": True},), False),
    ],
)
def test_notes_that_are_all_on_content_are_told(sources, others, is_so):
    a, b, _ = sources
    marks = [an_annotation(a, number, dimension=Dimension.CONTENT) for number in (1, 2, 3)]
    for other in others:
        target = {"target": Target(b.id, SourcePart.WHOLE)} if other.pop("whole", False) else {}
        marks.append(an_annotation(b, 4, **other, **target))
    framework = catalogues.framework("nopr")
    assert is_all_about_content(coverage_of(sources, marks, framework)) == is_so
    assert not is_all_about_content(coverage_of(sources, marks[:2], framework))
