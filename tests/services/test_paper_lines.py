# SPDX-License-Identifier: MIT
from __future__ import annotations

from itertools import pairwise

from workbench.services.demonstrating import bundled_pack
from workbench.services.paper_lines import paper_lines


def test_lines_begin_with_words_and_paragraphs_with_lines():
    for source in bundled_pack().sources:
        text = source.body or ""
        starts = paper_lines(text)
        assert list(starts) == sorted(set(starts))
        assert all(not text[start].isspace() for start in starts)
        at = 0
        for line in text.split("\n"):
            assert not line.strip() or at in starts
            at += len(line) + 1


def test_a_text_without_words_has_no_lines():
    assert paper_lines("") == ()
    assert paper_lines("\n \n") == ()


def test_lines_of_equal_words_are_equally_long():
    starts = paper_lines("word " * 400)
    lengths = {end - start for start, end in pairwise(starts)}
    assert len(lengths) == 1
    assert lengths.pop() % 5 == 0
