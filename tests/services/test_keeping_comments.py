# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

import pytest

from tests.factories import NOON
from workbench.domain.errors import (
    InvalidDocumentError,
    OutputUnwritableError,
    UnreadableFileError,
)
from workbench.domain.kept_comments import CommentBank
from workbench.services.keeping_comments import (
    COMMENTS_FILE,
    CommentStore,
    read_comments,
    write_comments,
)

BANK = CommentBank().with_comment("Which word?").said("Which word?", NOON)


def test_what_was_kept_is_there_again(tmp_path):
    assert CommentStore(tmp_path).read() == CommentBank()
    CommentStore(tmp_path).keep(BANK).result()
    assert CommentStore(tmp_path).read() == BANK


def test_what_cannot_be_read_is_put_aside_and_never_written_over(tmp_path):
    store = CommentStore(tmp_path)
    path = store.keep(BANK).result().path
    path.write_text("{")
    assert store.read() == CommentBank()
    store.keep(BANK).result()
    assert store.read() == BANK
    assert [each.read_text() for each in path.parent.glob("*.unreadable")] == ["{"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "own").write_text("a file")
    with pytest.raises(OutputUnwritableError):
        CommentStore(tmp_path / "own").keep(BANK).result()


def test_a_colleague_gets_the_words_and_not_how_often_they_were_said(tmp_path):
    path = tmp_path / f"mine{COMMENTS_FILE}"
    write_comments(BANK, path)
    assert read_comments(path) == CommentBank().with_comment("Which word?")


def comments(**changed):
    return {"text": "Which?", "used": 0, "last": None, **changed}


@pytest.mark.parametrize(
    "comment",
    [
        comments(text=""),
        comments(text="x" * 1001),
        comments(text=7),
        comments(used=-1),
        comments(used="many"),
        {"text": "Which?"},
        "Which?",
    ],
)
def test_a_strange_file_is_refused_in_a_sentence(tmp_path, comment):
    path = tmp_path / f"theirs{COMMENTS_FILE}"
    path.write_text(json.dumps({"format": "reviewcomments/1", "comments": [comment]}))
    with pytest.raises(InvalidDocumentError):
        read_comments(path)


def test_too_many_comments_or_a_file_that_is_gone_are_refused(tmp_path):
    path = tmp_path / f"theirs{COMMENTS_FILE}"
    with pytest.raises(UnreadableFileError):
        read_comments(path)
    path.write_text(json.dumps({"format": "reviewcomments/1", "comments": [comments()] * 2001}))
    with pytest.raises(InvalidDocumentError):
        read_comments(path)
