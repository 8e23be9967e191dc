# SPDX-License-Identifier: MIT
import pytest

from tests.factories import a_point
from workbench.domain.identifiers import new_id
from workbench.domain.plan_state import CounterPointState, PlanState, state_of_point
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, PointKind
from workbench.ui.planning import wording

MARK, FACT = AnnotationEvidence(new_id()), BackgroundEvidence(new_id())


def a_state(**fields):
    return PlanState(
        **{
            "used": ("A", "B", "C", "D", "E"),
            "unused": ("F", "G"),
            "sources_are_named": False,
            "points": 3,
            "without_knowledge": (3,),
            "counter_point": CounterPointState.SUPPORTED,
            "has_judgement": False,
            **fields,
        }
    )


def test_a_plan_under_way_is_said_in_four_statements():
    assert [(each.is_met, each.text, each.detail) for each in wording.statements(a_state())] == [
        (True, "5 of 7 sources used", "F and G are not used yet"),
        (True, "A counter-point is there", "with its own evidence"),
        (False, "Point 3 has no own knowledge", "Add one fact from outside the sources"),
        (False, "No judgement yet", "End with a decision for the question"),
    ]


@pytest.mark.parametrize(
    ("fields", "text", "detail"),
    [
        ({"used": ("A",), "unused": ()}, "1 of 1 source used", "None is left out"),
        ({"unused": ("F",)}, "5 of 6 sources used", "F is not used yet"),
        (
            {"unused": tuple("FGHIJK")},
            "5 of 11 sources used",
            "F, G, H, I and 2 more are not used yet",
        ),
    ],
)
def test_unused_sources_are_named(fields, text, detail):
    first = wording.statements(a_state(**fields))[0]
    assert (first.text, first.detail) == (text, detail)


def test_nothing_is_said_of_sources_where_there_are_none():
    assert len(wording.statements(a_state(used=(), unused=()))) == 3


@pytest.mark.parametrize(
    ("fields", "is_met", "text"),
    [
        ({"points": 0, "without_knowledge": ()}, False, "No point yet"),
        ({"without_knowledge": ()}, True, "Every point has own knowledge"),
        ({"without_knowledge": (1, 2, 3)}, False, "Points 1, 2 and 3 have no own knowledge"),
    ],
)
def test_own_knowledge_is_asked_for(fields, is_met, text):
    third = wording.statements(a_state(**fields))[2]
    assert (third.is_met, third.text) == (is_met, text)


@pytest.mark.parametrize("state", CounterPointState)
def test_only_a_counter_point_with_evidence_has_a_tick(state):
    second = wording.statements(a_state(counter_point=state))[1]
    assert second.is_met is (state is CounterPointState.SUPPORTED)


def test_a_statement_is_spoken_with_its_state():
    spoken = wording.statements(a_state())[3].spoken
    assert spoken == "No judgement yet: End with a decision for the question. Nothing yet."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"point": ""}, "not started"),
        ({"point": "", "link": "So"}, "no point yet"),
        ({}, "no evidence yet"),
        ({"evidence": (MARK,)}, "no own knowledge yet"),
        ({"evidence": (MARK, FACT)}, "explanation still empty"),
        ({"evidence": (MARK, FACT), "explanation": "x"}, "link still empty"),
        ({"evidence": (MARK, FACT), "explanation": "x", "link": "y"}, "complete"),
    ],
)
def test_a_point_says_what_it_lacks_first(fields, words):
    assert wording.state_in_words(state_of_point(a_point(**fields))) == words


def test_a_heading_is_the_point_itself_or_its_place():
    assert wording.name_of_point(PointKind.POINT, 2, "They did\nmeet") == "They did meet"
    assert wording.name_of_point(PointKind.POINT, 2, " ") == "Point 2"
    counter = PointKind.COUNTER_POINT
    assert wording.name_of_point(counter, None, "some did") == "On the other hand: some did"
    own = "On the other hand, some did"
    assert wording.name_of_point(counter, None, own) == own
    assert wording.name_of_point(counter, None, "") == "On the other hand"
