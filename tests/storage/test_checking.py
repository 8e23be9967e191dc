# SPDX-License-Identifier: MIT
"""Damage that SQLite sees, and damage that only checksums see."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.plain_library import library
from workbench.domain.errors import LibraryMissingError, LibraryUnwritableError
from workbench.storage.checking import check_library, row_checksum

VALUES = st.none() | st.integers() | st.text() | st.binary() | st.floats(allow_nan=False)
ROWS = st.dictionaries(st.text(min_size=1), VALUES, max_size=5)


class TestRowChecksum:
    @given(ROWS, st.text())
    def test_it_does_not_depend_on_the_order_or_on_itself(self, row, checksum):
        turned = dict(reversed(row.items()))
        assert row_checksum(turned) == row_checksum({**row, "checksum": checksum})

    @given(ROWS, st.text(min_size=1), VALUES)
    def test_it_changes_with_any_value(self, row, column, value):
        if column != "checksum" and repr(row.get(column)) != repr(value):
            other = {**row, column: value}
            assert row_checksum({column: None, **row}) != row_checksum(other)

    def test_it_is_short_enough_to_stand_in_every_row(self):
        assert len(row_checksum({"id": "a"})) == 16


class TestCheckLibrary:
    def test_a_sound_library_is_sound(self, tmp_path):
        report = check_library(library(tmp_path, packs=2, annotations=20))
        assert report.is_sound
        assert report.counts == {"annotation": 20, "pack": 2, "running_number": 1}

    def test_it_sees_a_letter_that_changed(self, tmp_path):
        path = library(tmp_path)
        content = path.read_bytes()
        assert b"unemployment rose" in content
        path.write_bytes(content.replace(b"unemployment rose", b"unemployment fell", 1))
        report = check_library(path)
        assert not report.is_sound
        assert "annotation" in report.problems[0]

    def test_it_sees_words_that_are_no_text_any_more(self, tmp_path):
        path = library(tmp_path)
        path.write_bytes(path.read_bytes().replace(b"unemployment", b"unempl\xffyment", 1))
        assert not check_library(path).is_sound

    def test_it_sees_a_lost_page(self, tmp_path):
        path = library(tmp_path, annotations=400)
        content = bytearray(path.read_bytes())
        content[3 * 4096 : 4 * 4096] = bytes(4096)
        path.write_bytes(content)
        assert not check_library(path).is_sound

    def test_it_sees_a_file_that_is_none(self, tmp_path):
        path = library(tmp_path)
        path.write_bytes(bytes(path.stat().st_size))
        assert not check_library(path).is_sound

    def test_it_sees_a_reference_to_nothing(self, tmp_path):
        path = library(tmp_path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DELETE FROM pack WHERE id = 'p0'")
            connection.commit()
        report = check_library(path)
        assert len(report.problems) == 10
        assert "pack" in report.problems[0]

    def test_a_missing_file_is_not_made(self, tmp_path):
        with pytest.raises(LibraryMissingError):
            check_library(tmp_path / "library.db")
        assert not (tmp_path / "library.db").exists()

    def test_a_file_in_use_is_not_called_damaged(self, tmp_path):
        path = library(tmp_path)
        with closing(sqlite3.connect(path, timeout=0)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(LibraryUnwritableError, match="another program"):
                check_library(path, patience=0)
