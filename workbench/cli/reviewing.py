# SPDX-License-Identifier: MIT
"""`review`: look through a folder of handed-in PDFs and print the table of a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.opening import folder_of, now
from workbench.domain.errors import OutputUnwritableError
from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey, Standing
from workbench.domain.handed_in.remarks import RemarkState, counted
from workbench.domain.interchange.class_tables import class_table_to_json
from workbench.domain.text import one_line
from workbench.services import keeping, reviewing
from workbench.services.marked_copies import CopyMaker, teacher_in
from workbench.services.moderating import reviews_to_give_back

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output
    from workbench.domain.reviews import Review

_NAMES = {
    RemarkState.NEW: ("new remark", "new remarks"),
    RemarkState.REPLY: ("reply", "replies"),
    RemarkState.CHANGED: ("note changed", "notes changed"),
    RemarkState.DELETED: ("mark deleted", "marks deleted"),
}


def review(arguments: argparse.Namespace, output: Output) -> None:
    """Print who handed in what; with `-o` write the table as well.

    A library is needed for marked copies alone: what was said in Review is kept there.
    """
    folder = Path(arguments.folder)
    path = Path(arguments.output) if arguments.output else None
    if path is not None:
        reviewing.check_table(path, folder=folder)
    maker = _maker(arguments, folder) if arguments.marked_copies else None
    wishes = reviewing.ReviewWishes(
        listed=reviewing.class_list(Path(arguments.students)) if arguments.students else (),
        assignment=arguments.assignment,
        earlier=reviewing.earlier_versions(Path(arguments.since)) if arguments.since else None,
        is_asked=arguments.questions,
    )
    table = reviewing.review(folder, wishes, progress=output.show_progress)
    if path is not None:
        written = reviewing.write_table(table, path)
        output.say(f"Written: {written.path}")
    if maker is not None:
        _make_copies(maker, table, reviews_to_give_back(_own(arguments), folder, table), output)
    shown = one_line(str(folder))
    output.show(_lines(table), class_table_to_json(table, folder=shown))


def _own(arguments: argparse.Namespace) -> Path:
    return folder_of(arguments) or keeping.library_folder()


def _maker(arguments: argparse.Namespace, folder: Path) -> CopyMaker:
    """Return what makes the copies, once nothing that can be known is in the way."""
    place = Path(arguments.marked_copies)
    if not place.is_dir():
        raise OutputUnwritableError(place.name, "there is no such folder")
    return CopyMaker(place, folder=folder, author=teacher_in(_own(arguments)))


def _make_copies(
    maker: CopyMaker, table: ClassTable, reviews: Mapping[RowKey, Review], output: Output
) -> None:
    when = now().astimezone(UTC)
    made = maker.make(table.rows, reviews, when, progress=output.show_progress)
    for path in made.written:
        output.say(f"Written: {path}")
    for sentence in made.told:
        output.say(sentence)
    if not made.written and not made.told:
        output.say("Nothing was said about any of these plans in Review yet.")


def _lines(table: ClassTable) -> Iterator[str]:
    width = max((len(row.student) for row in table.rows), default=0)
    assignment: str | None = None
    for row in table.rows:
        if row.assignment != assignment:
            assignment = row.assignment
            if assignment:
                yield assignment
        yield f"  {row.student:<{width}}  {_standing(row)}"
        for sentence in _sentences(row):
            yield f"  {'':<{width}}    {sentence}"
    yield _summary(table)


def _standing(row: Row) -> str:
    parts = [row.standing.value]
    if row.version is not None:
        parts.append(f"version {row.version}")
    if row.read is not None and row.read.plan is not None:
        counts = row.read.plan.counts
        parts.append(_counted(counts.marks, "mark", "marks"))
        parts.append(_counted(counts.points + counts.other_hand, "point", "points"))
    if row.read is not None:
        states = counted(row.read.remarks)
        parts += [_counted(states[state], *_NAMES[state]) for state in _NAMES if states[state]]
    return ", ".join(parts)


def _sentences(row: Row) -> Iterator[str]:
    if row.why and row.standing is not Standing.MISSING:
        yield row.why
    for doubt in row.doubts:
        yield doubt.sentence
    for asked in (row.read.asked if row.read else None) or ():
        yield f"Question: {asked.title} ({asked.times})"


def _summary(table: ClassTable) -> str:
    if not table.rows:
        return "Nothing was handed in here."
    counts = ((standing, table.count(standing)) for standing in Standing)
    told = ", ".join(f"{count} {standing.value}" for standing, count in counts if count)
    is_one = len({row.assignment for row in table.rows}) == 1
    names = ("student", "students") if is_one else ("row", "rows")
    return f"{_counted(len(table.rows), *names)}: {told}."


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {several}"
