# SPDX-License-Identifier: MIT
"""The power goes, at every moment, in every way: what was acknowledged is there and whole.

Each test counts the different states that it looked at. Power cuts are simulated from what a real
process did to its files, so the tests that only show that the simulation sees faults are as
important as the others.
"""

import sqlite3
import struct
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from tests.reliability import pupil
from tests.reliability.power_cut import Cut, Replica, content_of, cuts
from tests.reliability.tracing import run_traced
from workbench.domain.errors import WorkbenchError
from workbench.storage import backups, recovery
from workbench.storage.library import Library

PROGRAMS = ("-m", "tests.reliability.programs")


@dataclass
class Verdict:
    """How many states were looked at, and what was wrong with which."""

    states: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    policies: Counter[str] = field(default_factory=Counter)

    def look(self, cut: Cut, *, problem: str = "", is_lost: bool = False) -> None:
        self.states += 1
        self.policies[f"{cut.policy}/{cut.model}"] += 1
        where = f"{cut.policy}, {cut.model}, after operation {cut.operation}: {problem}"
        if problem:
            self.corrupt.append(where)
        elif is_lost:
            self.lost.append(where)


@pytest.fixture
def verdict(request, measured):
    """The verdict of a test; its states are counted when the test is over."""
    given = Verdict()
    yield given
    measured[f"states after a power cut: {request.node.originalname}"] += given.states


@pytest.fixture
def library_folder(scratch):
    """A library in which six steps were done in peace."""
    folder = scratch / "library"
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=0, until=6)
    return folder


@pytest.fixture
def replica(scratch):
    folder = scratch / "replica"
    folder.mkdir()
    return Replica(folder)


def acknowledged(cut, before):
    return struct.unpack("<I", cut.acknowledged)[0] if cut.acknowledged else before


class TestLibrary:
    def test_no_save_is_lost_and_none_is_half_there(
        self, shim, scratch, library_folder, replica, verdict
    ):
        known = pupil.fingerprints(scratch / "in-peace", 20)
        content = content_of(library_folder)
        arguments = [*PROGRAMS, "save", str(library_folder), "6", "20"]
        operations = run_traced(arguments, shim=shim, folder=library_folder)
        for cut in cuts(content, operations):
            replica.show(cut.state)
            problem, steps = self.found(replica.folder, known)
            verdict.look(cut, problem=problem, is_lost=steps < acknowledged(cut, 6))
        assert verdict.corrupt == []
        assert verdict.lost == []
        assert verdict.states >= 5_000
        assert min(verdict.policies.values()) >= 5

    def test_copying_closing_and_putting_back_can_be_cut_short_anywhere(
        self, shim, scratch, library_folder, replica, verdict
    ):
        known = pupil.fingerprints(scratch / "in-peace", 14)
        content = content_of(library_folder)
        arguments = [*PROGRAMS, "lesson", str(library_folder), "6", "14"]
        operations = run_traced(arguments, shim=shim, folder=library_folder)
        for cut in cuts(content, operations, each=5):
            replica.show(cut.state)
            problem = ""
            try:
                recovery.finish_restore(replica.folder)
            except WorkbenchError as error:
                problem = error.message()
            if not problem:
                problem, steps = self.found(replica.folder, known)
            if not all(copy.is_whole() for copy in backups.backups_in(replica.folder)):
                problem = "a copy that is not whole"
            verdict.look(cut, problem=problem, is_lost=steps < acknowledged(cut, 6))
        assert verdict.corrupt == []
        assert verdict.lost == []
        assert verdict.states >= 1_000

    def found(self, folder, known):
        try:
            found = pupil.examine(folder)
        except (sqlite3.Error, OSError) as error:
            return repr(error), 0
        if found.problems:
            return found.problems[0], 0
        is_known = found.fingerprint == known[found.steps]
        return ("" if is_known else "words that nobody wrote"), found.steps


class TestExports:
    """An exported file is the old one or the new one, and the new one once that was said."""

    OLD = b"what stood there before " * 2000

    @pytest.mark.parametrize("name", ["plan.pdf", "plan.json", "thaw.sourcepack", "settings.json"])
    def test_it_is_old_or_new(self, shim, scratch, example, name, verdict):
        self.judge(verdict, shim, scratch / name, ["export", str(example), name])
        assert verdict.corrupt == []
        assert verdict.lost == []
        assert verdict.states >= 500

    def test_a_careless_one_is_noticed(self, shim, scratch, verdict):
        self.judge(verdict, shim, scratch / "plan.txt", ["export_carelessly", "plan.txt"])
        assert verdict.corrupt
        assert verdict.lost

    def judge(self, verdict, shim, place, arguments):
        name, folder = place.name, place.with_suffix("")
        folder.mkdir()
        (folder / name).write_bytes(self.OLD)
        program, *rest = arguments
        operations = run_traced([*PROGRAMS, program, str(folder), *rest], shim=shim, folder=folder)
        new = (folder / name).read_bytes()
        assert new != self.OLD
        for cut in cuts({name: self.OLD}, operations, variants=300):
            found = cut.state.get(name)
            problem = "" if found in {self.OLD, new} else "neither old nor new"
            verdict.look(cut, problem=problem, is_lost=bool(cut.acknowledged) and found != new)


class TestWhatWouldBeNoticed:
    """Settings that are known to lose or damage something have to be seen to do so."""

    @pytest.mark.parametrize(
        ("journal", "synchronous"), [("TRUNCATE", "NORMAL"), ("DELETE", "OFF")]
    )
    def test_settings_that_damage(self, shim, replica, verdict, journal, synchronous):
        self.judge(verdict, shim, replica, journal=journal, synchronous=synchronous)
        assert verdict.corrupt

    def test_a_default_that_loses_the_last_save(self, shim, replica, verdict):
        self.judge(verdict, shim, replica, journal="DELETE", synchronous="FULL")
        assert verdict.lost
        assert not verdict.corrupt

    def test_the_same_work_with_our_settings(self, shim, replica, verdict):
        self.judge(verdict, shim, replica, journal="TRUNCATE", synchronous="FULL")
        assert not verdict.lost
        assert not verdict.corrupt

    def judge(self, verdict, shim, replica, *, journal, synchronous):
        folder = replica.folder.with_name("careless")
        folder.mkdir()
        with closing(sqlite3.connect(folder / "library.db")) as connection:
            connection.execute("CREATE TABLE counted (number INTEGER)")
            connection.execute("CREATE TABLE written (id INTEGER PRIMARY KEY, save, words)")
            connection.execute("INSERT INTO counted VALUES (0)")
            connection.commit()
        content = content_of(folder)
        arguments = [*PROGRAMS, "careless", str(folder), journal, synchronous]
        operations = run_traced(arguments, shim=shim, folder=folder)
        for cut in cuts(content, operations, each=3):
            problem, number = self.found(replica.show(cut.state))
            verdict.look(cut, problem=problem, is_lost=number < acknowledged(cut, 0))

    def found(self, folder):
        try:
            with closing(sqlite3.connect(folder / "library.db")) as connection:
                (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
                (number,) = connection.execute("SELECT number FROM counted").fetchone()
                query = "SELECT coalesce(max(save), 0) FROM written"
                (latest,) = connection.execute(query).fetchone()
        except (sqlite3.Error, TypeError) as error:
            return repr(error), 0
        if problem == "ok":
            problem = "" if latest == number else "half a save"
        return problem, number or 0
