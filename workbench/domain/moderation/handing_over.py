# SPDX-License-Identifier: MIT
"""One marker's marks on their way to the other, who works on another computer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from typing_extensions import override

from workbench.domain.errors import WorkbenchError
from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey, row_key
from workbench.domain.moderation.markers import TwoMarkers, versions_of
from workbench.domain.moderation.records import Compared, Marker, Moderation, judgement_of
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review
from workbench.domain.text import one_line

MOST_MARKS = 5_000
"""Reviews in one file."""


@dataclass(frozen=True, slots=True)
class HandedMarks:
    """What one marker said about the plans of a folder; `name` is empty where none was typed.

    `compared` are plans of which this marker has seen both marks, with what was agreed since.
    """

    name: str
    folder: str
    reviews: tuple[Review, ...]
    marker: Marker = Marker.FIRST
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenMarks:
    """What was taken of another marker's marks.

    `reviews` are new, or newer than what was known. `compared` counts plans that were compared
    already and stay as they are, `unknown` those of nobody in the folder, `above` marks that are
    higher than the plan's question gives. `settled` are plans compared, and mostly agreed on, at
    the other computer.
    """

    reviews: Mapping[RowKey, Review]
    compared: int = 0
    unknown: int = 0
    above: int = 0
    settled: tuple[Compared, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether there is anything to be kept."""
        return bool(self.reviews or self.settled)


class OwnMarksError(WorkbenchError):
    """Somebody brings in their own marks as those of the other marker."""

    @override
    def message(self) -> str:
        """Return whose the marks are and what to do."""
        return "These are the marks you gave yourself; choose the file of the other marker."


class ThirdMarkerError(WorkbenchError):
    """Marks of a third person are brought in where two have marked."""

    def __init__(self, known: str, other: str) -> None:
        super().__init__(f"{known}, {other}")
        self.known, self.other = known, other

    @override
    def message(self) -> str:
        """Return who has marked here, and what to do."""
        return (
            f"Here the other marker is “{one_line(self.known)}”, and these marks are by "
            f"“{one_line(self.other)}”; nothing was brought in. Correct the initials if that is "
            "the same person."
        )


def handed_over(two: TwoMarkers, folder: str) -> HandedMarks:
    """Return what the marker at work gives to the other."""
    moderation = two.moderation
    reviews = tuple(each for each in two.own.values() if each.is_begun)
    name = moderation.given_name(moderation.marker)
    return HandedMarks(name, folder, reviews, moderation.marker, two.compared())


def taken(marks: HandedMarks, table: ClassTable, two: TwoMarkers) -> TakenMarks:
    """Return what is to be kept of another marker's marks; the newest of each plan counts.

    A plan is known by its student and assignment, or, where folders were opened at another depth,
    by its id.

    Raises:
        OwnMarksError: they are those of the marker at work.
        ThirdMarkerError: somebody else is known to be the other marker.
    """
    _refuse_wrong(marks, two)
    known = two.said_by(two.moderation.marker.other)
    reviews: dict[RowKey, Review] = {}
    compared = unknown = above = 0
    for review, row in _placed(marks, table):
        key = key_of(row) if row is not None else None
        if row is None or key is None:
            unknown += 1
        elif _is_above(review, row):
            above += 1
        elif two.seen(key).compared is not None:
            compared += 1
        elif _is_newer(review, reviews.get(key, known.get(key))):
            reviews[key] = replace(review, student=row.student, assignment=row.assignment)
    return TakenMarks(
        reviews, compared, unknown, above, tuple(_settled(marks, table, two, reviews))
    )


def both_taken(
    first: HandedMarks, second: HandedMarks, table: ClassTable, *, tolerance: int, now: datetime
) -> TwoMarkers:
    """Return both markers' marks of a folder compared wherever both are done; `now` is in UTC.

    Raises:
        OwnMarksError: both files are by the same marker.
    """
    names = Moderation(is_on=True, marker=Marker.SECOND, tolerance=tolerance)
    names = names.with_name(Marker.FIRST, first.name).with_name(Marker.SECOND, second.name)
    two = TwoMarkers(names, versions=versions_of(table))
    two = replace(two, first=taken(first, table, two).reviews)
    two = replace(two, moderation=replace(names, marker=Marker.FIRST))
    two = replace(two, second=taken(second, table, two).reviews)
    return two.comparing(two.to_compare(), now)


def _refuse_wrong(marks: HandedMarks, two: TwoMarkers) -> None:
    """Raise where marks are not those of the other marker."""
    moderation, other = two.moderation, two.moderation.marker.other
    if marks.reviews and set(marks.reviews) <= set(two.own.values()):
        raise OwnMarksError
    is_known = any(each.is_begun for each in two.said_by(other).values())
    if is_known and marks.name != moderation.given_name(other):
        raise ThirdMarkerError(moderation.name_of(other), marks.name or other.called)


def _placed(marks: HandedMarks, table: ClassTable) -> Iterator[tuple[Review, Row | None]]:
    """Yield each review with the row it is about, or None."""
    rows = {key_of(row): row for row in table.rows}
    by_plan = _by_plan(table)
    for each in marks.reviews:
        row = rows.get(row_key(each.assignment, each.student))
        yield each, row or by_plan.get(each.plan_id)


def _settled(
    marks: HandedMarks, table: ClassTable, two: TwoMarkers, new: Mapping[RowKey, Review]
) -> Iterator[Compared]:
    """Yield what the other marker compared, where it is about the marks that both gave.

    So nothing is uncovered here that is not done, whatever a file says.
    """
    marker = two.moderation.marker
    theirs = {**two.said_by(marker.other), **new}
    rows = {row_key(x.assignment, x.student): row for x, row in _placed(marks, table) if row}
    for each in marks.compared:
        row = rows.get(each.key)
        key = key_of(row) if row is not None else each.key
        if row is None or two.versions.get(key) != each.version:
            continue
        found = replace(each, key=key)
        if marks.marker is marker:
            # Each of them is the first at home.
            found = replace(found, first=each.second, second=each.first)
        own = judgement_of(two.own.get(key), each.version)
        other = judgement_of(theirs.get(key), each.version)
        pair = (own, other) if marker is Marker.FIRST else (other, own)
        agreed = each.agreed
        is_sound = agreed is None or found.agreeing(
            agreed.mark, agreed.reason, by=agreed.by, when=agreed.when
        )
        if pair == (found.first, found.second) and is_sound:
            yield from _newer_settled(found, two.moderation.of(key, each.version))


def _newer_settled(found: Compared, known: Compared | None) -> Iterator[Compared]:
    """Yield what was compared elsewhere, if that is news: what was agreed last counts."""
    if known is None:
        yield found
    elif found.agreed is not None and (
        known.agreed is None or found.agreed.when > known.agreed.when
    ):
        yield replace(known, agreed=found.agreed)


def _by_plan(table: ClassTable) -> dict[str, Row]:
    """Return rows by the ids of their plans, without those that several handed in."""
    rows = [(row.read.plan.id, row) for row in table.rows if row.read and row.read.plan]
    times = Counter(plan for plan, _ in rows)
    return {plan: row for plan, row in rows if times[plan] == 1}


def _is_above(review: Review, row: Row) -> bool:
    plan = row.read.plan if row.read is not None else None
    highest = plan.out_of if plan is not None else None
    return review.mark is not None and highest is not None and review.mark > highest


def _is_newer(review: Review, known: Review | None) -> bool:
    if known is None:
        return True
    if review.changed is None or known.changed is None:
        return known.changed is None and review != known
    return review.changed > known.changed
