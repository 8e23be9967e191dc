# SPDX-License-Identifier: MIT
"""What a teacher wrote into what was handed in, and what the student made of it.

That is a plan, or the answer to a question of a paper. An answer is handed in as a plan without
points; `plan_id` is then the id that it has as such (`practising.scripts.script_id`).

What comes back holds things said: at marks, beside lines, in the form at its end. Each becomes a
remark, which the student ticks off and answers. A file may come back more than once; what is told
apart by its key is the same thing said, perhaps in other words by now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.identifiers import (
    AnnotationId,
    AttemptId,
    PlanId,
    PointId,
    RemarkId,
    SourceId,
)

if TYPE_CHECKING:
    from workbench.domain.practising.scripts import AnswerWords


class RemarkKind(StrEnum):
    """How something was said."""

    COMMENT = "comment"
    """Written into one of the student's own marks."""
    REPLY = "reply"
    """An answer to a mark, or to another remark."""
    NOTE = "note"
    """A note stuck on a page, or written on it."""
    MARKING = "marking"
    """Words highlighted, underlined or struck out, with a comment or without one."""
    DELETION = "deletion"
    """One of the student's marks was deleted from the page; in the library it is as it was."""
    FORM = "form"
    """A field of the form for the teacher."""


class FormField(StrEnum):
    """The fields of the form."""

    LEVEL = "level"
    MARK = "mark"
    WENT_WELL = "went-well"
    EVEN_BETTER = "even-better"
    TARGET = "target"
    CODES = "codes"


FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        FormField.LEVEL: "Level",
        FormField.MARK: "Mark",
        FormField.WENT_WELL: "What went well",
        FormField.EVEN_BETTER: "Even better if",
        FormField.TARGET: "Target",
        FormField.CODES: "Codes",
    }
)
"""What the fields of the form are called, in their order; others go by their own names."""

PRAISE = "praise"
"""The `field` of a note that praises, so that there is nothing to do about it."""

_TO_DO = frozenset({FormField.EVEN_BETTER, FormField.TARGET, FormField.CODES})


