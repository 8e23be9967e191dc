# SPDX-License-Identifier: MIT
"""Marks leave as files and come in from them, in one step that undo takes back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.export.exchange.refi_rules import problems_of
from workbench import assets
from workbench.domain.annotations import Direction, SourcePart
from workbench.domain.errors import OutputUnwritableError
from workbench.domain.frameworks import Dimension
from workbench.domain.interchange.web_annotations import annotation_to_json
from workbench.domain.text import Span
from workbench.services import catalogues
from workbench.services.exchanging import ENDINGS, ExchangingService, write_marks
from workbench.services.importing import ImportingService
from workbench.services.updating import UpdatingService

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def exchanging(library):
    return ExchangingService(library)


@pytest.fixture
def pack(library, pack):
    """The bundled pack with its picture."""
    for path in assets.resource("packs/thaw/media").iterdir():
        library.media.keep(path.read_bytes(), name=path.name)
    return pack


@pytest.fixture
def marked(annotating, pack, source):
    """Two marks on the first source: one on words, one on all of it."""
    words = annotating.mark(source, SourcePart.BODY, Span(4, 30), dimension=Dimension.TONE)
    whole = annotating.mark(source, SourcePart.WHOLE, None, dimension=Dimension.VALUE)
    noted = replace(words.result(), feature="=I see", direction=Direction.LIMITS)
    return annotating.change(noted).result(), whole.result()


def file_of(tmp_path, documents):
    path = tmp_path / "marks.jsonld"
    path.write_text(json.dumps(documents), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_of_its_name_says_what_a_file_is(exchanging, pack, marked, tmp_path, ending):
    path = tmp_path / f"marks{ending}"
    material = exchanging.material(pack.id, catalogues.framework(), path)
    written = write_marks(material, path, made=NOW)

    content = path.read_bytes()
    assert written.size == len(content)
    assert content == write_marks(material, path, made=NOW).path.read_bytes()
    if ending == ".qdpx":
        assert problems_of(path) == []
        with zipfile.ZipFile(path) as archive:
            assert any(name.endswith(".png") for name in archive.namelist())
    elif ending == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            assert b"'=I see" not in archive.read("xl/sharedStrings.xml")
    elif ending == ".csv":
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert [(x["Mark"], x["I notice"], x["Lines"]) for x in rows] == [
            ("A2", "", ""),
            ("A1", "'=I see", "1"),
        ]
    else:
        assert [x["workbench"]["short_id"] for x in json.loads(content)] == ["A2", "A1"]


@pytest.mark.parametrize("name", ["marks.pdf", "nowhere/marks.csv"])
def test_a_file_that_cannot_be_is_said_at_once(exchanging, pack, tmp_path, name):
    path = tmp_path / name
    material = exchanging.material(pack.id, catalogues.framework(), path)
    with pytest.raises(OutputUnwritableError):
        write_marks(material, path, made=NOW)


def test_a_picture_that_is_damaged_or_gone_does_not_keep_the_others_from_a_file(
    exchanging, library, pack, tmp_path
):
    source = next(each for each in pack.sources if each.picture)
    picture = library.media.path_of(source.picture.file)
    path = tmp_path / "marks.qdpx"

    def read():
        return exchanging.material(pack.id, catalogues.framework(), path).pictures

    others = {key: x for key, x in read().items() if key != source.id}
    assert read()[source.id] == picture.read_bytes()
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert read() == others
    picture.unlink()
    assert read() == others


def test_marks_that_fit_come_in_and_the_others_are_told(
    exchanging, annotating, library, pack, marked, tmp_path
):
    first, second = (annotation_to_json(mark) for mark in marked)
    changed = {**first, "body": [{"type": "TextualBody", "purpose": "tagging", "value": "tone"}]}
    unknown = {**second, "id": "x", "target": {"source": "Z#source"}}
    new = {**second, "id": "y"}
    path = file_of(tmp_path, [changed, unknown, new, new])

    found = exchanging.marks_for(pack, path)
    assert annotating.annotations_in(pack.id) == (marked[1], marked[0])
    kept = annotating.take_in(pack, found.fitting).result()

    assert [mark.short_id for mark in kept] == ["A1", "A3"]
    assert annotating.annotations_of(marked[0].target.source_id)[-1].feature == ""
    assert found.outcome == (
        "2 marks came in, 1 in place of what was here; "
        "2 did not fit, because there is no source “Z” here"
    )
    library.undo().result()
    assert annotating.annotations_in(pack.id) == (marked[1], marked[0])


def test_marks_of_another_pack_come_in_beside_those(
    exchanging, annotating, library, pack, marked, tmp_path
):
    documents = [annotation_to_json(mark) for mark in marked]
    for each in documents:
        each["target"]["source"] = each["target"]["source"].replace(marked[0].target.source_id, "A")
    own = UpdatingService(library).make_own(pack).result()
    other = replace(pack, id="other", sources=(replace(pack.sources[0], id="s"),))
    ImportingService(library).keep(replace(other, background=type(other.background)())).result()

    found = exchanging.marks_for(other, file_of(tmp_path, documents))
    kept = annotating.take_in(other, found.fitting).result()

    assert found.known == 0
    assert not {mark.id for mark in kept} & {mark.id for mark in marked}
    assert len(annotating.annotations_in(own.id)) == 2
