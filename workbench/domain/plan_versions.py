# SPDX-License-Identifier: MIT
"""What a plan said before: which states are worth keeping, and how one is taken back.

A version is a document, like those of notes (`note_versions`), with the same rule for what is worth
keeping. It also says which words each piece of evidence had then: a mark may be gone by now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.domain.annotations import Annotation
from workbench.domain.background import BackgroundEntry
from workbench.domain.identifiers import AnnotationId, BackgroundId, PlanId, PointId
from workbench.domain.note_versions import SHORT, WORK, loses_much
from workbench.domain.plans import (
    AnnotationEvidence,
    BackgroundEvidence,
    Evidence,
    Plan,
    Point,
    PointKind,
)
from workbench.domain.quoting import marked
from workbench.domain.sources import Pack

JsonObject = dict[str, Any]

_STEPS = ("point", "explanation", "link")


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """An earlier state of a plan.

    `made` is when it was last written, `kept` when it was put down here, both in UTC. `document`
    has the members name, claim, judgement and points; each point has id, kind, point, explanation,
    link and evidence, and each piece of evidence an id and what it was called then.
    """

    plan_id: PlanId
    number: int
    made: datetime
    kept: datetime
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanTimes:
    """When a plan was begun and when it was last changed, in UTC."""

    created: datetime
    modified: datetime


class EvidenceNames:
    """What pieces of evidence are called: “E4 ‘only one way’”, “Relief: money for the poor”.

    They are only put into words when they are asked for.
    """

    def __init__(
        self, annotations: Iterable[Annotation], entries: Iterable[BackgroundEntry]
    ) -> None:
        self._marks = {each.id: each for each in annotations}
        self._entries = {each.id: each for each in entries}

    @classmethod
    def in_pack(cls, pack: Pack, annotations: Iterable[Annotation]) -> EvidenceNames:
        """Return what the marks and the background of a pack are called."""
        return cls(annotations, pack.background.entries())

    def of(self, evidence: Evidence) -> str:
        """Return what a piece of evidence is called, or nothing where it is not there."""
        if isinstance(evidence, AnnotationEvidence):
            mark = self._marks.get(evidence.annotation_id)
            return f"{mark.short_id} {marked(mark)}".strip() if mark else ""
        entry = self._entries.get(evidence.background_id)
        if entry is None:
            return ""
        return f"{entry.heading}: {entry.text}" if entry.heading else entry.text

    def known(self) -> frozenset[Evidence]:
        """Return every piece of evidence that is there."""
        marks: Iterator[Evidence] = map(AnnotationEvidence, self._marks)
        return frozenset((*marks, *map(BackgroundEvidence, self._entries)))


def document_of(plan: Plan, names: EvidenceNames) -> JsonObject:
    """Return what a version says of a plan."""
    return {
        "name": plan.name,
        "claim": plan.claim,
        "points": [_point_to_document(point, names) for point in plan.points],
        "judgement": plan.judgement,
    }


def plan_in(plan: Plan, document: Mapping[str, Any]) -> Plan:
    """Return `plan` as a document says it: its words and its evidence, also what is gone by now."""
    return replace(
        plan,
        name=str(document.get("name") or ""),
        claim=str(document.get("claim") or ""),
        points=tuple(_point_in(each) for each in document.get("points") or ()),
        judgement=str(document.get("judgement") or ""),
    )


def names_in(document: Mapping[str, Any]) -> dict[Evidence, str]:
    """Return what each piece of evidence was called when a document was made."""
    return {
        evidence: str(each.get("name") or "")
        for point in document.get("points") or ()
        for each in point.get("evidence") or ()
        if (evidence := _evidence_in(each)) is not None
    }


def taken_back(plan: Plan, version: PlanVersion, known: Collection[Evidence]) -> Plan:
    """Return the plan as it was then, with the name it has now.

    Evidence that is not among `known` is left out: its mark or card is gone.
    """
    then = plan_in(plan, version.document)
    points = tuple(
        replace(point, evidence=tuple(each for each in point.evidence if each in known))
        for point in then.points
    )
    return replace(then, name=plan.name, points=points)


def version_before(
    before: Plan,
    after: Plan,
    newest: PlanVersion | None,
    *,
    names: EvidenceNames,
    times: PlanTimes,
    now: datetime,
    is_deliberate: bool = False,
) -> PlanVersion | None:
    """Return the version that is to be kept of `before`, or None where it is not worth it.

    Nothing is kept of an empty plan, nor what the newest version says already. Otherwise a state is
    kept when it gives way to a big change, when nothing was kept for `WORK` and it had stood for
    that long or is more than a few words, or when somebody `is_deliberate` about it. Big is a part
    that loses half of its words in one stretch, and a point that is gone with more than a few.
    """
    if not is_deliberate and said(before) == said(after):
        return None
    if not any(part.strip() for part in _texts(before)) and not any(before.evidence()):
        return None
    if newest is not None and said(plan_in(before, newest.document)) == said(before):
        return None
    since = newest.kept if newest else times.created
    is_written = now - times.modified >= WORK or sum(map(len, _texts(before))) >= SHORT
    is_due = now - since >= WORK and is_written
    if not (is_deliberate or is_due or _is_big(before, after)):
        return None
    number = newest.number + 1 if newest else 1
    return PlanVersion(before.id, number, times.modified, now, document_of(before, names))


def said(plan: Plan) -> tuple[object, ...]:
    """Return everything that makes two states of a plan different; its name does not."""
    return plan.claim, plan.points, plan.judgement


def _texts(plan: Plan) -> Iterator[str]:
    yield plan.claim
    for point in plan.points:
        yield from (getattr(point, step) for step in _STEPS)
    yield plan.judgement


def _is_big(before: Plan, after: Plan) -> bool:
    left = {point.id: point for point in after.points}
    if loses_much(before.claim, after.claim) or loses_much(before.judgement, after.judgement):
        return True
    for old in before.points:
        new = left.get(old.id) or Point(old.id)
        lost = sum(len(getattr(old, step)) for step in _STEPS)
        if old.id not in left and lost >= SHORT:
            return True
        if any(loses_much(getattr(old, step), getattr(new, step)) for step in _STEPS):
            return True
    return False


def _point_to_document(point: Point, names: EvidenceNames) -> JsonObject:
    return {
        "id": point.id,
        "kind": point.kind.value,
        **{step: getattr(point, step) for step in _STEPS},
        "evidence": [
            {**_evidence_to_document(each), "name": names.of(each)} for each in point.evidence
        ],
    }


def _evidence_to_document(evidence: Evidence) -> JsonObject:
    if isinstance(evidence, AnnotationEvidence):
        return {"annotation": evidence.annotation_id}
    return {"background": evidence.background_id}


def _point_in(data: Mapping[str, Any]) -> Point:
    kinds = {kind.value: kind for kind in PointKind}
    found = (_evidence_in(each) for each in data.get("evidence") or ())
    return Point(
        id=PointId(str(data.get("id"))),
        kind=kinds.get(str(data.get("kind")), PointKind.POINT),
        evidence=tuple(each for each in found if each is not None),
        **{step: str(data.get(step) or "") for step in _STEPS},
    )


def _evidence_in(data: Mapping[str, Any]) -> Evidence | None:
    if data.get("annotation"):
        return AnnotationEvidence(AnnotationId(str(data["annotation"])))
    if data.get("background"):
        return BackgroundEvidence(BackgroundId(str(data["background"])))
    return None
