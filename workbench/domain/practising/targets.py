# SPDX-License-Identifier: MIT
"""What to aim at next time: what the next level asks for, and what the checks asked."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.enquiries import Level
from workbench.domain.mark_schemes import name_of_level

MOST_OFFERED = 3


def offered_targets(
    levels: Sequence[Level], level: str, questions: Sequence[str]
) -> tuple[str, ...]:
    """Return targets to choose from, what the level above the chosen one asks for first.

    `levels` stand lowest first; `questions` are those of the checks, the most important first.
    """
    names = [each.name for each in levels]
    above = levels[names.index(level) + 1 :] if level in names else ()
    first = [f"{name_of_level(each)}: {each.descriptor}" for each in above[:1]]
    return tuple(dict.fromkeys((*first, *questions)))[:MOST_OFFERED]
