# SPDX-License-Identifier: MIT
import json

import pytest

from tests.factories import a_pack, a_source, an_annotation
from workbench import cli
from workbench.domain.identifiers import OperationId, new_id
from workbench.services.annotating import AddAnnotations
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library

BODY = "Die Straße war leer, and the mill stood still."


@pytest.fixture
def run(tmp_path, capsys):
    """Search a library with two packs; the answer is what was printed."""
    source = a_source("E", body=BODY)
    with open_library(tmp_path / "library") as library:
        for pack in (a_pack(source, title="Berlin"), a_pack(title="The mill")):
            ImportingService(library).keep(pack).result()
        mark = an_annotation(source, 7)
        library.perform(AddAnnotations(OperationId(new_id()), (mark,))).result()

    def made(*words):
        assert cli.run(["search", *words, "--library", str(tmp_path / "library")]) == 0
        return capsys.readouterr().out

    return made


def test_hits_are_printed_with_what_they_are_and_where(run):
    assert run("STRASSE", "mill").splitlines() == [
        "Source, Source E: Text, undated, in Berlin",
        f"  {BODY}",
    ]
    assert run("E7").startswith("Mark, E7, in Berlin\n")
    assert run("zebra") == "Nothing found.\n"


def test_an_argument_with_spaces_is_a_phrase_or_a_name(run):
    assert "Berlin" in run("stood still")
    assert run("still stood") == "Nothing found.\n"
    assert run("Source E").splitlines()[0].startswith("Source, Source E")


def test_programs_get_places_in_code_points(run):
    answer = json.loads(run("strasse", "--json"))
    (hit,) = answer["hits"]
    start, end = hit["span"]
    assert (hit["kind"], hit["part"], BODY[start:end]) == ("source", "body", "Straße")
    ((first, last),) = hit["excerpt_spans"]
    assert hit["excerpt"][first:last] == "Straße"
    assert answer["has_more"] is False
