# SPDX-License-Identifier: MIT
import math
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.revising.cards import CardKey, CardKind, FlashCard
from workbench.domain.revising.days import day_of, days_between
from workbench.domain.revising.pile import daily_pile
from workbench.domain.revising.schedules import CardSchedule, Grade, Phase
from workbench.services.scheduling import LONGEST, answered, days_until, offers

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def after(*grades):
    """Return what is remembered after these answers, each on the day on which it was due."""
    known, at = None, NOON
    for grade in grades:
        known, _ = answered(known, Grade(grade), at, LONDON)
        at = known.due
    return known


def test_a_new_card_comes_again_today_or_in_days():
    assert [each.days for each in offers(None, NOON, LONDON)] == [0, 0, 2, 8]


def test_what_is_known_comes_later_each_time_and_what_is_not_comes_back_today():
    waits = [days_until(after(*([3] * number)), LONDON) for number in (1, 2, 3, 4)]
    assert waits == sorted(waits)
    assert waits[-1] > 30
    forgotten = after(3, 3, 3, 1)
    assert days_until(forgotten, LONDON) == 0
    assert forgotten.phase is Phase.RELEARNING
    assert forgotten.stability < after(3, 3, 3).stability


def test_nothing_is_put_off_for_longer_than_a_year():
    assert days_until(after(*([4] * 9)), LONDON) == LONGEST


def test_the_next_morning_is_another_day():
    evening = NOON.replace(hour=20)
    known, _ = answered(None, Grade.GOOD, evening, LONDON)
    again, elapsed = answered(known, Grade.GOOD, evening + timedelta(hours=12), LONDON)
    assert elapsed == 1
    assert again.stability > known.stability * 1.5


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(days=400)])
def test_a_clock_that_was_set_back_makes_no_answer_before_the_last_one(back):
    known = after(3, 3)
    again, elapsed = answered(known, Grade.GOOD, known.answered - back, LONDON)
    assert (again.answered, elapsed) == (known.answered, 0)
    assert again.due >= known.answered + timedelta(days=1)


def test_a_clock_that_was_ahead_does_no_harm():
    known = after(3, 3)
    again, _ = answered(known, Grade.GOOD, known.due + timedelta(days=9_999), LONDON)
    assert days_until(again, LONDON) <= LONGEST


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(-30, 500)), max_size=12))
def test_any_answers_at_any_times_come_to_something(answers):
    known, now = None, NOON
    for grade, days in answers:
        now += timedelta(days=days)
        offered = {each.grade: each.days for each in offers(known, now, LONDON)}
        assert list(offered.values()) == sorted(offered.values())
        before = known
        known, _ = answered(known, grade, now, LONDON)
        assert offered[grade] == days_until(known, LONDON)
        assert known == answered(before, grade, now, LONDON)[0]
        assert math.isfinite(known.stability)
        assert known.stability > 0
        assert 1 <= known.difficulty <= 10
        assert known.due > known.answered
        assert before is None or known.answered >= before.answered


def test_ten_thousand_reviews_over_months():
    chance, most = Random(7), 60  # noqa: S311 – the same student in every run
    cards = [
        FlashCard(CardKey(f"pack{n % 3}", CardKind.WORD, (f"{n}",)), "?", f"{n}", f"{n}")
        for n in range(600)
    ]
    schedules, now, reviews = {}, NOON.replace(hour=17), 0
    while reviews < 10_000:
        day = day_of(now, LONDON)
        pile = daily_pile(cards, schedules, day, most)
        assert len(pile.cards) <= most
        asked = set()
        for card in pile.cards:
            for _ in range(5):
                grade = chance.choices(list(Grade), (2, 1, 6, 2))[0]
                kept = schedules.get(card.key)
                before = kept.memory if kept else None
                known, elapsed = answered(before, grade, now, LONDON)
                schedules[card.key] = CardSchedule(card.key, known)
                reviews += 1
                asked.add(card.key)
                assert math.isfinite(known.stability)
                assert (
                    known.due
                    > known.answered
                    >= (before.answered if before else now.min.replace(tzinfo=UTC))
                )
                assert elapsed is None or elapsed == days_between(
                    before.answered, known.answered, LONDON
                )
                if days_until(known, LONDON):
                    assert day.days_to(known.due) <= LONGEST
                    break
        assert len(asked) <= most
        assert daily_pile(cards, schedules, day, most).done == len(asked)
        now = day_of(now, LONDON).begins + timedelta(
            days=1 + chance.choice((0, 0, 0, 1, 4)), hours=12
        )
    assert len(schedules) == len(cards)
    assert sum(each.memory.phase is Phase.REVIEW for each in schedules.values()) > 500
