# SPDX-License-Identifier: MIT
"""Rows of tables that were saved as text."""

from __future__ import annotations

_FEWEST_CELLS = 3


def is_row(text: str) -> bool:
    """Tell whether words are a row of a table: mostly numbers."""
    words = text.split()
    numbers = sum(any(map(str.isdigit, w)) for w in words if not w.isalpha())
    return len(words) >= _FEWEST_CELLS and 2 * numbers > len(words)
