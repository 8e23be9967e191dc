# SPDX-License-Identifier: MIT
"""Where pages that are being checked give one thing two dates that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import count

from workbench.domain.background import Background
from workbench.domain.date_conflicts import Telling, date_conflicts
from workbench.importers.assembly import background_of
from workbench.importers.draft import OF_A_SOURCE, PackDraft, Part, PartKind

_NOT_BACKGROUND = OF_A_SOURCE | {PartKind.LEFT_OVER, PartKind.QUESTION}

Place = tuple[int, int]
"""The number of a page and that of a part on it."""


def disputed_dates(drafts: Sequence[PackDraft]) -> Mapping[Place, str]:
    """Return the parts whose date another part disputes, each with a sentence about both."""
    return _disputed(tuple(draft.parts for draft in drafts))


@lru_cache(maxsize=2)
def _disputed(pages: tuple[tuple[Part, ...], ...]) -> Mapping[Place, str]:
    # Worked out again after every correction, most of which leave the background as it was.
    numbers = count()
    background = Background.joined(
        background_of(PackDraft("", "", "", parts), new_id=lambda: str(next(numbers)))
        for parts in pages
    )
    texts = {entry.id: entry.text for entry in background.entries()}
    found: dict[Place, str] = {}
    for conflict in date_conflicts(background):
        for one, other in (
            (conflict.first, conflict.second),
            (conflict.second, conflict.first),
        ):
            place = _place_of(texts.get(one.entry) if one.entry else None, pages)
            if place is not None:
                found.setdefault(place, _sentence(one, other))
                break
    return found


def _place_of(text: str | None, pages: tuple[tuple[Part, ...], ...]) -> Place | None:
    if not text:
        return None
    for page, parts in enumerate(pages):
        for number, part in enumerate(parts):
            if part.kind not in _NOT_BACKGROUND and part.text and text in part.text:
                return page, number
    return None


def _sentence(one: Telling, other: Telling) -> str:
    return (
        f"“{one.text}”: {one.date}. But “{other.text}” is "
        f"{other.date if other.is_beside else f'dated {other.date}'}. Keep both?"
    )
