# SPDX-License-Identifier: MIT
"""Has what is said in Review go along with the copies of an open library.

Such a file changes no row of the library. Copies are ordered by the library's counter, and each is
one state: so something more said counts as a save as soon as a copy of it is made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.domain.errors import LibraryError
from workbench.storage import sidecars
from workbench.storage.backups import Backup, BackupRoutine, backups_in, make
from workbench.storage.engine import faults_translated, raw
from workbench.storage.opening import OpenedFile, count_up

_LOOKS = 60.0
"""Seconds after which it is seen that something more was said."""


class Said:
    """Knows whether something more was said, without reading it all over and over."""

    def __init__(self, place: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin; `clock` gives seconds from any beginning, never going back."""
        self._place, self._clock = place, clock
        self._seen: tuple[object, ...] | None = None
        self._digest = ""
        self._looked_at: float | None = None

    def digest(self, *, at_once: bool = False) -> str:
        """Return what tells what is said now from what was said at other times.

        It is empty where nothing is said, or where that cannot be read now because a stick was
        pulled out. Unless it is wanted `at_once` it may be a minute old.
        """
        now = self._clock()
        is_fresh = self._looked_at is not None and now - self._looked_at < _LOOKS
        if at_once or not is_fresh:
            self._looked_at = now
            self._look()
        return self._digest

    def _look(self) -> None:
        try:
            seen = tuple(self._stamps())
            if seen != self._seen:
                contents = sidecars.contents_of(self._place, skips_unreadable=True)
                self._digest = sidecars.digest_of(contents)
                self._seen = seen
        except OSError:
            self._digest, self._seen = "", None

    def _stamps(self) -> Iterator[tuple[str, int, int]]:
        for path in sidecars.sidecars_in(self._place):
            status = path.stat()
            yield str(path), status.st_size, status.st_mtime_ns


class CopiesWithSaid:
    """Makes the copies of an open library, each with what is said when it is made.

    Used by the thread that writes. What counts something as a save returns the counter from then.
    """

    def __init__(self, opened: OpenedFile, *, second_place: Path | None = None) -> None:
        """Begin a session; `second_place` is another folder that gets each copy as well."""
        self._opened = opened
        self._said = Said(opened.place)
        self._kept = ""
        self.routine = BackupRoutine(opened.folder, second_place=second_place, beside=opened.place)
        """When the next copy is due, and how it went so far."""

    def make(self, counter: int, pinned: str | None = None) -> tuple[Backup, int]:
        """Make a copy now and return it with the counter; `pinned` is as in `backups.make`.

        Raises:
            BackupUnusableError: the copy is not what was copied.
            LibraryError: the copy could not be written.
        """
        opened = self._opened
        beside = opened.place if opened.lock else None
        counter = self._counted(counter) if beside else counter
        copy = make(
            raw(opened.connection),
            opened.folder,
            generation=opened.generation,
            counter=counter,
            pinned=pinned,
            beside=beside,
        )
        return copy, counter

    def tick(self, counter: int) -> int:
        """Make a copy if something is new and it is time; called after saves and when idle."""
        age = self._opened.generation, counter
        if self.routine.is_due(age, has_more=self._has_more(counter)):
            return self._run(counter)
        return counter

    def finish(self, counter: int) -> int:
        """Make the last copy of a session in which something was kept or said."""
        is_new = counter != self._opened.counter or not self._is_kept(counter)
        return self._run(counter) if is_new else counter

    def _run(self, counter: int) -> int:
        counter = self._counted(counter)
        driver = raw(self._opened.connection)
        self.routine.run(driver, generation=self._opened.generation, counter=counter)
        return counter

    def _has_more(self, counter: int) -> bool:
        """Tell whether something is said that the copies of a library's state do not have.

        Where there is no copy of that state, the next one is going to have it.
        """
        said = self._said.digest()
        if said in {"", self._kept}:
            return False
        beside = self._beside(counter)
        if not beside or said in beside:
            self._kept = said
            return False
        return True

    def _counted(self, counter: int) -> int:
        """Return the counter of the library for a copy that has what is said now.

        Where that cannot be counted, it is the same: a copy without it is better than none.
        """
        said = self._said.digest(at_once=True)
        beside = self._beside(counter) if said else frozenset()
        if not beside or said in beside:
            return counter
        try:
            with faults_translated(self._opened.folder):
                return count_up(self._opened.connection)
        except LibraryError:
            return counter

    def _is_kept(self, counter: int) -> bool:
        """Tell whether a copy of that state has what is said now, or nothing is said."""
        said = self._said.digest(at_once=True)
        return not said or said in self._beside(counter)

    def _beside(self, counter: int) -> frozenset[str]:
        """Return what tells apart what the copies of a state have; "" is a copy with nothing."""
        age = self._opened.generation, counter
        copies = (each for each in backups_in(self._opened.folder) if each.age == age)
        return frozenset(sidecars.digest_beside(each.path) for each in copies)
