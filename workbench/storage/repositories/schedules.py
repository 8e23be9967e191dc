# SPDX-License-Identifier: MIT
"""How well flash cards are known, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, tuple_

from workbench.domain.identifiers import PackId
from workbench.domain.revising.cards import CardKey, CardKind
from workbench.domain.revising.days import Day
from workbench.domain.revising.schedules import (
    CardReview,
    CardSchedule,
    Due,
    Grade,
    Memory,
    Phase,
)
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import CardReviewRow, CardScheduleRow, table_of

_SCHEDULES = table_of(CardScheduleRow)
_REVIEWS = table_of(CardReviewRow)


class ScheduleRepository:
    """When cards come again, and the log of all answers."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def find(self, key: CardKey) -> CardSchedule | None:
        """Return what is kept of a card, or None where that is nothing."""
        return next(iter(self._found(_is(_SCHEDULES.c, key))), None)

    def all(self) -> tuple[CardSchedule, ...]:
        """Return what is kept of all cards of the library, in no order."""
        return self._found()

    def some(self, keys: Iterable[CardKey]) -> tuple[CardSchedule, ...]:
        """Return what is kept of these cards, in no order."""
        wanted = [tuple(_key_row(each).values()) for each in keys]
        return self._found(tuple_(*_KEY_COLUMNS).in_(wanted))

    def touched(self, day: Day) -> tuple[CardSchedule, ...]:
        """Return what is kept of cards that need a look of their own on a day, in no order.

        That is all that were answered since its beginning, never answered, or left out.
        """
        columns = _SCHEDULES.c
        is_answered = columns.answered >= values.time_to_text(day.begins)
        return self._found(or_(is_answered, columns.left_out.is_not(None), columns.due.is_(None)))

    def due(self, day: Day) -> dict[CardKey, Due]:
        """Return what decides about all other cards that are due until the end of a day."""
        columns, moment = _SCHEDULES.c, datetime.fromisoformat
        wanted = (*_KEY_COLUMNS, columns.phase, columns.stability, columns.answered)
        is_due = columns.due < values.time_to_text(day.ends)
        found = self._plain(select(*wanted).where(is_due, *_untouched(day)))
        return {
            _key_of(pack, kind, things): Due(_PHASES[phase], stability, moment(answered))
            for pack, kind, things, phase, stability, answered in found
        }

    def after(self, day: Day) -> dict[CardKey, datetime]:
        """Return when the rest of the cards are due: nothing else is to be known of them."""
        columns, moment = _SCHEDULES.c, datetime.fromisoformat
        is_later = columns.due >= values.time_to_text(day.ends)
        found = self._plain(select(*_KEY_COLUMNS, columns.due).where(is_later, *_untouched(day)))
        return {_key_of(pack, kind, things): moment(due) for pack, kind, things, due in found}

    def of_pack(self, pack_id: PackId) -> tuple[CardSchedule, ...]:
        """Return what is kept of the cards of a pack, in no order."""
        return self._found(_SCHEDULES.c.pack_id == pack_id)

    def keep_all(self, schedules: Iterable[CardSchedule]) -> None:
        """Keep what is known of cards now; of all others what was."""
        for each in schedules:
            self._rows.replace(_SCHEDULES, _is(_SCHEDULES.c, each.key), (_schedule_row(each),))

    def remove(self, key: CardKey) -> None:
        """Forget a card that was never answered; where nothing is kept nothing changes."""
        self._rows.delete(_SCHEDULES, _is(_SCHEDULES.c, key))

    def reviews_of(self, key: CardKey) -> tuple[CardReview, ...]:
        """Return all answers to a card, oldest first."""
        return self._reviews(_is(_REVIEWS.c, key))

    def reviews_of_pack(self, pack_id: PackId) -> tuple[CardReview, ...]:
        """Return all answers to the cards of a pack, card by card, oldest first."""
        return self._reviews(_REVIEWS.c.pack_id == pack_id)

    def next_number(self, key: CardKey) -> int:
        """Return the number that the next answer to a card has, from 1."""
        newest = select(func.max(_REVIEWS.c.number)).where(_is(_REVIEWS.c, key))
        return (self._connection.scalar(newest) or 0) + 1

    def log(self, reviews: Iterable[CardReview]) -> None:
        """Write answers down."""
        self._rows.insert(_REVIEWS, map(_review_row, reviews))

    def _found(self, *scope: ColumnElement[bool]) -> tuple[CardSchedule, ...]:
        return tuple(map(_schedule_of, self._plain(select(*_COLUMNS).where(*scope))))

    def _plain(self, statement: Select[Any]) -> list[Sequence[Any]]:
        """Return rows as SQLite has them: there may be thousands, and wrapping them takes half."""
        with self._connection.execute(statement) as found:
            return list(found.cursor.fetchall())

    def _reviews(self, scope: ColumnElement[bool]) -> tuple[CardReview, ...]:
        statement = (
            select(
                *(_REVIEWS.c[name] for name in _KEY),
                *(_REVIEWS.c[name] for name in ("number", "made", "grade", "elapsed")),
            )
            .where(scope)
            .order_by(*_REVIEWS.primary_key.columns)
        )
        return tuple(map(_review_of, self._connection.execute(statement)))


