# SPDX-License-Identifier: MIT
"""Dimensions and the frameworks that show them.

Annotations are stored against canonical dimensions. A framework is a view on them: its letters,
names, prompts, colours and line styles. Changing the framework therefore loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """A set of letters with which a class looks at sources."""

    id: str
    name: str
    title: str
    letters: tuple[Letter, ...]

    def letter_of(self, dimension: Dimension) -> Letter | None:
        """Return the letter that shows `dimension`, or None where this framework has none."""
        return next((x for x in self.letters if dimension in x.dimensions), None)
