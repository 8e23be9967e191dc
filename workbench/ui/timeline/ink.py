# SPDX-License-Identifier: MIT
"""The colours and faces that a picture of time is drawn with, as values another thread can use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from workbench.domain.timeline.picture import Measure, Words
from workbench.ui.look.colours import Colours, colours_of
from workbench.ui.look.faces import face
from workbench.ui.look.tokens import Theme, tokens

_FACES = {
    Words.NAME: (13, 600),
    Words.DATE: (12, 400),
    Words.LETTER: (13, 700),
    Words.TICK: (13, 600),
    Words.NOTE: (13, 400),
}
"""Size in pixels as designed and weight of the words of a picture."""


@dataclass(frozen=True)
class Ink:
    """What a picture is drawn with; sizes are as designed, whoever draws scales."""

    colours: Colours
    fonts: Mapping[Words, QFont]

    def colour(self, name: str) -> QColor:
        """Return a colour of the design by its name."""
        return QColor(self.colours[name])


def ink_of(colours: Colours) -> Ink:
    """Return what to draw with in these colours."""
    fonts = {}
    for words, (px, weight) in _FACES.items():
        fonts[words] = face([tokens().interface_family], px)
        fonts[words].setWeight(QFont.Weight(weight))
    return Ink(colours, fonts)


def paper_ink() -> Ink:
    """Return what is drawn with on paper, whatever the window looks like: dark on white."""
    return ink_of(colours_of(Theme.LIGHT))


def measure_with(ink: Ink) -> Measure:
    """Return how wide words are in these faces; each is measured once."""
    metrics = {words: QFontMetricsF(font) for words, font in ink.fonts.items()}

    @cache
    def measure(text: str, words: Words) -> float:
        return metrics[words].horizontalAdvance(text)

    return measure
