# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from tests.factories import NOON, a_pack, a_plan, a_point, a_source, an_annotation
from workbench.domain.handed_in.comparing import remarks_of
from workbench.domain.handed_in.remarks import (
    Exported,
    FormValue,
    FoundNote,
    RemarkKind,
    RemarkState,
    counted,
)
from workbench.domain.note_words import spoken_note
from workbench.domain.plans import PointKind

SOURCE = a_source("A")
FIRST = an_annotation(SOURCE, 1, feature="still  for weeks", inference="trade\nhas gone")
SECOND = an_annotation(SOURCE, 2, id="f" * 32)
POINTS = (a_point(), a_point(kind=PointKind.COUNTER_POINT), a_point())
PLAN = a_plan(a_pack(SOURCE), *POINTS)
EXPORTED = Exported((FIRST, SECOND), PLAN.points, frozenset({FIRST.id, SECOND.id}))
FRAME = (100.0, 500.0, 200.0, 512.0)


def own(mark, name="Nature", **changes):
    note = FoundNote(
        mark.id, RemarkKind.HIGHLIGHT, 1, spoken_note(name, mark), "Ana", name, NOON, FRAME
    )
    return replace(note, **changes)


def theirs(text, key="\n9", **changes):
    return replace(FoundNote(key, RemarkKind.COMMENT, 1, text, "Ms Okoro", "", NOON), **changes)


def remarks(*notes, values=(), exported=EXPORTED):
    return remarks_of(notes, values, exported)


def test_a_file_that_nobody_touched_has_no_remarks():
    assert remarks(own(FIRST), own(SECOND)) == ()
    assert remarks(own(FIRST), own(SECOND, key=f"{SECOND.id}.2"), own(SECOND, "Letter")) == ()


def test_line_ends_and_spaces_of_a_viewer_are_no_change():
    mark = replace(FIRST, feature="one", inference="two")
    note = own(mark, text=spoken_note("Nature", mark) + " \r\n")
    assert remarks(note, own(SECOND), exported=replace(EXPORTED, marks=(mark, SECOND))) == ()


def test_a_changed_note_says_what_it_was_and_is_told_once():
    first, second = own(FIRST, text="No."), own(FIRST, key=f"{FIRST.id}.2", text="No.")
    (found,) = remarks(first, second, own(SECOND))
    assert (found.state, found.mark, found.short_id) == (RemarkState.CHANGED, FIRST.id, "A1")
    assert found.text == "No."
    assert found.was == "Nature A1: still for weeks → trade has gone"


def test_marks_that_a_viewer_wrote_anew_without_their_names_are_known_by_their_words():
    nameless = [own(mark, key=f"\n{at}", subject="") for at, mark in enumerate((FIRST, SECOND))]
    assert remarks(*nameless) == ()
    theirs_alike = replace(nameless[0], text=nameless[0].text + " No.")
    states = [each.state for each in remarks(theirs_alike, nameless[1])]
    assert states == [RemarkState.NEW, RemarkState.DELETED]
    comment = replace(nameless[0], kind=RemarkKind.COMMENT)
    assert [each.state for each in remarks(comment, own(FIRST), own(SECOND))] == [RemarkState.NEW]


def test_a_mark_that_is_missing_was_deleted_if_it_had_been_there():
    (found,) = remarks(own(FIRST))
    assert (found.state, found.mark, found.page) == (RemarkState.DELETED, SECOND.id, None)
    assert remarks(own(FIRST), exported=replace(EXPORTED, printed=None)) == ()
    assert remarks(own(FIRST), exported=replace(EXPORTED, printed=frozenset({FIRST.id}))) == ()


def test_a_reply_belongs_to_the_mark_at_the_end_of_its_thread():
    reply = theirs("why?", "r1", answers=FIRST.id)
    answer = theirs("because", "r2", answers="r1")
    found = remarks(own(FIRST), own(SECOND), reply, answer)
    assert [each.state for each in found] == [RemarkState.REPLY] * 2
    assert [each.mark for each in found] == [FIRST.id] * 2
    assert [each.answers for each in found] == [FIRST.id, "r1"]


def test_replies_in_a_circle_or_to_nothing_end():
    found = remarks(
        own(FIRST),
        own(SECOND),
        theirs("a", "r1", answers="r2"),
        theirs("b", "r2", answers="r1"),
        theirs("c", "r3", answers="r3"),
        theirs("d", "r4", answers=""),
    )
    assert [each.text for each in found] == ["a", "b", "c", "d"]
    assert {each.mark for each in found} == {None}


@pytest.mark.parametrize(
    ("text", "frame", "mark"),
    [
        ("A2: so what?", FRAME, SECOND),
        ("a2 – so what?", None, SECOND),
        ("so what?", (150.0, 505.0, 400.0, 600.0), FIRST),
        ("compare with A2", None, SECOND),
        ("A1 and A2", None, FIRST),
        ("both A9 and A1, A2", None, None),
        ("so what?", (300.0, 505.0, 400.0, 600.0), None),
        ("", None, None),
    ],
)
def test_a_new_note_belongs_to_the_mark_it_names_or_lies_on(text, frame, mark):
    note = theirs(text, frame=frame)
    (found,) = remarks(own(FIRST), own(SECOND, frame=None), note)
    assert found.state is RemarkState.NEW
    assert found.mark == (mark.id if mark else None)
    assert (found.author, found.time, found.page) == ("Ms Okoro", NOON, 1)
    assert found.name == ""


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Point 2: explain", POINTS[2]),
        ("On the other hand: thin", POINTS[1]),
        ("point 3", None),
        ("no point 1", None),
    ],
)
def test_a_note_on_a_point_is_known_by_its_first_words(text, point):
    (found,) = remarks(own(FIRST), own(SECOND), theirs(text))
    assert found.point == (point.id if point else None)


def test_a_teacher_can_write_on_a_pdf_without_a_plan():
    nameless = own(FIRST, key="0" * 32)
    (found,) = remarks(nameless, theirs("Good"), exported=Exported())
    assert (found.text, found.mark, found.state) == ("Good", None, RemarkState.NEW)


def test_fields_of_a_form_come_last_and_empty_ones_not_at_all():
    found = remarks(
        own(FIRST), own(SECOND), theirs("x"), values=[FormValue("mark", "12"), FormValue("e", " ")]
    )
    assert [each.kind for each in found] == [RemarkKind.COMMENT, RemarkKind.FIELD]
    assert (found[1].name, found[1].text) == ("mark", "12")
    assert counted(found)[RemarkState.NEW] == 2
    assert counted(found)[RemarkState.REPLY] == 0
