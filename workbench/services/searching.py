# SPDX-License-Identifier: MIT
"""Search everything in a library, in an index that is kept beside it.

The index follows the library a little behind. Until it has caught up, the open pack is looked
through as it is, and of the others is found what the index knows. Where there can be no index,
only the open pack is searched, or, if none is open, one pack after the other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import PackId
from workbench.domain.plans import Plan
from workbench.domain.searchable import documents_of
from workbench.domain.searching import Found, Query, limited, query_of, search
from workbench.domain.sources import Pack
from workbench.services.looking_up import contents_of

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.search_following import Follower
    from workbench.storage.search_index import SearchIndex

MOMENT = 0.1
"""Seconds after which catching up is interrupted for others who want something."""


@dataclass(frozen=True, slots=True)
class OpenPack:
    """A pack as somebody sees it just now, also what of it is not kept yet."""

    pack: Pack
    annotations: Sequence[Annotation] = ()
    plans: Sequence[Plan] = ()
    is_kept: bool = True
    """Whether all of it is in the library, so that the index can know of it."""


class SearchingService:
    """Find words anywhere in a library, and keep the index for that up to date.

    Everything here may take some time and is asked from any thread but the window's.
    """

    def __init__(
        self, library: Library, *, open_index: Callable[[str], SearchIndex | None] | None = None
    ) -> None:
        """Keep the index of `library` in the cache folder.

        Args:
            library: What is searched.
            open_index: Opens the index of the library with a certain lineage instead.
        """
        self._library = library
        self._open_index = open_index or _index_in_cache
        self._follower: Follower | None = None
        self._index: SearchIndex | None = None
        self._has_tried = self._has_ended = False
        self._was_lost = False
        """Whether the index was lost, and not all was put in since."""
        self._lock = threading.Lock()
        self._catching_up = threading.Lock()

    def find(
        self,
        typed: str,
        *,
        opened: OpenPack | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> Found:
        """Return what has all the words in `typed`.

        Args:
            typed: Words, phrases in quotation marks, or a name such as E7 or Source E.
            opened: The pack whose hits come first.
            is_wanted: Asked now and then; once it says no, any answer will do.
        """
        query = query_of(typed)
        if not query or not is_wanted():
            return Found()
        here = opened.pack.id if opened else None
        is_complete = self._follower is not None and self._follower.is_complete
        is_complete = is_complete and (opened is None or opened.is_kept)
        found = self._found_in_index(query, here, is_wanted)
        if found is not None and (is_complete or opened is None):
            return Found(found.hits, found.has_more, is_complete and found.is_complete)
        has_none = self._has_tried and self._index is None
        if opened is None:
            return self._found_one_by_one(query) if has_none else Found(is_complete=False)
        documents = documents_of(opened.pack, opened.annotations, opened.plans)
        fresh = search(query, documents, {opened.pack.id: opened.pack.title})
        elsewhere = [hit for hit in found.hits if hit.pack_id != here] if found else []
        joined = limited([*fresh.hits, *elsewhere], here=here)
        has_more = fresh.has_more or (found is not None and found.has_more)
        return Found(joined.hits, has_more, is_complete=has_none, is_everywhere=not has_none)

    def catch_up(self, *, first: PackId | None = None, seconds: float | None = MOMENT) -> bool:
        """Put into the index what changed in the library; tell whether that is all of it.

        Args:
            first: The pack to begin with.
            seconds: After which to stop for now; None to go on to the end.

        Raises:
            LibraryError: the library could not be read.
        """
        from workbench.storage.search_index import IndexBusyError, IndexLostError
        from workbench.storage.writer import ClosedError

        until = None if seconds is None else time.monotonic() + seconds
        with self._catching_up:
            try:
                follower = self._follow()
                is_all = follower is None or follower.catch_up(first, until)
            except IndexBusyError:
                return False
            except IndexLostError:
                return self._begin_anew()
            except ClosedError:
                return True
            self._was_lost = self._was_lost and not is_all
            return is_all

    def _found_in_index(
        self, query: Query, here: PackId | None, is_wanted: Callable[[], bool]
    ) -> Found | None:
        from workbench.storage.search_index import IndexBusyError, IndexLostError

        index = self._index
        if index is None:
            return None
        try:
            return index.find(query, here=here, is_wanted=is_wanted)
        except IndexBusyError:
            return None
        except IndexLostError:
            with self._catching_up:
                if self._index is index:
                    self._begin_anew()
            return None

    def _found_one_by_one(self, query: Query) -> Found:
        """Look through one pack after the other, which takes its time."""
        if self._has_ended:
            return Found(is_complete=False)
        packs = self._library.read(lambda unit: unit.packs.summaries()).result()
        all_of_them = (contents_of(self._library, each.id) for each in packs)
        documents = (
            document
            for each in all_of_them
            if each.pack is not None
            for document in documents_of(each.pack, each.annotations, each.plans)
        )
        return search(query, documents, {each.id: each.title for each in packs})

    def _follow(self) -> Follower | None:
        """Return what keeps the index up to date, made when it is first needed."""
        from workbench.storage.search_following import Follower

        if self._has_tried:
            return self._follower
        reached = self._library.read(lambda unit: unit.searchables.reached()).result()
        index = self._open_index(reached.lineage)
        with self._lock:
            if self._has_ended:
                if index is not None:
                    index.close()
                return None
            self._has_tried = True
            self._index = index
            self._follower = Follower(self._library, index) if index is not None else None
        self._library.call_at_end(self._end)
        return self._follower

    def _begin_anew(self) -> bool:
        """Throw the index away, so that the next time all is put in; tell whether there is none.

        Lost twice before all was in, there is none from now on: whatever is wrong, such as a disk
        that is full, is wrong with the next one too.
        """
        with self._lock:
            index, follower = self._index, self._follower
            self._index = self._follower = None
            self._has_tried = self._has_ended or self._was_lost
            self._was_lost = True
        if follower is not None:
            follower.stop()
        if index is not None:
            index.discard()
        return self._has_tried

    def _end(self) -> None:
        with self._lock:
            self._has_ended = True
            index, self._index = self._index, None
            self._follower = None
        if index is not None:
            index.close()


def _index_in_cache(lineage: str) -> SearchIndex | None:
    from workbench.storage.search_file import place_of
    from workbench.storage.search_index import SearchIndex

    try:
        path = place_of(lineage)
    except ValueError:
        path = None
    return SearchIndex.open(path)