def remove_schedules(rows: Rows, pack_id: PackId) -> None:
    """Delete what is kept of the cards of a pack, and the answers."""
    rows.delete(_REVIEWS, _REVIEWS.c.pack_id == pack_id)
    rows.delete(_SCHEDULES, _SCHEDULES.c.pack_id == pack_id)


# A library may have thousands of these rows, and looking an enumeration up takes its time.
_KINDS = {each.value: each for each in CardKind}
_PHASES = {each.value: each for each in Phase}
_GRADES = {each.value: each for each in Grade}
_KEY = ("pack_id", "kind", "things")
_OF_MEMORY = (
    *("phase", "stability", "difficulty", "step"),
    *("begun", "answered", "due", "grade"),
)
_KEY_COLUMNS = tuple(_SCHEDULES.c[name] for name in _KEY)
_COLUMNS = tuple(_SCHEDULES.c[name] for name in (*_KEY, *_OF_MEMORY, "left_out"))


def _untouched(day: Day) -> tuple[ColumnElement[bool], ...]:
    columns = _SCHEDULES.c
    return columns.answered < values.time_to_text(day.begins), columns.left_out.is_(None)


def _is(columns: Any, key: CardKey) -> ColumnElement[bool]:  # noqa: ANN401 – of either table
    return and_(
        columns.pack_id == key.pack_id,
        columns.kind == key.kind.value,
        columns.things == values.json_to_text(key.things),
    )


def _key_row(key: CardKey) -> values.Row:
    return {
        "pack_id": key.pack_id,
        "kind": key.kind.value,
        "things": values.json_to_text(key.things),
    }


def _schedule_row(schedule: CardSchedule) -> values.Row:
    memory, left_out = schedule.memory, schedule.left_out
    known: values.Row = dict.fromkeys(_OF_MEMORY)
    if memory is not None:
        known = {
            "phase": memory.phase.value,
            "step": memory.step,
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "begun": values.time_to_text(memory.begun),
            "answered": values.time_to_text(memory.answered),
            "due": values.time_to_text(memory.due),
            "grade": memory.grade.value,
        }
    left = values.time_to_text(left_out) if left_out is not None else None
    return {**_key_row(schedule.key), **known, "left_out": left}


def _schedule_of(row: Sequence[Any]) -> CardSchedule:
    pack_id, kind, things, phase, stability, difficulty, step, begun, answered, due, grade, out = (
        row
    )
    memory = None
    if phase is not None:
        memory = Memory(
            _PHASES[phase],
            stability,
            difficulty,
            step,
            datetime.fromisoformat(begun),
            datetime.fromisoformat(answered),
            datetime.fromisoformat(due),
            _GRADES[grade],
        )
    left_out = datetime.fromisoformat(out) if out is not None else None
    return CardSchedule(_key_of(pack_id, kind, things), memory, left_out)


def _review_row(review: CardReview) -> values.Row:
    return {
        **_key_row(review.key),
        "number": review.number,
        "made": values.time_to_text(review.made),
        "grade": review.grade.value,
        "elapsed": review.elapsed,
    }


def _review_of(row: Sequence[Any]) -> CardReview:
    pack_id, kind, things, number, made, grade, elapsed = row
    key = _key_of(pack_id, kind, things)
    return CardReview(key, number, values.time_from_text(made), Grade(grade), elapsed)


def _key_of(pack_id: str, kind: str, things: str) -> CardKey:
    return CardKey(PackId(pack_id), _KINDS[kind], _things_of(things))


def _things_of(text: str) -> tuple[str, ...]:
    # Nearly all cards are made of one thing with a plain id.
    if text.count('"') == 2 and "\\" not in text:
        return (text[2:-2],)
    return tuple(values.json_from_text(text))
