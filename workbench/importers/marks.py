# SPDX-License-Identifier: MIT
"""Where parts begin on the page, as the recognising modules hand them on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.importers.draft import Part, PartKind


@dataclass(frozen=True, slots=True)
class Mark:
    """The place on the page, in code points, from which on the page is a part of one kind."""

    start: int
    kind: PartKind
    text: str
    source: int | None = None
    confidence: float = 1.0
    why: str | None = None


def parts_between(page: str, marks: Iterable[Mark]) -> tuple[Part, ...]:
    """Return the page cut at the marks; each part reaches to the next, the first begins at 0."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    if not ordered:
        return (Part(PartKind.LEFT_OVER, page, page.strip(), why="nothing was found"),)
    starts = [0, *(mark.start for mark in ordered[1:]), len(page)]
    return tuple(
        Part(mark.kind, page[a:b], mark.text, mark.source, mark.confidence, mark.why)
        for mark, a, b in zip(ordered, starts[:-1], starts[1:], strict=True)
    )


def place_in(raw: str, text: str, position: int) -> int:
    """Return where in `raw` the character at `position` of `text` stands.

    The characters of `text` occur in `raw` in the same order, apart from blanks. They are matched
    from the end, because what was taken off (labels, bullets, numbers) mostly stood in front.
    """
    place = len(raw)
    for char in reversed(text[position:]):
        if not char.isspace():
            place = raw.rindex(char, 0, place)
    return place


def joined_marks(marks: Sequence[Mark], page: str) -> list[Mark]:
    """Return the marks with paragraphs of one body that no blank line parts as one mark."""
    groups: list[list[Mark]] = []
    for mark in marks:
        last = groups[-1][-1] if groups else None
        same = last and mark.kind is last.kind is PartKind.BODY and mark.source == last.source
        if last and same and not _is_parted(page[last.start : mark.start]):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [_joined(group) for group in groups]


def _joined(group: Sequence[Mark]) -> Mark:
    first = group[0]
    if len(group) == 1:
        return first
    text = "\n".join(mark.text for mark in group)
    sure = min(mark.confidence for mark in group)
    return Mark(first.start, first.kind, text, first.source, sure, first.why)


def _is_parted(raw: str) -> bool:
    """Tell whether a blank line stands at the end of these characters."""
    tail = raw[len(raw.rstrip()) :]
    return tail.count("\n") > 1
