# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.attempted import ADDED, ANSWER, an_attempt
from tests.factories import NOON, a_remark, a_return, a_said
from workbench.domain.answer_remarks import (
    answer_ground,
    mark_told,
    teacher_judgements,
    with_words,
)
from workbench.domain.practising.scripts import AnswerWords, script_of
from workbench.domain.remark_lines import remark_list
from workbench.domain.remark_places import PlaceFinder, place_name
from workbench.domain.remarks import RemarkKind, RemarkPlace

ATTEMPT = an_attempt()
GROUND = answer_ground(ATTEMPT, 1)
PLAN = GROUND.plan
FIRST_ADDED = len(GROUND.script.paragraphs) + 1


def at_paragraph(number):
    return RemarkPlace(part="plan", paragraph=number)


def named(said, ground=GROUND):
    return place_name(a_remark(PLAN, said), ground)


def with_added(text):
    return answer_ground(ATTEMPT.written(text=text), 1)


def returned(*said):
    return a_return(PLAN, *said, answer=GROUND.script.known_by)


def form(field, text, hand_in="first", day=0):
    said = a_said(text, key=field, kind=RemarkKind.FORM, field=field)
    received = NOON + timedelta(days=day)
    return a_remark(PLAN, said, hand_in=hand_in, received=received, attempt_id=ATTEMPT.id)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (at_paragraph(2), "Paragraph 2"),
        (RemarkPlace(mark=ATTEMPT.marks[0].id), f"Mark {ATTEMPT.marks[0].short_id}"),
        (RemarkPlace(source=GROUND.pack.sources[0].id), "Source A"),
        (RemarkPlace(part="plan"), "The whole answer"),
        (RemarkPlace(part="claim"), ""),
        (RemarkPlace(point="gone"), ""),
        (at_paragraph(99), ""),
    ],
)
def test_a_place_in_an_answer_is_called_as_the_teacher_calls_it(place, name):
    assert named(a_said(place=place)) == name


def test_words_of_a_paragraph_tell_what_is_about_it():
    said = a_said(words="it was made by somebody with a reason")
    assert PlaceFinder(GROUND).place_of(said) == at_paragraph(2)


def test_a_paragraph_that_was_added_is_found_by_its_words_wherever_it_stands_by_now():
    both = returned(a_said(place=at_paragraph(1)), a_said(place=at_paragraph(FIRST_ADDED)))
    frozen, added = with_words(both, GROUND.script).said
    assert frozen.words == ""
    assert added.words == ADDED.split("\n")[0]
    assert named(added) == f"Paragraph {FIRST_ADDED}, added"
    moved = with_added(f"One thing more.\n\n{ADDED}")
    assert named(added, moved) == f"Paragraph {FIRST_ADDED + 1}, added"
    assert named(added, with_added("Something else.")) == ""


def test_a_paragraph_that_is_another_one_already_is_nowhere():
    said = returned(a_said(place=at_paragraph(FIRST_ADDED)))
    now = with_added("Something else.")
    (told,) = with_words(said, now.script).said
    assert (told.words, named(told, now)) == ("", "")
    (untold,) = with_words(replace(said, answer=None), GROUND.script).said
    assert named(untold) == ""


def test_a_long_paragraph_is_known_by_its_first_whole_words():
    words = "word " * 40
    now = with_added(words)
    said = a_return(PLAN, a_said(place=at_paragraph(FIRST_ADDED)), answer=now.script.known_by)
    (told,) = with_words(said, now.script).said
    assert told.words == " ".join(["word"] * 16)
    assert named(told, now) == f"Paragraph {FIRST_ADDED}, added"


def test_an_answer_is_known_by_its_words_and_not_by_what_was_added():
    def known(answer=ANSWER, added=ADDED):
        return script_of(an_attempt(answer=answer, added=added), 1).known_by

    assert known() == GROUND.script.known_by
    assert known(answer=ANSWER.replace("\n", " \n\n")).frozen == known().frozen
    assert known(added="").frozen == known().frozen
    assert known(added="") == AnswerWords(known().frozen)
    assert known(answer=f"{ANSWER}!").frozen != known().frozen


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("9", 9),
        (" 9 / 12", 9),
        ("9/12", 9),
        ("9 out of 12", 9),
        ("9 marks", 9),
        ("8-9", None),
        ("good", None),
        ("12345", None),
        ("", None),
    ],
)
def test_a_mark_is_read_where_it_is_one_number(text, mark):
    assert mark_told(text) == mark


def test_the_newest_hand_in_that_judges_says_level_and_mark():
    remarks = (
        form("level", "L2"),
        form("mark", "5 / 12"),
        form("mark", "7 / 12", "second", 1),
        form("even-better", "say why", "third", 2),
        a_remark(PLAN, hand_in="fourth", received=NOON + timedelta(days=3)),
    )
    judgement = teacher_judgements(remarks)[PLAN.id]
    assert (judgement.attempt_id, judgement.level, judgement.mark) == (ATTEMPT.id, "", 7)
    listed = remark_list(remarks, GROUND)
    assert [line.words for line in listed.judgement] == ["7 / 12"]
    taken_away = replace(remarks[2], taken_away=NOON)
    judgement = teacher_judgements((*remarks[:2], taken_away))[PLAN.id]
    assert (judgement.level, judgement.mark) == ("L2", 5)
    assert teacher_judgements(remarks[3:]) == {}
