# SPDX-License-Identifier: MIT
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.dates import bounds
from workbench.domain.timeline.days import calendar_day, day_number, last_of_month
from workbench.domain.timeline.moments import LONG_AGO, NEVER, Precision, moment_of


@given(st.dates())
def test_days_are_numbered_as_python_does(day):
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert calendar_day(number) == (day.year, day.month, day.day)


@given(st.integers(-2_000_000, 2_000_000))
def test_every_number_is_one_day(number):
    assert day_number(*calendar_day(number)) == number


def test_there_is_a_year_before_the_first_one():
    assert calendar_day(day_number(1) - 1) == (0, 12, 31)
    assert last_of_month(0, 2) == day_number(0, 2, 29)


def day(*parts):
    return day_number(*parts)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("1955", (1955, 1, 1), (1955, 12, 31), Precision.YEAR),
        ("1955-09", (1955, 9, 1), (1955, 9, 30), Precision.MONTH),
        ("1956-02-29", (1956, 2, 29), (1956, 2, 29), Precision.DAY),
        ("1955-21", (1955, 3, 1), (1955, 5, 31), Precision.SEASON),
        ("1956-24", (1956, 12, 1), (1957, 2, 28), Precision.SEASON),
        ("195X", (1950, 1, 1), (1959, 12, 31), Precision.DECADE),
        ("18XX", (1800, 1, 1), (1899, 12, 31), Precision.CENTURY),
        ("-0043", (-43, 1, 1), (-43, 12, 31), Precision.YEAR),
        ("-004X", (-49, 1, 1), (-40, 12, 31), Precision.DECADE),
        ("1955-XX", (1955, 1, 1), (1955, 12, 31), Precision.YEAR),
        ("1955-03-XX", (1955, 3, 1), (1955, 3, 31), Precision.MONTH),
        ("1956-04-18/1956-04-27", (1956, 4, 18), (1956, 4, 27), Precision.DAY),
        ("1911/1912", (1911, 1, 1), (1912, 12, 31), Precision.YEAR),
        ("[1955..1957]", (1955, 1, 1), (1957, 12, 31), Precision.YEAR),
        ("1955-33", (1955, 1, 1), (1955, 3, 31), Precision.SEASON),
    ],
)
def test_a_date_is_a_stretch_of_days(edtf, first, last, precision):
    found = moment_of(edtf)
    assert (found.first, found.last) == (day(*first), day(*last))
    assert (found.earliest, found.latest) == (found.first, found.last)
    assert found.precision is precision


@pytest.mark.parametrize(
    "edtf",
    [None, "", "XXXX-08-10", "XXXX", "1955-13", "1955-02-30", "../..", "soon", "1957/1955",
     "[..1955]", "XXXX-05/1955"],
)  # fmt: skip
def test_what_has_no_year_or_is_no_date_has_no_place(edtf):
    assert moment_of(edtf) is None


@pytest.mark.parametrize(
    ("edtf", "reach"),
    [("1955~", 1826), ("195X%", 1826), ("1955-09?", 183), ("1955-09-10~", 31), ("1955-21~", 183)],
)
def test_about_and_perhaps_reach_farther_than_what_is_written(edtf, reach):
    found = moment_of(edtf)
    assert found.is_about
    assert (found.first - found.earliest, found.latest - found.last) == (reach, reach)


def test_an_open_end_has_no_bound_and_is_no_point():
    before, since = moment_of("../1945"), moment_of("1945/..")
    assert (before.earliest, before.latest) == (LONG_AGO, day(1945, 12, 31))
    assert (since.earliest, since.latest) == (day(1945, 1, 1), NEVER)
    assert before.is_open
    assert not since.is_point
    assert before.first == since.first


@pytest.mark.parametrize(
    ("edtf", "is_point"),
    [
        ("1955-09", True),
        ("1955-09-01", True),
        ("1956-04-18/1956-04-27", True),
        ("1955-04/1955-07", False),
        ("1955-21", False),
        ("1955", False),
    ],
)
def test_what_is_known_to_the_month_is_a_point(edtf, is_point):
    assert moment_of(edtf).is_point is is_point


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_what_excludes_another_date_elsewhere_does_so_here(day, form):
    edtf = day.strftime(form)
    first, last = bounds(edtf)
    found = moment_of(edtf)
    year, month, first_day = calendar_day(found.first)
    assert first == year * 10_000 + month * 100 + first_day
    assert found.first <= day.toordinal() <= found.last
    assert last >= first
