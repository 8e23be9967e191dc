# SPDX-License-Identifier: MIT
"""A teacher gives marked copies back from the window; a student opens one and finds it all."""

from __future__ import annotations

import pikepdf
import pytest
from PySide6.QtWidgets import QLabel

from tests.journeys.test_review import (
    everything_in,
    handed_in,  # noqa: F401 – a fixture
    mark_by_keyboard,
    open_class,
    pupil,  # noqa: F401 – a fixture
)
from workbench.services.marked_copies import COPY_ENDING


@pytest.fixture
def at_class(pupil, handed_in):  # noqa: F811
    """Review with a class open: the student who sits at the window, the mode, the folder."""
    return pupil, open_class(pupil, handed_in), handed_in


def words_of(notice):
    return [each.text() for each in notice.findChildren(QLabel) if each.isVisible()]


def test_a_marked_copy_comes_from_the_window_and_back_into_it(at_class, tmp_path):
    teacher, mode, folder = at_class
    window, before = teacher.window, everything_in(folder)
    mark, point = window.desk.marks()[0], window.desk.plan.points[0]
    teacher.click(teacher.button("Marked copy…", mode))
    assert "Nothing was said about this plan yet" in window.toast.text()
    mark_by_keyboard(teacher, mode, mark.short_id)
    back = tmp_path / "back"
    back.mkdir()
    teacher.choose_file(back)
    teacher.click(teacher.button("Marked copy…", mode))
    assert mode.copies.isVisible()
    copy = back / f"Farouk_Sami_Plan{COPY_ENDING}"
    teacher.until(lambda: words_of(mode.copies)[:1] == ["Saved 1 marked copy in “back”."])
    assert [path.name for path in back.iterdir()] == [copy.name]
    teacher.click(teacher.button("Close", mode.copies))
    assert not mode.copies.isVisible()
    assert everything_in(folder) == before
    with pikepdf.open(copy) as pdf:
        stamps = [
            str(each.Contents)
            for page in pdf.pages
            for each in page.obj.get("/Annots", [])
            if each.Subtype == pikepdf.Name.Stamp
        ]
    assert [said.partition(":")[0] for said in sorted(stamps)] == sorted([mark.short_id, "Point 1"])
    teacher.choose_file(copy)
    teacher.menu_entry("bring-in-remarks")
    teacher.until(lambda: window.toast.text() == "What your teacher wrote: 5 new.")
    teacher.until(lambda: window.drawers.opened == "remarks")
    teacher.quiet()
    said = {each.said.place for each in window.wiring.remarks.shelf.remarks}
    assert {place.mark for place in said} >= {mark.id}
    assert {place.point for place in said} >= {point.id}


def mode_rows(window):
    return window.wiring.reviewing._class.table.rows


def test_what_cannot_be_copied_is_told_in_the_class_and_the_rest_can_be_stopped(at_class, tmp_path):
    teacher, mode, folder = at_class
    window = teacher.window
    mode.marking.stamping.take_focus()
    teacher.type("See me")
    teacher.press("Return")
    teacher.until(lambda: not window.wiring.reviewing.has_pending())
    copies = window.wiring.reviewing.copies
    rows = mode_rows(window)
    gone = folder.joinpath(*rows[0].file.folders, rows[0].file.name)
    gone.rename(tmp_path / "gone.pdf")
    teacher.choose_file(tmp_path)
    mode.ways().actions()[0].trigger()
    teacher.until(lambda: words_of(mode.copies)[:1] == ["No marked copy could be made."])
    assert any("Sami Farouk: “Farouk_Sami_Plan.pdf”" in said for said in words_of(mode.copies))
    window.commands["hide-names"].trigger()
    assert not any("Sami" in said for said in words_of(mode.copies))
    window.commands["hide-names"].trigger()
    assert any("Sami Farouk: “Farouk_Sami_Plan.pdf”" in said for said in words_of(mode.copies))
    (tmp_path / "gone.pdf").rename(gone)
    copies.make(rows, folder)
    teacher.until(lambda: "outside the folder" in window.toast.text())
    assert not mode.copies.isVisible()
    copies.make(rows, tmp_path)
    teacher.until(lambda: copies._maker is not None)
    teacher.click(teacher.button("Stop", mode.copies))
    teacher.until(lambda: words_of(mode.copies)[:1] != ["Making marked copies…"])
    teacher.until(lambda: not copies._timer.isActive())
