# SPDX-License-Identifier: MIT
"""How each direction of a mark is called and which icon stands for it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.domain.annotations import Direction
from workbench.domain.tables import DIRECTION_NAMES

DIRECTIONS: Mapping[Direction, tuple[str, str]] = MappingProxyType(
    {
        Direction.ADDS_VALUE: (DIRECTION_NAMES[Direction.ADDS_VALUE], "circle-plus"),
        Direction.LIMITS: (DIRECTION_NAMES[Direction.LIMITS], "circle-minus"),
        Direction.BOTH: (DIRECTION_NAMES[Direction.BOTH], "diff"),
    }
)
"""Name and icon, in the order in which the key goes through them."""


def spoken_direction(direction: Direction | None) -> str:
    """Return a direction amid a sentence, “limits it”; nothing where there is none."""
    return DIRECTION_NAMES[direction].lower() if direction else ""
