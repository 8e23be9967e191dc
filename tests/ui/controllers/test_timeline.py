# SPDX-License-Identifier: MIT
"""The timeline in the window: the way there and on, copying, saving."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, one_window


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory):
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    folder = tmp_path_factory.mktemp("timeline")
    with one_window(folder / "library", room=QSize(1400, 900)) as made:
        yield made


@pytest.fixture
def student(window):
    made = Student(window)
    window.show_mode("read")
    window.drawers.close_drawer()
    window.commands["timeline"].trigger()
    made.until(lambda: window.wiring.timeline.mode.chosen is not None)
    return made


def test_one_key_leads_there_and_back(window, student):
    mode = window.wiring.timeline.mode
    assert window.mode == "timeline"
    assert mode.chosen.called == window.desk.source.name
    assert mode._back.text() == f"Back to {window.desk.source.name}"
    assert QApplication.focusWidget() is mode.list
    student.press("Ctrl+T")
    assert window.mode == "read"
    student.press("Ctrl+T")
    assert window.mode == "timeline"


def test_the_source_that_one_comes_from_is_chosen(window, student):
    mode = window.wiring.timeline.mode
    for source in window.desk.pack.sources[:2]:
        window.show_mode("read")
        window.desk.open_source(source.id)
        window.commands["timeline"].trigger()
        assert mode.chosen.called == source.name
    # Having looked at something else, one comes back to that from the same source.
    mode.step(1)
    chosen = mode.chosen
    window.show_mode("read")
    window.commands["timeline"].trigger()
    assert mode.chosen is chosen


def test_enter_on_a_source_reads_it(window, student):
    mode = window.wiring.timeline.mode
    mode.choose_key(f"source:{window.desk.pack.sources[4].id}")
    student.press("Return")
    assert window.mode == "read"
    assert window.desk.source.label == "E"


def test_enter_on_an_event_opens_it_in_the_background(window, student):
    student.press("Home")
    student.press("Return")
    assert window.drawers.opened == "background"
    drawer = window.wiring.helping._background
    assert drawer.list.chosen() == window.wiring.timeline.mode.chosen.id
    student.press("Escape")
    window.show_mode("read")
    window.commands["background"].trigger()
    student.button("Timeline", drawer).click()
    assert window.mode == "timeline"


def test_it_follows_what_changes_in_the_pack(window, student):
    mode, desk = window.wiring.timeline.mode, window.desk
    pack = desk.pack
    background = pack.background
    shown = len(mode.list.lines.rows)
    assert shown == len(background.events) + len(pack.sources)
    desk.pack = replace(pack, background=replace(background, events=background.events[1:]))
    desk.pack_changed.emit()
    student.until(lambda: len(mode.list.lines.rows) == shown - 1)
    desk.pack = pack
    desk.pack_changed.emit()
    student.until(lambda: len(mode.list.lines.rows) == shown)


def test_ctrl_shift_c_copies_a_table_for_texts_and_for_spreadsheets(window, student):
    mode = window.wiring.timeline.mode
    mode.choose_key(f"source:{window.desk.pack.sources[0].id}")
    student.press("Ctrl+Shift+C")
    carried = QGuiApplication.clipboard().mimeData()
    lines = carried.text().splitlines()
    assert lines[0] == "When\tWhat\tName\tFor the maker of Source A"
    assert len(lines) == len(mode._timeline.items) + 1
    table = bytes(carried.data("text/html").data()).decode()
    assert table.count("<tr>") == len(lines)


@pytest.mark.parametrize("name", ["axis.png", "axis.svg"])
def test_it_is_saved_as_a_picture_and_never_over_another_file(window, student, tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    student.choose_file(tmp_path / name)
    window.commands["save-timeline"].trigger()
    stem, ending = name.split(".")
    saved = tmp_path / f"{stem}_v2.{ending}"
    student.until(lambda: window.toast.text() == f"Saved as “{saved.name}”")
    assert (tmp_path / name).read_bytes() == b"mine"
    if ending == "png":
        assert QImage(str(saved)).width() == 3200
    else:
        assert b"<svg" in saved.read_bytes()


def test_where_it_cannot_be_saved_is_said(window, student, tmp_path):
    window.wiring.timeline.save(tmp_path / "nowhere" / "axis.png")
    student.until(lambda: "safe in the program" in window.toast.text())
    assert not (tmp_path / "nowhere").exists()
