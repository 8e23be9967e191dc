# SPDX-License-Identifier: MIT
"""How sure the program is of something it found, in the student's words."""

from __future__ import annotations

from enum import StrEnum

from workbench.domain.provenance import SURE

_LIKELY = 0.55


class Certainty(StrEnum):
    """Four steps from sure to not given; the value is what a student reads."""

    SURE = "sure"
    PLEASE_CHECK = "please check"
    GUESS = "a guess"
    NOT_GIVEN = "not given"

    @property
    def boxes(self) -> int:
        """How many of three boxes are filled."""
        return {self.SURE: 3, self.PLEASE_CHECK: 2, self.GUESS: 1, self.NOT_GIVEN: 0}[self]


def certainty_of(confidence: float) -> Certainty:
    """Return the words for a confidence between 0 and 1."""
    if confidence >= SURE:
        return Certainty.SURE
    if confidence >= _LIKELY:
        return Certainty.PLEASE_CHECK
    return Certainty.GUESS if confidence > 0 else Certainty.NOT_GIVEN
