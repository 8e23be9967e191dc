# SPDX-License-Identifier: MIT
"""The characters of a web page, and what is taken out of them before they are parsed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from workbench.importers.encodings import encoding_named
from workbench.importers.normalise import Characters, characters_of
from workbench.importers.picture_files import BYTES_LIMIT

LOOKED_AT = 16_384
"""Bytes in which a page has to name its encoding; pages that were saved do so later than others."""

_META = re.compile(
    rb"<meta\b[^>]{0,400}?\bcharset\s*+=\s*+(?:[\"']\s*+)?([\w.:-]{1,40})", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_DATA = re.compile(
    r"data:[\w.+-]{0,60}+/?+[\w.+-]{0,60}+(?:;[\w.+=-]{0,60}+){0,4}+,[^\s\"'<>)]{40,}", re.I
)
_SET_ASIDE = re.compile(r"data:,set-aside-(\d{1,8})$")
_MARKUP = re.compile(r"<(?:[a-z!?/])", re.IGNORECASE)
_XHTML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_EMPTY_ELEMENT = re.compile(
    r"<(script|style|title|iframe|noscript|textarea|xmp)\b([^<>]{0,2000})/>", re.IGNORECASE
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def declared_encoding(data: bytes, told: str | None = None) -> str | None:
    """Return the encoding that a page names, as Python calls it; `told` is what came with it."""
    found = _XML.match(data[:LOOKED_AT]) or _META.search(data[:LOOKED_AT])
    named = told or (found[1].decode("ascii", "replace") if found else None)
    return encoding_named(named) if named else None


def page_characters(
    data: bytes, name: str, *, told: str | None = None, chosen: str | None = None
) -> Characters:
    """Return what a web page says, read in the encoding that somebody chose.

    Raises:
        UnreadableFileError: there is nothing in it, or no text.
    """
    return characters_of(data, name, declared=declared_encoding(data, told), chosen=chosen)


def has_markup(text: str) -> bool:
    """Tell whether anything in a text looks like an element."""
    return bool(_MARKUP.search(text))


@dataclass(frozen=True, slots=True)
class SetAside:
    """A page without the files that are written out in it, which are a hundred times its words."""

    markup: str
    _page: str
    _places: tuple[tuple[int, int], ...]

    def content(self, address: str) -> bytes | None:
        """Return the file that an address holds, or None where it holds none that can be had."""
        found = _SET_ASIDE.match(address)
        if found is None:
            return _content_of(address) if address[:5].lower() == "data:" else None
        number = int(found[1])
        if number >= len(self._places):
            return None
        start, end = self._places[number]
        return _content_of(self._page[start:end])


def without_files(text: str) -> SetAside:
    """Return a page with each file in it replaced by a short address."""
    places: list[tuple[int, int]] = []

    def aside(found: re.Match[str]) -> str:
        places.append(found.span())
        return f"data:,set-aside-{len(places) - 1}"

    markup = _DATA.sub(aside, text)
    return SetAside(markup, text, tuple(places))


def for_the_parser(markup: str, *, is_xhtml: bool) -> str:
    """Return markup that the parser, which knows HTML only, reads as it was meant."""
    markup = markup.replace("\0", "")
    if not (is_xhtml or _XHTML.match(markup[:200])):
        return markup
    markup = _EMPTY_ELEMENT.sub(r"<\1\2></\1>", markup)
    # An opening that nothing closes would be followed to the end of the page, each one again.
    closed = markup.rfind("]]>") + len("]]>") if "]]>" in markup else 0
    return _CDATA.sub(_plain, markup[:closed]) + markup[closed:]


def _plain(found: re.Match[str]) -> str:
    return found[1].replace("&", "&amp;").replace("<", "&lt;")


def _content_of(address: str) -> bytes | None:
    head, comma, body = address.partition(",")
    if not comma or len(body) > 2 * BYTES_LIMIT:
        return None
    decode: Callable[[str], bytes] = _from_base64 if ";base64" in head.lower() else unquote_to_bytes
    try:
        return decode(body)
    except (binascii.Error, ValueError):
        return None


def _from_base64(body: str) -> bytes:
    plain = unquote_to_bytes(body)
    return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=False)
