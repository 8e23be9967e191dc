# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from workbench.ui.widgets.moments import moment_in_words

NOW = datetime(2026, 3, 4, 14, 30, tzinfo=timezone(timedelta(hours=1)))
"""A Wednesday."""


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 4, 13, 5, tzinfo=UTC), "today 14:05"),
        (datetime(2026, 3, 3, 23, 30, tzinfo=UTC), "today 0:30"),
        (datetime(2026, 3, 3, 9, 0, tzinfo=UTC), "yesterday 10:00"),
        (datetime(2026, 3, 2, 8, 12, tzinfo=UTC), "Monday 9:12"),
        (datetime(2026, 2, 26, 8, 12, tzinfo=UTC), "Thursday 9:12"),
        (datetime(2026, 2, 25, 8, 12, tzinfo=UTC), "25 February 9:12"),
        (datetime(2025, 12, 31, 8, 12, tzinfo=UTC), "31 December 2025 9:12"),
        (datetime(2026, 3, 5, 8, 12, tzinfo=UTC), "5 March 9:12"),
    ],
)
def test_a_moment_is_said_as_one_says_it(moment, words):
    assert moment_in_words(moment, NOW) == words
