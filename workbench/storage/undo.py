# SPDX-License-Identifier: MIT
"""The undo journal: one step per action of the user, kept in the library itself.

A step holds every row the action touched, before and after, and is written in the same transaction
as the rows. So undo reaches everything, survives a restart and a power cut, and needs no inverse of
any action. Rows only changed are kept by their changed columns. What takes no part: the
running numbers of short ids and what is written in an exam, on purpose, and pictures, whose files
are immutable. How many steps there are is said by `undo_limits.py`.

`library_meta.undo_position` is the number of the newest step in force. Undo and redo move it; the
steps beyond it are dropped by the next action.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from workbench.domain.changes import Changed
from workbench.domain.errors import NothingToUndoError
from workbench.domain.identifiers import OperationId
from workbench.storage.checking import CHECKSUM, row_checksum
from workbench.storage.packs_of_rows import packs_of
from workbench.storage.rows import Image, Rows
from workbench.storage.tables import (
    Base,
    LibraryRow,
    OperationRow,
    PackRow,
    UndoStepRow,
    table_of,
)
from workbench.storage.undo_limits import StepSize, steps_beyond
from workbench.storage.values import json_from_text, json_to_text, time_from_text, time_to_text

MERGE_WINDOW = timedelta(seconds=10)
"""How long after its first change a step takes in further changes to the same thing."""
TRIMMED_EVERY = 32
"""Steps after which those beyond the limits go, all at once: looking for them takes its time."""
TRIMMED_AT = 128 * 1024
"""Bytes of a step after which they go at once."""

_REMEMBERED = 1000
"""Operations that are known to have been kept; a retry comes within seconds."""

_LIBRARY = table_of(LibraryRow)
_STEPS = table_of(UndoStepRow)
_OPERATIONS = table_of(OperationRow)
_POSITION = select(_LIBRARY.c.undo_position).scalar_subquery()
_IN_FORCE = _STEPS.c.number <= _POSITION
_TAKEN_BACK = _STEPS.c.number > _POSITION


class Action(Protocol):
    """What the journal has to know of a command."""

    @property
    def operation(self) -> OperationId:
        """An id of its own, so that it is kept once however often it is sent."""

    @property
    def label(self) -> str:
        """What the menu says after “Undo”."""

    @property
    def merge_key(self) -> str | None:
        """Actions with the same key shortly after each other are undone as one."""


@dataclass(frozen=True, slots=True)
class UndoLabels:
    """What would be undone and what redone next; None where there is nothing."""

    undo: str | None = None
    redo: str | None = None


class UndoJournal:
    """The journal as one transaction sees it."""

    def __init__(self, connection: Connection, rows: Rows, now: datetime) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now
        self.counter: int | None = None
        """The library's counter after this action; None before it was kept."""

    def admits(self, action: Action) -> bool:
        """Return whether `action` is new here, and remember it."""
        values = {"id": action.operation, "made": time_to_text(self._now)}
        return self._connection.execute(_REMEMBER, values).rowcount == 1

    def keep(self, action: Action) -> UndoLabels | None:
        """Write down what `action` did and return what can be undone now.

        Returns:
            None where nothing was changed, so that there is nothing to keep.
        """
        if self._rows.changed is Changed.NOTHING:
            return None
        images = self._rows.images()
        if not images:
            # Undo and redo leave no images and have moved the position themselves; what is kept for
            # good leaves none either, and takes no part in undo.
            if self.counter is None:
                self._move_to(self._newest().position)
            return self.labels()
        newest = self._newest()
        position = newest.position
        if newest.number > position:
            self._connection.execute(delete(_STEPS).where(_STEPS.c.number > position))
        elif self._is_continued_by(newest, action):
            return self._merge(newest, action, images)
        packed, number = _packed(images), position + 1
        step = self._step(number, action, packed, packs=packs_of(images, self._connection))
        self._connection.execute(insert(_STEPS), step)
        self._move_to(number)
        self._forget_old_operations()
        if number % TRIMMED_EVERY == 0 or len(packed) > TRIMMED_AT:
            self._drop_steps_beyond_limits()
        return UndoLabels(undo=action.label)

    def undo(self) -> str:
        """Take back the newest step in force and return its label.

        Raises:
            NothingToUndoError: there is none.
        """
        number, label, packed = self._next(_IN_FORCE, "undo")
        self._restore(_turned(image) for image in _unpacked(packed))
        self._move_to(number - 1)
        return label

    def redo(self) -> str:
        """Do again the oldest step that was taken back and return its label.

        Raises:
            NothingToUndoError: there is none.
        """
        number, label, packed = self._next(_TAKEN_BACK, "redo")
        self._restore(_unpacked(packed))
        self._move_to(number)
        return label

    def labels(self) -> UndoLabels:
        """Return what undo and redo would do next."""
        undo = self._connection.scalar(_first_step(_IN_FORCE, _STEPS.c.label))
        redo = self._connection.scalar(_first_step(_TAKEN_BACK, _STEPS.c.label))
        return UndoLabels(undo, redo)

    def _next(self, scope: ColumnElement[bool], direction: str) -> tuple[int, str, bytes]:
        columns = (_STEPS.c.number, _STEPS.c.label, _STEPS.c.images)
        step = self._connection.execute(_first_step(scope, *columns)).first()
        if step is None:
            raise NothingToUndoError(direction)
        return step.number, step.label, step.images

    def _newest(self) -> _Newest:
        return _Newest(*self._connection.execute(_NEWEST).one())

    def _is_continued_by(self, newest: _Newest, action: Action) -> bool:
        if action.merge_key is None or newest.merge_key != action.merge_key or not newest.made:
            return False
        return timedelta() <= self._now - time_from_text(newest.made) <= MERGE_WINDOW

    def _merge(self, newest: _Newest, action: Action, images: Sequence[Image]) -> UndoLabels:
        own = _STEPS.c.number == newest.number
        known = self._connection.execute(select(_STEPS.c.images, _STEPS.c.packs).where(own)).one()
        merged = _merged([*_unpacked(known.images), *images])
        if not merged:
            self._connection.execute(delete(_STEPS).where(own))
            self._move_to(newest.number - 1)
            return self.labels()
        packs = {*json_from_text(known.packs), *packs_of(images, self._connection)}
        packed = _packed(merged)
        step = self._step(newest.number, action, packed, packs=packs, made=newest.made)
        self._connection.execute(update(_STEPS).where(own).values(step))
        self._move_to(newest.number)
        return UndoLabels(undo=action.label)

    def _step(
        self,
        number: int,
        action: Action,
        packed: bytes,
        *,
        packs: Iterable[str],
        made: str | None = None,
    ) -> dict[str, object]:
        step: dict[str, object] = {
            "number": number,
            "operation": action.operation,
            "label": action.label,
            "merge_key": action.merge_key,
            "made": made or time_to_text(self._now),
            "packs": json_to_text(sorted(packs)),
            "images": packed,
            "size": len(packed),
        }
        return {**step, CHECKSUM: row_checksum(step)}

    def _move_to(self, position: int) -> None:
        values = {"position": position, "now": time_to_text(self._now)}
        self.counter = self._connection.scalar(_MOVE, values)

    def _drop_steps_beyond_limits(self) -> None:
        steps = [
            StepSize(number, size, tuple(json_from_text(packs)))
            for number, size, packs in self._connection.execute(_SIZES)
        ]
        beyond = steps_beyond(steps, set(self._connection.scalars(_PACK_IDS)))
        if beyond:
            gone = [{"gone": number} for number in beyond]
            self._connection.execute(_DROP, gone)

    def _forget_old_operations(self) -> None:
        if self.counter is not None and self.counter % _REMEMBERED == 0:
            self._connection.execute(_FORGET)

    def _restore(self, images: Iterable[Image]) -> None:
        by_table = sorted(images, key=lambda image: image.table)
        for table, group in groupby(by_table, key=lambda image: image.table):
            self._rows.restore(Base.metadata.tables[table], list(group))


