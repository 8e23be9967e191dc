# SPDX-License-Identifier: MIT
"""What a student does when something happened to the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import DATA


@pytest.fixture
def pack(done):
    return done("import", DATA / "harrowmere.txt")


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


class TestCopiesOnAStick:
    def test_the_older_of_two_stays_whole_while_the_newer_is_written(self, done, pack, stick):
        first = Path(done("backup", "--to", stick)["file"])
        done("import", DATA / "cards.txt")
        second = Path(done("backup", "--to", stick)["file"])
        assert first != second
        second.write_bytes(second.read_bytes()[:5000])
        done("restore", first)
        assert [each["id"] for each in done("packs")] == [pack["id"]]

    def test_one_that_was_cut_short_is_refused(self, done, workbench, pack, stick):
        copy = Path(done("backup", "--to", stick)["file"])
        copy.write_bytes(copy.read_bytes()[:-1])
        answer = workbench("restore", copy)
        assert answer.status == 1
        assert answer.messages.count("\n") == 1
        assert copy.name in answer.messages
        assert [each["id"] for each in done("packs")] == [pack["id"]]


class TestADamagedLibrary:
    @pytest.fixture
    def damaged(self, done, pack, library_folder):
        """A library in the middle of whose text a few letters fell over."""
        database = library_folder / "library.db"
        content = bytearray(database.read_bytes())
        place = content.index(b"weigh us like cargo")
        content[place : place + 5] = b"-----"
        database.write_bytes(content)
        return database

    def test_it_is_noticed_and_nothing_is_written_to_it(self, workbench, damaged):
        before = damaged.read_bytes()
        answer = workbench("import", DATA / "cards.txt")
        assert answer.status == 1
        assert "is damaged" in answer.messages
        assert workbench("check").status == 1
        assert damaged.read_bytes() == before

    def test_what_can_be_trusted_is_rescued(self, done, damaged, tmp_path):
        before = damaged.read_bytes()
        rescued = tmp_path / "rescued"
        report = done("rescue", "-o", rescued)
        lost = sum(report["known"].values()) - sum(report["saved"].values())
        assert 1 <= lost <= 2
        (found,) = done("packs", library=rescued)
        labels = [
            source["label"] for source in done("show", found["id"], library=rescued)["sources"]
        ]
        assert labels == ["B", "C", "D"]
        assert done("check", library=rescued)["sound"]
        assert damaged.read_bytes() == before

    def test_no_library_is_overwritten_by_a_rescue(self, done, workbench, damaged, tmp_path):
        rescued = tmp_path / "rescued"
        done("rescue", "-o", rescued)
        answer = workbench("rescue", "-o", rescued)
        assert answer.status == 1
        assert "there is a library already" in answer.messages


def test_a_check_tells_how_fit_the_place_is(done, workbench, pack):
    assert done("check")["place_is_fit"]
    assert "fit to work in" in workbench("check").output
