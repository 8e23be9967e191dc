# SPDX-License-Identifier: MIT
"""`compare-marks`: where two markers of a folder of handed-in PDFs differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.handed_in.class_table import ClassTable
from workbench.domain.interchange.moderation import compared_marks_to_json
from workbench.domain.moderation.handing_over import both_taken
from workbench.domain.moderation.markers import TwoMarkers
from workbench.domain.review_table import key_of
from workbench.domain.saying import counted
from workbench.domain.text import one_line
from workbench.services import reviewing
from workbench.services.marking import write_moderated_marks
from workbench.services.moderating import read_handed_marks

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output


def compare_marks(arguments: argparse.Namespace, output: Output) -> None:
    """Print where two markers differ; with `-o` write the table of all marks as well."""
    folder = Path(arguments.folder)
    path = Path(arguments.output) if arguments.output else None
    if path is not None:
        reviewing.check_table(path, folder=folder)
    first, second = (read_handed_marks(Path(x)) for x in (arguments.first, arguments.second))
    table = reviewing.review(folder, progress=output.show_progress)
    two = both_taken(first, second, table, tolerance=arguments.tolerance, now=datetime.now(UTC))
    if path is not None:
        written = write_moderated_marks(table, two, path, folder=folder)
        output.say(f"Written: {written.path}")
    shown = one_line(str(folder))
    output.show(_lines(table, two), compared_marks_to_json(table, two, folder=shown))


def _lines(table: ClassTable, two: TwoMarkers) -> Iterator[str]:
    names = {key_of(row): row.student for row in table.rows}
    differing = two.differences()
    width = max((len(names[each.key]) for each in differing), default=0)
    for each in differing:
        apart = counted(abs(each.difference), "mark")
        marks = f"{each.first.mark} and {each.second.mark}, {apart} apart"
        levels = f", {each.first.level} and {each.second.level}" if each.has_other_level else ""
        yield f"  {names[each.key]:<{width}}  {marks}{levels}"
    compared = len(two.compared())
    plans = counted(len(two.versions), "plan")
    yield f"{plans}: {compared} marked by both, {len(differing)} of them differ."
