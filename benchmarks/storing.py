# SPDX-License-Identifier: MIT
"""Marks into the library and out of it, beside the same rows through bare SQLite.

The floor works on a copy of the same file, so on the same rows, tables and indexes, and on the same
disk. What the product adds to a mark is its number, its checksum and the step that takes it back.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import material
from measuring import Case

from workbench.domain.annotations import Anchor, Annotation, SourcePart, Target
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import OperationId, new_id
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span
from workbench.services import keeping
from workbench.services.annotating import AddAnnotations, AnnotatingService
from workbench.services.importing import ImportingService
from workbench.storage.opening import DATABASE

_MARKS = 10_000
_SPAN = Span(0, 40)
_COLUMNS = (
    "id, short_id, source_id, part, start_offset, end_offset, exact, prefix, suffix, dimension,"
    " created, modified, feature, inference, so_what"
)
_ALL_OF_SOURCE = f"SELECT {_COLUMNS} FROM annotation WHERE source_id = ?"  # noqa: S608


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    pack = material.pack(2, words=8_000)
    library_folder = _filled(folder / "library", pack)
    copy = folder / "copy.db"
    shutil.copyfile(library_folder / DATABASE, copy)
    with keeping.open_library(library_folder) as library, closing(_connected(copy)) as connection:
        service = AnnotatingService(library)
        yield _commit(service, connection, pack.sources[1])
        yield from _load(service, connection, pack.sources[0])


def _filled(folder: Path, pack: Pack) -> Path:
    """Make a library with `pack`: its first source with all marks, its second with one."""
    first, second = pack.sources
    with keeping.open_library(folder) as library:
        ImportingService(library).keep(pack).result()
        marks = material.marks(first, _MARKS) + material.marks(second, 1)
        library.perform(AddAnnotations(OperationId(new_id()), marks)).result()
    return folder


def _connected(path: Path) -> sqlite3.Connection:
    """Return a connection that promises as much as the library's own."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = TRUNCATE", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _commit(service: AnnotatingService, connection: sqlite3.Connection, source: Source) -> Case:
    row = connection.execute(
        "SELECT * FROM annotation WHERE source_id = ?", (source.id,)
    ).fetchone()
    names = [column[1] for column in connection.execute("PRAGMA table_info(annotation)")]
    insert = f"INSERT INTO annotation VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    numbers = count(2)

    def commit() -> None:
        changed = {"id": new_id(), "short_id": f"{source.label}{next(numbers)}"}
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            insert, [changed.get(name, value) for name, value in zip(names, row, strict=True)]
        )
        connection.execute("COMMIT")

    return Case(
        "keep one mark",
        product=lambda: service.mark(
            source, SourcePart.BODY, _SPAN, dimension=Dimension.ORIGIN
        ).result(),
        floor=commit,
        floor_is="SQLite commits the same row, with the same promises",
        repeats=20,
    )


def _load(
    service: AnnotatingService, connection: sqlite3.Connection, source: Source
) -> Iterator[Case]:
    def rows() -> list[Any]:
        return connection.execute(_ALL_OF_SOURCE, (source.id,)).fetchall()

    for floor, floor_is in (
        (rows, "SQLite fetches the same rows"),
        (lambda: [*map(_mark, rows())], "the same, and the same objects are made of them"),
    ):
        yield Case(
            f"load a source with {_MARKS:,} marks",
            product=lambda: service.annotations_of(source.id),
            floor=floor,
            floor_is=floor_is,
            describe=lambda marks: f"{len(marks):,} marks",
        )


def _mark(row: tuple[Any, ...]) -> Annotation:
    (key, short, source, part, start, end, exact, before, after, dimension, made, changed) = row[
        :12
    ]
    anchor = Anchor(Span(start, end), exact, before, after)
    return Annotation(
        key,
        short,
        Target(source, SourcePart(part), anchor),
        Dimension(dimension),
        datetime.fromisoformat(made),
        datetime.fromisoformat(changed),
        *row[12:],
    )
