# SPDX-License-Identifier: MIT
"""How a plan stands, as questions with counts (R36); what stands is told by `plan_state`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.domain.annotations import Annotation
from workbench.domain.checks.finding import WHOLE_PLAN, Found, Place, PlaceKind
from workbench.domain.checks.patterns import found
from workbench.domain.checks.reading import plain
from workbench.domain.checks.study import Study
from workbench.domain.identifiers import AnnotationId, PointId
from workbench.domain.plan_state import (
    CounterPointState,
    PointPart,
    numbers_of_points,
    state_of_point,
)
from workbench.domain.plans import AnnotationEvidence, Plan
from workbench.domain.saying import listed

_OFTEN = 3
_MOST_NAMED = 4
_MEASURES = (
    r"\b(?:because|since|as (?:it|they|he|she|this)|measured?|judged? by|criteri(?:on|a)|"
    r"matter(?:s|ed)? most|most important|in terms of|"
    r"weight|outweigh\w*|depends? on|if we|the test|decisive|more (?:\w+ )?than)\b"
)


def r36_plan(study: Study) -> Iterator[Found]:
    """Yield what a plan that has been begun is still without."""
    plan = study.material.plan
    state = study.plan_state
    if plan is None or state is None:
        return
    if not any(state_of_point(each).is_started for each in plan.points):
        return
    numbers = dict(zip((x.id for x in plan.points), numbers_of_points(plan.points), strict=True))
    by_number = {number: each for each, number in numbers.items() if number is not None}
    without_source = [
        numbers[each.id]
        for each in plan.points
        if numbers[each.id] is not None and PointPart.EVIDENCE in state_of_point(each).missing
    ]
    yield from _points(
        [each for each in without_source if each is not None],
        ("rests on no source yet. Which mark fits?", "rest on no source yet. Which marks fit?"),
        by_number,
    )
    yield from _points(
        state.without_knowledge,
        ("has nothing from your own knowledge. What do you know that tests it?",
         "have nothing from your own knowledge. What do you know that tests them?"),
        by_number,
    )  # fmt: skip
    yield from _marks(plan, study)
    if state.counter_point is CounterPointState.MISSING:
        yield Found("What could somebody say on the other hand?", about="other", place=WHOLE_PLAN)
    if not state.has_judgement:
        yield Found("What do you decide in the end?", about="judgement", place=WHOLE_PLAN)
    elif not found(_MEASURES, plain(plan.judgement)):
        place = Place(PlaceKind.JUDGEMENT)
        yield Found("What do you measure it by?", about=plan.judgement, place=place)


def _points(
    numbers: Sequence[int], texts: tuple[str, str], by_number: dict[int, PointId]
) -> Iterator[Found]:
    """Ask about one point beside it, and about several beside the plan."""
    if not numbers:
        return
    one, many = texts
    about = f"{one} {numbers}"
    if len(numbers) == 1:
        place = Place(PlaceKind.POINT, point=by_number[numbers[0]], field="evidence")
        yield Found(f"Point {numbers[0]} {one}", about=one, place=place)
    else:
        yield Found(
            f"Points {listed([str(x) for x in numbers])} {many}", about=about, place=WHOLE_PLAN
        )


def _marks(plan: Plan, study: Study) -> Iterator[Found]:
    """Ask about marks that are used nowhere, and about those used again and again."""
    used: Counter[AnnotationId] = Counter()
    for point in plan.points:
        used.update({x.annotation_id for x in point.evidence if isinstance(x, AnnotationEvidence)})
    if not used:
        return
    asked = {each.source.id for each in study.in_question}
    there = [each for each in study.marks if each.target.source_id in asked]
    idle = [each for each in there if not used[each.id]]
    if idle:
        are = "mark is" if len(idle) == 1 else "marks are"
        yield Found(
            f"{len(idle)} {are} used nowhere: {_ids(idle)}. Does one belong in a point?",
            about=" ".join(each.short_id for each in idle),
            place=WHOLE_PLAN,
        )
    often = [each for each in study.marks if used[each.id] >= _OFTEN]
    for each in often:
        yield Found(
            f"{each.short_id} carries {used[each.id]} points. Could another mark carry one?",
            about=each.short_id,
            place=WHOLE_PLAN,
        )


def _ids(marks: Sequence[Annotation]) -> str:
    names = [each.short_id for each in marks]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return listed(names)
