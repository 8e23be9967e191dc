# SPDX-License-Identifier: MIT
"""One operation of the disk fails, once or from then on: nothing is damaged, and it can go on.

A lesson with saves, a copy, closing, putting the copy back and more saves is gone through again and
again, and each time another operation fails.
"""

import errno
import itertools
import re
import shutil
import sqlite3
import struct
from contextlib import closing, suppress

import pytest

from tests.reliability import pupil
from tests.reliability.power_cut import ACKNOWLEDGED
from tests.reliability.zygote import NOTHING_FAILED, Fault, Zygote
from workbench.domain.errors import BrokenLibraryError
from workbench.storage import backups, recovery
from workbench.storage.library import Library
from workbench.storage.salvage import salvage

FIRST, LAST = 6, 10
EACH = 20
"""Every so-many-th operation of the common kinds fails; of the rare kinds every one."""
KINDS = {"w": EACH, "s": 5, "t": 3, "c": 1, "u": 1, "r": 1, "l": 1}


@pytest.fixture(scope="module")
def faulty(shim):
    """The process that starts programs whose operations fail."""
    with Zygote(shim=shim) as process:
        yield process


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A library in which some steps were done, closed."""
    folder = tmp_path_factory.mktemp("before") / "library"
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=0, until=FIRST)
    return folder


@pytest.fixture
def lesson(faulty, before, scratch):
    """Goes through the lesson with a fault and returns its folder and how it ended."""

    def go_through(fault):
        folder = scratch / "library"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        return folder, -faulty.run("lesson", folder, str(FIRST), str(LAST), fault=fault)

    return go_through


@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_lesson_survives(lesson, in_peace, measured, kind, is_lasting):
    for number in itertools.count(1, KINDS[kind]):
        error = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT)[number % 4]
        fault = Fault(kind, number, error, is_lasting)
        folder, ended = lesson(fault)
        if ended == NOTHING_FAILED:
            break
        assert ended in {0, 1}
        measured["operations of the disk that failed"] += 1
        assert_sound(folder, in_peace, fault)
    assert number > 1


def assert_sound(folder, in_peace, fault):
    acknowledged = FIRST
    with suppress(FileNotFoundError, struct.error):
        (acknowledged,) = struct.unpack("<I", (folder / ACKNOWLEDGED).read_bytes())
    recovery.finish_restore(folder)
    found = pupil.examine(folder)
    assert found.problems == (), fault
    assert found.steps >= acknowledged, fault
    assert found.fingerprint == in_peace(found.steps), fault
    assert all(copy.is_whole() for copy in backups.backups_in(folder)), fault
    with Library.open(folder, options=pupil.OPTIONS) as library:
        pupil.work(library, after=found.steps, until=LAST + 1)
        library.backup(pinned="healed").result()
    assert pupil.examine(folder).fingerprint == in_peace(LAST + 1), fault


def _spoil_a_source_with_marks(file):
    """Change four letters in the words of the first source in the file that has marks."""
    whole = file.read_bytes()
    words = pupil.words(12, beginning=199).encode()
    marked = "SELECT count(*) FROM annotation JOIN source ON source.id = source_id"
    for found in re.finditer(re.escape(words), whole):
        start = found.start()
        file.write_bytes(b"XXXX".join((whole[:start], whole[start + 4 :])))
        with closing(sqlite3.connect(file)) as library:
            (marks,) = library.execute(f"{marked} WHERE body LIKE '%XXXX%'").fetchone()
        if marks:
            assert marks == 4
            return
    pytest.fail("no source has marks")


def test_what_is_saved_from_a_damaged_library_can_be_worked_with(scratch, in_peace):
    with Library.open(scratch / "old", options=pupil.OPTIONS) as library:
        pupil.work(library, after=0, until=200)
    damaged, target = scratch / "old" / "library.db", scratch / "new" / "library.db"
    _spoil_a_source_with_marks(damaged)
    with pytest.raises(BrokenLibraryError):
        Library.open(scratch / "old", options=pupil.OPTIONS)
    Library.open(scratch / "new", options=pupil.OPTIONS).close()
    report = salvage(damaged, target)
    # A source whose words changed, and the four marks on it.
    assert sum(report.known.values()) - sum(report.saved.values()) == 5
    with Library.open(scratch / "new", options=pupil.OPTIONS) as library:
        assert library.check().result().is_sound
        assert library.undo_label is None
        assert len(library.read(lambda unit: unit.packs.summaries()).result()) == 25
        library.perform(pupil.bring_in(300)).result()
        library.undo().result()
