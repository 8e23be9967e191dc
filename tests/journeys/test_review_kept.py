# SPDX-License-Identifier: MIT
"""What a teacher said in Review is in the dated copy that the window makes, and comes back."""

from __future__ import annotations

from tests.journeys.test_review import handed_in, open_class, pupil  # noqa: F401 – fixtures
from tests.journeys.windows import Student, open_window
from workbench.services.keeping import restore_copy
from workbench.services.libraries import copies_of


def stamp(teacher, mode, words):
    mode.marking.stamping.take_focus()
    teacher.type(words)
    teacher.press("Return")
    teacher.until(lambda: not teacher.window.wiring.reviewing.has_pending())


def test_marking_alone_makes_dated_copies_that_bring_it_back(
    pupil,  # noqa: F811
    handed_in,  # noqa: F811
    library_folder,
):
    window = pupil.window
    mode = open_class(pupil, handed_in)
    stamp(pupil, mode, "E? which word?")
    pupil.menu_entry("keep-copy")
    pupil.until(lambda: copies_of(library_folder))
    pupil.until(lambda: "copy" in window.toast.text())
    first = copies_of(library_folder)[0]
    stamp(pupil, mode, "Nar too long")
    window.close()
    window.end()
    assert len(copies_of(library_folder)) == 2
    aside = restore_copy(library_folder, first.path)
    assert list(aside.rglob("reviews/*/Sami Farouk*.json"))
    again = Student(open_window(library_folder))
    try:
        mode = open_class(again, handed_in)
        assert mode.list.lines.rows[0].spoken == "Sami Farouk, E?"
        assert [each.comment for each in mode.marking.stamping.stamps] == ["which word?"]
    finally:
        again.window.close()
        again.window.end()
