# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from workbench.importers.reading import draft_of
from workbench.services.drafting.disputed import disputed_dates
from workbench.services.drafting.doubts import things_to_check
from workbench.services.drafting.history import Checking

PAGE = """The thaw

In a speech in 1956 Khrushchev attacked Stalin. Prisoners went home and Beria (the chief of
police) was executed.

Source A

We shall not bow.

From a letter by a clerk, 1956.
"""
DECK = (
    "Deck\n\n\nThe heirs\n\n  • arresting and executing Beria (1953)\n1 of 2\n\n"
    "The end\n\n  • the wall was built\n2 of 2\n"
)


@pytest.fixture
def checking():
    return Checking((draft_of(PAGE, origin="page"), draft_of(DECK, origin="deck")))


def doubts(checking):
    things = things_to_check(checking)
    return [doubt for thing in things for doubt in thing.doubts if doubt.words == "two dates"]


def test_two_dates_for_one_thing_are_something_to_look_at(checking):
    (doubt,) = doubts(checking)
    assert doubt.question == (
        "“Arresting and executing Beria”: 1953. But “Beria was executed” is told beside 1956. "
        "Keep both?"
    )
    part = checking.drafts[doubt.row.page].parts[doubt.row.part]
    assert part.text == "arresting and executing Beria (1953)"


@pytest.mark.parametrize("words", ["Keep both", "Leave this one out"])
def test_either_answer_settles_it(checking, words):
    (doubt,) = doubts(checking)
    answer = next(each for each in doubt.answers if each.words == words)
    after = checking.corrected(doubt.row.page, answer.edit, settles=doubt.id)
    assert doubts(after) == []


def test_pages_that_agree_have_none(checking):
    page = replace(checking.drafts[0])
    assert disputed_dates((page,)) == {}
    assert disputed_dates(()) == {}


def test_the_pages_of_teachers_disagree_about_beria(shared, tmp_path):
    from workbench.services.importing import read_drafts

    drafts = read_drafts(sorted((shared / "seeds").glob("*.txt")), pictures=tmp_path)
    (sentence,) = disputed_dates(drafts).values()
    assert "Beria was executed" in sentence
