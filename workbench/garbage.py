# SPDX-License-Identifier: MIT
"""When Python looks for garbage, and on which thread.

Garbage that held widgets takes Qt objects with it. Qt locks what it knows of such an object before
it asks for Python's lock, and a window that holds Python's lock may be waiting for Qt's: found on
another thread than the window's, garbage can stop the program for good. So in a program with a
window, and in its tests, Python looks for none by itself; `collect_if_due` does, on the one thread.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Generator[None]:
    """Keep Python from looking for garbage meanwhile.

    For work that makes some hundred thousand objects which all live until its end: looking through
    them again and again would find nothing and take as long as the work itself.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def collect_by_request_only() -> None:
    """From now on only `collect_if_due` looks for garbage, on the thread that calls it."""
    gc.disable()


def collect_if_due() -> int:
    """Look for garbage where Python itself would by now; return how many generations, from 0 to 3.

    The thresholds are Python's own (`gc.get_threshold`).
    """
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return generation + 1
    return 0
