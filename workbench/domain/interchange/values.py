# SPDX-License-Identifier: MIT
"""Take members out of a JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workbench.domain.text import canonical, one_line


def given(data: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 – JSON has no narrower type
    """Return the member `name`, or None where it is absent or empty."""
    value = data.get(name)
    return None if value == "" else value


def text_of(data: Mapping[str, Any], name: str) -> str | None:
    """Return the text member `name` in canonical form, or None where it is absent or empty."""
    value = data.get(name)
    return canonical(value) or None if value else None


def name_of(data: Mapping[str, Any], name: str) -> str | None:
    """Return the text member `name` as names and titles are kept, or None where nothing is left."""
    value = data.get(name)
    return one_line(value) or None if value else None


def texts_of(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the member `name`, a list of texts, each in canonical form; empty where absent."""
    return tuple(canonical(value) for value in data.get(name) or ())


def time_of(data: Mapping[str, Any], name: str) -> datetime | None:
    """Return the time member `name` in UTC, or None where it is absent or no ISO 8601 time."""
    value = data.get(name)
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):  # the latter where it is in no year of UTC that there is
        return None


def time_to_json(time: datetime) -> str:
    """Return a UTC time as JSON shows it: `2026-01-15T10:00:00Z`."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
