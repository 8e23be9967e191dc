# SPDX-License-Identifier: MIT
"""Which steps of undo are kept.

There is one line of time for a library: undo takes back what was done last, in whichever pack.
Work in one pack must not cost another its steps, so the line is not simply cut at its end. A step
is kept as long as it is among the newest of all, or among the last ones of one of the packs whose
rows it touched. Between them there may be gaps: that does no harm, because of each pack the steps
that are kept are always the newest ones, without a gap, and steps of different packs touch
different rows. What holds packs together, a step that touched several, is kept with what came
after it in each of them.

Packs that are gone share one place among the packs, so that what was thrown away is given free
some time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

NEWEST = 500
"""Steps of all packs together that are kept in any case, as far as `NEWEST_BYTES` go."""
NEWEST_BYTES = 2 * 1024 * 1024
OF_A_PACK = 200
"""Last steps of each pack that are kept, whatever is done elsewhere."""
OF_A_PACK_BYTES = 8 * 1024 * 1024
"""Bytes of the last steps of one pack: a hundred times what two hundred notes take. A library is
copied as a whole into a stick, so this has to end somewhere."""

_GONE = ""


@dataclass(frozen=True, slots=True)
class StepSize:
    """A step as far as the limits go: its place in time, its bytes, the packs it touched."""

    number: int
    size: int
    packs: tuple[str, ...]


def steps_beyond(steps: Sequence[StepSize], packs: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of the steps that are to go; the newest of all never is.

    Args:
        steps: All steps, in any order.
        packs: The ids of the packs that are there.
    """
    newest_first = sorted(steps, key=lambda step: -step.number)
    kept = {step.number for step in _last_of(newest_first, NEWEST, NEWEST_BYTES)}
    by_place: dict[str, list[StepSize]] = {}
    for step in newest_first:
        for place in {pack if pack in packs else _GONE for pack in step.packs}:
            by_place.setdefault(place, []).append(step)
    for last in by_place.values():
        kept |= {step.number for step in _last_of(last, OF_A_PACK, OF_A_PACK_BYTES)}
    kept = _with_what_followed(newest_first, kept)
    return tuple(step.number for step in newest_first if step.number not in kept)


def _last_of(newest_first: Iterable[StepSize], most: int, most_bytes: int) -> list[StepSize]:
    last: list[StepSize] = []
    size = 0
    for step in newest_first:
        size += step.size
        if last and (len(last) == most or size > most_bytes):
            break
        last.append(step)
    return last


def _with_what_followed(newest_first: Sequence[StepSize], kept: set[int]) -> set[int]:
    """Return what is kept with every later step of the same packs: undo goes through all of it."""
    first: dict[str, int] = {}
    while True:
        for step in newest_first:
            if step.number in kept:
                for pack in step.packs:
                    first[pack] = min(step.number, first.get(pack, step.number))
        whole = {
            step.number
            for step in newest_first
            if any(step.number >= first.get(pack, step.number + 1) for pack in step.packs)
        }
        if whole <= kept:
            return kept
        kept = kept | whole
