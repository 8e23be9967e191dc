# SPDX-License-Identifier: MIT
"""A place is tried before a library relies on it."""

import itertools
from pathlib import Path

import pytest

from workbench.domain.errors import LibraryUnwritableError
from workbench.storage.probe import Place, is_fit_to_work_in, place_of, probe


def test_an_ordinary_folder_is_fit(tmp_path):
    report = probe(tmp_path, clock=itertools.count(0, 0.01).__next__)
    assert report.renames_over
    assert report.locks
    assert report.save_seconds == pytest.approx(0.01)
    assert report.is_fit
    assert list(tmp_path.iterdir()) == []


def test_a_slow_place_is_not(tmp_path):
    assert not probe(tmp_path, clock=itertools.count().__next__).is_fit


def test_a_place_that_grants_every_lock_is_not(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", lambda *_: None)
        report = probe(tmp_path)
    assert not report.locks
    assert not report.is_fit


def test_a_place_that_is_none_is_told(tmp_path):
    with pytest.raises(LibraryUnwritableError):
        probe(tmp_path / "missing")


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/srv/pupils/mia/Documents/History", Place.FIXED),
        ("/srv/pupils/mia/OneDrive - St Mary/History", Place.CLOUD),
        ("/srv/pupils/mia/Dropbox (Personal)/History", Place.CLOUD),
        ("/srv/pupils/mia/Nextcloud/History", Place.CLOUD),
        ("/srv/pupils/mia/Library/Mobile Documents/History", Place.CLOUD),
        ("/srv/pupils/mia/Boxes/History", Place.FIXED),
        ("/media/mia/STICK/History", Place.REMOVABLE),
    ],
)
def test_some_places_are_known_by_their_name(folder, place):
    assert place_of(Path(folder), environment={}, file_system="ext4") is place


def test_a_folder_that_a_sync_program_names_is_known():
    found = place_of(
        Path("/srv/sync/mia"), environment={"OneDrive": "/srv/sync"}, file_system="ntfs"
    )
    assert found is Place.CLOUD


@pytest.mark.parametrize("kind", ["vfat", "exFAT", "FAT32", "fuse.gvfsd-fuse"])
def test_some_places_are_known_by_their_file_system(kind):
    assert place_of(Path("/srv"), environment={}, file_system=kind) is Place.REMOVABLE


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "virtiofs"])
def test_a_drive_of_another_computer_is_known(kind):
    assert place_of(Path("/srv"), environment={}, file_system=kind) is Place.SHARE


@pytest.mark.parametrize("kind", ["", "fuse.something"])
def test_what_is_not_known_is_not_trusted(kind):
    assert place_of(Path("/srv"), environment={}, file_system=kind) is Place.UNKNOWN


@pytest.mark.parametrize("place", Place)
def test_only_drives_and_shares_that_stand_the_trials_are_worked_in(tmp_path, place):
    expected = place in {Place.FIXED, Place.SHARE}
    assert is_fit_to_work_in(tmp_path / "not" / "made", place=place) is expected
    assert list(tmp_path.iterdir()) == []


def test_a_share_without_locks_is_not_worked_in(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", lambda *_: None)
        assert not is_fit_to_work_in(tmp_path, place=Place.SHARE)
        assert is_fit_to_work_in(tmp_path, place=Place.FIXED)


def test_the_system_is_asked_for_the_file_system(tmp_path):
    assert place_of(tmp_path, environment={}) is Place.FIXED
