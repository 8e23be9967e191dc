# SPDX-License-Identifier: MIT
"""What stands between the sources of a page, and decks of revision cards."""

from itertools import count

from workbench.importers.assembly import pack_of
from workbench.importers.reading import draft_of


def _pack(page):
    numbers = count(1)
    return pack_of(draft_of(page, origin="page.txt"), new_id=lambda: f"id{next(numbers)}")


def test_glossary_facts_and_story_are_told_apart():
    pack = _pack(
        "Key words\n\ncarding: combing wool.\n\nfuller - a man who beat cloth clean.\n\n"
        "The Mill\n\nIn 1790 the wheel turned.\n\nDid you know?\n\nIt had forty spokes.\n\n"
        "“Forty!” said the smith.\n\n\n1. The wheel was oak.\n"
    )
    terms = [(term.term, term.definition) for term in pack.background.glossary]
    assert terms == [("carding", "combing wool."), ("fuller", "a man who beat cloth clean.")]
    assert [fact.text for fact in pack.background.facts] == [
        "It had forty spokes.\n“Forty!” said the smith."
    ]
    [section] = pack.background.narrative
    assert section.heading == "The Mill"
    assert [p.text for p in section.paragraphs] == [
        "In 1790 the wheel turned.",
        "1. The wheel was oak.",
    ]
    assert [item.text for item in pack.left_over] == ["Key words", "Did you know?"]


def test_a_fact_in_one_line_is_a_fact():
    pack = _pack("A page\n\nDid you know that snails have teeth?\n\n\nDid you know? It rained.\n")
    facts = [fact.text for fact in pack.background.facts]
    assert facts == ["Did you know that snails have teeth?", "It rained."]


def test_a_list_and_links_are_told_apart():
    pack = _pack(
        "The Ports\n\nThe five ports were old.\n\nThe five ports:\n\n• Sandwich\n\n• Dover\n\n"
        "• Hythe\n\n\n\n• A BBC podcast on the ports\n\nRead more: https://ports.example/history\n"
    )
    [ports] = pack.background.lists
    assert ports.items == ("Sandwich", "Dover", "Hythe")
    assert [link.target for link in pack.background.links] == [
        None,
        "https://ports.example/history",
    ]


def test_questions_keep_their_marks_and_answers_are_left_over():
    pack = _pack(
        "Source A: From a bill of sale, 1702.\n\nOne ox, blind.\n\n"
        "1 Study Source A. What was sold?\nExplain your answer.\n[4 marks]\n\n"
        "2 How useful is Source A? (8)\n\nModel answer\n\nIt is useful because oxen were dear.\n"
    )
    assert [(q.text[0], q.marks) for q in pack.questions] == [("1", 4), ("2", 8)]
    assert pack.sources[0].body == "One ox, blind."
    assert any("oxen were dear" in item.text for item in pack.left_over)


def test_a_heading_with_nothing_below_it_is_left_over():
    pack = _pack(
        "The Page\n\nSome words.\n\nLonely Heading\n\nSource A\n\nText.\n\nAnn Poe, 1811\n"
    )
    assert [item.why for item in pack.left_over] == ["a heading with nothing below it"]


def test_an_interpretation_is_certain_and_a_textbook_is_suggested():
    pack = _pack(
        "Interpretation 1: From The Fen by A. Lee, published in 1990.\n\nThe fen was full.\n\n"
        "Source A\n\nThe fen was empty.\n\nFrom a school textbook, 1950.\n"
    )
    assert [source.kind.value for source in pack.sources] == ["interpretation", "interpretation"]
    assert pack.sources[0].interpretation_note is None
    assert "school textbook" in pack.sources[1].interpretation_note


DECK = """The Canal

Digging

  • begun in 1790
  • finished
    • late
    • over cost


  • forgotten

Who dug it?
  • navvies who came from
    every county
Wages
1 of 2

Trade

Coal
  • went down
2 of 2

See all Canal resources »
"""


def test_cards_have_titles_headings_and_two_levels_of_bullets():
    pack = _pack(DECK)
    first, second = pack.background.cards
    assert (pack.title, first.title, second.title) == ("The Canal", "Digging", "Trade")
    assert [block.heading for block in first.blocks] == [None, None, "Who dug it?", "Wages"]
    assert [item.text for item in first.blocks[0].items[1].items] == ["late", "over cost"]
    assert first.blocks[2].items[0].text == "navvies who came from every county"
    assert first.blocks[3].items == ()
    assert [block.heading for block in second.blocks] == ["Coal"]
    assert [item.text for item in pack.left_over] == ["See all Canal resources »"]


def test_numbers_that_do_not_count_up_are_no_cards():
    assert _pack("Some text.\n\n2 of 5\n\nMore text.\n\n2 of 5\n").background.cards == ()
