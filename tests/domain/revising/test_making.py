# SPDX-License-Identifier: MIT
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.revising.material import BACKGROUND, LETTER, PACK, pages
from tests.factories import a_pack, a_source, packs
from workbench.domain.background import Background, DateAnswer, Event, GlossaryTerm, OwnKnowledge
from workbench.domain.folding import folded
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.revising.cards import GAP, CardKind
from workbench.domain.revising.from_time import MOST_PAIRS
from workbench.domain.revising.making import flash_cards_of
from workbench.domain.sources import SourceKind
from workbench.domain.timeline.moments import moment_of
from workbench.services.importing import pack_of_drafts, read_drafts

CARDS = flash_cards_of(PACK)


def cards(kind, pack=PACK):
    return {
        card.front: card.back for card in flash_cards_of(pack) if card.key.kind is CardKind(kind)
    }


def of_events(*told, answers=()):
    events = tuple(Event(f"e{n}", edtf, text) for n, (edtf, text) in enumerate(told))
    return a_pack(background=Background(events=events, date_answers=answers))


class TestWhatAPackAsks:
    def test_what_a_word_means_and_which_word_means_it(self):
        assert cards("word")["famine"] == "A time without food or work"
        assert cards("meaning")["A time without food or work"] == "famine"

    def test_a_meaning_that_says_its_word_is_not_asked_backwards(self):
        assert "relief committee" in cards("word")
        assert "relief committee" not in cards("meaning").values()

    def test_a_fact_has_one_gap_and_one_without_anything_to_ask_for_is_left_out(self):
        assert cards("gap") == {f"The committee fed {GAP} families in one week.": "4,500"}

    def test_what_a_student_knows_is_asked_where_they_say_so(self):
        def own(text, words="", *, is_asked=True):
            known = OwnKnowledge("k1", text, None, words, is_asked)
            pack = a_pack(background=Background(own=(known,)))
            return {
                (card.key.kind, card.ask): (card.front, card.back)
                for card in flash_cards_of(pack)
                if "k1" in card.key.things
            }

        gap, about = "What belongs in the gap?", "What do you know about this?"
        blockade = "The blockade began in 1861."
        assert own(blockade) == {
            (CardKind.GAP, gap): (f"The blockade began in {GAP}.", "1861"),
        }
        assert own(blockade, is_asked=False) == {}
        assert own("it came from America", "raw\ncotton") == {
            (CardKind.KNOWN, about): ("‘raw cotton’", "It came from America"),
        }
        for text, words in (
            ("It was dear.", ""),
            ("", "bread"),
            ("bread", "bread"),
            ("?", "bread"),
        ):
            assert own(text, words) == {}, (text, words)
        assert own("It was dear. " * 60, "bread") == {}

    def test_the_points_below_a_heading_with_what_stands_below_them(self):
        assert cards("points") == {"Who helped": "Guardians\nCommittees: with bread"}

    def test_when_something_was_without_saying_it(self):
        assert cards("when") == {
            f"Guns fire on Fort Sumter in {GAP}": "12 April 1861",
            "The Mansion House fund is opened": "August 1862",
            "The war ends": "1865",
        }

    def test_whose_words_it_is_without_the_label(self):
        (words,) = cards("whose words")
        assert words.startswith("The mill stood still")
        assert "Hannah Kershaw" in cards("whose words")[words]

    def test_which_of_two_things_came_first_a_source_among_them(self):
        backs = cards("before or after").values()
        assert any("Then: Source A, " in back and back.endswith("June 1862") for back in backs)
        assert all(back.startswith("First: ") for back in backs)

    def test_the_same_thing_makes_related_cards(self):
        by_thing = Counter(thing for card in CARDS for thing in card.touches)
        assert by_thing["e2"] > 1

    def test_it_is_read_aloud_with_its_question_and_its_gap(self):
        gap = next(card for card in CARDS if card.key.kind is CardKind.GAP)
        assert gap.spoken_front == (
            "What belongs in the gap? A fact. The committee fed blank families in one week."
        )
        assert next(x for x in CARDS if x.front == "Who helped").spoken_back == (
            "Guardians. Committees: with bread."
        )


