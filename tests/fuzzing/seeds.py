# SPDX-License-Identifier: MIT
"""Files that the fuzzers begin with: small, good, and of each kind."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

TESTS = Path(__file__).resolve().parents[1] / "importers"
FOLDERS = (TESTS / "data", TESTS / "corpus" / "seen")
LARGEST = 60_000
"""Bytes of a seed; what is longer is looked at slowly and teaches nothing more."""

WORDS = (
    *("Source A", "SOURCE 12:", "Extract B", "Document 3.", "Interpretation 2", "Source C (cont.)"),
    *("From ", "Written by ", "A photograph of ", "Adapted from ", "Glossary", "Key words"),
    *("Questions", "Q: ", "A: ", "(4 marks)", "Fact box", "Introduction", "Card 1", "[image]"),
    *("1955", "c. 1916", "14 May 1926", "5", "https://example.org/a", "[...]", "\u201c", "\u201d"),
    *("\u00a0\u00a0\u00a0", "\u2022 ", "\u2013 ", "\ufffc", "\u202e", "\t", "\n\n", "\r\n"),
    *("\u00e2\u20ac\u2122", "\u0301", "\U0001f600", "\ufeff"),
)
"""What pages of sources are made of, for the fuzzers to put in."""

_TEXTS = frozenset({"txt", "text", "md"})


def seeds_of(kind: str) -> Iterator[bytes]:
    """Yield good files of a kind that is a name in `targets.TARGETS`."""
    if kind == "sourcepack":
        yield pack_file()
    elif kind in {"picture", *Image.registered_extensions()}:
        yield from pictures()
    endings = _TEXTS if kind in _TEXTS else {kind}
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")):
            if path.suffix[1:] in endings and path.stat().st_size <= LARGEST:
                yield path.read_bytes()


def pictures() -> Iterator[bytes]:
    """Yield a small picture in each format that can be read."""
    for mode in ("RGB", "P", "1"):
        for form in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
            content = BytesIO()
            Image.effect_noise((9, 7), 40).convert(mode).convert(
                "RGB" if form in {"JPEG", "WEBP"} else mode
            ).save(content, form)
            yield content.getvalue()


def pack_file() -> bytes:
    """Return a small pack file with a picture."""
    picture = next(pictures())
    name = f"{hashlib.sha256(picture).hexdigest()}.png"
    source = {"id": "s", "label": "A", "order": 1, "kind": "source", "body": "The gates are shut."}
    source |= {"attribution": None, "picture": {"file": name, "alt": "", "missing": False}}
    pack = {"format": "sourcepack/1", "id": "p", "title": "The strike", "sources": [source]}
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("pack.json", json.dumps(pack))
        archive.writestr(f"media/{name}", picture)
    return result.getvalue()
