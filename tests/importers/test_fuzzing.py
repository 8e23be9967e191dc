# SPDX-License-Identifier: MIT
"""Pages nobody thought of: whatever a file holds is read whole or refused in one sentence.

The same for longer: `uv run python -m tests.fuzzing txt --seconds 600`, see CONTRIBUTING.md.
"""

import importlib.util
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzzing import seeds, targets
from tests.fuzzing.pages import source_like_pages
from tests.fuzzing.steps import TooManyStepsError, at_most
from workbench.importers.reading import draft_of

STEPS = 20_000
STEPS_FOR_EACH = 60
"""Calls of our own functions for a page, and for each of its characters."""

RUNS = 200


@given(source_like_pages())
@settings(max_examples=150)
def test_a_page_like_those_of_sources_is_cut_into_parts_that_are_the_page(page):
    with at_most(STEPS + STEPS_FOR_EACH * len(page)):
        draft = draft_of(page, origin="page.txt")
    targets.check_draft(draft)


@given(
    source_like_pages().map(str.encode), st.lists(st.tuples(st.integers(0), st.integers(0, 255)))
)
@settings(max_examples=60)
def test_bytes_changed_in_a_page_are_read_or_refused(page, changes):
    data = bytearray(page)
    for place, value in changes:
        if data:
            data[place % len(data)] = value
    targets.read(".txt", bytes(data))


@pytest.mark.parametrize("kind", [*seeds.MIXED, *seeds.PACKED])
def test_what_the_fuzzers_begin_with_is_read(kind):
    found = list(seeds.seeds_of(kind))
    for seed in found[:3]:
        targets.TARGETS[kind](seed)
    assert found


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="no atheris for this Python"
)
def test_files_that_reach_other_lines_are_borne_too(repository, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing", "any", f"--runs={RUNS}", f"--folder={tmp_path}"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    assert list((tmp_path / "found").iterdir()) == []
    assert "stat::number_of_executed_units" in done.stderr


def test_steps_are_counted():
    with pytest.raises(TooManyStepsError), at_most(5):
        draft_of("Source A\n\nThe gates are shut.\n", origin="page.txt")
    with at_most(5_000):
        draft_of("Source A\n\nThe gates are shut.\n", origin="page.txt")
