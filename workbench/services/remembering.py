# SPDX-License-Identifier: MIT
"""Small things about a library that are handy to know next time and no loss when they vanish."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from workbench import files
from workbench.storage.location import cache_folder

BESIDE = "last seen"
"""The folder of a library for what another computer shows first."""


def recall(folder: Path, name: str) -> Any:  # noqa: ANN401 – JSON
    """Return what was remembered as `name` about the library in `folder`, or None."""
    try:
        return json.loads(_place(folder, name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def remember(folder: Path, name: str, value: Any) -> None:  # noqa: ANN401 – JSON
    """Remember a JSON value; None forgets it. Without a place to do so nothing happens."""
    place = _place(folder, name)
    try:
        if value is None:
            place.unlink(missing_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            files.write_durably(place, json.dumps(value, ensure_ascii=False).encode())
    except OSError:
        return


def leave_beside(folder: Path, *names: str) -> None:
    """Leave what was remembered under these names beside the library in `folder` as well.

    A school's PC has a cache of its own, and a pupil sits at another one each lesson. What cannot
    be left there is no loss.
    """
    for name in names:
        try:
            told = _place(folder, name).read_bytes()
            there = folder / BESIDE / f"{name}.json"
            there.parent.mkdir(exist_ok=True)
            files.write_durably(there, told)
        except OSError:
            continue


def recall_anywhere(folder: Path, name: str) -> Any:  # noqa: ANN401 – JSON
    """Return what was remembered last, on this computer or beside the library, or None."""
    places = (_place(folder, name), folder / BESIDE / f"{name}.json")
    for place in sorted(places, key=_age, reverse=True):
        try:
            return json.loads(place.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue
    return None


def _age(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except OSError:
        return 0


def cache_of(folder: Path) -> Path:
    """Return the folder in which things about the library in `folder` are remembered."""
    # The folder's name here says nothing about where somebody's library is. Two sums make one that
    # no two libraries of a person share, and need nothing that is slow to import.
    named = str(folder.absolute()).encode()
    key = f"{zlib.crc32(named):08x}{zlib.adler32(named):08x}"
    return cache_folder() / "remembered" / key


def _place(folder: Path, name: str) -> Path:
    return cache_of(folder) / f"{name}.json"
