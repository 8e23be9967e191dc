# SPDX-License-Identifier: MIT
"""The program where there is no screen, or one that cannot be used."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).resolve().parents[1] / "main.py"
OTHER_WAY = "the command line does the same work, “--help” lists its commands."


@pytest.fixture
def start(tmp_path):
    """Starts the program without arguments in this environment; it is not to come up."""

    def started(**environment):
        kept = {k: v for k, v in os.environ.items() if k not in SCREENS}
        own = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR")}
        return subprocess.run(
            [sys.executable, str(MAIN)],
            env={**kept, **own, "PYTHONUTF8": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return started


SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"DISPLAY": ":4711"}])
def test_without_a_screen_one_sentence_names_the_command_line(start, environment):
    ended = start(**environment)
    assert ended.returncode == 1
    assert ended.stderr.startswith("There is no screen to open a window on")
    assert ended.stderr.rstrip().endswith(OTHER_WAY)
    assert ended.stdout == ""


def test_a_screen_that_qt_cannot_use_is_told_of_in_words_instead_of_a_crash(start):
    ended = start(QT_QPA_PLATFORM="a-platform-that-nobody-has")
    assert ended.returncode == 1
    assert ended.stderr.startswith("A window cannot be opened here")
    assert OTHER_WAY in ended.stderr
    assert "For whoever helps you:" in ended.stderr
    assert "a-platform-that-nobody-has" in ended.stderr
