# SPDX-License-Identifier: MIT
"""What the traced and killed processes do: `python -m tests.reliability.programs NAME FOLDER …`.

None of them ends tidily: the bell has rung.
"""

import itertools
import os
import signal
import sqlite3
import struct
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine, event

from tests.reliability import next_version, pupil
from tests.reliability.power_cut import ACKNOWLEDGED
from workbench.domain.documents import ExportOptions
from workbench.domain.plans import Student
from workbench.services.demonstrating import keep_example
from workbench.services.exporting import ExportingService
from workbench.storage import backups
from workbench.storage.anywhere import restore
from workbench.storage.library import Library
from workbench.storage.preferences import Preferences, save_preferences
from workbench.storage.snapshot import SHORTEST_INTERVAL


class Acknowledgements:
    """The file into which a program writes what it has told its user is kept."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT)

    def __call__(self, number: int) -> None:
        os.pwrite(self._descriptor, struct.pack("<I", number), 0)


def save(folder: Path, after: str, until: str) -> None:
    """Do some steps, each acknowledged as soon as it is kept."""
    acknowledge = Acknowledgements(folder)
    library = Library.open(folder, options=pupil.OPTIONS)
    pupil.work(
        library, after=int(after), until=int(until), acknowledge=acknowledge, small_memory=True
    )


def lesson(folder: Path, after: str, until: str) -> None:
    """Do some steps, with a copy in the middle; close, put the copy back, and go on."""
    first, last = int(after), int(until)
    middle = (first + last) // 2
    acknowledge = Acknowledgements(folder)
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=first, until=middle, acknowledge=acknowledge)
        copy = library.backup(pinned="half-time").result()
        pupil.work(library, after=middle, until=last, acknowledge=acknowledge)
    # From here on less is promised again: the student asks for an older state.
    acknowledge(middle)
    restore(folder, copy.path, options=pupil.OPTIONS)
    library = Library.open(folder, options=pupil.OPTIONS)
    pupil.work(library, after=middle, until=last, acknowledge=acknowledge)


def careless(folder: Path, journal: str, synchronous: str) -> None:
    """Save with settings that lose or damage something, to see that the tests notice."""
    acknowledge = Acknowledgements(folder)
    connection = sqlite3.connect(folder / "library.db", isolation_level=None)
    for setting in (f"journal_mode = {journal}", f"synchronous = {synchronous}", "cache_size = 10"):
        connection.execute(f"PRAGMA {setting}")
    for number in range(1, 13):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE counted SET number = ?", (number,))
        for place in range(number % 4 * 10 + 3):
            words = pupil.words(150, beginning=number + place)
            row = (place * 7 % 60, number, words)
            connection.execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", row)
        connection.execute("COMMIT")
        acknowledge(number)


def export(folder: Path, library_folder: str, name: str) -> None:
    """Write the example's plan, its pack or the preferences over what is there."""
    acknowledge = Acknowledgements(folder)
    if name == "settings.json":
        save_preferences(folder, Preferences(student=Student(name=pupil.words(4000))))
    else:
        with Library.open(Path(library_folder)) as library:
            write_example(library, folder / name)
    acknowledge(1)


def write_example(library: Library, path: Path) -> None:
    """Write the example's plan or pack to a file of the kind its ending names."""
    plan = keep_example(library)
    exporting = ExportingService(library)
    if path.suffix == ".sourcepack":
        exporting.write_pack(plan.pack_id, path)
    else:
        material = exporting.material(plan)
        exporting.write_plan(material, path, options=ExportOptions(), made=pupil.NOON)


def export_carelessly(folder: Path, name: str) -> None:
    """Write a file under another name and rename it, without flushing anything."""
    acknowledge = Acknowledgements(folder)
    temporary = folder / f"{name}.tmp"
    temporary.write_bytes(pupil.words(4000).encode())
    temporary.replace(folder / name)
    acknowledge(1)


