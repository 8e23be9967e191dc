# SPDX-License-Identifier: MIT
"""Two plans, or two states of one, side by side: what is gone, what is new, what moved.

Points that are one point in both stand beside each other. In two states of a plan, and in a copy,
they have the same id; in plans that were made apart they are paired by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from workbench.domain.note_versions import Change, Piece, then_and_now
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Evidence, Plan, Point

_ALIKE = 0.5
"""Share of the letters that two points have in common from which on they are the same one."""


class Row(StrEnum):
    """A part of a plan that is compared with the same part of the other; values are shown."""

    CLAIM = "My claim"
    POINT = "Point"
    EVIDENCE = "Evidence"
    KNOWLEDGE = "I know"
    EXPLANATION = "Explain"
    LINK = "Link"
    JUDGEMENT = "Judgement"


class Fate(StrEnum):
    """What became of a part between the first plan and the second."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan with what its evidence is called: now, or when it was kept."""

    plan: Plan
    names: Mapping[Evidence, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One part in both plans, in pieces; a side without the part has none."""

    row: Row
    then: tuple[Piece, ...]
    now: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Claim, a point, or the judgement, in both plans.

    `then_at` and `now_at` say where a point stands in each plan: its number from 1, 0 for one on
    the other hand, None where it is not there, and for claim and judgement.
    """

    fate: Fate
    pairs: tuple[Pair, ...]
    then_at: int | None = None
    now_at: int | None = None
    is_point: bool = False


def compared(then: NamedPlan, now: NamedPlan) -> tuple[Section, ...]:
    """Return both plans section by section, in the order of the second.

    A point that is gone stands where it was: behind the one before it.
    """
    claim = _text(Row.CLAIM, then.plan.claim, now.plan.claim)
    judgement = _text(Row.JUDGEMENT, then.plan.judgement, now.plan.judgement)
    return (
        Section(_fate((claim,)), (claim,)),
        *_point_sections(then, now),
        Section(_fate((judgement,)), (judgement,)),
    )


def is_same(sections: Sequence[Section]) -> bool:
    """Tell whether nothing differs."""
    return all(section.fate is Fate.SAME for section in sections)


def _point_sections(then: NamedPlan, now: NamedPlan) -> Iterator[Section]:
    old, new = then.plan.points, now.plan.points
    partner = _partners(old, new)
    old_at = [number or 0 for number in numbers_of_points(old)]
    new_at = [number or 0 for number in numbers_of_points(new)]
    paired = {left: right for right, left in partner.items()}
    settled = _in_order([partner[at] for at in range(len(new)) if at in partner])
    # What was before any point that is still there comes first.
    yield from _gone_from(0, then, paired, old_at)
    for at, point in enumerate(new):
        left = partner.get(at)
        if left is None:
            pairs = tuple(_pairs(None, point, then.names, now.names))
            yield Section(Fate.NEW, pairs, None, new_at[at], is_point=True)
            continue
        pairs = tuple(_pairs(old[left], point, then.names, now.names))
        fate = _fate(pairs)
        is_moved = left not in settled or old[left].kind is not point.kind
        if fate is Fate.SAME and is_moved:
            fate = Fate.MOVED
        yield Section(fate, pairs, old_at[left], new_at[at], is_point=True)
        yield from _gone_from(left + 1, then, paired, old_at)


def _gone_from(
    start: int, then: NamedPlan, paired: Mapping[int, int], numbers: Sequence[int]
) -> Iterator[Section]:
    """Yield the points from a place on that are gone, up to one that is still there."""
    for at in range(start, len(then.plan.points)):
        if at in paired:
            return
        pairs = tuple(_pairs(then.plan.points[at], None, then.names, {}))
        yield Section(Fate.GONE, pairs, numbers[at], None, is_point=True)


def _partners(old: Sequence[Point], new: Sequence[Point]) -> dict[int, int]:
    """Return for points of the second plan which of the first they are, by their places."""
    by_id = {point.id: at for at, point in enumerate(old)}
    found = {at: by_id[point.id] for at, point in enumerate(new) if point.id in by_id}
    left = [at for at in range(len(old)) if at not in found.values()]
    likeness = sorted(
        (
            (-_likeness(old[before], point), at, before)
            for at, point in enumerate(new)
            if at not in found
            for before in left
        ),
    )
    for negative, at, before in likeness:
        if -negative >= _ALIKE and at not in found and before not in found.values():
            found[at] = before
    return found


def _likeness(old: Point, new: Point) -> float:
    if not old.point.strip() or not new.point.strip():
        return 1.0 if old.evidence and old.evidence == new.evidence else 0.0
    return SequenceMatcher(None, old.point.casefold(), new.point.casefold()).ratio()


def _in_order(places: Sequence[int]) -> set[int]:
    """Return those of some places that keep their order; the fewest others have moved."""
    best: list[list[int]] = [[]]
    for place in places:
        longest = max((run for run in best if not run or run[-1] < place), key=len)
        best.append([*longest, place])
    most = max(best, key=len)
    return set(most)


def _pairs(
    old: Point | None,
    new: Point | None,
    then_names: Mapping[Evidence, str],
    now_names: Mapping[Evidence, str],
) -> Iterator[Pair]:
    texts = ((Row.POINT, "point"), (Row.EXPLANATION, "explanation"), (Row.LINK, "link"))
    rows: dict[Row, Pair] = {}
    for row, step in texts:
        rows[row] = _text(row, getattr(old, step, ""), getattr(new, step, ""))
    for row, kind in ((Row.EVIDENCE, AnnotationEvidence), (Row.KNOWLEDGE, BackgroundEvidence)):
        before = [x for x in (old.evidence if old else ()) if isinstance(x, kind)]
        after = [x for x in (new.evidence if new else ()) if isinstance(x, kind)]
        rows[row] = Pair(
            row,
            _listed(before, after, then_names, Change.GONE),
            _listed(after, before, now_names, Change.NEW),
        )
    yield from (rows[row] for row in Row if row in rows and (rows[row].then or rows[row].now))


def _listed(
    evidence: Sequence[Evidence],
    others: Sequence[Evidence],
    names: Mapping[Evidence, str],
    change: Change,
) -> tuple[Piece, ...]:
    """Return evidence line by line; what the other side does not have is marked."""
    pieces: list[Piece] = []
    for number, each in enumerate(evidence):
        if number:
            pieces.append(Piece("\n"))
        name = names.get(each) or "something that is no longer there"
        pieces.append(Piece(name, Change.SAME if each in others else change))
    return tuple(pieces)


def _text(row: Row, then: str, now: str) -> Pair:
    return Pair(row, *then_and_now(then.strip(), now.strip()))


def _fate(pairs: Sequence[Pair]) -> Fate:
    pieces = [piece for pair in pairs for piece in (*pair.then, *pair.now)]
    return Fate.CHANGED if any(x.change is not Change.SAME for x in pieces) else Fate.SAME
