# SPDX-License-Identifier: MIT
"""Words at the end of a source that say once more where it is from."""

from __future__ import annotations

import re

from workbench.importers.attribution_cues import is_empty_label, score_of
from workbench.importers.author_notes import introduces
from workbench.importers.printed_labels import LABEL

_SECOND = re.compile(
    r"[(\[—–]|- |(?:[Aa]s )?(?:[Aa]dapted|[Tt]aken|[Qq]uoted) (?:from|form|in)[ :]|After: |"
    r"[A-Z][^“”]{8,160}, (?:no\. ?\d+(?:/\d+)?, )?pp?\. ?\d+"
)
_PAGED = re.compile(r"[A-Z][^“”?!]{8,160}, (?:vol\. ?\w+, )?pp?\. ?\d+(?:[–-]\d+)?\.?")
_TWICE, _LED = 4.0, 3.5
"""Points of a second attribution below a text, and where the first only introduced it."""

_ADAPTED = re.compile(r"(?:[Aa]dapted|[Tt]aken) (?:from|form) ?:? ?[A-Z“‘\"'][^.?!]{4,140}$")
"""A line that is nothing else, with a slip that teachers make."""

_LONGEST = 200
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{8,160}[)\]]\.?")


def only_says_adapted(text: str) -> bool:
    """Tell whether a line only says what a text was adapted from: who made that may follow."""
    return _ADAPTED.match(text) is not None


def is_second_attribution(text: str, *, above: str) -> bool:
    """Tell whether the last words say again where a text is from, as when it was introduced."""
    if above.endswith(":") and len(text) < _LONGEST and _PAGED.fullmatch(text):
        return True
    if above.endswith(":") and _IN_BRACKETS.fullmatch(text) and score_of(text) >= 0:
        return True  # what leads to a text rarely is all that is said of where it is from
    if only_says_adapted(text) and not introduces(above):
        return True
    is_marked = len(text) < _LONGEST and (LABEL.match(text) or _SECOND.match(text))
    if not is_marked or is_empty_label(text):
        return False
    return score_of(text) >= (_LED if introduces(above) else _TWICE)
