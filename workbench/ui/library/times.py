# SPDX-License-Identifier: MIT
"""When something was, as one says it."""

from __future__ import annotations

from datetime import datetime, timedelta


def when_in_words(moment: datetime, now: datetime) -> str:
    """Return a moment in the local time of `now`: “today, 14:30”, “2 March 2026, 09:05”."""
    local = moment.astimezone(now.tzinfo)
    time = f"{local:%H:%M}"
    if local.date() == now.date():
        return f"today, {time}"
    if local.date() == now.date() - timedelta(days=1):
        return f"yesterday, {time}"
    return f"{local.day} {local:%B %Y}, {time}"
