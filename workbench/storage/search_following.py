# SPDX-License-Identifier: MIT
"""Bringing a search index to where its library is, in small steps.

What has to be put in is found by comparing checksums (`repositories/searchables.py`), so it makes
no difference how the two came apart. While a library is open, only the kinds of things are compared
that were told to have changed.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from workbench.domain.changes import Changed
from workbench.domain.identifiers import PackId
from workbench.storage.repositories.searchables import Contents, Unit
from workbench.storage.search_index import SearchIndex
from workbench.storage.units import UnitOfWork

if TYPE_CHECKING:
    from workbench.storage.library import Library

_AT_ONCE = 50
"""Things that are read from the library and put in together: some hundredths of a second."""


class Follower:
    """Keeps one index up to date with one open library; `catch_up` is called by one at a time."""

    def __init__(self, library: Library, index: SearchIndex) -> None:
        self._library = library
        self._index = index
        self._lock = threading.Lock()
        self._is_complete = False
        self._changed: Changed | None = None
        """What changed since everything was compared; None before it ever was."""
        self._contents: Contents | None = None
        self._todo: deque[Unit] = deque()
        self._gone: deque[Unit] = deque()
        self._is_to_tidy = False
        self.stop = library.subscribe(self._note)
        """Ends being told of changes."""

    @property
    def is_complete(self) -> bool:
        """Whether the index holds all of the library as it is now."""
        return self._is_complete

    def catch_up(self, first: PackId | None, until: float | None) -> bool:
        """Go on until all is in, or a moment of the monotonic clock; tell whether all is.

        Args:
            first: The pack to begin with.
            until: When to stop; None for never.

        Raises:
            LibraryError: the library could not be read.
            ClosedError: the library was closed.
            IndexBusyError: another program writes to the index; later all goes on from here.
            IndexLostError: the index is of no use any more, nor is this.
        """
        if self._contents is None:
            self._look(first)
        while self._gone or self._todo or self._contents or self._is_to_tidy:
            self._go_on()
            if until is not None and time.monotonic() >= until:
                break
        is_done = not (self._contents or self._is_to_tidy)
        with self._lock:
            self._is_complete = is_done and self._changed is Changed.NOTHING
        return self._is_complete

    def _look(self, first: PackId | None) -> None:
        """See what has to be put in and taken out."""
        if self._changed is Changed.NOTHING:
            return
        reached = self._index.reached() if self._changed is None else None
        taken: list[Changed | None] = []

        def read(unit: UnitOfWork) -> Contents | None:
            # On the writer's thread, where every change that is there to be read was told of.
            with self._lock:
                changed, self._changed = self._changed, Changed.NOTHING
            taken.append(changed)
            if changed is None and unit.searchables.reached() == reached:
                return None
            return unit.searchables.contents(changed)

        try:
            contents = self._library.read(read).result()
            if contents is not None:
                self._sort(contents, first)
        except BaseException:
            with self._lock:
                for changed in taken:
                    self._changed = _both(self._changed, changed)
            raise

    def _sort(self, contents: Contents, first: PackId | None) -> None:
        wanted, gone = self._index.wanting(contents)
        # The packs that came last are those in use.
        ages = {pack_id: age for age, pack_id in enumerate(reversed(tuple(contents.packs)))}

        def order(unit: Unit) -> tuple[bool, int, str]:
            pack_id, _ = contents.digests[unit]
            return pack_id != first, ages.get(pack_id, 0), unit.kind

        self._todo, self._gone = deque(sorted(wanted, key=order)), deque(gone)
        self._contents = contents

    def _go_on(self) -> None:
        index, contents = self._index, self._contents
        if self._gone:
            index.take_out(tuple(self._gone)[:_AT_ONCE])
            for _ in range(min(_AT_ONCE, len(self._gone))):
                self._gone.popleft()
        elif self._todo and contents is not None:
            self._put_some(contents)
        elif contents is not None:
            self._is_to_tidy = index.name_packs(contents.packs) or self._is_to_tidy
            index.reach(contents.reached)
            self._contents = None
        else:
            self._is_to_tidy = not index.tidy()

    def _put_some(self, contents: Contents) -> None:
        kind, some = self._todo[0].kind, list[Unit]()
        while self._todo and len(some) < _AT_ONCE and self._todo[0].kind is kind:
            some.append(self._todo.popleft())
        keys = [unit.key for unit in some]
        try:
            fillings = self._library.read(lambda unit: unit.searchables.fillings(kind, keys))
            self._index.put(fillings.result(), contents.packs)
        except BaseException:
            self._todo.extendleft(reversed(some))
            raise

    def _note(self, changed: Changed) -> None:
        with self._lock:
            self._changed = _both(self._changed, changed)
            self._is_complete = False


def _both(first: Changed | None, second: Changed | None) -> Changed | None:
    """Return what changed in all; None where all of it may have."""
    return None if first is None or second is None else first | second
