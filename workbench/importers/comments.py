# SPDX-License-Identifier: MIT
"""Comments of a shared document, which its export as text puts at the end: “[a]Is this so?”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.importers.lines import Line

_COMMENT = re.compile(r"(\[[a-z]{1,2}\])\S")


def comment_starts(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the comments begin, each in a line of its own below all that it speaks of."""
    return frozenset(line.start for line in lines if _marker(line))


def without_markers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the markers of comments behind words that somebody commented on."""
    markers = {marker for line in lines if (marker := _marker(line))}
    if not markers:
        return list(lines)
    pattern = re.compile("(?<=\\S)(?:" + "|".join(map(re.escape, sorted(markers))) + ")")
    return [
        line if _marker(line) or "[" not in line.text else _without(line, pattern) for line in lines
    ]


def _without(line: Line, pattern: re.Pattern[str]) -> Line:
    return replace(line, text=pattern.sub("", line.text))


def _marker(line: Line) -> str | None:
    found = _COMMENT.match(line.text)
    return found[1] if found else None
