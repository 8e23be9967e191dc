# SPDX-License-Identifier: MIT
"""How many flash cards a day has at most: what can be chosen, and how many of them may be new.

These numbers are asked for before the first frame is shown, so they stand alone.
"""

from __future__ import annotations

USUAL, FEWEST, MOST = 20, 1, 200
"""Cards a day, as long as nobody chose; and what can be chosen."""


def most_new(most: int) -> int:
    """Return how many of so many cards a day may be new: half of them.

    Each new card comes back several times in the days after it. A day of nothing but new ones would
    fill those days, and what is due then would have to wait.
    """
    return (most + 1) // 2
