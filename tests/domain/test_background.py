# SPDX-License-Identifier: MIT
import pytest

from workbench.domain.background import Background, GlossaryTerm
from workbench.domain.identifiers import BackgroundId

BACKGROUND = Background(
    glossary=tuple(
        GlossaryTerm(BackgroundId(term), term, "what it means")
        for term in ("state", "satellite state", "détente", "C++")
    )
)
TEXT = "After détente the Satellite\nstates spoke; interstate trade in C++ grew. A state."


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("détente", "détente"),
        ("Satellite", "satellite state"),
        ("states", "satellite state"),
        ("C++", "C++"),
        ("state.", "state"),
        ("After", None),
        ("interstate", None),
        ("trade", None),
    ],
)
def test_the_term_at_a_position_is_the_longest_whole_one(word, term):
    start = TEXT.rindex(word)
    found = BACKGROUND.term_at(TEXT, start + 1)
    assert (found.term if found else None) == term


def test_a_caret_before_and_behind_a_word_finds_it():
    start = TEXT.index("détente")
    for position in (start, start + len("détente")):
        assert BACKGROUND.term_at(TEXT, position).term == "détente"
    assert BACKGROUND.term_at(TEXT, start - 1) is None


@pytest.mark.parametrize("position", [0, len(TEXT), len(TEXT) + 10])
def test_ends_of_a_text_are_looked_at_like_the_rest(position):
    assert Background().term_at(TEXT, position) is None
    assert BACKGROUND.term_at("", position) is None


def test_a_term_without_words_is_never_found():
    empty = Background(glossary=(GlossaryTerm(BackgroundId("x"), " ", "nothing"),))
    assert empty.term_at("words  and more", 6) is None


def test_all_terms_of_a_text_are_found_as_one_by_one():
    found = BACKGROUND.terms_in(TEXT)
    assert [span.of(TEXT) for span in found] == ["détente", "Satellite\nstates", "C++", "state"]
    for span in found:
        assert BACKGROUND.term_at(TEXT, span.start + 1) is not None
    assert Background().terms_in(TEXT) == ()
    empty = Background(glossary=(GlossaryTerm(BackgroundId("x"), " ", "nothing"),))
    assert empty.terms_in("s and es") == ()
    assert empty.term_at("s and es", 0) is None
