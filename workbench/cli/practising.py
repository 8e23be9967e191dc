# SPDX-License-Identifier: MIT
"""`attempts` and `export-attempt`: what was written in practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.exporting import options_of
from workbench.cli.opening import library_of, now
from workbench.domain.errors import InvalidOptionError, NotFoundError
from workbench.domain.interchange.values import time_to_json
from workbench.domain.practising.attempts import Attempt, AttemptSummary
from workbench.domain.practising.telling import duration, moment
from workbench.services.exporting import Written
from workbench.services.exporting_scripts import ScriptExportingService
from workbench.services.practising import PractisingService
from workbench.services.preferring import PreferringService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output


def attempts(arguments: argparse.Namespace, output: Output) -> None:
    """List all attempts, oldest first."""
    with library_of(arguments, read_only=True) as library:
        found = PractisingService(library).attempts()
    lines = [line for each in found for line in _told(each)]
    output.show(lines or ["Nothing was written in practice yet."], [_to_json(x) for x in found])


def export(arguments: argparse.Namespace, output: Output) -> None:
    """Write the answers of an attempt into a folder, a PDF for each question."""
    options_of(arguments)
    with library_of(arguments, read_only=True) as library:
        attempt = PractisingService(library).attempt(arguments.attempt)
        if attempt is None:
            raise NotFoundError("practice", arguments.attempt)
        chosen = PreferringService(library).preferences()
        written = ScriptExportingService(library).export_attempt(
            attempt,
            Path(arguments.output),
            options_of(arguments, chosen=chosen.paper),
            made=now(),
            numbers=_numbers(arguments.question, attempt),
            framework_id=arguments.framework,
        )
    for each in written:
        for message in each.unprintable:
            output.say(message)
    output.show(map(_line, written), [_written_to_json(each) for each in written])


def _numbers(asked: Sequence[int] | None, attempt: Attempt) -> list[int] | None:
    """Return the questions that were asked for, counted from 0; None for all."""
    count = len(attempt.answers)
    for number in asked or ():
        if not 1 <= number <= count:
            raise InvalidOptionError("question", f"{number}", f"a number from 1 to {count}")
    return sorted({number - 1 for number in asked}) if asked else None


def _told(attempt: AttemptSummary) -> Iterator[str]:
    mark = "" if attempt.mark is None else f", own mark {attempt.mark}"
    if attempt.teacher_mark is not None:
        mark += f", teacher’s mark {attempt.teacher_mark}"
    mark += f" out of {attempt.out_of}" if mark and attempt.out_of is not None else ""
    over = "" if attempt.is_over else ", not over yet"
    time = f"{duration(attempt.seconds)} of {duration(attempt.allowed)}"
    yield f"{attempt.id}  {attempt.title}: {attempt.question}"
    yield f"  {moment(attempt.begun)}, {time}{mark}{over}"


def _to_json(attempt: AttemptSummary) -> dict[str, object]:
    return {
        "id": attempt.id,
        "pack": attempt.pack_id,
        "title": attempt.title,
        "question": attempt.question,
        "begun": time_to_json(attempt.begun),
        "is_over": attempt.is_over,
        "seconds": attempt.seconds,
        "allowed": attempt.allowed,
        "mark": attempt.mark,
        "out_of": attempt.out_of,
        "teacher_mark": attempt.teacher_mark,
    }


def _line(written: Written) -> str:
    kilobytes = max(1, round(written.size / 1000))
    return f"Written: {written.path} ({written.pages} pages, {kilobytes} kB)"


def _written_to_json(written: Written) -> dict[str, object]:
    return {
        "file": str(written.path),
        "size": written.size,
        "pages": written.pages,
        "unprintable": list(written.unprintable),
    }
