# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from tests.doubles import Do, FakeClock
from workbench.storage.library import Library
from workbench.storage.opening import Options


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def options(clock):
    return Options(clock=clock, waits=(0.0,), give_up_after=0.0, busy_ms=50)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


@pytest.fixture
def library(folder, options):
    """A new, empty library."""
    with Library.open(folder, options=options) as library:
        yield library


@pytest.fixture
def keep(library):
    """Have a function of a unit of work kept as one action, and return what it gave."""

    def keep(work, **fields):
        return library.perform(Do(work, **fields)).result()

    return keep


@pytest.fixture
def ask(library):
    """Return what a function of a unit of work reads."""
    return lambda work: library.read(work).result()
