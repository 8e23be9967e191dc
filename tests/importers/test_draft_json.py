# SPDX-License-Identifier: MIT
"""Drafts on their way through JSON: the page is told once, and its parts have to be all of it."""

import json

import pytest

from workbench.importers.draft_json import FAULTS, draft_from_json, draft_to_json
from workbench.importers.reading import draft_of

PAGE = (
    "The ferry\n\nSource A: From the diary of Ebba Lindqvist, 1872\n\n"
    "The  ferry sank with the whole of the mail on\nboard. Nobody swam.\n\nWhat next?\n"
)


def _told():
    return json.loads(json.dumps(draft_to_json(draft_of(PAGE, origin="page.txt"))))


def test_a_draft_comes_back_as_it_was():
    assert draft_from_json(_told()) == draft_of(PAGE, origin="page.txt")


def test_the_words_of_the_page_are_told_once():
    assert json.dumps(_told()).count("Ebba Lindqvist") == 1


def test_a_draft_that_was_remembered_with_all_its_words_comes_back_as_it_was():
    told, draft = _told(), draft_of(PAGE, origin="page.txt")
    for part, kept in zip(told["parts"], draft.parts, strict=True):
        del part["length"]
        part |= {"raw": kept.raw, "text": kept.text}
    assert draft_from_json(told) == draft


@pytest.mark.parametrize(
    "spoilt",
    [
        {"length": -1},
        {"length": 9_999},
        {"length": "x"},
        {"raw": "The boat\n\n"},
        {"text": "\ud800"},
    ],
)
def test_parts_that_are_not_the_page_are_refused(spoilt):
    told = _told()
    told["parts"][0] |= spoilt
    with pytest.raises(FAULTS):
        draft_from_json(told)


def test_parts_that_end_before_the_page_are_refused():
    told = _told()
    told["parts"].pop()
    with pytest.raises(FAULTS):
        draft_from_json(told)
