# SPDX-License-Identifier: MIT
"""A teacher's review of one plan as JSON, format `planreview/1`.

The same form is kept beside the teacher's library and goes back to the student.
"""

from __future__ import annotations

from typing import Any

from workbench.domain.identifiers import AnnotationId, PlanId, PointId
from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.practising.scripts import AnswerWords
from workbench.domain.remark_places import WHOLE_PLAN
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp
from workbench.domain.text import canonical, one_line

FORMAT = "planreview/1"

JsonObject = dict[str, Any]


def review_to_json(review: Review) -> JsonObject:
    """Return a review as JSON."""
    return {
        "format": FORMAT,
        "student": review.student,
        **({"candidate": review.candidate} if review.candidate else {}),
        "assignment": review.assignment,
        "plan": review.plan_id,
        "version": review.version,
        "level": review.level,
        "mark": review.mark,
        "out_of": review.out_of,
        "went_well": review.went_well,
        "even_better": review.even_better,
        "target": review.target,
        "stamps": [_stamp_to_json(each) for each in review.stamps],
        "changed": time_to_json(review.changed) if review.changed else None,
        **({} if review.answer is None else {"answer": _answer_to_json(review.answer)}),
    }


def review_from_json(data: JsonObject) -> Review:
    """Return the review in JSON that fits `planreview-1.json`."""
    return Review(
        student=one_line(data["student"]),
        assignment=one_line(data["assignment"]),
        plan_id=PlanId(one_line(data["plan"])),
        version=one_line(data["version"]),
        level=one_line(data["level"]),
        mark=data["mark"],
        out_of=data["out_of"],
        went_well=canonical(data["went_well"]),
        even_better=canonical(data["even_better"]),
        target=canonical(data["target"]),
        stamps=tuple(map(_stamp_from_json, data["stamps"])),
        changed=time_of(data, "changed"),
        candidate=one_line(data.get("candidate", "")),
        answer=_answer_from_json(data.get("answer")),
    )


def _answer_to_json(answer: AnswerWords) -> JsonObject:
    return {"frozen": answer.frozen, "added": list(answer.added)}


def _answer_from_json(data: JsonObject | None) -> AnswerWords | None:
    return AnswerWords(data["frozen"], tuple(data["added"])) if data else None


def _stamp_to_json(stamp: Stamp) -> JsonObject:
    place = stamp.place
    return {
        "id": stamp.id,
        "annotation": place.mark,
        "point": place.point,
        "part": place.part,
        **({} if place.paragraph is None else {"paragraph": place.paragraph}),
        "where": stamp.where,
        "code": stamp.code,
        "says": stamp.says,
        "comment": stamp.comment,
        "praises": stamp.praises,
        "written": time_to_json(stamp.written) if stamp.written else None,
    }


def _stamp_from_json(data: JsonObject) -> Stamp:
    mark, point = data["annotation"], data["point"]
    part = data["part"] if mark or point else data["part"] or WHOLE_PLAN
    return Stamp(
        id=one_line(data["id"]),
        place=RemarkPlace(
            mark=AnnotationId(one_line(mark)) if mark else None,
            point=PointId(one_line(point)) if point else None,
            part=one_line(part),
            paragraph=data.get("paragraph"),
        ),
        where=one_line(data["where"]),
        code=one_line(data["code"]),
        says=canonical(data["says"]),
        comment=canonical(data["comment"]),
        written=time_of(data, "written"),
        # Reviews from before this was told have it nowhere.
        praises=data.get("praises", False),
    )
