# SPDX-License-Identifier: MIT
"""Picture files without what they tell about their owner, and not a dot of the picture changed.

A photograph says where and when it was taken and by which telephone. Packs are handed on, so none
of that is put aside. What colours mean stays; so does which way is up, where a file is kept whole.
Both formats are rows of pieces with names and lengths: those that nobody needs are left away, and
so is whatever stands behind the end.
"""

from __future__ import annotations

import re

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_SIZED = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDD, _SCAN})
"""Markers of a JPEG that belong to the picture: tables, sizes, scans."""

_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""The marker after a scan; what fills up before it is not searched, but cut off."""

_KEPT_APPLICATIONS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}

_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
     b"pHYs"}
)  # fmt: skip


def stripped_jpeg(content: bytes, *, orientation: int = 1) -> bytes:
    """Return a JPEG with nothing in it but the picture, its colours and `orientation`.

    Raises:
        ValueError: it is not built as a JPEG is.
    """
    pieces = [content[:2]]
    if orientation > 1:
        pieces.append(_turned(orientation))
    place = 2
    while True:
        found = _NEXT_MARKER.match(content, place)
        if found is None:
            raise ValueError("no marker where one has to be")
        marker = found[1][0]
        start = found.end()
        if marker == _END:
            pieces.append(b"\xff\xd9")
            return b"".join(pieces)
        end = start + int.from_bytes(content[start : start + 2], "big")
        if end < start + 2 or end > len(content):
            raise ValueError("a piece longer than the file")
        if marker == _SCAN:
            after = _END_OF_SCAN.search(content, end)
            if after is None:
                raise ValueError("a picture without an end")
            end += len(content[end : after.start()].rstrip(b"\xff"))
        body = content[start + 2 : end]
        if marker in _SIZED or body.startswith(_KEPT_APPLICATIONS.get(marker, b"no such piece")):
            pieces.append(b"\xff%c" % marker + content[start:end])
        place = end


def stripped_png(content: bytes) -> bytes:
    """Return a PNG with nothing in it but the picture and its colours; a moving one stands still.

    Raises:
        ValueError: it is not built as a PNG is.
    """
    pieces = [_PNG_SIGN]
    place = len(_PNG_SIGN)
    while True:
        name = content[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if len(name) < 4 or end > len(content):
            raise ValueError("a piece longer than the file")
        if name in _KEPT_CHUNKS:
            pieces.append(content[place:end])
        if name == b"IEND":
            return b"".join(pieces)
        place = end


def _turned(orientation: int) -> bytes:
    """Return the piece of a JPEG that says how it is turned, and nothing else."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    body = b"Exif\0\0MM\x00*\x00\x00\x00\x08\x00\x01" + entry + bytes(4)
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
