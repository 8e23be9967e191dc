# SPDX-License-Identifier: MIT
"""The teacher's page and the card deck that the project was measured with, read from outside it."""

import re
from itertools import count

import pytest

from workbench.importers.assembly import pack_of
from workbench.importers.draft import PartKind
from workbench.importers.reading import read_page

_BLANKS = re.compile("[ \t\u00a0]+")


@pytest.fixture(scope="module")
def page_file(shared):
    return next((shared / "seeds").glob("000_*.txt"))


@pytest.fixture(scope="module")
def deck_file(shared):
    return next((shared / "seeds").glob("002_*.txt"))


def _pack(path):
    numbers = count(1)
    return pack_of(read_page(path), new_id=lambda: f"id{next(numbers)}")


@pytest.fixture(scope="module")
def pack(page_file):
    return _pack(page_file)


@pytest.fixture(scope="module")
def deck(deck_file):
    return _pack(deck_file)


def _normal(line):
    return _BLANKS.sub(" ", line).strip()


def _read_by_eye(page_file):
    """Return label → (body, attribution), by the hard space that begins every attribution."""
    lines = page_file.read_text(encoding="utf-8").splitlines()
    sources = {}
    for place, line in enumerate(lines):
        if not re.fullmatch(r"Source [A-G]", line):
            continue
        body, attribution = [], None
        for after in lines[place + 1 :]:
            if after.startswith("\u00a0"):
                attribution = _normal(after)
                break
            if after.startswith(("Click", "Source")):
                break
            if after:
                body.append(_normal(after))
        sources[line[-1]] = ("\n".join(body), attribution)
    return sources


def test_the_page_gives_seven_sources_in_its_own_order(pack):
    assert [source.label for source in pack.sources] == ["A", "B", "C", "D", "E", "G", "F"]
    assert [source.order for source in pack.sources] == [1, 2, 3, 4, 5, 6, 7]


def test_every_body_and_attribution_is_that_of_the_file(pack, page_file):
    by_eye = _read_by_eye(page_file)
    found = {source.label: (source.body, source.attribution) for source in pack.sources}
    assert found == by_eye
    assert sum(attribution is not None for _, attribution in found.values()) == 6


def test_the_cartoon_has_no_attribution_and_a_missing_picture(pack):
    cartoon = pack.source_labelled("D")
    assert cartoon.attribution is None
    assert cartoon.picture.missing
    assert cartoon.picture.alt == cartoon.body
    assert {"creator", "date", "place"} <= set(cartoon.provenance.not_given)


def test_three_sources_have_a_note_about_their_author(pack):
    notes = {source.label: source.author_note for source in pack.sources if source.author_note}
    assert sorted(notes) == ["C", "F", "G"]
    assert notes["C"] == notes["G"]
    assert notes["F"].endswith("westerner’")


def test_a_day_without_a_year_borrows_none(pack):
    analysis = pack.source_labelled("E")
    assert "10 August …" in analysis.body
    assert analysis.provenance.date.edtf == "1955-09"


def test_the_provenance_says_what_the_attribution_says(pack):
    a, f = pack.source_labelled("A").provenance, pack.source_labelled("F").provenance
    assert (a.creator, a.date.edtf, a.place) == (("Khrushchev",), "1956", "Britain")
    assert f.second_hand == "a top secret CIA briefing paper"
    assert f.role == "American UNRRA representative"


def test_the_page_has_its_words_and_facts(pack):
    terms = [term.term for term in pack.background.glossary]
    assert terms == ["summit", "destalinisation", "co-existence", "capitalism", "economic aid"]
    assert [fact.text.count("\n") for fact in pack.background.facts] == [2, 1, 1]
    assert pack.background.facts[0].text.endswith('"Now you know why."')


def test_the_story_has_two_sections_with_their_numbered_points(pack):
    story = pack.background.narrative
    assert [section.heading for section in story] == ["Peaceful Co-existence", "Increasing Tension"]
    numbers = [
        [passage.text[0] for passage in section.paragraphs if passage.text[1:2] == "."]
        for section in story
    ]
    assert numbers == [["1", "2", "3", "1"], [*"123456", *"1234"]]
    assert story[0].paragraphs[-1].text.startswith("1. Khrushchev said that he wanted")
    assert len(pack.background.introduction) == 4


def test_the_eight_countries_are_a_list_and_the_links_are_links(pack):
    assert [len(items.items) for items in pack.background.lists] == [8]
    assert len(pack.background.links) == 5
    assert all(link.target is None for link in pack.background.links)


@pytest.mark.parametrize("name", ["page_file", "deck_file"])
def test_no_line_of_a_page_is_lost(request, name):
    draft = read_page(request.getfixturevalue(name))
    assert "".join(part.raw for part in draft.parts) == draft.page
    kept = " ".join(_normal(part.text.replace("\n", " ")) for part in draft.parts)
    for line in draft.page.splitlines():
        words = re.sub(r"^[•-] ", "", _normal(line))
        assert words in kept


def test_the_deck_gives_eleven_cards_and_no_sources(deck):
    cards = deck.background.cards
    assert deck.sources == ()
    assert deck.title == "Post-Stalin Thaw and Peaceful Co-existence"
    assert [(card.number, card.of) for card in cards] == [(n, 11) for n in range(1, 12)]


def test_untitled_blocks_stay_untitled_and_an_empty_one_is_kept(deck):
    headings = {
        card.number: [block.heading for block in card.blocks] for card in deck.background.cards
    }
    assert headings[1] == [None, "Aimed at:", None]
    assert headings[5][:2] == [None, None]
    assert headings[6][1] is None
    empty = [
        block.heading for card in deck.background.cards for block in card.blocks if not block.items
    ]
    assert empty == ["Domino Theory (1954)"]


def test_bullets_have_two_levels(deck):
    with_points = [
        (card.number, len(item.items))
        for card in deck.background.cards
        for block in card.blocks
        for item in block.items
        if item.items
    ]
    assert with_points == [(7, 4)]


def test_what_belongs_to_the_website_is_left_over(deck, deck_file):
    assert [item.text.split()[0] for item in deck.left_over] == ["No", "Similar", "See"]
    numbers = [p for p in read_page(deck_file).parts if p.kind is PartKind.CARD_NUMBER]
    assert len(numbers) == 11
