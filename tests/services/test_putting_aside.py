# SPDX-License-Identifier: MIT
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.factories import a_pack, a_source
from workbench.domain.sources import Picture
from workbench.importers.picture_files import PictureFolder
from workbench.services.importing import ImportingService
from workbench.services.putting_aside import forget_pictures, picture_aside, pictures_folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture
def aside():
    """A large drawing that was put aside for a library, and where."""
    content = BytesIO()
    Image.new("L", (4000, 20), 200).save(content, "PNG")
    folder = pictures_folder(Path("library"))
    return folder, PictureFolder(folder).put_aside(content.getvalue(), name="drawing.png")


def shown(aside):
    return Picture(aside.file, "A wall", original=aside.original)


def test_pictures_of_one_library_wait_apart_from_those_of_another(aside):
    folder, picture = aside
    assert picture_aside(folder, picture.file) is not None
    assert picture_aside(pictures_folder(Path("other")), picture.file) is None
    forget_pictures(Path("library"))
    assert picture_aside(folder, picture.file) is None


def test_a_picture_that_was_changed_meanwhile_is_as_good_as_gone(aside):
    folder, picture = aside
    (folder / picture.file).write_bytes(b"something else")
    assert picture_aside(folder, picture.file) is None


def test_pictures_come_into_the_library_with_the_pack(library, aside):
    folder, picture = aside
    service = ImportingService(library)
    pack = service.with_pictures(a_pack(a_source(picture=shown(picture))), folder)
    service.keep(pack).result()

    (kept,) = library.read(lambda unit: unit.packs.get(pack.id)).result().sources
    assert kept.picture == shown(picture)
    assert library.media.has(picture.file)
    assert library.media.has(picture.original)


def test_a_picture_that_is_gone_is_missing_and_its_words_stay(library, aside):
    folder, picture = aside
    (folder / picture.file).unlink()
    pack = ImportingService(library).with_pictures(a_pack(a_source(picture=shown(picture))), folder)
    assert pack.sources[0].picture == Picture(None, "A wall", missing=True)


def test_without_its_original_a_picture_is_still_one(library, aside):
    folder, picture = aside
    (folder / picture.original).unlink()
    pack = ImportingService(library).with_pictures(a_pack(a_source(picture=shown(picture))), folder)
    assert pack.sources[0].picture == Picture(picture.file, "A wall")
