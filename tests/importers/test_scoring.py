# SPDX-License-Identifier: MIT
"""The score of a folder of pages, started as people start it."""

import json
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = """\
Source A

The ferry was late and nobody on the quay knew why.

From a letter by Ada Holm, 1903.

Source B

There was fog. There is always fog.

From the log of the harbour pilot, 1903.
"""


def _score(folder, expected):
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    pages = [{"file": "page.txt", "shape": "letters", "expect": expected}]
    (folder / "expected.json").write_text(json.dumps(pages), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.importing", str(folder)]
    told = subprocess.run(
        [*command, "--json"], cwd=REPOSITORY, check=True, capture_output=True, text=True
    )
    table = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert "| label |" in table.stdout
    return json.loads(told.stdout)[str(folder)]


def test_exact_values_are_compared_with_blanks_collapsed(tmp_path):
    score = _score(
        tmp_path,
        [
            {
                "label": "A",
                "body": "The ferry was late  and nobody\non the quay knew why.",
                "attribution": {"any_of": ["From a letter by Ada Holm, 1903.", "Ada Holm"]},
                "author_note": None,
                "picture": False,
                "creator": ["Ada Holm"],
                "date": "1903",
                "genre": "letter",
            },
            {"label": "B", "body": "There was no fog."},
        ],
    )
    assert {name: (row["right"], row["expected"]) for name, row in score["measures"].items()} == {
        "label": (2, 2),
        "body": (1, 2),
        "attribution": (1, 1),
        "author_note": (1, 1),
        "picture": (1, 1),
        "creator": (1, 1),
        "date": (1, 1),
        "genre": (1, 1),
    }
    [wrong] = score["wrong"]
    assert (wrong["measure"], wrong["expected"]) == ("body", "There was no fog.")


def test_words_of_the_catalogue_are_looked_for(tmp_path):
    score = _score(
        tmp_path,
        [
            {
                "kind": "Source",
                "label": "A",
                "provenance_contains": "Ada Holm",
                "body_starts": "The ferry",
                "body_ends": "knew why.",
            },
            {"kind": "Source", "label": "B", "body_starts": "There", "body_ends": "fog."},
        ],
    )
    assert [item["measure"] for item in score["wrong"]] == ["attribution"]


def test_a_source_that_is_not_there_counts_against_the_labels(tmp_path):
    score = _score(tmp_path, [{"label": "B"}])
    assert score["measures"]["label"]["percent"] == 50
    assert score["wrong"][-1]["expected"] == "no such source"


def test_where_the_page_prints_no_label_any_is_right(tmp_path):
    expected = [{"body": "The ferry was late and nobody on the quay knew why."}, {"label": None}]
    measures = _score(tmp_path, expected)["measures"]
    assert measures["label"]["right"] == measures["label"]["expected"] == 2
    assert measures["body"]["right"] == 1


def test_what_is_right_but_doubted_is_counted(tmp_path):
    measures = _score(tmp_path, [{"kind": "Source", "label": "A"}])["measures"]
    assert measures["label"]["right_but_doubted"] == 0
