# SPDX-License-Identifier: MIT
"""A whole class on one page: each student's own plan, marked in Review, back at the very notes."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.factories import a_plan, a_point, an_enquiry
from tests.journeys.test_review import everything_in, open_class, shown
from tests.journeys.windows import Student, open_window
from workbench.domain.annotations import Annotation, Direction, SourcePart
from workbench.domain.documents import ExportOptions
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import AnnotationEvidence, Plan
from workbench.domain.plans import Student as Name
from workbench.domain.sources import Pack
from workbench.domain.text import Span
from workbench.services import keeping
from workbench.services.importing import pack_of_drafts, read_drafts
from workbench.services.marking import REVIEW_FILE
from workbench.ui.services import Services

MADE = datetime(2026, 1, 20, 14, tzinfo=UTC)
DIMENSIONS = (Dimension.NATURE, Dimension.ORIGIN, Dimension.PURPOSE, Dimension.RELIABILITY)
QUESTION = "How useful are these sources to a historian? Use the sources and what you know."


@dataclass(frozen=True)
class Pupil:
    """One of the class, with what there is at home."""

    name: str
    library: Path
    plan: Plan
    marks: tuple[Annotation, ...]
    handed_in: Path


@contextmanager
def services_of(folder: Path):
    with closing(keeping.open_library(folder)) as library:
        yield Services.of(library)


def pack_on(page: Path, pictures: Path) -> Pack:
    return pack_of_drafts(read_drafts([page], pictures=pictures))


def work_of(number: int, pack: Pack, services: Services) -> tuple[Plan, tuple[Annotation, ...]]:
    """Have a student mark what nobody else marks, and plan with it."""
    chance = Random(number)  # noqa: S311 – for tests, not for secrets
    texts = [source for source in pack.sources if len(source.body) > 60]
    marks = []
    for at in range(chance.randint(3, 6)):
        source = chance.choice(texts)
        start = chance.randrange(len(source.body) - 50)
        span = Span(start, start + chance.randint(5, 45))
        mark = services.annotating.mark(
            source, SourcePart.BODY, span, dimension=DIMENSIONS[(number + at) % 4]
        ).result()
        said = {
            "feature": f"I notice {mark.target.anchor.exact!r}.",
            "inference": f"Student {number} concludes the {at}. thing.",
            "so_what": "So it helps with what was said, not with what was thought.",
            "direction": chance.choice(list(Direction)),
        }
        marks.append(services.annotating.change(replace(mark, **said)).result())
    points = [
        a_point(point=f"Point {at} of student {number}.", evidence=(AnnotationEvidence(mark.id),))
        for at, mark in enumerate(marks[:3], 1)
    ]
    plan = a_plan(
        pack,
        *points,
        enquiry=an_enquiry(text=QUESTION, marks=8 + number % 5),
        student=Name(f"Pupil {number:02} O’Neill", "11B", f"{4000 + number}", "Ms Okoro"),
        claim=f"They are useful in {number} ways.",
    )
    return services.planning.keep(plan).result(), tuple(marks)


def pupil_at_work(number: int, pack: Pack, folder: Path) -> Pupil:
    """Have a student keep the page, work on it, and hand the plan in."""
    library = folder / f"home {number}" / "library"
    with services_of(library) as services:
        kept = services.importing.keep(pack).result()
        plan, marks = work_of(number, kept, services)
        name = plan.student.name
        handed_in = folder / "11B" / name / "Sources" / "Version 1" / f"plan {number:02}.pdf"
        handed_in.parent.mkdir(parents=True)
        services.exporting.write_plan(
            services.exporting.material(plan), handed_in, options=ExportOptions(), made=MADE
        )
    return Pupil(name, library, plan, marks, handed_in)


@pytest.fixture(params=["30 on a file of teachers", "6 on a page of our own"])
def pupils(request, tmp_path):
    count, _, which = request.param.partition(" on ")
    page = Path(__file__).parent / "data" / "harrowmere.txt"
    if which == "a file of teachers":
        seeds = (request.getfixturevalue("shared") / "seeds").glob("*.txt")
        page = max(seeds, key=lambda path: path.read_bytes().count(b"Source"))
    pack = pack_on(page, tmp_path / "pictures")
    return [pupil_at_work(number, pack, tmp_path) for number in range(1, int(count) + 1)]


@contextmanager
def at_window(library: Path):
    window = open_window(library)
    try:
        yield Student(window)
    finally:
        window.close()
        window.end()


def mark_all(teacher: Student, pupils: list[Pupil], mode) -> None:
    """Give each student a mark, a code at a note of theirs, one at a point, and a target."""
    stamping, judging = mode.marking.stamping, mode.marking.judging
    for number, pupil in enumerate(pupils, 1):
        teacher.until(lambda who=pupil: mode.list.current().name == who.name)
        teacher.until(lambda who=pupil: is_shown(stamping.outline, who))
        judging.take_focus()
        teacher.type(str(number % 9))
        stamping.take_focus()
        for line in (f"{pupil.marks[-1].short_id} Inf? see {number}", "point 2 E+"):
            teacher.type(line)
            teacher.press("Return")
        mode.marking.fields[2].setFocus()
        teacher.type(f"Target {number}.")
        if number < len(pupils):
            teacher.press("Ctrl+Down")
    teacher.until(lambda: not teacher.window.wiring.reviewing.has_pending())


def is_shown(outline, pupil: Pupil) -> bool:
    return outline is not None and outline.pieces[0].words == pupil.plan.claim


def look_at_what_came_back(pupil: Pupil, number: int, review: Path) -> None:
    """The student brings the file in and finds each remark where it belongs."""
    with at_window(pupil.library) as student:
        window = student.window
        student.until(lambda: window.desk.plan is not None)
        before = (window.desk.plan, window.desk.marks())
        student.choose_file(review)
        student.menu_entry("bring-in-remarks")
        student.until(lambda: window.toast.text().startswith("What your teacher wrote: "))
        student.until(lambda: window.drawers.opened == "remarks")
        student.quiet()
        said = {each.said.field: each.said for each in window.wiring.remarks.shelf.remarks}
        assert said["target"].text == f"Target {number}."
        window.wiring.go_to_mark(pupil.marks[-1].id)
        card = window.wiring.read.notes.card
        student.until(lambda: any(f"see {number}" in words for words in shown(card)))
        window.commands["plan"].trigger()
        sheet = window.wiring.planning.mode.sheet
        sheet.focus_heading(pupil.plan.points[1].id)
        student.until(lambda: any(words.startswith("E+:") for words in shown(sheet)))
        assert (window.desk.plan, window.desk.marks()) == before


def test_everybody_gets_back_what_was_said_about_their_own_plan(qapp, pupils, tmp_path):
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    handed_in, back = tmp_path / "11B", tmp_path / "back"
    back.mkdir()
    before = everything_in(handed_in)
    with at_window(tmp_path / "staff room" / "library") as teacher:
        mode = open_class(teacher, handed_in)
        names = [line.name for line in mode.list.lines.rows]
        assert names == [pupil.name for pupil in pupils]
        mark_all(teacher, pupils, mode)
        for number, line in enumerate(mode.list.lines.rows, 1):
            assert f"mark {number % 9}" in line.spoken
            assert "Inf? · E+" in line.spoken
        teacher.window.wiring.reviewing.saving.write_files(back)
        teacher.until(lambda: len(list(back.iterdir())) == len(pupils))
        teacher.until(lambda: "Saved" in teacher.window.toast.text())
    assert everything_in(handed_in) == before
    for number in (1, len(pupils)):
        pupil = pupils[number - 1]
        look_at_what_came_back(pupil, number, back / f"plan {number:02}{REVIEW_FILE}")
