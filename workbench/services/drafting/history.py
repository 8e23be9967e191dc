# SPDX-License-Identifier: MIT
"""The pages that are being checked, with every step so far to go back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.importers.draft import PackDraft
from workbench.importers.editing import set_title

Edit = Callable[[PackDraft], PackDraft]
"""A correction: takes a draft and returns another one."""

MOST_STEPS = 500
"""Steps that can be taken back."""


@dataclass(frozen=True, slots=True)
class DoubtId:
    """Names a doubt whatever else is corrected: the page, where on it in code points, and what."""

    page: int
    offset: int
    what: str


@dataclass(frozen=True, slots=True)
class Checking:
    """Pages as they were corrected so far, and the doubts a person has settled.

    They become one pack, or with `is_pack_each` one for each page. `touched` are the pages, by
    their number, on which a person corrected or settled something since they were read.
    """

    drafts: tuple[PackDraft, ...]
    settled: frozenset[DoubtId] = frozenset()
    is_pack_each: bool = False
    touched: frozenset[int] = frozenset()

    def corrected(self, page: int, edit: Edit, *, settles: DoubtId | None = None) -> Checking:
        """Return the state after a correction of one page.

        Raises:
            ValueError: the correction is not possible; the message says why.
        """
        draft = edit(self.drafts[page])
        settled = self.settled if settles is None else self.settled | {settles}
        if draft == self.drafts[page] and settled == self.settled:
            return self
        drafts = (*self.drafts[:page], draft, *self.drafts[page + 1 :])
        return replace(self, drafts=drafts, settled=settled, touched=self.touched | {page})

    def read_anew(self, page: int, draft: PackDraft) -> Checking:
        """Return the state in which a page is as it was read another time, without corrections."""
        drafts = (*self.drafts[:page], draft, *self.drafts[page + 1 :])
        settled = frozenset(each for each in self.settled if each.page != page)
        return replace(self, drafts=drafts, settled=settled, touched=self.touched - {page})

    @property
    def has_choices(self) -> bool:
        """Whether other encodings can be chosen for a page."""
        return any(draft.choices for draft in self.drafts)

    @property
    def leading(self) -> int:
        """The page that gives the pack its name: the first with sources, or the first."""
        with_sources = (
            place
            for place, draft in enumerate(self.drafts)
            if any(not source.is_left_out for source in draft.sources)
        )
        return next(with_sources, 0)

    @property
    def title(self) -> str:
        """What the pack is going to be called."""
        return self.drafts[self.leading].title

    def titled(self, title: str) -> Checking:
        """Return the state in which the pack is called `title`.

        Raises:
            ValueError: the title is empty.
        """
        return self.corrected(self.leading, lambda draft: set_title(draft, title))


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    state: Checking


class DraftHistory:
    """What was done to the pages, one step after another."""

    def __init__(self, begin: Checking) -> None:
        """Begin with the pages as they were read, or as far as they were checked before.

        Raises:
            ValueError: there is no page.
        """
        if not begin.drafts:
            raise ValueError("nothing to check")
        self._now = begin
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def now(self) -> Checking:
        """The pages as they are now."""
        return self._now

    @property
    def undo_name(self) -> str | None:
        """What would be taken back, or None."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """What would be done again, or None."""
        return self._undone[-1].name if self._undone else None

    def take(self, name: str, state: Checking) -> bool:
        """Go on to `state`; return whether that is a change."""
        if state == self._now:
            return False
        self._done = [*self._done[1 - MOST_STEPS :], _Step(name, self._now)]
        self._undone.clear()
        self._now = state
        return True

    def undo(self) -> bool:
        """Go one step back; return whether there was one."""
        return self._move(self._done, self._undone)

    def redo(self) -> bool:
        """Do what was taken back; return whether there was something."""
        return self._move(self._undone, self._done)

    def _move(self, taken: list[_Step], given: list[_Step]) -> bool:
        if not taken:
            return False
        step = taken.pop()
        given.append(replace(step, state=self._now))
        self._now = step.state
        return True
