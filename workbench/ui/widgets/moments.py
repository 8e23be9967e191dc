# SPDX-License-Identifier: MIT
"""When something was, in the few words that a list has room for."""

from __future__ import annotations

from datetime import datetime, timedelta

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def here_and_now() -> datetime:
    """Return the present moment in local time."""
    return datetime.now().astimezone()


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Return a moment in the local time of `now`: “today 14:05”, “Monday 9:12”, “2 March 9:12”.

    Days of the week name the last six days; a year is said where it is another one.
    """
    local = moment.astimezone(now.tzinfo)
    days = (now.date() - local.date()) // timedelta(days=1)
    time = f"{local.hour}:{local.minute:02}"
    if days in {0, 1}:
        return f"{('today', 'yesterday')[days]} {time}"
    if 1 < days < 7:
        return f"{_DAYS[local.weekday()]} {time}"
    date = f"{local.day} {_MONTHS[local.month - 1]}"
    return f"{date} {time}" if local.year == now.year else f"{date} {local.year} {time}"
