# SPDX-License-Identifier: MIT
"""What speaks for the roles of paragraphs is added up, and the reading with most is found."""

from itertools import product
from math import exp

import pytest

from workbench.importers.role_model import (
    ATTRIBUTION,
    BODY,
    NOTE,
    PAGE,
    ROLES,
    TITLE,
    RoleModel,
    log_sum,
    role_models,
)

STEPS = tuple(tuple((a * 7 + b * 3) % 5 / 2 for b in ROLES) for a in ROLES)
MODEL = RoleModel(
    {"loud": (1.0, 0.0, 0.0, 0.5, 0.0), "late": (0.0, 2.0, 0.0, 0.0, 1.0)},
    STEPS,
    (0.1, 0.4, 0.0, 0.9, 0.2),
)


def test_the_roles_have_names_of_their_own():
    assert tuple(ROLES) == (BODY, ATTRIBUTION, NOTE, TITLE, PAGE)


def test_points_are_those_of_all_cues_that_are_known():
    assert MODEL.points([["loud", "late"], ["unknown"], []]) == [
        [1.0, 2.0, 0.0, 0.5, 1.0],
        [0.0] * 5,
        [0.0] * 5,
    ]


@pytest.mark.parametrize("cues", [[["loud"]], [["late"], []], [["loud"], [], ["late", "loud"]]])
def test_no_other_reading_has_more_for_it_than_the_best(cues):
    points = MODEL.points(cues)
    best = MODEL.best(points)
    most = max(MODEL.sum_of(points, each) for each in product(ROLES, repeat=len(cues)))
    assert MODEL.sum_of(points, best) == pytest.approx(most)


@pytest.mark.parametrize("cues", [[["loud"]], [["late"], []], [["loud"], [], ["late", "loud"]]])
def test_a_share_is_that_of_all_readings_that_are_allowed(cues):
    points = MODEL.points(cues)
    allowed = [(BODY, TITLE), (ATTRIBUTION,), ROLES][: len(cues)]
    ways = {way: exp(MODEL.sum_of(points, way)) for way in product(ROLES, repeat=len(cues))}
    some = sum(ways[way] for way in product(*allowed))
    assert MODEL.share_of(points, allowed) == pytest.approx(some / sum(ways.values()))
    assert MODEL.share_of(points, [ROLES] * len(cues)) == pytest.approx(1.0)


def test_without_paragraphs_there_are_no_roles():
    assert MODEL.best([]) == []


def test_a_sum_of_logarithms_is_that_of_a_sum():
    assert log_sum([0.0, 0.0]) == pytest.approx(0.6931, abs=1e-4)
    assert log_sum([1000.0, 0.0]) == pytest.approx(1000.0)


def test_the_weights_of_the_program_have_one_for_each_role():
    for model in role_models():
        assert len(model.weights) > 1_000
        assert {len(row) for row in (*model.weights.values(), *model.steps, model.first)} == {5}