def publish(folder: Path, copies: str, after: str, until: str, pause: str) -> None:
    """Do steps in a working copy, two and two, and publish each; acknowledge when both are there.

    Args:
        folder: The place.
        copies: The folder of working copies.
        after: The last step done before.
        until: The last step to do.
        pause: Whether the second of two is published as if long after the first: "yes" or "no".
    """
    acknowledge = Acknowledgements(folder)
    library = Library.open(folder, options=pupil.publishing(Path(copies)))
    publisher = library._publisher
    for number in range(int(after) + 1, int(until) + 1):
        is_second = (number - int(after)) % 2 == 0
        publisher._spacing = 0.0
        pupil.work(library, after=number - 1, until=number)
        library.read(lambda _unit: None).result()
        if is_second and pause == "no":
            publisher._spacing = SHORTEST_INTERVAL
            publisher._attempted_at = -SHORTEST_INTERVAL
        library.use_pause().result()
        publisher._carried.result()
        if is_second:
            acknowledge(number)


def save_and_publish(folder: Path, copies: str, after: str, until: str) -> None:
    """Do steps in a working copy that is published all the time; each is acknowledged when kept."""
    acknowledge = Acknowledgements(folder)
    options = replace(pupil.publishing(Path(copies)), publish_after=0.0)
    library = Library.open(folder, options=options)
    pupil.work(library, after=int(after), until=int(until), acknowledge=acknowledge)


def bring_in(folder: Path, after: str, until: str) -> None:
    """Bring in long pages, each acknowledged as soon as it is kept."""
    acknowledge = Acknowledgements(folder)
    library = Library.open(folder, options=pupil.OPTIONS)
    for number in range(int(after) + 1, int(until) + 1):
        library.perform(pupil.bring_in(number), give_up_after=0.0).result()
        acknowledge(number)


def copy(folder: Path, after: str, until: str) -> None:
    """Copy the library after each step, and delete the copies that need not be kept."""
    acknowledge = Acknowledgements(folder)
    library = Library.open(folder, options=pupil.OPTIONS)
    for number in range(int(after) + 1, int(until) + 1):
        pupil.work(library, after=number - 1, until=number)
        library.backup().result()
        backups.prune(folder)
        acknowledge(number)


def put_back(folder: Path, *copies: str) -> None:
    """Put back one copy after the other, again and again; acknowledge how often."""
    acknowledge = Acknowledgements(folder)
    for number in itertools.count(1):
        restore(folder, Path(copies[number % len(copies)]), options=pupil.OPTIONS)
        acknowledge(number)


def create(folder: Path, statement: str) -> None:
    """Make a library and die before the statement with this number."""
    _die_before(int(statement))
    Library.open(folder, options=pupil.OPTIONS)


def upgrade(folder: Path, scripts: str, statement: str = "0") -> None:
    """Open a library of the former version; with a number, die before that statement."""
    _die_before(int(statement))
    Library.open(folder, options=next_version.options(Path(scripts)))


def upgrade_and_wait(folder: Path, scripts: str) -> None:
    """Open a library of the former version and wait to be killed."""
    upgrade(folder, scripts)
    signal.pause()


def export_again(folder: Path, library_folder: str, name: str) -> None:
    """Write the same file again and again."""
    with Library.open(Path(library_folder), read_only=True) as library:
        exporting = ExportingService(library)
        pack, *_ = library.read(lambda unit: unit.packs.summaries()).result()
        plan, *_ = library.read(lambda unit: unit.plans.of_pack(pack.id)).result()
        material = exporting.material(plan)
        while True:
            path = folder / name
            if path.suffix == ".sourcepack":
                exporting.write_pack(pack.id, path)
            else:
                exporting.write_plan(material, path, options=ExportOptions(), made=pupil.NOON)


_PROGRAMS: dict[str, Callable[..., None]] = {
    program.__name__: program
    for program in (
        save,
        lesson,
        careless,
        export,
        export_carelessly,
        publish,
        save_and_publish,
        bring_in,
        copy,
        put_back,
        create,
        upgrade,
        upgrade_and_wait,
        export_again,
    )
}


def is_a_change(statement: str) -> bool:
    """Whether a statement writes; to be cut before one that reads is to be cut before the next."""
    return not statement.lstrip().upper().startswith(("SELECT", "PRAGMA"))


def _die_before(statement: int) -> None:
    left = statement

    def die_in_time(_connection: object, _cursor: object, text: str, *_: object) -> None:
        nonlocal left
        left -= is_a_change(text)
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", die_in_time)


def run(name: str, folder: str, *arguments: str) -> int:
    """Run a program, and return 0, or 1 when it failed and said why."""
    try:
        _PROGRAMS[name](Path(folder), *arguments)
    except BaseException:  # noqa: BLE001 – whatever it is, the process ends here
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    os._exit(run(*sys.argv[1:]))
