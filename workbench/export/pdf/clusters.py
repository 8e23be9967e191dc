# SPDX-License-Identifier: MIT
"""Characters that belong together: a letter with its marks, or letters that melt into one shape."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbench.export.pdf.fonts import Face, is_invisible

PRIVATE = 0xF0000
"""Private characters for glyphs begin here: this plane has room for every number of a font."""


class PlacedGlyph(NamedTuple):
    """A glyph of a line: `char` draws it in `face`, `words` is what it stands for.

    `x` is its distance from the left end of the line, `y` that from the baseline, both in em.
    """

    face: Face
    char: str
    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Characters that are drawn as one; `glyphs` are placed from the cluster's left edge."""

    start: int
    end: int
    level: int
    width: float
    glyphs: tuple[PlacedGlyph, ...]
    is_printable: bool = True


def cluster_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each letter of `text` with its marks."""
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not joins(text[position]):
            yield start, position
            start = position


def joins(char: str) -> bool:
    """Tell whether `char` belongs to the character before it."""
    return unicodedata.category(char) in {"Mn", "Me", "Mc"} or is_invisible(char)
