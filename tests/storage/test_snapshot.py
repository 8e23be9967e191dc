# SPDX-License-Identifier: MIT
"""Of two copies on a place that writes late, one is always whole."""

import random
import sqlite3
from contextlib import closing

import pytest

from tests.storage.plain_library import insert, library
from workbench.domain.errors import BackupUnusableError, BrokenLibraryError, LibraryUnwritableError
from workbench.storage import backups, snapshot
from workbench.storage.snapshot import Choice, Standing

LINEAGE = "5" * 32


@pytest.fixture
def copy(tmp_path):
    """Makes a checked copy of a library that has come so far."""
    path = library(tmp_path / "here")

    def make(counter, generation=1):
        with closing(sqlite3.connect(path)) as connection:
            insert(connection, "pack", id=f"{generation}/{counter}", title="more")
            connection.commit()
            return backups.make(connection, path.parent, generation=generation, counter=counter)

    return make


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_an_empty_place_has_none(stick):
    assert snapshot.latest(stick) is None


def test_what_was_published_can_be_taken(copy, stick, tmp_path):
    made = copy(7)
    published = snapshot.publish(made, stick, lineage=LINEAGE)
    assert snapshot.latest(stick) == published
    assert published.standing == Standing(LINEAGE, 1, 7)
    snapshot.take(published, tmp_path / "library.db")
    assert (tmp_path / "library.db").read_bytes() == made.path.read_bytes()


def test_the_slots_take_turns(copy, stick):
    slots = [snapshot.publish(copy(n), stick, lineage=LINEAGE).path.name for n in range(1, 5)]
    assert slots[0::2] == [slots[0]] * 2
    assert slots[1::2] == [slots[1]] * 2
    assert slots[0] != slots[1]
    assert len(list(stick.iterdir())) == 2


def test_a_later_generation_counts_as_later(copy, stick):
    snapshot.publish(copy(90), stick, lineage=LINEAGE)
    snapshot.publish(copy(3, generation=2), stick, lineage=LINEAGE)
    assert snapshot.latest(stick).standing == Standing(LINEAGE, 2, 3)


def test_whatever_becomes_of_the_newer_one_the_older_is_there(copy, stick):
    snapshot.publish(copy(1), stick, lineage=LINEAGE)
    newer = snapshot.publish(copy(2), stick, lineage=LINEAGE)
    content, chance = newer.path.read_bytes(), random.Random(3)  # noqa: S311
    for _ in range(200):
        late = bytearray(content[: chance.randint(0, len(content))])
        for sector in range(0, len(late), 512):
            if chance.random() < 0.5:
                late[sector : sector + 512] = bytes(len(late[sector : sector + 512]))
        newer.path.write_bytes(late)
        assert snapshot.latest(stick).standing.counter == 1
    assert snapshot.publish(copy(3), stick, lineage=LINEAGE).path == newer.path


def test_a_damaged_copy_is_not_published(copy, stick):
    made = copy(1)
    made.path.write_bytes(b"damaged")
    with pytest.raises(BackupUnusableError):
        snapshot.publish(made, stick, lineage=LINEAGE)
    assert list(stick.iterdir()) == []


def test_a_copy_that_was_damaged_since_is_not_taken(copy, stick, tmp_path):
    published = snapshot.publish(copy(1), stick, lineage=LINEAGE)
    published.path.write_bytes(published.path.read_bytes()[:-1])
    with pytest.raises(BrokenLibraryError):
        snapshot.take(published, tmp_path / "library.db")
    assert not (tmp_path / "library.db").exists()


def test_a_stick_that_is_gone_is_told(copy, tmp_path):
    with pytest.raises(LibraryUnwritableError):
        snapshot.publish(copy(1), tmp_path / "gone", lineage=LINEAGE)


class TestSpacing:
    """A place that writes late may lose what was written last, and never more than that."""

    @pytest.fixture
    def put(self, copy, stick):
        """Puts a state there; the clock has gone on by so many seconds since the latest one."""

        def put(counter, *, later_by):
            present = snapshot.latest(stick)
            now = present.path.stat().st_mtime + later_by if present else 0.0
            written = snapshot.put(
                copy(counter).path.read_bytes(),
                Standing(LINEAGE, 1, counter),
                stick,
                spacing=15.0,
                clock=lambda: now,
            )
            return written.path

        return put

    def test_the_slots_take_turns_when_the_latest_one_is_really_there(self, put):
        slots = [put(number, later_by=15.0) for number in range(1, 5)]
        assert slots[0::2] == [slots[0]] * 2
        assert slots[1::2] == [slots[1]] * 2
        assert slots[0] != slots[1]

    def test_before_that_the_latest_one_is_replaced(self, put, stick):
        put(1, later_by=0.0)
        newest = put(2, later_by=15.0)
        for number in (3, 4):
            assert put(number, later_by=5.0) == newest
        assert {each.standing.counter for each in snapshot.whole_in(stick)} == {1, 4}

    def test_an_empty_slot_is_always_used(self, put):
        assert put(1, later_by=0.0) != put(2, later_by=1.0)

    def test_a_clock_that_jumped_back_does_no_harm(self, put, stick):
        for number in range(1, 6):
            put(number, later_by=-9e6)
        assert len(snapshot.whole_in(stick)) == 2


class TestImages:
    def test_an_image_is_the_file_of_the_library(self, copy, tmp_path):
        path = copy(1).path.parent.parent / "library.db"
        with closing(sqlite3.connect(path)) as connection:
            (tmp_path / "image.db").write_bytes(snapshot.image_of(connection))
            assert list(connection.iterdump()) == list(
                sqlite3.connect(tmp_path / "image.db").iterdump()
            )

    def test_a_library_that_is_damaged_has_none(self, copy):
        path = copy(1).path.parent.parent / "library.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE type = 'table'")
            connection.commit()
        with (
            closing(sqlite3.connect(path)) as connection,
            pytest.raises((BackupUnusableError, sqlite3.DatabaseError)),
        ):
            snapshot.image_of(connection)


def test_a_lineage_that_is_no_id_makes_no_copy(copy, stick):
    with pytest.raises(LibraryUnwritableError):
        snapshot.publish(copy(1), stick, lineage="../" * 10 + "..")
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("here", "there", "choice"),
    [
        (None, None, Choice.SAME),
        (Standing("a", 1, 5), None, Choice.HERE),
        (None, Standing("a", 1, 5), Choice.THERE),
        (Standing("a", 1, 5), Standing("a", 1, 5), Choice.SAME),
        (Standing("a", 1, 6), Standing("a", 1, 5), Choice.HERE),
        (Standing("a", 1, 9), Standing("a", 2, 1), Choice.THERE),
        (Standing("a", 1, 9), Standing("b", 2, 1), Choice.ASK),
    ],
)
def test_of_one_library_the_later_state_is_chosen(here, there, choice):
    assert snapshot.choose(here, there) is choice