class TestWhatIsNotAsked:
    def test_nothing_that_takes_long_to_read(self):
        long = "The mills " + "and the looms " * 20 + "stood still"
        assert cards("when", of_events(("1862", long))) == {}

    def test_nothing_that_is_a_date_alone_or_the_same_without_its_date(self):
        told = (("1953", "(1956) (1956)"), ("1955", "The treaty (1955)"), ("1956", "The treaty"))
        assert flash_cards_of(of_events(*told)) == ()

    def test_nothing_without_a_year(self):
        assert not any("guardians" in card.front for card in CARDS)

    def test_no_source_whose_words_or_label_are_doubtful(self):
        for doubt in ({"confidence": {"body": 0.5}}, {"attribution": None}, {"is_withdrawn": True}):
            assert cards("whose words", a_pack(replace(LETTER, **doubt))) == {}

    def test_no_sentence_that_names_its_maker(self):
        said = "Hannah Kershaw says it was a hard year for every one of us in this town. "
        words = cards("whose words", a_pack(replace(LETTER, body=said + LETTER.body)))
        assert not any("Kershaw" in front for front in words)
        assert len(words) == 1

    def test_no_words_so_long_that_they_are_a_page(self):
        assert cards("whose words", a_pack(replace(LETTER, body="word " * 99 + "."))) == {}

    def test_no_date_that_the_pack_gives_twice_until_one_is_trusted(self):
        told = (("1953", "Beria was executed"), ("1956", "Executing Beria"))
        assert cards("when", of_events(*told)) == {}
        trusted = of_events(*told, answers=(DateAnswer(("e0", "e1"), "e0"),))
        assert cards("when", trusted) == {"Beria was executed": "1953\nElsewhere: 1956"}

    def test_no_two_things_of_which_it_is_not_certain_which_was_first(self):
        for one, other in (("1953", "1953-03"), ("1955~", "1957"), ("1953/1961", "1955")):
            pack = of_events((one, "The pact was signed"), (other, "The wall was built"))
            assert cards("before or after", pack) == {}

    def test_no_later_view_and_no_date_that_is_only_a_guess(self):
        known = Provenance(date=HistoricalDate("1982", "1982"), confidence={"date": 0.95})
        guessed = replace(known, confidence={"date": 0.4})
        event = Event("e", "1861", "The mills stopped at once")
        for fields in ({"provenance": guessed}, {"kind": SourceKind.INTERPRETATION}):
            source = a_source(**{"provenance": known, **fields})
            pack = a_pack(source, background=Background(events=(event,)))
            assert cards("before or after", pack) == {}

    def test_no_front_that_has_two_answers(self):
        terms = (GlossaryTerm("a", "plant", "it grows"), GlossaryTerm("b", "Plant", "a factory"))
        pack = a_pack(background=Background(glossary=terms))
        assert cards("word", pack) == {}
        assert sorted(cards("meaning", pack).values()) == ["Plant", "plant"]

    def test_what_comes_twice_is_asked_once(self):
        terms = tuple(GlossaryTerm(each, "plant", "a factory") for each in "ab")
        made = flash_cards_of(a_pack(background=Background(glossary=terms)))
        assert [card.key.things for card in made] == [("a",), ("a",)]

    def test_few_pairs_of_many_events_and_few_of_each(self):
        told = ((f"{1800 + n}", f"{word}ford was burnt") for n, word in enumerate("ABCDEFGHIJ"))
        made = flash_cards_of(of_events(*told))
        pairs = [card.key.things for card in made if card.key.kind is CardKind.ORDER]
        assert 9 <= len(pairs) <= 10
        assert max(Counter(thing for pair in pairs for thing in pair).values()) <= MOST_PAIRS

    def test_which_of_two_stands_first_on_the_front_tells_nothing(self):
        towns = (f"{x}{y}ford was burnt" for x in "ABCDEFGH" for y in "aeiou")
        told = ((f"{1800 + n}", town) for n, town in enumerate(towns))
        made = [x for x in flash_cards_of(of_events(*told)) if x.key.kind is CardKind.ORDER]
        first = sum(f"First: {card.front.splitlines()[0]}" in card.back for card in made)
        assert len(made) / 4 < first < len(made) * 3 / 4


class TestAnyPack:
    @settings(max_examples=40)
    @given(st.one_of(pages(), packs))
    def test_no_front_says_what_is_asked_for(self, pack):
        makers = {each.id: " ".join(each.provenance.creator) for each in pack.sources}
        for card in flash_cards_of(pack):
            front, back = folded(card.front), folded(card.back)
            assert front.strip()
            assert back.strip()
            assert back not in front
            if card.key.kind is CardKind.WHEN:
                assert not any(year in front for year in re.findall(r"\d{4}", back.split("\n")[0]))
            if card.key.kind is CardKind.WHOSE:
                (source_id,) = card.key.things
                assert not set(folded(makers[source_id]).split()) & set(front.split())

    @settings(max_examples=40)
    @given(pages())
    def test_cards_are_certain_told_apart_and_the_same_each_time(self, pack):
        made = flash_cards_of(pack)
        again = pack_from_json(pack_to_json(pack), new_id=lambda *_: "new")
        assert [x.key for x in flash_cards_of(again)] == [x.key for x in made]
        assert len({card.key for card in made}) == len(made)
        known = {*(x.id for x in pack.sources), *(x.id for x in pack.background.entries())}
        assert all(known.issuperset(card.key.things) for card in made)
        dates = {each.id: each.edtf for each in pack.background.events}
        dates |= {x.id: x.provenance.date.edtf for x in pack.sources if x.provenance.date}
        names = {each.id: each.text for each in pack.background.events}
        for card in made:
            if card.key.kind is CardKind.ORDER:
                one, other = (moment_of(dates[each]) for each in card.key.things)
                assert one.latest < other.earliest or other.latest < one.earliest
                first = card.key.things[0 if one.latest < other.earliest else 1]
                told = names.get(first, "Source").split()[0].rstrip(". ")
                assert folded(told) in folded(card.back.split("\nThen: ")[0])


def test_a_correction_keeps_the_key():
    term = GlossaryTerm("t1", "famine", "a time of hunger")
    changed = replace(PACK, background=replace(BACKGROUND, glossary=(term,)))
    before = {card.key: card.back for card in CARDS}
    after = {card.key: card.back for card in flash_cards_of(changed)}
    assert [before[key] for key in before.keys() & after.keys() if before[key] != after[key]]


@pytest.fixture(scope="module")
def seed(shared, tmp_path_factory):
    """The pack that the reference pages make."""
    found = sorted((shared / "seeds").glob("*.txt"))
    return pack_of_drafts(read_drafts(found, pictures=tmp_path_factory.mktemp("pictures")))


def test_the_pages_of_teachers_make_cards_of_every_kind(seed):
    made = flash_cards_of(seed)
    kinds = Counter(card.key.kind for card in made)
    assert set(kinds) == set(CardKind) - {CardKind.KNOWN}
    assert kinds[CardKind.WHOSE] == 6
    assert not any("Beria" in card.front for card in made if card.key.kind is CardKind.WHEN)
    assert not any("destalinisation" in card.back for card in made)


def test_our_own_page_makes_cards_of_every_kind():
    # What a student knows stands on no page.
    assert {card.key.kind for card in CARDS} == set(CardKind) - {CardKind.KNOWN}
