# SPDX-License-Identifier: MIT
"""A framework as JSON, format `framework/1`.

Reading expects data that fits the schema `framework-1.json`. What the schema cannot say is
brought in order: a framework from elsewhere shows each dimension once, its tags differ, and it has
colours of the checked set only, whatever it asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.domain.frameworks import (
    FEWEST_LETTERS,
    MOST_STARTERS,
    Dimension,
    Framework,
    Letter,
    LineStyle,
)
from workbench.domain.interchange.values import name_of, text_of, texts_of
from workbench.domain.lens_colours import LENS_COLOURS, lens_colour

FORMAT = "framework/1"

JsonObject = dict[str, Any]


def framework_to_json(framework: Framework) -> JsonObject:
    """Return `framework` as a JSON object."""
    return {
        "format": FORMAT,
        "id": framework.id,
        "name": framework.name,
        "title": framework.title,
        "letters": letters_to_json(framework.letters),
    }


def framework_from_json(data: Mapping[str, Any]) -> Framework:
    """Return the framework that a JSON object of format `framework/1` describes."""
    return Framework(
        id=data["id"],
        name=name_of(data, "name") or "Framework",
        title=name_of(data, "title") or "",
        letters=letters_from_json(data["letters"]),
    )


def with_frameworks(document: JsonObject, frameworks: Iterable[Framework]) -> JsonObject:
    """Return a pack as JSON with the frameworks that are handed on with it."""
    told = [framework_to_json(each) for each in frameworks]
    return {**document, "frameworks": told} if told else document


def frameworks_in(document: Mapping[str, Any]) -> tuple[Framework, ...]:
    """Return the frameworks that a pack as JSON brings, each id once.

    One with fewer letters than a framework has, once what cannot be shown is left out, is none.
    """
    made = [framework_from_json(each) for each in document.get("frameworks") or ()]
    usable = [each for each in made if len(each.letters) >= FEWEST_LETTERS]
    return tuple({each.id: each for each in usable}.values())


def letters_to_json(letters: Iterable[Letter]) -> list[JsonObject]:
    """Return letters as they stand in the list `letters` of a framework."""
    return [
        {
            "letter": each.letter,
            "name": each.name,
            "dimension": each.dimension.value,
            "dimensions": [dimension.value for dimension in each.dimensions],
            "prompt": each.prompt,
            "line": each.line.value,
            "colour": each.colour,
            "tint": each.tint,
            "starters": list(each.starters),
            "later_starters": list(each.later_starters),
        }
        for each in letters
    ]


def letters_from_json(entries: Sequence[Mapping[str, Any]]) -> tuple[Letter, ...]:
    """Return the letters of a framework; those that could never be shown are left out."""
    made: list[Letter] = []
    shown: set[Dimension] = set()
    for each in entries:
        names = each["dimensions"]
        wanted = names if each["dimension"] in names else (each["dimension"], *names)
        dimensions = tuple(x for x in dict.fromkeys(map(Dimension, wanted)) if x not in shown)
        taken = {x.letter.casefold() for x in made}
        tag = _tag(name_of(each, "letter") or "", taken) or _tag(each["name"], taken, most=1)
        if not dimensions or not tag:
            continue
        shown.update(dimensions)
        made.append(_letter(each, tag, dimensions, made))
    return tuple(made)


def _letter(
    data: Mapping[str, Any], tag: str, dimensions: tuple[Dimension, ...], others: Sequence[Letter]
) -> Letter:
    first = Dimension(data["dimension"])
    line = LineStyle(data["line"])
    taken = {x.colour for x in others if x.line is line}
    asked = lens_colour(data["colour"])
    free = (x for x in LENS_COLOURS if x.colour not in taken)
    colour = asked if asked and asked.colour not in taken else next(free)
    return Letter(
        letter=tag,
        name=name_of(data, "name") or tag,
        dimension=first if first in dimensions else dimensions[0],
        dimensions=dimensions,
        prompt=text_of(data, "prompt") or "",
        line=line,
        colour=colour.colour,
        tint=colour.tint,
        starters=texts_of(data, "starters")[:MOST_STARTERS],
        later_starters=texts_of(data, "later_starters")[:MOST_STARTERS],
    )


def _tag(wanted: str, taken: set[str], *, most: int = 2) -> str:
    """Return the tag that was asked for, or one like it that no other letter has, or nothing."""
    wanted = "".join(sign for sign in wanted if sign.isalnum())[:most]
    tried = (wanted, *(wanted[:1] + each for each in "23456789")) if wanted else ()
    return next((tag for tag in tried if tag.casefold() not in taken), "")
