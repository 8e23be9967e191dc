# SPDX-License-Identifier: MIT
"""The page behind a marked copy says all that a teacher said, to eyes, readers and validators."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import NOON
from workbench.domain.marked_copies import FeedbackSheet, NumberedStamp, PagePlace
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp
from workbench.export.pdf import verify
from workbench.export.pdf.reading import read_structure
from workbench.export.pdf.writing import unprintable_review, write_review

REVIEW = Review(
    "Bo Li", "", "p", "v1", "L3", 11, 16, "Point 1 ties a fact to A2.", "Say it.", "Finish links."
)
CODE = Stamp("a", RemarkPlace(mark="m"), "Mark A1", "E?", "Evidence needed.", "Which word?")
COMMENT = Stamp("b", RemarkPlace(part="plan"), "The whole plan", comment="See me.")
STAMPS = (NumberedStamp(1, CODE, PagePlace(6, 90, 100)), NumberedStamp(2, COMMENT, None))
SHEET = FeedbackSheet("Bo Li", "11B", "How real was the thaw?", REVIEW, STAMPS, "Ms Okoro", NOON)
NOTHING = FeedbackSheet("", "", "", Review("", "", "p", "v1"), (), "", NOON)


def words_of(data):
    return " ".join(read_structure(data).text.split())


@pytest.mark.parametrize("size", [10.5, 24.0])
def test_it_says_everything_in_order_also_in_large_print(size, violations):
    data = write_review(replace(SHEET, text_size=size), language="en-GB")
    words = words_of(data)
    in_order = (
        "Feedback",
        "How real was the thaw?",
        "Level: L3 · Mark: 11 out of 16",
        "Point 1 ties a fact to A2.",
        "Say it.",
        "Finish links.",
        "On your pages",
        "1 · E?",
        "Mark A1, page 7",
        "Evidence needed.",
        "Which word?",
        "The whole plan",
        "See me.",
        "What I changed",
    )
    places = [words.find(each) for each in in_order]
    assert places == sorted(places)
    assert min(places) >= 0
    assert violations(data) == []
    assert list(verify.problems(data)) == []
    assert data == write_review(replace(SHEET, text_size=size), language="en-GB")


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (NOTHING, "FeedbackOn your pagesNothing was said at single marks or points."),
        (replace(NOTHING, review=replace(REVIEW, out_of=None, level="")), "Mark: 11What went well"),
        (replace(NOTHING, review=replace(REVIEW, mark=None)), "Level: L3What went well"),
    ],
)
def test_what_was_not_said_is_not_there(sheet, said, violations):
    data = write_review(sheet, language="en-GB")
    assert said in words_of(data)
    assert violations(data) == []


def test_what_cannot_be_printed_is_told():
    assert unprintable_review(SHEET) == ()
    odd = replace(SHEET, review=replace(REVIEW, target="\ue000"))
    assert [each.place for each in unprintable_review(odd)] == ["your own words"]
