# SPDX-License-Identifier: MIT
"""What a format knew of its text, said of each line of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.importers.lines import Line
from workbench.importers.page import Hint, HintKind

FROM_FORMAT = "left out as the file itself says"
"""Why furniture is left over where the format gives no reason."""


def hinted(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Line]:
    """Return the lines of a page, each with the hints in whose stretch it begins."""
    if not hints:
        return list(lines)
    waiting = sorted(hints, key=lambda hint: hint.span.start)
    active: list[Hint] = []
    found: list[Line] = []
    place = 0
    for line in lines:
        words = line.start + line.indent
        while place < len(waiting) and waiting[place].span.start < line.end:
            active.append(waiting[place])
            place += 1
        active = [hint for hint in active if hint.span.end > words]
        found.append(replace(line, hints=tuple(active)) if active and line.text else line)
    return found


def section_level(lines: Sequence[Line]) -> int | None:
    """Return the level of the headings that head sources, or None where they are no headings."""
    levels = [hint.level for line in lines if (hint := line.hint(HintKind.HEADING))]
    return min(levels, default=None)


def begins_section(line: Line, level: int | None) -> bool:
    """Tell whether the format knows a line as a heading no deeper than those of the sources."""
    hint = line.hint(HintKind.HEADING)
    return hint is not None and (level is None or hint.level <= level)


def why_left_out(line: Line) -> str | None:
    """Return why the format leaves a line out, or None where it does not."""
    hint = line.hint(HintKind.FURNITURE)
    return (hint.why or FROM_FORMAT) if hint else None
