# SPDX-License-Identifier: MIT
"""A student's marks beside those of a model: found, seen differently, missed, and one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.annotations import Annotation
from workbench.domain.sources import Source

SHARE = 0.5
"""Share of the shorter of two passages that both must have to be about the same words."""


class Outcome(StrEnum):
    """How a mark of the model and one's own stand to each other."""

    FOUND = "found"
    DIFFERENT = "different"
    MISSED = "missed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class ComparedMark:
    """One line of the comparison; `own` is missing where it was missed, `model` where it is own."""

    outcome: Outcome
    own: Annotation | None
    model: Annotation | None


def compared(
    own: Sequence[Annotation], model: Sequence[Annotation], sources: Sequence[Source]
) -> tuple[ComparedMark, ...]:
    """Return each mark of the model with one's own at the same words, then one's own alone.

    Marks with the same dimension are joined first; each is used once. The order is that of the
    sources and of the model's marks in them.
    """
    order = {source.id: place for place, source in enumerate(sources)}
    there = [mark for mark in model if mark.target.source_id in order]
    there.sort(key=lambda mark: (order[mark.target.source_id], _start(mark)))
    left = list(own)
    joined: dict[int, ComparedMark] = {}
    for outcome in (Outcome.FOUND, Outcome.DIFFERENT):
        for place, mark in enumerate(there):
            if place in joined:
                continue
            found = next((each for each in left if _fits(each, mark, outcome)), None)
            if found is not None:
                left.remove(found)
                joined[place] = ComparedMark(outcome, found, mark)
    lines = [
        joined.get(place, ComparedMark(Outcome.MISSED, None, mark))
        for place, mark in enumerate(there)
    ]
    return (*lines, *(ComparedMark(Outcome.OWN, mark, None) for mark in left))


def _fits(own: Annotation, model: Annotation, outcome: Outcome) -> bool:
    is_same = own.dimension == model.dimension
    return is_same == (outcome is Outcome.FOUND) and _share(own, model) >= SHARE


def _share(one: Annotation, other: Annotation) -> float:
    """Return how much of the shorter of two places both have, between 0 and 1."""
    if (one.target.source_id, one.target.part) != (other.target.source_id, other.target.part):
        return 0.0
    first, second = one.target.anchor, other.target.anchor
    if first is not None and second is not None:
        both = min(first.span.end, second.span.end) - max(first.span.start, second.span.start)
        shorter = min(first.span.end - first.span.start, second.span.end - second.span.start)
        return max(0, both) / shorter if shorter else 0.0
    here, there = one.target.region, other.target.region
    if here is None or there is None:
        return float(here is there)
    right = min(here.left + here.width, there.left + there.width)
    bottom = min(here.top + here.height, there.top + there.height)
    width = max(0.0, right - max(here.left, there.left))
    height = max(0.0, bottom - max(here.top, there.top))
    least = min(here.width * here.height, there.width * there.height)
    return width * height / least if least else 0.0


def _start(mark: Annotation) -> int:
    return mark.target.anchor.span.start if mark.target.anchor else -1
