# SPDX-License-Identifier: MIT
"""The colours that letters of frameworks may have: a small set that was checked.

Each is dark enough to be read on every page tint, has a counterpart in the dark and the high
contrast theme (`resources/themes/tokens.json`), and can be told from the others. With one line
style, two of them stay at least 13 apart (CIEDE2000) for readers with any kind of colour vision.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LensColour:
    """A colour with its name; `colour` is of lines and tags, `tint` of the ground of words."""

    name: str
    colour: str
    tint: str


LENS_COLOURS = (
    LensColour("Blue", "#0F5BD8", "#E7EFFB"),
    LensColour("Ochre", "#8A5D00", "#F3EFE6"),
    LensColour("Plum", "#7B1763", "#F2E8EF"),
    LensColour("Pine", "#0F5138", "#E7EEEB"),
    LensColour("Teal", "#145A68", "#E8EEF0"),
    LensColour("Violet", "#5E1DC0", "#EFE8F9"),
    LensColour("Rust", "#A74313", "#F6ECE7"),
    LensColour("Olive", "#57691C", "#EEF0E8"),
    LensColour("Berry", "#A51238", "#F6E7EB"),
    LensColour("Slate", "#313845", "#EAEBEC"),
)
"""In the order in which the letters of a framework get them."""

NEUTRAL = LensColour("Grey", "#59616D", "#E8E8E8")
"""Of marks that the framework in use has no letter for."""


def lens_colour(colour: str) -> LensColour | None:
    """Return the one of the set with this `#RRGGBB`, or None."""
    return next((each for each in LENS_COLOURS if each.colour == colour.upper()), None)
