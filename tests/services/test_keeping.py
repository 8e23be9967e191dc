# SPDX-License-Identifier: MIT
"""Whole copies of a library, and what a rescue leaves behind."""

from dataclasses import replace

import pytest

from tests.factories import a_pack, a_source
from workbench.domain.errors import BrokenLibraryError, OutputUnwritableError
from workbench.domain.kept_comments import CommentBank
from workbench.domain.own_codes import OwnCodes
from workbench.domain.reviews import Code, Review
from workbench.services.finding import FindingService
from workbench.services.importing import ImportingService
from workbench.services.keeping import (
    copy_library,
    copy_whole,
    open_library,
    open_right_there,
    rescue,
    restore_copy,
)
from workbench.services.keeping_codes import CodeStore
from workbench.services.keeping_comments import CommentStore
from workbench.services.marking import ReviewStore, read_review
from workbench.services.preferring import PreferringService

CODES = OwnCodes((Code("Voc", "a stronger word is there", "look it up"),))
COMMENTS = CommentBank().with_comment("Which word?")
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10


@pytest.fixture
def folder(tmp_path):
    with open_library(tmp_path / "library") as library:
        ImportingService(library).keep(a_pack(a_source("A"), title="First")).result()
        library.media.keep(PNG, name="picture.png")
        PreferringService(library).choose_student({"name": "Ada"})
    return tmp_path / "library"


def test_a_whole_copy_has_packs_pictures_and_settings(folder, tmp_path):
    target = tmp_path / "other" / "copy"
    with open_library(folder) as library:
        pictures = sorted(path.name for path in (folder / "media").iterdir())
        assert copy_whole(library, target) == target
    with open_right_there(target) as copy:
        assert [pack.title for pack in FindingService(copy).packs()] == ["First"]
        assert [name for name in pictures if copy.media.has(name)] == pictures
        assert PreferringService(copy).preferences().student.name == "Ada"


def test_a_whole_copy_takes_along_what_a_teacher_said_in_review(folder, tmp_path):
    review = Review("Ada Mill", "Thaw", "plan", "version", level="Level 2", mark=5, out_of=8)
    handed_in = tmp_path / "10B"
    handed_in.mkdir()
    ReviewStore(folder, handed_in).keep(review)
    CodeStore(folder).keep(CODES).result()
    CommentStore(folder).keep(COMMENTS).result()
    with open_library(folder) as library:
        copy_whole(library, tmp_path / "copy")
    rescue(folder, tmp_path / "rescued")
    for place in (tmp_path / "copy", tmp_path / "rescued"):
        kept = ReviewStore(place, handed_in).read()
        assert list(kept.reviews.values()) == [review]
        assert CodeStore(place).read() == CODES
        assert CommentStore(place).read() == COMMENTS


def test_a_copy_that_is_put_back_has_what_was_said_when_it_was_made(folder, tmp_path):
    review = Review("Ada Mill", "Thaw", "plan", "version", mark=5, out_of=8)
    store = ReviewStore(folder, tmp_path)
    store.keep(review)
    with open_library(folder) as library:
        copy = copy_library(library)
        store.keep(replace(review, mark=2))
    aside = restore_copy(folder, copy)
    assert list(store.read().reviews.values()) == [review]
    (newer,) = aside.rglob("reviews/*/Ada Mill*.json")
    assert read_review(newer).mark == 2


def test_a_copy_on_a_stick_has_what_was_said_and_brings_it_back(folder, tmp_path):
    review = Review("Ada Mill", "Thaw", "plan", "version", mark=5, out_of=8)
    store, stick = ReviewStore(folder, tmp_path), tmp_path / "stick"
    stick.mkdir()
    with open_library(folder) as library:
        for mark in (1, 2, 3, 5):
            store.keep(replace(review, mark=mark))
            copy = copy_library(library, to=stick)
        store.keep(replace(review, mark=7))
    assert len(list(stick.glob("*.reviews"))) == len(list(stick.glob("*.snapshot")))
    restore_copy(folder, copy)
    assert list(store.read().reviews.values()) == [review]


def test_a_whole_copy_writes_nothing_where_the_library_is(folder, tmp_path):
    with open_library(folder) as library:
        before = sorted(folder.rglob("*"))
        copy_whole(library, tmp_path / "copy")
        assert sorted(folder.rglob("*")) == before


def test_no_library_is_overwritten_by_a_copy(folder, tmp_path):
    with open_library(folder) as library:
        copy_whole(library, tmp_path / "copy")
        with pytest.raises(OutputUnwritableError):
            copy_whole(library, tmp_path / "copy")


def test_a_rescue_that_finds_nothing_leaves_nothing_new(folder, tmp_path):
    database = folder / "library.db"
    size = database.stat().st_size
    database.write_bytes(database.read_bytes()[:4096] + bytes(size - 4096))
    with pytest.raises(BrokenLibraryError):
        rescue(folder, tmp_path / "rescued")
    assert not (tmp_path / "rescued").exists()
