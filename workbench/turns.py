# SPDX-License-Identifier: MIT
"""How long one thread of Python goes on while another waits."""

import sys

TURN = 0.001
"""Seconds after which a thread that works has to let the window's thread go on.

With Python's own 5 ms, a key that is painted while the checks look takes four times as long as one
while nobody works; so it takes twice as long.
"""


def take_short_turns() -> None:
    """Let threads change more often than Python does by itself: in a program with a window."""
    sys.setswitchinterval(TURN)
