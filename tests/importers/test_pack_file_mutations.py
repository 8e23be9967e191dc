# SPDX-License-Identifier: MIT
"""Two thousand packs with some bytes changed: read or refused, quickly, and nothing on the disk."""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.test_pack_file import (
    GOOD,
    HOSTILE,
    PNG,
    assert_one_sentence,
    named,
    plain,
    raw,
    shown,
)
from workbench.domain.errors import WorkbenchError
from workbench.importers.pack_file import read_pack_file

MUTATIONS = 2_000
"""What the reliability design asks of every commit (Z1); fifty thousand come by command."""

SEEDS = (GOOD, shown(PNG, named(PNG)), raw(plain()), *HOSTILE.values())
SEEDS = tuple(seed for seed in SEEDS if 0 < len(seed) < 20_000)

WORK_LIMIT = 60
"""Seconds of work for all of them: a hang is noticed, a slow computer is not."""

READ_ALL = """
import resource, sys
from pathlib import Path
from workbench.domain.errors import WorkbenchError
from workbench.importers.pack_file import read_pack_file
folder = Path(sys.argv[1])
paths = sorted(folder.iterdir())
read_pack_file(folder / "good.sourcepack")
here = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (here + 100 * 1024 * 1024,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
for path in paths:
    try:
        read_pack_file(path)
    except WorkbenchError as error:
        assert error.message()
print(len(paths))
"""


def _mutated(seed, chance):
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place = chance.randrange(len(data)) if data else 0
        kind = chance.randrange(5)
        if kind == 0:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            data[place : place + chance.randrange(1, 5)] = b""
        elif kind == 2:
            data[place:place] = bytes(data[place : place + chance.randrange(1, 60)])
        elif kind == 3:
            data[place : place + 4] = chance.choice((b"\xff" * 4, bytes(4), b"\0\0\0\x80"))
        else:
            data[place : place + 1] = bytes(
                [data[place] ^ 1 << chance.randrange(8)] if data else []
            )
    return bytes(data)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_two_thousand_changed_packs_are_read_or_refused(folder):
    chance = random.Random("packs")  # noqa: S311
    path = folder / "given.sourcepack"
    refused = 0
    for number in range(MUTATIONS):
        path.write_bytes(_mutated(SEEDS[number % len(SEEDS)], chance))
        try:
            received = read_pack_file(path)
        except WorkbenchError as error:
            assert_one_sentence(error)
            refused += 1
        else:
            assert all(named(x, name[65:]) == name for name, x in received.media.items())
        assert [each.name for each in folder.iterdir()] == [path.name]
    assert MUTATIONS // 2 < refused < MUTATIONS


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of address space")
def test_no_pack_takes_more_than_a_hundred_megabytes_or_does_not_end(repository, tmp_path):
    folder = tmp_path / "packs"
    folder.mkdir()
    for number, content in enumerate(HOSTILE.values()):
        (folder / f"{number}.sourcepack").write_bytes(content)
    (folder / "good.sourcepack").write_bytes(GOOD)
    before = {each.name for each in folder.iterdir()}
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(folder), str(WORK_LIMIT)],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert int(done.stdout) == len(HOSTILE) + 1 > 60
    assert {each.name for each in folder.iterdir()} == before


@given(st.sampled_from(SEEDS), st.lists(st.integers(0)), st.binary())
@settings(max_examples=150)
def test_whatever_happens_to_a_pack_file_only_plain_sentences_come_out(seed, places, values):
    data = bytearray(seed)
    for place, value in zip(places, values, strict=False):
        data[place % len(data)] = value
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "given.sourcepack")
        path.write_bytes(data)
        try:
            received = read_pack_file(path)
        except WorkbenchError as error:
            assert_one_sentence(error)
        else:
            assert all(named(x, n[65:]) == n for n, x in received.media.items())
