# SPDX-License-Identifier: MIT
from hypothesis import given

from tests.factories import backgrounds
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    Event,
    GlossaryTerm,
    ItemList,
    Link,
    NarrativeSection,
    Passage,
)
from workbench.ui.background.rows import BULLET, Frame, RowKind, Tab, found_in, rows_of


def a_card(number=1, title="Bread", blocks=()):
    return Card(number, 3, title, tuple(blocks))


BREAD = a_card(
    1,
    "Bread",
    [
        CardBlock("Who gave", (CardItem("c1", "The guardians:", (CardItem("c2", "weekly"),)),)),
        CardBlock("Who asked", (CardItem("c3", "Weavers."),)),
    ],
)
MILLS = a_card(2, "Mills", [CardBlock(None, (CardItem("c4", "They stopped."),))])


@given(backgrounds)
def test_everything_a_plan_can_point_to_stands_in_some_tab(background):
    shown = {row.id for rows in rows_of(background).values() for row in rows if row.id}
    assert shown == {entry.id for entry in background.entries()}


def test_only_tabs_with_content_are_there():
    assert rows_of(Background()) == {}
    only_words = rows_of(Background(glossary=(GlossaryTerm("g", "relief", "bread"),)))
    assert list(only_words) == [Tab.WORDS]


def test_the_story_has_introduction_headings_numbers_lists_and_links():
    background = Background(
        introduction=(Passage("i", "It began early."),),
        narrative=(NarrativeSection("The mills", (Passage("n", "2. They stopped."),)),),
        lists=(ItemList("Towns", ("Bolton",)),),
        links=(Link("More", "https://example.org"), Link("Lost")),
    )
    rows = rows_of(background)[Tab.STORY]
    assert [(row.kind, row.lead, row.text, row.id) for row in rows] == [
        (RowKind.TEXT, "", "It began early.", "i"),
        (RowKind.HEADING, "", "The mills", None),
        (RowKind.TEXT, "2.", "They stopped.", "n"),
        (RowKind.HEADING, "", "Towns", None),
        (RowKind.TEXT, BULLET, "Bolton", None),
        (RowKind.HEADING, "", "Links on the page", None),
        (RowKind.TEXT, BULLET, "More (https://example.org)", None),
        (RowKind.TEXT, BULLET, "Lost", None),
    ]


def test_a_year_at_the_beginning_is_no_number_of_a_point():
    background = Background(introduction=(Passage("i", "1862. A hard year."),))
    assert rows_of(background)[Tab.STORY][0].text == "1862. A hard year."


def test_cards_have_a_title_with_their_number_and_bullets_of_two_levels():
    rows = rows_of(Background(cards=(BREAD,)))[Tab.CARDS]
    assert [(row.text, row.note, row.lead, row.level) for row in rows] == [
        ("Bread", "1 of 3", "", 0),
        ("Who gave", "", "", 0),
        ("The guardians:", "", BULLET, 0),
        ("weekly", "", "–", 1),
        ("Who asked", "", "", 0),
        ("Weavers.", "", BULLET, 0),
    ]


def test_each_card_has_one_frame():
    rows = rows_of(Background(cards=(BREAD, MILLS)))[Tab.CARDS]
    frames = [row.frame for row in rows]
    middle = [Frame.MIDDLE] * 4
    assert frames == [Frame.TOP, *middle, Frame.BOTTOM, Frame.TOP, Frame.BOTTOM]


def test_what_happened_stands_in_a_tab_of_its_own_by_date():
    background = Background(
        facts=(Passage("f", "Cotton came by sea."),),
        events=(
            Event("u", None, "Some return."),
            Event("d", "XXXX-05-04", "It rains."),
            Event("e", "1862-06", "The mills close.", "Card 2", entry="f"),
            Event("b", "1861", "The war begins."),
        ),
    )
    rows = rows_of(background, {"e"})
    assert [row.text for row in rows[Tab.FACTS]] == ["Cotton came by sea."]
    assert [(row.title, row.text) for row in rows[Tab.TIME]] == [
        ("1861", "The war begins."),
        ("June 1862 · two dates", "The mills close."),
        ("No date", "Some return."),
        ("4 May, year not given", "It rains."),
    ]
    assert rows[Tab.TIME][1].spoken == "June 1862 · two dates: The mills close. (Card 2)"
    assert [row.has_origin for row in rows[Tab.TIME]] == [False, True, False, False]


def test_a_line_is_spoken_with_its_headings_and_without_its_bullet():
    rows = rows_of(Background(cards=(BREAD,), glossary=(GlossaryTerm("g", "relief", "bread"),)))
    assert rows[Tab.CARDS][0].spoken == "Bread, 1 of 3"
    assert rows[Tab.CARDS][3].spoken == "weekly (card 1, Who gave)"
    assert rows[Tab.WORDS][0].spoken == "relief: bread"


def test_what_is_found_keeps_its_headings():
    rows = rows_of(Background(cards=(BREAD, MILLS)))[Tab.CARDS]
    assert [row.text for row in found_in(rows, ["weavers"])] == ["Bread", "Who asked", "Weavers."]
    assert [row.text for row in found_in(rows, ["mills"])] == ["Mills", "They stopped."]
    assert [row.frame for row in found_in(rows, ["weavers"])] == [
        Frame.TOP,
        Frame.MIDDLE,
        Frame.BOTTOM,
    ]
    assert found_in(rows, ["zebra"]) == ()
    assert found_in(rows, []) == rows


@given(backgrounds)
def test_whatever_is_found_was_there_in_the_same_order(background):
    for rows in rows_of(background).values():
        found = [row.id for row in found_in(rows, ["a"]) if row.id]
        there = iter([row.id for row in rows if row.id])
        assert all(each in there for each in found)
