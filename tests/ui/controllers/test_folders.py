# SPDX-License-Identifier: MIT
"""Many files in one go: what became of each, and a pack for each page."""

import pytest
from PySide6.QtWidgets import QTableView

from tests.ui.controllers.windows_on import titles

PAGE = "{title}\n\n\nSource A\n\nThe gates are shut.\n\n\u00a0 Ned Farrow speaking in 1911.\n"


@pytest.fixture
def topic(tmp_path):
    """A folder with two pages and a file that is none."""
    made = tmp_path / "topic"
    made.mkdir()
    for title in ("The gates", "The quay"):
        (made / f"{title}.txt").write_text(PAGE.format(title=title), encoding="utf-8")
    (made / "film.mov").write_bytes(b"film")
    return made


def report_of(student):
    mode = student.window.wiring.importing.mode
    table = next(each for each in mode.findChildren(QTableView) if each.isVisible())
    lines = table.model()
    return [
        tuple(lines.index(row, column).data() for column in range(2))
        for row in range(lines.rowCount())
    ]


def test_a_folder_is_read_in_one_go_and_each_page_kept_as_a_pack(student, topic):
    importing = student.window.wiring.importing
    importing.read([topic])
    student.until(lambda: importing.mode and "2 files read" in importing.mode._report.spoken)
    assert [name for name, _ in report_of(student)] == ["film.mov", "The gates.txt", "The quay.txt"]
    assert "“film.mov”" in report_of(student)[0][1]

    student.click(student.button("Check them", importing.mode))
    assert importing.mode.is_checking
    student.click(student.button("Keep 2 packs", importing.mode))
    student.until(lambda: {"The gates", "The quay"} <= set(titles(student.window)))


def test_pages_of_a_folder_can_become_one_pack_and_undo_knows(student, topic):
    (topic / "film.mov").unlink()
    importing = student.window.wiring.importing
    importing.read([topic])
    student.until(lambda: importing.mode and importing.mode.is_checking)
    assert importing.mode.unfinished[-1].is_pack_each is False
    each = importing.mode._check._foot._each
    assert each.isVisible()
    student.click(each)
    assert importing.mode.undo_name == "keep a pack for each page"
    assert student.button("Keep 2 packs", importing.mode)
    importing.mode.undo()
    assert student.button("Keep 2 sources", importing.mode)


def test_an_empty_folder_is_told_in_a_sentence(student, tmp_path):
    (tmp_path / "nothing").mkdir()
    importing = student.window.wiring.importing
    importing.read([tmp_path / "nothing"])
    student.until(lambda: importing.mode and "no files" in importing.mode._choose._problem.text())


def test_reading_can_be_stopped(student, topic):
    importing = student.window.wiring.importing
    long = topic / "long.txt"
    long.write_text(PAGE.format(title="Long") * 20_000, encoding="utf-8")
    importing.read([long])
    importing.mode.stopped.emit()
    student.until(lambda: importing._files._reading is None)
    importing.read([topic / "The gates.txt"])
    student.until(lambda: importing.mode.is_checking)
    assert importing.mode.unfinished[-1].title == "The gates"
