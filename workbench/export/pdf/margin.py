# SPDX-License-Identifier: MIT
"""Where notes beside a text stand: as near to their lines as they can, and never on each other.

The same rule serves the paper and the window's side panel.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def place(
    wished: Sequence[float],
    heights: Sequence[float],
    low: float,
    high: float,
    *,
    gap: float = 3.0,
) -> list[float]:
    """Return the top of each note, counted downwards like `wished`.

    The order is kept, notes stand at least `gap` apart, and the sum of the squared shifts is the
    least possible (isotonic regression by pooling adjacent violators). All stand between `low`
    and `high`; notes that are higher together than that room begin at `low` and run over its end.
    """
    if not wished:
        return []
    # Taking away what stands above each note turns "below the one before" into "not less than".
    above = [0.0, *accumulate(height + gap for height in heights[:-1])]
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, above, strict=True):
        value, count = wish - offset, 1
        while pools and pools[-1][0] > value:
            other, others = pools.pop()
            value = (value * count + other * others) / (count + others)
            count += others
        pools.append((value, count))
    highest = max(high - above[-1] - heights[-1], low)
    bases = [min(max(value, low), highest) for value, count in pools for _ in range(count)]
    return [base + offset for base, offset in zip(bases, above, strict=True)]


def total_height(heights: Sequence[float], *, gap: float = 3.0) -> float:
    """Return the room that notes of these heights need."""
    return sum(heights) + gap * max(0, len(heights) - 1)
