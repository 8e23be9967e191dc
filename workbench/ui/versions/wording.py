# SPDX-License-Identifier: MIT
"""A version of a note in words: its name in the list, its parts beside those of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.annotations import STEP_NAMES, Annotation, Weight
from workbench.domain.frameworks import Dimension, Framework, dimension_name
from workbench.domain.note_versions import Change, NoteVersion, Piece, document_of, then_and_now
from workbench.domain.readings import for_enquiry
from workbench.ui.widgets.directions import spoken_direction
from workbench.ui.widgets.moments import moment_in_words

NOTHING_KEPT = (
    "This note has no earlier versions yet. What a note says is kept when it is changed after ten "
    "minutes or more, and before a big change."
)
LEGEND = "Struck through: not there now. Underlined: new since then."

_BRIEF = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a note under its caption, in pieces."""

    caption: str
    pieces: tuple[Piece, ...]


def name_of(version: NoteVersion, now: datetime) -> str:
    """Return when a note was written as a version has it: “Monday 9:12”."""
    return moment_in_words(version.made, now)


def brief(version: NoteVersion) -> str:
    """Return the beginning of what a version says last."""
    said = [" ".join(version.step(name).split()) for name in reversed(tuple(STEP_NAMES))]
    words = next((each for each in said if each), "")
    return words if len(words) <= _BRIEF else f"{words[: _BRIEF - 1]}…"


def parts_of(
    version: NoteVersion, annotation: Annotation, framework: Framework
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both notes part by part, with what is gone in the first and new in the second.

    The note is shown with its reading for the enquiry that the version was written for.
    """
    annotation = for_enquiry(annotation, version.document.get("enquiry"), ())
    now = NoteVersion(annotation.id, 0, version.made, version.made, document_of(annotation))
    then_parts: list[Part] = []
    now_parts: list[Part] = []
    pairs = [("", _facts(version, framework), _facts(now, framework))]
    pairs += [(caption, version.step(name), now.step(name)) for name, caption in STEP_NAMES.items()]
    for caption, before, after in pairs:
        old, new = then_and_now(before.strip(), after.strip())
        then_parts.append(Part(caption, old))
        now_parts.append(Part(caption, new))
    if version.words != now.words:
        words = f"This was on the words ‘{' '.join(version.words.split())}’."
        then_parts.append(Part("", (Piece(words),)))
    return tuple(then_parts), tuple(now_parts)


def in_words(parts: Sequence[Part], change: Change) -> str:
    """Return what a screen reader says of the words that are in one of the two notes only."""
    words = [
        " ".join(piece.text.split())
        for part in parts
        for piece in part.pieces
        if piece.change is change and piece.text.strip()
    ]
    said = ", ".join(f"‘{each}’" for each in words)
    if not said:
        return "Nothing is not there now" if change is Change.GONE else "Nothing is new since then"
    return f"Not there now: {said}" if change is Change.GONE else f"New since then: {said}"


def _facts(version: NoteVersion, framework: Framework) -> str:
    facts = (
        _letter(version.dimension, framework),
        spoken_direction(version.direction) or "no direction",
        _weight(version.weight),
    )
    return " · ".join(each for each in facts if each)


def _letter(dimension: Dimension | None, framework: Framework) -> str:
    letter = framework.letter_of(dimension) if dimension else None
    if letter is not None:
        return letter.name
    return dimension_name(dimension) if dimension else ""


def _weight(weight: Weight | None) -> str:
    return f"{weight.value} weight" if weight else ""
