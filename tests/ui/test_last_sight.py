# SPDX-License-Identifier: MIT
"""A window begins as it was left, in a picture, and only where that is still true."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from tests.journeys.windows import Student, open_window
from workbench import app
from workbench.services.last_sight import first_sight, keep_last_sight, last_sight
from workbench.ui.first_words import FirstWords
from workbench.ui.last_sight import (
    BODY,
    FAMILY,
    FIRST_SIZE,
    LEAST_HEIGHT,
    LastSight,
    as_png,
    picture_in,
    picture_of,
    prepare_font,
    seen_now,
)
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style, tokens
from workbench.ui.reading.marked_text import MarkedText

SIZE = (880, 700)
"""The smallest width: the screen of these tests is no wider."""

PASSING = 2_000
"""Pixels of a caret that is to be seen half of the time, and of a button below the mouse."""

CLEARLY, PASSING_AT_FIRST = 24, 6_000
"""Levels of green up to which two are the same; pixels of scroll bars, among other things."""

SMOOTHLY = Qt.TransformationMode.SmoothTransformation

PROGRAM = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel
from workbench import app
application = QApplication([])
window = app.open_window(Path(sys.argv[1]))
print(type(window.sight).__name__)
while not (window.is_whole and window.session.services and window.desk.packs):
    application.processEvents()
print({each.font().family() for each in window.findChildren(QLabel) if each.isVisible()})
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture
def folder(qapp, tmp_path):
    """The folder of a library that a student has left; the picture of its window is kept."""
    place = tmp_path / "library"
    window = open_window(place)
    window.resize(*SIZE)
    student = Student(window)
    student.quiet()
    # It would go away by itself, after eight seconds.
    window.toast.hide()
    window.close()
    student.until(lambda: not window.isVisible())
    window.end()
    return place


@pytest.fixture
def begun(qapp):
    """Return a window as it is right after the start, before anything is built."""
    windows = []

    def begin(place):
        windows.append(app.open_window(place))
        return windows[-1]

    yield begin
    for window in windows:
        Student(window).until(lambda window=window: window.is_whole)
        window.close()
        window.end()


def test_it_is_to_be_seen_before_anything_is_built(folder, begun):
    window = begun(folder)
    assert isinstance(window.sight, LastSight)
    assert window.findChild(MarkedText) is None
    assert not window.is_whole
    kept = LastSight(picture_in(last_sight(folder, seen_now())))
    kept.resize(window.size())
    assert picture_of(kept) == picture_of(window.sight)


def built(window):
    """Wait for the window, and return a picture of it without what only comes and goes."""
    student = Student(window)
    student.until(lambda: window.is_whole and window.session.services and window.desk.packs)
    student.quiet()
    window.toast.hide()
    return picture_of(window.centralWidget())


def test_what_is_built_looks_like_its_picture(folder, begun):
    window = begun(folder)
    before = picture_of(window.sight)
    after = built(window)
    assert after.size() == before.size()
    pairs = zip(*(memoryview(each.constBits()).cast("I") for each in (before, after)), strict=True)
    different = sum(one != other for one, other in pairs)
    assert different < PASSING


@pytest.mark.parametrize("height", [768, LEAST_HEIGHT])
def test_a_new_library_begins_with_a_picture_of_the_window_that_is_built(tmp_path, begun, height):
    window = begun(tmp_path / "new")
    window.resize(FIRST_SIZE[0], height)
    assert isinstance(window.sight, LastSight)
    assert window.findChild(MarkedText) is None
    before = picture_of(window.sight)
    after = built(window)
    assert after.size() == before.size() == QSize(FIRST_SIZE[0], height)
    assert clearly_different(before, after) < PASSING_AT_FIRST, "uv run docs/make_pictures.py"


def test_a_new_library_of_a_student_in_the_dark_begins_dark(tmp_path):
    light, dark = (
        LastSight(picture_in(first_sight(tmp_path / "new", {"dark": is_dark})), can_be_lower=True)
        for is_dark in (False, True)
    )
    for sight in (light, dark):
        sight.resize(*FIRST_SIZE)
    assert lightness(light) > 200
    assert lightness(dark) < 60


def test_a_window_of_another_size_begins_with_the_words_alone(tmp_path, begun, monkeypatch):
    monkeypatch.setattr("workbench.ui.window.USUAL", (1200, 768))
    window = begun(tmp_path / "new")
    words, label = window.sight.findChildren(FirstWords)
    assert words.toPlainText().startswith("Friends, you sell machines")
    assert "in the style of a" in " ".join(label.toPlainText().split())
    assert words.document().defaultFont().families()[0] == tokens().reading_family
    seen = picture_of(words)
    dark = sum(seen.pixelColor(x, y).lightness() < 90 for x in range(400) for y in range(100))
    assert dark > 500


def test_a_library_that_is_there_never_begins_with_the_bundled_picture(folder):
    assert first_sight(folder, seen_now()) is None


def clearly_different(one, other):
    """Count the pixels that somebody would see to be others, whatever draws the letters."""
    pairs = zip(*(memoryview(x.constBits()).cast("B")[1::4] for x in (one, other)), strict=True)
    return sum(abs(a - b) > CLEARLY for a, b in pairs)


def lightness(sight):
    return picture_of(sight).scaled(1, 1, mode=SMOOTHLY).pixelColor(0, 0).lightness()


def test_what_is_built_has_the_typeface_of_the_design(folder, repository):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, folder],
        cwd=repository,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["LastSight", str({tokens().interface_family})]
    assert (tokens().interface_family, tokens().types[Style.BODY].px) == (FAMILY, BODY)


def test_the_typeface_before_is_that_of_the_look(qapp):
    prepare_font()
    assert qapp.font() == Look().font(Style.BODY)


def test_the_window_in_its_place_answers_keys(folder, begun):
    window = begun(folder)
    student = Student(window)
    student.until(lambda: window.is_whole and window.session.services and window.desk.packs)
    student.press("Alt+4")
    assert window.mode == "plan"


@pytest.mark.parametrize("changed", ["library.db", "settings.json"])
def test_it_is_not_shown_where_something_was_changed_since(folder, begun, changed):
    with (folder / changed).open("ab") as file:
        file.write(b" ")
    assert last_sight(folder, seen_now()) is None
    if changed == "settings.json":
        assert begun(folder).sight.findChildren(FirstWords)


def test_it_is_not_shown_in_another_light(folder):
    assert last_sight(folder, {**seen_now(), "dark": not seen_now()["dark"]}) is None


def test_a_damaged_one_is_not_shown(folder, tmp_path):
    (picture,) = (tmp_path / "cache").rglob("last-sight.png")
    picture.write_bytes(picture.read_bytes()[:-9])
    assert last_sight(folder, seen_now()) is None
    assert picture_in(b"\x89PNG nothing") is None


def test_a_library_that_was_removed_leaves_none(folder):
    (folder / "library.db").unlink()
    assert last_sight(folder, seen_now()) is None


def test_in_a_window_of_another_size_it_stays_empty(folder, qtbot):
    sight = LastSight(picture_in(last_sight(folder, seen_now())))
    qtbot.addWidget(sight)
    sight.resize(QSize(900, 500))
    assert sight.size() != QSize(*SIZE)
    with qtbot.waitSignal(sight.painted):
        sight.show()
    seen = picture_of(sight)
    assert {seen.pixel(x, 250) for x in range(0, 900, 9)} == {seen.pixel(450, 250)}


def test_another_mode_leaves_none(qapp, tmp_path):
    place = tmp_path / "library"
    window = open_window(place)
    student = Student(window)
    student.quiet()
    student.press("Alt+4")
    window.close()
    student.until(lambda: not window.isVisible())
    window.end()
    assert last_sight(place, seen_now()) is None


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "file"))
    picture = QImage(9, 9, QImage.Format.Format_RGB32)
    picture.fill(0)
    keep_last_sight(tmp_path, as_png(picture), {})
    assert last_sight(tmp_path, {}) is None


def test_a_picture_from_before_the_last_step_is_not_kept(qapp, tmp_path):
    place = tmp_path / "library"
    window = open_window(place)
    student = Student(window)
    student.quiet()
    # It would go away by itself, after eight seconds.
    window.toast.hide()
    window._look_back()
    window.desk.step_source(1)
    window._close_at_last()
    window.end()
    assert last_sight(place, seen_now()) is None
