# SPDX-License-Identifier: MIT
"""How much is done, counted in calls of our own functions: the same on every computer."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class TooManyStepsError(AssertionError):
    """More was done than was allowed."""


@contextmanager
def at_most(steps: int) -> Generator[None]:
    """Allow so many calls of functions of `workbench` until the end of the block.

    Raises:
        TooManyStepsError: there were more.
    """
    left = steps

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal left
        if event == "call" and "workbench" in frame.f_code.co_filename:
            left -= 1
            if left < 0:
                sys.setprofile(None)
                raise TooManyStepsError(steps)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
