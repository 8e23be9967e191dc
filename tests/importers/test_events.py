# SPDX-License-Identifier: MIT
from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import backgrounds
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    GlossaryTerm,
    NarrativeSection,
    Passage,
)
from workbench.importers.dates import is_edtf
from workbench.importers.events import events_in
from workbench.services.importing import draft_of_text, pack_of_drafts, read_drafts

TOLD = [
    ("In 1831 the parish refused the tithe.", "1831", "The parish refused the tithe"),
    ("Stalin died in 1953.", "1953", "Stalin died"),
    ("The league was founded in June 1843.", "1843-06", "The league was founded"),
    ("On 4 July 1831 troops reached the valley.", "1831-07-04", "Troops reached the valley"),
    ("On July 4, 1831, troops reached the valley.", "1831-07-04", "Troops reached the valley"),
    ("But in 1955 Khrushchev went to Yugoslavia.", "1955", "Khrushchev went to Yugoslavia"),
    ("Then, in May 1926, talks failed.", "1926-05", "Then, in May 1926, talks failed"),
    ("The envoys met at Geneva from April to July 1954.", "1954-04/1954-07",
     "The envoys met at Geneva"),
    ("Talks went on from May 1955 to March 1956.", "1955-05/1956-03", "Talks went on"),
    ("May 1955–March 1956: talks about the tolls", "1955-05/1956-03", "Talks about the tolls"),
    ("The strike lasted from 1954–56.", "1954/1956", "The strike lasted"),
    ("The famine (1845–49) emptied the glens.", "1845/1849", "The famine emptied the glens"),
    ("The Austrian treaty (1955) made the country neutral.", "1955",
     "The Austrian treaty made the country neutral"),
    ("He was made governor in 1911 and the harbour was closed.", "1911",
     "He was made governor in 1911 and the harbour was closed"),
    ("The wall was built overnight on 13 August 1961.", "1961-08-13",
     "The wall was built overnight"),
    ("On 14 May the same year the pact was signed.", "XXXX-05-14", "The pact was signed"),
    ("On 1st May the plane was shot down.", "XXXX-05-01", "The plane was shot down"),
    ("The summit convened on the 14th of May.", "XXXX-05-14", "The summit convened"),
    ("In May the mills closed.", "XXXX-05", "The mills closed"),
    ("In the summer of 1911 the dockers walked out.", "1911-22", "The dockers walked out"),
    ("In early 1947 the coal ran out.", "1947", "The coal ran out"),
    ("The revolt began between 1640 and 1642.", "1640/1642", "The revolt began"),
    ("The king was crowned in 1066.", "1066", "The king was crowned"),
    ("In about 1348 the plague reached the port.", "1348~", "The plague reached the port"),
    ("The bank failed in October 1929; nobody was paid.", "1929-10", "The bank failed"),
    ("Nobody was paid; the bank failed in October 1929.", "1929-10", "The bank failed"),
    ("The Treaty of 1763 ended the war.", "1763", "The Treaty of 1763 ended the war"),
    ("In 1955, he said, the harbour was full of ships.", "1955",
     "He said, the harbour was full of ships"),
    ("The union, formed in 1888, had few members.", "1888",
     "The union, formed in 1888, had few members"),
    ("During 1917 bread grew scarce.", "1917", "Bread grew scarce"),
    ("At Christmas 1914 the guns fell silent.", "1914", "At Christmas 1914 the guns fell silent"),
    ("A general strike was called in 1926!", "1926", "A general strike was called"),
    ("The first railway (September 1825) ran to the sea.", "1825-09",
     "The first railway ran to the sea"),
    ("When it left the pact, as it said it would, tanks came on 4 November 1956.", "1956-11-04",
     "When it left the pact, as it said it would, tanks came"),
    ("The council met on 3 and 4 May 1911.", "1911-05-03/1911-05-04", "The council met"),
]  # fmt: skip

NOTED = [
    ("1953: Stalin dies", "1953", "Stalin dies"),
    ("1953 – Stalin dies", "1953", "Stalin dies"),
    ("arresting and executing Beria (1953)", "1953", "Arresting and executing Beria"),
    ("withdrawal from Finland (1956)", "1956", "Withdrawal from Finland"),
    ("July 1956, Nagy became premier", "1956-07", "Nagy became premier"),
    ("1962 the pilot was exchanged for a spy", "1962", "The pilot was exchanged for a spy"),
    ("became Secretary of State (1953)", "1953", "Became Secretary of State"),
    ("served as President of the republic (1953-1961)", "1953/1961",
     "Served as President of the republic"),
    ("27th October, 33 tanks entered the city", "XXXX-10-27", "33 tanks entered the city"),
    ("the State Treaty (1955) - a neutral country", "1955", "The State Treaty"),
    ("ended March 1912", "1912-03", "Ended March 1912"),
]  # fmt: skip

