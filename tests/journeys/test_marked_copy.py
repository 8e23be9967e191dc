# SPDX-License-Identifier: MIT
"""A teacher gives marked copies back from the window; a student opens one and finds it all."""

from __future__ import annotations

import pikepdf
from PySide6.QtWidgets import QLabel

from tests.journeys.test_review import (
    everything_in,
    handed_in,  # noqa: F401 – a fixture
    mark_by_keyboard,
    open_class,
    pupil,  # noqa: F401 – a fixture
)
from workbench.services.marked_copies import COPY_ENDING


def words_of(notice):
    return [each.text() for each in notice.findChildren(QLabel) if each.isVisible()]


def told(teacher, mode, words):
    """Wait until these words stand in the notice, and return what stands below them."""
    teacher.until(lambda: words_of(mode.copies)[:1] == [words])
    return words_of(mode.copies)[1:]


def test_marked_copies_come_from_the_window_and_back_into_it(
    pupil,  # noqa: F811
    handed_in,  # noqa: F811
    tmp_path,
):
    window, before = pupil.window, everything_in(handed_in)
    mark, point = window.desk.marks()[0], window.desk.plan.points[0]
    mode = open_class(pupil, handed_in)
    pupil.click(pupil.button("Marked copy…", mode))
    assert "Nothing was said about this plan yet" in window.toast.text()
    mark_by_keyboard(pupil, mode, mark.short_id)
    back = tmp_path / "back"
    back.mkdir()

    one_is_told_that_cannot_be_copied(pupil, mode, handed_in, back)
    window.wiring.reviewing.copies.make(window.wiring.reviewing.marks.opened.table.rows, handed_in)
    pupil.until(lambda: "outside the folder" in window.toast.text())
    assert not mode.copies.isVisible()

    pupil.choose_file(back)
    pupil.click(pupil.button("Marked copy…", mode))
    assert mode.copies.isVisible()
    told(pupil, mode, "Saved 1 marked copy in “back”.")
    copy = back / f"Farouk_Sami_Plan{COPY_ENDING}"
    assert [path.name for path in back.iterdir()] == [copy.name]
    pupil.click(pupil.button("Close", mode.copies))
    assert not mode.copies.isVisible()
    assert everything_in(handed_in) == before
    with pikepdf.open(copy) as pdf:
        notes = [each for page in pdf.pages for each in page.obj.get("/Annots", [])]
        stamps = [str(each.Contents) for each in notes if each.Subtype == pikepdf.Name.Stamp]
    assert {said.partition(":")[0] for said in stamps} == {mark.short_id, "Point 1"}

    pupil.choose_file(copy)
    pupil.menu_entry("bring-in-remarks")
    pupil.until(lambda: window.toast.text() == "What your teacher wrote: 5 new.")
    pupil.until(lambda: window.drawers.opened == "remarks")
    pupil.quiet()
    places = {each.said.place for each in window.wiring.remarks.shelf.remarks}
    assert {mark.id, point.id} <= {each.mark or each.point for each in places}


def one_is_told_that_cannot_be_copied(teacher, mode, folder, place):
    """Take a file away: that is told, but for the name where names are hidden; then stop."""
    window = teacher.window
    (path,) = folder.rglob("Farouk_Sami_Plan.pdf")
    away = path.rename(place.parent / "away.pdf")
    teacher.choose_file(place)
    mode.ways().actions()[0].trigger()
    said = told(teacher, mode, "No marked copy could be made.")
    assert said == [
        "Sami Farouk: “Farouk_Sami_Plan.pdf” cannot be found; check its name and place."
    ]
    window.commands["hide-names"].trigger()
    assert not any("Sami" in each for each in words_of(mode.copies))
    window.commands["hide-names"].trigger()
    assert words_of(mode.copies)[1:] == said
    away.rename(path)
    copies = window.wiring.reviewing.copies
    copies.make(window.wiring.reviewing.marks.opened.table.rows, place)
    teacher.click(teacher.button("Stop", mode.copies))
    told(teacher, mode, f"Stopped. Saved 0 marked copies in “{place.name}”.")
