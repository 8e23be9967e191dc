# SPDX-License-Identifier: MIT
"""Take members out of PDF objects, whatever those turn out to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pikepdf

from workbench.domain.handed_in.remarks import Frame

FAULTS = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
)
"""What pikepdf raises for objects that are not what they should be."""

_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Zz])|([+-])(\d\d)'?(\d\d)?'?)?.*",
    re.DOTALL | re.ASCII,
)
_LARGEST_COORDINATE = 1e6

Found = Any
"""A PDF object, or what pikepdf makes of simple ones."""


def member(holder: Found, name: str) -> Found:
    """Return a member of a dictionary or stream; None where there is no such thing."""
    if not isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
        return None
    with suppress(*FAULTS):
        return holder.get(name)
    return None


def items_of(holder: Found, most: int) -> Iterator[Found]:
    """Yield the first `most` items of an array; nothing where it is none."""
    if not isinstance(holder, pikepdf.Array):
        return
    for place in range(min(len(holder), most)):
        with suppress(*FAULTS):
            yield holder[place]


def text_in(holder: Found, name: str) -> str:
    """Return a text of a dictionary; empty where there is none."""
    value = member(holder, name)
    if not isinstance(value, pikepdf.String):
        return ""
    with suppress(*FAULTS):
        # Half a character cannot be kept, and no viewer writes one.
        return str(value).encode("utf-8", "replace").decode()
    return ""


def name_in(holder: Found, name: str) -> str:
    """Return a name of a dictionary without its slash; empty where there is none."""
    value = member(holder, name)
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def number_in(holder: Found, name: str) -> int:
    """Return a whole number of a dictionary; 0 where there is none."""
    value = member(holder, name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def time_in(holder: Found, name: str) -> datetime | None:
    """Return a time of a dictionary in UTC; None where there is none (ISO 32000-1, 7.9.4)."""
    found = _DATE.fullmatch(text_in(holder, name))
    if not found:
        return None
    year, month, day, hour, minute, second = (int(each or 0) for each in found.groups()[:6])
    with suppress(ValueError, OverflowError):
        behind = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
        zone = timezone(-behind if found[8] == "-" else behind) if found[8] else UTC
        time = datetime(year, month or 1, day or 1, hour, minute, second, tzinfo=zone)
        return time.astimezone(UTC)
    return None


def frame_in(holder: Found, name: str) -> Frame | None:
    """Return a rectangle of a dictionary, its lower left corner first; None where there is none."""
    corners: list[float] = []
    for value in items_of(member(holder, name), 4):
        with suppress(*FAULTS):
            corners.append(float(value))
    if len(corners) != 4 or not all(abs(each) < _LARGEST_COORDINATE for each in corners):
        return None
    left, bottom, right, top = corners
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def number_of(found: Found) -> tuple[int, int] | None:
    """Return the number by which an object is referred to; None where it has none."""
    if isinstance(found, pikepdf.Object) and found.is_indirect:
        return found.objgen
    return None
