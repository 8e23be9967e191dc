# SPDX-License-Identifier: MIT
"""What a page asks of its reader is told apart from what its sources say."""

import pytest

from workbench.importers.tasks import is_task, is_task_below, opens_tasks


@pytest.mark.parametrize(
    "text",
    [
        "TASK 3 – Was the miller to blame?",
        "Think: whose word would you take?",
        "Key question: Who gained by it?",
        "Class debate: Should the bridge have been built?",
        "**Homework:** finish the grid.",
        "Copy the table and fill it in with evidence from the two sources.",
    ],
)
def test_a_task_is_known_wherever_it_stands(text):
    assert is_task(text)


@pytest.mark.parametrize(
    "text",
    [
        "For next week bring a map of the valley.",
        "Now have a go at these.",
        "Rank all three sources by how much you trust them.",
        "Draw a timeline of the flood.",
        "Your team has to defend the miller.",
        "Which of these witnesses saw the fire?",
        "Write 300 words. Remember to quote.",
    ],
)
def test_a_task_is_known_below_a_source(text):
    assert is_task_below(text)


@pytest.mark.parametrize(
    "text",
    [
        "Put the cattle in the yard and bar the gate.",
        "Write to me when the river falls.",
        "Now the snow began to fall, and the post did not come.",
        "Give my love to your mother, and tell her that I have read her book.",
        "Remember the harvest of the year of the flood.",
        "Which of us has not been hungry?",
    ],
)
def test_what_a_source_commands_or_asks_is_no_task(text):
    assert not is_task_below(text)


@pytest.mark.parametrize("text", ["## To do", "Questions to think about", "REVIEW", "Your turn!"])
def test_a_heading_of_tasks_is_known(text):
    assert opens_tasks(text)


@pytest.mark.parametrize("text", ["To the Mayor of Stourley", "Review of the fleet, 1911"])
def test_a_heading_of_a_text_is_none(text):
    assert not opens_tasks(text)