@dataclass(frozen=True, slots=True)
class _Newest:
    """The position, and the newest step of the journal if there is one."""

    position: int
    number: int
    merge_key: str | None
    made: str


def _packed(images: Iterable[Image]) -> bytes:
    plain = [[image.table, image.key, image.before, image.after] for image in map(_lean, images)]
    return zlib.compress(json_to_text(plain).encode())


def _unpacked(packed: bytes) -> list[Image]:
    plain = json_from_text(zlib.decompress(packed).decode())
    return [Image(table, tuple(key), before, after) for table, key, before, after in plain]


def _lean(image: Image) -> Image:
    """Leave only the changed columns of a row that was and is."""
    before, after = image.before, image.after
    if before is None or after is None:
        return image
    names = [name for name in after if before[name] != after[name]]
    return Image(
        image.table,
        image.key,
        {name: before[name] for name in names},
        {name: after[name] for name in names},
    )


def _turned(image: Image) -> Image:
    return Image(image.table, image.key, before=image.after, after=image.before)


def _merged(images: Iterable[Image]) -> list[Image]:
    merged: dict[tuple[str, object], Image] = {}
    for later in images:
        place = (later.table, later.key)
        earlier = merged.get(place, later)
        merged[place] = Image(
            later.table,
            later.key,
            None if earlier.before is None else {**(later.before or {}), **earlier.before},
            None if later.after is None else {**(earlier.after or {}), **later.after},
        )
    return [image for image in map(_lean, merged.values()) if image.before != image.after]


def _first_step(scope: ColumnElement[bool], *columns: ColumnElement[Any]) -> Select[Any]:
    """Return the step next to the position, on the side that `scope` says."""
    number = _STEPS.c.number
    order = number.desc() if scope is _IN_FORCE else number
    return select(*columns).where(scope).order_by(order).limit(1)


_REMEMBER = sqlite.insert(_OPERATIONS).on_conflict_do_nothing()
_ROW: ColumnElement[int] = literal_column("operation.rowid", Integer)
_NEWEST_ROW = select(func.max(_ROW)).select_from(_OPERATIONS).scalar_subquery()
_FORGET = delete(_OPERATIONS).where(_ROW <= _NEWEST_ROW - _REMEMBERED)
_MOVE = (
    update(_LIBRARY)
    .values(
        counter=_LIBRARY.c.counter + 1,
        undo_position=bindparam("position"),
        last_edit=bindparam("now"),
    )
    .returning(_LIBRARY.c.counter)
)
_NEWEST = (
    select(
        _LIBRARY.c.undo_position,
        func.coalesce(_STEPS.c.number, 0),
        _STEPS.c.merge_key,
        func.coalesce(_STEPS.c.made, ""),
    )
    .select_from(_LIBRARY)
    .outerjoin(_STEPS, _STEPS.c.number == select(func.max(_STEPS.c.number)).scalar_subquery())
)
_SIZES = select(_STEPS.c.number, _STEPS.c.size, _STEPS.c.packs)
_PACK_IDS = select(table_of(PackRow).c.id)
_DROP = delete(_STEPS).where(_STEPS.c.number == bindparam("gone"))
