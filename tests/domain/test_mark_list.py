# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, a_source, an_annotation
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.frameworks import Dimension
from workbench.domain.mark_list import (
    Column,
    MarkFilter,
    MarkOrder,
    WordIndex,
    folded,
    listed,
    rows_of,
)
from workbench.services import catalogues

NOPR = catalogues.framework("nopr")
A, B = a_source("A", order=1), a_source("B", order=2)
WHOLE = {"feature": "old", "inference": "so", "so_what": "it counts"}
MARKS = (
    an_annotation(A, 1, **WHOLE, direction=Direction.LIMITS, enquiry_id="q1"),
    an_annotation(A, 2, feature="Élan vital", dimension=Dimension.PURPOSE, weight=Weight.LOW),
    an_annotation(A, 10, dimension=Dimension.AUDIENCE, modified=NOON + timedelta(days=1)),
    an_annotation(B, 1, start=13, end=18, direction=Direction.ADDS_VALUE, weight=Weight.STRONG),
    an_annotation(B, 2, start=9, end=12, so_what="Zeal", enquiry_id="gone"),
)
ROWS = rows_of(
    (A, B),
    lambda source_id: [x for x in MARKS if x.target.source_id == source_id],
    NOPR,
    {"q1": "How far did it matter?"},
)


def ids(chosen=None, column=None, *, descending=False):
    order = MarkOrder(column, descending)
    rows = listed(ROWS, chosen or MarkFilter(), order, WordIndex())
    return [row.annotation.short_id for row in rows]


def test_rows_come_source_by_source_with_letter_and_question():
    assert ids() == ["A1", "A2", "A10", "B1", "B2"]
    assert [row.place for row in ROWS] == [0, 1, 2, 3, 4]
    assert [row.question for row in ROWS] == ["How far did it matter?", "", "", "", ""]
    assert ROWS[1].letter.name == "Purpose"


def test_a_mark_that_means_something_for_several_questions_is_found_under_each():
    first = replace(MARKS[0], readings=(Reading("q2", so_what="It is late."),))
    behind = replace(first, inference="", so_what="", direction=None, id="other")
    words = {"q1": "How far did it matter?", "q2": "Why then?"}
    rows = rows_of((A,), lambda _: (first, behind), NOPR, words)
    assert [row.question for row in rows] == ["How far did it matter?; Why then?", "Why then?"]
    found = {
        each: len(listed(rows, MarkFilter(enquiry_id=each), MarkOrder(), WordIndex()))
        for each in words
    }
    assert found == {"q1": 1, "q2": 2}


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"source_id": B.id}, ["B1", "B2"]),
        ({"letter": NOPR.letter_of(Dimension.PURPOSE)}, ["A2", "A10"]),
        ({"direction": Direction.LIMITS}, ["A1"]),
        ({"without_direction": True}, ["A2", "A10", "B2"]),
        ({"enquiry_id": "q1"}, ["A1"]),
        ({"without_question": True, "source_id": A.id}, ["A2", "A10"]),
        ({"only_unfinished": True}, ["A2", "A10", "B1", "B2"]),
        ({"words": "vital ELAN"}, ["A2"]),
        ({"words": "a10"}, ["A10"]),
        ({"words": "mill counts"}, ["A1"]),
        ({"words": "source b zeal"}, ["B2"]),
        ({"words": "matter far"}, ["A1"]),
        ({"words": "vital nothing"}, []),
        ({"words": "  "}, ["A1", "A2", "A10", "B1", "B2"]),
    ],
)
def test_what_fits_everything_that_is_said_is_listed(chosen, found):
    assert ids(MarkFilter(**chosen)) == found
    assert MarkFilter(**chosen).shows_all == (chosen == {"words": "  "})


def test_words_written_for_another_question_are_found():
    behind = Reading("q2", inference="Rumour spread", so_what="It is late.")
    rows = rows_of((A,), lambda _: (replace(MARKS[1], readings=(behind,)),), NOPR, {})
    for words in ("rumour", "late"):
        assert listed(rows, MarkFilter(words=words), MarkOrder(), WordIndex()) == rows


def test_marks_without_a_letter_can_be_asked_for():
    few = replace(NOPR, letters=NOPR.letters[:1])
    rows = rows_of((A,), lambda _: MARKS[:2], few, {})
    found = listed(rows, MarkFilter(without_letter=True), MarkOrder(), WordIndex())
    assert [row.annotation.short_id for row in found] == ["A2"]


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        (Column.ID, ["A1", "A2", "A10", "B1", "B2"], ["B2", "B1", "A10", "A2", "A1"]),
        (Column.SOURCE, ["A1", "A2", "A10", "B1", "B2"], ["B1", "B2", "A1", "A2", "A10"]),
        (Column.FEATURE, ["A2", "A1", "A10", "B1", "B2"], ["A1", "A2", "A10", "B1", "B2"]),
        (Column.INFERENCE, ["A1", "A2", "A10", "B1", "B2"], ["A1", "A2", "A10", "B1", "B2"]),
        (Column.SO_WHAT, ["A1", "B2", "A2", "A10", "B1"], ["B2", "A1", "A2", "A10", "B1"]),
        (Column.DIRECTION, ["B1", "A1", "A2", "A10", "B2"], ["A1", "B1", "A2", "A10", "B2"]),
        (Column.WEIGHT, ["A2", "B1", "A1", "A10", "B2"], ["B1", "A2", "A1", "A10", "B2"]),
        (Column.STATE, ["A10", "B1", "A2", "B2", "A1"], ["A1", "A2", "B2", "A10", "B1"]),
        (Column.QUESTION, ["A1", "A2", "A10", "B1", "B2"], ["A1", "A2", "A10", "B1", "B2"]),
        (Column.CHANGED, ["A1", "A2", "B1", "B2", "A10"], ["A10", "A1", "A2", "B1", "B2"]),
    ],
)
def test_rows_are_sorted_and_those_that_say_nothing_come_last(column, up, down):
    assert ids(column=column) == up
    assert ids(column=column, descending=True) == down


def test_words_are_made_comparable_once_and_again_when_the_note_changes():
    index = WordIndex()
    assert index.unknown(ROWS) == 5
    listed(ROWS, MarkFilter(words="x"), MarkOrder(), index)
    assert index.unknown(ROWS) == 0
    changed = replace(ROWS[0], annotation=replace(ROWS[0].annotation, feature="New words"))
    assert index.unknown([changed]) == 1
    assert listed([changed], MarkFilter(words="new"), MarkOrder(), index) == (changed,)


@given(st.text(max_size=40))
def test_capitals_and_accents_do_not_matter(text):
    plain = folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == plain
    assert folded(text.upper().lower()) == folded(text.upper())
