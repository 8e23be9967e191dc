# SPDX-License-Identifier: MIT
"""Whole copies of a library, and what a rescue leaves behind."""

import pytest

from tests.factories import a_pack, a_source
from workbench.domain.errors import BrokenLibraryError, OutputUnwritableError
from workbench.domain.reviews import Review
from workbench.services.finding import FindingService
from workbench.services.importing import ImportingService
from workbench.services.keeping import copy_whole, open_library, open_right_there, rescue
from workbench.services.marking import ReviewStore
from workbench.services.preferring import PreferringService

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
    with open_library(folder) as library:
        copy_whole(library, tmp_path / "copy")
    kept = ReviewStore(tmp_path / "copy", handed_in).read()
    assert list(kept.reviews.values()) == [review]


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
