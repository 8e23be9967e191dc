# SPDX-License-Identifier: MIT
"""An index of everything in a library that can be found.

One connection for all threads: whoever asks goes before whoever puts in more, and that is done in
short transactions. Nothing is kept in memory about what the file holds, since another program may
work on the same one.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from workbench.domain.folding import folded
from workbench.domain.identifiers import PackId
from workbench.domain.searching import Document, Found, HitKind, Query, words_apart
from workbench.storage import search_file
from workbench.storage.repositories.searchables import Contents, Filling, Reached, Unit
from workbench.storage.search_lookup import NUMBERS, Lookup, pack_word

_MERGED_PAGES = 500
"""Pages of an FTS5 table that one step of tidying up works on: some hundredths of a second."""


class IndexBusyError(Exception):
    """Another program works on the index; try again later."""


class IndexLostError(Exception):
    """The index was closed, or is damaged and has to be made anew."""


class SearchIndex:
    """The words of one library, and what has them."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self._path = path
        self._is_closed = False
        self._turn = threading.Lock()
        self._next = threading.Lock()

    @classmethod
    def open(cls, path: Path | None) -> SearchIndex | None:
        """Return the index in a file, or one in memory; None where SQLite has no FTS5.

        Raises:
            IndexBusyError: another program has the file just now.
        """
        try:
            connection = search_file.opened(path)
        except sqlite3.Error as error:
            raise IndexBusyError from error
        return None if connection is None else cls(connection, path)

    def find(
        self, query: Query, *, here: PackId | None, is_wanted: Callable[[], bool] = lambda: True
    ) -> Found:
        """Return what has the words of `query`.

        Args:
            query: What is looked for.
            here: The pack whose hits come first and apart from all others.
            is_wanted: Asked now and then; once it says no, what was found so far is enough.

        Raises:
            IndexLostError: the index is of no use any more.
        """
        with self._next, self._turn, self._translated():
            return Lookup(self._connection, here).find(query, is_wanted)

    def reached(self) -> Reached | None:
        """Return how far the library had come when all of it was put in, or None.

        Raises:
            IndexLostError: the index is of no use any more.
        """
        with self._turn, self._translated():
            row = self._connection.execute(_REACHED).fetchone()
        try:
            return Reached(*json.loads(row[0])) if row else None
        except (ValueError, TypeError) as error:
            raise IndexLostError from error

    def wanting(self, contents: Contents) -> tuple[list[Unit], list[Unit]]:
        """Return what has to be put in, new or anew, and what has to be taken out.

        Raises:
            IndexLostError: the index is of no use any more.
        """
        with self._turn, self._translated():
            rows = self._connection.execute("SELECT kind, key, digest, pack FROM origin").fetchall()
        known = {(kind, key): (pack, digest) for kind, key, digest, pack in rows}
        there = {(unit.kind.value, unit.key): unit for unit in contents.digests}
        new = [unit for name, unit in there.items() if known.get(name) != contents.digests[unit]]
        kinds = {kind.value: kind for kind in contents.kinds}
        gone = [Unit(kinds[kind], key) for kind, key in known if kind in kinds]
        return new, [unit for unit in gone if (unit.kind.value, unit.key) not in there]

    def put(self, fillings: Sequence[Filling], titles: Mapping[PackId, str]) -> None:
        """Put in what is new, and what is other than before in the place of that.

        Raises:
            IndexBusyError: another program writes just now.
            IndexLostError: the index is of no use any more.
        """
        with self._writing():
            for filling in fillings:
                self._put(filling, self._pack_number(filling.pack_id, titles))

    def take_out(self, units: Iterable[Unit]) -> None:
        """Take out what is no longer in the library.

        Raises:
            IndexBusyError: another program writes just now.
            IndexLostError: the index is of no use any more.
        """
        with self._writing():
            for unit in units:
                number = self._origin(unit)
                if number is not None:
                    self._forget(self._documents(number))
                    self._connection.execute("DELETE FROM origin WHERE number = ?", (number,))

    def name_packs(self, titles: Mapping[PackId, str]) -> bool:
        """Have packs called as they are now; tell whether one is no longer there.

        Raises:
            IndexBusyError: another program writes just now.
            IndexLostError: the index is of no use any more.
        """
        with self._writing():
            rows = self._connection.execute("SELECT id, title FROM pack").fetchall()
            other = [(titles[key], key) for key, title in rows if titles.get(key, title) != title]
            gone = [(key,) for key, _ in rows if key not in titles]
            self._connection.executemany("UPDATE pack SET title = ? WHERE id = ?", other)
            self._connection.executemany("DELETE FROM pack WHERE id = ?", gone)
        return bool(gone)

    def reach(self, reached: Reached) -> None:
        """Note that all of the library is in, as it was then.

        Raises:
            IndexBusyError: another program writes just now.
            IndexLostError: the index is of no use any more.
        """
        state = [reached.lineage, reached.generation, reached.counter, reached.last_edit]
        with self._writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO meta VALUES ('reached', ?)", (json.dumps(state),)
            )

    def tidy(self) -> bool:
        """Do a step of removing what was taken out from the file itself; tell whether it is all.

        FTS5 only notes at first that words are gone, and SQLite leaves a journal beside the file.

        Raises:
            IndexBusyError: another program writes just now.
            IndexLostError: the index is of no use any more.
        """
        before = self._connection.total_changes
        with self._writing():
            for table in ("words", "parts"):
                self._connection.execute(
                    f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)",  # noqa: S608
                    (-_MERGED_PAGES,),
                )
        # Each of the two counts as one change, also where there was nothing to do.
        if self._connection.total_changes - before > 2:
            return False
        with self._turn, self._translated():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return True

    def discard(self) -> None:
        """Close the index and remove its file."""
        self.close()
        if self._path is not None:
            search_file.remove(self._path)

    def close(self) -> None:
        """Close the index, once nobody is at it."""
        with self._turn:
            self._is_closed = True
            self._connection.close()

    @contextmanager
    def _writing(self) -> Generator[None]:
        """Give a transaction that is kept at the end of the block, unless the block fails."""
        with self._next:
            """Who asks goes first."""
        with self._turn, self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _translated(self) -> Generator[None]:
        if self._is_closed:
            raise IndexLostError
        try:
            yield
        except sqlite3.Error as error:
            raise (IndexBusyError if search_file.is_passing(error) else IndexLostError) from error

    def _put(self, filling: Filling, pack: int) -> None:
        unit, connection = filling.unit, self._connection
        number = self._origin(unit)
        if number is None:
            origin = (unit.kind.value, unit.key, filling.pack_id, filling.digest)
            number = connection.execute(_NEW_ORIGIN, origin).lastrowid
            known: dict[tuple[object, ...], int] = {}
        else:
            connection.execute(_OTHER_ORIGIN, (filling.pack_id, filling.digest, number))
            known = {tuple(row): key for key, *row in self._documents(number)}
        wanted = [_row_of(document, pack) for document in filling.documents]
        kept = {known[row] for row in wanted if row in known}
        self._forget([(key, *row) for row, key in known.items() if key not in kept])
        for row in wanted:
            if row not in known:
                self._insert(unit.kind, number, row)

    def _insert(self, kind: HitKind, origin: int | None, row: tuple[object, ...]) -> None:
        first, last = NUMBERS[kind]
        statement = "SELECT max(number) FROM doc WHERE number BETWEEN ? AND ?"
        highest = self._connection.execute(statement, (first, last)).fetchone()[0]
        number = first if highest is None else highest + 1
        self._connection.execute(_NEW_DOCUMENT, (number, origin, *row))
        words, parts = _indexed(row)
        self._connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words))
        self._connection.execute("INSERT INTO parts (rowid, text) VALUES (?, ?)", (number, parts))

    def _forget(self, documents: Iterable[tuple[object, ...]]) -> None:
        for number, *row in documents:
            words, parts = _indexed(tuple(row))
            self._connection.execute(_FORGET_WORDS, (number, words))
            self._connection.execute(_FORGET_PARTS, (number, parts))
            self._connection.execute("DELETE FROM doc WHERE number = ?", (number,))

    def _documents(self, origin: int) -> list[tuple[int, *tuple[object, ...]]]:
        return self._connection.execute(_DOCUMENTS, (origin,)).fetchall()

    def _origin(self, unit: Unit) -> int | None:
        found = self._connection.execute(_ORIGIN, (unit.kind.value, unit.key)).fetchone()
        return found[0] if found else None

    def _pack_number(self, pack_id: PackId, titles: Mapping[PackId, str]) -> int:
        found = self._connection.execute("SELECT number FROM pack WHERE id = ?", (pack_id,))
        row = found.fetchone()
        if row:
            number: int = row[0]
            return number
        made = self._connection.execute(
            "INSERT INTO pack (id, title) VALUES (?, ?)", (pack_id, titles.get(pack_id, ""))
        ).lastrowid
        return made or 0


