# SPDX-License-Identifier: MIT
"""Links between marks on their way through files, by the command line."""

from __future__ import annotations

import json

import pytest

from workbench.domain.identifiers import new_id
from workbench.services.demonstrating import bundled_pack, keep_example
from workbench.services.keeping import open_library

PACK = bundled_pack().id


@pytest.fixture
def marks(done, library_folder):
    """The marks of the example as they are printed."""
    with open_library(library_folder) as library:
        keep_example(library)
    return done("annotations", PACK)


def a_link(end, kind="supports", **fields):
    return {"id": new_id(), "kind": kind, "to": end, "sentence": "Both say so.", **fields}


def written(tmp_path, marks):
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(marks), encoding="utf-8")
    return path


def test_links_go_out_with_the_marks_and_come_in_with_them(done, marks, tmp_path):
    one = marks[0]
    other = next(x for x in marks if source_of(x) != source_of(one))
    link = a_link({"annotation": other["id"]})
    one["workbench"]["links"] = [link]
    done("annotate", PACK, written(tmp_path, [one]))
    (printed,) = [x for x in links_in(done("annotations", PACK)) if x["id"] == link["id"]]
    assert {name: printed[name] for name in link} == link
    again = done("annotations", PACK)
    done("annotate", PACK, written(tmp_path, again))
    assert done("annotations", PACK) == again


def test_a_link_to_what_is_not_there_is_kept_and_told(workbench, done, marks, tmp_path):
    marks[0]["workbench"]["links"] = [
        a_link({"annotation": new_id()}),
        a_link({"background": "nowhere"}, "confirms"),
    ]
    answer = workbench("annotate", PACK, written(tmp_path, marks[:1]))
    assert answer.status == 0
    assert "2 links wait with these marks for what is not in this pack yet." in answer.output
    assert links_in(done("annotations", PACK)) == links_in(marks)


@pytest.mark.parametrize("broken", [{"kind": "supports"}, {"id": "x", "kind": 3, "to": {}}, "x"])
def test_what_is_no_link_is_refused_before_anything_is_kept(
    workbench, done, marks, tmp_path, broken
):
    before = links_in(marks)
    marks[0]["workbench"]["links"] = [broken]
    answer = workbench("annotate", PACK, written(tmp_path, marks[:1]))
    assert answer.status != 0
    assert links_in(done("annotations", PACK)) == before


def source_of(mark):
    return mark["target"]["source"].partition("#")[0]


def links_in(marks):
    return [link for mark in marks for link in mark["workbench"].get("links", [])]
