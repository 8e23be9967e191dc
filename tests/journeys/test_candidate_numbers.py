# SPDX-License-Identifier: MIT
"""A plan goes out by its candidate number alone, and comes back to that candidate alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.journeys.test_marked_copy import told
from tests.journeys.test_review import MADE, open_class, pupil  # noqa: F401 – a fixture
from workbench.domain.documents import ExportOptions
from workbench.domain.plans import Student
from workbench.services.exporting import ExportingService
from workbench.services.marking import REVIEW_FILE
from workbench.services.planning import PlanningService


@pytest.mark.parametrize("way", ["review file", "marked copy"])
def test_it_comes_back_to_the_candidate_and_to_nobody_else(pupil, tmp_path, way):  # noqa: F811
    window, library = pupil.window, pupil.window.session.services.library
    exporting, planning = ExportingService(library), PlanningService(library)
    plan = replace(window.desk.plan, student=Student("Sami Farouk", candidate="0042"))
    material = exporting.material(plan)
    folder, back = tmp_path / "11B", tmp_path / "back"
    folder.mkdir()
    back.mkdir()
    options = ExportOptions(as_candidate=True)
    exporting.write_plan(material, folder / "0042_Plan.pdf", options=options, made=MADE)
    mode = open_class(pupil, folder)
    assert mode.list.lines.rows[0].spoken == "Candidate 0042, to mark"
    mode.marking.stamping.take_focus()
    pupil.type("E? which word?")
    pupil.press("Return")
    pupil.until(lambda: not window.wiring.reviewing.has_pending())
    if way == "review file":
        window.wiring.reviewing.saving.write_files(back)
        pupil.until(lambda: "Saved as" in window.toast.text())
    else:
        pupil.choose_file(back)
        pupil.click(pupil.button("Marked copy…", mode))
        told(pupil, mode, "Saved 1 marked copy in “back”.")
    (file,) = back.iterdir()
    assert (file.suffix == REVIEW_FILE) is (way == "review file")
    planning.keep(replace(plan, student=Student("Sami Farouk", candidate="0043"))).result()
    window.wiring.remarks.bring_in(file)
    pupil.until(lambda: "candidate number 0042, and yours is 0043" in window.toast.text())
    assert window.wiring.remarks.shelf.remarks == ()
    planning.keep(replace(plan, student=Student("Sami Farouk", candidate="42"))).result()
    window.wiring.remarks.bring_in(file)
    pupil.until(lambda: window.toast.text() == "What your teacher wrote: 1 new.")
