# SPDX-License-Identifier: MIT
"""Questions of the checks that a student has answered with “I meant this”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A question that is not asked again while the words it was about stay as they are.

    `fingerprint` names rule, place and words, see `domain.checks`; `question` is what was asked,
    `reason` what the student said to it, which may be nothing. `made` is in UTC.
    """

    fingerprint: str
    rule: str
    question: str
    made: datetime
    reason: str = ""
