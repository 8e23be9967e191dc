# SPDX-License-Identifier: MIT
"""How a teacher judged one plan: level, mark, what went well, and codes at notes and points.

A review belongs to the version of the plan that was looked at. It is kept apart from the student's
file, and goes back to the student as a small file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.enquiries import Level
from workbench.domain.identifiers import PlanId
from workbench.domain.practising.scripts import AnswerWords
from workbench.domain.remark_places import WHOLE_PLAN
from workbench.domain.remarks import PRAISE, FormField, RemarkKind, RemarkPlace, Returned, Said
from workbench.domain.saying import capitalised

HIGHEST_MARK = 999
MOST_STAMPS = 500


@dataclass(frozen=True, slots=True)
class Code:
    """A short way to say something that is often said.

    `next_step` is what the student is to do; `short` is one or two words for a button; `typed` are
    other ways to type the code. `asks` tells that there is something to do though no step is named.
    `is_own` tells that a teacher made it, or gave it another meaning.
    """

    code: str
    meaning: str
    next_step: str = ""
    short: str = ""
    typed: tuple[str, ...] = ()
    asks: bool = False
    is_own: bool = False

    @property
    def praises(self) -> bool:
        """Whether it is a code of praise, after which there is nothing to do."""
        return not self.next_step and not self.asks

    @property
    def sentence(self) -> str:
        """What the code says to the student."""
        said = f"{capitalised(self.meaning)}."
        if not self.next_step:
            return said
        step = capitalised(self.next_step)
        return f"{said} {step}." if step[-1].isalnum() else f"{said} {step}"


@dataclass(frozen=True, slots=True)
class CodeBank:
    """All codes in their order; `most_used` are those that have a button.

    `hidden` are those that are not offered: nobody types them, and what they mean is still known.
    """

    codes: tuple[Code, ...] = ()
    most_used: tuple[Code, ...] = ()
    hidden: tuple[Code, ...] = ()

    @property
    def listed(self) -> tuple[Code, ...]:
        """The codes as they are offered: those with a button, then all others."""
        return tuple(dict.fromkeys((*self.most_used, *self.codes)))

    def typed(self, word: str) -> Code | None:
        """Return the code that somebody typed, however its letters are written, or None."""
        wanted = word.casefold()
        for code in self.codes:
            if wanted in {code.code.casefold(), *(each.casefold() for each in code.typed)}:
                return code
        return None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A code at a place, or a comment without a code.

    `where` is what the place is called, `says` the words of the code as they are told to the
    student. `praises` tells that the code is one of praise: the student has nothing to do about
    it. `written` is in UTC.
    """

    id: str
    place: RemarkPlace
    where: str
    code: str = ""
    says: str = ""
    comment: str = ""
    written: datetime | None = None
    praises: bool = False

    @property
    def told(self) -> str:
        """What the student reads at the place."""
        parts = (f"{self.code}:" if self.code and self.says else self.code, self.says, self.comment)
        return " ".join(each for each in parts if each)


@dataclass(frozen=True, slots=True)
class Review:
    """How one plan was judged.

    `student` and `assignment` are as in the table of the class, `version` is that of the plan.
    `candidate` is the candidate number in the plan, empty where it has none.
    `level` is the name of one, `mark` out of `out_of`; None where nothing was chosen. `changed` is
    in UTC. `answer` is by what the words of an answer that was written in practice are known again.
    """

    student: str
    assignment: str
    plan_id: PlanId
    version: str
    level: str = ""
    mark: int | None = None
    out_of: int | None = None
    went_well: str = ""
    even_better: str = ""
    target: str = ""
    stamps: tuple[Stamp, ...] = ()
    changed: datetime | None = None
    candidate: str = ""
    answer: AnswerWords | None = None

    @property
    def is_begun(self) -> bool:
        """Whether anything was said."""
        words = (self.level, self.went_well, self.even_better, self.target)
        return self.mark is not None or bool(self.stamps) or any(words)

    @property
    def is_marked(self) -> bool:
        """Whether there is a level or a mark."""
        return self.mark is not None or bool(self.level)

    @property
    def blank(self) -> Review:
        """The review of the same plan of which nothing was said."""
        return Review(
            self.student,
            self.assignment,
            self.plan_id,
            self.version,
            out_of=self.out_of,
            candidate=self.candidate,
            answer=self.answer,
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that were stamped, each once, in their order."""
        return tuple(dict.fromkeys(each.code for each in self.stamps if each.code))


def level_at(levels: Sequence[Level], mark: int) -> Level | None:
    """Return the level that a mark lies in, or None."""
    return next((each for each in levels if each.low <= mark <= each.high), None)


def returned_review(review: Review, *, name: str, author: str = "") -> Returned:
    """Return a review as what is said to the student, at the notes and points it is about.

    It counts as a hand-in of its own, beside the PDF with what was written there: neither takes
    away what the other says.
    """
    return Returned(
        name,
        review.plan_id,
        f"{review.version} review",
        # Whose plan it is says the plan itself: names of folders are written in many ways.
        candidate=review.candidate,
        said=tuple(_said(review, author)),
        answer=review.answer,
    )


def _said(review: Review, author: str) -> Iterator[Said]:
    mark = "" if review.mark is None else f"{review.mark}"
    if mark and review.out_of is not None:
        mark = f"{mark} / {review.out_of}"
    fields = (
        (FormField.LEVEL, review.level),
        (FormField.MARK, mark),
        (FormField.WENT_WELL, review.went_well),
        (FormField.EVEN_BETTER, review.even_better),
        (FormField.TARGET, review.target),
    )
    whole = RemarkPlace(part=WHOLE_PLAN)
    for field, words in fields:
        if words:
            yield Said(
                f"review {field.value}",
                RemarkKind.FORM,
                words,
                author,
                place=whole,
                field=field.value,
                written=review.changed,
            )
    for each in review.stamps:
        yield Said(
            f"stamp {each.id}",
            RemarkKind.NOTE,
            each.told,
            author,
            place=each.place,
            field=PRAISE if each.praises else "",
            written=each.written,
        )
