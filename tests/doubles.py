# SPDX-License-Identifier: MIT
"""Stand-ins that tests hand to what they test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.factories import NOON
from workbench.domain.identifiers import OperationId, new_id


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, time: datetime = NOON) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Do:
    """A command that does what the test says."""

    work: Callable[[Any], Any]
    label: str = "Do it"
    merge_key: str | None = None
    operation: OperationId = field(default_factory=lambda: OperationId(new_id()))

    def apply(self, unit):
        return self.work(unit)
