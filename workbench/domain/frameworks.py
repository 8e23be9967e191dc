# SPDX-License-Identifier: MIT
"""Dimensions and the frameworks that show them.

Annotations are stored against canonical dimensions. A framework is a view on them: its letters,
names, prompts, colours and line styles. Changing the framework therefore loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.lens_colours import NEUTRAL

MOST_LETTERS = 10
FEWEST_LETTERS = 2
MOST_STARTERS = 3
"""More ways to begin a sentence than these would be a list to copy from."""


class Dimension(StrEnum):
    """What an annotation is about."""

    NATURE = "nature"
    ORIGIN = "origin"
    PURPOSE = "purpose"
    RELIABILITY = "reliability"
    CONTENT = "content"
    INFERENCE = "inference"
    AUTHOR = "author"
    DATE = "date"
    PLACE = "place"
    AUDIENCE = "audience"
    CONTEXT = "context"
    TONE = "tone"
    OMISSION = "omission"
    CORROBORATION = "corroboration"
    VALUE = "value"
    LIMITATION = "limitation"
    JUDGEMENT = "judgement"


class LineStyle(StrEnum):
    """How marks of a letter are underlined; tells letters apart without colour."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a framework.

    A mark made with it gets `dimension`; marks of all `dimensions` are shown under it. Colours
    are `#RRGGBB`: of lines and tags, and the tint behind the words on white. `later_starters` are
    for later views; where there are none, `starters` serve for them as well.
    """

    letter: str
    name: str
    dimension: Dimension
    dimensions: tuple[Dimension, ...]
    prompt: str
    line: LineStyle
    colour: str
    tint: str
    starters: tuple[str, ...] = ()
    later_starters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """A set of letters with which a class looks at sources.

    No two tags are the same: where two names begin alike, one has a tag of two letters (HAPPY has P
    for Purpose and Pv for Point of view), so that a tag on paper says which one is meant.
    `plain` has every dimension as a letter of its own, for marks that none of `letters` shows;
    where it is empty, such marks have nothing but their name.
    """

    id: str
    name: str
    title: str
    letters: tuple[Letter, ...]
    plain: tuple[Letter, ...] = ()

    def letter_of(self, dimension: Dimension) -> Letter | None:
        """Return the letter that shows `dimension`, or None where this framework has none."""
        return next((x for x in self.letters if dimension in x.dimensions), None)

    def shown_as(self, dimension: Dimension) -> Letter:
        """Return the letter that shows `dimension`, or the dimension as a letter of its own."""
        return self.letter_of(dimension) or self.plain_letter(dimension)

    def plain_letter(self, dimension: Dimension) -> Letter:
        """Return `dimension` as a letter of its own, with its name and its question."""
        found = next((x for x in self.plain if x.dimension is dimension), None)
        return found or neutral_letter(dimension)

    def by_key(self) -> Mapping[str, tuple[Letter, ...]]:
        """Return which letters the key of a plain letter, in lower case, may mean.

        With more than one it means none of them: a wrong mark costs more than a second key.
        """
        found: dict[str, tuple[Letter, ...]] = {}
        for each in self.letters:
            key = each.letter[:1].casefold()
            found[key] = (*found.get(key, ()), each)
        return found


def dimension_name(dimension: Dimension) -> str:
    """Return what a dimension is called where no framework gives it a name."""
    return dimension.value.capitalize()


def neutral_letter(dimension: Dimension, prompt: str = "") -> Letter:
    """Return a dimension as a letter of its own: without a colour, with a plain line."""
    return Letter(
        letter=dimension.value[0].upper(),
        name=dimension_name(dimension),
        dimension=dimension,
        dimensions=(dimension,),
        prompt=prompt,
        line=LineStyle.SOLID,
        colour=NEUTRAL.colour,
        tint=NEUTRAL.tint,
    )


OTHERS = Letter(
    letter="•",
    name="Others",
    dimension=Dimension.CONTENT,
    dimensions=(),
    prompt="Marks that this framework has no letter for.",
    line=LineStyle.SOLID,
    colour=NEUTRAL.colour,
    tint=NEUTRAL.tint,
)
"""Stands for all marks that the framework in use has no letter for; nothing is marked with it."""
