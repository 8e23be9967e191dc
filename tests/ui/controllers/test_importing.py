# SPDX-License-Identifier: MIT
"""Pages that are being checked: across closing, crashes, cancelling and other libraries."""

from tests.services.drafting.pages import LAMPS
from tests.ui.controllers.windows_on import a_library, mark, titles, words_in
from workbench.services.drafting.unfinished import recall_unfinished
from workbench.services.opened_before import remember_library


def check(student, text=LAMPS):
    """Bring in a page that was pasted, until it is being checked."""
    student.window.wiring.importing.read_text(text)
    student.until(lambda: student.window.wiring.importing.mode.is_checking)
    return student.window.wiring.importing.mode


def rename(student, title):
    """Call the pages something else."""
    step = student.window.wiring.importing.mode._check
    step._title(title)


def remembered(folder):
    return [each.title for each in recall_unfinished(folder)]


def test_pages_are_offered_again_at_the_next_start_until_they_are_kept(look_at, folder, student):
    check(student)
    rename(student, "Lamps and riots")
    student.window.close()
    student.until(lambda: not student.window.isVisible())

    again = look_at(folder)
    again.until_open()
    mode = again.window.wiring.importing.open()
    again.until(lambda: "Go on" in words_in(mode))
    assert again.button("Go on with “Lamps and riots”", mode).hasFocus()
    again.click(again.button("Go on with “Lamps and riots”", mode))
    assert mode.is_checking
    mode.keep()
    again.until(lambda: "Lamps and riots" in titles(again.window))

    again.until(lambda: remembered(folder) == [])
    again.window.wiring.importing.open()
    assert "Go on" not in words_in(mode)


def test_they_outlast_a_window_that_just_ends(folder, student):
    check(student)
    rename(student, "Half checked")

    student.until(lambda: remembered(folder) == ["Half checked"])


def test_cancel_forgets_them_and_undo_brings_them_back(folder, student):
    window = student.window
    window.show_mode("library")
    mode = check(student)
    rename(student, "Not these")
    student.until(lambda: remembered(folder) == ["Not these"])

    student.click(student.button("Cancel", mode))
    assert window.mode == "library"
    assert window.commands["undo"].text() == "Undo: cancel"
    student.until(lambda: remembered(folder) == [])
    window.wiring.importing.open()
    assert "Go on" not in words_in(mode)

    window.show_mode("library")
    check(student)
    student.click(student.button("Cancel", mode))
    window.commands["undo"].trigger()
    assert window.mode == "bring-in"
    assert mode.is_checking
    student.until(lambda: remembered(folder) == ["The Lamp Riots"])


def test_after_something_else_was_done_undo_takes_that_back(student):
    window = student.window
    window.show_mode("read")
    mode = check(student)
    student.click(student.button("Cancel", mode))

    mark(student)
    student.until(lambda: window.desk.marks() != () and not window.session.waiting)
    assert window.commands["undo"].text() == "Undo: Mark A1"
    window.commands["undo"].trigger()

    student.until(lambda: window.desk.marks() == ())
    assert window.mode == "read"


def test_pages_wait_while_others_are_checked(folder, student):
    mode = check(student)
    rename(student, "First page")
    check(student, LAMPS.replace("Lamp", "Gas"))
    student.until(lambda: remembered(folder) == ["First page", "The Gas Riots"])
    mode.keep()
    student.until(lambda: student.window.mode == "read")

    student.window.wiring.importing.open()
    student.click(student.button("Go on with “First page”", mode))
    assert mode.is_checking


def test_what_is_left_can_be_brought_back(folder, student):
    mode = check(student)
    mode.begin()

    student.click(student.button("Leave “The Lamp Riots”", mode))
    assert "Go on" not in words_in(mode)
    student.until(lambda: remembered(folder) == [])
    student.click(student.button("Bring it back", student.window.toast))

    assert mode.is_checking


def test_each_library_has_its_own(tmp_path, folder, student):
    other = a_library(tmp_path / "other", "Elsewhere")
    remember_library(other)
    mode = check(student)
    student.window.change_library(other)
    student.until(lambda: student.window.session.folder == other)
    student.until_open()

    student.window.wiring.importing.open()
    assert not mode.is_checking
    assert "Go on" not in words_in(mode)
    assert remembered(folder) == ["The Lamp Riots"]
    assert remembered(other) == []
