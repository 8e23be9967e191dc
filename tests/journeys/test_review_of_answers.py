# SPDX-License-Identifier: MIT
"""A teacher marks answers that were written in practice, paragraph by paragraph, beside a plan."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.attempted import ADDED, ANSWER, MADE, an_attempt
from tests.journeys.test_review import everything_in, lines, open_class
from tests.journeys.windows import Student
from tests.returned import export_of
from workbench.domain.plans import Student as Name
from workbench.services.marking import REVIEW_FILE, ReviewStore
from workbench.ui.widgets.entry import EntryButton


@pytest.fixture
def teacher(window):
    made = Student(window)
    made.until(lambda: window.desk.plan)
    made.quiet()
    return made


@pytest.fixture
def handed_in(teacher, tmp_path):
    """Two answers of one student, written by the program, and the plan of another."""
    folder = tmp_path / "11B"
    own = folder / "Bo Li" / "Mock"
    own.mkdir(parents=True)
    attempt = an_attempt(student=Name("Bo Li", "11B", "", "Ms Okoro"))
    attempt = attempt.judged("L3", 8)
    exporting = teacher.window.session.services.exporting_scripts
    exporting.export_attempt(attempt, own, made=MADE)
    plan = folder / "Tia Fox" / "Mock" / "plan.pdf"
    plan.parent.mkdir(parents=True)
    plan.write_bytes(export_of("Tia Fox"))
    return folder


def own_judgement(judging):
    shown = [each.text() for each in judging.findChildren(QLabel) if each.isVisible()]
    return [words for words in shown if "own judgement" in words]


def assert_all_is_told(mode):
    """The answer, its times, and the student's own judgement beside the levels."""
    told = mode.text.toPlainText()
    sections = {part.split("\n")[0]: part for part in told.split("\n\n")}
    assert "Question 2, of a paper with 2 questions. Words: 96." in sections["Written in practice"]
    assert sections["Paragraph 3"].endswith(ANSWER.splitlines()[-1])
    assert sections["Paragraph 5, added"].endswith(ADDED.splitlines()[-1])
    assert told.index("Time was up at") < told.index("Written after time was up")
    assert "Rest breaks: once: for 5 minutes, 5 minutes into the time" in sections["Times"]
    assert "Mark: 8 out of 12" in sections["How the student judged it"]
    assert sections["The plan box"] == "The plan box\nwho?\nwhy then?"
    assert "Point 1" not in told
    assert "What the checks ask" not in told
    judging = mode.marking.judging
    assert own_judgement(judging) == ["The student’s own judgement: L3, mark 8"]
    spoken = [each.accessibleName() for each in judging.findChildren(EntryButton)]
    assert [name.endswith("The student chose this, with 8") for name in spoken] == [
        level.name == "L3" for level in judging.levels
    ]


def test_an_answer_is_read_stamped_at_a_paragraph_and_given_back(teacher, handed_in, tmp_path):
    before = everything_in(handed_in)
    mode = open_class(teacher, handed_in)
    assert lines(mode) == [
        "Mock · Question 1",
        "Bo Li, to mark",
        "Tia Fox, no file found",
        "Mock · Question 2",
        "Bo Li, to mark",
        "Tia Fox, no file found",
        "Mock",
        "Tia Fox, to mark",
    ]
    teacher.press("Ctrl+Down", 2)
    marking = mode.marking
    teacher.until(lambda: marking.stamping.outline and marking.stamping.outline.script)
    teacher.until(lambda: "Paragraph 1" in mode.text.toPlainText())
    assert_all_is_told(mode)
    marking.stamping.take_focus()
    teacher.type("p2 E? which other source?")
    teacher.press("Return")
    teacher.press("Ctrl+2")
    teacher.until(lambda: not teacher.window.wiring.reviewing.has_pending())
    services = teacher.window.session.services
    known = ReviewStore(services.library.folder, handed_in).read().reviews
    (review,) = known.values()
    assert (review.assignment, review.level) == ("Mock · Question 2", "L2")
    assert [(x.where, x.place.paragraph, x.code) for x in review.stamps] == [
        ("Paragraph 2", 2, "E?")
    ]
    # A plan has nothing of it.
    teacher.press("Ctrl+Down", 2)
    teacher.until(lambda: mode.list.current().name == "Tia Fox" and marking.stamping.outline)
    assert own_judgement(marking.judging) == []
    assert "Times" not in mode.text.toPlainText()
    (tmp_path / "back").mkdir()
    teacher.window.wiring.reviewing.saving.write_files(tmp_path / "back")
    teacher.until(lambda: "Saved as" in teacher.window.toast.text())
    (back,) = (tmp_path / "back").iterdir()
    assert back.name.endswith(f"_Q2_2026-03-03{REVIEW_FILE}")
    assert everything_in(handed_in) == before
