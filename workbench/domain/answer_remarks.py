# SPDX-License-Identifier: MIT
"""What teachers wrote about answers that were given in practice.

An answer is frozen when its time is over, so a remark at one of its paragraphs stays there for
good. Only what was written after that may change once a teacher has read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.identifiers import AttemptId, PlanId
from workbench.domain.plans import Plan
from workbench.domain.practising.attempts import Attempt
from workbench.domain.practising.scripts import (
    AnswerWords,
    Script,
    script_id,
    script_of,
    words_named,
)
from workbench.domain.remark_places import Ground
from workbench.domain.remarks import FormField, Remark, RemarkKind, Returned, Said
from workbench.domain.sources import Pack
from workbench.domain.text import one_line

_LONGEST_BEGINNING = 80
"""Characters of a paragraph by which it is known again."""

_MARK = re.compile(r"\s*(\d{1,3})\s*(?:(?:/|out of|of|marks?\b).*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TeacherJudgement:
    """How a teacher judged one answer: the name of a level, and a mark where it is a number."""

    attempt_id: AttemptId | None
    level: str = ""
    mark: int | None = None


def answer_ground(attempt: Attempt, number: int) -> Ground:
    """Return what remarks on the answer to a question, counted from 0, may be about.

    Raises:
        AttemptRunningError: the attempt is not over.
    """
    paper, question = attempt.paper, attempt.paper.questions[number]
    sources = paper.sources_for(number)
    shown = {source.id for source in sources}
    plan_id = script_id(attempt.id, number, question.id)
    return Ground(
        Plan(plan_id, attempt.pack_id, question, attempt.student),
        Pack(attempt.pack_id, paper.title, sources=sources),
        {mark.id: mark for mark in attempt.marks if mark.target.source_id in shown},
        script_of(attempt, number),
    )


def with_words(returned: Returned, script: Script) -> Returned:
    """Return what came back with the words of each paragraph that may change one day.

    By them it is found again. A paragraph that is another one already gets none.
    """
    known = returned.answer or AnswerWords("")
    frozen = len(script.paragraphs)
    now = {words_named(each): each for each in script.paragraphs_added}

    def told(said: Said) -> Said:
        place = (said.place.paragraph or 0) - frozen
        if place < 1:
            return said
        name = known.added[place - 1] if place <= len(known.added) else ""
        return replace(said, words=_beginning(now.get(name, "")))

    return replace(returned, said=tuple(map(told, returned.said)))


def teacher_judgements(remarks: Iterable[Remark]) -> Mapping[PlanId, TeacherJudgement]:
    """Return how answers were judged by their teachers, each by the newest hand-in that judges."""
    judging: dict[PlanId, list[Remark]] = {}
    for each in remarks:
        if _judges(each):
            judging.setdefault(each.plan_id, []).append(each)
    return {plan_id: _judgement(each) for plan_id, each in judging.items()}


def mark_told(text: str) -> int | None:
    """Return the mark that a teacher wrote: “9”, “9/12”, “9 out of 12”; None where it is none."""
    found = _MARK.fullmatch(text.strip())
    return int(found[1]) if found else None


def _judges(remark: Remark) -> bool:
    is_field = remark.said.kind is RemarkKind.FORM and remark.taken_away is None
    return is_field and remark.said.field in {FormField.LEVEL, FormField.MARK}


def _judgement(remarks: Sequence[Remark]) -> TeacherJudgement:
    newest = max(remarks, key=lambda each: each.received)
    fields = {each.said.field: each.said.text for each in remarks if each.hand_in == newest.hand_in}
    return TeacherJudgement(
        newest.attempt_id,
        one_line(fields.get(FormField.LEVEL, "")),
        mark_told(fields.get(FormField.MARK, "")),
    )


def _beginning(words: str) -> str:
    """Return the first words of a paragraph, none of them cut."""
    line = one_line(words)
    if len(line) <= _LONGEST_BEGINNING:
        return line
    return line[:_LONGEST_BEGINNING].rpartition(" ")[0] or line
