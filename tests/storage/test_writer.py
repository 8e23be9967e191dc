# SPDX-License-Identifier: MIT
from __future__ import annotations

import threading

import pytest

from workbench.domain.errors import DiskFullError
from workbench.storage.writer import PassingFaultError, Writer


@pytest.fixture
def heard():
    return []


@pytest.fixture
def make_writer(heard):
    """Make a writer that is closed at the end."""
    writers = []

    def make(**options):
        writers.append(Writer(**{"waits": (0.0,), "on_fault": heard.append, **options}))
        return writers[-1]

    yield make
    for writer in writers:
        writer.close(give_up_after=0.0)


@pytest.fixture
def writer(make_writer):
    return make_writer()


class Failing:
    """A job that cannot be kept for so many times."""

    def __init__(self, times, result="kept"):
        self.left = times
        self.result = result
        self.is_waiting = threading.Event()

    def __call__(self):
        if self.left:
            self.left -= 1
            self.is_waiting.set()
            raise PassingFaultError(DiskFullError("here"))
        return self.result


def test_jobs_run_one_after_the_other_in_their_order(writer):
    done = []
    jobs = [writer.until_kept(lambda n=number: done.append(n)) for number in range(50)]
    jobs[-1].result()
    assert done == list(range(50))


def test_a_job_that_fails_for_a_while_is_kept_in_the_end(writer, heard):
    assert writer.until_kept(Failing(3)).result() == "kept"
    assert [type(each) for each in heard] == [DiskFullError] * 3 + [type(None)]


def test_jobs_behind_one_that_cannot_be_kept_wait_for_it(make_writer):
    writer = make_writer(waits=(0.01,))
    order = []
    first = Failing(5)
    one = writer.until_kept(lambda: order.append(first()))
    two = writer.until_kept(lambda: order.append("second"))
    one.result()
    two.result()
    assert order == ["kept", "second"]


def test_reading_goes_on_meanwhile(make_writer):
    writer = make_writer(waits=(60.0,))
    failing = Failing(1)
    future = writer.until_kept(failing)
    assert failing.is_waiting.wait(30)
    assert writer.once(lambda: "read").result() == "read"
    assert not future.done()
    assert writer.waiting == 1


def test_reading_comes_after_what_was_asked_for_before(writer):
    written = []
    gate = threading.Event()
    writer.until_kept(gate.wait)
    writer.until_kept(lambda: written.append("word"))
    seen = writer.once(lambda: list(written))
    gate.set()
    assert seen.result() == ["word"]


def test_a_job_is_given_up_when_its_patience_ends(writer, heard):
    with pytest.raises(DiskFullError):
        writer.until_kept(Failing(99), give_up_after=0.0).result()
    assert writer.once(lambda: "read").result() == "read"
    assert [type(each) for each in heard] == [DiskFullError]
    assert writer.until_kept(lambda: "next").result() == "next"
    assert heard[1:] == [None]


def test_a_bug_in_a_job_belongs_to_whoever_asked(writer):
    with pytest.raises(ZeroDivisionError):
        writer.until_kept(lambda: 1 / 0).result()
    assert writer.once(lambda: "still there").result() == "still there"


def test_the_waits_grow_and_the_last_is_repeated(make_writer):
    writer = make_writer(waits=(0.0, 0.001, 0.002))
    assert writer.until_kept(Failing(6)).result() == "kept"


def test_closing_finishes_everything_that_was_asked_for(make_writer):
    writer = make_writer(waits=(60.0,))
    failing = Failing(1)
    futures = [writer.until_kept(failing), writer.until_kept(lambda: "second")]
    futures.append(writer.once(lambda: "read"))
    assert failing.is_waiting.wait(30)
    writer.close(give_up_after=60.0)
    assert [future.result() for future in futures] == ["kept", "second", "read"]
    with pytest.raises(RuntimeError, match="closed"):
        writer.once(lambda: None)


def test_closing_gives_up_what_cannot_be_kept(make_writer):
    writer = make_writer()
    futures = [writer.until_kept(Failing(10**9)) for _ in range(2)]
    writer.close(give_up_after=0.0)
    for future in futures:
        with pytest.raises(DiskFullError):
            future.result()


def test_there_is_time_for_other_things_when_nothing_is_asked_for(make_writer):
    idle = threading.Event()
    make_writer(when_idle=idle.set, idle_interval=0.001)
    assert idle.wait(30)


def test_what_waits_can_be_tried_at_once(make_writer, heard):
    writer = make_writer(waits=(3600.0,))
    failing = Failing(1)
    kept = writer.until_kept(failing)
    assert failing.is_waiting.wait(10)
    while not heard:
        """The attempt ends on the writer's thread."""
    writer.try_again()
    assert kept.result(10) == "kept"
