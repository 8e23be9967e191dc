# SPDX-License-Identifier: MIT
"""Web text as the clipboard of Windows holds it: a head with offsets, the page, the part marked.

The form is Microsoft's “HTML Clipboard Format” (CF_HTML): offsets count bytes of UTF-8 from the
start of the head.
"""

from __future__ import annotations

import re

_HEAD = re.compile(rb"Version:\s?[\d.]+\r?\n(?:\w+:[^\r\n]{0,4000}\r?\n){0,20}", re.IGNORECASE)
_OFFSET = re.compile(rb"(Start|End)(HTML|Fragment):\s?(-?\d{1,12})\r?\n", re.IGNORECASE)
_START = re.compile(rb"<!--\s*StartFragment\s*-->", re.IGNORECASE)
_END = re.compile(rb"<!--\s*EndFragment\s*-->", re.IGNORECASE)


def is_clipboard(data: bytes) -> bool:
    """Tell whether bytes begin as web text on the clipboard does."""
    return data[:8].lower() == b"version:" and _HEAD.match(data) is not None


def marked_part(data: bytes) -> bytes:
    """Return the bytes of the part that was marked, or of the page where that is not said."""
    head = _HEAD.match(data) if is_clipboard(data) else None
    if head:
        places = {
            (found[1] + found[2]).lower(): int(found[3]) for found in _OFFSET.finditer(head[0])
        }
        for start, end in ((b"startfragment", b"endfragment"), (b"starthtml", b"endhtml")):
            first, last = places.get(start, -1), places.get(end, -1)
            if head.end() <= first < last <= len(data):
                return data[first:last]
        data = data[head.end() :]
    first_mark, last_mark = _START.search(data), _END.search(data)
    if first_mark and last_mark and first_mark.end() <= last_mark.start():
        return data[first_mark.end() : last_mark.start()]
    return data
