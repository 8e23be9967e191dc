# SPDX-License-Identifier: MIT
"""How the state of a plan is said, in a student's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.annotations import Annotation, Direction
from workbench.domain.plan_state import CounterPointState, PlanState, PointPart, PointState
from workbench.domain.plans import PointKind
from workbench.domain.saying import listed
from workbench.domain.tables import DIRECTION_NAMES

OTHER_HAND = "On the other hand"
JUDGEMENT = "Judgement"

_EMPTY = {
    PointPart.POINT: "no point yet",
    PointPart.EVIDENCE: "no evidence yet",
    PointPart.KNOWLEDGE: "no own knowledge yet",
    PointPart.EXPLANATION: "explanation still empty",
    PointPart.LINK: "link still empty",
}
_MOST_NAMES = 4

DIRECTION_WORDS = {
    each: DIRECTION_NAMES[each] if each else "No direction yet" for each in (*Direction, None)
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence on how the plan stands; `is_met` gives it a tick."""

    is_met: bool
    text: str
    detail: str

    @property
    def spoken(self) -> str:
        """The statement as it is read out."""
        return f"{self.text}: {self.detail}. {'Done' if self.is_met else 'Nothing yet'}."


def state_in_words(state: PointState) -> str:
    """Return what a point lacks first, in a few words."""
    if not state.is_started:
        return "not started"
    return _EMPTY[state.missing[0]] if state.missing else "complete"


def name_of_point(kind: PointKind, number: int | None, text: str) -> str:
    """Return the heading of a point; an empty one is named by its place."""
    words = " ".join(text.split())
    if kind is PointKind.COUNTER_POINT:
        if words.casefold().startswith(OTHER_HAND.casefold()):
            return words
        return f"{OTHER_HAND}: {words}" if words else OTHER_HAND
    return words or f"Point {number}"


def last_step(annotation: Annotation) -> str:
    """Return what a note says for the question, or the furthest step that has words."""
    return annotation.so_what.strip() or annotation.last_written_step.strip()


def statements(state: PlanState) -> tuple[Statement, ...]:
    """Return how a plan stands, in the order in which a plan is made."""
    all_of_them = (_of_sources(state), _of_counter_point(state), _of_knowledge(state))
    return (*(each for each in all_of_them if each is not None), _of_judgement(state))


def _of_sources(state: PlanState) -> Statement | None:
    count = len(state.used) + len(state.unused)
    if not count:
        return None
    noun = "source" if count == 1 else "sources"
    detail = "None is left out"
    if state.unused:
        verb = "is" if len(state.unused) == 1 else "are"
        detail = f"{_listed(state.unused)} {verb} not used yet"
    return Statement(state.uses_enough_sources, f"{len(state.used)} of {count} {noun} used", detail)


def _of_counter_point(state: PlanState) -> Statement:
    if state.counter_point is CounterPointState.MISSING:
        return Statement(False, "No counter-point yet", "Say what speaks against your claim")
    if state.counter_point is CounterPointState.WITHOUT_EVIDENCE:
        return Statement(False, "A counter-point is there", "without evidence of its own so far")
    return Statement(True, "A counter-point is there", "with its own evidence")


def _of_knowledge(state: PlanState) -> Statement:
    bare = state.without_knowledge
    if not state.points:
        return Statement(False, "No point yet", "Begin with your strongest one")
    if not bare:
        return Statement(True, "Every point has own knowledge", "from outside the sources")
    detail = "Add one fact from outside the sources"
    if len(bare) == 1:
        return Statement(False, f"Point {bare[0]} has no own knowledge", detail)
    names = _listed([str(number) for number in bare])
    return Statement(False, f"Points {names} have no own knowledge", detail)


def _of_judgement(state: PlanState) -> Statement:
    if state.has_judgement:
        return Statement(True, "A judgement is there", "Check that it decides the question")
    return Statement(False, "No judgement yet", "End with a decision for the question")


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        shown.append(f"{len(names) - _MOST_NAMES} more")
    return listed(shown)
