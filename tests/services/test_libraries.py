# SPDX-License-Identifier: MIT
"""Which libraries were opened here, and which copies of one there are."""

import json
from pathlib import Path

import pytest

from workbench.domain.errors import NoLibraryHereError
from workbench.services.keeping import copy_library, is_new, open_library
from workbench.services.libraries import (
    copies_of,
    folder_for_new_library,
    is_there,
    known_libraries,
    require_library,
)
from workbench.services.opened_before import (
    MOST,
    forget_library,
    library_to_begin_with,
    note_use,
    remember_library,
)
from workbench.services.preferring import PreferringService
from workbench.storage import location
from workbench.storage.probe import Place


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_PERSONAL", str(tmp_path / "documents"))


def _folders():
    return [each.folder for each in known_libraries()]


def test_the_library_opened_last_comes_first(tmp_path):
    for name in ("one", "two", "one"):
        remember_library(tmp_path / name)
    assert _folders() == [tmp_path / "one", tmp_path / "two"]


def test_one_that_is_not_there_now_is_still_listed(tmp_path):
    remember_library(tmp_path / "stick")
    assert known_libraries()[0].edited is None


def test_a_library_says_whose_it_is_and_when_it_changed(tmp_path):
    with open_library(tmp_path / "ada") as library:
        PreferringService(library).choose_student({"name": "Ada"})
    remember_library(tmp_path / "ada")
    (known,) = known_libraries()
    assert known.owner == "Ada"
    assert known.edited is not None


@pytest.mark.parametrize("content", ["{", "[]", '{"student": 3}', '{"student": {"class": "x"}}'])
def test_settings_that_cannot_be_read_only_cost_the_name(tmp_path, content):
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "library.db").touch()
    (folder / "settings.json").write_text(content)
    remember_library(folder)
    assert known_libraries()[0].owner == ""
    assert (folder / "settings.json").read_text() == content


@pytest.mark.parametrize("content", ["{", "{}", "3"])
def test_a_list_that_cannot_be_read_is_as_good_as_none(tmp_path, content):
    place = location.cache_folder()
    place.mkdir(parents=True)
    (place / "libraries.json").write_text(content)
    assert _folders() == []
    remember_library(tmp_path / "one")
    assert _folders() == [tmp_path / "one"]


def test_what_is_no_name_of_a_folder_is_passed_over(tmp_path):
    place = location.cache_folder()
    place.mkdir(parents=True)
    (place / "libraries.json").write_text(json.dumps([3, str(tmp_path)]))
    assert _folders() == [tmp_path]


def test_a_library_can_be_taken_out_of_the_list(tmp_path):
    remember_library(tmp_path / "one")
    forget_library(tmp_path / "one")
    assert _folders() == []


def test_only_so_many_are_remembered(tmp_path):
    for number in range(MOST + 3):
        remember_library(tmp_path / str(number))
    assert len(_folders()) == MOST


def test_without_a_place_to_remember_nothing_happens(tmp_path):
    location.cache_folder().parent.mkdir(parents=True)
    location.cache_folder().write_text("a file where the folder should be")
    remember_library(tmp_path / "one")
    assert _folders() == []


def test_copies_come_with_the_latest_first(tmp_path):
    with open_library(tmp_path / "ada") as library:
        library.backup(pinned="import").result()
    copies = copies_of(tmp_path / "ada")
    assert copies
    assert "import" in [copy.reason for copy in copies]
    assert all(isinstance(copy.path, Path) and copy.made.tzinfo for copy in copies)
    assert copies_of(tmp_path / "nowhere") == ()


def test_copies_on_a_stick_are_a_library_too(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert not is_there(stick)
    with open_library(tmp_path / "ada") as library:
        copy_library(library, to=stick)
    assert is_there(stick)


class TestWhatIsOpenedFirst:
    @pytest.fixture
    def two(self, tmp_path):
        """Two libraries, the one opened last first."""
        folders = [tmp_path / "ada", tmp_path / "ben"]
        for folder in reversed(folders):
            with open_library(folder):
                remember_library(folder)
        return folders

    def test_at_the_very_first_start_it_is_the_own_one(self):
        assert library_to_begin_with() == location.default_library_folder()

    def test_the_only_one_is_opened(self, two):
        forget_library(two[1])
        assert library_to_begin_with() == two[0]

    def test_the_only_one_is_asked_for_when_it_is_not_there(self, tmp_path):
        remember_library(tmp_path / "stick")
        assert library_to_begin_with() is None

    def test_of_several_none_is_opened_unasked(self, two):
        assert library_to_begin_with() is None

    def test_work_that_did_not_end_goes_on(self, two):
        note_use(two[1], is_in_use=True)
        assert library_to_begin_with() == two[1]
        note_use(two[1], is_in_use=False)
        assert library_to_begin_with() is None


class TestRequireLibrary:
    def test_a_library_is_one(self, tmp_path):
        with open_library(tmp_path / "one"):
            """A new library."""
        require_library(tmp_path / "one")

    def test_one_whose_work_is_only_here_is_one(self, tmp_path):
        stick = tmp_path / "stick"
        with open_library(stick, kind=Place.REMOVABLE):
            """A new library, worked on in a working copy."""
        require_library(stick)
        for each in stick.glob("*.snapshot"):
            each.unlink()
        require_library(stick)

    def test_copies_are_what_is_left_of_one(self, tmp_path):
        with open_library(tmp_path / "one") as library:
            copy_library(library)
        (tmp_path / "one" / "library.db").unlink()
        require_library(tmp_path / "one")

    @pytest.mark.parametrize("name", [None, "essay.docx"])
    def test_any_other_folder_is_none(self, tmp_path, name):
        if name:
            (tmp_path / name).write_text("x")
        with pytest.raises(NoLibraryHereError) as raised:
            require_library(tmp_path)
        assert raised.value.nearby == ""

    def test_a_part_of_one_names_the_whole(self, tmp_path):
        with open_library(tmp_path / "one") as library:
            copy_library(library)
        with pytest.raises(NoLibraryHereError) as raised:
            require_library(tmp_path / "one" / "backups")
        assert raised.value.nearby == str(tmp_path / "one")

    def test_of_several_close_by_none_is_named(self, tmp_path):
        for name in ("one", "two"):
            with open_library(tmp_path / name):
                """A new library."""
        with pytest.raises(NoLibraryHereError) as raised:
            require_library(tmp_path)
        assert raised.value.nearby == ""


def test_what_systems_leave_everywhere_makes_no_folder_full(tmp_path):
    for name in ("desktop.ini", "library.lock"):
        (tmp_path / name).touch()
    assert is_new(tmp_path)
    assert folder_for_new_library(tmp_path) == tmp_path


def test_a_new_library_never_lies_among_other_files(tmp_path):
    (tmp_path / "essay.docx").touch()
    (tmp_path / "Source Workbench").mkdir()
    made = folder_for_new_library(tmp_path)
    assert made.parent == tmp_path
    assert not made.exists()
