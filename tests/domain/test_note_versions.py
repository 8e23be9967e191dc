# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, a_source, an_annotation, words
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.frameworks import Dimension
from workbench.domain.note_versions import (
    MOST,
    Change,
    NoteVersion,
    document_of,
    taken_back,
    then_and_now,
    thinned,
    version_before,
)
from workbench.domain.readings import for_enquiry, front_of, with_front

NOTE = an_annotation(
    a_source(),
    feature="One",
    inference="Two",
    so_what="Three",
    direction=Direction.LIMITS,
    weight=Weight.STRONG,
)


def a_version(number=1, minutes=0, **document):
    made = NOON + timedelta(minutes=minutes)
    return NoteVersion(NOTE.id, number, made, made, {**document_of(NOTE), **document})


def test_a_version_gives_back_the_whole_note():
    other = replace(NOTE, feature="", direction=None, weight=None, dimension=Dimension.TONE)
    assert taken_back(other, a_version()) == NOTE


def test_a_version_of_another_program_gives_back_what_is_known():
    version = a_version(dimension="magic", direction="sideways", weight=7, feature=None)
    back = taken_back(NOTE, version)
    assert (back.dimension, back.direction, back.weight) == (NOTE.dimension, None, None)
    assert (back.feature, back.so_what) == ("", "Three")


def test_the_newest_version_is_not_kept_twice():
    later = NOON + timedelta(hours=1)
    other = replace(NOTE, feature="Else")
    assert version_before(NOTE, other, None, now=later).number == 1
    assert version_before(NOTE, other, a_version(), now=later) is None
    assert version_before(NOTE, other, a_version(4, feature="x"), now=later).number == 5
    assert version_before(NOTE, NOTE, None, now=later) is None


def test_another_dimension_is_a_big_change_and_another_direction_is_not():
    assert version_before(NOTE, replace(NOTE, dimension=Dimension.TONE), None, now=NOON)
    assert version_before(NOTE, replace(NOTE, direction=None), None, now=NOON) is None


def test_thinning_keeps_the_first_the_newest_and_even_spaces():
    rush = [a_version(number, minutes=number) for number in range(1, 20)]
    calm = [a_version(number, minutes=1000 * number) for number in range(20, MOST + 11)]
    kept = thinned([*rush, *calm])
    assert len(kept) == MOST
    assert kept[0] is rush[0]
    assert list(kept[-len(calm) :]) == calm
    assert thinned(rush) == tuple(rush)


def test_words_that_are_gone_and_new_ones_are_told_apart():
    then, now = then_and_now("He saw the mill.", "He saw an old mill!")
    assert [x.text for x in then if x.change is Change.GONE] == ["the", "."]
    assert [x.text for x in now if x.change is Change.NEW] == ["an old", "!"]


def test_a_very_long_step_is_compared_as_a_whole():
    long = "word " * 3000
    then, now = then_and_now(long, f"{long}more")
    assert [x.change for x in (*then, *now)] == [Change.GONE, Change.NEW]
    same = then_and_now(long, long)
    assert {x.change for pieces in same for x in pieces} == {Change.SAME}


texts = st.text("ab .\n’é", max_size=30) | words


@given(texts, texts)
def test_the_pieces_are_the_texts_to_the_letter(then, now):
    left, right = then_and_now(then, now)
    assert "".join(x.text for x in left) == then
    assert "".join(x.text for x in right) == now
    same = ["".join(x.text for x in side if x.change is Change.SAME) for side in (left, right)]
    assert same[0] == same[1]


def test_what_was_written_for_another_enquiry_is_taken_back_behind_the_one_in_front():
    note = replace(NOTE, enquiry_id="first", so_what="So it failed.")
    version = NoteVersion(note.id, 1, NOON, NOON, document_of(note))
    paid = Reading("second", so_what="So they paid.")
    now = with_front(replace(note, so_what="So it held."), paid)
    back = taken_back(now, version)
    assert front_of(back) == paid
    assert for_enquiry(back, "first", {"first", "second"}).so_what == "So it failed."


def test_another_enquiry_in_front_is_no_loss():
    note = replace(NOTE, enquiry_id="first", so_what="It failed, because " * 5)
    turned = with_front(replace(note, weight=None), Reading("second"))
    assert version_before(note, turned, None, now=NOON) is None
    emptied = replace(turned, readings=())
    assert version_before(note, emptied, None, now=NOON).step("so_what") == note.so_what


def test_turning_a_note_to_another_enquiry_alone_is_no_change():
    note = replace(NOTE, enquiry_id="first")
    turned = with_front(note, Reading("second"))
    assert version_before(note, turned, None, now=NOON + timedelta(hours=1)) is None


@given(*(st.text(letters, max_size=90) for letters in ("ab", "cd", "ef", "gh")))
def test_a_step_that_loses_half_of_its_words_in_one_stretch_is_a_big_change(start, lost, end, new):
    note = replace(NOTE, feature=start + lost + end, inference="", so_what="")
    version = version_before(note, replace(note, feature=start + new + end), None, now=NOON)
    assert (version is not None) == (len(lost) >= max(40, len(note.feature) / 2))
