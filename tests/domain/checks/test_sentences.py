# SPDX-License-Identifier: MIT
"""Every rule on sentences of our own, written before the patterns: `data/R01.txt` and on."""

import pytest

from tests.domain.checks.twin import DATA, material_of, sentences_of
from workbench.domain.checks.looking import Checks

IN_TABLES = sorted(path.stem for path in DATA.glob("R*.txt"))


@pytest.fixture(scope="module")
def looked_at():
    """Findings of a material; what a question knows is kept for the next sentence about it."""
    kept = {}
    return lambda material: kept.setdefault(material.enquiry, Checks()).findings(material)


@pytest.mark.parametrize("rule_id", IN_TABLES)
def test_a_rule_asks_where_it_should_and_nowhere_else(rule_id, looked_at):
    wrong = []
    for each in sentences_of(rule_id):
        asked = [found for found in looked_at(material_of(each)) if found.rule == rule_id]
        if bool(asked) is not each.asks:
            wrong.append(f"{'silent' if each.asks else asked[0].question}: {each.text[:160]}")
    assert wrong == []


@pytest.mark.parametrize("rule_id", IN_TABLES)
def test_ten_of_either_kind_stand_for_a_rule(rule_id):
    asks = [each.asks for each in sentences_of(rule_id)]
    assert asks.count(True) >= 10
    assert asks.count(False) >= 10