NOT_TOLD = [
    "Joseph Lister (1827–1912) was a surgeon.",
    "Elizabeth I (1558–1603) never married.",
    "Lenin (b. 1870) came from a good family.",
    "He was born in 1870.",
    "She was born on 5 March 1871 in a mill town.",
    "Elizabeth I (r. 1558–1603) never married.",
    "See p. 1955 of the register.",
    "The register has pages 1945–50 missing.",
    "The ship cost £1953.",
    "About 1500 people lived there.",
    "There were 1914 men in the regiment.",
    "An army of 1800 soldiers camped there.",
    "The road is 1066 miles long.",
    "They sold 1950s furniture.",
    "In the 1950s few homes had a telephone.",
    "The 19th century was a time of change.",
    "By 1956 the army had been cut.",
    "By the end of 1961 the border was closed.",
    "Since 1945 the city had been divided.",
    "After 1945 Europe was divided.",
    "Before 1914 few women could vote.",
    "He ruled until 1953.",
    "They agreed to hold a full summit in 1960.",
    "The country was to be reunited in 1956.",
    "He hoped to retire in 1960.",
    "The treaty should have been signed in 1919.",
    "What happened in 1956?",
    "Why was 1956 so important?",
    "Adapted from N. Lowe, A History, 1982.",
    "From a letter of June 1862.",
    "Some historians disagree (Lowe, 1982).",
    "Others agree (see Reed and Marsh, 1994).",
    "Last updated 4 May 2019.",
    "© 2019 The History Department",
    "The 1956 speech was secret.",
    "He drove a 1955 model.",
    "The June 2019 paper asked about this.",
    "Evaluate the extent to which the canal changed the valley between 1790 and 1840.",
    "Imagine that you are a docker in 1911.",
    "The room was numbered 1911.",
    "Flight 1950 left late.",
    "About 2,500 fell and about 200,000 fled.",
    "They sent no troops in 1953 or 1956.",
    "They met on 3 and 4 June.",
    "Cranes in use: 41 (1956), 12 (1966), 3 (1976).",
    "4 March 2030 at 9:12 am",
    "After an ultimatum in 1958 the border was closed.",
    "The train leaves at 1930.",
    "There is no date here at all.",
    "He may have known of it.",
    "In 1500 homes there was no bread.",
]


def told(text):
    """Return the events of a sentence in a fact box."""
    return _events(Background(facts=(Passage("p", text),)))


def noted(text):
    """Return the events of a bullet of a card."""
    card = Card(1, 1, "A deck", (CardBlock(None, (CardItem("p", text),)),))
    return _events(Background(cards=(card,)))


def headed(heading):
    """Return the events of the heading of a part of the story."""
    return _events(Background(narrative=(NarrativeSection(heading, (Passage("p", "Words."),)),)))


def _events(background):
    numbers = count()
    return events_in(background, new_id=lambda: f"event-{next(numbers)}")


@pytest.mark.parametrize(("text", "edtf", "event"), TOLD)
def test_a_sentence_with_a_date_tells_an_event(text, edtf, event):
    (found,) = told(text)
    assert (found.edtf, found.text) == (edtf, event)


@pytest.mark.parametrize(("text", "edtf", "event"), NOTED)
def test_a_note_with_a_date_tells_an_event(text, edtf, event):
    (found,) = noted(text)
    assert (found.edtf, found.text) == (edtf, event)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_dates_and_numbers_tell_none(text):
    assert told(text) == ()
    assert noted(text) == ()


def test_there_are_enough_of_both():
    assert len(TOLD) + len(NOTED) >= 40
    assert len(NOT_TOLD) >= 40


@pytest.mark.parametrize(
    ("heading", "edtf", "name"),
    [
        ("The Geneva Summit (July 1955)", "1955-07", "The Geneva Summit"),
        ("Berlin Rising, June 1953", "1953-06", "Berlin Rising"),
        ("1953–1956: a new course", "1953/1956", "a new course"),
        ("The Cold War (1945–1991)", "1945/1991", "The Cold War"),
        ("Poland (1956)", "1956", "Poland"),
    ],
)
def test_a_heading_with_a_date_is_an_event(heading, edtf, name):
    (found,) = headed(heading)
    assert (found.edtf, found.text, found.entry, found.words) == (edtf, name, "p", None)


