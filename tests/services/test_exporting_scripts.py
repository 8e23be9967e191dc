# SPDX-License-Identifier: MIT
"""An attempt becomes a file for each question; nothing is replaced, and nothing is half done."""

from __future__ import annotations

import json
from dataclasses import replace

import pikepdf
import pytest

from tests.attempted import MADE, an_attempt
from tests.returned import material
from workbench.domain.documents import ExportOptions
from workbench.domain.errors import OutputUnwritableError
from workbench.domain.plans import ExamEntry, Student
from workbench.domain.practising.clock import Standing
from workbench.domain.practising.scripts import AttemptRunningError
from workbench.domain.sources import Picture
from workbench.services.exporting import write_plan_file
from workbench.services.exporting_scripts import QUESTION, ScriptExportingService
from workbench.services.practice_documents import script_material
from workbench.services.preferring import PreferringService
from workbench.services.previewing import Job, JobStopped


@pytest.fixture
def exporting(library):
    return ScriptExportingService(library)


class Watched(Job):
    """Is asked to stop when a stage was reached so often."""

    def __init__(self, stop_at=None):
        super().__init__()
        self.told, self._stop_at = [], stop_at

    def reached(self, stage, done, total):
        super().reached(stage, done, total)
        self.told.append((stage, done, total))
        if (stage, done) == self._stop_at:
            self.stop()


def plan_in(path):
    with pikepdf.open(path) as pdf:
        return json.loads(pdf.attachments["plan.json"].get_file().read_bytes())


def test_each_question_gets_a_file_of_its_own_and_none_is_ever_replaced(exporting, tmp_path):
    job = Watched()
    written = exporting.export_attempt(an_attempt(), tmp_path, made=MADE, job=job)
    names = [each.path.name for each in written]
    assert names == ["0042_Thaw_Cold_War_Q1.pdf", "0042_Thaw_Cold_War_Q2.pdf"]
    assert all(each.pages and each.size == each.path.stat().st_size for each in written)
    assert job.told[0] == (QUESTION, 1, 2)
    assert {stage for stage, _, _ in job.told} == {QUESTION, "source", "page"}
    (again,) = exporting.export_attempt(an_attempt(), tmp_path, made=MADE, numbers=[1])
    assert again.path.name == "0042_Thaw_Cold_War_Q2_v2.pdf"
    first, second, same = map(plan_in, (*(each.path for each in written), again.path))
    assert first["id"] != second["id"] == same["id"]
    assert first["practice"]["questions"] == ["Question 1", "Question 2"]
    assert (first["practice"]["number"], second["practice"]["number"]) == (1, 2)
    assert first["enquiry"]["text"] == "What can you learn from Source A?"
    # The source of the first question is that with the marks.
    assert [each["label"] for each in first["packs"][0]["sources"]] == ["A"]
    assert len(first["annotations"]) == 3


def test_who_stops_it_leaves_nothing(exporting, tmp_path):
    job = Watched(stop_at=(QUESTION, 2))
    with pytest.raises(JobStopped):
        exporting.export_attempt(an_attempt(), tmp_path, made=MADE, job=job)
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_cannot_be_written_is_said_at_once(exporting, tmp_path):
    with pytest.raises(OutputUnwritableError, match="no such folder"):
        exporting.export_attempt(an_attempt(), tmp_path / "gone", made=MADE)
    running = an_attempt()
    running = replace(running, clock=replace(running.clock, standing=Standing.RUNNING))
    with pytest.raises(AttemptRunningError):
        exporting.export_attempt(running, tmp_path, made=MADE)
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_settings_say_what_the_attempt_does_not(exporting, library, tmp_path):
    preferring = PreferringService(library)
    preferring.choose_student(
        {"name": "Ana Öztürk", "class_name": "10B"}, {"centre": "54321", "component": "H1"}
    )
    bare = replace(an_attempt(student=Student()), exam=ExamEntry())
    made_of = exporting.material(bare)
    of_question = script_material(made_of, 0)
    assert of_question.plan.student.name == "Ana Öztürk"
    assert of_question.exam == ExamEntry("54321", "8145/1B")
    unknown = replace(bare, paper=replace(bare.paper, component=""))
    assert script_material(exporting.material(unknown), 0).exam == ExamEntry("54321", "H1")
    options = ExportOptions(sources=False, teacher_panel=False)
    (written,) = exporting.export_attempt(bare, tmp_path, options, made=MADE, numbers=[1])
    assert written.path.name == "Ana_Ozturk_10B_Thaw_Cold_War_Q2_2026-03-03.pdf"
    (hidden,) = exporting.export_attempt(
        an_attempt(student=Student("Ana Öztürk", "10B", "0042")),
        tmp_path,
        replace(options, as_candidate=True),
        made=MADE,
        numbers=[1],
    )
    assert hidden.path.name == "0042_Thaw_Cold_War_Q2.pdf"


def test_an_answer_is_no_word_file(exporting, tmp_path):
    made_of = script_material(exporting.material(an_attempt()), 0)
    with pytest.raises(OutputUnwritableError, match="PDF"):
        write_plan_file(made_of, tmp_path / "a.docx", options=ExportOptions(), made=MADE)


def test_a_picture_that_is_gone_keeps_no_answer_from_being_handed_in(exporting, tmp_path):
    attempt = an_attempt()
    picture = Picture(f"{'0' * 64}.png", "A map")
    sources = tuple(replace(each, picture=picture) for each in attempt.paper.sources)
    torn = replace(attempt, paper=replace(attempt.paper, sources=sources))
    assert exporting.material(torn).pictures == {}
    assert exporting.export_attempt(torn, tmp_path, made=MADE, numbers=[0])


def test_a_pack_that_was_changed_since_changes_no_paper(exporting):
    # The pack of the paper is not even in this library.
    assert script_material(exporting.material(an_attempt()), 0).pack.id == material().pack.id


def test_the_number_of_a_single_question_is_told_only_where_it_is_printed(exporting, tmp_path):
    attempt = an_attempt(questions=1)
    (written,) = exporting.export_attempt(attempt, tmp_path, made=MADE)
    assert written.path.name == "0042_Thaw_Cold_War_Q08.pdf"
    own = replace(attempt.paper.questions[0], board=None, question=None)
    other = replace(attempt, paper=replace(attempt.paper, questions=(own,)))
    (written,) = exporting.export_attempt(other, tmp_path, made=MADE)
    assert written.path.name == "0042_Thaw_Cold_War.pdf"
