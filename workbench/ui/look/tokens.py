# SPDX-License-Identifier: MIT
"""The design's values, read from `resources/themes/tokens.json`.

Lengths are logical pixels at 96 dpi, colours `#RRGGBB`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from workbench import assets
from workbench.domain.frameworks import LineStyle


class Theme(StrEnum):
    """The three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Style(StrEnum):
    """The sizes and weights of type."""

    CAPTION = "caption"
    LABEL = "label"
    SMALL = "small"
    BODY = "body"
    BODY_STRONG = "body_strong"
    ENQUIRY = "enquiry"
    PANE_TITLE = "pane_title"
    CLAIM = "claim"
    PAGE_TITLE = "page_title"
    DIALOG_TITLE = "dialog_title"
    CLOCK = "clock"


LENS_OF_LINE: Mapping[LineStyle, str] = MappingProxyType(
    {
        LineStyle.SOLID: "lens_n",
        LineStyle.DASHED: "lens_o",
        LineStyle.DOTTED: "lens_p",
        LineStyle.DOUBLE: "lens_r",
    }
)
"""The colours of the first four letters of a framework go with their line styles."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size in pixels, weight from 100 to 900, height of a line in pixels."""

    px: int
    weight: int
    line: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """All values of the design."""

    colours: Mapping[Theme, Mapping[str, str]]
    lenses: Mapping[str, str]
    """The names of the colours of letters, by what they are in the light theme."""
    pages: Mapping[str, str]
    """The page tints of the light theme by name."""
    sizes: Mapping[str, int]
    types: Mapping[Style, TypeStyle]
    interface_family: str
    reading_family: str
    measure_em: float
    motion: Mapping[str, int]
    """Durations in milliseconds."""


@cache
def tokens() -> Tokens:
    """Return the values of the design; they are read once."""
    data = json.loads(assets.resource("themes/tokens.json").read_bytes())
    kinds = data["type"]
    return Tokens(
        colours={theme: data["themes"][theme.value]["colour"] for theme in Theme},
        lenses=_lenses(data["themes"][Theme.LIGHT.value]["colour"]),
        pages=data["reading_tints"],
        sizes={**data["size"], **{f"radius_{name}": px for name, px in data["radius"].items()}},
        types={
            style: TypeStyle(
                **{name: kinds[style.value][name] for name in ("px", "weight", "line")}
            )
            for style in Style
        },
        interface_family=kinds["family_interface"],
        reading_family=kinds["family_reading"],
        measure_em=kinds["reading"]["measure_em"],
        motion=data["motion"],
    )


def _lenses(light: Mapping[str, str]) -> Mapping[str, str]:
    """Return the colours that letters may have; what has no letter is as quiet as small print."""
    names = [name for name in light if name.startswith("lens_") and "_tint" not in name]
    return {light[name].upper(): name for name in (*names, "text_tertiary")}
