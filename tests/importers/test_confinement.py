# SPDX-License-Identifier: MIT
"""Where files are read, a library that is led astray reaches no network, program or file."""

import os
import subprocess
import sys

import pytest

from workbench.importers.confinement import Confinement

REFUSED = {
    "a network": "import socket; socket.socket()",
    "a name in a network": "import socket; socket.gethostbyname('example.invalid')",
    "an address": "import urllib.request; urllib.request.urlopen('file:///etc/hostname')",
    "a program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    "another process": "import multiprocessing; multiprocessing.Process(target=int).start()",
    "a database": "import sqlite3; sqlite3.connect(':memory:')",
    "writing": "open('elsewhere', 'w')",
    "writing after reading": "open('given', 'r+')",
    "writing below": "import os; os.open('elsewhere', os.O_CREAT | os.O_WRONLY)",
    "a folder": "import os; os.mkdir('elsewhere')",
    "a folder that begins alike": "import os; os.mkdir('pictures2')",
    "moving out": "import os; open('pictures/x', 'w').close(); os.rename('pictures/x', 'x')",
    "climbing out": "open('pictures/../x', 'w')",
    "a link out": "import os; os.symlink('..', 'pictures/up'); open('pictures/up/x', 'w')",
    "removing": "import os; os.remove('given')",
    "a temporary file": "import tempfile; tempfile.NamedTemporaryFile()",
}
BEGIN = (
    "from pathlib import Path\n"
    "from workbench.importers.confinement import Confinement\n"
    "c = Confinement(); c.begin(); c.allow(Path('pictures'))\n"
)


def _run(repository, folder, script):
    return subprocess.run(
        [sys.executable, "-c", BEGIN + script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(repository)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("what", REFUSED)
def test_what_nobody_needs_for_reading_is_refused(repository, tmp_path, what):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "given").touch()
    done = _run(repository, tmp_path, REFUSED[what])
    assert done.returncode == 1
    said = done.stderr.splitlines()[-1]
    assert said.startswith(("PermissionError", "urllib.error.URLError", "FileNotFoundError")), said
    assert {path.name for path in tmp_path.iterdir()} == {"pictures", "given"}


def test_reading_and_putting_pictures_aside_are_not(repository, tmp_path):
    script = (
        "from workbench import files\n"
        "Path('pictures/deep').mkdir(parents=True)\n"
        "files.write_durably(Path('pictures/deep/x'), b'x')\n"
        "files.write_durably(Path('pictures/deep/x'), Path('given').read_bytes())\n"
        "Path('pictures/deep/x').chmod(0o600)\n"
    )
    (tmp_path / "given").write_bytes(b"given")
    done = _run(repository, tmp_path, script)
    assert done.stderr == ""
    assert (tmp_path / "pictures" / "deep" / "x").read_bytes() == b"given"


def test_the_folders_above_may_be_made_but_not_written_into(tmp_path):
    confinement = Confinement()
    confinement.allow(tmp_path / "cache" / "pictures")
    confinement.judge("os.mkdir", (str(tmp_path / "cache"), 0o777, -1))
    with pytest.raises(PermissionError):
        confinement.judge("open", (str(tmp_path / "cache" / "x"), None, os.O_WRONLY))
    with pytest.raises(PermissionError):
        confinement.judge("os.rmdir", (str(tmp_path / "cache"), -1))


def test_before_a_folder_is_named_nothing_may_be_written(tmp_path):
    with pytest.raises(PermissionError):
        Confinement().judge("open", (os.fsencode(tmp_path / "x"), "w", os.O_WRONLY | os.O_CREAT))
    Confinement().judge("open", (3, "w", os.O_WRONLY))
    Confinement().judge("open", (str(tmp_path / "x"), "r", os.O_RDONLY))
    Confinement().judge("open", (str(tmp_path / "__pycache__" / "x.pyc"), None, os.O_WRONLY))


def test_it_is_told_to_python_once():
    told = []
    confinement = Confinement()
    confinement.begin(told.append)
    assert told == [confinement.judge]


def test_where_no_folder_is_named_nothing_is_written_any_more(tmp_path):
    confinement = Confinement()
    confinement.allow(tmp_path)
    confinement.judge("os.mkdir", (str(tmp_path / "pictures"),))
    confinement.allow(None)
    with pytest.raises(PermissionError):
        confinement.judge("os.mkdir", (str(tmp_path / "pictures"),))
    with pytest.raises(PermissionError):
        confinement.judge("open", (str(tmp_path / "x"), "w", os.O_WRONLY | os.O_CREAT))
