# SPDX-License-Identifier: MIT
"""Computers that share a stick: each has a folder of working copies of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.doubles import Do
from tests.factories import a_pack
from workbench.domain.errors import NotPublishedError
from workbench.storage.library import Library
from workbench.storage.opening import Options


class Computer:
    """A computer with a folder for working copies, which may be wiped at any log-off."""

    def __init__(self, folder: Path, **fields: object) -> None:
        self.copies = folder
        self.faults: list[NotPublishedError | None] = []
        defaults = {"waits": (0.0,), "give_up_after": 0.0, "publish_spacing": 0.0}
        self.options = Options(working_copies=folder, **{**defaults, **fields})

    def open(self, place: Path, **how: bool) -> Library:
        library = Library.open(place, options=self.options, **how)
        library.subscribe_to_faults(self.faults.append)
        return library

    def bring_in(self, place: Path, *titles: str, **how: bool) -> None:
        """Bring in packs with these titles and close the library."""
        with self.open(place, **how) as library:
            for title in titles:
                keep_pack(library, title)

    def bring_in_only_here(self, place: Path, *titles: str) -> None:
        """Bring in packs while the stick is out."""
        with self.open(place) as library, pulled_out(place):
            for title in titles:
                keep_pack(library, title)
            library.close()

    def titles(self, place: Path, *, read_only: bool = True) -> list[str]:
        """Return the titles of the packs that this computer shows."""
        with self.open(place, read_only=read_only) as library:
            return titles_in(library)


def keep_pack(library: Library, title: str) -> None:
    library.perform(Do(lambda unit: unit.packs.add(replace(a_pack(), title=title)))).result()


def titles_in(library: Library) -> list[str]:
    return sorted(each.title for each in library.read(lambda unit: unit.packs.summaries()).result())


@contextmanager
def pulled_out(place: Path) -> Iterator[None]:
    """Take the stick out, and put it in again at the end."""
    elsewhere = place.with_name(f"{place.name}, pulled out")
    place.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(place)


def tear(path: Path) -> None:
    """Leave of a file what a stick leaves that was pulled out too early."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))
