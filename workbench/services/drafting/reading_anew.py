# SPDX-License-Identifier: MIT
"""A page that is being checked read anew in another encoding, because its letters look wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.importers.draft import PackDraft
from workbench.importers.encodings import words_for
from workbench.services.drafting.contents import Row
from workbench.services.drafting.history import Checking


@dataclass(frozen=True, slots=True)
class ReadingAnew:
    """Which page is to be read in which encoding, and how the page is as long as it is not."""

    page: int
    before: PackDraft
    encoding: str

    @property
    def file(self) -> Path:
        """Where the page is read."""
        return Path(self.before.file or self.before.origin)

    @property
    def words(self) -> str:
        """What a student calls the encoding."""
        return words_for(self.encoding)

    @property
    def step(self) -> str:
        """What stands after “Undo:”."""
        return f"read as {self.words}"

    def applied(self, now: Checking, draft: PackDraft) -> Checking | None:
        """Return the state with the page as it was read, or None where it was changed meanwhile."""
        if now.drafts[self.page : self.page + 1] != (self.before,):
            return None
        return now.read_anew(self.page, draft)


def page_in_doubt(now: Checking, chosen: Row | None) -> int:
    """Return for which page to ask: the one that is looked at, or else the first with choices.

    Raises:
        ValueError: no page has choices.
    """
    in_doubt = [number for number, draft in enumerate(now.drafts) if draft.choices]
    if not in_doubt:
        raise ValueError("the letters of every page are sure")
    return chosen.page if chosen is not None and chosen.page in in_doubt else in_doubt[0]


def place_after(before: PackDraft, draft: PackDraft, offset: int) -> int:
    """Return the place, in code points, at which a page goes on that was read anew."""
    return offset * len(draft.page) // max(1, len(before.page))
