# SPDX-License-Identifier: MIT
"""The flash cards of a day, out of 5,000 cards with a history (50 ms at most are wanted).

The floor reads the same rows with bare `sqlite3` and does nothing with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from measuring import Case

from workbench.domain.background import Background, GlossaryTerm
from workbench.domain.identifiers import BackgroundId, OperationId, PackId
from workbench.domain.revising.cards import CardKey, CardKind
from workbench.domain.revising.schedules import CardSchedule, Grade
from workbench.domain.sources import Pack
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.services.revising import RevisingService, Revision
from workbench.services.scheduling import answered
from workbench.storage.units import UnitOfWork

_CARDS, _PACKS = 5_000, 10
_NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def cases(folder: Path) -> Iterator[Case]:
    """Yield the case; the library is open as long as it is measured."""
    with open_library(folder / "library") as library:
        for number in range(_PACKS):
            ImportingService(library).keep(_pack(number)).result()
        library.perform(_History(OperationId("history"))).result()
        revising = RevisingService(library, clock=lambda: _NOW, zone=UTC)
        revising.revision()
        with closing(sqlite3.connect(library.folder / "library.db")) as bare:
            yield Case(
                f"pile of a day out of {_CARDS:,} cards",
                product=revising.revision,
                floor=lambda: bare.execute("SELECT * FROM card_schedule").fetchall(),
                floor_is="the same rows, read with bare `sqlite3`",
                repeats=5,
                describe=_count,
            )


def _pack(number: int) -> Pack:
    terms = (
        GlossaryTerm(BackgroundId(f"{number}-{place}"), f"word{place}", f"word{place} means this")
        for place in range(_CARDS // _PACKS)
    )
    return Pack(
        PackId(f"pack{number}"), f"Pack {number}", background=Background(glossary=(*terms,))
    )


class _History:
    """Every card answered three times, over some months."""

    label, merge_key = "History", None

    def __init__(self, operation: OperationId) -> None:
        self.operation = operation

    def apply(self, unit: UnitOfWork) -> None:
        chance = Random(5)  # noqa: S311 – the same history in every run
        for number in range(_PACKS):
            for place in range(_CARDS // _PACKS):
                key = CardKey(PackId(f"pack{number}"), CardKind.WORD, (f"{number}-{place}",))
                known = None
                for days in sorted(chance.sample(range(1, 150), 3), reverse=True):
                    grade, at = chance.choice(list(Grade)), _NOW - timedelta(days=days)
                    known, _ = answered(known, grade, at, UTC)
                unit.schedules.keep_all((CardSchedule(key, known),))


def _count(found: Revision) -> str:
    pile = found.everywhere
    return f"{len(pile.cards)} of {pile.due + pile.waiting:,} that are due"
