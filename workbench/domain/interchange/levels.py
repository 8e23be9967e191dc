# SPDX-License-Identifier: MIT
"""Levels of a mark scheme as JSON: a list of objects with name, low, high and descriptor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.domain.enquiries import Level
from workbench.domain.interchange.values import text_of

JsonObject = dict[str, Any]


def levels_to_json(levels: Iterable[Level]) -> list[JsonObject]:
    """Return levels as they stand in a question."""
    return [
        {"name": each.name, "low": each.low, "high": each.high, "descriptor": each.descriptor}
        for each in levels
    ]


def levels_from_json(data: Sequence[Mapping[str, Any]] | None) -> tuple[Level, ...]:
    """Return the levels of a question; none where there is nothing."""
    return tuple(
        Level(
            text_of(each, "name") or "",
            int(each["low"]),
            int(each["high"]),
            text_of(each, "descriptor") or "",
        )
        for each in data or ()
    )