@pytest.mark.parametrize(
    "heading",
    [
        "Joseph Stalin (1878–1953)",
        "Paper 2, June 2019",
        "What happened in 1956?",
        "The 1950s",
        "1955",
        "From 1945 to 1955 and 1961",
    ],
)
def test_other_headings_are_none(heading):
    assert headed(heading) == ()


def test_two_dates_of_one_sentence_are_two_events_with_their_own_words():
    text = "The strike began in May 1911, and the gates were opened in March 1912."
    first, second = told(text)
    assert (first.edtf, first.text) == ("1911-05", "The strike began")
    assert (second.edtf, second.text) == ("1912-03", "The gates were opened")
    assert second.words.of(text) == "the gates were opened in March 1912."


def test_an_event_keeps_where_it_is_from_and_the_words_that_tell_it():
    text = "Nobody knew why. In 1831 the parish refused the tithe; it was read aloud."
    (event,) = told(text)
    assert event.entry == "p"
    assert event.origin == "Did you know"
    assert event.words.of(text) == "In 1831 the parish refused the tithe"


def test_every_kind_of_background_is_read():
    background = Background(
        introduction=(Passage("i", "In 1901 the mine opened."),),
        narrative=(NarrativeSection("The pit", (Passage("n", "In 1902 it flooded."),)),),
        glossary=(GlossaryTerm("g", "lock-out", "The owners closed the pit in 1903."),),
        facts=(Passage("f", "A lamp was lost in 1904."),),
        cards=(
            Card(1, 1, "The end (1905)", (
                CardBlock("The fire (1906)", (CardItem("c", "burnt (1907)", (
                    CardItem("d", "sold (1908)"),)),)),)),
        ),
    )  # fmt: skip
    found = _events(background)
    assert [each.edtf for each in found] == [str(year) for year in range(1901, 1909)]
    assert [each.entry for each in found] == ["i", "n", "g", "f", "c", "c", "c", "d"]
    assert found[1].origin == "The pit"
    assert found[4].origin == "Card 1: The end (1905)"


def test_events_stand_in_the_order_of_their_dates_and_those_without_a_year_last():
    text = "On 4 May it rained. In 1911 it snowed. In March 1910 it froze. In 1910 it blew."
    assert [each.edtf for each in told(text)] == ["1910", "1910-03", "1911", "XXXX-05-04"]


def test_the_same_event_told_twice_in_the_same_words_is_one():
    assert len(told("In 1911 the gates were shut.\nThe gates were shut in 1911.")) == 1


def test_a_page_gives_its_pack_events():
    page = "The pit\n\nIn 1902 the pit flooded.\n\nSource A\n\nWater!\n\nFrom a letter, 1902.\n"
    (event,) = pack_of_drafts([draft_of_text(page, "page")]).background.events
    assert (event.edtf, event.text) == ("1902", "The pit flooded")


@given(st.text(max_size=200))
def test_any_text_is_read_and_what_is_found_is_in_it(text):
    for event in (*told(text), *noted(text), *headed(text)):
        assert is_edtf(event.edtf)
        assert event.text
        assert event.words is None or event.words.of(text).strip()


@given(backgrounds)
def test_any_background_is_read(background):
    entries = {each.id for each in background.entries()}
    assert all(each.entry is None or each.entry in entries for each in _events(background))


@given(st.lists(st.sampled_from([text for text, *_ in TOLD] + NOT_TOLD), max_size=6))
def test_words_of_any_page_are_a_stretch_of_their_entry(sentences):
    text = " ".join(sentences)
    for event in told(text):
        assert 0 <= event.words.start < event.words.end <= len(text)


def test_events_of_pages_of_teachers_are_as_many_as_were_counted(shared, tmp_path):
    pages = sorted((shared / "seeds").glob("*.txt"))
    drafts = read_drafts(pages, pictures=tmp_path)
    counts = [len(pack_of_drafts([draft]).background.events) for draft in drafts]
    assert counts == [5, 28]


def test_a_sentence_without_an_end_is_left_alone():
    assert told("In 1955 it rained, " * 500) == ()


def test_a_heading_without_an_end_is_left_alone():
    assert headed(f"{'The tithe war ' * 50}(1831)") == ()
