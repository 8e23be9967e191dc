# SPDX-License-Identifier: MIT
"""A working copy is published by itself, and when it cannot be, it is told and tried again."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from tests.doubles import Do
from tests.storage.pcs import Computer, keep_pack, pulled_out, titles_in
from tests.storage.plain_library import insert, library
from workbench.domain.errors import DiskFullError, LibraryReadOnlyError, NotPublishedError
from workbench.storage import snapshot
from workbench.storage.lock import LibraryLock
from workbench.storage.publishing import Publisher
from workbench.storage.snapshot import Standing
from workbench.storage.working_copy import WorkingCopy

LINEAGE = "5" * 32


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


class Carrying(WorkingCopy):
    """A working copy whose place takes as long, or says what, a test wants."""

    before_put = staticmethod(lambda: None)

    def put(self, content, standing, *, spacing):
        self.before_put()
        return super().put(content, standing, spacing=spacing)


@pytest.fixture
def session(tmp_path, stick, clock):
    """A publisher of a working copy, and what it is called with."""
    path = library(tmp_path / "here")
    carrying = Carrying(stick, path.parent)
    lock = LibraryLock.acquire(stick)
    with closing(sqlite3.connect(path)) as connection:
        publisher = Publisher(carrying, lock, clock=clock)
        yield Session(publisher, connection, carrying, clock)
        publisher.close()
    lock.release()


class Session:
    def __init__(self, publisher, connection, carrying, clock):
        self.publisher, self.connection, self.clock = publisher, connection, clock
        self.place, self.told, self._type = carrying.place, [], type(carrying)
        publisher.on_fault = self.told.append

    def work(self, counter):
        insert(self.connection, "pack", id=str(counter), title="more")
        self.connection.commit()

    def at(self, seconds, counter, *, call="tick"):
        """Call a method at a time, wait for what it began, and return what is published."""
        self.clock.now = seconds
        getattr(self.publisher, call)(self.connection, Standing(LINEAGE, 0, counter))
        return self.published()

    def published(self):
        if self.publisher._carried:
            self.publisher._carried.result()
        found = snapshot.latest(self.place)
        return found.standing.counter if found else None

    def when_carrying(self, action):
        self._type.before_put = staticmethod(action)


@pytest.fixture(autouse=True)
def nothing_in_the_way():
    yield
    Carrying.before_put = staticmethod(lambda: None)


class TestWhen:
    def test_half_a_minute_after_a_change(self, session):
        assert session.at(0, 1) is None
        assert session.at(29, 2) is None
        assert session.at(30, 3) == 3
        assert session.at(500, 3) == 3
        assert session.at(501, 4) == 3
        assert session.at(531, 5) == 5

    def test_in_a_pause_at_once_but_not_again_and_again(self, session):
        assert session.at(1, 1, call="use_pause") == 1
        assert session.at(5, 2, call="use_pause") == 1
        assert session.at(16, 2, call="use_pause") == 2

    def test_at_the_end_in_any_case(self, session):
        session.at(1, 1, call="use_pause")
        assert session.at(2, 2, call="finish") == 2

    def test_nothing_new_is_not_published(self, session):
        session.at(1, 1, call="use_pause")
        before = [path.stat().st_mtime_ns for path in session.place.glob("*.snapshot")]
        for seconds, call in itertools.product((100, 200), ("tick", "use_pause", "finish")):
            session.at(seconds, 1, call=call)
        assert [path.stat().st_mtime_ns for path in session.place.glob("*.snapshot")] == before


class TestASlowPlace:
    def test_nobody_waits_for_it(self, session):
        gate, begun = threading.Event(), threading.Event()

        def wait():
            begun.set()
            gate.wait()

        session.when_carrying(wait)
        session.clock.now = 1
        session.publisher.use_pause(session.connection, Standing(LINEAGE, 0, 1))
        assert begun.wait(30)
        session.clock.now = 100
        session.publisher.tick(session.connection, Standing(LINEAGE, 0, 2))
        session.publisher.use_pause(session.connection, Standing(LINEAGE, 0, 2))
        assert snapshot.latest(session.place) is None
        gate.set()
        assert session.at(101, 2, call="finish") == 2


class TestAPlaceThatIsAway:
    def test_it_is_told_and_tried_again_and_told_when_it_is_well(self, session):
        def away():
            raise DiskFullError(str(session.place))

        session.when_carrying(away)
        assert session.at(0, 1) is None
        assert session.at(30, 1) is None
        assert session.at(44, 1) is None
        (fault,) = session.told
        assert isinstance(fault, NotPublishedError)
        assert session.publisher.fault is fault
        assert session.at(45, 2) is None
        assert len(session.told) == 2
        session.when_carrying(lambda: None)
        assert session.at(60, 2) == 2
        assert session.told[2:] == [None]
        assert session.publisher.fault is None

    @pytest.mark.parametrize(
        ("error", "reason"),
        [(DiskFullError("stick"), "no space"), (LibraryReadOnlyError("stick"), "can be written")],
    )
    def test_the_reason_is_said_in_one_sentence(self, session, error, reason):
        def fail():
            raise error

        session.when_carrying(fail)
        session.at(0, 1, call="finish")
        (fault,) = session.told
        assert reason in fault.message()
        assert "on this PC" in fault.message()
        assert fault.message().count(".") == 1

    def test_a_library_that_is_damaged_is_not_published(self, session):
        session.at(1, 1, call="use_pause")
        session.connection.execute("PRAGMA writable_schema = ON")
        session.connection.execute("DELETE FROM sqlite_schema WHERE name = 'pack'")
        session.connection.commit()
        with suppress(sqlite3.Error):
            session.connection.execute("VACUUM")
        session.connection.execute("PRAGMA writable_schema = RESET")
        assert session.at(100, 2, call="use_pause") == 1
        assert isinstance(session.told[-1], NotPublishedError)

    def test_a_lock_that_went_with_the_stick_is_no_reason_to_stop(self, session):
        (session.place / "library.lock").unlink()
        assert session.at(0, 1, call="finish") == 1


class TestInALibrary:
    @pytest.fixture
    def school(self, tmp_path):
        return Computer(tmp_path / "school", publish_after=0.0)

    @pytest.fixture
    def home(self, tmp_path):
        return Computer(tmp_path / "home")

    def wait_until(self, holds):
        waiting = threading.Event()
        for _ in range(600):
            if holds():
                return
            waiting.wait(0.05)
        raise AssertionError("it never came")

    def test_it_is_published_while_it_is_open(self, school, home, stick):
        with school.open(stick) as library:
            keep_pack(library, "Docks")
            self.wait_until(lambda: home.titles(stick) == ["Docks"])

    def test_a_pause_publishes(self, school, home, stick):
        school.options = replace(school.options, publish_after=9e9)
        with school.open(stick) as library:
            keep_pack(library, "Docks")
            assert home.titles(stick) == []
            library.use_pause().result()
            self.wait_until(lambda: home.titles(stick) == ["Docks"])

    def test_what_is_kept_while_the_stick_is_out_is_kept(self, school, home, stick):
        with school.open(stick) as library:
            keep_pack(library, "Docks")
            with pulled_out(stick):
                keep_pack(library, "Without the stick")
                self.wait_until(lambda: school.faults)
                assert titles_in(library) == ["Docks", "Without the stick"]
            library.use_pause().result()
            self.wait_until(lambda: school.faults[-1] is None)
        assert home.titles(stick) == ["Docks", "Without the stick"]
        assert "did not answer" in school.faults[0].message()

    def test_what_was_closed_without_the_stick_comes_back_with_it(self, school, home, stick):
        school.bring_in(stick, "Docks")
        school.faults.clear()
        school.bring_in_only_here(stick, "Only here")
        assert "on this PC" in school.faults[-1].message()
        assert home.titles(stick) == ["Docks"]
        school.open(stick).close()
        assert home.titles(stick) == ["Docks", "Only here"]

    def test_a_library_in_its_own_place_has_nothing_to_publish(self, tmp_path):
        direct = Computer(tmp_path / "unused")
        direct.options = replace(direct.options, working_copies=None)
        with direct.open(tmp_path / "library") as library:
            library.perform(Do(lambda _unit: None)).result()
            assert library.use_pause().result() is None
            assert library.place == library.folder
        assert not direct.copies.exists()
