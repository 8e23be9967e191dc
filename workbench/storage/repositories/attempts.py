# SPDX-License-Identifier: MIT
"""Attempts at papers as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import AttemptId, EnquiryId, PackId, PlanId
from workbench.domain.interchange.attempts import attempt_from_json, attempt_to_json
from workbench.domain.practising.attempts import Attempt, AttemptSummary
from workbench.domain.practising.scripts import script_id
from workbench.storage import values
from workbench.storage.checking import CHECKSUM
from workbench.storage.repositories.remarks import remove_answer_remarks
from workbench.storage.rows import Rows
from workbench.storage.tables import AttemptRow, table_of

_ATTEMPTS = table_of(AttemptRow)
_IN_SHORT = [column for column in _ATTEMPTS.c if column.name not in {"document", "checksum"}]


class AttemptRepository:
    """The attempts at papers of all packs."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def keep(self, attempt: Attempt) -> None:
        """Keep an attempt as it is now, new or known; no undo takes that back."""
        self._rows.keep_for_good(_ATTEMPTS, _row_of(attempt))

    def find(self, attempt_id: AttemptId) -> Attempt | None:
        """Return the attempt with this id, or None."""
        statement = select(_ATTEMPTS).where(_ATTEMPTS.c.id == attempt_id)
        found = self._connection.execute(statement).mappings().first()
        return _attempt_of(found) if found else None

    def with_answer(self, plan_id: PlanId) -> tuple[Attempt, int] | None:
        """Return the attempt with the answer that is handed in under an id, and its question.

        The question is counted from 0. None where there is no such answer.
        """
        columns = select(_ATTEMPTS.c.id, _ATTEMPTS.c.document).order_by(_ATTEMPTS.c.begun.desc())
        for found in self._connection.execute(columns):
            questions = values.json_from_text(found.document)["paper"]["questions"]
            for number, question in enumerate(questions):
                enquiry_id = EnquiryId(question["id"])
                if script_id(AttemptId(found.id), number, enquiry_id) == plan_id:
                    attempt = self.find(AttemptId(found.id))
                    return None if attempt is None else (attempt, number)
        return None

    def summaries(self) -> tuple[AttemptSummary, ...]:
        """Return all attempts in short, oldest first."""
        order = (_ATTEMPTS.c.begun, _ATTEMPTS.c.id)
        found = self._connection.execute(select(*_IN_SHORT).order_by(*order))
        return tuple(map(_summary_of, found.mappings()))

    def newest(self, most: int) -> tuple[Attempt, ...]:
        """Return the newest attempts, at most so many, the newest first."""
        statement = select(_ATTEMPTS).order_by(_ATTEMPTS.c.begun.desc(), _ATTEMPTS.c.id).limit(most)
        return tuple(map(_attempt_of, self._connection.execute(statement).mappings()))

    def remove(self, attempt_id: AttemptId) -> None:
        """Remove an attempt with what teachers wrote about its answers.

        Raises:
            NotFoundError: there is no such attempt.
        """
        if self.find(attempt_id) is None:
            raise NotFoundError("practice", attempt_id)
        remove_answer_remarks(self._rows, _ATTEMPTS.c.id == attempt_id)
        self._rows.delete(_ATTEMPTS, _ATTEMPTS.c.id == attempt_id)

    def remove_of_pack(self, pack_id: PackId) -> None:
        """Remove the attempts at papers of a pack with what teachers wrote about them."""
        remove_answer_remarks(self._rows, _ATTEMPTS.c.pack_id == pack_id)
        self._rows.delete(_ATTEMPTS, _ATTEMPTS.c.pack_id == pack_id)

    def move(self, pack_id: PackId, new_id: PackId) -> None:
        """Let the attempts at papers of a pack be those of another one."""
        scope = _ATTEMPTS.c.pack_id == pack_id
        for found in self._connection.execute(select(_ATTEMPTS).where(scope)).mappings().all():
            # Nothing else is touched, so that undo takes nothing else back.
            row = {name: value for name, value in found.items() if name != CHECKSUM}
            place = _ATTEMPTS.c.id == row["id"]
            self._rows.replace(_ATTEMPTS, place, ({**row, "pack_id": new_id},))


def _row_of(attempt: Attempt) -> values.Row:
    paper = attempt.paper
    kinds = [[question.board, question.question] for question in paper.questions]
    return {
        "id": attempt.id,
        "pack_id": attempt.pack_id,
        "begun": values.time_to_text(attempt.begun),
        "title": paper.title,
        "question": paper.questions[0].text if paper.questions else "",
        "is_over": int(attempt.is_over),
        "seconds": attempt.clock.used,
        "allowed": attempt.clock.allowed,
        "mark": attempt.mark,
        "out_of": paper.marks,
        "kinds": values.json_to_text(kinds),
        "document": values.json_to_text(attempt_to_json(attempt)),
    }


def _attempt_of(row: Mapping[Any, Any]) -> Attempt:
    attempt = attempt_from_json(values.json_from_text(row["document"]))
    # The row was moved with its pack where that was made somebody's own.
    return replace(attempt, pack_id=PackId(row["pack_id"]))


def _summary_of(row: Mapping[Any, Any]) -> AttemptSummary:
    return AttemptSummary(
        AttemptId(row["id"]),
        PackId(row["pack_id"]),
        row["title"],
        row["question"],
        values.time_from_text(row["begun"]),
        bool(row["is_over"]),
        row["seconds"],
        row["allowed"],
        row["mark"],
        row["out_of"],
        tuple((board, kind) for board, kind in values.json_from_text(row["kinds"])),
    )
