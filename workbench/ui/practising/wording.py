# SPDX-License-Identifier: MIT
"""What practice says to a student."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from workbench.domain.practising.attempts import Attempt, Phase
from workbench.domain.practising.scripts import Script
from workbench.domain.practising.telling import duration
from workbench.domain.saying import counted

PHASES: Mapping[Phase, str] = MappingProxyType(
    {Phase.READ: "Read", Phase.MARK: "Mark", Phase.PLAN: "Plan", Phase.WRITE: "Write"}
)

UNREACHABLE = "Cards, words and questions come back when time is up. Your marks stay."
AFTER = "Time is over. Marks and answer stay as they are."
FOR_GOOD = "Marks and answer stay as they are from then on."
REST_TITLE = "Rest break"
REST = "The clock stands still and the paper is covered. Take the time you need."
WAITING_TITLE = "Your practice waits for you"
WAITING = (
    "The computer stopped or slept, so the clock was stopped. Nothing you wrote is lost. "
    "The paper is covered until you go on."
)
NO_PAPER = "Bring in sources first: practice needs something to be asked about."


def on_clock(seconds: float) -> str:
    """Return a time that is left as a clock shows it: “04:12”, “1:04:12”."""
    whole = math.ceil(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def minutes_in_words(seconds: float) -> str:
    """Return a length of time in words: “11 min”, “40 s”."""
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{round(seconds / 60)} min"


def time_left_in_words(seconds: float) -> str:
    """Return what is left, as it is read aloud."""
    return f"{duration(math.ceil(seconds))} left"


def beside_clock(attempt: Attempt) -> tuple[str, str]:
    """Return the two lines beside the clock: of how much time, and what is in that."""
    minutes = round(attempt.clock.allowed / 60)
    extra = attempt.conditions.extra
    return f"left of {minutes} min", f"+{extra}% is in this" if extra else ""


def words_that_fit(words: int | None, marks: int | None) -> str:
    """Return about how many words fit a question, or nothing where nobody knows."""
    if not words or not marks:
        return ""
    least, most = (round(words * share / 10) * 10 or 10 for share in (0.8, 1.2))
    return f"about {least} to {most} fits {counted(marks, 'mark')}"


def how_it_ended(attempt: Attempt) -> str:
    """Return in one line how an attempt ended: “Time was up · 12 of 12 min · 132 words”."""
    clock = attempt.clock
    end = "Time was up" if clock.is_up else "Finished"
    words = counted(sum(each.words for each in attempt.answers), "word")
    used, allowed = (minutes_in_words(each) for each in (clock.used, clock.allowed))
    return f"{end} · {used} of {allowed} · {words}"


def own_judgement(script: Script) -> str:
    """Return how the student judged an answer, or nothing where that was not done."""
    mark = "" if script.mark is None else f"mark {script.mark}"
    told = ", ".join(filter(None, (script.level, mark)))
    return f"Your own judgement: {told}" if told else ""
