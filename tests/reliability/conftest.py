# SPDX-License-Identifier: MIT
"""Where simulated accidents happen, and what is needed for them."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests import side_by_side
from tests.reliability import pupil, tracing
from tests.reliability.zygote import Zygote
from workbench.services.demonstrating import keep_example
from workbench.storage.library import Library

HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")  # noqa: S108 – a fresh folder of a name of its own is made there


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("reliability")


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """The compiled tracing shim; without a compiler, or not on Linux, the test skips."""
    reason = tracing.why_not()
    if reason:
        pytest.skip(reason)
    return tracing.compiled(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The folder of a library with the bundled example, closed."""
    folder = tmp_path_factory.mktemp("example") / "library"
    with Library.open(folder) as library:
        keep_example(library)
    return folder


@pytest.fixture(scope="session")
def zygote(measured):
    """The process that starts programs and kills them."""
    with Zygote() as process:
        yield process
        measured["programs killed while they worked"] += process.kills


@pytest.fixture
def scratch():
    """A folder in memory where there is one, for thousands of states of a folder."""
    place = MEMORY if MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="accidents-", dir=place))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def in_peace(scratch):
    """Tells what a library says after so many steps, when nobody is killed."""
    known = {}
    with Library.open(scratch / "in-peace", options=pupil.OPTIONS) as library:

        def says_after(number):
            for step in range(len(known) + 1, number + 1):
                known[step] = pupil.says_after(library, step)
            return known[number]

        yield says_after


@pytest.fixture(scope="session")
def measured(request):
    """Counts what was looked at, for the summary: `measured["power cuts"] += 1`."""
    return side_by_side.measured(request.config)
