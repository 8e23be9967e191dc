# SPDX-License-Identifier: MIT
"""How a reader likes the window to look: what the Comfort drawer can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

SMALLEST, LARGEST = 14, 40
"""Reading sizes in logical pixels."""

LINES = (1.3, 2.6)
"""Heights of a line in times the reading size, the least and the most."""

LETTER_SPACES = (0.0, 0.2)
"""Extra space between letters in em, the least and the most."""

WORD_SPACES = (0.0, 0.6)
"""Extra space between words in em, the least and the most."""


class ThemeChoice(StrEnum):
    """Light or dark, or whatever the system asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class ReadingFace(StrEnum):
    """The typeface of a source's words."""

    LITERATA = "literata"
    ATKINSON = "atkinson"
    LEXEND = "lexend"
    OPEN_DYSLEXIC = "opendyslexic"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the window looks.

    `size` is the reading size in logical pixels, `line` the height of a line in times that size,
    `letter_space` and `word_space` are extra spaces in em, `page` names a page tint of the light
    theme. `letters` says whether plain letters mark; None leaves it to whether a screen reader is
    active.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    page: str = "white"
    face: ReadingFace = ReadingFace.LITERATA
    size: int = 18
    line: float = 32 / 18
    letter_space: float = 0.0
    word_space: float = 0.0
    tints: bool = True
    ruler: bool = False
    motion: bool = True
    letters: bool | None = None


PRESETS: Mapping[str, Comfort] = {
    "Book": Comfort(),
    "Clear": Comfort(face=ReadingFace.ATKINSON, letter_space=0.02, word_space=0.1),
    "Extra clear": Comfort(
        face=ReadingFace.ATKINSON,
        size=22,
        line=40 / 22,
        letter_space=0.05,
        word_space=0.2,
        ruler=True,
    ),
}
"""Ready-made choices; they leave theme, page tint, motion and letters as they are."""


def with_preset(comfort: Comfort, name: str) -> Comfort:
    """Return `comfort` with what the preset of this name decides."""
    preset = PRESETS[name]
    return replace(
        comfort,
        face=preset.face,
        size=preset.size,
        line=preset.line,
        letter_space=preset.letter_space,
        word_space=preset.word_space,
        ruler=preset.ruler,
    )


def preset_of(comfort: Comfort) -> str | None:
    """Return the name of the preset that `comfort` follows, or None."""
    return next((name for name in PRESETS if with_preset(comfort, name) == comfort), None)
