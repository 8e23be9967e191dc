# SPDX-License-Identifier: MIT
"""Files that are dropped on the window, wherever the pointer is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.factories import a_pack, a_source
from tests.journeys.conftest import DATA
from workbench.services.exporting import ExportingService
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.ui.dropping import FileDrops

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def student(folder, look_at):
    made = look_at(folder)
    made.until_open()
    made.until(lambda: made.window.desk.source is not None)
    return made


@pytest.fixture
def pack_file(tmp_path):
    """A pack of another library, as it is handed on."""
    with open_library(tmp_path / "other") as library:
        pack = ImportingService(library).keep(a_pack(a_source("A"), title="Handed on")).result()
        return ExportingService(library).write_pack(pack.id, tmp_path / "handed on.sourcepack").path


def drop(student, *paths):
    """Let go of files above the middle of the window, as the system tells it."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    handle, place = student.window.windowHandle(), QPoint(600, 400)
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        event = kind(place, Qt.DropAction.CopyAction, carried, LEFT, NONE)
        event.setAccepted(False)
        QApplication.sendEvent(handle, event)
        assert event.isAccepted()


def until_checking(student):
    student.until(lambda: student.window.mode == "bring-in")
    mode = student.window.wiring.importing.mode
    student.until(lambda: mode.is_checking)
    return mode


def test_a_page_is_read_and_shown_and_not_kept(student):
    drop(student, DATA / "harrowmere.txt")
    until_checking(student)
    assert len(student.window.desk.packs) == 2


def test_several_pages_become_one_pack(student):
    drop(student, DATA / "harrowmere.txt", DATA / "cards.txt")
    mode = until_checking(student)
    assert len(mode._check.history.now.drafts) == 2
    student.window.commands["keep-pages"].trigger()
    student.until(lambda: len(student.window.desk.packs) == 3)


def test_a_pack_is_kept_at_once(student, pack_file):
    drop(student, pack_file)
    student.until(lambda: student.window.desk.pack.title == "Handed on")
    assert "Brought in: Handed on" in student.window.toast.text()
    assert student.window.mode == "read"


def test_after_packs_come_the_pages(student, pack_file):
    drop(student, DATA / "harrowmere.txt", pack_file)
    until_checking(student)
    student.until(lambda: len(student.window.desk.packs) == 3)


def test_a_file_on_a_field_is_brought_in_and_not_written_into_it(student):
    student.press("Ctrl+Home")
    student.window.show_mode("plan")
    drop(student, DATA / "harrowmere.txt")
    until_checking(student)


def test_what_cannot_be_read_is_said_in_place(student, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    drop(student, empty)
    student.until(lambda: student.window.mode == "bring-in")
    mode = student.window.wiring.importing.mode
    student.until(lambda: any("empty.txt" in x.text() for x in mode.findChildren(QLabel)))


def test_words_are_left_to_what_lies_below(student):
    carried = QMimeData()
    carried.setText("some words")
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, carried, LEFT, NONE)
    drops = FileDrops(student.window, lambda: True)
    assert not drops.eventFilter(student.window.windowHandle(), event)
    carried.setUrls([QUrl("https://example.org/page")])
    assert not drops.eventFilter(student.window.windowHandle(), event)
