# SPDX-License-Identifier: MIT
"""Looking words up in a search index: whole words first, then beginnings, then parts of words.

FTS5 gives candidates in the order of their numbers; whether they fit, how well, and where, is said
by `domain.searching` from their text. The number of a document says of which kind it is, and one
word of it in which pack, so that a few of each kind are found without looking at the rest.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from workbench.domain.annotations import SourcePart
from workbench.domain.identifiers import PackId
from workbench.domain.searching import (
    LEAST_PART,
    MOST_ELSEWHERE,
    MOST_HERE,
    Document,
    Found,
    Hit,
    HitKind,
    Query,
    Words,
    hit_in,
    limited,
    words_apart,
)

KIND_BITS = 40
NUMBERS = {
    kind: (place << KIND_BITS, ((place + 1) << KIND_BITS) - 1) for place, kind in enumerate(HitKind)
}
"""The first and last number of documents of a kind."""

_PRIVATE, _DIGITS = 0xE000, 6400
"""Characters that Unicode gives to nobody; SQLite takes them for letters."""

_CANDIDATES = 150
"""Documents of a kind that are looked at to find those that fit; nearly all do."""
_NAMED = 40


def pack_word(number: int) -> str:
    """Return the word of three characters that stands in every document of a pack."""
    digits = (number // _DIGITS**2, number // _DIGITS, number)
    return "".join(chr(_PRIVATE + digit % _DIGITS) for digit in digits)


class Lookup:
    """One question to an index."""

    def __init__(self, connection: sqlite3.Connection, here: PackId | None) -> None:
        self._connection = connection
        self._here = here
        found = connection.execute("SELECT number FROM pack WHERE id = ?", (here,)).fetchone()
        self._pack = pack_word(found[0]) if found else None
        self._hits: dict[int, Hit] = {}
        self._seen: set[int] = set()

    def find(self, query: Query, is_wanted: Callable[[], bool]) -> Found:
        """Return what fits, as far as that is wanted."""
        if not query:
            return Found()
        self._look_at(query, self._named(query))
        for is_here in (True, False) if self._pack else (False,):
            for kind in HitKind:
                if not is_wanted():
                    return Found(is_complete=False)
                self._look_for(query, kind, is_here=is_here)
        return limited(self._hits.values(), here=self._here)

    def _look_for(self, query: Query, kind: HitKind, *, is_here: bool) -> None:
        # One more than is shown tells that there is more.
        wanted = 1 + (MOST_HERE if is_here or self._here is None else MOST_ELSEWHERE)
        for table, words in _tiers(query):
            scoped = words
            if self._pack:
                scoped = (
                    f'"{self._pack}" AND ({words})' if is_here else f'({words}) NOT "{self._pack}"'
                )
            rows = self._connection.execute(_LOOK_UP[table], (scoped, *NUMBERS[kind], _CANDIDATES))
            wanted -= self._look_at(query, rows, wanted)
            if wanted <= 0:
                return

    def _look_at(self, query: Query, rows: Iterator[Any], most: int = _NAMED) -> int:
        """Keep up to so many of the rows that fit and were not looked at; return how many."""
        count = 0
        for row in rows:
            if row[0] in self._seen:
                continue
            self._seen.add(row[0])
            document, title = _document_of(row)
            hit = hit_in(query, document, title)
            if hit is not None:
                self._hits[row[0]] = hit
                count += 1
                if count >= most:
                    break
        return count

    def _named(self, query: Query) -> Iterator[Any]:
        """Return what is called as the typed words begin, that of the open pack first."""
        names = ", ".join("?" * len(query.names))
        statement = (
            f"{_SELECT} FROM doc JOIN pack ON pack.number = doc.pack"
            f" WHERE name <> '' AND name IN ({names}) ORDER BY pack.id <> ?, doc.number LIMIT ?"
        )
        return self._connection.execute(statement, (*query.names, self._here or "", _CANDIDATES))


def _tiers(query: Query) -> Iterator[tuple[str, str]]:
    """Yield in which table to look for what, the best first."""
    words = [f'"{words_apart(term)}"' for term in map(_escaped, query.terms)]
    yield "words", " AND ".join(words)
    yield "words", " AND ".join(f"{word} *" for word in words)
    # A character of its own inside a longer term makes no difference here.
    parts = [
        f'"{_escaped(term[at : at + LEAST_PART])}"'
        for term in query.terms
        for at in range(len(term) - LEAST_PART + 1)
    ]
    if parts:
        yield "parts", " AND ".join(dict.fromkeys(parts))


def _escaped(term: str) -> str:
    return term.replace('"', '""')


def _document_of(row: tuple[Any, ...]) -> tuple[Document, str]:
    number, target, name, title, place, texts, pack_id, pack_title = row
    return (
        Document(
            _KINDS[number >> KIND_BITS],
            target,
            pack_id,
            name,
            title,
            place,
            tuple(
                Words(text, SourcePart(part) if part else None, is_quoted)
                for text, part, is_quoted in json.loads(texts)
            ),
        ),
        pack_title,
    )


_KINDS = tuple(HitKind)
_SELECT = (
    "SELECT doc.number, doc.target, doc.name, doc.title, doc.place, doc.texts, pack.id, pack.title"
)
_LOOK_UP = {
    table: f"{_SELECT} FROM {table} JOIN doc ON doc.number = {table}.rowid"
    f" JOIN pack ON pack.number = doc.pack WHERE {table} MATCH ?"
    f" AND {table}.rowid BETWEEN ? AND ? ORDER BY {table}.rowid LIMIT ?"
    for table in ("words", "parts")
}
