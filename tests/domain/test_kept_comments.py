# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON
from workbench.domain.interchange.kept_comments import comments_from_json, comments_to_json
from workbench.domain.kept_comments import (
    LONGEST_COMMENT,
    MOST_COMMENTS,
    CommentBank,
    KeptComment,
    completed,
)
from workbench.importers.json_documents import check_json

WORD, DATE, DAY = "Which word shows that?", "Give the date", "Give the day"
BANK = CommentBank().with_comment(WORD).with_comment(DATE).with_comment(DAY)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", []),
        ("w", []),
        ("wh", [WORD]),
        ("SHOWS wo", [WORD]),
        ("hich", []),
        ("give da", [DATE, DAY]),
        (DATE.upper(), []),
    ],
)
def test_a_comment_is_found_by_the_beginnings_of_its_words(typed, offered):
    assert [each.text for each in BANK.offers(typed)] == offered


def test_what_was_said_most_comes_first_then_what_was_said_last():
    bank = BANK.said(DAY, NOON)
    assert [each.text for each in bank.offers("give")] == [DAY, DATE]
    bank = bank.said(DATE.upper(), NOON + timedelta(hours=1))
    assert [each.text for each in bank.offers("give")] == [DATE, DAY]
    assert [each.text for each in bank.said(DAY, NOON).offers("give")] == [DAY, DATE]


def test_each_comment_is_kept_once_and_can_be_forgotten():
    again = BANK.with_comment(f"  {WORD.upper()} ").with_comment(" ")
    assert again == BANK
    assert not again.without(WORD.lower()).has(WORD)
    assert CommentBank().with_comment("x" * (LONGEST_COMMENT + 1)) == CommentBank()


def test_those_of_a_colleague_are_added_and_ones_own_keep_their_count():
    own = BANK.said(WORD, NOON)
    other = CommentBank((KeptComment(WORD, 9), KeptComment("Finish it", 7, NOON)))
    merged = own.merged(other)
    assert merged.comments == (*own.comments, KeptComment("Finish it"))
    many = CommentBank(tuple(KeptComment(f"comment {at}") for at in range(MOST_COMMENTS + 5)))
    assert len(own.merged(many).comments) == MOST_COMMENTS


def test_a_chosen_comment_stands_where_its_letters_stood():
    assert completed("A1  Inf? wh", "wh", WORD) == f"A1 Inf? {WORD}"


def test_json_says_the_same_and_a_colleague_is_not_told_how_often():
    bank = BANK.said(DATE, NOON)
    data = comments_to_json(bank, is_counted=True)
    check_json(data, "reviewcomments-1.json", name="comments")
    assert comments_from_json(data) == bank
    given_on = comments_to_json(bank, is_counted=False)
    check_json(given_on, "reviewcomments-1.json", name="comments")
    assert comments_from_json(given_on) == BANK


@settings(max_examples=40)
@given(st.text(max_size=20), st.text(max_size=8))
def test_no_comment_and_no_letters_are_too_strange(text, typed):
    bank = CommentBank().with_comment(text)
    for each in bank.offers(typed):
        assert bank.has(each.text)
    assert bank.without(text).comments == ()
