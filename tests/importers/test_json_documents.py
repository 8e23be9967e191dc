# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench import assets
from workbench.domain.errors import InvalidDocumentError
from workbench.importers.json_documents import check_json

SCHEMAS = sorted(
    each.name
    for each in Path(assets.resource("schemas")).glob("*.json")
    if "$schema" in json.loads(each.read_text(encoding="utf-8"))
)
MARK = {
    "type": "Annotation",
    "body": [{"type": "TextualBody", "purpose": "tagging", "value": "origin"}],
    "target": {
        "source": "urn:a#body",
        "selector": [
            {"type": "TextPositionSelector", "start": 0, "end": 4},
            {"type": "TextQuoteSelector", "exact": "They"},
        ],
    },
}


def changed(**members):
    return [{**MARK, **members}]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_schema_refuses_what_is_something_else_and_says_so(schema):
    with pytest.raises(InvalidDocumentError, match=r"^a\.json: the document "):
        check_json("something else", schema, name="a.json")


@pytest.mark.parametrize(
    "marks",
    [
        [MARK],
        changed(type=["Annotation", "Thing"]),
        changed(creator="Sami", **{"@context": ["http://www.w3.org/ns/anno.jsonld", {}]}),
        changed(creator={"type": "Person", "name": "Sami"}),
        changed(target={"source": "urn:a#source"}),
        changed(target={"source": "urn:a#body", "selector": {"type": "Other"}}),
    ],
)
def test_marks_in_any_form_that_is_allowed_are_taken(marks):
    check_json(marks, "annotations.json", name="a.jsonld")


@pytest.mark.parametrize(
    ("marks", "place"),
    [
        (changed(type="Note"), "type"),
        (changed(type=["Note"]), "type"),
        (changed(creator=7), "creator"),
        (changed(creator={"name": 7}), "name"),
        (changed(body=[{"type": "TextualBody", "purpose": "describing", "value": ""}]), "body"),
        (changed(target={"source": "urn:a#body"}), "target"),
        (changed(target={"source": "urn:a#body", "selector": {}}), "selector"),
        (changed(target={"source": "urn:a#body", "selector": [{"type": 1}]}), "selector"),
        (
            changed(
                target={
                    "source": "urn:a#body",
                    "selector": {"type": "TextPositionSelector", "start": -1, "end": 4},
                }
            ),
            "selector",
        ),
    ],
)
def test_a_mark_that_does_not_fit_is_refused(marks, place):
    with pytest.raises(InvalidDocumentError):
        check_json(marks, "annotations.json", name="a.jsonld")
    with pytest.raises(InvalidDocumentError, match=place):
        check_json(marks[0], "annotation.json", name="a.jsonld")
