# SPDX-License-Identifier: MIT
"""What a student does with a library that lies in a synced folder or on a memory stick."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import DATA
from workbench import cli
from workbench.services import keeping
from workbench.services.demonstrating import keep_example
from workbench.storage.probe import Place

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def library_folder(tmp_path):
    return tmp_path / "Dropbox" / "History"


@pytest.fixture
def this_pc(tmp_path, monkeypatch):
    """Tells which computer it is: each has a cache folder of its own."""
    name = "WIN_PD_OVERRIDE_LOCAL_APPDATA" if os.name == "nt" else "XDG_CACHE_HOME"

    def this_pc(which):
        monkeypatch.setenv(name, str(tmp_path / which))
        return tmp_path / which

    this_pc("school")
    return this_pc


@pytest.fixture
def pack(this_pc, done):
    return done("import", DATA / "harrowmere.txt")


def test_nothing_in_use_lies_there_and_the_next_pc_has_it_all(
    done, workbench, this_pc, pack, library_folder
):
    done("settings", "--name", "Mia")
    there = {path.name for path in library_folder.iterdir()}
    assert there == {"library-a.snapshot", "library-b.snapshot", "settings.json", "backups"}
    this_pc("home")
    assert [each["id"] for each in done("packs")] == [pack["id"]]
    assert done("settings")["student"]["name"] == "Mia"
    assert workbench("undo").status == 0
    this_pc("school")
    assert done("packs") == []
    assert workbench("redo").status == 0


def test_a_cache_that_is_wiped_at_log_off_costs_nothing(done, this_pc, pack):
    shutil.rmtree(this_pc("school"))
    assert [each["id"] for each in done("packs")] == [pack["id"]]
    assert done("undo")["undone"]


def test_a_library_that_lies_right_there_is_adopted(done, workbench, this_pc, tmp_path, pack):
    direct = tmp_path / "Documents"
    done("import", DATA / "harrowmere.txt", library=direct)
    moved = tmp_path / "OneDrive - St Mary" / "History"
    moved.parent.mkdir()
    shutil.move(direct, moved)
    expected = done("packs", library=moved)
    assert expected
    workbench("settings", "--name", "Mia", library=moved)
    assert not (moved / "library.db").exists()
    assert len(list(moved.glob("aside-*/library.db"))) == 1
    this_pc("home")
    assert done("packs", library=moved) == expected


def test_one_that_is_moved_to_a_drive_goes_on(done, this_pc, pack, library_folder, tmp_path):
    shutil.move(library_folder, tmp_path / "Documents")
    this_pc("home")
    assert [each["id"] for each in done("packs", library=tmp_path / "Documents")] == [pack["id"]]
    assert done("undo", library=tmp_path / "Documents")["undone"]


def test_a_check_says_how_it_is_worked_on_and_when_it_was_published(done, workbench, pack):
    value = done("check")
    assert value["sound"]
    assert (value["mode"], value["has_news"]) == ("snapshot", False)
    assert value["published"]
    words = workbench("check").output
    assert "copy on this PC" in words
    assert "last done on" in words
    assert "not fit" not in words


def test_a_copy_is_made_and_put_back(done, this_pc, pack, library_folder):
    copy = Path(done("backup")["file"])
    assert copy.parent == library_folder / "backups"
    done("import", DATA / "cards.txt")
    aside = Path(done("restore", copy)["aside"])
    assert aside.exists()
    this_pc("home")
    assert [each["id"] for each in done("packs")] == [pack["id"]]


def test_what_can_be_trusted_of_a_damaged_one_is_rescued(
    done, workbench, this_pc, pack, library_folder, tmp_path
):
    (database,) = this_pc("school").rglob("library.db")
    content = bytearray(database.read_bytes())
    place = content.index(b"weigh us like cargo")
    content[place : place + 5] = b"-----"
    database.write_bytes(content)
    answer = workbench("undo")
    assert answer.status == 1
    assert str(library_folder) in answer.messages
    assert workbench("check").status == 1
    rescued = tmp_path / "Nextcloud" / "rescued"
    done("rescue", "-o", rescued)
    assert not (rescued / "library.db").exists()
    (found,) = done("packs", library=rescued)
    assert done("check", library=rescued)["sound"]
    assert len(done("show", found["id"], library=rescued)["sources"]) == 3
    assert workbench("rescue", "-o", rescued).status == 1


def test_another_library_in_its_place_is_refused_with_the_way_on(
    done, workbench, this_pc, pack, library_folder, tmp_path
):
    # The folder goes away while the library is open: as when the sync program is signed off.
    with keeping.open_library(library_folder) as library:
        library_folder.rename(tmp_path / "signed off")
        keep_example(library)
        library.close()
    this_pc("home")
    done("import", DATA / "cards.txt")
    this_pc("school")
    answer = workbench("undo")
    assert answer.status == 1
    assert "--set-aside" in answer.messages
    assert answer.messages.count("\n") == 1
    assert workbench("settings", "--set-aside").status == 0
    (aside,) = library_folder.glob("aside-*")
    titles = {each["id"] for each in done("packs", library=aside)}
    assert pack["id"] in titles


@pytest.mark.skipif(sys.platform != "linux", reason="looks up what is flushed in /proc")
def test_what_could_not_be_published_is_said_at_the_end(
    this_pc, pack, library_folder, capsys, monkeypatch
):
    monkeypatch.setattr(os, "fsync", _full_below(library_folder))
    status = cli.run(["undo", "--json", "--library", str(library_folder)])
    monkeypatch.undo()
    captured = capsys.readouterr()
    assert status == 0
    assert json.loads(captured.out)["undone"]
    assert captured.err.count("\n") == 1
    assert "on this PC" in captured.err


def test_a_kind_of_place_can_be_given(this_pc, tmp_path):
    with keeping.open_library(tmp_path / "E", kind=Place.REMOVABLE) as library:
        assert library.folder.is_relative_to(this_pc("school"))
        assert library.place == tmp_path / "E"
    with keeping.open_library(tmp_path / "C", kind=Place.FIXED) as library:
        assert library.folder == library.place


def _full_below(place):
    """Return a flush that finds no room left for published copies."""
    flush = os.fsync

    def full(descriptor):
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.suffix == ".part" and path.parent == place:
            raise OSError(28, "No space left on device")
        flush(descriptor)

    return full
