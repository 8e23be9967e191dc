# SPDX-License-Identifier: MIT
import pytest

from tests.factories import a_pack, a_plan, a_source, an_annotation
from workbench.services import remembering
from workbench.services.first_view import FirstView, keep_first_view, load_first_view


@pytest.fixture
def view():
    source = a_source("A")
    pack = a_pack(source)
    return FirstView(pack, (an_annotation(source),), a_plan(pack), source.id)


def test_what_was_shown_comes_back(tmp_path, view):
    keep_first_view(tmp_path, view)
    assert load_first_view(tmp_path) == view


def test_each_library_has_its_own(tmp_path, view):
    keep_first_view(tmp_path / "one", view)
    assert load_first_view(tmp_path / "two") is None


def test_it_can_be_forgotten(tmp_path, view):
    keep_first_view(tmp_path, view)
    keep_first_view(tmp_path, None)
    assert load_first_view(tmp_path) is None


@pytest.mark.parametrize("broken", [[], {}, "x", {"format": "first-view/1"}, {"format": "other"}])
def test_a_copy_that_cannot_be_read_is_as_good_as_none(tmp_path, broken):
    remembering.remember(tmp_path, "first-view", broken)
    assert load_first_view(tmp_path) is None


def test_the_name_of_the_folder_is_not_told(tmp_path, view, user_folders):
    keep_first_view(tmp_path / "Sami Farouk", view)
    assert not [path for path in user_folders.rglob("*") if "Sami" in path.name]
