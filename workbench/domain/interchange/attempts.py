# SPDX-License-Identifier: MIT
"""An attempt at a paper as JSON, as the library keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.identifiers import AttemptId, PackId, SourceId, new_id
from workbench.domain.interchange.packs import source_from_json, source_to_json
from workbench.domain.interchange.plans import (
    enquiry_from_json,
    enquiry_to_json,
    student_from_json,
    student_to_json,
)
from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.interchange.web_annotations import annotation_as_stored, annotations_to_json
from workbench.domain.plans import ExamEntry
from workbench.domain.practising.attempts import Answer, Attempt, Conditions, Phase
from workbench.domain.practising.clock import ClockEvent, EventKind, ExamClock, Moment, Standing
from workbench.domain.practising.papers import Extra, Model, Paper

FORMAT = "sourceattempt/1"

JsonObject = dict[str, Any]


def attempt_to_json(attempt: Attempt) -> JsonObject:
    """Return an attempt as one JSON object."""
    conditions = attempt.conditions
    return {
        "format": FORMAT,
        "id": attempt.id,
        "pack": attempt.pack_id,
        "paper": paper_to_json(attempt.paper),
        "clock": _clock_to_json(attempt.clock),
        "begun": time_to_json(attempt.begun),
        "answers": [_answer_to_json(each) for each in attempt.answers],
        "conditions": {
            "extra": conditions.extra,
            "rests": conditions.rests,
            "hides_clock": conditions.hides_clock,
            "chimes": conditions.chimes,
        },
        "marks": annotations_to_json(attempt.marks),
        "taken": dict(attempt.taken),
        "at": attempt.at,
        "phase": attempt.phase.value,
        "targets": list(attempt.targets),
        "student": student_to_json(attempt.student),
        "exam": {"centre": attempt.exam.centre, "component": attempt.exam.component},
    }


def attempt_from_json(data: Mapping[str, Any]) -> Attempt:
    """Return the attempt that `attempt_to_json` has made an object of."""
    conditions, exam = data["conditions"], data["exam"]
    begun = time_of(data, "begun")
    if begun is None:
        raise ValueError("an attempt that never began")
    return Attempt(
        AttemptId(data["id"]),
        PackId(data["pack"]),
        paper_from_json(data["paper"]),
        _clock_from_json(data["clock"]),
        begun,
        tuple(map(_answer_from_json, data["answers"])),
        Conditions(**{name: conditions[name] for name in _CONDITIONS}),
        tuple(map(annotation_as_stored, data["marks"])),
        {SourceId(key): number for key, number in data["taken"].items()},
        data["at"],
        Phase(data["phase"]),
        tuple(data["targets"]),
        student_from_json(data["student"]),
        ExamEntry(exam["centre"], exam["component"]),
    )


_CONDITIONS = ("extra", "rests", "hides_clock", "chimes")


def paper_to_json(paper: Paper) -> JsonObject:
    """Return a paper as JSON; its model as far as there is one."""
    model = {
        "annotations": annotations_to_json(paper.model.annotations),
        "answers": list(paper.model.answers),
    }
    return {
        "title": paper.title,
        "questions": [enquiry_to_json(each) for each in paper.questions],
        "sources": [source_to_json(each) for each in paper.sources],
        "minutes": paper.minutes,
        "component": paper.component,
        "hides": sorted(paper.hides),
        **({} if paper.model.is_empty else {"model": model}),
    }


def paper_from_json(data: Mapping[str, Any]) -> Paper:
    """Return the paper that `paper_to_json` has made an object of."""
    model = data.get("model") or {}
    return Paper(
        data["title"],
        tuple(enquiry_from_json(each, new_id) for each in data["questions"]),
        tuple(
            source_from_json(each, order, new_id)
            for order, each in enumerate(data["sources"], start=1)
        ),
        data["minutes"],
        data.get("component") or "",
        Model(
            tuple(map(annotation_as_stored, model.get("annotations", ()))),
            tuple(model.get("answers", ())),
        ),
        frozenset(map(Extra, data.get("hides", ()))),
    )


def _clock_to_json(clock: ExamClock) -> JsonObject:
    return {
        "allowed": clock.allowed,
        "used": clock.used,
        "standing": clock.standing.value,
        "seen": _moment_to_json(clock.seen),
        "since": _moment_to_json(clock.since),
        "events": events_to_json(clock.events),
    }


def events_to_json(events: Iterable[ClockEvent]) -> list[JsonObject]:
    """Return what happened to a clock, in the order given."""
    return [
        {
            "kind": each.kind.value,
            "at": time_to_json(each.at),
            "used": each.used,
            "seconds": each.seconds,
        }
        for each in events
    ]


def _clock_from_json(data: Mapping[str, Any]) -> ExamClock:
    return ExamClock(
        data["allowed"],
        data["used"],
        Standing(data["standing"]),
        _moment_from_json(data["seen"]),
        _moment_from_json(data["since"]),
        tuple(
            ClockEvent(EventKind(each["kind"]), at, each["used"], each["seconds"])
            for each in data["events"]
            if (at := time_of(each, "at")) is not None
        ),
    )


def _moment_to_json(moment: Moment | None) -> JsonObject | None:
    if moment is None:
        return None
    return {"monotonic": moment.monotonic, "wall": time_to_json(moment.wall)}


def _moment_from_json(data: Mapping[str, Any] | None) -> Moment | None:
    wall = time_of(data, "wall") if data else None
    return Moment(data["monotonic"], wall) if data and wall is not None else None


def _answer_to_json(answer: Answer) -> JsonObject:
    return {
        "plan": answer.plan,
        "text": answer.text,
        "added": answer.added,
        "spent": {phase.value: seconds for phase, seconds in answer.spent.items()},
        "level": answer.level,
        "mark": answer.mark,
        **({"asked": list(answer.asked)} if answer.asked is not None else {}),
    }


def _answer_from_json(data: Mapping[str, Any]) -> Answer:
    return Answer(
        data["plan"],
        data["text"],
        data["added"],
        {Phase(name): seconds for name, seconds in data["spent"].items()},
        data["level"],
        data["mark"],
        tuple(data["asked"]) if "asked" in data else None,
    )
