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
