# SPDX-License-Identifier: MIT
import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.unicode_maps import unicode_entries, unicode_map

WORDS = st.dictionaries(
    st.integers(0, 255), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=3)
)


@given(WORDS)
def test_a_map_is_read_as_it_was_written(words):
    assert dict(unicode_entries(unicode_map(words).encode("ascii"))) == words


@given(WORDS)
def test_no_block_is_longer_than_a_hundred_and_each_says_how_long_it_is(words):
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", unicode_map(words), re.DOTALL)

    sizes = [int(size) for size, _ in blocks]
    assert sizes == [len(entries.splitlines()) for _, entries in blocks]
    assert max(sizes, default=0) <= 100
