# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import NOON
from workbench.domain.handed_in.class_table import ClassTable, Row, Standing
from workbench.domain.handed_in.outline import Piece, PlanOutline
from workbench.domain.handed_in.placing import FilePath
from workbench.domain.handed_in.reading import (
    Asked,
    Doubt,
    DoubtKind,
    HandedIn,
    HandedInPlan,
    PaperPlace,
)
from workbench.domain.handed_in.remarks import Remark, RemarkKind, RemarkState
from workbench.domain.plans import Student
from workbench.domain.practising.scripts import Script, Sitting
from workbench.domain.remarks import RemarkPlace
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review, Stamp
from workbench.ui.reviewing.lines import counts_of_class, lines_of, what_was_read

PLAN = HandedInPlan("plan", "pack", "Mills", "How far?", Student("Bo Li"), "v1", "w1", out_of=8)
ROW = Row("Bo Li", "Thaw", Standing.FOUND, file=FilePath((), "p.pdf"), read=HandedIn(2, plan=PLAN))
MISSING = Row("Cy Dee", "Thaw", Standing.MISSING, "Nothing was handed in.")
CUT = Row("Di Eng", "Thaw", Standing.UNREADABLE, "The file is cut off.", FilePath((), "q.pdf"))
STAMP = Stamp("s", RemarkPlace(part="plan"), "The whole plan", "E?")
REVIEW = Review("Bo Li", "Thaw", "plan", "v1", "L2", 5, 8, stamps=(STAMP,))
WRONG = Doubt(DoubtKind.OTHER_STUDENT, "The plan names “Ed Fox”.")


@pytest.mark.parametrize(
    ("row", "review", "spoken", "icon"),
    [
        (ROW, None, "Bo Li, to mark", ""),
        (ROW, REVIEW, "Bo Li, level L2, mark 5 / 8, E?", "check"),
        (ROW, replace(REVIEW, stamps=(), out_of=None), "Bo Li, level L2, mark 5, marked", "check"),
        (ROW, replace(REVIEW, level="", mark=None), "Bo Li, E?", ""),
        (
            ROW,
            replace(REVIEW, version="v0"),
            "Bo Li, level L2, mark 5 / 8, changed since it was marked",
            "history",
        ),
        (replace(ROW, doubts=(WRONG,)), None, "Bo Li, to mark · wrong student", "triangle-alert"),
        (
            replace(ROW, standing=Standing.DOUBLE, also=(FilePath((), "r.pdf"),)),
            None,
            "Bo Li, 2 files, newest used",
            "copy",
        ),
        (
            replace(ROW, read=HandedIn(2)),
            None,
            "Bo Li, no plan inside, pages only",
            "triangle-alert",
        ),
        (MISSING, None, "Cy Dee, no file found", "circle-dashed"),
        (CUT, None, "Di Eng, The file is cut off.", "triangle-alert"),
    ],
)
def test_a_line_says_how_it_stands(row, review, spoken, icon):
    reviews = {key_of(row): review} if review else {}
    (line,) = lines_of(ClassTable((row,)), reviews, are_named=True)
    assert (line.spoken, line.icon) == (spoken, icon)


def test_several_assignments_have_headings_and_hidden_names_are_numbers():
    other = replace(ROW, assignment="Mills")
    lines = lines_of(ClassTable((ROW, MISSING, other)), {}, are_named=False)
    assert [(each.name, each.is_heading) for each in lines] == [
        ("Thaw", True),
        ("Student 1", False),
        ("Student 2", False),
        ("Mills", True),
        ("Student 3", False),
    ]


def test_what_is_found_missing_and_marked_is_counted():
    table = ClassTable((ROW, MISSING, CUT))
    counts = counts_of_class(table, {key_of(ROW): REVIEW})
    assert counts == "1 found · 1 missing · 1 cannot be read · 1 marked"
    assert counts_of_class(ClassTable(), {}) == "Nothing was handed in here."


def test_what_was_read_is_told_in_sections():
    piece = Piece(RemarkPlace(mark="m"), "Mark A1", "a letter")
    said = Remark(RemarkState.NEW, RemarkKind.COMMENT, "So what?", page=2)
    read = HandedIn(
        2,
        plan=PLAN,
        remarks=(said,),
        asked=(Asked("R01", "What does it suggest?", 2),),
        outline=PlanOutline((piece, Piece(RemarkPlace(part="claim"), "My claim"))),
    )
    words = what_was_read(replace(ROW, doubts=(WRONG,)), read, "Student 1").split("\n\n")
    assert words[:3] == [
        "Student 1",
        "To look at\nThe plan names “Ed Fox”.",
        "Question\nHow far? [8]",
    ]
    assert words[-4:] == [
        "Mark A1\na letter",
        "My claim\nNothing is written here.",
        "Written into the file\npage 2, new: So what?",
        "What the checks ask\nWhat does it suggest? (2)",
    ]
    assert what_was_read(ROW, None, "Bo Li").endswith("Reading the plan…")
    assert what_was_read(MISSING, None, "Cy Dee") == "Cy Dee\n\nTo look at\nNothing was handed in."


def test_an_answer_with_nothing_in_it_is_told_as_one_and_not_as_a_plan():
    plan = replace(PLAN, answers=PaperPlace(1, 1, "Question 1"))
    script = Script(1, ("Question 1",), Sitting(NOON, NOON, 8, 480, 480))
    said = Remark(RemarkState.NEW, RemarkKind.COMMENT, "Why?", page=2, paragraph=3)
    outline = PlanOutline((Piece(RemarkPlace(mark="m"), "Mark A1", "a letter"),), script=script)
    read = HandedIn(2, plan=plan, remarks=(said,), outline=outline)
    told = what_was_read(ROW, read, "Bo Li").split("\n\n")
    names = [each.split("\n")[0] for each in told]
    assert names[1:4] == ["Question", "Written in practice", "Answer"]
    assert told[3] == "Answer\nNothing is written here."
    assert names[4].startswith("Time was up at ")
    assert names[5:] == ["Times", "How the student judged it", "Mark A1", "Written into the file"]
    assert told[-1].endswith("paragraph 3, page 2, new: Why?")
    assert told[2].startswith("Written in practice\nWords: ")
