# SPDX-License-Identifier: MIT
"""Words looked up in a library of 10,000 sources, and the making of the index for that.

The floor of a question is one bare FTS5 query over the same words of the same texts, in a table
with nothing else; that of the index is filling such a table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import material
from measuring import Case

from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import OperationId, PackId, SourceId, new_id
from workbench.domain.searching import Found
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span
from workbench.services import keeping
from workbench.services.annotating import AddAnnotations, AnnotatingService
from workbench.services.importing import ImportingService
from workbench.services.searching import OpenPack, SearchingService
from workbench.storage.search_index import SearchIndex

_PACKS, _SOURCES, _WORDS, _MARKS = 100, 100, 150, 2_000
_LIMIT = 100
"""Rows that the bare query fetches: about as many as are shown at most."""
_TABLE = "CREATE VIRTUAL TABLE plain USING fts5(text)"


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    packs = tuple(_packs())
    texts = [f"{each.body} {each.attribution}" for pack in packs for each in pack.sources]
    place = folder / "index.db"
    with (
        keeping.open_library(folder / "library") as library,
        closing(_filled(folder / "plain.db", texts)) as plain,
    ):
        _fill(library, packs)
        searching = SearchingService(library, open_index=lambda _: SearchIndex.open(place))
        searching.catch_up(seconds=None)
        yield from _questions(searching, OpenPack(packs[-1]), plain)
        yield _one_mark(searching, AnnotatingService(library), packs[0].sources[0], plain)
    with keeping.open_library(folder / "tenth") as tenth:
        _fill(tenth, packs[: _PACKS // 10])
        yield _whole(tenth, folder, texts[: len(texts) // 10])


def _packs() -> Iterator[Pack]:
    sources = material.pack(_PACKS * _SOURCES // 100, words=_WORDS).sources
    writer = material.Writer(seed=7)
    for number in range(_PACKS):
        yield Pack(
            PackId(f"pack {number}"),
            f"Pack {number}",
            sources=tuple(
                replace(
                    source,
                    id=SourceId(f"{number} {source.id}"),
                    body="\n".join(writer.paragraph() for _ in range(_WORDS // 75)),
                    attribution=writer.attribution(),
                )
                for source in sources
            ),
        )


def _fill(library: Any, packs: tuple[Pack, ...]) -> None:  # noqa: ANN401 – imported late
    for pack in packs:
        ImportingService(library).keep(pack).result()
    for pack in packs[::10]:
        marks = material.marks(pack.sources[0], _MARKS // (_PACKS // 10))
        library.perform(AddAnnotations(OperationId(new_id()), marks)).result()


def _filled(path: Path, texts: list[str]) -> sqlite3.Connection:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(_TABLE)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO plain (text) VALUES (?)", [(text,) for text in texts])
    connection.execute("COMMIT")
    return connection


def _questions(
    searching: SearchingService, opened: OpenPack, plain: sqlite3.Connection
) -> Iterator[Case]:
    def described(found: Found) -> str:
        return f"{len(found.hits)}{' or more' if found.has_more else ''} hits"

    for what, typed, bare in (
        ("a word that every source has", "the", '"the"'),
        ("the first letters of a word", "ba", "ba*"),
        ("three words", "to in it", '"to" "in" "it"'),
        ("a part of a word", "ako", "ako*"),
        ("what is nowhere", "xyzzy", '"xyzzy"'),
    ):

        def ask(typed: str = typed) -> Found:
            return searching.find(typed, opened=opened)

        def fetch(bare: str = bare) -> list[Any]:
            statement = "SELECT rowid, text FROM plain WHERE plain MATCH ? LIMIT ?"
            return plain.execute(statement, (bare, _LIMIT)).fetchall()

        yield Case(
            f"search 10,000 sources for {what}",
            product=ask,
            floor=fetch,
            floor_is=f"a bare FTS5 query fetches up to {_LIMIT} texts",
            repeats=5,
            describe=described,
        )


def _one_mark(
    searching: SearchingService,
    annotating: AnnotatingService,
    source: Source,
    plain: sqlite3.Connection,
) -> Case:
    numbers = count()

    def mark() -> None:
        span = Span(next(numbers), 400)
        annotating.mark(source, SourcePart.BODY, span, dimension=Dimension.ORIGIN).result()

    return Case(
        "have a new mark found in a library of 10,000 sources",
        prepare=mark,
        product=lambda: searching.catch_up(seconds=None),
        floor=lambda: plain.execute("INSERT INTO plain (text) VALUES ('a few words')"),
        floor_is="a bare FTS5 table takes as many words",
    )


def _whole(library: Any, folder: Path, texts: list[str]) -> Case:  # noqa: ANN401 – imported late
    places = (folder / f"made-{number}.db" for number in count())

    def make() -> int:
        place = next(places)
        index = SearchIndex.open(place)
        searching = SearchingService(library, open_index=lambda _: index)
        searching.catch_up(seconds=None)
        size = place.stat().st_size
        if index is not None:
            index.close()
        return size

    return Case(
        "make the index of 1,000 sources and 200 marks",
        product=make,
        floor=lambda: _filled(folder / "floor.db", texts).close(),
        floor_is="a bare FTS5 table is filled with the same texts",
        describe=lambda size: f"{size / 1e6:,.1f} MB",
    )
