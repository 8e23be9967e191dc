# SPDX-License-Identifier: MIT
"""Frameworks that somebody makes: how one begins, what may be changed, what is wrong with a value.

Every function returns another framework that can be used as it is. What cannot be had is told in a
plain sentence (`problem_with_tag` and its like) and never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.domain.frameworks import (
    FEWEST_LETTERS,
    MOST_LETTERS,
    Dimension,
    Framework,
    Letter,
    LineStyle,
)
from workbench.domain.lens_colours import LENS_COLOURS, LensColour

LONGEST_TAG = 2
LONGEST_NAME = 40
"""Signs of a framework's or a letter's name: more would be cut in every list."""

_LINES = tuple(LineStyle)


@dataclass(frozen=True, slots=True)
class OwnFramework:
    """A framework of a library; one that `is_received` is only changed by whoever made it."""

    framework: Framework
    is_received: bool = False


def blank_framework(framework_id: str, plain: tuple[Letter, ...], name: str) -> Framework:
    """Return a framework to begin with: two letters, about content and origin."""
    empty = Framework(framework_id, name, "", (), plain)
    return with_new_letter(with_new_letter(empty, Dimension.CONTENT), Dimension.ORIGIN)


def copied_framework(framework: Framework, framework_id: str, taken: Iterable[str]) -> Framework:
    """Return a copy under a name that is not among `taken`."""
    return replace(framework, id=framework_id, name=free_name(framework.name, taken))


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return `name`, with a number where somebody has it."""
    known = {each.casefold() for each in taken}
    number, tried = 2, name
    while tried.casefold() in known:
        tried, number = f"{name} {number}", number + 1
    return tried


def with_new_letter(framework: Framework, dimension: Dimension | None = None) -> Framework:
    """Return the framework with one more letter: the next free dimension, line and colour.

    There is nothing more where it has all it can have, or shows every dimension.
    """
    letters = framework.letters
    shown = {each for letter in letters for each in letter.dimensions}
    free = [each for each in Dimension if each not in shown]
    wanted = dimension if dimension in free else next(iter(free), None)
    if wanted is None or len(letters) >= MOST_LETTERS:
        return framework
    line = _LINES[len(letters) % len(_LINES)]
    colour = next(x for x in LENS_COLOURS if x.colour not in {each.colour for each in letters})
    plain = framework.plain_letter(wanted)
    made = replace(
        plain,
        letter=_free_tag(plain.name, letters),
        dimensions=(wanted,),
        line=line,
        colour=colour.colour,
        tint=colour.tint,
    )
    return replace(framework, letters=(*letters, made))


def without_letter(framework: Framework, place: int) -> Framework:
    """Return the framework without one of its letters, or as it is where it needs them all."""
    if len(framework.letters) <= FEWEST_LETTERS:
        return framework
    letters = framework.letters
    return replace(framework, letters=(*letters[:place], *letters[place + 1 :]))


def moved_letter(framework: Framework, place: int, by: int) -> Framework:
    """Return the framework with a letter so many places on, as far as it goes."""
    letters = list(framework.letters)
    to = min(max(0, place + by), len(letters) - 1)
    letters.insert(to, letters.pop(place))
    return replace(framework, letters=tuple(letters))


def with_letter(framework: Framework, place: int, letter: Letter) -> Framework:
    """Return the framework with another letter in a place."""
    letters = framework.letters
    return replace(framework, letters=(*letters[:place], letter, *letters[place + 1 :]))


def with_dimensions(framework: Framework, place: int, dimensions: Iterable[Dimension]) -> Framework:
    """Return the framework with a letter that shows these dimensions, and no other letter them.

    The letter keeps at least one, and so does each of the others. What it is marked with stays as
    long as that is among them.
    """
    wanted = set(dimensions)
    for at, other in enumerate(framework.letters):
        if at != place and wanted.issuperset(other.dimensions):
            wanted.discard(other.dimension)
    letter = framework.letters[place]
    kept = tuple(each for each in Dimension if each in wanted) or (letter.dimension,)
    made = replace(
        letter,
        dimension=letter.dimension if letter.dimension in kept else kept[0],
        dimensions=kept,
    )
    letters = []
    for at, other in enumerate(framework.letters):
        rest = tuple(each for each in other.dimensions if each not in kept)
        first = other.dimension if other.dimension in rest else next(iter(rest), other.dimension)
        letters.append(made if at == place else replace(other, dimension=first, dimensions=rest))
    return replace(framework, letters=tuple(letters))


def problem_with_name(name: str, others: Iterable[str]) -> str | None:
    """Return what is wrong with a framework's name, in a sentence, or None."""
    if not name.strip():
        return "A framework needs a name, so that it can be found in the list."
    if len(name) > LONGEST_NAME:
        return f"Names have at most {LONGEST_NAME} signs."
    if name.strip().casefold() in {each.casefold() for each in others}:
        return "Another framework has this name."
    return None


def problem_with_tag(tag: str, place: int, framework: Framework) -> str | None:
    """Return what is wrong with the letter that stands on marks, in a sentence, or None."""
    if not tag.strip():
        return "Marks need a letter to stand on them."
    if len(tag) > LONGEST_TAG or not tag.isalnum():
        return "One letter or two, without spaces or signs."
    other = next(
        (
            each
            for at, each in enumerate(framework.letters)
            if at != place and each.letter.casefold() == tag.casefold()
        ),
        None,
    )
    return f"“{tag}” is {other.name} already. Add a second letter to it." if other else None


def problem_with_look(
    line: LineStyle, colour: LensColour, place: int, framework: Framework
) -> str | None:
    """Return why a letter cannot look like this, in a sentence, or None."""
    for at, each in enumerate(framework.letters):
        if at != place and (each.line, each.colour) == (line, colour.colour):
            return f"{each.name} has this colour with this line. Take another of the two."
    return None


def _free_tag(name: str, letters: Iterable[Letter]) -> str:
    taken = {each.letter.casefold() for each in letters}
    tried = (name[:1], *(name[:1] + each for each in name[1:] if each.isalnum()))
    return next((each for each in tried if each.casefold() not in taken), f"{name[:1]}9")
