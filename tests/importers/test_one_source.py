# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.importers.assembly import pack_of
from workbench.importers.one_source import one_source_of

LETTER = """We have eaten the hens. There has been no wage since Easter.

Tell mother that the gates are still shut.

From a letter by a docker's wife to her sister, May 1911.
"""


def source(text):
    numbers = iter(range(1000))
    (only,) = pack_of(one_source_of(text, origin="p"), new_id=lambda: str(next(numbers))).sources
    return only


def test_text_without_a_heading_is_one_source_with_its_label():
    letter = source(LETTER)
    assert letter.name == "Source A"
    assert letter.attribution == "From a letter by a docker's wife to her sister, May 1911."
    assert letter.body.startswith("We have eaten the hens.")
    assert letter.body.endswith("still shut.")


def test_a_heading_of_its_own_is_kept():
    assert source("Interpretation 2\n\n" + LETTER).name == "Interpretation 2"


def test_what_looks_like_another_source_in_it_is_part_of_it():
    text = "He read aloud.\n\nSource B\n\nTwo hands, said the tallyman.\n\n\u00a0 A diary, 1911.\n"
    body = source(text).body
    assert "He read aloud." in body
    assert "Source B" in body
    assert "Two hands" in body


@pytest.mark.parametrize("heading", ["New Words", "Did you know", "The Strike"])
def test_headings_of_other_pages_are_words_of_it(heading):
    body = source(f"{heading}\n\nThe hens were eaten by May, every one of them.\n").body
    assert "The hens were eaten" in body


@given(st.text(st.sampled_from("Source AB1\n.: \u00a0x"), min_size=1, max_size=120))
def test_whatever_it_is_it_is_one_source_and_whole(text):
    draft = one_source_of(text, origin="p")
    assert "".join(part.raw for part in draft.parts) == draft.page
    assert len(draft.sources) == 1
