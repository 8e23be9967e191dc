# SPDX-License-Identifier: MIT
"""What is remembered of a library, on this computer and for others."""

from __future__ import annotations

import os

import pytest

from workbench.services.remembering import (
    BESIDE,
    cache_of,
    leave_beside,
    recall,
    recall_anywhere,
    remember,
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    use_computer(monkeypatch, tmp_path / "one")
    (tmp_path / "library").mkdir()
    return tmp_path / "library"


def use_computer(monkeypatch, cache):
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(cache))


def test_what_is_left_beside_a_library_is_known_on_another_computer(folder, tmp_path, monkeypatch):
    remember(folder, "view", {"seen": "A"})
    leave_beside(folder, "view", "what nobody remembered")
    use_computer(monkeypatch, tmp_path / "two")
    assert recall(folder, "view") is None
    assert recall_anywhere(folder, "view") == {"seen": "A"}


def test_what_was_remembered_last_counts_wherever_it_was(folder, tmp_path, monkeypatch):
    remember(folder, "view", "old")
    os.utime(cache_of(folder) / "view.json", (1, 1))
    use_computer(monkeypatch, tmp_path / "two")
    remember(folder, "view", "new")
    leave_beside(folder, "view")
    use_computer(monkeypatch, tmp_path / "one")
    assert recall_anywhere(folder, "view") == "new"
    remember(folder, "view", "newest")
    assert recall_anywhere(folder, "view") == "newest"


def test_what_is_damaged_is_passed_over(folder):
    remember(folder, "view", "here")
    leave_beside(folder, "view")
    (folder / BESIDE / "view.json").write_text("{", encoding="utf-8")
    assert recall_anywhere(folder, "view") == "here"


def test_a_library_that_is_gone_gets_no_folder_back(folder):
    remember(folder, "view", "here")
    folder.rmdir()
    leave_beside(folder, "view")
    assert not folder.exists()
