# SPDX-License-Identifier: MIT
"""How an attempt was sat, in plain words: what a teacher reads to judge it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from types import MappingProxyType

from workbench.domain.practising.attempts import Phase
from workbench.domain.practising.clock import ClockEvent, EventKind
from workbench.domain.practising.scripts import Script, Sitting
from workbench.domain.saying import capitalised, counted, listed

Told = tuple[str, str]
"""What something is called, and what is to be said of it."""

PHASES = MappingProxyType(
    {
        Phase.READ: "reading",
        Phase.MARK: "marking",
        Phase.PLAN: "planning",
        Phase.WRITE: "writing",
    }
)
NOT_SAID = "not said"
_NONE = "none"
_MOST_TOLD = 8
"""Happenings of a kind that are told one by one."""

_HOUR, _MINUTE = 3600, 60

_WORTH_TELLING = 60.0
"""Seconds that nobody can account for, from which on they are told."""


def duration(seconds: float) -> str:
    """Return a length of time: “1 hour 5 minutes”, “12 minutes 30 seconds”, “40 seconds”."""
    whole = round(abs(seconds))
    hours, rest = divmod(whole, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    # Beside hours nobody asks for seconds.
    parts = ((hours, "hour"), (minutes, "minute"), (0 if hours else rest, "second"))
    said = [counted(number, noun) for number, noun in parts if number]
    return " ".join(said) or "0 seconds"


def moment(time: datetime, zone: tzinfo | None = None) -> str:
    """Return a time of day with its day, in `zone` or in that of this computer."""
    local = time.astimezone(zone)
    return f"{local:%H:%M} on {local.day} {local:%B %Y}"


def frozen_sentence(script: Script, zone: tzinfo | None = None) -> str:
    """Return when the answer was frozen, and why."""
    sitting = script.sitting
    when = moment(sitting.ended, zone)
    if sitting.is_up:
        return f"Time was up at {when}. The answer was frozen then."
    return (
        f"Finished early at {when}, with {duration(sitting.left)} left. The answer was frozen then."
    )


def added_title(script: Script) -> str:
    """Return what stands above that which was written after the answer was frozen."""
    return "Written after time was up" if script.sitting.is_up else "Written after finishing"


def times_told(script: Script, zone: tzinfo | None = None) -> tuple[Told, ...]:
    """Return everything about the time, and how much was written in it."""
    sitting = script.sitting
    rows: list[Told] = [
        ("Began", moment(sitting.begun, zone)),
        ("Allowed", _allowed(sitting)),
        ("Used", _used(sitting)),
        (f"For {script.name.lower()}", _spent(script)),
    ]
    if len(script.names) > 1:
        each = zip(script.names, sitting.each, strict=False)
        rows.append(("For each", "; ".join(f"{name}: {duration(time)}" for name, time in each)))
    rows += [
        ("Rest breaks", _rests(sitting)),
        ("Interruptions", _interruptions(sitting)),
        ("Computer’s clock", _clock_sets(sitting)),
    ]
    if sitting.untold > _WORTH_TELLING and all(each.seconds is not None for each in sitting.events):
        rows.append(("Not accounted for", _untold(sitting)))
    return (*rows, ("Words", _words(script)))


def judged_told(script: Script, out_of: int | None) -> tuple[Told, ...]:
    """Return how the student judged the answer, and what is to be better next time."""
    mark = NOT_SAID
    if script.mark is not None:
        mark = f"{script.mark}" if out_of is None else f"{script.mark} out of {out_of}"
    targets = [(f"Target {number}", words) for number, words in enumerate(script.targets, 1)]
    return (
        ("Level", script.level or NOT_SAID),
        ("Mark", mark),
        *(targets or [("Targets", NOT_SAID)]),
    )


def _allowed(sitting: Sitting) -> str:
    if not sitting.extra:
        return f"{duration(sitting.allowed)}, no extra time"
    minutes = counted(sitting.minutes, "minute")
    return f"{duration(sitting.allowed)}: {minutes} and {sitting.extra} per cent extra time"


def _used(sitting: Sitting) -> str:
    rest = "all of it" if sitting.is_up else f"{duration(sitting.left)} left"
    return f"{duration(sitting.used)}, {rest}"


def _spent(script: Script) -> str:
    phases = [
        f"{words} {duration(script.spent[phase])}"
        for phase, words in PHASES.items()
        if round(script.spent.get(phase, 0.0))
    ]
    whole = duration(sum(script.spent.values()))
    return f"{whole}: {', '.join(phases)}" if phases else whole


def _words(script: Script) -> str:
    words = f"{script.words} in the time"
    return f"{words}, {script.words_added} after it" if script.words_added else words


def _rests(sitting: Sitting) -> str:
    found = sitting.of_kind(EventKind.REST)
    if not found:
        return _NONE
    return f"{_lengths(found)}. The clock stood still and the paper was covered."


def _interruptions(sitting: Sitting) -> str:
    found = sitting.of_kind(EventKind.INTERRUPTION)
    if not found:
        return _NONE
    return (
        f"{_lengths(found)}. The computer slept or stopped, or the program was closed. The clock "
        "waited and the paper was covered."
    )


def _lengths(events: Sequence[ClockEvent]) -> str:
    """Return how often something happened and how long, where it is not too often one by one."""
    known = [each.seconds for each in events if each.seconds is not None]
    unknown = len(events) - len(known)
    if len(events) > _MOST_TOLD:
        said = [f"{duration(sum(known))} together"] if known else []
        said += [f"{unknown} for an unknown time"] if unknown else []
        return f"{_times(events)}: {listed(said)}"
    said = [
        "for an unknown time" if each.seconds is None else f"for {duration(each.seconds)}"
        for each in events
    ]
    return f"{_times(events)}: {'; '.join(_after(events, said))}"


def _times(events: Sequence[ClockEvent]) -> str:
    return "once" if len(events) == 1 else f"{len(events)} times"


def _after(events: Sequence[ClockEvent], said: Sequence[str]) -> Iterator[str]:
    for event, words in zip(events, said, strict=True):
        yield f"{words}, {duration(event.used)} into the time"


def _clock_sets(sitting: Sitting) -> str:
    found = sitting.of_kind(EventKind.CLOCK_SET)
    if not found:
        return "not changed while the time ran"
    said = [
        "changed"
        if event.seconds is None
        else f"{'forward' if event.seconds > 0 else 'back'} by {duration(event.seconds)}"
        for event in found[:_MOST_TOLD]
    ]
    told = "; ".join(_after(found[:_MOST_TOLD], said))
    return (
        f"set {_times(found)}: {told}. The time allowed is measured by another clock and stayed "
        "the same."
    )


def _untold(sitting: Sitting) -> str:
    return (
        f"{duration(sitting.untold)} more went by from the beginning to the end, by the computer’s "
        "time of day, than the time used and all breaks together."
    )


def told_lines(rows: Sequence[Told]) -> tuple[str, ...]:
    """Return each thing said as a line of its own."""
    return tuple(f"{capitalised(name)}: {words}" for name, words in rows)
