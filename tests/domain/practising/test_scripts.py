# SPDX-License-Identifier: MIT
"""What is handed in of an attempt: one script for each question, with its times in plain words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON, a_pack, a_source
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.plans import plan_to_json
from workbench.domain.interchange.scripts import MEMBER, script_from_json, script_to_json
from workbench.domain.plans import Plan
from workbench.domain.practising.attempts import Conditions, Phase, begun_attempt
from workbench.domain.practising.clock import ClockEvent, EventKind, Moment
from workbench.domain.practising.papers import paper_of
from workbench.domain.practising.scripts import (
    AttemptRunningError,
    ParagraphFinder,
    Script,
    Sitting,
    names_of_questions,
    script_of,
)
from workbench.domain.practising.telling import (
    added_title,
    duration,
    frozen_sentence,
    judged_told,
    moment,
    times_told,
)
from workbench.domain.text import canonical, one_line
from workbench.importers.json_documents import check_json


def at(seconds, by_day=None):
    wall = seconds if by_day is None else by_day
    return Moment(50.0 + seconds, NOON + timedelta(seconds=wall))


def minutes(count):
    return count * 60


@pytest.fixture
def running():
    """An attempt at two questions of 8 minutes each, with a quarter more time."""
    pack = a_pack(a_source("A"), a_source("B", order=2))
    questions = [Enquiry(new_id(), f"{words}?", marks=8, minutes=8) for words in ("How", "Why")]
    paper = paper_of(pack, questions)
    return begun_attempt(new_id(), pack.id, paper, Conditions(extra=25), at(0))


def ticked_to(attempt, seconds):
    """Return the attempt after so many seconds of which each was seen."""
    reached = int(attempt.clock.seen.monotonic) - 50
    for each in range(reached + 10, seconds + 1, 10):
        attempt = attempt.ticked(at(each))
    return attempt.ticked(at(seconds))


def test_a_script_is_made_of_each_question_once_the_time_is_up(running):
    with pytest.raises(AttemptRunningError, match="cotton") as refused:
        script_of(running, 0)
    assert "is not over yet" in refused.value.message()
    wrote = (
        ticked_to(running, 60).turned_to(0, Phase.WRITE).written(plan="bread", text="It is\nuse")
    )
    wrote = ticked_to(wrote, minutes(5)).turned_to(1, Phase.WRITE).written(text="Because")
    over = ticked_to(wrote, minutes(20)).written(text="Because, after all").judged("Level 2", 5)
    first, second = script_of(over, 0), script_of(over, 1)
    assert (first.name, first.answer, first.plan, first.added) == (
        "Question 1",
        "It is\nuse",
        "bread",
        "",
    )
    assert (second.name, second.answer, second.added) == (
        "Question 2",
        "Because",
        "Because, after all",
    )
    assert (first.mark, second.level, second.mark) == (None, "Level 2", 5)
    assert first.spent == {Phase.READ: 60, Phase.WRITE: minutes(4)}
    assert second.sitting == first.sitting
    assert first.sitting.each == (minutes(5), minutes(15))
    assert first.sitting.is_up
    assert first.paragraphs == ("It is", "use")
    assert (second.words, second.words_added) == (1, 3)


def test_questions_go_by_their_printed_numbers_where_all_have_one_of_their_own():
    assert names_of_questions(2, ("01", "02")) == ("Question 01", "Question 02")
    assert names_of_questions(2, ("01", "01")) == ("Question 1", "Question 2")
    assert names_of_questions(2, ("01", "")) == ("Question 1", "Question 2")
    assert names_of_questions(1) == ("Question 1",)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59.6, "1 minute"),
        (90, "1 minute 30 seconds"),
        (3600, "1 hour"),
        (7265, "2 hours 1 minute"),
        (-61, "1 minute 1 second"),
    ],
)
def test_lengths_of_time_are_said_in_words(seconds, said):
    assert duration(seconds) == said


def test_it_is_said_when_and_why_the_answer_was_frozen(running):
    up = script_of(ticked_to(running, minutes(20)), 0)
    assert frozen_sentence(up, UTC) == (
        "Time was up at 12:20 on 2 March 2026. The answer was frozen then."
    )
    assert added_title(up) == "Written after time was up"
    early = script_of(ticked_to(running, minutes(17)).finished(at(minutes(17) + 6)), 0)
    assert frozen_sentence(early, UTC) == (
        "Finished early at 12:17 on 2 March 2026, with 2 minutes 54 seconds left. "
        "The answer was frozen then."
    )
    assert added_title(early) == "Written after finishing"


def test_times_are_those_of_a_place_where_clocks_are_put_forward():
    from zoneinfo import ZoneInfo

    london = ZoneInfo("Europe/London")
    winter, summer = datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert moment(winter, london) == "00:59 on 29 March 2026"
    assert moment(summer, london) == "02:00 on 29 March 2026"


def test_everything_about_the_time_is_told_so_that_somebody_can_judge(running):
    rested = ticked_to(running, minutes(4)).rested(at(minutes(4)))
    resumed = rested.resumed(at(minutes(9)))
    set_on = resumed.ticked(at(minutes(9) + 5, by_day=minutes(69) + 5))
    slept = set_on.ticked(at(minutes(30)))
    back = slept.resumed(at(minutes(31)))
    told = dict(times_told(script_of(back.finished(at(minutes(31) + 5)), 0), UTC))
    assert told["Began"] == "12:00 on 2 March 2026"
    assert told["Allowed"] == "20 minutes: 16 minutes and 25 per cent extra time"
    assert told["Used"] == "4 minutes 15 seconds, 15 minutes 45 seconds left"
    assert told["For question 1"] == "4 minutes 15 seconds: reading 4 minutes 15 seconds"
    assert told["For each"] == "Question 1: 4 minutes 15 seconds; Question 2: 0 seconds"
    assert told["Rest breaks"].startswith("once: for 5 minutes, 4 minutes into the time.")
    assert told["Interruptions"].startswith("once: for 21 minutes 55 seconds, 4 minutes ")
    assert told["Computer’s clock"].startswith(
        "set once: forward by 1 hour, 4 minutes 5 seconds into the time."
    )
    assert told["Words"] == "0 in the time"
    assert "Not accounted for" not in told


def test_time_that_nobody_can_account_for_is_told(running):
    rested = ticked_to(running, minutes(4)).rested(at(minutes(4)))
    rest = rested.finished(at(minutes(64)))
    assert dict(times_told(script_of(rest, 0), UTC))["Rest breaks"].startswith("once: for 1 hour")
    # Where the event is gone, nothing tells of the hour.
    events = tuple(x for x in rest.clock.events if x.kind is not EventKind.REST)
    left = script_of(replace(rest, clock=replace(rest.clock, events=events)), 0)
    assert left.sitting.untold == minutes(60)
    told = dict(times_told(left, UTC))
    assert told["Rest breaks"] == "none"
    assert told["Not accounted for"].startswith("1 hour more went by from the beginning")
    unknown = (ClockEvent(EventKind.INTERRUPTION, NOON, 5.0),)
    sitting = replace(left.sitting, events=unknown)
    assert "Not accounted for" not in dict(times_told(replace(left, sitting=sitting), UTC))


def test_an_attempt_without_anything_odd_says_so_and_many_breaks_are_told_together(running):
    script = script_of(ticked_to(running, minutes(20)), 0)
    told = dict(times_told(script, UTC))
    assert told["Used"] == "20 minutes, all of it"
    assert (told["Rest breaks"], told["Interruptions"]) == ("none", "none")
    assert told["Computer’s clock"] == "not changed while the time ran"
    events = tuple(ClockEvent(EventKind.INTERRUPTION, NOON, 5.0, 60) for _ in range(11))
    events += (ClockEvent(EventKind.INTERRUPTION, NOON, 5.0), ClockEvent(EventKind.REST, NOON, 9.0))
    sitting = replace(script.sitting, events=events, extra=0)
    told = dict(times_told(replace(script, sitting=sitting), UTC))
    assert told["Interruptions"].startswith(
        "12 times: 11 minutes together and 1 for an unknown time."
    )
    assert told["Rest breaks"].startswith("once: for an unknown time, 9 seconds into the time.")
    assert told["Allowed"] == "20 minutes, no extra time"


def test_how_the_student_judged_it_is_told_and_what_was_not_said(running):
    script = script_of(ticked_to(running, minutes(20)), 0)
    assert judged_told(script, 8) == (
        ("Level", "not said"),
        ("Mark", "not said"),
        ("Targets", "not said"),
    )
    judged = replace(script, level="Level 2", mark=5, targets=("Say so what", "Compare"))
    assert judged_told(judged, 8) == (
        ("Level", "Level 2"),
        ("Mark", "5 out of 8"),
        ("Target 1", "Say so what"),
        ("Target 2", "Compare"),
    )
    assert judged_told(judged, None)[1] == ("Mark", "5")


def test_words_are_found_in_the_one_paragraph_that_has_them():
    finder = ParagraphFinder(("The weaver  says bread.", "The council says bread too."))
    assert finder.number_of("the weaver says") == 1
    assert finder.number_of("council says\nbread") == 2
    assert finder.number_of("says") is None
    assert finder.number_of("ouncil") is None
    assert finder.number_of("  ") is None
    assert ParagraphFinder(()).number_of("says") is None


texts = st.text(max_size=60).map(canonical)
names = st.text(max_size=20).map(one_line)
lengths = st.floats(0, 9999).map(lambda x: round(x, 3))
times = st.integers(0, 9 * 10**15).map(lambda x: NOON + timedelta(microseconds=x))
kinds = st.sampled_from([EventKind.REST, EventKind.INTERRUPTION, EventKind.CLOCK_SET])
events = st.builds(
    ClockEvent, kinds, times, lengths, st.none() | st.floats(-9e8, 9e8).map(lambda x: round(x, 2))
)
sittings = st.builds(
    Sitting,
    begun=times,
    ended=times,
    minutes=st.integers(0, 600),
    allowed=lengths,
    used=lengths,
    extra=st.integers(0, 200),
    is_up=st.booleans(),
    each=st.lists(lengths, max_size=3).map(tuple),
    events=st.lists(events, max_size=4).map(tuple),
)
scripts = st.builds(
    Script,
    number=st.integers(1, 2),
    names=st.lists(names.filter(bool), min_size=2, max_size=3).map(tuple),
    sitting=sittings,
    answer=texts,
    added=texts,
    plan=texts,
    spent=st.dictionaries(st.sampled_from(Phase), lengths),
    level=names,
    mark=st.none() | st.integers(0, 40),
    targets=st.lists(names.filter(bool), max_size=2).map(tuple),
)


@settings(max_examples=40)
@given(script=scripts)
def test_a_script_comes_back_from_json_as_it_went_and_fits_the_schema(script):
    member = json.loads(json.dumps(script_to_json(script)))
    plan = Plan("p", "k", Enquiry("e", "Why?"))
    check_json({**plan_to_json(plan), MEMBER: member}, "sourceplan-1.json", name="plan.json")
    assert script_from_json(member) == script


@settings(max_examples=40)
@given(script=scripts)
def test_whatever_happened_can_be_told(script):
    for name, words in (*times_told(script, UTC), *judged_told(script, 8)):
        assert name
        assert words == words.strip()
    assert frozen_sentence(script, UTC)


def test_a_script_of_a_question_that_its_paper_does_not_have_is_refused(running):
    member = script_to_json(script_of(ticked_to(running, minutes(20)), 1))
    with pytest.raises(ValueError, match="question"):
        script_from_json({**member, "number": 3})
    for name, value in (
        ("begun", "yesterday"),
        ("ended", "0001-01-01T00:00:00Z"),
        ("begun", "9999-12-31T23:59:59Z"),
        ("used", float("nan")),
        ("each", [float("inf")]),
    ):
        with pytest.raises(ValueError, match=r"time without end|never sat"):
            script_from_json({**member, "sitting": {**member["sitting"], name: value}})
