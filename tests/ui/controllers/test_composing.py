# SPDX-License-Identifier: MIT
"""A pack made by hand in the real window, and handed on."""

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.controllers.test_placing import said
from tests.ui.controllers.windows_on import a_library, titles
from workbench.domain.background import BackgroundKind
from workbench.domain.sources import SourceKind
from workbench.importers.pack_file import read_pack_file


@pytest.fixture
def student(look_at, tmp_path):
    """A window with a new pack open."""
    made = look_at(a_library(tmp_path / "library", "First"))
    made.until_open()
    made.window.activateWindow()
    made.until(made.window.isActiveWindow)
    made.press("Ctrl+N")
    made.until(lambda: made.window.desk.pack and made.window.desk.pack.title == "New pack")
    made.quiet()
    return made


def view(student):
    return student.window.wiring.library.mode._view


def labels(student):
    student.quiet()
    return [source.label for source in student.window.desk.pack.sources]


def add(student, text="The gates are shut."):
    count = len(student.window.desk.pack.sources)
    student.click(student.button("Add a source", view(student)))
    student.type("From a letter by a weaver, June 1862.")
    student.press("Tab")
    student.type(text)
    student.press("Ctrl+Return")
    student.until(lambda: len(student.window.desk.pack.sources) == count + 1)
    student.quiet()


def test_a_source_is_typed_without_the_mouse_and_told(student):
    add(student)

    (source,) = student.window.desk.pack.sources
    assert (source.label, source.body) == ("A", "The gates are shut.")
    assert source.provenance.date.edtf == "1862-06"
    assert "Source A was added" in said(student.window.toast)


def test_the_title_is_changed_in_its_place(student):
    student.click(student.button("Change the title", view(student)))
    assert isinstance(student.window.focusWidget(), QLineEdit)
    student.type("The lock-out")
    student.press("Return")

    student.until(lambda: "The lock-out" in titles(student.window))
    student.until(lambda: student.window.desk.pack.title == "The lock-out")


def test_sources_are_moved_by_key_and_the_focus_goes_along(student):
    for _ in range(3):
        add(student)
    view(student).sources.rows[2].setFocus()

    student.press("Alt+Up")

    student.until(lambda: labels(student) == ["A", "C", "B"])
    assert student.window.focusWidget().source_id == student.window.desk.pack.sources[1].id
    student.press("Ctrl+Z")
    student.until(lambda: labels(student) == ["A", "B", "C"])


def test_a_source_is_called_otherwise(student):
    add(student)
    view(student)._rename_source(student.window.desk.pack.sources[0])
    student.type("1")
    student.click(student.button("Later view", view(student)))
    student.click(student.button("Keep", view(student)))

    student.until(lambda: labels(student) == ["1"])
    assert student.window.desk.pack.sources[0].kind is SourceKind.INTERPRETATION


def test_a_removed_source_is_said_with_its_marks_and_comes_back(student):
    add(student)
    desk = student.window.desk
    desk.open_source(desk.pack.sources[0].id)
    student.window.wiring.reading.note_on_source()
    student.quiet()
    student.window.wiring.library.open()
    view(student).sources.rows[0].setFocus()

    student.press("Delete")

    student.until(lambda: labels(student) == [])
    assert "Source A, Letter, 1862, was removed with 1 mark" in said(student.window.toast)
    student.click(student.button("Undo", student.window.toast))
    student.until(lambda: labels(student) == ["A"])
    assert len(desk.marks()) == 1


def test_a_pack_is_handed_on_as_a_file(student, tmp_path):
    add(student)
    student.choose_file(tmp_path / "strike.sourcepack")
    student.click(student.button("Hand on…", view(student)))

    student.until((tmp_path / "strike.sourcepack").exists)
    student.until(lambda: "Saved as “strike.sourcepack”" in said(student.window.toast))
    student.quiet()
    assert student.button("Show in folder", student.window.toast)
    assert read_pack_file(tmp_path / "strike.sourcepack").pack == student.window.desk.pack


def test_what_came_from_somebody_else_offers_no_changes(student, tmp_path):
    path = tmp_path / "theirs.sourcepack"
    add(student)
    student.choose_file(path)
    student.click(student.button("Hand on…", view(student)))
    student.until(path.exists)
    student.quiet()
    student.window.wiring.library._remove(student.window.desk.pack.id)
    student.until(lambda: titles(student.window) == ["First"])
    student.quiet()
    student.window.wiring.importing.read([path])
    student.until(lambda: student.window.desk.pack.is_received)
    student.quiet()
    student.window.wiring.library.open()

    names = {x.text() for x in view(student).findChildren(QLineEdit) if x.isVisible()}
    assert not names
    assert student.button("Make it my own copy", view(student))
    assert not view(student)._add.isVisible()
    assert not view(student)._rename.isVisible()
    view(student).sources.rows[0].setFocus()
    student.press("Delete")
    assert labels(student) == ["A"]


def test_background_is_written_into_the_pack_and_undone(student):
    student.press("Ctrl+B")
    drawer = student.window.wiring.helping._background
    student.until(drawer.isVisible)
    drawer.editing.form.begin(BackgroundKind.EVENT)
    student.type("May 1955")
    student.press("Return")
    student.type("The treaty is signed.")
    student.press("Ctrl+Return")

    student.until(lambda: student.window.desk.pack.background.events)
    student.quiet()
    (event,) = student.window.desk.pack.background.events
    assert (event.edtf, event.text) == ("1955-05", "The treaty is signed.")
    assert drawer.list.chosen() == event.id
    assert drawer.list.hasFocus()
    student.press("Delete")
    student.until(lambda: student.window.desk.pack.background.is_empty)
    assert "Removed from the background" in said(student.window.toast)
    student.press("Ctrl+Z")
    student.until(lambda: student.window.desk.pack.background.events == (event,))
