# SPDX-License-Identifier: MIT
"""How the plan stands, as questions with counts (R36)."""

from dataclasses import replace

import pytest

from tests.domain.checks.twin import BACKGROUND, SOURCES, UTILITY, a_mark
from workbench.domain.checks.finding import PlaceKind
from workbench.domain.checks.looking import findings
from workbench.domain.checks.material import Material
from workbench.domain.enquiries import Enquiry
from workbench.domain.plans import (
    AnnotationEvidence,
    BackgroundEvidence,
    Plan,
    Point,
    PointKind,
)

MARKS = tuple(a_mark("It sounds proud.", {"s": label}) for label in "AEF")
KNOWN = BackgroundEvidence("item-5")
WHY = "Source E carries more weight, because its words were secret."
ENQUIRY = Enquiry("enquiry", UTILITY, question="aqa1b2", marks=12, sources=("A", "E"))


def on(*labels):
    return tuple(AnnotationEvidence(f"mark-{label}-1") for label in labels)


def a_point(number, *evidence, **fields):
    return Point(f"point-{number}", point=f"Thought {number}", evidence=evidence, **fields)


OTHER_HAND = a_point("other", *on("F"), kind=PointKind.COUNTER_POINT)
WHOLE = (a_point(1, *on("A"), KNOWN), a_point(2, *on("E"), KNOWN), OTHER_HAND)


def asked(points=WHOLE, judgement=WHY, marks=MARKS, **fields):
    plan = Plan("plan", "pack", ENQUIRY, points=tuple(points), judgement=judgement, **fields)
    material = Material(sources=SOURCES, background=BACKGROUND, annotations=tuple(marks), plan=plan)
    return [each for each in findings(material) if each.rule == "R36"]


def with_point(at, **fields):
    points = list(WHOLE)
    points[at] = replace(points[at], **fields)
    return points


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("Point 1 rests on no source yet. Which mark fits?",
         {"points": with_point(0, evidence=(KNOWN,)), "marks": MARKS[1:]}),
        ("Points 1 and 2 rest on no source yet. Which marks fit?",
         {"points": [a_point(1, KNOWN), a_point(2, KNOWN), OTHER_HAND], "marks": MARKS[2:]}),
        ("Point 2 has nothing from your own knowledge. What do you know that tests it?",
         {"points": with_point(1, evidence=on("E"))}),
        ("Points 1 and 2 have nothing from your own knowledge. What do you know that tests them?",
         {"points": [a_point(1, *on("A")), a_point(2, *on("E")), OTHER_HAND]}),
        ("1 mark is used nowhere: E1. Does one belong in a point?",
         {"points": with_point(1, evidence=(*on("A"), KNOWN))}),
        ("2 marks are used nowhere: A2 and A3. Does one belong in a point?",
         {"marks": [*MARKS, *(a_mark("Proud", {}, number) for number in (2, 3))]}),
        ("6 marks are used nowhere: A2, A3, A4 and 3 more. Does one belong in a point?",
         {"marks": [*MARKS, *(a_mark("Proud", {}, number) for number in range(2, 8))]}),
        ("A1 carries 3 points. Could another mark carry one?",
         {"points": [*(a_point(x, *on("A", "E"), KNOWN) for x in range(3)), OTHER_HAND]}),
        ("What could somebody say on the other hand?", {"points": WHOLE[:2]}),
        ("What do you decide in the end?", {"judgement": "  "}),
        ("What do you measure it by?", {"judgement": "Overall Source E is useful."}),
    ],
)  # fmt: skip
def test_a_plan_is_asked_what_it_is_without(question, given):
    assert question in [each.question for each in asked(**given)]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"judgement": "It depends on what one asks: E for guardians."},
        {"judgement": "what matters most is that e was secret so i would start there"},
        {"judgement": "E outweighs A."},
        {"judgement": "A is proud, but E is more useful than A since it was secret."},
        {"points": (*WHOLE, a_point(3, *on("A", "E"), KNOWN))},
        {"points": with_point(0, explanation="They were proud.", link="So it divided them.")},
        {"points": with_point(2, evidence=())},
        {"marks": [*MARKS, a_mark("A book", {"s": "C"})]},
        {"points": (), "judgement": "", "marks": MARKS},
        {"points": (Point("empty"), Point("other", kind=PointKind.COUNTER_POINT)), "judgement": ""},
        {"claim": "It divided the town.", "points": (), "judgement": ""},
    ],
)
def test_a_plan_that_has_it_or_is_not_begun_is_asked_nothing(given):
    assert asked(**given) == []


def test_one_point_is_asked_beside_itself_and_several_beside_the_plan():
    (one,) = asked(with_point(0, evidence=(*on("A"),)))
    (several,) = asked([a_point(1, *on("A")), a_point(2, *on("E")), OTHER_HAND])
    assert (one.place.kind, one.place.point, one.place.field) == (
        PlaceKind.POINT,
        "point-1",
        "evidence",
    )
    assert several.place.kind is PlaceKind.PLAN
