# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.checks.twin import SOURCES
from workbench.domain.checks.mentions import mentions_in
from workbench.domain.checks.reading import Reading, plain
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.stems import stem

BY_LABEL = {each.label: SourceWords(each) for each in SOURCES}
LABELS = {each.label.casefold(): each for each in SOURCES}


@given(st.text())
def test_the_plain_form_is_as_long_as_the_text(text):
    reading = Reading(text)
    assert len(plain(text)) == len(text) == len(reading.unquoted)
    for each in (*reading.words, *reading.sentences, *reading.quotations):
        assert 0 <= each.start < each.end <= len(text)
    assert [text[x.start : x.end].strip() for x in reading.sentences] == [
        x.of(text) for x in reading.sentences
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is a speech. it is proud! is it?", 3),
        ("Mr. Ashdown and Dr. Reed met at St. James.", 1),
        ("He said 'We wait. We starve.' to them. Then he left.", 2),
        ("First line\nsecond line", 2),
        ("It goes on ... and on", 1),
        ("It goes on... And it ends", 2),
        ("e.g. cotton, i.e. work", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_they_should(text, sentences):
    assert len(Reading(text).sentences) == sentences


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He says 'only one road' and 'no'.", ["only one road", "no"]),
        ("He says “only one road”.", ["only one road"]),
        ("The mixed pair 'De-stalinisation’ is read", ["De-stalinisation"]),
        ("The workers' hunger and the owners' sacks", []),
        ("It's Ashdown's speech, isn't it", []),
        ("In the '60s he said 'cause it's so' twice", []),
        ("He calls it 'the people's bread' there", ["the people's bread"]),
        ('She wrote "one" and “two”', ["one", "two"]),
    ],
)
def test_what_stands_in_quotation_marks_is_found(text, quoted):
    assert [each.of(text) for each in Reading(text).quotations] == quoted


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Source A and Source E agree.", ["a", "e"]),
        ("sources a and e agree", ["a", "e"]),
        ("Sources A, E and F", ["a", "e", "f"]),
        ("Sources A to C", ["a", "c", "b"]),
        ("A says so, whereas E does not.", ["a", "e"]),
        ("A speech by a man", []),
        ("the source a historian would use", []),
        ("the source I would use", []),
        ("He says 'Source E is wrong'.", []),
        ("source e is better", ["e"]),
        ("Interpretation C is by a teacher", ["c"]),
        ("Source K is missing", ["k"]),
        ("We heard what A presents as a choice", ["a"]),
        ("Plan B was E-shaped", []),
    ],
)
def test_sources_are_known_by_their_letters(text, labels):
    found = mentions_in(Reading(text), {x: y for x, y in LABELS.items() if x != "b"})
    assert [label for each in found for label in each.labels] == labels


@pytest.mark.parametrize(
    ("label", "quotation", "is_there"),
    [
        ("A", "only one honest road", True),
        ("A", "ONLY one “honest” road", True),
        ("A", "You do not love this war … Lancashire has chosen", True),
        ("A", "Lancashire has chosen ... You do not love", False),
        ("A", "they [chose] that road", False),
        ("A", "[they] bear the hunger", True),
        ("A", "bear[ing] the hunger", True),
        ("E", "refused to open a second kitchen", True),
        ("A", "mill workers in Rochdale", True),
        ("A", "…", False),
        ("A", "one honest way", False),
    ],
)
def test_a_quotation_is_found_whatever_it_leaves_out(label, quotation, is_there):
    assert BY_LABEL[label].has(quotation) is is_there


@pytest.mark.parametrize(
    ("label", "quotation", "printed"),
    [
        ("A", "the worlds is watching", "the world is watching"),
        ("E", "there can be no charity without labor", "there can be no charity without labour"),
        ("A", "nothing of the kind was said", None),
        ("D", "an empty bowls", "an empty bowl"),
    ],
)
def test_the_nearest_words_are_given_as_printed(label, quotation, printed):
    assert BY_LABEL[label].nearest(quotation) == printed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("divided", "division"),
        ("divide", "dividing"),
        ("reliable", "reliability"),
        ("worker", "workers"),
        ("policy", "policies"),
        ("lancashire's", "lancashire"),
        ("persuade", "persuasion"),
    ],
)
def test_forms_of_a_word_share_their_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("cotton", "cottage"), ("famine", "family"), ("board", "bread")]
)
def test_other_words_do_not(one, other):
    assert stem(one) != stem(other)
