# SPDX-License-Identifier: MIT
"""The sheet for a class, read back as another program reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from workbench.domain.class_feedback import ClassFeedback, CodeCount, MarkSpread, feedback_of
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Code, CodeBank, Review, Stamp
from workbench.export.pdf.pages.class_feedback import NOBODY_YET, NONE_SHARED, counts_in_words
from workbench.export.pdf.reading import page_count, read_artifact_text, read_structure
from workbench.export.pdf.verify import problems
from workbench.export.pdf.writing import unprintable_feedback, write_class_feedback

MADE = datetime(2026, 11, 29, 9, tzinfo=UTC)
BANK = CodeBank(
    (
        Code("E+", "apt evidence"),
        Code("Inf?", "no inference <b>", "finish “this suggests…”"),
        Code("Sp", "spelling", "correct it"),
    )
)


def a_review(number, mark, *codes, target=""):
    place = RemarkPlace(part="plan")
    stamps = tuple(Stamp(f"{number}{at}", place, "", each) for at, each in enumerate(codes))
    level = "L1" if mark < 4 else "L2"
    return Review(
        f"Student {number}", "Thaw", "p", "v", level, mark, 8, target=target, stamps=stamps
    )


FEEDBACK = feedback_of(
    [
        a_review(1, 2, "Inf?", "Inf?", "Sp", target="Link each point"),
        a_review(2, 5, "Inf?", "E+", target="Link each point"),
        a_review(3, 7, "Inf?", "E+", target="Only Cy's"),
    ],
    BANK,
    class_name="11B",
    assignment="The thaw «хлеб»",
    question="How far?",
    handed_in=4,
    missing=1,
)


def written(feedback, violations):
    data = write_class_feedback(feedback, made=MADE, language="en-GB")
    assert problems(data) == []
    assert violations(data) == []
    return data


@pytest.fixture(scope="module")
def data(violations):
    return written(FEEDBACK, violations)


@pytest.fixture(scope="module")
def elements(data):
    return list(read_structure(data).walk())


def test_one_page_says_whose_class_it_is_and_is_the_same_each_time(data):
    assert page_count(data) == 1
    assert data == write_class_feedback(FEEDBACK, made=MADE, language="en-GB")
    furniture = " ".join(read_artifact_text(data).split())
    assert "11B · The thaw «хлеб» · 29 November 2026" in furniture


def test_each_row_of_a_chart_has_its_number_and_meaning_as_words(elements):
    rows = [
        [cell.text.strip() for cell in each.children]
        for each in elements
        if each.role == "TR" and each.children[0].text.strip() in {"L1", "L2", "Inf?", "Sp", "E+"}
    ]
    assert rows == [
        ["L1", "1"],
        ["L2", "2"],
        ["Inf?", "No inference <b>", "3 (4 times)"],
        ["Sp", "Spelling", "1"],
        ["E+", "Apt evidence", "2"],
    ]


def test_the_dots_are_told_to_whoever_cannot_see_them(elements):
    (figure,) = (each for each in elements if each.role == "Figure")
    assert figure.alt == "Dots: 1 plan with 2, 1 plan with 5, 1 plan with 7."
    words = " ".join(" ".join(each.text.split()) for each in elements if each.role == "P")
    assert "Marks out of 8: from 2 to 7. The middle mark of 3 plans is 5." in words
    assert "3 of 4 plans were marked. 1 not handed in." in words


def test_praise_is_never_among_what_is_to_do(elements):
    headings = [(at, x.text.strip()) for at, x in enumerate(elements) if x.role in {"H1", "H2"}]
    parts = {
        name: " ".join(each.text for each in elements[start:end] if each.role == "P")
        for (start, name), (end, _) in pairwise([*headings, (len(elements), "")])
    }
    assert "Finish “this suggests…”" in parts["What to do next"]
    assert "Link each point (2 plans)" in parts["What to do next"]
    assert "E+" not in parts["What to do next"]
    assert "Apt evidence (E+): in 2 of 3 plans" in parts["What went well"]
    assert "Inf?" not in parts["What went well"]


def test_nobody_is_named_and_what_one_student_got_stays_with_that_one(elements):
    words = " ".join(each.text for each in elements)
    assert "Student 1" not in words
    assert "Only Cy" not in words


def test_all_codes_of_a_large_class_fit_on_two_pages(violations):
    codes = tuple(
        CodeCount(f"C{number}", "what is meant " * 4, "do it", 30 - number, 40, number > 22)
        for number in range(28)
    )
    data = written(ClassFeedback("11B", reviewed=30, handed_in=30, codes=codes), violations)
    assert page_count(data) == 2


def test_a_class_in_which_nothing_is_shared_is_told_so(violations):
    lone = [a_review(1, 2, "Inf?"), a_review(2, 3, "E+")]
    data = written(feedback_of(lone, BANK, class_name="11B", handed_in=1), violations)
    words = read_structure(data).text
    assert NONE_SHARED in " ".join(words.split())
    # Two marks would tell everybody the other one's.
    assert "from 2 to 3" not in words
    assert NOBODY_YET in read_structure(written(ClassFeedback("11B"), violations)).text


def test_counts_never_contradict_each_other():
    assert counts_in_words(ClassFeedback("", reviewed=2, handed_in=1)) == "2 plans were marked."
    assert counts_in_words(ClassFeedback("", reviewed=1)) == "1 plan was marked."


def test_marks_without_a_highest_and_marks_that_are_all_the_same_have_a_strip(violations):
    spreads = (MarkSpread(None, ((5, 40),)), MarkSpread(400, ((0, 1), (399, 2))))
    data = written(ClassFeedback("11B", reviewed=43, handed_in=43, spreads=spreads), violations)
    words = " ".join(read_structure(data).text.split())
    assert "Marks: 5 for all 40 plans." in words
    assert "Marks out of 400: from 0 to 399. The middle mark of 3 plans is 399." in words


def test_what_cannot_be_printed_is_said():
    (missing,) = unprintable_feedback(ClassFeedback("11\ue000"))
    assert missing.place == "the title"
    assert unprintable_feedback(FEEDBACK) == ()
