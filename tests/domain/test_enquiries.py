# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from workbench.domain.enquiries import QuestionType


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("P1A 01", "01"),
        ("P1 2(a)", "2(a)"),
        ("11-19 Q6(b)", "6(b)"),
        ("P1 (a)", "(a)"),
        ("Q3", "3"),
        ("P2 Q2-4", ""),
        ("P2 A", ""),
        ("HAT", ""),
        ("Evaluate the usefulness", ""),
        ("", ""),
    ],
)
def test_the_number_before_a_question_is_known_where_it_does_not_hang_on_the_option(
    number, printed
):
    kind = QuestionType("id", "How useful …?", 8, 10, (), number)
    assert kind.printed_number == printed
