# SPDX-License-Identifier: MIT
"""A library on a stick: pulled out, cut off or killed at every moment, one slot is always whole.

An honest place keeps what it said it has written. A stick says so long before; then what was
published in the last seconds may be there in any part, and what was there before must be whole.
"""

import random
import struct
from itertools import groupby

import pytest

from tests.reliability import pupil
from tests.reliability.power_cut import ACKNOWLEDGED, Disk, Replica, content_of, cuts
from tests.reliability.tracing import run_traced
from workbench.storage import snapshot
from workbench.storage.library import Library
from workbench.storage.working_copy import copies_in

PROGRAMS = ("-m", "tests.reliability.programs")
BEFORE, LAST = 6, 18
VARIANTS = 12
KILLS = 15
LONGEST = 0.3
"""Seconds until a kill; opening takes about a fifth of that."""


@pytest.fixture
def place(scratch):
    """A place in which a library with six steps was published, two times."""
    folder = scratch / "stick"
    options = pupil.publishing(scratch / "school")
    for after, until in ((0, BEFORE - 1), (BEFORE - 1, BEFORE)):
        with Library.open(folder, options=options) as library:
            pupil.work(library, after=after, until=until)
    return folder


@pytest.fixture
def replica(scratch):
    folder = scratch / "replica"
    folder.mkdir()
    return Replica(folder)


def publishing(shim, place, *, pause):
    """Return what was there, and what a computer does there while it publishes step after step."""
    content = content_of(place)
    copies = place.with_name("school")
    arguments = ["publish", str(place), str(copies), str(BEFORE), str(LAST), pause]
    return content, run_traced([*PROGRAMS, *arguments], shim=shim, folder=place)


def acknowledged(place, before):
    """Return the last step that was acknowledged, if that was a new one."""
    try:
        content = (place / ACKNOWLEDGED).read_bytes()
    except FileNotFoundError:
        return before
    return max(before, struct.unpack("<I", content)[0]) if content else before


def counter_in(folder):
    found = snapshot.latest(folder)
    return found.standing.counter if found else 0


def late_cuts(content, operations):
    """Give the states of a stick that forgets any part of what it was told since a while.

    That is from the first of two publications to the end of the second one; what came before has
    been written meanwhile. Each state comes with the step that had been published by then.
    """
    number = BEFORE
    disk = Disk(content, model="posix")
    pairs = groupby(operations, key=pair_of())
    for _, pair in pairs:
        told = list(pair)
        before = disk.state("everything", random.Random(0))  # noqa: S311
        never_flushed = [each for each in told if each.kind != "s"]
        for cut in cuts(before, never_flushed, variants=VARIANTS):
            yield cut, number
        for operation in told:
            disk.apply(operation)
        if disk.acknowledged:
            (number,) = struct.unpack("<I", disk.acknowledged)


def pair_of():
    """Return what tells to which pair of publications an operation belongs."""
    pairs = 0

    def key(operation):
        nonlocal pairs
        pair = pairs
        pairs += operation.path == ACKNOWLEDGED and operation.kind == "w"
        return pair

    return key


def test_an_honest_place_loses_nothing_that_was_published(
    shim, place, scratch, replica, in_peace, measured
):
    content, operations = publishing(shim, place, pause="yes")
    known = {number: in_peace(number) for number in range(BEFORE, LAST + 1)}
    states = 0
    for cut in cuts(content, operations, variants=4 * VARIANTS):
        replica.show(cut.state)
        published = struct.unpack("<I", cut.acknowledged)[0] if cut.acknowledged else BEFORE
        found = snapshot.latest(replica.folder)
        assert found, cut
        assert found.standing.counter >= published
        if not states % 50:
            snapshot.take(found, scratch / "library.db")
            examined = pupil.examine(scratch)
            assert examined.fingerprint == known[examined.steps]
        states += 1
    assert states >= 1_000
    measured["states of an honest place"] += states


def test_a_stick_that_writes_late_keeps_what_was_published_before(shim, place, replica, measured):
    states = 0
    for cut, published in late_cuts(*publishing(shim, place, pause="no")):
        # A pair that is not really there yet shares one slot, and the other is left in peace.
        assert counter_in(replica.show(cut.state)) >= published
        states += 1
    assert states >= 1_000
    measured["states of a stick that writes late"] += states


def test_two_copies_in_quick_turns_would_be_noticed(shim, place, replica):
    lost = [
        cut.operation
        for cut, published in late_cuts(*publishing(shim, place, pause="yes"))
        if counter_in(replica.show(cut.state)) < published
    ]
    assert lost


def test_whoever_is_killed_loses_nothing_and_leaves_a_whole_copy(zygote, in_peace, scratch):
    chance = random.Random(5)  # noqa: S311
    place, copies = scratch / "stick", scratch / "school"
    with Library.open(place, options=pupil.publishing(copies)) as library:
        pupil.work(library, after=0, until=2)
    done, saved = 2, 0
    for _ in range(KILLS):
        arguments = (place, str(copies), str(done), "9999")
        zygote.kill("save_and_publish", *arguments, after=chance.uniform(0, LONGEST))
        kept = acknowledged(place, done)
        (copy,) = copies_in(copies)
        found = pupil.examine(copy.folder)
        assert found.problems == ()
        assert kept <= found.steps <= kept + 1
        assert found.fingerprint == in_peace(found.steps)
        saved += found.steps - done
        there = snapshot.latest(place)
        assert there.standing.counter <= found.steps
        snapshot.take(there, scratch / "library.db")
        published = pupil.examine(scratch)
        assert published.fingerprint == in_peace(published.steps)
        with Library.open(place, options=pupil.publishing(copies)) as library:
            pupil.work(library, after=found.steps, until=found.steps + 1)
        done = found.steps + 1
        assert counter_in(place) == done
    assert saved > KILLS
