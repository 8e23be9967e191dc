# SPDX-License-Identifier: MIT
"""Attempts at papers that are over, as students hand them in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from tests.returned import material
from workbench.domain.annotations import SourcePart
from workbench.domain.documents import ExportOptions
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import ExamEntry, Student
from workbench.domain.practising.attempts import Attempt, Conditions, Phase, begun_attempt
from workbench.domain.practising.clock import Moment
from workbench.domain.practising.papers import paper_of
from workbench.domain.text import Span
from workbench.export.pdf.writing import write_plan
from workbench.services import catalogues
from workbench.services.practice_documents import AttemptMaterial, attempt_document

BEGUN = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
MADE = datetime(2026, 3, 3, 9, 15, tzinfo=UTC)

ANSWER = (
    "Source A is useful for a historian who asks how the new leaders wanted to be seen, because it "
    "was written to be read aloud and it says so in its first line. It tells us little about what "
    "happened to people who did not agree with it.\n"
    "\n"
    "However, it was made by somebody with a reason to leave things out. “Nobody was punished” is "
    "a claim that no other source in this paper supports – and the date tells us why.\n"
    "Overall it is more useful for the mood at the top than for life below."
)
ADDED = "I should have said who read it.\nAnd I never used Source E."
CANDIDATE = Student("", "11B", "0042", "Ms Okoro")


def at(seconds: float, by_day: float | None = None) -> Moment:
    """Return a moment of the practice; `by_day` is where the time of day was set."""
    wall = seconds if by_day is None else by_day
    return Moment(1_000.0 + seconds, BEGUN + timedelta(seconds=wall))


def seen(attempt: Attempt, until: int) -> Attempt:
    """Return an attempt that was looked at every ten seconds."""
    last = attempt.clock.seen
    start = int((last.monotonic if last else 1_000.0) - 1_000) + 10
    for each in range(start, until, 10):
        attempt = attempt.ticked(at(each))
    return attempt.ticked(at(until))


def an_attempt(
    *, questions: int = 2, answer: str = ANSWER, added: str = ADDED, student: Student = CANDIDATE
) -> Attempt:
    """Return an attempt at so many questions on the bundled pack, with a rest and time up.

    The second question is the one that was answered, or the only one.
    """
    pack = material().pack
    asked = [
        Enquiry("q-how", "What can you learn from Source A?", marks=4, minutes=5, sources=("A",)),
        Enquiry(
            "q-useful",
            "How useful are Sources A and E for a historian who studies the thaw?",
            "aqa-gcse",
            "aqa1b2",
            12,
            15,
            ("A", "E"),
        ),
    ][-questions:]
    paper = replace(paper_of(pack, asked), component="8145/1B")
    attempt = begun_attempt(
        "0123456789abcdef0123456789abcdef",
        pack.id,
        paper,
        Conditions(extra=25),
        at(0),
        student=student,
        exam=ExamEntry("12345"),
    )
    last = questions - 1
    attempt = seen(attempt, 60).turned_to(last, Phase.MARK)
    for number, dimension in enumerate((Dimension.ORIGIN, Dimension.PURPOSE, Dimension.NATURE), 1):
        source = paper.sources[0]
        place = Span(30 * number, 30 * number + 24)
        attempt, mark = attempt.marked(
            source, SourcePart.BODY, place, dimension, mark_id=f"{number:032x}", now=BEGUN
        )
        attempt = attempt.with_mark(replace(mark, feature=f"words that stand out ({number})"))
    attempt = seen(attempt, 200).turned_to(last, Phase.PLAN).written(plan="who?\nwhy then?")
    attempt = seen(attempt, 300).turned_to(last, Phase.WRITE).rested(at(300)).resumed(at(600))
    attempt = seen(attempt.written(text=answer), 900)
    attempt = attempt.ticked(at(960)).resumed(at(990))
    attempt = seen(attempt, 3_000)
    assert attempt.clock.is_up
    attempt = attempt.written(text=added).judged("Level 3", 8)
    return replace(attempt, targets=("Say so what after each quotation",))


def material_of(attempt: Attempt | None = None, **changes) -> AttemptMaterial:
    """Return what the documents of an attempt are made from, with times told in UTC."""
    made = AttemptMaterial(attempt or an_attempt(), catalogues.framework("nopr"), zone=UTC)
    return replace(made, **changes)


@cache
def answer_of(
    number: int = 1,
    *,
    questions: int = 2,
    answer: str = ANSWER,
    added: str = ADDED,
    student: Student = CANDIDATE,
    **options,
) -> bytes:
    """Return the PDF of an answer to a question, counted from 0, as it is handed in."""
    attempt = an_attempt(questions=questions, answer=answer, added=added, student=student)
    wanted = ExportOptions(**options)
    return write_plan(attempt_document(material_of(attempt), number, options=wanted, made=MADE))
