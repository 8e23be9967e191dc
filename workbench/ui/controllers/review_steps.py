# SPDX-License-Identifier: MIT
"""Steps of marking that can be taken back, as long as the class lies open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.reviews import Review, Stamp
    from workbench.ui.window import Window

_MOST = 200
_NAME = "marking"
"""It names nobody: names may be hidden."""


class ReviewSteps:
    """Knows what each review was before it was changed.

    `show` is called with what it was; `flush` first makes a step of what is being typed.
    """

    def __init__(self, show: Callable[[Review], object], flush: Callable[[], object]) -> None:
        self._show, self._flush = show, flush
        self._past: list[tuple[Review, Review]] = []
        self._future: list[tuple[Review, Review]] = []

    def forget(self) -> None:
        """Begin anew."""
        self._past, self._future = [], []

    def changed(self, before: Review, after: Review) -> None:
        """Take notice of a step."""
        self._past = [*self._past[1 - _MOST :], (before, after)]
        self._future = []

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return _NAME if self._past else None

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return _NAME if self._future else None

    def undo(self) -> bool:
        """Take the newest step back."""
        self._flush()
        if not self._past:
            return False
        step = self._past.pop()
        self._future.append(step)
        self._show(step[0])
        return True

    def redo(self) -> bool:
        """Do again what was taken back."""
        self._flush()
        if not self._future:
            return False
        step = self._future.pop()
        self._past.append(step)
        self._show(step[1])
        return True


def tell_removed(window: Window, stamp: Stamp) -> None:
    """Say that a stamp was taken away, and offer to have it again."""
    said = " ".join(each for each in (stamp.code, stamp.comment) if each)
    window.toast.say(f"Taken away: {said}", ("Undo", window.keeping.undo))
