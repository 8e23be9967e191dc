# SPDX-License-Identifier: MIT
"""The encodings of text before Unicode: which can be read, and what a student calls them.

`ENCODINGS` are those that are offered where a page does not say its own. They are fewer than those
that a page, or a person on the command line, may name.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType

USUAL = "cp1252"
"""What a page is taken for that is not Unicode and speaks for no other encoding."""

ENCODINGS: Mapping[str, str] = MappingProxyType(
    {
        USUAL: "Western Europe (Windows)",
        "mac-roman": "Western Europe (Mac)",
        "cp1250": "Central Europe (Windows)",
        "iso8859-2": "Central Europe (ISO)",
        "mac-latin2": "Central Europe (Mac)",
        "cp1251": "Cyrillic (Windows)",
        "koi8-u": "Cyrillic (KOI8)",
        "mac-cyrillic": "Cyrillic (Mac)",
        "cp1253": "Greek",
        "cp1254": "Turkish",
        "cp1257": "Baltic",
        "cp1255": "Hebrew",
        "cp1256": "Arabic",
        "cp932": "Japanese",
        "euc_jp": "Japanese (Unix)",
        "gb18030": "Chinese (simplified)",
        "cp950": "Chinese (traditional)",
        "cp949": "Korean",
        "cp866": "Cyrillic (DOS)",
        "cp850": "Western Europe (DOS)",
        "cp852": "Central Europe (DOS)",
    }
)
"""Those that are offered, as Python calls them, each with its name for a student.

Where two read a page equally well the first of them is taken. KOI8-U is KOI8-R with four letters
more.
"""

_UNICODE = MappingProxyType(
    {
        "utf-8": "Unicode",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "utf-32-le": "UTF-32",
        "utf-32-be": "UTF-32",
    }
)
_KNOWN = frozenset(
    {"ascii", "big5", "big5hkscs", "cp1258", "cp437", "cp874", "euc_kr", "gb2312", "gbk",
     "iso8859-1", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16",
     "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9",
     "koi8-r", "mac-greek", "mac-turkish", "shift_jis", "tis-620", *ENCODINGS, "utf-8"}
)  # fmt: skip
_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
"""Encodings that browsers read as a larger one, as the WHATWG's Encoding Standard says."""


def encoding_named(name: str) -> str | None:
    """Return the encoding that a page or a person names, as Python calls it; None if unknown."""
    try:
        known = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS_READ.get(known, known) if known in _KNOWN else None


def words_for(encoding: str) -> str:
    """Return what a student calls an encoding."""
    return ENCODINGS.get(encoding) or _UNICODE.get(encoding) or encoding.upper()
