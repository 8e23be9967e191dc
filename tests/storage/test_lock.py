# SPDX-License-Identifier: MIT
"""Never two who write, and never locked out for ever."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.domain.errors import LibraryInUseError, LibraryReadOnlyError
from workbench.storage.lock import NAME, Holder, LibraryLeftOpenError, LibraryLock, holder_of

INTERVAL = 0.05
TEN_YEARS = 10 * 365.25 * 24 * 3600
STRANGER = Holder("1" * 32, "R12-07", "Ms X", 4711, "b" * 36, beat=5)

HOLD = """
import sys, time
from pathlib import Path
from workbench.storage.lock import LibraryLock
LibraryLock.acquire(Path(sys.argv[1]), interval=0.05)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def acquire(tmp_path):
    """Takes the lock of `tmp_path` and gives it back when the test is over."""
    held = []

    def take(**options):
        held.append(LibraryLock.acquire(tmp_path, **{"interval": INTERVAL, **options}))
        return held[-1]

    yield take
    for lock in held:
        lock.release()


@pytest.fixture
def another_process(tmp_path, repository):
    """A process that holds the lock until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, cwd=repository
    ) as process:
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def write_record(folder: Path, record: bytes) -> Path:
    path = folder / NAME
    path.write_bytes(record)
    return path


class TestAFreeLibrary:
    def test_it_is_taken_and_says_by_whom(self, acquire, tmp_path):
        lock = acquire()
        assert lock.is_ours()
        assert holder_of(tmp_path).instance == lock.holder.instance
        assert holder_of(tmp_path).pid == os.getpid()

    def test_it_is_never_there_without_its_record(self, acquire, tmp_path, monkeypatch):
        def die(*_args):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", die)
            with pytest.raises(KeyboardInterrupt):
                acquire()
        assert holder_of(tmp_path).pid == os.getpid()
        assert acquire(sleep=pytest.fail).is_ours()

    def test_a_place_without_links_will_do(self, acquire, tmp_path, monkeypatch):
        def no_links(*_args):
            raise OSError(errno.EPERM, "no links here")

        with monkeypatch.context() as patch:
            patch.setattr(os, "link", no_links)
            assert acquire(sleep=pytest.fail).is_ours()
        assert [path.name for path in tmp_path.iterdir()] == [NAME]

    def test_it_is_free_again_after_release(self, acquire, tmp_path):
        acquire().release()
        assert not (tmp_path / NAME).exists()
        assert acquire().is_ours()

    def test_it_can_be_released_twice(self, acquire):
        lock = acquire()
        lock.release()
        lock.release()
        assert not lock.is_ours()

    def test_its_beats_are_counted(self, acquire, tmp_path):
        lock = acquire()
        waited = threading.Event()
        while lock.holder.beat < 2:
            waited.wait(INTERVAL / 4)
        assert holder_of(tmp_path).beat >= 1
        assert lock.is_ours()

    @pytest.mark.skipif(sys.platform == "win32", reason="folders there have no such right")
    def test_a_place_without_the_right_to_write_is_told(self, tmp_path, monkeypatch):
        def refuse(*_args):
            raise PermissionError(13, "no right")

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", refuse)
            with pytest.raises(LibraryReadOnlyError):
                LibraryLock.acquire(tmp_path)


class TestTheSameComputer:
    def test_a_second_opening_in_this_process_is_refused(self, acquire):
        acquire()
        with pytest.raises(LibraryInUseError):
            acquire()

    def test_another_process_is_named(self, acquire, another_process):
        with pytest.raises(LibraryInUseError) as caught:
            acquire()
        assert not isinstance(caught.value, LibraryLeftOpenError)
        assert caught.value.holder == str(Holder.of_this_process())

    def test_taking_over_from_a_living_process_is_refused(self, acquire, another_process):
        with pytest.raises(LibraryInUseError):
            acquire(take_over=True)

    @pytest.mark.skipif(sys.platform == "win32", reason="no process can be stopped there")
    def test_a_stopped_process_still_holds_it(self, acquire, another_process):
        os.kill(another_process.pid, signal.SIGSTOP)
        with pytest.raises(LibraryInUseError):
            acquire(take_over=True)

    def test_a_killed_process_gives_it_up_at_once(self, acquire, another_process, tmp_path):
        another_process.kill()
        another_process.wait()
        assert (tmp_path / NAME).exists()
        assert acquire(sleep=pytest.fail).is_ours()

    def test_a_process_number_used_again_does_not_matter(self, acquire, tmp_path):
        here = Holder.of_this_process()
        write_record(tmp_path, replace(here, instance="2" * 32, pid=os.getppid()).record())
        assert acquire(sleep=pytest.fail).is_ours()

    def test_a_restart_of_the_computer_does_not_matter(self, acquire, tmp_path):
        here = Holder.of_this_process()
        write_record(tmp_path, replace(here, instance="2" * 32, boot_id="before").record())
        assert acquire(sleep=pytest.fail).is_ours()

    @pytest.mark.parametrize("_round", range(10))
    def test_of_many_who_come_at_once_one_gets_it(self, tmp_path, _round):
        got, start = [], threading.Barrier(8)

        def come():
            start.wait()
            try:
                got.append(LibraryLock.acquire(tmp_path, interval=INTERVAL))
            except LibraryInUseError:
                got.append(None)

        threads = [threading.Thread(target=come) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        winners = [lock for lock in got if lock]
        assert len(winners) == 1
        winners[0].release()


class TestAnotherComputer:
    @pytest.mark.parametrize("shift", [0, -TEN_YEARS, TEN_YEARS])
    def test_one_that_shows_no_sign_of_life_was_left_open(self, acquire, tmp_path, shift):
        path = write_record(tmp_path, STRANGER.record())
        os.utime(path, (path.stat().st_mtime + shift,) * 2)
        with pytest.raises(LibraryLeftOpenError) as caught:
            acquire()
        assert caught.value.holder == "Ms X on R12-07"
        assert "Ms X on R12-07" in caught.value.message()
        assert holder_of(tmp_path) == STRANGER

    @pytest.mark.parametrize("shift", [0, -TEN_YEARS, TEN_YEARS])
    def test_one_that_was_left_open_can_be_taken_over(self, acquire, tmp_path, shift):
        path = write_record(tmp_path, STRANGER.record())
        os.utime(path, (path.stat().st_mtime + shift,) * 2)
        assert acquire(take_over=True).is_ours()

    @pytest.mark.parametrize("shift", [0, -TEN_YEARS, TEN_YEARS])
    @pytest.mark.parametrize("take_over", [False, True])
    def test_one_that_lives_is_respected(self, acquire, tmp_path, shift, take_over):
        path = write_record(tmp_path, STRANGER.record())
        beats = iter(range(6, 1000))

        def others_go_on(_seconds):
            write_record(tmp_path, replace(STRANGER, beat=next(beats)).record())
            os.utime(path, (path.stat().st_mtime + shift,) * 2)

        with pytest.raises(LibraryInUseError) as caught:
            acquire(take_over=take_over, sleep=others_go_on)
        assert not isinstance(caught.value, LibraryLeftOpenError)
        assert holder_of(tmp_path).instance == STRANGER.instance

    def test_a_single_beat_just_before_the_end_counts(self, acquire, tmp_path):
        write_record(tmp_path, STRANGER.record())
        waits = []

        def beat_late(seconds):
            waits.append(seconds)
            if sum(waits) > 1.9 * INTERVAL:
                write_record(tmp_path, replace(STRANGER, beat=6).record())

        with pytest.raises(LibraryInUseError):
            acquire(take_over=True, sleep=beat_late)

    def test_it_is_watched_for_two_intervals(self, acquire, tmp_path):
        write_record(tmp_path, STRANGER.record())
        waits = []
        acquire(take_over=True, interval=10.0, sleep=waits.append).release()
        assert sum(waits) == pytest.approx(20.0)

    def test_a_place_that_grants_every_lock_is_watched_as_well(
        self, acquire, tmp_path, monkeypatch
    ):
        fcntl = pytest.importorskip("fcntl")
        here = replace(Holder.of_this_process(), instance="2" * 32)
        write_record(tmp_path, here.record())
        waits = []
        with monkeypatch.context() as patch:
            patch.setattr(fcntl, "flock", lambda *_: None)
            with pytest.raises(LibraryLeftOpenError):
                acquire(sleep=waits.append)
        assert waits


class TestAnUnreadableLock:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\0" * 512,
            b"garbage",
            b"\xff\xfe\x00",
            b"[" * 100_000,
            b"[]",
            b'{"instance": "x"}',
            STRANGER.record()[:40],
            json.dumps({**json.loads(STRANGER.record()), "pid": 1e400}).encode(),
        ],
        ids=["empty", "zeros", "text", "bytes", "deep", "list", "half", "torn", "infinite"],
    )
    def test_it_is_watched_and_can_then_be_taken_over(self, acquire, tmp_path, content):
        write_record(tmp_path, content)
        with pytest.raises(LibraryLeftOpenError):
            acquire()
        assert acquire(take_over=True).is_ours()
        assert (tmp_path / NAME).stat().st_size == 512

    def test_one_that_is_rewritten_while_watched_is_respected(self, acquire, tmp_path):
        write_record(tmp_path, b"")

        def appear(_seconds):
            write_record(tmp_path, STRANGER.record())

        with pytest.raises(LibraryInUseError) as caught:
            acquire(take_over=True, sleep=appear)
        assert caught.value.holder == "Ms X on R12-07"


class TestALostLock:
    def test_somebody_elses_record_is_noticed_and_stays(self, acquire, tmp_path):
        lock = acquire()
        write_record(tmp_path, STRANGER.record())
        assert not lock.is_ours()
        threading.Event().wait(3 * INTERVAL)
        lock.release()
        assert holder_of(tmp_path) == STRANGER

    def test_a_removed_file_is_noticed(self, acquire, tmp_path):
        lock = acquire()
        (tmp_path / NAME).unlink()
        assert not lock.is_ours()
        lock.release()
