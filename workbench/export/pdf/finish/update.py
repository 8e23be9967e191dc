# SPDX-License-Identifier: MIT
"""Objects added to a drawn file.

A plan has thousands of structure elements. Written as text behind the drawn file, as an incremental
update (ISO 32000-1, 7.5.6), they cost a tenth of what building them object by object would.
"""

from __future__ import annotations

from collections.abc import Iterable

_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})


class Update:
    """New objects of a file; numbers are given in the order in which they are asked for."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """Return a new object's number; `put` has to follow."""
        self._objects.append(b"")
        return self._first + len(self._objects) - 1

    def put(self, number: int, body: str) -> None:
        """Write the object `number`."""
        self._objects[number - self._first] = body.encode("latin-1")

    def add(self, body: str) -> int:
        """Write a new object and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def appended_to(self, data: bytes, *, root: int) -> bytes:
        """Return the file `data` with the new objects; `root` is the number of its catalog."""
        parts, places, end = [data], [], len(data)
        for number, body in enumerate(self._objects, self._first):
            part = b"\n%d 0 obj\n%b\nendobj" % (number, body)
            places.append(end + 1)
            parts.append(part)
            end += len(part)
        entries = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(self._objects)
        before = int(data[data.rindex(b"startxref") + 9 :].split(None, 1)[0])
        parts.append(
            b"\nxref\n%d %d\n%btrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._first, count, entries, self._first + count, root, before, end + 1)
        )
        return b"".join(parts)


def reference(number: int) -> str:
    """Return a reference to the object `number`."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """Return an array of references."""
    return f"[{' '.join(f'{number} 0 R' for number in numbers)}]"


def string(text: str) -> str:
    """Return `text` as a text string."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def numbers(values: Iterable[float]) -> str:
    """Return an array of numbers with hundredths, which on paper is finer than any printer."""
    return f"[{' '.join(f'{value:.2f}' for value in values)}]"
