# SPDX-License-Identifier: MIT
import pytest

from workbench.importers.draft import PartKind
from workbench.importers.reading import draft_of
from workbench.services.drafting.asked import asked_in

PAGE = """The Lamp Riots

Source A

The lamps went out at nine.

From the notebook of Tom Hale, a night watchman, 1843.

{question}
"""


def asked(question, title=""):
    draft = draft_of(title + PAGE.format(question=question), origin="page.txt")
    part = next(at for at, x in enumerate(draft.parts) if x.kind is PartKind.QUESTION)
    return asked_in(draft, part)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("1 How useful is Source A to a historian studying the riots? [8]",
         "AQA 8145, P2A 01, please check"),
        ("1 Evaluate the usefulness of Source A as evidence of the riots.",
         "SQA Higher or SQA National 5: choose it in the library"),
        ("1 Why did the lamps go out? (4)", "Own question"),
    ],
)  # fmt: skip
def test_a_question_says_which_exam_it_is_from_as_far_as_the_page_tells(question, words):
    assert asked(question) == words


def test_a_code_on_the_page_makes_it_sure():
    question = "1 How useful is Source A to a historian studying the riots? [8]"
    assert asked(question, title="AQA 8145 ") == "AQA 8145, P2A 01"


def test_other_parts_are_no_questions():
    draft = draft_of(PAGE.format(question=""), origin="page.txt")
    assert {asked_in(draft, part) for part in range(len(draft.parts))} == {None}
