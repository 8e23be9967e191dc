# SPDX-License-Identifier: MIT
"""Pages in every shape a source page comes in, each with what has to be found in it."""

import json
from itertools import count
from pathlib import Path

import pytest

from workbench.domain.errors import NoSourcesError
from workbench.importers.assembly import pack_of
from workbench.importers.reading import read_page

OWN_PAGES = Path(__file__).parent / "data"
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "windows-1252": lambda text: text.encode("cp1252"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16-be with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "garbled": lambda text: _garbled(text).encode(),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
}


def _garbled(text):
    """Return text as it looks after UTF-8 was read as Windows-1252."""
    return "".join(
        char if char.isascii() else char.encode().decode("cp1252", "surrogateescape")
        for char in text
    ).translate({0xDC00 + byte: byte for byte in range(128, 256)})


def _expected(folder):
    file = folder / "expected.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []


def _pack(path):
    numbers = count(1)
    return pack_of(read_page(path), new_id=lambda: f"id{next(numbers)}")


def _sources(path):
    try:
        return _pack(path).sources
    except NoSourcesError:
        return ()


def _differences(source, expected):
    """Return what of a source is not as expected, as readable pairs."""
    attribution = source.attribution
    notes = [source.author_note or "", *(gloss.text for gloss in source.glosses)]
    checks = {
        "kind": source.heading == expected["kind"],
        "label": source.label == expected["label"],
        "image": bool(expected.get("image")) == bool(source.picture),
    }
    if "provenance_contains" in expected:
        checks["provenance_contains"] = expected["provenance_contains"] in (attribution or "")
    else:
        checks["no attribution"] = attribution is None
    if "body_starts" in expected:
        checks["body_starts"] = (source.body or "").startswith(expected["body_starts"])
        checks["body_ends"] = (source.body or "").endswith(expected["body_ends"])
    if "note_contains" in expected:
        checks["note_contains"] = any(expected["note_contains"] in note for note in notes)
    elif source.author_note:
        checks["no note"] = False
    for name in ("title", "author_note"):
        if name in expected:
            checks[name] = getattr(source, name) == expected[name]
    return [name for name, holds in checks.items() if not holds]


def _check(path, expected):
    sources = _sources(path)
    found = [(source.heading, source.label) for source in sources]
    assert found == [(item["kind"], item["label"]) for item in expected]
    wrong = {
        source.name: (differences, source)
        for source, item in zip(sources, expected, strict=True)
        if (differences := _differences(source, item))
    }
    assert not wrong


@pytest.mark.parametrize("shape", _expected(OWN_PAGES), ids=lambda shape: shape["file"])
def test_it_finds_the_sources_of_our_own_pages(shape):
    _check(OWN_PAGES / shape["file"], shape["expect"])


def test_it_finds_the_sources_of_every_shape_in_the_catalogue(shared):
    shapes = _expected(shared / "import-shapes")
    assert len(shapes) == 22
    for shape in shapes:
        _check(shared / "import-shapes" / shape["file"], shape["expect"])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_it_finds_the_same_in_every_encoding(tmp_path, encoding):
    for shape in _expected(OWN_PAGES):
        page = (OWN_PAGES / shape["file"]).read_text(encoding="utf-8")
        path = tmp_path / shape["file"]
        try:
            path.write_bytes(ENCODINGS[encoding](page))
        except UnicodeEncodeError:
            continue
        _check(path, shape["expect"])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_it_finds_the_catalogue_in_every_encoding(tmp_path, shared, encoding):
    for shape in _expected(shared / "import-shapes"):
        page = (shared / "import-shapes" / shape["file"]).read_text(encoding="utf-8")
        path = tmp_path / shape["file"]
        path.write_bytes(ENCODINGS[encoding](page))
        _check(path, shape["expect"])
