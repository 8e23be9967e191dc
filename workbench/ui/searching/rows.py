# SPDX-License-Identifier: MIT
"""Hits as lines of a list: headings above what belongs together, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.identifiers import PackId
from workbench.domain.searching import Found, Hit, HitKind

_HEADINGS = {
    HitKind.MARK: "Marks",
    HitKind.SOURCE: "Sources",
    HitKind.BACKGROUND: "Background",
    HitKind.PLAN: "Plans",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a heading, or a hit with what stands small beside it."""

    heading: str = ""
    hit: Hit | None = None
    note: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others and cannot be chosen."""
        return self.hit is None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        hit = self.hit
        if hit is None:
            return self.heading
        # In another pack the note says what it is already; here nobody has to hear the pack.
        where = f", in {hit.pack_title}" if self.note and hit.pack_title else ""
        return f"{hit.kind}, {hit.title}{where}: {hit.excerpt}"


def rows_of(hits: Iterable[Hit], here: PackId | None) -> Iterator[Row]:
    """Yield the hits as they come, with a heading before each kind, and before each other pack."""
    before = ""
    for hit in hits:
        is_away = here is not None and hit.pack_id != here
        if is_away:
            heading, note = f"In {hit.pack_title or 'another pack'}", hit.kind.value
        elif hit.is_named:
            heading, note = "By that name", ""
        else:
            heading, note = _HEADINGS[hit.kind], ""
        key = f"{hit.pack_id} {heading}"
        if key != before:
            yield Row(heading=heading)
        before = key
        yield Row(hit=hit, note=note)


def said_of(found: Found, *, is_looking: bool) -> str:
    """Return how much was found, in words."""
    count = len(found.hits)
    if count:
        said = f"More than {count} found" if found.has_more else f"{count} found"
    else:
        said = "Nothing yet" if is_looking else "Nothing found"
    if is_looking:
        return f"{said}, still looking"
    return said if found.is_everywhere else f"{said}; only this pack could be searched"
