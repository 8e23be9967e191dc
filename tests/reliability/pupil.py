# SPDX-License-Identifier: MIT
"""A student who always does the same, and what the library must say after each step.

The same work can be done in peace, traced, or killed, and the libraries compared.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.domain.annotations import Anchor, Annotation, SourcePart, Target
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, OperationId, PackId, SourceId
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span
from workbench.services.annotating import AddAnnotations, ChangeAnnotation
from workbench.services.importing import KeepPack
from workbench.storage.checking import check
from workbench.storage.commands import Command
from workbench.storage.fingerprints import content_fingerprint
from workbench.storage.library import Library
from workbench.storage.opening import Options

NOON = datetime(2025, 9, 1, 12, tzinfo=UTC)
# The time stands still, and no beat of the lock comes between two steps.
OPTIONS = Options(owner="Mia", clock=lambda: NOON, lock_interval=5.0)

_A_PAGE_EACH = 8
_WORDS = (
    *("the", "harvest", "failed", "and", "the", "price", "of", "bread", "in", "the", "market"),
    *("rose", "twice", "before", "the", "winter", "while", "the", "council", "met", "behind"),
    *("closed", "doors", "to", "answer", "a", "petition", "signed", "by", "four", "hundred"),
    "weavers",
)


def publishing(copies: Path) -> Options:
    """Return the options of a computer with such a folder of working copies.

    Nothing is published by the clock, and what is published is there at once.
    """
    return replace(OPTIONS, working_copies=copies, publish_after=1e9, publish_spacing=0.0)


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a library: the last step, all it says as one number, and what is wrong."""

    steps: int
    fingerprint: str
    problems: tuple[str, ...]


def words(number: int, *, beginning: int = 0) -> str:
    """Return so many words, always the same ones."""
    return " ".join(_WORDS[(beginning + 7 * place) % len(_WORDS)] for place in range(number))


def page(number: int, *, length: int = 60) -> Pack:
    """Return a page with two sources of so many words."""
    return Pack(
        PackId(f"{number:032x}"),
        f"Page {number}",
        sources=tuple(
            Source(
                SourceId(f"{number:031x}{place}"),
                label="AB"[place],
                order=place + 1,
                body=words(length, beginning=number + place),
                attribution=f"From a letter to the council, {1700 + number}",
            )
            for place in range(2)
        ),
    )


def step(number: int) -> Command[Any]:
    """Return the step with this number, counted from 1.

    A page comes in. Then words are marked and a note is written under the mark, in turn, until it
    is time for the next page, which is a longer one.
    """
    operation = OperationId(f"{number:032x}")
    if number % _A_PAGE_EACH == 1:
        return KeepPack(operation, page(number, length=60 if number == 1 else 800))
    if number % 2 == 0:
        return AddAnnotations(operation, (_mark(number),))
    note = words(20 + number % 150, beginning=number)
    return ChangeAnnotation(operation, _mark(number - 1, note=note), merge_key=f"note {number}")


def bring_in(number: int, *, length: int = 4000) -> Command[Any]:
    """Return the step with this number for a student who only brings in long pages."""
    return KeepPack(OperationId(f"{number:032x}"), page(number, length=length))


def work(
    library: Library,
    *,
    after: int,
    until: int,
    acknowledge: Callable[[int], object] = lambda _: None,
    small_memory: bool = False,
) -> None:
    """Do the steps after one number, up to and with another, and acknowledge each.

    Args:
        library: An open library in which the earlier steps were done.
        after: The last step done before.
        until: The last step to do.
        acknowledge: Told the number of each step that is kept.
        small_memory: Let SQLite write to the file before a save is complete.
    """
    if small_memory:
        library.read(_squeeze).result()
    for number in range(after + 1, until + 1):
        library.perform(step(number), give_up_after=0.0).result()
        acknowledge(number)


def examine(folder: Path) -> Found:
    """Return what is in the library of a folder that nobody has open.

    Raises:
        sqlite3.Error: nothing can be read at all.
    """
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        report = check(connection)
        if not report.is_sound:
            return Found(0, "", report.problems)
        found = [int(name, 16) for (name,) in connection.execute("SELECT id FROM operation")]
        fingerprint = content_fingerprint(connection)
    steps = max(found, default=0)
    problems = () if len(found) == steps else (f"{steps} steps, but only {len(found)} are kept",)
    return Found(steps, fingerprint, problems)


def fingerprints(folder: Path, until: int) -> dict[int, str]:
    """Do the steps in peace in a new library and return what it says after each."""
    with Library.open(folder, options=OPTIONS) as library:
        return {number: says_after(library, number) for number in range(1, until + 1)}


def says_after(library: Library, number: int) -> str:
    """Do one step and return what the library says then, as one number."""
    library.perform(step(number), give_up_after=0.0).result()
    return library.read(_fingerprint).result()


def _mark(number: int, *, note: str = "") -> Annotation:
    first = (number - 1) // _A_PAGE_EACH * _A_PAGE_EACH + 1
    begin = number % 40
    return Annotation(
        AnnotationId(f"{number:032x}"),
        short_id=f"A{number}",
        target=Target(
            SourceId(f"{first:031x}0"),
            SourcePart.BODY,
            Anchor(Span(begin, begin + 9), words(60, beginning=first)[begin : begin + 9]),
        ),
        dimension=Dimension.ORIGIN,
        created=NOON,
        modified=NOON,
        feature=note,
    )


def _fingerprint(unit: Any) -> str:
    return content_fingerprint(unit._connection.connection.driver_connection)


def _squeeze(unit: Any) -> None:
    unit._connection.exec_driver_sql("PRAGMA cache_size = 24")
