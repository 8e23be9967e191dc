# SPDX-License-Identifier: MIT
import gc

import pytest

from workbench.garbage import nothing_collected


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
    try:
        with nothing_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
