# SPDX-License-Identifier: MIT
"""Patterns of words, compiled when first needed."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Return the compiled pattern; texts are looked at in their plain form, in small letters."""
    return re.compile(words)


def found(words: str, text: str) -> re.Match[str] | None:
    """Return the first place in `text` where the pattern is, or None."""
    return pattern(words).search(text)
