# SPDX-License-Identifier: MIT
"""Time the product and its floor side by side.

Milliseconds belong to one machine at one moment. So both are run in turn, round by round, and the
figure that counts is the ratio of the two within a round.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

Task = Callable[[], Any]

_PROCESSOR_TIMES = Path("/proc/stat")
_IDLE, _WAITING, _COUNTED = 3, 4, 8
_BLOCK = b"\0" * 4096


def _no_words(_result: object) -> str:
    return ""


def _nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something the product does, beside the least that could be done for it.

    Args:
        what: What the product does, as the first column of the table.
        product: Does it once and returns what came of it.
        floor: Does the least once.
        floor_is: What the least is.
        goal: The largest ratio that is good enough; None where the figure is for information.
        repeats: How often both are done in one round, for what is too quick to time alone.
        prepare: What the product needs each time before it; not timed.
        describe: Says what came of it, from the product's last result.
    """

    what: str
    product: Task
    floor: Task
    floor_is: str
    goal: float | None = None
    repeats: int = 1
    prepare: Task = _nothing
    describe: Callable[[Any], str] = _no_words


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a case: medians over all rounds.

    `ratio` is the median of the rounds' ratios, so it need not be the quotient of the two times.
    `busy` is the percentage of all processors that others used just before.
    """

    case: Case
    product_ms: float
    floor_ms: float
    ratio: float
    result: str
    busy: float | None

    @property
    def reaches_goal(self) -> bool:
        """Whether the ratio is good enough."""
        return self.case.goal is None or self.ratio <= self.case.goal


def measured(case: Case, rounds: int) -> Figures:
    """Return the figures of `case` over `rounds` rounds, after one that does not count.

    Who goes first changes from round to round, so that neither always finds what the other left.
    """
    busy = busy_percentage()
    case.product()
    case.floor()
    result = None
    product_times, floor_times = [], []
    for number in range(rounds):
        if number % 2:
            floor_times.append(_timed(case.floor, case.repeats)[0])
        elapsed, result = _timed(case.product, case.repeats, case.prepare)
        product_times.append(elapsed)
        if not number % 2:
            floor_times.append(_timed(case.floor, case.repeats)[0])
    return Figures(
        case=case,
        product_ms=median(product_times),
        floor_ms=median(floor_times),
        ratio=median(p / f for p, f in zip(product_times, floor_times, strict=True)),
        result=case.describe(result),
        busy=busy,
    )


def calibration_ms() -> float:
    """Return the milliseconds of a fixed piece of pure Python, the best of five."""

    def count() -> int:
        total = 0
        for number in range(200_000):
            total += number & 7
        return total

    return min(_timed(count)[0] for _ in range(5))


def flush_ms(folder: Path) -> float:
    """Return the milliseconds of writing 4 KiB and flushing it to the disk that has `folder`."""
    with (folder / "flush").open("wb", buffering=0) as file:

        def write() -> None:
            file.write(_BLOCK)
            os.fsync(file.fileno())

        return median(_timed(write)[0] for _ in range(50))


def busy_percentage(seconds: float = 0.3) -> float | None:
    """Return which part of all processors others use while this waits, or None if unknown."""
    if not _PROCESSOR_TIMES.exists():
        return None
    before = _processor_times()
    time.sleep(seconds)
    passed = [now - then for now, then in zip(_processor_times(), before, strict=True)]
    return 100 * (1 - (passed[_IDLE] + passed[_WAITING]) / max(1, sum(passed)))


def _processor_times() -> list[int]:
    first = _PROCESSOR_TIMES.read_text(encoding="ascii").partition("\n")[0]
    return [int(ticks) for ticks in first.split()[1 : _COUNTED + 1]]


def _timed(task: Task, repeats: int = 1, prepare: Task = _nothing) -> tuple[float, Any]:
    """Return the milliseconds of one `task`, on average, and the last result."""
    gc.collect()
    result, seconds = None, 0.0
    for _ in range(repeats):
        prepare()
        start = time.perf_counter()
        result = task()
        seconds += time.perf_counter() - start
    return seconds * 1000 / repeats, result
