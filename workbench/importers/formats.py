# SPDX-License-Identifier: MIT
"""The formats that can be brought in, each with its reader and its limit.

A reader is imported when the first file of its format comes: the libraries behind most of them are
large, and many students only ever bring in text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.importers.normalise import LARGEST_PAGE
from workbench.importers.page import Document, Page, PageReader


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what a person calls it, who reads it, and the most bytes it may have.

    `is_simple` says that nothing is parsed but text, so that a small file of it can be read without
    a process of its own.
    """

    name: str
    read: PageReader
    largest: int
    is_simple: bool = False


def _text(document: Document) -> Page:
    from workbench.importers.readers.text import text_page

    return text_page(document)


def _word(document: Document) -> Page:
    from workbench.importers.readers.docx import word_page

    return word_page(document)


def _open_document(document: Document) -> Page:
    from workbench.importers.readers.odt import open_document_page

    return open_document_page(document)


def _slides(document: Document) -> Page:
    from workbench.importers.readers.pptx import slides_page

    return slides_page(document)


_OFFICE_LIMIT = 100_000_000
"""Bytes of a document or a presentation: pictures in them are often as large as the camera's."""

_WORD = Format("Word document", _word, _OFFICE_LIMIT)
_OPEN_DOCUMENT = Format("OpenDocument text", _open_document, _OFFICE_LIMIT)
_SLIDES = Format("presentation", _slides, _OFFICE_LIMIT)


def _pdf(document: Document) -> Page:
    from workbench.importers.readers.pdf.reading import pdf_page

    return pdf_page(document)


def _picture(document: Document) -> Page:
    from workbench.importers.readers.picture import picture_page

    return picture_page(document)


_PICTURE = Format("picture", _picture, 20 * 1024 * 1024)
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")


def _web(document: Document) -> Page:
    from workbench.importers.readers.web.reader import web_page

    return web_page(document)


def _web_archive(document: Document) -> Page:
    from workbench.importers.readers.web.reader import web_archive_page

    return web_archive_page(document)


_TEXT = Format("text page", _text, LARGEST_PAGE, is_simple=True)
_WEB = Format("web page", _web, 50_000_000)
_WEB_ARCHIVE = Format("web page", _web_archive, 30_000_000)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": _TEXT,
        ".text": _TEXT,
        ".md": _TEXT,
        "": _TEXT,
        ".docx": _WORD,
        ".docm": _WORD,
        ".dotx": _WORD,
        ".dotm": _WORD,
        ".odt": _OPEN_DOCUMENT,
        ".ott": _OPEN_DOCUMENT,
        ".pptx": _SLIDES,
        ".pptm": _SLIDES,
        ".ppsx": _SLIDES,
        ".ppsm": _SLIDES,
        ".potx": _SLIDES,
        ".potm": _SLIDES,
        ".pdf": Format("PDF", _pdf, 50_000_000),
        **dict.fromkeys(_PICTURE_ENDINGS, _PICTURE),
        ".html": _WEB,
        ".htm": _WEB,
        ".xhtml": _WEB,
        ".mht": _WEB_ARCHIVE,
        ".mhtml": _WEB_ARCHIVE,
    }
)
"""The format for each ending of a file name, in small letters; a new format is one more line."""

_IN_WORD = "save it there as a Word document (.docx)"
_IN_POWERPOINT = "save it there as a presentation (.pptx)"

_PHONE_PHOTO = (
    "a photo in the form of newer iPhones (HEIC)",
    "send it from the phone as JPEG, or set its camera to “Most Compatible” and take it again",
)

OTHER_FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        ".doc": ("an old Word document", f"open it in Word or LibreOffice and {_IN_WORD}"),
        ".dot": ("an old Word document", f"open it in Word or LibreOffice and {_IN_WORD}"),
        ".rtf": ("a Rich Text document", f"open it in Word or LibreOffice and {_IN_WORD}"),
        ".wps": ("a Works document", f"open it in Word or LibreOffice and {_IN_WORD}"),
        ".ppt": (
            "an old PowerPoint presentation",
            f"open it in PowerPoint or LibreOffice and {_IN_POWERPOINT}",
        ),
        ".pps": (
            "an old PowerPoint presentation",
            f"open it in PowerPoint or LibreOffice and {_IN_POWERPOINT}",
        ),
        ".odp": (
            "an OpenDocument presentation",
            f"open it in LibreOffice or PowerPoint and {_IN_POWERPOINT}",
        ),
        ".pages": ("a Pages document", "open it in Pages and export it as Word (.docx)"),
        ".key": (
            "a Keynote presentation",
            "open it in Keynote and export it as PowerPoint (.pptx)",
        ),
        ".gdoc": (
            "only a link to a document on the web",
            "open that and download it as Word (.docx)",
        ),
        ".gslides": (
            "only a link to slides on the web",
            "open them and download them as PowerPoint (.pptx)",
        ),
        ".qdpx": (
            "a project of an analysis program",
            "bring it in by itself, not among pages",
        ),
        ".svg": (
            "a drawing made of instructions (SVG), which is not safe to open",
            "save it as PNG first",
        ),
        ".heic": _PHONE_PHOTO,
        ".heif": _PHONE_PHOTO,
    }
)
"""What other files are and what to save them as, by their endings."""

ENDINGS = tuple(ending for ending in FORMATS if ending)
"""What file choosers offer."""
