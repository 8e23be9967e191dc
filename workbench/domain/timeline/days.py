# SPDX-License-Identifier: MIT
"""Days as numbers, in years before and after Christ.

Day 1 is 1 January of the year 1 in the Gregorian calendar carried back, as in `datetime.date`,
which itself ends there. Year 0 is 1 BC (ISO 8601).
"""

from __future__ import annotations

_DAYS_OF_400_YEARS = 146_097
_FIRST_DAY = 305
"""From 1 March of the year 0, where the computation begins, to 1 January of the year 1."""

YEAR = 365.2425
"""Days of a year on average."""


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day; months after 12 are those of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if month <= 2:
        year -= 1
    era, of_era = divmod(year, 400)
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * _DAYS_OF_400_YEARS + _days(of_era) + of_year - _FIRST_DAY


def calendar_day(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a number; the other way round than `day_number`."""
    era, left = divmod(number + _FIRST_DAY, _DAYS_OF_400_YEARS)
    of_era = (left - left // 1460 + left // 36_524 - left // (_DAYS_OF_400_YEARS - 1)) // 365
    of_year = left - _days(of_era)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return era * 400 + of_era + (month <= 2), month, day


def last_of_month(year: int, month: int) -> int:
    """Return the number of the last day of a month."""
    return day_number(year, month + 1) - 1


def _days(years: int) -> int:
    """Return the days of so many years from the beginning of an era of 400 years."""
    return years * 365 + years // 4 - years // 100
