# SPDX-License-Identifier: MIT
"""From a damaged library comes what can be trusted, and nothing else."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.storage.plain_library import empty_library, insert, library
from workbench import files
from workbench.domain.errors import BrokenLibraryError
from workbench.storage.checking import check_library
from workbench.storage.salvage import salvage

PAGE = 4096
ROWS = 2 + 800


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """A library of some size, to be damaged."""
    return library(tmp_path_factory.mktemp("whole"), annotations=800)


@pytest.fixture
def damaged(whole, tmp_path):
    return shutil.copy(whole, tmp_path / "damaged.db")


@pytest.fixture
def target(tmp_path):
    return empty_library(tmp_path / "new")


def rows_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: set(connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
            for table in ("pack", "annotation", "running_number")
        }


def cut_tail(content, chance):
    del content[len(content) * 3 // 4 // PAGE * PAGE :]


def cut_within_page(content, chance):
    del content[len(content) - chance.randrange(1, PAGE) :]


def flip_bit(content, chance):
    content[chance.randrange(PAGE, len(content))] ^= 1 << chance.randrange(8)


def empty_sector(content, chance):
    place = chance.randrange(8, len(content) // 512) * 512
    content[place : place + 512] = bytes(512)


def empty_page(content, chance):
    # Page 2 and the following are the roots of the tables, without which a table is lost.
    place = chance.randrange(12, len(content) // PAGE) * PAGE
    content[place : place + PAGE] = bytes(PAGE)


def noise_in_pages(content, chance):
    for _ in range(3):
        place = chance.randrange(12, len(content) // PAGE) * PAGE
        content[place : place + PAGE] = chance.randbytes(PAGE)


def swap_pages(content, chance):
    one, two = (page * PAGE for page in chance.sample(range(12, len(content) // PAGE), 2))
    content[one : one + PAGE], content[two : two + PAGE] = (
        content[two : two + PAGE],
        content[one : one + PAGE],
    )


DAMAGES = [
    (flip_bit, 0.99),
    (empty_sector, 0.95),
    (empty_page, 0.9),
    (noise_in_pages, 0.8),
    (swap_pages, 0.9),
    (cut_within_page, 0.95),
    (cut_tail, 0.4),
]


@pytest.mark.parametrize(
    ("damage", "share"), DAMAGES, ids=lambda value: getattr(value, "__name__", "")
)
@pytest.mark.parametrize("seed", range(5))
def test_most_rows_are_saved_and_no_wrong_one(whole, damaged, target, damage, share, seed):
    content = bytearray(whole.read_bytes())
    damage(content, random.Random(seed))  # noqa: S311
    damaged.write_bytes(content)
    report = salvage(damaged, target, sample=whole)
    found, original = rows_of(target), rows_of(whole)
    assert all(rows <= original[table] for table, rows in found.items())
    assert check_library(target).is_sound
    assert sum(report.saved.values()) == len(found["pack"]) + len(found["annotation"])
    assert sum(report.saved.values()) >= share * ROWS
    assert damaged.read_bytes() == content


def test_a_whole_library_is_saved_wholly(whole, target):
    report = salvage(whole, target)
    assert rows_of(target) == rows_of(whole)
    assert report.message() == "802 of 802 entries were saved."


def test_a_destroyed_beginning_is_borrowed_from_a_copy(whole, damaged, target):
    content = whole.read_bytes()
    damaged.write_bytes(bytes(PAGE) + content[PAGE:])
    salvage(damaged, target, sample=whole)
    assert rows_of(target) == rows_of(whole)


def test_a_changed_word_is_left_out_and_told(whole, damaged, target):
    content = whole.read_bytes()
    damaged.write_bytes(content.replace(b"mark 30: ", b"mark 3O: ", 1))
    assert salvage(damaged, target).message() == "801 of 802 entries were saved."


def test_what_belongs_to_a_lost_entry_is_left_out(tmp_path, target):
    path = library(tmp_path / "old", packs=2, annotations=20)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE pack SET title = 'changed' WHERE id = 'p0'")
        insert(connection, "pack", id="p9", title="another")
        connection.commit()
    report = salvage(path, target)
    assert report.saved == {"pack": 2, "annotation": 10}
    assert report.known == {"pack": 3, "annotation": 20}


def test_where_nothing_can_be_read_it_says_so(damaged, target):
    damaged.write_bytes(bytes(100_000))
    before = files.sha256_of(target)
    with pytest.raises(BrokenLibraryError):
        salvage(damaged, target)
    assert files.sha256_of(target) == before
    assert not list(target.parent.glob("salvage-*"))
