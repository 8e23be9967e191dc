# SPDX-License-Identifier: MIT
"""Patterns of words, compiled when first needed."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def pattern(words: str) -> re.Pattern[str]:
    """Return the compiled pattern; texts are looked at in their plain form, in small letters."""
    return re.compile(words)


def found(words: str, text: str) -> re.Match[str] | None:
    """Return the first place in `text` where the pattern is, or None."""
    return pattern(words).search(text)


def words(*phrases: str) -> str:
    """Return a pattern for any of some phrases, each as whole words."""
    return rf"\b(?:{'|'.join(phrases)})\b"


def either(*patterns: str) -> str:
    """Return a pattern for any of some patterns."""
    return "|".join(f"(?:{each})" for each in patterns)
