# SPDX-License-Identifier: MIT
"""Copies are whole, the right ones are kept, and none of it stands in anybody's way."""

import errno
import random
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.plain_library import insert, library
from workbench import files
from workbench.domain.errors import BackupUnusableError, DiskFullError
from workbench.storage import backups
from workbench.storage.backups import Backup, BackupRoutine, Health

MB = 1024 * 1024


@pytest.fixture
def connection(tmp_path):
    with closing(sqlite3.connect(library(tmp_path))) as opened:
        yield opened


@pytest.fixture
def make(connection, tmp_path):
    def make_one(counter=1, generation=1, **options):
        return backups.make(connection, tmp_path, generation=generation, counter=counter, **options)

    return make_one


def copy_of(counter, *, generation=1, made=None, size=100, pinned=None):
    """A copy that only exists as a name."""
    made = made or datetime(2025, 9, 1, 12, tzinfo=UTC)
    return Backup(
        Path(f"{generation}-{counter}"), generation, counter, "0" * 16, size, made, pinned
    )


def kept_counters(copies, *, limit=10**9, is_whole=lambda _: True):
    kept = backups.worth_keeping(copies, limit=limit, is_whole=is_whole)
    return [backup.counter for backup in kept]


class TestMake:
    def test_a_copy_says_what_it_is(self, make, tmp_path):
        backup = make(counter=42, generation=3)
        assert backup.path.parent == tmp_path / "backups"
        assert backup.path.name == f"0003-00000042-{backup.digest}.bak"
        assert files.sha256_of(backup.path).startswith(backup.digest)
        assert backup.is_whole()

    def test_a_copy_has_every_row(self, make, connection):
        with closing(sqlite3.connect(make().path)) as copy:
            for table in ("pack", "annotation", "running_number"):
                query = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608
                assert copy.execute(query).fetchall() == connection.execute(query).fetchall()

    def test_the_same_state_is_copied_once(self, make, tmp_path):
        assert make() == make()
        assert len(backups.backups_in(tmp_path)) == 1

    def test_a_damaged_copy_does_not_count_as_one(self, make, tmp_path):
        make().path.write_bytes(b"")
        assert make().is_whole()

    def test_a_pinned_copy_is_a_copy_of_its_own(self, make, tmp_path):
        make()
        pinned = make(pinned="before-import")
        assert pinned.pinned == "before-import"
        assert pinned.path.name.endswith("-pinned-before-import.bak")
        assert Backup.at(pinned.path).pinned == "before-import"
        assert make().is_whole()
        assert len(backups.backups_in(tmp_path)) == 2

    def test_a_reason_that_cannot_stand_in_a_name_is_a_mistake_of_ours(self, make, tmp_path):
        with pytest.raises(ValueError, match="Ä b"):
            make(pinned="Ä b")
        assert backups.backups_in(tmp_path) == []

    def test_nothing_is_left_of_an_attempt_that_fails(self, make, tmp_path, monkeypatch):
        def no_room(_path):
            raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr(files, "fsync_file", no_room)
            with pytest.raises(DiskFullError):
                make()
        assert not list((tmp_path / "backups").iterdir())
        assert make().is_whole()

    def test_a_damaged_library_gets_no_copy_that_looks_good(self, make, connection, tmp_path):
        connection.execute("DELETE FROM pack WHERE id = 'p0'")
        connection.commit()
        with pytest.raises(BackupUnusableError):
            make()
        assert backups.backups_in(tmp_path) == []


class TestBackupsIn:
    def test_a_library_without_copies_has_none(self, tmp_path):
        assert backups.backups_in(tmp_path) == []
        assert backups.latest_whole(tmp_path) is None

    def test_they_are_ordered_by_state_and_not_by_clock(self, make, connection, tmp_path):
        for counter, generation in ((9, 1), (10, 1), (2, 2)):
            insert(connection, "pack", id=f"{generation}/{counter}", title="more")
            connection.commit()
            backup = make(counter=counter, generation=generation)
            backup.path.touch()
        found = [backup.age for backup in backups.backups_in(tmp_path)]
        assert found == [(2, 2), (1, 10), (1, 9)]

    def test_other_files_are_not_copies(self, make, tmp_path):
        make()
        for name in ("notes.bak", "1-2-xyz.bak", ".~0123456789ab.part"):
            (tmp_path / "backups" / name).write_bytes(b"")
        assert len(backups.backups_in(tmp_path)) == 1

    def test_the_latest_whole_one_is_found(self, make, connection, tmp_path):
        first = make(counter=1)
        insert(connection, "pack", id="new", title="new")
        connection.commit()
        make(counter=2).path.write_bytes(b"damaged")
        assert backups.latest_whole(tmp_path) == first


