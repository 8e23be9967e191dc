# SPDX-License-Identifier: MIT
"""Which plans a second marker looks at, and in which order nobody's name can be guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256

from workbench.domain.folding import folded
from workbench.domain.handed_in.class_table import RowKey
from workbench.domain.reviews import Review

FEWEST_FOR_RANGE = 2
"""A range of marks has two ends."""

_SIZES = ((100, 15), (200, 20))
_LARGEST_SIZE = 25


def usual_size(plans: int) -> int:
    """Return how many of so many plans are usually looked at.

    Up to 15 all of them, up to 100 then 15, up to 200 then 20, above that 25, which is what OCR
    asks schools for (“Non-exam assessment”, table of sample sizes); other boards ask for fewer. A
    department that moderates itself may do with less, so the number can be changed.
    """
    size = next((size for most, size in _SIZES if plans <= most), _LARGEST_SIZE)
    return min(plans, size)


def sample_across(reviews: Mapping[RowKey, Review], size: int) -> tuple[RowKey, ...]:
    """Return `size` plans across the range of their marks, or all that have one where fewer do.

    The lowest and the highest mark are among them, as boards ask for; the others are spread evenly
    over the marks between. Among plans equally near, one beside a border of levels is taken: there
    two markers differ soonest. The same reviews, in any order, give the same plans; what is
    returned is in an order that tells nothing of the marks.
    """
    ranked = _ranked(reviews)
    if size < FEWEST_FOR_RANGE or len(ranked) <= size:
        return tuple(sorted(key for key, _ in ranked[: max(0, size)]))
    at_border = _at_borders(ranked, reviews)
    (lowest, low), (highest, high) = ranked[0], ranked[-1]
    chosen = {lowest, highest}
    step = (high - low) / (size - 1)
    for place in range(1, size - 1):
        wanted = low + place * step
        left = [(key, mark) for key, mark in ranked if key not in chosen]

        def distance(
            each: tuple[RowKey, Fraction], wanted: Fraction = wanted
        ) -> tuple[object, ...]:
            key, mark = each
            away = abs(mark - wanted)
            # Half a step away is still this part of the range.
            is_near = 2 * away <= step
            return not is_near, is_near and key not in at_border, away, key

        chosen.add(min(left, key=distance)[0])
    return tuple(sorted(chosen))


def shuffled(keys: Iterable[RowKey], folder: str) -> tuple[RowKey, ...]:
    """Return plans in an order that has nothing to do with names, the same each time.

    It depends on what the folder is called and not on where it lies: so plan 7 is the same plan on
    the computers of both markers.
    """

    def place(key: RowKey) -> tuple[bytes, RowKey]:
        words = "\n".join((folded(folder), *key))
        return sha256(words.encode("utf-8", "surrogatepass")).digest(), key

    return tuple(sorted(set(keys), key=place))


def _ranked(reviews: Mapping[RowKey, Review]) -> list[tuple[RowKey, Fraction]]:
    """Return the plans that have a mark, the lowest first; marks are fractions of the highest."""
    marked = {key: each for key, each in reviews.items() if each.mark is not None}
    are_known = all(each.out_of for each in marked.values())
    ranked = [
        (key, Fraction(each.mark or 0, (each.out_of or 1) if are_known else 1))
        for key, each in marked.items()
    ]
    return sorted(ranked, key=lambda each: (each[1], each[0]))


def _at_borders(
    ranked: Sequence[tuple[RowKey, Fraction]], reviews: Mapping[RowKey, Review]
) -> set[RowKey]:
    """Return the plans with the highest or lowest mark of their level, beside another level."""
    levels: dict[str, set[Fraction]] = {}
    for key, mark in ranked:
        if reviews[key].level:
            levels.setdefault(reviews[key].level, set()).add(mark)
    lowest, highest = ranked[0][1], ranked[-1][1]
    ends = {
        (level, end)
        for level, marks in levels.items()
        for end in (min(marks), max(marks))
        if end not in {lowest, highest}
    }
    return {key for key, mark in ranked if (reviews[key].level, mark) in ends}
