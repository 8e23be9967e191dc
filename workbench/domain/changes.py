# SPDX-License-Identifier: MIT
"""What a transaction touched, so that whoever shows it can ask again."""

from __future__ import annotations

from enum import Flag, auto


class Changed(Flag):
    """The kinds of things a transaction touched."""

    NOTHING = 0
    PACKS = auto()
    SOURCES = auto()
    BACKGROUND = auto()
    ANNOTATIONS = auto()
    ENQUIRIES = auto()
    PLANS = auto()
    DISMISSALS = auto()
    LINKS = auto()
    FRAMEWORKS = auto()
    REMARKS = auto()
    ATTEMPTS = auto()
    REVISION = auto()
