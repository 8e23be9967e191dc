# SPDX-License-Identifier: MIT
"""Values of the domain as the text that stands in a row, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Native = str | int | float | bytes | None
"""What SQLite itself can hold."""

Row = Mapping[str, Native]
"""One row by column."""


def time_to_text(time: datetime) -> str:
    """Return a time as a row holds it: UTC, ISO 8601 with microseconds.

    Raises:
        ValueError: the time does not say in which zone it is.
    """
    if time.tzinfo is None:
        raise ValueError(f"a time without a zone: {time}")
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def time_from_text(text: str) -> datetime:
    """Return the time that a row holds, in UTC."""
    return datetime.fromisoformat(text)


def json_to_text(value: object) -> str:
    """Return a JSON value as a row holds it: always the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def json_from_text(text: str) -> Any:  # noqa: ANN401 – JSON has no narrower type
    """Return the JSON value that a row holds."""
    return json.loads(text)