def _row_of(document: Document, pack: int) -> tuple[object, ...]:
    """Return a document as it stands in `doc`, from its pack on."""
    texts = [[each.text, each.part, each.is_quoted] for each in document.texts if each.text]
    return (
        pack,
        document.target,
        folded(document.name),
        document.title,
        document.place,
        json.dumps(texts, ensure_ascii=False),
    )


def _indexed(row: tuple[object, ...]) -> tuple[str, str]:
    """Return what the two FTS5 tables are told of a row of `doc`."""
    pack, _, name, title, _, texts = row
    plain = folded("\n".join([str(name), str(title), *(x[0] for x in json.loads(str(texts)))]))
    token = pack_word(int(str(pack)))
    return f"{token} {words_apart(plain)}", f"{token} {plain}"


_REACHED = "SELECT value FROM meta WHERE name = 'reached'"
_ORIGIN = "SELECT number FROM origin WHERE kind = ? AND key = ?"
_NEW_ORIGIN = "INSERT INTO origin (kind, key, pack, digest) VALUES (?, ?, ?, ?)"
_OTHER_ORIGIN = "UPDATE origin SET pack = ?, digest = ? WHERE number = ?"
_DOCUMENTS = "SELECT number, pack, target, name, title, place, texts FROM doc WHERE origin = ?"
_NEW_DOCUMENT = (
    "INSERT INTO doc (number, origin, pack, target, name, title, place, texts)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_FORGET_WORDS = "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)"
_FORGET_PARTS = "INSERT INTO parts (parts, rowid, text) VALUES ('delete', ?, ?)"
