# SPDX-License-Identifier: MIT
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation
from workbench.ui.annotating.wording import gaps_in, keys_in_words, place_of, with_step


@given(st.text(alphabet="ab {}…", max_size=40))
def test_gaps_never_overlap_and_are_what_is_to_be_filled_in(text):
    gaps = gaps_in(text)

    assert all(one.end <= other.start for one, other in pairwise(gaps))
    assert all(gap.of(text) == "…" or gap.of(text)[0] + gap.of(text)[-1] == "{}" for gap in gaps)
    assert text.count("…") <= len(gaps) + sum(gap.of(text).count("…") for gap in gaps)


def test_keys_are_named_as_one_says_them():
    assert keys_in_words(["N"]) == "N"
    assert keys_in_words(["N", "O", "P"]) == "N, O or P"


def test_one_line_and_several():
    mark = an_annotation(a_source())

    assert place_of(mark, (4, 4)) == "line 4"
    assert place_of(mark, (4, 6)) == "lines 4–6"
    assert place_of(mark, None) == "text"


def test_only_steps_can_be_written():
    mark = an_annotation(a_source())

    assert with_step(mark, "so_what", "x").so_what == "x"
    with pytest.raises(KeyError):
        with_step(mark, "short_id", "x")
