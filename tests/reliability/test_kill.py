# SPDX-License-Identifier: MIT
"""A program that is killed loses nothing that it acknowledged, whatever it was doing.

A hundred kills over typing, bringing in, copying, putting back, upgrading and exporting. After each
one the library is looked at as it lies there, and then opened and written to again.
"""

import random
import struct
import time

import pytest

from tests.reliability import next_version, pupil
from tests.reliability.power_cut import ACKNOWLEDGED
from workbench.export.pdf.reading import page_count
from workbench.storage import backups, recovery
from workbench.storage.library import Library

TYPING_KILLS = 30
OTHER_KILLS = 14
LONGEST = 0.25
"""Seconds until a kill; opening a library takes about a fifth of that."""
LONGEST_OF = {"plan.pdf": 1.5, "thaw.sourcepack": LONGEST}
"""Seconds until a kill while such a file is written, at the least."""


@pytest.fixture
def chance(request):
    return random.Random(request.node.name)  # noqa: S311


@pytest.fixture
def folder(tmp_path):
    """A library on the disk in which two steps were done in peace."""
    folder = tmp_path / "library"
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=0, until=2)
    return folder


def acknowledged(folder, before):
    """Return what was acknowledged last, and forget it."""
    try:
        content = (folder / ACKNOWLEDGED).read_bytes()
    except FileNotFoundError:
        return before
    (folder / ACKNOWLEDGED).unlink()
    return struct.unpack("<I", content)[0] if content else before


def test_typing(zygote, in_peace, folder, chance):
    done, saved = 2, 0
    for _ in range(TYPING_KILLS):
        zygote.kill("save", folder, str(done), "9999", after=chance.uniform(0, LONGEST))
        kept = acknowledged(folder, done)
        found = pupil.examine(folder)
        assert found.problems == ()
        assert kept <= found.steps <= kept + 1
        assert found.fingerprint == in_peace(found.steps)
        saved += found.steps - done
        with Library.open(folder, options=pupil.OPTIONS) as library:
            pupil.work(library, after=found.steps, until=found.steps + 1)
        done = found.steps + 1
    assert saved > TYPING_KILLS


def test_bringing_in(zygote, folder, chance):
    done, saved = 2, 0
    for _ in range(OTHER_KILLS):
        zygote.kill("bring_in", folder, str(done), "9999", after=chance.uniform(0, LONGEST))
        kept = acknowledged(folder, done)
        found = pupil.examine(folder)
        assert found.problems == ()
        assert kept <= found.steps <= kept + 1
        saved += found.steps - done
        with Library.open(folder, options=pupil.OPTIONS) as library:
            packs = library.read(lambda unit: unit.packs.summaries()).result()
        # The first step brought in a page, the second marked words on it.
        assert len(packs) == found.steps - 1
        assert all(pack.sources == 2 for pack in packs)
        done = found.steps
    assert saved > OTHER_KILLS


def test_copying(zygote, folder, chance):
    done = 2
    for _ in range(OTHER_KILLS):
        zygote.kill("copy", folder, str(done), "9999", after=chance.uniform(0, 2 * LONGEST))
        kept = acknowledged(folder, done)
        found = pupil.examine(folder)
        copies = backups.backups_in(folder)
        assert found.problems == ()
        assert kept <= found.steps <= kept + 1
        assert all(copy.is_whole() for copy in copies)
        assert kept == done or copies[0].counter >= kept
        done = found.steps
    with Library.open(folder, options=pupil.OPTIONS) as library:
        library.backup().result()
    assert list(folder.rglob("*.part*")) == []


def test_putting_back(zygote, in_peace, folder, chance):
    early = backups.backups_in(folder)[0].path
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=2, until=9)
    late = backups.backups_in(folder)[0].path
    times = 0
    for _ in range(OTHER_KILLS):
        after = chance.uniform(0, LONGEST)
        zygote.kill("put_back", folder, early, late, after=after)
        kept = acknowledged(folder, 0)
        is_begun = recovery.finish_restore(folder)
        found = pupil.examine(folder)
        assert found.problems == ()
        assert found.fingerprint == in_peace(found.steps)
        if kept:
            # The copy acknowledged last, or already the one after it.
            wanted = {9, 2} if is_begun else {9 if kept % 2 else 2, 9 if kept % 2 == 0 else 2}
            assert found.steps in wanted
        times += kept
        with Library.open(folder, options=pupil.OPTIONS):
            pass
    assert times > OTHER_KILLS


def test_upgrading(zygote, scratch, folder, chance):
    scripts = scratch / "db"
    options = next_version.options(scripts)
    before = pupil.examine(folder)
    original = (folder / "library.db").read_bytes()
    upgraded = 0
    for _ in range(OTHER_KILLS):
        zygote.kill("upgrade_and_wait", folder, scripts, after=chance.uniform(0, 3 * LONGEST))
        content = (folder / "library.db").read_bytes()
        found = pupil.examine(folder)
        assert found.problems == ()
        assert found.steps == before.steps
        if content == original:
            assert found == before
            continue
        upgraded += 1
        with Library.open(folder, options=options) as library:
            pupil.work(library, after=2, until=3)
        (folder / "library.db").write_bytes(original)
        (folder / "library.seal").unlink()
    with Library.open(folder, options=options):
        assert (folder / "library.db").read_bytes() != original
    assert 0 < upgraded < OTHER_KILLS


@pytest.mark.parametrize("name", LONGEST_OF)
def test_exporting(zygote, scratch, example, chance, name):
    folder = scratch / "out"
    folder.mkdir()
    old = b"what stood there before " * 2000
    start = time.monotonic()
    assert zygote.run("export", folder, example, name) == 0
    # On a computer that has much else to do some kills have to come late enough as well.
    longest = max(LONGEST_OF[name], 1.5 * (time.monotonic() - start))
    new = (folder / name).read_bytes()
    found = 0
    for _ in range(OTHER_KILLS // 2):
        (folder / name).write_bytes(old)
        zygote.kill("export_again", folder, example, name, after=chance.uniform(0, longest))
        content = (folder / name).read_bytes()
        assert content == old or is_complete(content, new)
        found += content != old
    assert found


def is_complete(content, example):
    """Whether a file is what was exported; its bytes are told apart by reading a PDF."""
    if content.startswith(b"%PDF"):
        return page_count(content) == page_count(example)
    return content == example


def test_the_kills_are_a_hundred():
    assert TYPING_KILLS + 5 * OTHER_KILLS == 100
