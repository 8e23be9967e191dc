# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

import pytest

from workbench.domain.comfort import Comfort, ReadingFace, ThemeChoice
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.errors import LibraryError
from workbench.domain.plans import ExamEntry, Student
from workbench.storage.preferences import Preferences, load_preferences, save_preferences

CHOSEN = Preferences(
    student=Student("Ada", "10B", "0042", "Mr Reed"),
    framework="opvl",
    language="de",
    paper=ExportOptions(notes=NotesPlace.UNDER, colour=True, text_size=12.0),
    comfort=Comfort(
        theme=ThemeChoice.DARK,
        page="cream",
        face=ReadingFace.ATKINSON,
        size=22,
        line=1.9,
        letter_space=0.05,
        ruler=True,
        motion=False,
        letters=False,
    ),
    exam=ExamEntry("12345", "8145/1B/B"),
    keys={"coverage": ("Ctrl+Shift+M",), "export": ()},
    cards_a_day=35,
)


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load_preferences(tmp_path) == Preferences()


def test_what_was_chosen_is_there_again(tmp_path):
    save_preferences(tmp_path, CHOSEN)
    assert load_preferences(tmp_path) == CHOSEN
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\x00" * 300, b"[]", b'"words"', b"[" * 200_000, b"\xff\xfe"]
)
def test_a_broken_file_is_put_aside(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    assert load_preferences(tmp_path) == Preferences()
    assert (tmp_path / "settings.broken.json").read_bytes() == content
    assert not (tmp_path / "settings.json").exists()
    save_preferences(tmp_path, CHOSEN)
    assert load_preferences(tmp_path) == CHOSEN


@pytest.mark.parametrize(
    "data",
    [
        {"framework": "happ", "student": "Ada", "paper": None},
        {"framework": "happ", "student": {"name": 7}, "paper": {"notes": "above", "colour": 1}},
        {"framework": "happ", "paper": {"text_size": True, "hologram": True}, "later": {}},
        {"framework": "happ", "comfort": {"theme": "neon", "face": 3, "size": 400, "line": 0}},
        {"framework": "happ", "comfort": {"letters": "yes", "tints": 0, "word_space": -1}},
        {"framework": "happ", "cards_a_day": 0},
        {"framework": "happ", "cards_a_day": 10_000},
        {"framework": "happ", "cards_a_day": "20"},
        {"framework": "happ", "comfort": [], "keys": {"export": "Ctrl+P", "undo": [3]}},
    ],
)
def test_a_member_that_does_not_fit_spoils_no_other(tmp_path, data):
    (tmp_path / "settings.json").write_text(json.dumps(data), encoding="utf-8")
    assert load_preferences(tmp_path) == Preferences(framework="happ")


def test_a_whole_number_will_do_for_a_size(tmp_path):
    (tmp_path / "settings.json").write_text('{"paper": {"text_size": 12}}', encoding="utf-8")
    assert load_preferences(tmp_path).paper.text_size == 12


def test_a_file_that_cannot_be_moved_aside_stops_nobody(tmp_path):
    (tmp_path / "settings.json").write_bytes(b"{")
    (tmp_path / "settings.broken.json").mkdir()
    assert load_preferences(tmp_path) == Preferences()


def test_a_place_that_cannot_be_written_to_is_said(tmp_path):
    with pytest.raises(LibraryError):
        save_preferences(tmp_path / "missing", CHOSEN)
