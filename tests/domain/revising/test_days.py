# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.revising.days import date_of, day_of, days_between, how_far

LONDON = ZoneInfo("Europe/London")
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from([UTC, LONDON, ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Apia"), None])


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_late_evening_belongs_to_its_day():
    assert date_of(at("2026-06-10T22:30"), LONDON) == date_of(at("2026-06-11T02:59"), LONDON)
    assert date_of(at("2026-06-11T03:00"), LONDON).day == 11


def test_a_day_may_be_longer_or_shorter_than_others():
    spring, autumn = (day_of(at(f"{each}T12:00"), LONDON) for each in ("2026-03-28", "2026-10-24"))
    assert spring.ends - spring.begins == timedelta(hours=23)
    assert autumn.ends - autumn.begins == timedelta(hours=25)


@settings(max_examples=60)
@given(moments, st.integers(0, 400), zones)
def test_days_are_counted_as_they_are_lived(moment, days, zone):
    day = day_of(moment, zone)
    assert day.begins <= moment < day.ends
    assert day_of(day.ends, zone).begins == day.ends
    later = moment + timedelta(days=days)
    assert abs(days_between(moment, later, zone) - days) <= 1
    assert days_between(later, moment, zone) == 0 or days == 0
    assert abs(day.days_to(later) - days_between(moment, later, zone)) <= 1


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "later today"), (1, "tomorrow"), (2, "in 2 days"), (13, "in 13 days"), (14, "in 2 weeks"),
     (59, "in 8 weeks"), (60, "in 2 months"), (330, "in 11 months"), (365, "in 1 year"),
     (800, "in 2 years")],
)  # fmt: skip
def test_a_distance_is_said_as_one_says_it(days, words):
    assert how_far(days) == words
