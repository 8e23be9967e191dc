# SPDX-License-Identifier: MIT
"""XML from outside: parsed without entities, network or endless trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from workbench.domain.errors import UnreadableFileError

XML_LIMIT = 20 * 1024 * 1024
"""Bytes of one part."""

TAGS_LIMIT = 1_000_000
"""Tags of one part, and attributes: lxml takes up to 240 bytes of memory for each."""

_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (rb"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (rb"presentationml/main", b"presentationml/2006/main"),
    (rb"drawingml/(main|picture|chart|diagram|wordprocessingDrawing)", rb"drawingml/2006/\1"),
    (rb"officeDocument/(relationships|math)", rb"officeDocument/2006/\1"),
)
_USUAL = b"http://schemas.openxmlformats.org/"


class XmlElement(Protocol):
    """What is used of an element; comments and processing instructions never come."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, key: str, /) -> str | None:
        """Return the value of an attribute, or None."""
        ...

    def find(self, path: str, /) -> XmlElement | None:
        """Return the first element at a path below, or None."""
        ...

    def iter(self, *tags: str) -> Iterator[XmlElement]:
        """Yield the element and all below it that have one of the tags, in document order."""
        ...

    def __iter__(self) -> Iterator[XmlElement]:
        """Yield the children."""
        ...


def parsed(data: bytes, name: str) -> XmlElement:
    """Return the root of a part of the file that is called `name`.

    The strict variant of Office Open XML comes out in the names of the usual one.

    Raises:
        UnreadableFileError: it is no XML, brings a document type with it, or is far too large.
    """
    if len(data) > XML_LIMIT or data.count(b"<") > TAGS_LIMIT or data.count(b"=") > TAGS_LIMIT:
        raise too_long(name)
    if any(doctype in data for doctype in _DOCTYPES):
        raise _odd(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: XmlElement = etree.fromstring(_in_usual_names(data), parser)
        has_type = root.getroottree().docinfo.internalDTD is not None  # type: ignore[attr-defined]
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise damaged(name) from error
    if has_type:  # in an encoding in which it was not seen above
        raise _odd(name)
    return root


def too_long(name: str) -> UnreadableFileError:
    """Return the error that a file holds more than any page of sources does."""
    return UnreadableFileError(
        name,
        "holds far more than a page of sources does",
        "copy the part with the sources into a file of its own",
    )


def damaged(name: str) -> UnreadableFileError:
    """Return the error that a file lacks something without which it cannot be read."""
    return UnreadableFileError(
        name, "is damaged", "open it in its own program, save it again and bring in that file"
    )


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number as files give it, or `default`; absurd ones are cut to a billion."""
    found = re.match(r"\s*([+-]?\d{1,12})", text or "")
    return max(-1_000_000_000, min(1_000_000_000, int(found[1]))) if found else default


def is_on(element: XmlElement | None, attribute: str) -> bool:
    """Tell whether a switch of Office Open XML is there and not turned off."""
    return element is not None and element.get(attribute) not in {"0", "false", "off", "none"}


def _in_usual_names(data: bytes) -> bytes:
    if _STRICT not in data:
        return data
    for strict, usual in _STRICT_NAMES:
        data = re.sub(re.escape(_STRICT) + strict, _USUAL + usual, data)
    return data


def _odd(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        name,
        "is not put together as documents are and may be made to do harm",
        "ask for a new copy of it",
    )
