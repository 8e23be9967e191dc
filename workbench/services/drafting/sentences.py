# SPDX-License-Identifier: MIT
"""Where a sentence begins and ends, so that one can be taken without aiming."""

from __future__ import annotations

import re

from workbench.domain.text import Span

_END = re.compile(r"[.!?…]+[\"'’”»)\]]*(?=\s|$)|\n")


def sentence_at(text: str, position: int) -> Span | None:
    """Return the sentence of `text` around a position in code points, or None without words."""
    start = 0
    for found in _END.finditer(text):
        if found.end() > position or found.end() == len(text):
            return _trimmed(text, start, found.end())
        start = found.end()
    return _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end) if start < end else None
