# SPDX-License-Identifier: MIT
"""Pictures are kept under the name of their content and compared with it when read."""

import errno
import hashlib

import pytest

from workbench import files
from workbench.domain.errors import (
    DiskFullError,
    LibraryUnwritableError,
    NotFoundError,
    UnreadableFileError,
)
from workbench.storage.media import LARGEST, MediaStore, copy_missing

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 10
JPEG = b"\xff\xd8\xff\xe0" + b"photograph"
PDF = b"%PDF-1.7\nscan"


@pytest.fixture
def media(tmp_path):
    return MediaStore(tmp_path)


def test_only_what_is_missing_is_copied(media, tmp_path):
    source, target = tmp_path, tmp_path / "stick"
    target.mkdir()
    names = [media.keep(content, name="scan") for content in (PNG, JPEG, PDF)]
    (source / "media" / names[2]).write_bytes(b"damaged")
    there = MediaStore(target)
    there.keep(PNG, name="scan")
    before = there.path_of(names[0]).stat().st_mtime_ns
    copy_missing(source, target)
    assert there.path_of(names[0]).stat().st_mtime_ns == before
    assert [there.has(name) for name in names] == [True, True, False]
    copy_missing(tmp_path / "nothing", target)


def test_a_place_that_is_gone_is_told(media, tmp_path):
    media.keep(PNG, name="scan")
    with pytest.raises(LibraryUnwritableError):
        copy_missing(tmp_path, tmp_path / "gone")


@pytest.mark.parametrize(("content", "ending"), [(PNG, "png"), (JPEG, "jpg"), (PDF, "pdf")])
def test_it_keeps_what_it_can_show(media, tmp_path, content, ending):
    stored = media.keep(content, name="scan")
    assert stored == f"{hashlib.sha256(content).hexdigest()}.{ending}"
    assert media.read(stored) == content
    assert media.path_of(stored) == tmp_path / "media" / stored


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"II*\0", b"RIFF"]
)
def test_it_refuses_what_it_cannot(media, tmp_path, content):
    with pytest.raises(UnreadableFileError) as caught:
        media.keep(content, name="poster.png")
    assert "poster.png" in caught.value.message()
    assert not (tmp_path / "media").exists()


def test_it_refuses_what_is_too_large(media):
    with pytest.raises(UnreadableFileError, match="20 MB"):
        media.keep(PNG.ljust(LARGEST + 1), name="wall.png")
    assert media.keep(PNG.ljust(LARGEST), name="wall.png")


def test_it_writes_the_same_content_once(media):
    stored = media.keep(PNG, name="a.png")
    before = media.path_of(stored).stat().st_mtime_ns
    assert media.keep(PNG, name="b.png") == stored
    assert media.path_of(stored).stat().st_mtime_ns == before


def test_it_mends_a_damaged_file_when_the_content_comes_again(media):
    stored = media.keep(PNG, name="a.png")
    media.path_of(stored).write_bytes(b"")
    assert not media.has(stored)
    media.keep(PNG, name="a.png")
    assert media.read(stored) == PNG


def test_it_does_not_show_a_damaged_file(media):
    stored = media.keep(JPEG, name="a.jpg")
    media.path_of(stored).write_bytes(JPEG + b"!")
    with pytest.raises(UnreadableFileError, match="damaged"):
        media.read(stored)


def test_it_says_when_a_file_is_gone(media):
    with pytest.raises(NotFoundError):
        media.read("0" * 64 + ".png")


@pytest.mark.parametrize("name", ["../library.db", "a.png", "0" * 64 + ".svg", "/etc/passwd"])
def test_it_opens_no_other_files(media, name):
    with pytest.raises(NotFoundError):
        media.read(name)
    assert not media.has(name)


def test_it_says_when_the_disk_is_full(media, monkeypatch):
    def no_room(*_args, **_options):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(files, "write_durably", no_room)
        with pytest.raises(DiskFullError):
            media.keep(PNG, name="a.png")
