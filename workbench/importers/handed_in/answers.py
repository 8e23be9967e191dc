# SPDX-License-Identifier: MIT
"""What was read of a handed-in file as JSON, for the way from one process to another.

What comes in is not trusted: it is rebuilt member by member, and refused where it does not hold
together.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from workbench.domain.enquiries import Level
from workbench.domain.errors import InvalidDocumentError
from workbench.domain.handed_in.outline import MOST_PIECES, Piece, PlanOutline
from workbench.domain.handed_in.reading import (
    Asked,
    Doubt,
    DoubtKind,
    HandedIn,
    HandedInPlan,
    PaperPlace,
    PlanCounts,
)
from workbench.domain.handed_in.remarks import Frame, Remark, RemarkKind, RemarkState
from workbench.domain.identifiers import AnnotationId, PackId, PlanId, PointId
from workbench.domain.interchange.reviews import review_from_json, review_to_json
from workbench.domain.interchange.scripts import script_from_json, script_to_json
from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.mark_schemes import MOST_LEVELS
from workbench.domain.plans import Student
from workbench.domain.practising.scripts import MOST_ADDED, AnswerWords
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review
from workbench.domain.text import canonical, one_line
from workbench.importers.json_documents import check_json

_MOST = 10_000
"""Entries of a list, many more than are ever handed on."""

_LARGEST_COUNT = 10**9
_COUNTS = tuple(each.name for each in fields(PlanCounts))


def handed_in_to_json(read: HandedIn) -> dict[str, Any]:
    """Return what was read as a value that JSON can hold."""
    return {
        "pages": read.pages,
        "made": _time(read.made),
        "plan": _plan_to_json(read.plan) if read.plan else None,
        "remarks": [_remark_to_json(each) for each in read.remarks],
        "doubts": [[each.kind.value, each.sentence] for each in read.doubts],
        "asked": None
        if read.asked is None
        else [[each.rule, each.title, each.times] for each in read.asked],
        "outline": _outline_to_json(read.outline) if read.outline else None,
        "review": review_to_json(read.review) if read.review else None,
    }


def handed_in_from_json(data: dict[str, Any]) -> HandedIn:
    """Return what `data` says was read.

    Raises:
        ValueError: it does not hold together; a missing or strange member raises one of
            `draft_json.FAULTS`.
    """
    asked = data["asked"]
    return HandedIn(
        pages=_count(data["pages"]),
        made=time_of(data, "made"),
        plan=_plan_from_json(data["plan"]) if data["plan"] is not None else None,
        remarks=tuple(map(_remark_from_json, data["remarks"][:_MOST])),
        doubts=tuple(Doubt(DoubtKind(kind), _name(words)) for kind, words in data["doubts"][:100]),
        asked=None
        if asked is None
        else tuple(Asked(_name(rule), _name(title), _count(n)) for rule, title, n in asked[:100]),
        outline=None if data["outline"] is None else _outline_from_json(data["outline"]),
        review=None if data["review"] is None else _review_from_json(data["review"]),
    )


def _plan_to_json(plan: HandedInPlan) -> dict[str, Any]:
    student = plan.student
    return {
        "id": plan.id,
        "pack": plan.pack_id,
        "title": plan.pack_title,
        "question": plan.question,
        "student": [student.name, student.class_name, student.candidate, student.teacher],
        "version": plan.version,
        "work": plan.work,
        "exported": plan.exported,
        "out_of": plan.out_of,
        "counts": {name: getattr(plan.counts, name) for name in _COUNTS},
        "answers": [plan.answers.number, plan.answers.of, plan.answers.name]
        if plan.answers
        else None,
        "written": [plan.written.frozen, list(plan.written.added)] if plan.written else None,
    }


def _plan_from_json(data: dict[str, Any]) -> HandedInPlan:
    exported, out_of, answers = data["exported"], data["out_of"], data["answers"]
    name, class_name, candidate, teacher = map(_name, data["student"])
    return HandedInPlan(
        id=PlanId(_name(data["id"])),
        pack_id=PackId(_name(data["pack"])),
        pack_title=_name(data["title"]),
        question=_words(data["question"]),
        student=Student(name, class_name, candidate, teacher),
        version=_name(data["version"]),
        work=_name(data["work"]),
        exported=None if exported is None else _name(exported),
        out_of=None if out_of is None else _count(out_of),
        counts=PlanCounts(**{key: _count(data["counts"][key]) for key in _COUNTS}),
        answers=None if answers is None else _paper_place(*answers),
        written=None if data["written"] is None else _answer_words(*data["written"]),
    )


def _paper_place(number: Any, of: Any, name: Any) -> PaperPlace:  # noqa: ANN401 – JSON
    return PaperPlace(_count(number), _count(of), _name(name))


def _answer_words(frozen: Any, added: list[Any]) -> AnswerWords:  # noqa: ANN401 – JSON
    return AnswerWords(_name(frozen), tuple(map(_name, added[:MOST_ADDED])))


def _outline_to_json(outline: PlanOutline) -> dict[str, Any]:
    pieces = [
        [
            each.place.mark,
            each.place.point,
            each.place.part,
            each.place.paragraph,
            each.name,
            each.words,
        ]
        for each in outline.pieces
    ]
    return {
        "pieces": pieces,
        "board": outline.board,
        "question": outline.question,
        "script": script_to_json(outline.script) if outline.script else None,
        "levels": [[each.name, each.low, each.high, each.descriptor] for each in outline.levels],
    }


def _outline_from_json(data: dict[str, Any]) -> PlanOutline:
    pieces = tuple(
        Piece(
            RemarkPlace(
                mark=None if mark is None else AnnotationId(_name(mark)),
                point=None if point is None else PointId(_name(point)),
                part=_name(part),
                paragraph=None if paragraph is None else _count(paragraph),
            ),
            _name(name),
            _name(words),
        )
        for mark, point, part, paragraph, name, words in data["pieces"][:MOST_PIECES]
    )
    board, question = (
        None if data[key] is None else _name(data[key]) for key in ("board", "question")
    )
    script = None if data["script"] is None else script_from_json(data["script"])
    levels = tuple(
        Level(_name(name), _count(low), _count(high), _name(descriptor))
        for name, low, high, descriptor in data["levels"][:MOST_LEVELS]
    )
    return PlanOutline(pieces, board, question, script, levels)


def _review_from_json(data: Any) -> Review:  # noqa: ANN401 – JSON
    try:
        check_json(data, "planreview-1.json", name="review")
    except InvalidDocumentError as error:
        raise ValueError("no review") from error
    return review_from_json(data)


def _remark_to_json(remark: Remark) -> dict[str, Any]:
    return {
        "state": remark.state.value,
        "kind": remark.kind.value,
        "text": remark.text,
        "author": remark.author,
        "time": _time(remark.time),
        "page": remark.page,
        "mark": remark.mark,
        "short_id": remark.short_id,
        "point": remark.point,
        "was": remark.was,
        "words": remark.words,
        "name": remark.name,
        "answers": remark.answers,
        "frame": remark.frame,
        "paragraph": remark.paragraph,
    }


def _remark_from_json(data: dict[str, Any]) -> Remark:
    page, mark, point = data["page"], data["mark"], data["point"]
    paragraph = data["paragraph"]
    return Remark(
        state=RemarkState(data["state"]),
        kind=RemarkKind(data["kind"]),
        text=_words(data["text"]),
        author=_name(data["author"]),
        time=time_of(data, "time"),
        page=None if page is None else _count(page),
        mark=None if mark is None else AnnotationId(_name(mark)),
        short_id=_name(data["short_id"]),
        point=None if point is None else PointId(_name(point)),
        was=_words(data["was"]),
        words=_words(data["words"]),
        name=_name(data["name"]),
        answers=_name(data["answers"]),
        frame=_frame(data["frame"]),
        paragraph=None if paragraph is None else _count(paragraph),
    )


def _frame(value: Any) -> Frame | None:  # noqa: ANN401 – JSON
    if value is None:
        return None
    left, bottom, right, top = (round(float(each), 2) for each in value)
    return left, bottom, right, top


def _count(value: Any) -> int:  # noqa: ANN401 – JSON
    count = int(value)
    if not 0 <= count <= _LARGEST_COUNT:
        raise ValueError(value)
    return count


def _time(time: datetime | None) -> str | None:
    return time_to_json(time) if time else None


def _words(value: Any) -> str:  # noqa: ANN401 – JSON
    return canonical(str(value))


def _name(value: Any) -> str:  # noqa: ANN401 – JSON
    return one_line(str(value))
