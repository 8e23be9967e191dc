# SPDX-License-Identifier: MIT
"""When Python looks for garbage."""

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
