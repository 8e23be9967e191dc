# SPDX-License-Identifier: MIT
"""Headings of which the noun stands in one line and the label alone in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.importers.headings import NOUNS
from workbench.importers.lines import Line, collapsed

_NOUN = re.compile(rf"\W*(?:{NOUNS}|{NOUNS.upper()})\W*")
_LABEL = re.compile(r"\W*(?:[A-Z]|[1-9]\d?|[IVX]{1,4})\W*")
_FEWEST = 2


def mended_headings(page: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with noun and label as one line where the page tears them apart twice."""
    torn = [
        place
        for place in range(len(lines) - 1)
        if _NOUN.fullmatch(lines[place].text) and _LABEL.fullmatch(lines[place + 1].text)
    ]
    if len(torn) < _FEWEST:
        return list(lines)
    mended = list(lines)
    for place in reversed(torn):
        first, second = lines[place : place + 2]
        mended[place : place + 2] = [
            replace(
                first,
                end=second.end,
                text=collapsed(page[first.start : second.end]),
                hints=(*first.hints, *second.hints),
            )
        ]
    return mended
