# SPDX-License-Identifier: MIT
"""The window is killed in the middle of typing: what it called kept is there, and undo goes on."""

from __future__ import annotations

import os
import random
import re
import signal
import struct
import subprocess
import sys
import time

import pytest

from workbench.services.looking_up import contents_of
from workbench.storage.library import Library

KILLS = 6
LONGEST = 2.0
"""Seconds from the first word that was called kept to the kill."""

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(os.name == "nt", reason="there is no signal that cannot be caught"),
]


def words_in(library) -> list[int]:
    """Return the numbers of the words that are in notes, in their order."""
    contents = contents_of(library, None)
    steps = (step for x in contents.annotations for step in (x.feature, x.inference, x.so_what))
    return sorted(int(each) for step in steps for each in re.findall(r"<(\d+)>", step))


def last_acknowledged(place) -> int:
    content = place.read_bytes() if place.exists() else b""
    return struct.unpack("<I", content)[0] if content else 0


def type_and_be_killed(repository, folder, place, *, first, after) -> int:
    """Let a pupil type, kill it, and return the last word that was called kept."""
    place.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.journeys.typing_pupil", folder, place, str(first)]
    with subprocess.Popen(command, cwd=repository) as pupil:
        try:
            end = time.monotonic() + 60
            while not place.exists() or not place.stat().st_size:
                assert pupil.poll() is None
                assert time.monotonic() < end, "nothing was ever kept"
                time.sleep(0.01)
            time.sleep(after)
            assert pupil.poll() is None
        finally:
            pupil.send_signal(signal.SIGKILL)
    return last_acknowledged(place)


def test_what_was_called_kept_is_there_and_undo_goes_on(repository, tmp_path):
    chance = random.Random(KILLS)  # noqa: S311
    folder, place = tmp_path / "library", tmp_path / "acknowledged"
    first = done = 1
    for _ in range(KILLS):
        after = chance.uniform(0, LONGEST)
        kept = type_and_be_killed(repository, folder, place, first=first, after=after)
        with Library.open(folder) as library:
            found = words_in(library)
            assert found == list(range(1, len(found) + 1)), found
            assert len(found) >= kept
            label = library.undo_label
            library.undo().result()
            fewer = words_in(library)
            assert fewer == found[: len(fewer)]
            assert library.redo().result() == label
            assert words_in(library) == found
        done += kept >= first
        first = len(found) + 1
    assert done > KILLS // 2
    with Library.open(folder) as library:
        while library.undo_label != "Bring in the example":
            library.undo().result()
        assert words_in(library) == []
        assert len(contents_of(library, None).annotations) == 24
