# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from workbench.storage.values import json_from_text, json_to_text, time_from_text, time_to_text


@given(factories.times)
def test_a_time_comes_back_to_the_microsecond(time):
    assert time_from_text(time_to_text(time)) == time


@given(factories.times, factories.times)
def test_the_order_of_texts_is_the_order_of_times(one, other):
    assert (time_to_text(one) < time_to_text(other)) == (one < other)


def test_a_time_of_another_zone_is_kept_in_utc():
    berlin = datetime(2026, 7, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert time_to_text(berlin) == "2026-07-01T12:00:00.000000+00:00"


@given(factories.json_values)
def test_json_comes_back(value):
    assert json_from_text(json_to_text(value)) == value


@given(st.dictionaries(factories.words, factories.json_values, max_size=4))
def test_the_same_json_is_the_same_text(value):
    assert json_to_text(dict(reversed(value.items()))) == json_to_text(value)
