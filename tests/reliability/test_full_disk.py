# SPDX-License-Identifier: MIT
"""The disk is full: it is said, nothing is half-done, and it goes on when there is room again.

On a small file system of its own, filled until so many bytes are free. Mounting one needs rights
that not everybody has; without them the tests skip.
"""

import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reliability import next_version, pupil
from workbench.domain.documents import ExportOptions
from workbench.domain.errors import DiskFullError
from workbench.services.exporting import ExportingService
from workbench.storage import backups
from workbench.storage.anywhere import restore
from workbench.storage.library import Library

FREE = (0, 4_096, 60_000, 300_000)
DONE, LAST = 12, 250


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A file system of its own, with ballast that can be taken in and thrown out."""

    folder: Path

    def fill(self, free: int) -> None:
        ballast = self.folder / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for portion in (1 << 20, 4096):
                try:
                    while file.write(bytes(portion)) == portion:
                        pass
                except OSError:
                    continue
            file.truncate(max(0, ballast.stat().st_size - free))

    def empty(self) -> None:
        (self.folder / "ballast").unlink()


@pytest.fixture(params=[8, 16], ids=lambda size: f"{size} MB")
def disk(request, tmp_path):
    if sys.platform != "linux":
        pytest.skip("small file systems in memory are mounted on Linux only")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={request.param}m", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no small disk could be mounted: {mounted.stderr.decode().strip()}")
    yield SmallDisk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def folder(disk):
    """A library on the small disk in which some steps were done."""
    folder = disk.folder / "library"
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=0, until=DONE)
    return folder


def assert_sound(folder, in_peace, *, steps):
    found = pupil.examine(folder)
    assert found.problems == ()
    assert found.steps == steps
    assert found.fingerprint == in_peace(steps)
    assert list(folder.rglob("*.part*")) == []


@pytest.mark.parametrize("free", FREE)
class TestAFullDisk:
    def test_saving(self, disk, folder, in_peace, free):
        with Library.open(folder, options=pupil.OPTIONS) as library:
            disk.fill(free)
            kept: list[int] = []
            with pytest.raises(DiskFullError, match="library") as caught:
                pupil.work(library, after=DONE, until=LAST, acknowledge=kept.append)
            assert "no space left" in caught.value.message()
            disk.empty()
            last = max(kept, default=DONE)
            pupil.work(library, after=last, until=last + 10)
        assert_sound(folder, in_peace, steps=last + 10)

    def test_bringing_in(self, disk, folder, in_peace, free):
        large = pupil.bring_in(DONE + 1, length=100_000)
        with Library.open(folder, options=pupil.OPTIONS) as library:
            disk.fill(free)
            with pytest.raises(DiskFullError):
                library.perform(large, give_up_after=0.0).result()
            assert library.check().result().is_sound
            disk.empty()
            assert library.perform(large).result()
            library.undo().result()
            assert len(library.read(lambda unit: unit.packs.summaries()).result()) == 2
        assert pupil.examine(folder).fingerprint == in_peace(DONE)

    def test_copying(self, disk, folder, in_peace, free):
        with Library.open(folder, options=pupil.OPTIONS) as library:
            disk.fill(free)
            before = backups.backups_in(folder)
            try:
                library.backup(pinned="full").result()
            except DiskFullError:
                assert backups.backups_in(folder) == before
            assert all(copy.is_whole() for copy in backups.backups_in(folder))
            disk.empty()
            assert library.backup(pinned="room").result().is_whole()
            assert library.check().result().is_sound
        assert_sound(folder, in_peace, steps=DONE)

    def test_putting_back(self, disk, folder, in_peace, free):
        copy = backups.backups_in(folder)[0].path
        disk.fill(free)
        with suppress(DiskFullError):
            restore(folder, copy, options=pupil.OPTIONS)
        disk.empty()
        with Library.open(folder, options=pupil.OPTIONS) as library:
            assert library.check().result().is_sound
        restore(folder, copy, options=pupil.OPTIONS)
        assert_sound(folder, in_peace, steps=DONE)

    def test_upgrading(self, disk, folder, in_peace, scratch, free):
        options = next_version.options(scratch / "db")
        original = (folder / "library.db").read_bytes()
        disk.fill(free)
        with pytest.raises(DiskFullError):
            Library.open(folder, options=options)
        assert (folder / "library.db").read_bytes() == original
        assert list(folder.rglob("*.part*")) == []
        disk.empty()
        with Library.open(folder, options=options) as library:
            pupil.work(library, after=DONE, until=DONE + 1)
        assert pupil.examine(folder).steps == DONE + 1

    def test_exporting(self, disk, example, free):
        path, old = disk.folder / "thaw.sourcepack", b"what stood there before"
        with Library.open(example, read_only=True) as library:
            exporting = ExportingService(library)
            pack, *_ = library.read(lambda unit: unit.packs.summaries()).result()
            path.write_bytes(old)
            disk.fill(free)
            try:
                exporting.write_pack(pack.id, path)
            except DiskFullError:
                assert path.read_bytes() == old
            disk.empty()
            written = exporting.write_pack(pack.id, path)
        assert path.stat().st_size == written.size > len(old)
        assert {each.name for each in disk.folder.iterdir()} == {path.name}


def test_opening_with_no_room_at_all_is_told_and_changes_nothing(disk, folder, in_peace):
    disk.fill(0)
    with suppress(DiskFullError):
        Library.open(folder, options=pupil.OPTIONS).close()
    disk.empty()
    with Library.open(folder, options=pupil.OPTIONS):
        pass
    assert_sound(folder, in_peace, steps=DONE)


def test_a_plan_is_not_lost_when_it_cannot_be_printed(disk, example):
    path = disk.folder / "plan.json"
    path.write_bytes(b"old")
    with Library.open(example, read_only=True) as library:
        exporting = ExportingService(library)
        pack, *_ = library.read(lambda unit: unit.packs.summaries()).result()
        plan, *_ = library.read(lambda unit: unit.plans.of_pack(pack.id)).result()
        disk.fill(0)
        with pytest.raises(DiskFullError):
            exporting.write_plan(
                exporting.material(plan), path, options=ExportOptions(), made=pupil.NOON
            )
        assert path.read_bytes() == b"old"
