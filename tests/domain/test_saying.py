# SPDX-License-Identifier: MIT
import pytest

from workbench.domain.saying import counted, listed


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [(0, "mark", "0 marks"), (1, "mark", "1 mark"), (3, "mark", "3 marks"), (2, "box", "2 boxes")],
)
def test_a_number_is_said_with_its_noun(count, noun, said):
    assert counted(count, noun) == said


def test_names_are_listed_with_one_word_before_the_last():
    assert listed([]) == ""
    assert listed(["N"]) == "N"
    assert listed(("A", "B")) == "A and B"
    assert listed(["N", "O", "P"], last="or") == "N, O or P"
