# SPDX-License-Identifier: MIT
"""The code book of a project: a code for each dimension, grouped by the letters of a framework."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.annotations import Direction, Weight
from workbench.domain.frameworks import Dimension, Framework, dimension_name
from workbench.domain.interchange.analysis_projects import (
    DIMENSION,
    DIRECTION,
    WEIGHT,
    code_guid,
    described,
)
from workbench.domain.tables import DIRECTION_NAMES, WEIGHT_NAMES


@dataclass(frozen=True, slots=True)
class Code:
    """A code and those below it; `colour` is `#RRGGBB` or nothing."""

    guid: str
    name: str
    description: str
    colour: str = ""
    is_codable: bool = True
    children: tuple[Code, ...] = ()


def codes_of(framework: Framework, used: Iterable[Dimension]) -> tuple[Code, ...]:
    """Return the codes for marks seen with a framework.

    Each letter is a code in its colour, for its own dimension; below it stand the other dimensions
    that are `used` and shown under it. Directions and weights are codes as well.
    """
    rest = dict.fromkeys(used)
    found: list[Code] = []
    for letter in framework.letters:
        rest.pop(letter.dimension, None)
        below = [each for each in letter.dimensions if each in rest]
        for each in below:
            del rest[each]
        found.append(
            Code(
                code_guid(DIMENSION, letter.dimension),
                letter.name,
                f"{letter.prompt}\n{described(DIMENSION, letter.dimension)}",
                letter.colour,
                children=tuple(_dimension(each, letter.colour) for each in below),
            )
        )
    found += [_dimension(each) for each in rest]
    return (*found, *_judgements())


def _dimension(dimension: Dimension, colour: str = "") -> Code:
    name = dimension_name(dimension)
    return Code(code_guid(DIMENSION, dimension), name, described(DIMENSION, dimension), colour)


def _judgements() -> Iterator[Code]:
    directions = tuple(
        Code(code_guid(DIRECTION, each), DIRECTION_NAMES[each], described(DIRECTION, each))
        for each in Direction
    )
    weights = tuple(
        Code(code_guid(WEIGHT, each), WEIGHT_NAMES[each], described(WEIGHT, each))
        for each in Weight
    )
    about = "What a mark does to the worth of its source for the question."
    yield Code(code_guid(DIRECTION, ""), "Direction", about, is_codable=False, children=directions)
    about = "How much a mark counts."
    yield Code(code_guid(WEIGHT, ""), "Weight", about, is_codable=False, children=weights)