@dataclass(frozen=True, slots=True)
class RemarkPlace:
    """What a remark is about: a mark, a point, a source, or a part of the plan.

    With nothing in it nobody could tell. `part` is “claim”, “judgement” or “plan”. `paragraph` is
    the number, from 1, of one of an answer that was written in practice, which has no other parts.
    """

    mark: AnnotationId | None = None
    point: PointId | None = None
    source: SourceId | None = None
    part: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said in a file.

    `key` is the same for the same thing in every copy of the file. `place` is what it is about.
    `page` counts from 1. `words` are those below it. `field` is that of the form, in which way
    words were marked, or `PRAISE`. `written` is in UTC, and None where the file does not tell.
    """

    key: str
    kind: RemarkKind
    text: str
    author: str = ""
    page: int | None = None
    words: str = ""
    place: RemarkPlace = RemarkPlace()
    field: str = ""
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """A plan that came back: whose it is, and all that was said in it.

    `hand_in` is the same for all copies of the file that was handed in, and for no others.
    `student` is the name in the file, `candidate` the candidate number: both may be empty. `review`
    is the teacher's review where one travels in the file: a hand-in of its own, which neither adds
    to the other nor takes away. `answer` is by what the words of an answer that was written in
    practice are known again.
    """

    name: str
    plan_id: PlanId
    hand_in: str
    student: str = ""
    said: tuple[Said, ...] = ()
    review: Returned | None = None
    candidate: str = ""
    answer: AnswerWords | None = None

    @property
    def parts(self) -> tuple[Returned, ...]:
        """All hand-ins in the file, each to be taken in by itself.

        Where nothing was written onto the pages of a marked copy, they say nothing of what
        somebody wrote onto others.
        """
        if self.review is None:
            return (self,)
        return (replace(self, review=None), self.review) if self.said else (self.review,)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said, and what the student made of it. Times are UTC.

    `attempt_id` is the attempt where it is about the answer to a question of one, else None.
    `earlier` is what it said before the teacher changed it. `taken_away` is since when it was no
    longer in what came back. `done` is when it was ticked off, `answer` what the student changed.
    """

    id: RemarkId
    plan_id: PlanId
    hand_in: str
    said: Said
    received: datetime
    earlier: str = ""
    taken_away: datetime | None = None
    done: datetime | None = None
    answer: str = ""
    attempt_id: AttemptId | None = None

    @property
    def asks(self) -> bool:
        """Whether it is something to do: no judgement, no praise, and not taken away."""
        return self.is_said_at_its_place and not self.is_praise

    @property
    def is_said_at_its_place(self) -> bool:
        """Whether it is shown where it belongs: no judgement of the whole, and not taken away."""
        return not self.is_judgement and self.taken_away is None

    @property
    def is_praise(self) -> bool:
        """Whether it praises."""
        return self.said.kind is RemarkKind.NOTE and self.said.field == PRAISE

    @property
    def is_judgement(self) -> bool:
        """Whether it tells how the plan was judged: what the form has, but for what is to do."""
        return self.said.kind is RemarkKind.FORM and self.said.field not in _TO_DO

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.asks and self.done is None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a returned plan adds to what is known of it.

    `remarks` are those to be kept, new or as they are from now on; the numbers tell how many are
    `new`, say something else (`changed`), or are no longer there (`gone`). `is_older` is a copy
    from before what is known: it changes nothing.
    """

    remarks: tuple[Remark, ...] = ()
    new: int = 0
    changed: int = 0
    gone: int = 0
    is_older: bool = False


def together(outcomes: Sequence[Reconciled]) -> Reconciled:
    """Return what came of all hand-ins in one file."""
    return Reconciled(
        tuple(remark for each in outcomes for remark in each.remarks),
        sum(each.new for each in outcomes),
        sum(each.changed for each in outcomes),
        sum(each.gone for each in outcomes),
        is_older=all(each.is_older for each in outcomes),
    )


def remark_id(returned: Returned, said: Said) -> RemarkId:
    """Return the id of a remark: always the same for one thing said in one hand-in of a plan."""
    named = "\n".join((returned.plan_id, returned.hand_in, said.key))
    return RemarkId(sha256(named.encode("utf-8", "replace")).hexdigest()[:32])


def reconciled(
    known: Iterable[Remark],
    returned: Returned,
    place_of: Callable[[Said], RemarkPlace],
    now: datetime,
) -> Reconciled:
    """Return what of `returned` is new, changed or gone beside the remarks `known` of its plan.

    Remarks of other hand-ins are left as they are. What a remark says follows the newest file; it
    is to be done again then, and what the student answered stays.
    """
    before = {each.id: each for each in known if each.hand_in == returned.hand_in}
    said = {remark_id(returned, each): each for each in returned.said}
    if _is_older(before, said):
        return Reconciled(is_older=True)
    new, changed, back = [], [], []
    for each_id, each in said.items():
        was = before.get(each_id)
        if was is None:
            placed = replace(each, place=place_of(each))
            new.append(Remark(each_id, returned.plan_id, returned.hand_in, placed, now))
        elif was.said.text != each.text:
            changed.append(_changed(was, each))
        elif was.taken_away is not None:
            back.append(replace(was, taken_away=None))
    gone = [
        replace(was, taken_away=now)
        for was_id, was in before.items()
        if was_id not in said and was.taken_away is None
    ]
    return Reconciled((*new, *changed, *back, *gone), len(new) + len(back), len(changed), len(gone))


def _changed(was: Remark, said: Said) -> Remark:
    now = replace(said, place=was.said.place)
    return replace(was, said=now, earlier=was.said.text, taken_away=None, done=None)


def _is_older(before: Mapping[RemarkId, Remark], said: Mapping[RemarkId, Said]) -> bool:
    """Tell whether a file is from before what is known.

    It is where something in it is the older wording of what is known. Where it has nothing new or
    changed, and all that it lacks was written after all that it has, it is most likely a copy that
    lay about: that is more common than a teacher who deletes just the last thing written.
    """
    changed = [
        (before[each], said[each])
        for each in said.keys() & before.keys()
        if before[each].said.text != said[each].text
    ]
    if changed:
        return any(_is_before(now.written, was.said.written) for was, now in changed)
    lacking = [
        was.said.written for each, was in before.items() if each not in said and not was.taken_away
    ]
    has_new = not said.keys() <= before.keys()
    if has_new or not lacking or not said:
        return False
    there = [each.written for each in said.values() if each.written is not None]
    newest = max(there, default=None)
    return all(_is_before(newest, each) for each in lacking)


def _is_before(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other
