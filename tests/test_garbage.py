# SPDX-License-Identifier: MIT
import gc
import threading
import weakref

import pytest

from workbench.garbage import collect_by_request_only, collect_if_due, nothing_collected


class Knot:
    """Something that only a look for garbage finds."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def collector():
    """The collector as Python starts with it, and afterwards as the tests have it."""
    gc.enable()
    yield
    collect_by_request_only()


def test_garbage_is_looked_for_again_afterwards_whatever_happens():
    def stumble():
        with nothing_collected():
            assert not gc.isenabled()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    with nothing_collected():
        pass
    assert not gc.isenabled()


def test_no_thread_finds_garbage_by_itself():
    collect_by_request_only()
    knot = weakref.ref(Knot())

    def work():
        return [[] for _ in range(10 * gc.get_threshold()[0])]

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert knot() is not None
    gc.collect()
    assert knot() is None


def test_garbage_is_found_once_there_is_enough_of_it():
    collect_by_request_only()
    gc.collect()
    knot = weakref.ref(Knot())
    assert collect_if_due() == 0
    assert knot() is not None
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    assert collect_if_due() == 1
    assert knot() is None
    assert kept
