# SPDX-License-Identifier: MIT
"""What reading one handed-in file gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.domain.annotations import Annotation, Completeness
from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.handed_in.remarks import Remark
from workbench.domain.identifiers import PackId, PlanId
from workbench.domain.plans import AnnotationEvidence, Plan, PointKind, Student
from workbench.domain.practising.scripts import AnswerWords, Script
from workbench.domain.reviews import Review
from workbench.domain.sources import Pack

_DIGITS_OF_VERSION = 12


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How much a plan holds.

    `sources` are those of the pack, `marked` those with marks; `complete` are notes with all three
    steps; `evidence` counts marks, `knowledge` pieces of background, each where it is used; `words`
    are those of claim, points and judgement, or those of an answer that were written in the time.
    """

    sources: int = 0
    marked: int = 0
    marks: int = 0
    complete: int = 0
    points: int = 0
    other_hand: int = 0
    evidence: int = 0
    knowledge: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Which question of a paper an answer is to: its number, from 1, of how many, and its name."""

    number: int
    of: int
    name: str


@dataclass(frozen=True, slots=True)
class HandedInPlan:
    """The plan that travels inside a file, in short.

    `version` names its content: the same content has the same version. `exported` is what the file
    says of its version as it was exported, None where it says nothing; where the two differ, the
    plan was changed inside the file. `work` names what was written, whoever it is said to be by.
    `answers` is the question of a paper where it is an answer that was written in practice, and
    `written` is by what the words of that are known again.
    """

    id: PlanId
    pack_id: PackId
    pack_title: str
    question: str
    student: Student
    version: str
    work: str
    exported: str | None = None
    out_of: int | None = None
    counts: PlanCounts = PlanCounts()
    answers: PaperPlace | None = None
    written: AnswerWords | None = None

    @property
    def part(self) -> str:
        """Which part of a paper with several questions it answers; empty for all else."""
        return self.answers.name if self.answers is not None and self.answers.of > 1 else ""

    @property
    def is_edited(self) -> bool:
        """Whether it was changed inside the file."""
        return self.exported is not None and self.exported != self.version

    @property
    def who(self) -> str:
        """Whom it names: the name, else the candidate number; empty where it names nobody."""
        if self.student.name or not self.student.candidate:
            return self.student.name
        return f"Candidate {self.student.candidate}"


class DoubtKind(StrEnum):
    """What is odd about a handed-in file, or about what a student handed in."""

    NO_PLAN = "no plan inside"
    EDITED = "edited plan"
    ACTIVE = "acts by itself"
    SHORTENED = "not read whole"
    OTHER_STUDENT = "wrong student"
    OTHER_TASK = "wrong plan"
    COPY = "same plan as another student"
    SEVERAL = "handed in more than once"
    OTHER_FILE = "another file"
    NOT_LISTED = "not in the class list"
    UNNAMED = "no name"
    SAME_NUMBER = "same candidate number"
    MARKED_COPY = "marked copy"
    PRINTED_ANEW = "notes drawn into the pages"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd, as one plain sentence."""

    kind: DoubtKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How often the checks ask one question of the plan: a rule, its title, how many places."""

    rule: str
    title: str
    times: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was read of one file.

    `made` is the time of export in UTC, None where the file does not say it. `asked` is what the
    checks ask of the plan, the most important first; None where nobody wanted to know. `outline` is
    what the plan can be taken apart into, None where there is none or nobody wanted to know.
    `review` is what a teacher said; it is there in a marked copy alone.
    """

    pages: int
    made: datetime | None = None
    plan: HandedInPlan | None = None
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    asked: tuple[Asked, ...] | None = None
    outline: PlanOutline | None = None
    review: Review | None = None

    @property
    def is_marked_copy(self) -> bool:
        """Whether it is a copy that goes back to the student, and nothing that was handed in."""
        return self.review is not None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, and why, as one plain sentence."""

    sentence: str


NO_PDF = Refused("The file is no PDF; ask for the plan as a PDF.")
"""What is said of a file of another kind, where a student handed in nothing else."""


def version_named(checksum: str) -> str:
    """Return the short name of a content by its checksum in hexadecimal digits.

    The letter in front keeps spreadsheets from taking it for a number.
    """
    return f"v{checksum[:_DIGITS_OF_VERSION].lower()}"


def counts_of(
    pack: Pack, plan: Plan, annotations: Iterable[Annotation], script: Script | None = None
) -> PlanCounts:
    """Return how much a plan with its pack and marks holds, or an answer with them."""
    marks = tuple(annotations)
    evidence = [each for _, each in plan.evidence()]
    quoted = sum(isinstance(each, AnnotationEvidence) for each in evidence)
    for_claim = sum(point.kind is PointKind.POINT for point in plan.points)
    written = [plan.claim, plan.judgement]
    for point in plan.points:
        written += (point.point, point.explanation, point.link)
    return PlanCounts(
        sources=len(pack.sources),
        marked=len({mark.target.source_id for mark in marks}),
        marks=len(marks),
        complete=sum(mark.completeness is Completeness.COMPLETE for mark in marks),
        points=for_claim,
        other_hand=len(plan.points) - for_claim,
        evidence=quoted,
        knowledge=len(evidence) - quoted,
        words=script.words if script else sum(len(text.split()) for text in written),
    )
