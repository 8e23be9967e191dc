# SPDX-License-Identifier: MIT
"""The colours of one theme on one page tint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.frameworks import Letter
from workbench.ui.look.tokens import LENS_OF_LINE, Theme, tokens

_SHARES = {Theme.LIGHT: (0.10, 0.19, 0.09), Theme.DARK: (0.15, 0.22, 0.09)}
"""How much of the lens is in a tint: of a mark, of the active mark, of text where marks overlap."""


@dataclass(frozen=True, slots=True)
class Lens:
    """The colours of one letter: of lines and tags, on tags, behind words, behind active words."""

    colour: str
    on_colour: str
    tint: str
    active_tint: str


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme by name, with the page in its tint."""

    theme: Theme
    named: Mapping[str, str]
    overlap: str
    """Behind words with two marks or more: tints are never mixed."""

    def __getitem__(self, name: str) -> str:
        """Return a colour of the design by its name in `tokens.json`."""
        return self.named[name]

    def lens(self, letter: Letter) -> Lens:
        """Return the colours of a letter in this theme.

        One that is of no colour of the checked set gets that of its line style.
        """
        known = tokens().lenses.get(letter.colour.upper())
        return self.lens_named(known or LENS_OF_LINE[letter.line])

    def lens_named(self, name: str) -> Lens:
        """Return the colours of a letter by the name of its colour in `tokens.json`."""
        colour = self.named[name]
        mark, active, _ = _SHARES.get(self.theme, (0.0, 0.0, 0.0))
        page = self.named["page"]
        return Lens(
            colour, self.named["on_lens"], mixed(colour, page, mark), mixed(colour, page, active)
        )


def colours_of(theme: Theme, page: str = "white") -> Colours:
    """Return the colours of `theme`; `page` names the page tint and counts in the light one."""
    named = dict(tokens().colours[theme])
    if theme is Theme.LIGHT:
        named["page"] = tokens().pages.get(page, named["page"])
    share = _SHARES.get(theme, (0.0, 0.0, 0.0))[2]
    return Colours(theme, named, mixed(named["text"], named["page"], share))


@lru_cache(maxsize=256)
def mixed(one: str, other: str, share: float) -> str:
    """Return the colour with `share` of `one` and the rest of `other`."""
    parts = (
        round(share * int(one[at : at + 2], 16) + (1 - share) * int(other[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
