# SPDX-License-Identifier: MIT
"""Pages saved as plain text."""

from __future__ import annotations

from workbench.domain.errors import UnreadableFileError
from workbench.importers.normalise import page_of
from workbench.importers.page import Document, Page
from workbench.importers.readers.markdown import is_markdown, without_signs

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file such as a Word document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    (b"Rar!\x1a\x07", "a packed file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_PICTURE_FAMILIES = {b"WEBP": "a WebP picture", b"WAVE": "a sound file", b"AVI ": "a film"}
_PHONE_PHOTOS = (b"hei", b"hev", b"mif")
_REMEDY = "save the page as plain text in its own program, or choose another file"


def text_page(document: Document) -> Page:
    """Return the page in a text file.

    Raises:
        UnreadableFileError: the bytes are empty, too many, no text, or another kind of file.
    """
    kind = other_kind(document.data)
    if kind:
        raise UnreadableFileError(document.name, f"is {kind} and not a text page", _REMEDY)
    page = page_of(document.data, document.name, chosen=document.encoding)
    return without_signs(page) if is_markdown(page.text) else page


def other_kind(data: bytes) -> str | None:
    """Return in words what a file is by its first bytes, or None where they tell nothing."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF"):
        return _PICTURE_FAMILIES.get(data[8:12])
    if data.startswith(b"BM") and b"\0" in data[:20]:
        return "a BMP picture"
    if data[4:8] == b"ftyp":
        return (
            "a photo of an iPhone (HEIC)" if data[8:11] in _PHONE_PHOTOS else "a film or sound file"
        )
    return None
