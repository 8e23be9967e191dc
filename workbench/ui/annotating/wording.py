# SPDX-License-Identifier: MIT
"""What a note is called, seen and spoken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.domain.annotations import STEP_NAMES, STEP_ON_PICTURE, Annotation, SourcePart, Weight
from workbench.domain.frameworks import Letter, dimension_name
from workbench.domain.quoting import PART_WORDS, Lines, lines_in_words
from workbench.ui.widgets.directions import spoken_direction


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a note: the annotation's field, its caption, and what is asked while it is empty.

    Where `prompt` is empty, the question of the mark's letter is asked.
    """

    field: str
    caption: str
    prompt: str = ""


STEPS = (
    Step("feature", STEP_NAMES["feature"]),
    Step("inference", STEP_NAMES["inference"], "What can I tell from that?"),
    Step("so_what", STEP_NAMES["so_what"], "What does that mean for my question?"),
)
ON_PICTURE = Step("feature", STEP_ON_PICTURE, "Describe it for somebody who cannot see it.")
"""The first step of a mark on a part of a picture: it is the part's text alternative as well."""

WITHOUT_ENQUIRY = "So, for my question (choose one)"
"""The caption of the third step while no question is chosen."""

PLEASE_CHECK = "Moved – please check"
"""Said of a mark that was moved to where its words probably are."""

_COUNTS = ("none", "one", "two", "three")


def letter_name(annotation: Annotation, letter: Letter | None) -> str:
    """Return the name of the letter a mark is shown under, or else of what it is about.

    Where the letter shows several dimensions, the one that was marked is named with it: “Origin
    (date)”.
    """
    name = dimension_name(annotation.dimension)
    if letter is None:
        return name
    is_plain = annotation.dimension is letter.dimension
    return letter.name if is_plain else f"{letter.name} ({name.lower()})"


def place_of(annotation: Annotation, lines: Lines | None) -> str:
    """Return where a mark stands, as printed in its card: “lines 12–13”, “label”."""
    return PART_WORDS.get(annotation.target.part, lines_in_words(lines) if lines else "text")


def spoken_name(annotation: Annotation, letter: Letter | None, place: str) -> str:
    """Return what a screen reader says of a card.

    “Reliability E7, lines 12 to 13, limits it, two of three steps”
    """
    name = letter.name if letter else dimension_name(annotation.dimension)
    parts = [f"{name} {annotation.short_id}", place.replace("–", " to ")]
    if annotation.target.is_doubtful:
        parts.append("moved, please check")
    if annotation.direction:
        parts.append(spoken_direction(annotation.direction))
    parts.append(f"{_COUNTS[sum(steps_written(annotation))]} of three steps")
    return ", ".join(parts)


def first_step(annotation: Annotation) -> Step:
    """Return the first step of a note: what is noticed, or what a part of a picture shows."""
    return ON_PICTURE if annotation.target.part is SourcePart.PICTURE else STEPS[0]


def steps_written(annotation: Annotation) -> tuple[bool, ...]:
    """Return for each step whether it has words."""
    return tuple(bool(getattr(annotation, step.field).strip()) for step in STEPS)


def with_step(annotation: Annotation, field: str, text: str) -> Annotation:
    """Return the note with other words in one of its steps.

    Raises:
        KeyError: there is no such step.
    """
    steps = {step.field: getattr(annotation, step.field) for step in STEPS}
    if field not in steps:
        raise KeyError(field)
    steps[field] = text
    return replace(
        annotation,
        feature=steps["feature"],
        inference=steps["inference"],
        so_what=steps["so_what"],
    )


def weight_name(weight: Weight) -> str:
    """Return the weight as a student reads it."""
    return f"{weight.value} weight"