class TestGenerationAfter:
    @pytest.mark.parametrize(
        ("copies", "wanted"),
        [
            ([], 4),
            ([(4, 10)], 4),
            ([(3, 99)], 4),
            ([(4, 11)], 5),
            ([(6, 1), (4, 3)], 7),
        ],
    )
    def test_it_goes_up_when_a_copy_is_ahead(self, copies, wanted):
        known = [copy_of(counter, generation=generation) for generation, counter in copies]
        assert backups.generation_after(known, generation=4, counter=10) == wanted


class TestWorthKeeping:
    def test_the_latest_six_are_kept(self):
        assert kept_counters([copy_of(n) for n in range(10)]) == [9, 8, 7, 6, 5, 4]

    def test_the_last_of_each_of_fourteen_days_is_kept(self):
        start = datetime(2025, 9, 1, 8, tzinfo=UTC)
        times = [start + timedelta(days=n // 3, hours=n % 3) for n in range(3 * 20)]
        kept = kept_counters([copy_of(n, made=made) for n, made in enumerate(times)])
        days = [times[n].date() for n in kept]
        assert len(set(days)) >= 14
        assert [n for n in range(59, 17, -1) if n % 3 == 2] == [n for n in kept if n % 3 == 2][:14]

    def test_the_last_of_each_of_eight_weeks_is_kept(self):
        start = datetime(2025, 1, 6, 8, tzinfo=UTC)
        times = [start + timedelta(days=n) for n in range(150)]
        kept = kept_counters([copy_of(n, made=made) for n, made in enumerate(times)])
        weeks = {times[n].isocalendar()[:2] for n in kept}
        assert len(weeks) == 8
        assert all(times[n].weekday() == 6 for n in kept if n < 149 - 14 - 7)

    def test_three_pinned_ones_are_kept(self):
        copies = [copy_of(n, pinned="restore" if n < 5 else None) for n in range(20)]
        assert kept_counters(copies)[-3:] == [4, 3, 2]

    def test_the_limit_holds_and_the_latest_are_preferred(self):
        copies = [copy_of(n, size=30) for n in range(20)]
        assert kept_counters(copies, limit=130) == [19, 18, 17, 16]

    def test_three_whole_ones_are_kept_whatever_they_take(self):
        assert kept_counters([copy_of(n, size=10**9) for n in range(5)], limit=0) == [4, 3, 2]

    def test_damaged_ones_do_not_count_among_the_three(self):
        copies = [copy_of(n, size=10**9) for n in range(9)]
        kept = kept_counters(copies, limit=0, is_whole=lambda copy: copy.counter in {0, 3, 5, 8})
        assert kept == [8, 5, 3]

    def test_nothing_is_made_of_nothing(self):
        assert kept_counters([]) == []


class School:
    """Thirty years of school days on computers whose clocks jump, without a file.

    Saves raise the counter, older states are put back now and then, files rot, the share has a
    quota, and some days the clock says that it is the year 2000.
    """

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311
        self.today = date(2025, 9, 1)
        self.generation, self.counter = 1, 0
        self.size = 200_000
        self.copies: list[Backup] = []
        self.rotten: set[Path] = set()

    def clock(self):
        moment = datetime.combine(self.today, datetime.min.time(), UTC)
        if self.chance.random() < 0.1:
            moment = datetime(2000, 1, 1, tzinfo=UTC)
        elif self.chance.random() < 0.02:
            moment += timedelta(days=3653)
        return moment + timedelta(minutes=self.chance.randrange(8 * 60, 16 * 60))

    def live_a_day(self):
        self.today += timedelta(days=1)
        for _ in range(self.chance.choice((0, 1, 1, 2, 4))):
            self.save_and_copy()
        if self.copies and self.chance.random() < 0.02:
            self.put_back_an_older_state()
        if self.copies and self.chance.random() < 0.01:
            self.rotten.add(self.chance.choice(self.copies).path)

    def save_and_copy(self):
        self.counter += self.chance.randrange(1, 200)
        self.size = min(self.size + self.chance.randrange(20_000), 9 * MB)
        pinned = "import" if self.chance.random() < 0.05 else None
        path = Path(f"{self.generation}-{self.counter}-{pinned}")
        made = Backup(
            path, self.generation, self.counter, "0" * 16, self.size, self.clock(), pinned
        )
        self.copies.append(made)
        self.copies = backups.worth_keeping(
            self.copies, limit=30 * MB, is_whole=lambda copy: copy.path not in self.rotten
        )
        assert made in self.copies

    def put_back_an_older_state(self):
        old = self.chance.choice(self.copies)
        self.counter = old.counter
        self.generation = backups.generation_after(
            self.copies, generation=old.generation, counter=old.counter
        )

    def whole(self):
        return [copy for copy in self.copies if copy.path not in self.rotten]


def test_ten_thousand_school_days_leave_enough_copies_and_not_too_many():
    school, copied = School(7), 0
    for day in range(10_000):
        before = (school.generation, school.counter)
        school.live_a_day()
        copied += before != (school.generation, school.counter)
        if copied >= 10:
            ages = [copy.age for copy in school.copies]
            assert ages == sorted(ages, reverse=True), day
            assert len(school.copies) <= 6 + 14 + 8 + 3 + 3
            whole = school.whole()
            # A file may rot after the last look; the next copy is made up for it.
            assert len(whole) >= 2, day
            assert sum(copy.size for copy in school.copies) <= 30 * MB or len(school.copies) <= 4
    assert copied > 5_000


class TestPrune:
    def test_it_deletes_only_what_need_not_be_kept(self, make, connection, tmp_path):
        for counter in range(9):
            insert(connection, "pack", id=f"extra {counter}", title="more")
            connection.commit()
            make(counter=counter)
        (tmp_path / "backups" / ".~0123456789ab.part").write_bytes(b"broken attempt")
        kept = backups.prune(tmp_path)
        assert [backup.counter for backup in kept] == [8, 7, 6, 5, 4, 3]
        assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == sorted(
            backup.path.name for backup in kept
        )


class TestCopyTo:
    def test_a_second_place_gets_the_same_file(self, make, tmp_path):
        first = make()
        second = backups.copy_to(first, tmp_path / "cache" / "copies")
        assert second.is_whole()
        assert second.path.read_bytes() == first.path.read_bytes()

    def test_a_damaged_copy_is_not_spread(self, make, tmp_path):
        first = make()
        first.path.write_bytes(b"damaged")
        with pytest.raises(BackupUnusableError):
            backups.copy_to(first, tmp_path / "cache")
        assert list((tmp_path / "cache").iterdir()) == []


class TestBackupRoutine:
    @pytest.fixture
    def clock(self):
        return Clock()

    @pytest.fixture
    def tick(self, connection, tmp_path, clock):
        routine = BackupRoutine(tmp_path, clock=clock)
        return lambda counter: routine.tick(connection, generation=1, counter=counter)

    def test_a_first_copy_is_made_two_minutes_after_the_first_change(self, tick, clock):
        assert tick(1) is None
        clock.now = 119
        assert tick(5) is None
        clock.now = 120
        assert tick(6).counter == 6

    def test_then_one_ten_minutes_after_each_further_change(self, tick, clock):
        tick(1)
        clock.now = 120
        assert tick(1).counter == 1
        clock.now = 5000
        assert tick(1) is None
        assert tick(2) is None
        clock.now = 5599
        assert tick(3) is None
        clock.now = 5600
        assert tick(3).counter == 3

    def test_nothing_is_copied_that_has_not_changed(self, make, tmp_path, connection, clock):
        make(counter=4)
        routine = BackupRoutine(tmp_path, clock=clock)
        for clock.now in range(0, 10_000, 100):
            assert routine.tick(connection, generation=1, counter=4) is None

    def test_the_second_place_gets_each_copy(self, connection, tmp_path, clock):
        elsewhere = tmp_path / "elsewhere"
        routine = BackupRoutine(tmp_path, second_place=elsewhere, clock=clock)
        made = routine.run(connection, generation=1, counter=1)
        assert [path.name for path in elsewhere.iterdir()] == [made.path.name]

    def test_a_failure_is_a_sign_and_never_an_error(self, connection, tmp_path, clock, monkeypatch):
        routine = BackupRoutine(tmp_path, clock=clock)

        def no_room(_path):
            raise OSError(errno.ENOSPC, "full")

        with monkeypatch.context() as patch:
            patch.setattr(files, "fsync_file", no_room)
            seen = []
            for clock.now in (0, 60, 90_000):
                assert routine.run(connection, generation=1, counter=1) is None
                seen.append(routine.health)
        assert seen == [Health.GOOD, Health.LATE, Health.FAILING]
        assert isinstance(routine.fault, DiskFullError)
        assert routine.run(connection, generation=1, counter=1)
        assert routine.health is Health.GOOD
        assert routine.fault is None

    def test_a_failed_copy_is_tried_again_after_a_minute(self, connection, tmp_path, clock):
        routine = BackupRoutine(tmp_path, clock=clock)
        (tmp_path / "backups").write_bytes(b"a file in the way")
        assert routine.run(connection, generation=1, counter=1) is None
        (tmp_path / "backups").unlink()
        clock.now = 59
        assert routine.tick(connection, generation=1, counter=1) is None
        clock.now = 60
        assert routine.tick(connection, generation=1, counter=1)


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self):
        return self.now
