# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

from tests.factories import a_pack, a_plan, a_point, an_annotation
from workbench.domain.handed_in.outline import LONGEST_WORDS, outline_of
from workbench.domain.plans import PointKind
from workbench.domain.remarks import RemarkPlace


def test_a_plan_is_taken_apart_in_its_order_with_its_marks_last():
    pack = a_pack()
    other = PointKind.COUNTER_POINT
    points = tuple(
        replace(a_point(), id=name, kind=kind, point=name, explanation="", link="")
        for name, kind in (("a", PointKind.POINT), ("b", other), ("c", PointKind.POINT))
    )
    plan = replace(a_plan(pack), points=points, claim="x" * 3_000)
    mark = replace(an_annotation(pack.sources[0]), short_id="A1")
    outline = outline_of(plan, (mark,))
    names = ["My claim", "Point 1", "On the other hand", "Point 2", "Judgement", "Mark A1"]
    assert [each.name for each in outline.pieces] == names
    assert len(outline.pieces[0].words) == LONGEST_WORDS
    assert outline.named("point 2").place == RemarkPlace(point="c")
    assert outline.named("mark a1").place == RemarkPlace(mark=mark.id)
    assert outline.named("Point 3") is None
    both = outline_of(replace(plan, points=(*points, replace(points[1], id="d"))), ())
    assert both.named("On the other hand 2").place == RemarkPlace(point="d")
