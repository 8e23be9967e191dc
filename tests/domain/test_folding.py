# SPDX-License-Identifier: MIT
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.domain.folding import Folded, folded, occurrences
from workbench.domain.text import Span

LETTERS = "aÀßẞæŁıİﬁe\u0301σς가ｱ½…’«—\u0640\u200b \n\t\u00a0中אֶمّ😀"
texts = st.text(st.sampled_from(LETTERS) | st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź, Århus, Ærø", "lodz, arhus, aero"),
        ("ﬁne œuvre", "fine oeuvre"),
        ("e\u0301t\u00e9", "ete"),
        ("Istanbul İstanbul ılık", "istanbul istanbul ilik"),
        ("‘so’ — “said”", "'so' - \"said\""),
        ("one\n\n  two\tthree\u00a0four", "one two three four"),
        ("محـــمّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
    ],
)
def test_what_readers_take_for_the_same_is_compared_as_the_same(text, plain):
    assert folded(text) == plain


@given(texts)
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(texts)
def test_both_ways_of_folding_are_the_same(text):
    assert Folded.of(text).plain == folded(text)


@given(texts, texts)
def test_what_is_added_after_a_space_changes_nothing_before(text, more):
    assert folded(f"{text}x {more}").startswith(folded(f"{text}x"))


@example("Straße")
@example("a\u0301\u0302b")
@example(" \n x")
@given(texts)
def test_every_folded_character_comes_from_a_place_in_the_text(text):
    within = Folded.of(text)
    before = Span(0, 1)
    for at in range(len(within.plain)):
        span = within.span(at, at + 1)
        assert span.end <= len(text)
        assert span.start >= before.start
        assert within.plain[at] in folded(span.of(text))
        before = span


@settings(max_examples=60)
@given(texts, texts, texts)
def test_words_are_found_where_they_stand(before, words, after):
    text = unicodedata.normalize("NFC", f"{before}|{words}|{after}")
    plain = folded(f"|{words}|")
    spans = list(Folded.of(text).places_of(plain))
    assert spans
    assert all(plain in folded(span.of(text)) for span in spans)


def test_an_accent_stays_with_its_letter():
    text = "cafe\u0301 Ål"
    (span,) = Folded.of(text).places_of("cafe")
    assert span.of(text) == "cafe\u0301"


def test_a_part_of_a_joined_letter_is_the_whole_letter():
    text = "die Straße"
    assert [x.of(text) for x in Folded.of(text).places_of("as")] == ["aß"]
    assert [x.of(text) for x in Folded.of(text).places_of("se")] == ["ße"]


def test_nothing_is_looked_for_nowhere():
    assert list(occurrences("", "some")) == []
