# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

import pytest

from workbench.domain.errors import (
    InvalidDocumentError,
    OutputUnwritableError,
    UnreadableFileError,
)
from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.interchange.reviews import review_to_json
from workbench.domain.own_codes import OwnCodes
from workbench.domain.reviews import Code, Review
from workbench.domain.stamping import stamped, typed_stamp
from workbench.services.keeping_codes import CODES_FILE, CodeStore, read_codes, write_codes
from workbench.services.marking import REVIEW_FILE, codes
from workbench.services.returned_plans import read_returned
from workbench.services.sidecars import json_bytes

VOC = Code("Voc", "a stronger word is there", "look it up")
MINE = OwnCodes().with_code(VOC, codes()).with_hidden("T", is_hidden=True)


def test_what_was_kept_is_there_again(tmp_path):
    assert CodeStore(tmp_path).read() == OwnCodes()
    CodeStore(tmp_path).keep(MINE).result()
    assert CodeStore(tmp_path).read() == MINE


def test_what_cannot_be_read_is_put_aside_and_never_written_over(tmp_path):
    store = CodeStore(tmp_path)
    path = store.keep(MINE).result().path
    path.write_text("{")
    assert store.read() == OwnCodes()
    store.keep(MINE).result()
    assert store.read() == MINE
    assert [each.read_text() for each in path.parent.glob("*.unreadable")] == ["{"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "own").write_text("a file")
    with pytest.raises(OutputUnwritableError):
        CodeStore(tmp_path / "own").keep(MINE).result()


def test_colleagues_get_the_codes_as_a_file(tmp_path):
    path = tmp_path / f"ours{CODES_FILE}"
    write_codes(MINE, path)
    assert read_codes(path) == MINE


def a_code(**changed):
    return {"code": "Voc", "meaning": "a word", "next": "", "praise": False, **changed}


@pytest.mark.parametrize(
    "code",
    [
        a_code(code=""),
        a_code(code="two words"),
        a_code(code="x" * 13),
        a_code(code="A1"),
        a_code(code="claim"),
        a_code(meaning=""),
        a_code(meaning="x" * 201),
        a_code(praise="yes"),
        {"code": "Voc"},
        "Voc",
    ],
)
def test_a_strange_file_is_refused_in_a_sentence(tmp_path, code):
    path = tmp_path / f"theirs{CODES_FILE}"
    data = {"format": "owncodes/1", "codes": [code], "changed": [], "hidden": [], "order": []}
    path.write_text(json.dumps(data))
    with pytest.raises(InvalidDocumentError):
        read_codes(path)


def test_too_many_codes_or_a_file_that_is_gone_are_refused(tmp_path):
    path = tmp_path / f"theirs{CODES_FILE}"
    with pytest.raises(UnreadableFileError):
        read_codes(path)
    many = [a_code()] * 101
    data = {"format": "owncodes/1", "codes": many, "changed": [], "hidden": [], "order": []}
    path.write_text(json.dumps(data))
    with pytest.raises(InvalidDocumentError):
        read_codes(path)


def test_a_student_reads_what_an_own_code_means_without_knowing_it(tmp_path):
    typed = typed_stamp("Voc", PlanOutline(), MINE.arranged(codes()))
    review = Review("Bo Li", "", "plan", "v1", stamps=(stamped(typed, "s", None),))
    path = tmp_path / f"plan{REVIEW_FILE}"
    path.write_bytes(json_bytes(review_to_json(review)))
    (said,) = read_returned(path).said
    assert said.text == "Voc: A stronger word is there. Look it up."
