# SPDX-License-Identifier: MIT
"""Look at one handed-in plan after the other: what is in it, and its pages as pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import ceil, floor
from pathlib import Path
from threading import Lock

from workbench.domain.documents import MarkOnPage, PageArea, PagePicture
from workbench.domain.handed_in.reading import HandedIn
from workbench.importers.handed_in.isolated import HandedInReading


class HandedInPages:
    """Has files read and pictured in one process with limits, which is started when it is needed.

    May be asked from several threads; they wait for one another.
    """

    def __init__(self, reading: Callable[[], HandedInReading] = HandedInReading) -> None:
        self._make = reading
        self._reading: HandedInReading | None = None
        self._one_at_a_time, self._guard = Lock(), Lock()

    def look(self, path: Path) -> HandedIn:
        """Return what is in a file, with the pieces of its plan and what the checks ask of it.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        with self._one_at_a_time:
            return self._started().read(path, is_asked=True, is_outlined=True)

    def picture(
        self, path: Path, page: int, *, width: int, is_as_handed_in: bool = False
    ) -> PagePicture:
        """Return what a page looks like, `width` pixels wide; pages count from 0.

        Where it is to be seen `is_as_handed_in`, nothing is on it that was written in other
        programs or filled in.

        Raises:
            UnreadableFileError: the file cannot be read, or picturing it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        with self._one_at_a_time:
            reading = self._started()
            return reading.picture(path, page, width=width, is_as_handed_in=is_as_handed_in)

    def find(self, path: Path, words: str) -> tuple[tuple[PageArea, ...], ...]:
        """Return each place where `words` stand, capitals or not, with an area for each line.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        with self._one_at_a_time:
            return self._started().words(path, words)

    def marks(self, path: Path) -> tuple[MarkOnPage, ...]:
        """Return the student's marks in the order of the pages, from top to bottom.

        Raises:
            UnreadableFileError: the file cannot be read, or reading it took too much.
            ReadingStoppedError: `stop` was called meanwhile.
        """
        with self._one_at_a_time:
            return self._started().marks(path)

    def stop(self) -> None:
        """End the process; it is started anew when somebody asks again."""
        with self._guard:
            reading, self._reading = self._reading, None
        if reading is not None:
            reading.stop()

    def _started(self) -> HandedInReading:
        with self._guard:
            if self._reading is None:
                self._reading = self._make()
            return self._reading


_COVER = 0xB4
"""A grey in which no letter of a name can be made out, on a screen or a projector."""

_AROUND = 0.15
"""How far a cover reaches beyond what it covers, in heights of it."""


def covered(picture: PagePicture, areas: Iterable[PageArea]) -> PagePicture:
    """Return a picture of a page with these parts of it covered."""
    pixels = bytearray(picture.pixels)
    size = 1 if picture.is_grey else 4
    for area in areas:
        margin = area.height * _AROUND
        first = max(0, floor((area.top - margin) * picture.height))
        last = min(picture.height, ceil((area.top + area.height + margin) * picture.height))
        left = max(0, floor((area.left - margin) * picture.width))
        right = min(picture.width, ceil((area.left + area.width + margin) * picture.width))
        if left < right:
            line = bytes([_COVER]) * (size * (right - left))
            for row in range(first, last):
                start = row * picture.stride + left * size
                pixels[start : start + len(line)] = line
    return replace(picture, pixels=bytes(pixels))
