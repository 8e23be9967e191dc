# SPDX-License-Identifier: MIT
"""The file itself: objects in the order of their numbers, packed, and where to find each.

A plan has thousands of structure elements, a line of text each. A library that keeps such objects
one by one takes longer to take them in and write them than the whole document needs to be laid out
and drawn; as text they are put together at once. The form is that of PDF 1.5: objects without a
stream are compressed together (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

# A line end of either kind is read as a newline, so that one of them must not stand as it is.
_ESCAPES = (("\\", "\\\\"), ("(", "\\("), (")", "\\)"), ("\r", "\\r"))

# The second line tells that the file is not text (ISO 32000-1, 7.5.2; PDF/A asks for it).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

# A reader that wants one object unpacks all that are compressed with it.
_TOGETHER: Final = 200

# Of 9: tags and attachments are 7 % bigger than at the usual 6, and compressed in half the time.
_COMPRESSION: Final = 4

# Shorter code gets no shorter by more than the words that say how it was compressed.
_WORTH_COMPRESSING: Final = 160

# Kind of entry; place in the file, or number of the object stream; place in that stream.
_ENTRY = struct.Struct(">BIH")
_IN_FILE, _IN_STREAM = 1, 2
_FREE = _ENTRY.pack(0, 0, 0xFFFF)


class PdfFile:
    """A file that is being written; numbers are given in the order in which they are asked for.

    It begins with the objects `drawn`, numbered from 1: streams are bytes, all others are text.
    """

    def __init__(self, drawn: Iterable[str | bytes] = ()) -> None:
        # None is a number without an object.
        self._bodies: list[str | bytes | None] = list(drawn)

    def reserve(self) -> int:
        """Return a new object's number; without `put` the file has no such object."""
        self._bodies.append(None)
        return len(self._bodies)

    def put(self, number: int, body: str) -> None:
        """Write the object `number`; each character is a byte."""
        self._bodies[number - 1] = body

    def add(self, body: str) -> int:
        """Write a new object and return its number; each character is a byte."""
        self._bodies.append(body)
        return len(self._bodies)

    def add_stream(self, entries: str, data: bytes) -> int:
        """Write a new stream and return its number; `entries` are those of its dictionary."""
        self._bodies.append(_stream(entries, data))
        return len(self._bodies)

    def add_stream_as_it_is(self, entries: str, data: bytes) -> int:
        """Write a stream that is not to be compressed, or is so and says it in its `entries`."""
        self._bodies.append(_plain_stream(entries, data))
        return len(self._bodies)

    def extend(self, number: int, entries: str) -> None:
        """Write further entries into the dictionary that is the object `number`."""
        body = self._bodies[number - 1]
        if not isinstance(body, str) or not body.endswith(">>"):
            raise TypeError(f"no dictionary: object {number}")
        self._bodies[number - 1] = f"{body[:-2]}{entries}>>"

    def written(self, *, catalog: int, information: int) -> bytes:
        """Return the file; it depends on nothing but its objects."""
        writing = _Writing(len(self._bodies))
        texts: list[tuple[int, str]] = []
        for number, body in enumerate(self._bodies, 1):
            if isinstance(body, bytes):
                writing.put(number, body)
            elif body is not None:
                texts.append((number, body))
        for start in range(0, len(texts), _TOGETHER):
            writing.put_together(texts[start : start + _TOGETHER])
        return writing.finished(f"/Root {reference(catalog)}/Info {reference(information)}")


class _Writing:
    """The parts of a file one after another, and the table that tells where each object is."""

    def __init__(self, highest: int) -> None:
        self._parts = [_HEADER]
        self._end = len(_HEADER)
        self._table = [_FREE] * (highest + 1)

    def put(self, number: int, stream: bytes) -> None:
        """Write a stream."""
        self._table[number] = _ENTRY.pack(_IN_FILE, self._end, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, stream)
        self._parts.append(part)
        self._end += len(part)

    def put_together(self, objects: Sequence[tuple[int, str]]) -> None:
        """Write objects without a stream into one that holds them all."""
        holder = self._new_number()
        heads: list[str] = []
        at = 0
        for place, (number, body) in enumerate(objects):
            self._table[number] = _ENTRY.pack(_IN_STREAM, holder, place)
            heads.append(f"{number} {at}")
            at += len(body) + 1
        head = " ".join(heads)
        bodies = "\n".join(body for _, body in objects)
        entries = f"/Type/ObjStm/N {len(objects)}/First {len(head) + 1}"
        self.put(holder, _stream(entries, f"{head}\n{bodies}".encode("latin-1")))

    def finished(self, entries: str) -> bytes:
        """Return the file; `entries` are those of its trailer."""
        digest = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32]
        place, number = self._end, self._new_number()
        self._table[number] = _ENTRY.pack(_IN_FILE, place, 0)
        table = _stream(
            f"/Type/XRef/Size {len(self._table)}/W [1 4 2]{entries}/ID [<{digest}><{digest}>]",
            b"".join(self._table),
        )
        self.put(number, table)
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % place)
        return b"".join(self._parts)

    def _new_number(self) -> int:
        self._table.append(_FREE)
        return len(self._table) - 1


def reference(number: int) -> str:
    """Return a reference to the object `number`."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """Return an array of references."""
    return f"[{' '.join(map(reference, numbers))}]"


def string(text: str) -> str:
    """Return `text` as a text string: what is not plain ASCII as UTF-16, byte for byte."""
    if not (text.isascii() and text.isprintable()):
        # Digits instead of bytes would be twice as long, also where it is compressed.
        text = f"\xfe\xff{text.encode('utf-16-be', 'replace').decode('latin-1')}"
    for character, escaped in _ESCAPES:
        text = text.replace(character, escaped)
    return f"({text})"


def name(text: str) -> str:
    """Return `text` as a name."""
    return f"/{quote(text, safe='').replace('%', '#')}"


def number(value: float) -> str:
    """Return a number with hundredths, which on paper is finer than any printer."""
    return f"{value:.2f}"


def numbers(values: Iterable[float]) -> str:
    """Return an array of numbers with hundredths."""
    return f"[{' '.join(map(number, values))}]"


def deflated(data: bytes) -> bytes:
    """Return `data` as the filter `FlateDecode` reads it; other threads can work meanwhile."""
    return zlib.compress(data, _COMPRESSION)


def _stream(entries: str, data: bytes) -> bytes:
    if len(data) < _WORTH_COMPRESSING:
        return _plain_stream(entries, data)
    return _plain_stream(f"{entries}/Filter/FlateDecode", deflated(data))


def _plain_stream(entries: str, data: bytes) -> bytes:
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
    return b"".join((head, data, b"\nendstream"))
