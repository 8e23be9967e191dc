# SPDX-License-Identifier: MIT
"""What is left to do on a pack, in plain sentences that lead to where it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from textwrap import shorten

from workbench.domain.annotations import Annotation, Completeness
from workbench.domain.coverage import Coverage
from workbench.domain.identifiers import PlanId, SourceId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Plan, PointKind
from workbench.domain.saying import listed
from workbench.domain.sources import Pack, Source

MOST = 5
"""Sentences at a time: more would be a scolding."""

_MOST_NAMED = 4
_LONGEST_QUESTION = 48


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """One sentence and where it leads: a source, a plan, or with neither to a new question.

    One that `is_about_exams` leads to the questions whose exam is doubtful.
    """

    text: str
    source_id: SourceId | None = None
    plan_id: PlanId | None = None
    is_about_exams: bool = False


def left_to_do(
    pack: Pack, plans: Sequence[Plan], coverage: Coverage, *, doubtful: int = 0
) -> tuple[LeftToDo, ...]:
    """Return at most five things that could be done next, the nearest first.

    Nothing is said about a pack without sources: there is nothing to mark in it. `doubtful` is the
    number of questions of which nobody has said which exam they are from.
    """
    return tuple(islice(_things(pack, plans, coverage, doubtful), MOST))


def _things(
    pack: Pack, plans: Sequence[Plan], coverage: Coverage, doubtful: int
) -> Iterator[LeftToDo]:
    if not pack.sources:
        return
    if doubtful:
        which = "the question is" if doubtful == 1 else f"{doubtful} questions are"
        yield LeftToDo(f"Say which exam {which} from.", is_about_exams=True)
    if not plans:
        yield LeftToDo("Choose a question to answer.")
    yield from _about_notes(coverage)
    yield from _about_sources(plans, coverage)
    for plan in plans:
        yield from _about_plan(plan, _plan_name(plan) if len(plans) > 1 else "the plan")


def _about_notes(coverage: Coverage) -> Iterator[LeftToDo]:
    unfinished = [
        (source, mark)
        for source, marks in _marks(coverage)
        for mark in marks
        if mark.completeness is not Completeness.COMPLETE
    ]
    if unfinished:
        names = _listed([mark.short_id for _, mark in unfinished])
        count = len(unfinished)
        words = "1 note is" if count == 1 else f"{count} notes are"
        yield LeftToDo(f"{words} not finished: {names}.", source_id=unfinished[0][0].id)


def _about_sources(plans: Sequence[Plan], coverage: Coverage) -> Iterator[LeftToDo]:
    """Name the sources without a mark: those of the questions where they name any."""
    asked = {label for plan in plans for label in plan.enquiry.sources}
    empty = [
        source
        for source, marks in _marks(coverage)
        if not marks and (not asked or source.label in asked)
    ]
    if empty:
        verb = "has" if len(empty) == 1 else "have"
        names = _listed([source.name for source in empty])
        yield LeftToDo(f"{names} {verb} no marks yet.", source_id=empty[0].id)


def _about_plan(plan: Plan, name: str) -> Iterator[LeftToDo]:
    missing = []
    kinds = [point.kind for point in plan.points]
    if not plan.claim.strip():
        missing.append("claim")
    if PointKind.POINT not in kinds:
        missing.append("point")
    if PointKind.COUNTER_POINT not in kinds:
        missing.append("other side")
    if not plan.judgement.strip():
        missing.append("judgement")
    if missing:
        words = f"T{name[1:]} has no {_listed(missing, last='or')} yet."
        yield LeftToDo(words, plan_id=plan.id)
    for number, point in zip(numbers_of_points(plan.points), plan.points, strict=True):
        if number is not None and not point.evidence:
            yield LeftToDo(f"Point {number} of {name} has no evidence yet.", plan_id=plan.id)


def _plan_name(plan: Plan) -> str:
    return f"the plan “{shorten(plan.enquiry.text, _LONGEST_QUESTION, placeholder='…')}”"


def _marks(coverage: Coverage) -> Iterator[tuple[Source, list[Annotation]]]:
    for source, cells in coverage.rows:
        yield source, [mark for cell in cells for mark in cell.annotations]


def _listed(names: Sequence[str], *, last: str = "and") -> str:
    """Return names as one says them; many are cut short."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1} more"
    return listed(names, last=last)
