# SPDX-License-Identifier: MIT
"""What is looked for at little cost first must not hide what a pattern would find."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.importers.attribution_cues import CUES, YEAR, Cue
from workbench.importers.genres import (
    CLEAR_GENRE_WORD,
    GENRE_WORD,
    PICTURES,
    TEXTS,
    names_clear_genre,
    names_genre,
    words_in,
)

LINES = sorted(
    {
        line
        for page in Path(__file__).parent.glob("*/**/*.txt")
        for line in page.read_text("utf-8", "replace").splitlines()
    }
)
WORDED = [cue for cue in CUES if cue.words]


@pytest.mark.parametrize("cue", WORDED, ids=lambda cue: cue.pattern.pattern[:40])
def test_where_a_cue_stands_one_of_its_words_stands(cue: Cue) -> None:
    found = [line for line in LINES if cue.pattern.search(line)]
    assert all(not cue.words.isdisjoint(words_in(line)) for line in found)


@pytest.mark.parametrize("text", [*PICTURES, *TEXTS])
def test_every_kind_of_source_is_found_as_its_pattern_finds_it(text: str) -> None:
    for words in (text, f"An old {text.upper()}s, 1911", f"_{text}_", f"{text}2", text[:-1]):
        assert names_genre(words) == (GENRE_WORD.search(words) is not None)
        assert names_clear_genre(words) == (CLEAR_GENRE_WORD.search(words) is not None)


def test_kinds_of_source_are_found_in_the_lines_of_pages_as_their_patterns_find_them() -> None:
    for line in LINES:
        assert names_genre(line) == (GENRE_WORD.search(line) is not None), line
        assert names_clear_genre(line) == (CLEAR_GENRE_WORD.search(line) is not None), line


@pytest.mark.parametrize("text", ["1911", "in 899", "c. 1540", "(2044)", "1930s", "May 1066."])
def test_a_year_is_found(text: str) -> None:
    assert YEAR.search(text)


@pytest.mark.parametrize("text", ["1,911", "£1911", "1911.5", "19110", "2050", "499", "1911 %"])
def test_a_number_that_is_no_year_is_none(text: str) -> None:
    assert YEAR.search(text) is None
