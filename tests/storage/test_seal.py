# SPDX-License-Identifier: MIT
"""A library is clean only if it was closed properly and is the same to the last bit."""

import random

import pytest

from tests.storage.plain_library import library
from workbench.storage import seal


@pytest.fixture
def sealed(tmp_path):
    library(tmp_path)
    seal.seal(tmp_path)
    return tmp_path


def test_a_sealed_library_is_clean(sealed):
    assert seal.is_sealed(sealed)


def test_without_a_seal_it_is_not(tmp_path):
    library(tmp_path)
    assert not seal.is_sealed(tmp_path)


def test_a_broken_seal_is_gone(sealed):
    seal.break_seal(sealed)
    seal.break_seal(sealed)
    assert not seal.is_sealed(sealed)


def test_each_single_bit_counts(sealed):
    path = sealed / "library.db"
    content = path.read_bytes()
    chance = random.Random(1)  # noqa: S311
    for _ in range(50):
        damaged = bytearray(content)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        assert not seal.is_sealed(sealed)
    path.write_bytes(content)
    assert seal.is_sealed(sealed)


def test_a_journal_left_behind_means_that_a_save_was_interrupted(sealed):
    (sealed / "library.db-journal").write_bytes(b"")
    assert seal.is_sealed(sealed)
    (sealed / "library.db-journal").write_bytes(b"begun")
    assert not seal.is_sealed(sealed)


@pytest.mark.parametrize("content", [b"", b"\0" * 90, b"{}", b"[" * 100_000, b"null"])
def test_an_unreadable_seal_is_none(sealed, content):
    (sealed / seal.NAME).write_bytes(content)
    assert not seal.is_sealed(sealed)


def test_without_the_library_it_fits_nothing(sealed):
    (sealed / "library.db").unlink()
    assert not seal.is_sealed(sealed)
