# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given

from tests.factories import provenances
from workbench.domain.provenance import Provenance
from workbench.domain.same_origin import Shared, Shares, same_origin


def authors(one, other):
    found = same_origin(Provenance(creator=(one,)), Provenance(creator=(other,)))
    return [each for each in found.shared if each.what is Shares.AUTHOR]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Walter Rennick", "Walter Rennick"),
        ("Captain Walter Rennick", "WALTER RENNICK"),
        ("Édouard Mabillon", "Edouard Mabillon"),
        ("Grażyna Wołek", "Grazyna Wolek"),
        ("Rennick, Walter", "Walter Rennick"),
        ("Hubertus von Klee", "Hubertus von Klee"),
        ("Khrushchev", "Khrushchev"),
    ],
)
def test_the_same_person_is_found_whatever_the_capitals_accents_and_titles(one, other):
    assert authors(one, other) == [Shared(Shares.AUTHOR, one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("W. Rennick", "Walter Rennick"),
        ("J.R. Whitcombe", "John Whitcombe"),
        ("W. H. Nance", "Walter Henry Nance"),
        ("Khrushchev", "Nikita Khrushchev"),
        ("President Kennedy", "John F. Kennedy"),
        ("W. Rennick", "W Rennick"),
    ],
)
def test_initials_and_a_surname_alone_match_without_certainty(one, other):
    assert authors(one, other) == [Shared(Shares.AUTHOR, one, other, is_certain=False)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Walter Rennick", "William Rennick"),
        ("W. Rennick", "Ada Rennick"),
        ("Walter Rennick", "Walter Renwick"),
        ("George V", "George VI"),
        ("William Pitt the Younger", "William Pitt the Elder"),
        ("Mrs Kettle", "Mr Kettle"),
        ("Captain Kettle", "Alderman Kettle"),
        ("a soldier", "a soldier"),
        ("weavers", "weavers"),
        ("Anonymous", "anonymous"),
        ("Wulfric of Selby", "John of Selby"),
        ("US Government", "Government"),
    ],
)
def test_different_people_and_people_without_a_name_never_match(one, other):
    assert authors(one, other) == []


def test_each_of_several_authors_is_held_against_each_other_one():
    one = Provenance(creator=("Ada Marsh", "Walter Rennick"))
    other = Provenance(creator=("W. Rennick", "Tom Hale", "Ada Marsh"))
    assert same_origin(one, other).shared == (
        Shared(Shares.AUTHOR, "Ada Marsh", "Ada Marsh"),
        Shared(Shares.AUTHOR, "Walter Rennick", "W. Rennick", is_certain=False),
    )


def test_a_title_is_found_with_its_words_as_printed():
    one = Provenance(title="The Hungry Mill: a memoir")
    other = Provenance(title="the hungry mill")
    assert same_origin(one, other).shared == (
        Shared(Shares.TITLE, "The Hungry Mill: a memoir", "the hungry mill", is_certain=False),
    )
    assert same_origin(one, Provenance(title="The hungry mill: A Memoir")).shared[0].is_certain


@pytest.mark.parametrize("title", ["Letter", "The Diary", "Untitled", "not given"])
def test_a_title_that_any_text_may_have_never_matches(title):
    assert not same_origin(Provenance(title=title), Provenance(title=title))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Provenance(publisher="Ministry of Food"), Provenance(publisher="the Ministry of Food")),
        (Provenance(creator=("Ministry of Food",)), Provenance(publisher="Ministry of Food")),
        (Provenance(title="Ministry of Food News"), Provenance(publisher="Ministry of Food News")),
    ],
)
def test_a_body_that_issued_both_is_found_wherever_it_stands(one, other):
    (shared,) = same_origin(one, other).shared
    assert shared.what is Shares.BODY
    assert shared.is_certain
    assert "Ministry of Food" in shared.words


def test_a_body_is_found_by_its_short_form_without_certainty():
    one = Provenance(creator=("CIA",))
    other = Provenance(publisher="Central Intelligence Agency")
    assert same_origin(one, other).shared == (
        Shared(Shares.BODY, "CIA", "Central Intelligence Agency", is_certain=False),
    )


def test_a_newspaper_that_made_and_published_an_article_is_told_once():
    one = Provenance(creator=("The Harrow Gazette",), title="The Harrow Gazette")
    other = Provenance(publisher="Harrow Gazette", title="Harrow Gazette")
    assert [each.what for each in same_origin(one, other).shared] == [Shares.TITLE]


@pytest.mark.parametrize("field", ["creator", "title", "publisher"])
def test_what_is_not_given_never_matches(field):
    value = ("Ada Marsh",) if field == "creator" else "Ada Marsh"
    said = Provenance(**{field: value})
    unsaid = Provenance(**{field: value}, not_given=(field,))
    assert same_origin(said, said)
    assert not same_origin(said, unsaid)
    assert not same_origin(unsaid, unsaid)
    assert not same_origin(Provenance(), Provenance())


@given(provenances, provenances)
def test_what_is_shared_does_not_depend_on_the_order_of_the_sources(one, other):
    forth, back = same_origin(one, other), same_origin(other, one)
    assert bool(forth) == bool(back)
    assert {each.what for each in forth.shared} == {each.what for each in back.shared}
