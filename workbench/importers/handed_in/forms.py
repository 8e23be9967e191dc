# SPDX-License-Identifier: MIT
"""The filled-in fields of a PDF's form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pikepdf

from workbench.domain.handed_in.remarks import FormValue
from workbench.domain.text import one_line
from workbench.importers.handed_in.objects import (
    Found,
    items_of,
    member,
    name_in,
    number_in,
    number_of,
    text_in,
)

_MOST_FIELDS = 2_000
_DEEPEST = 32
_LONGEST_NAME = 200
_PUSH_BUTTON = 1 << 16
"""A button that only does something (ISO 32000-1, table 226)."""

_CUT_TO_16_BITS = re.compile("[\uf100-\uf8ff]")
_LOST = 0x10000
"""What is lost of the number of an emoji below U+1F900, which then is one for private use."""


def values_of(root: Found) -> tuple[FormValue, ...]:
    """Return the fields that have a value, in the order of the form; signatures have none."""
    return tuple(_values(member(root, "/AcroForm")))


def fields_of(root: Found) -> Iterator[tuple[Found, str, str]]:
    """Yield each field at the end of the tree of fields, with its whole name and its type."""
    waiting = [(each, "", "", 0) for each in _kids(member(root, "/AcroForm"), "/Fields")][::-1]
    seen: set[tuple[int, int]] = set()
    looked_at = 0
    while waiting and looked_at < _MOST_FIELDS:
        field, name, kind, depth = waiting.pop()
        number = number_of(field)
        looked_at += 1
        if number in seen or depth > _DEEPEST:
            continue
        if number is not None:
            seen.add(number)
        name = ".".join(filter(None, (name, one_line(text_in(field, "/T")))))[:_LONGEST_NAME]
        kind = name_in(field, "/FT") or kind
        kids = [each for each in _kids(field, "/Kids") if member(each, "/T") is not None]
        if kids:
            waiting += [(each, name, kind, depth + 1) for each in reversed(kids)]
        else:
            yield field, name, kind


def _values(form: Found) -> Iterator[FormValue]:
    holder = pikepdf.Dictionary(AcroForm=form) if isinstance(form, pikepdf.Dictionary) else None
    for field, name, kind in fields_of(holder):
        value = _value(field, kind)
        if value:
            yield FormValue(name, value)


def _value(field: Found, kind: str) -> str:
    value = member(field, "/V")
    if kind == "Btn":
        chosen = str(value)[1:] if isinstance(value, pikepdf.Name) else ""
        is_button = number_in(field, "/Ff") & _PUSH_BUTTON
        return "" if is_button or chosen == "Off" else chosen
    if kind == "Sig":
        return ""
    if isinstance(value, pikepdf.Array):
        return ", ".join(str(x) for x in items_of(value, 100) if isinstance(x, pikepdf.String))
    return _CUT_TO_16_BITS.sub(_whole, text_in(field, "/V"))


def _whole(found: re.Match[str]) -> str:
    """Return the emoji that a letter for private use stands for, if it can.

    PDFium keeps 16 bits of each letter that is put into a field, where its own letters have more.
    """
    whole = chr(ord(found[0]) + _LOST)
    return whole if unicodedata.category(whole) in {"So", "Sk"} else found[0]


def _kids(holder: Found, name: str) -> list[Found]:
    return list(items_of(member(holder, name), _MOST_FIELDS))
