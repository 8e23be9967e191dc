# SPDX-License-Identifier: MIT
"""A script as JSON: the member `practice` of a plan, format `sourceplan/1`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from typing import Any

from workbench.domain.interchange.attempts import events_to_json
from workbench.domain.interchange.values import text_of, time_of, time_to_json
from workbench.domain.practising.attempts import Phase
from workbench.domain.practising.clock import ClockEvent, EventKind
from workbench.domain.practising.scripts import MOST_QUESTIONS, Script, Sitting
from workbench.domain.text import one_line

MEMBER = "practice"

_FIRST_YEAR, _LAST_YEAR = 1971, 2999
"""Outside of these Windows knows no time zones."""

JsonObject = dict[str, Any]


def script_to_json(script: Script) -> JsonObject:
    """Return a script as it travels beside its plan."""
    return {
        "number": script.number,
        "questions": list(script.names),
        "answer": script.answer,
        "added": script.added,
        "plan": script.plan,
        "spent": {phase.value: seconds for phase, seconds in script.spent.items()},
        "level": script.level,
        "mark": script.mark,
        "targets": list(script.targets),
        "sitting": _sitting_to_json(script.sitting),
    }


def script_from_json(data: Mapping[str, Any]) -> Script:
    """Return the script that `script_to_json` has made an object of.

    Expects data that fits the schema `sourceplan-1.json`.

    Raises:
        ValueError: its parts do not fit together.
    """
    names = tuple(map(one_line, data["questions"][:MOST_QUESTIONS]))
    number = int(data["number"])
    if not 1 <= number <= len(names):
        raise ValueError("a question that the paper does not have")
    mark = data.get("mark")
    return Script(
        number,
        names,
        _sitting_from_json(data["sitting"]),
        text_of(data, "answer") or "",
        text_of(data, "added") or "",
        text_of(data, "plan") or "",
        {Phase(name): _length(seconds) for name, seconds in (data.get("spent") or {}).items()},
        one_line(data.get("level") or ""),
        None if mark is None else int(mark),
        tuple(map(one_line, data.get("targets") or ())),
    )


def _sitting_to_json(sitting: Sitting) -> JsonObject:
    return {
        "begun": time_to_json(sitting.begun),
        "ended": time_to_json(sitting.ended),
        "end": EventKind.TIME_UP.value if sitting.is_up else EventKind.FINISHED.value,
        "minutes": sitting.minutes,
        "extra": sitting.extra,
        "allowed": sitting.allowed,
        "used": sitting.used,
        "each": list(sitting.each),
        "events": events_to_json(sitting.events),
    }


def _sitting_from_json(data: Mapping[str, Any]) -> Sitting:
    return Sitting(
        _time(data, "begun"),
        _time(data, "ended"),
        int(data["minutes"]),
        _length(data["allowed"]),
        _length(data["used"]),
        int(data.get("extra") or 0),
        EventKind(data["end"]) is EventKind.TIME_UP,
        tuple(map(_length, data.get("each") or ())),
        tuple(map(_event_from_json, data.get("events") or ())),
    )


def _event_from_json(data: Mapping[str, Any]) -> ClockEvent:
    seconds = data.get("seconds")
    return ClockEvent(
        EventKind(data["kind"]),
        _time(data, "at"),
        _length(data["used"]),
        None if seconds is None else _length(seconds),
    )


def _time(data: Mapping[str, Any], name: str) -> datetime:
    """Return a time that every system can tell as it was in its own zone."""
    time = time_of(data, name)
    if time is None or not _FIRST_YEAR <= time.year <= _LAST_YEAR:
        raise ValueError("an attempt that was never sat")
    return time


def _length(value: Any) -> float:  # noqa: ANN401 – JSON
    seconds = float(value)
    if not isfinite(seconds):
        raise ValueError("a time without end")
    return seconds
