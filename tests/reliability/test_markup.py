# SPDX-License-Identifier: MIT
"""Markup in files from outside, in every place of the window: nobody asks for what it names."""

from pathlib import Path

import pytest

from tests.reliability.markup_viewer import MARK
from tests.reliability.tracing import run_traced

VIEWER = str(Path(__file__).with_name("markup_viewer.py"))


@pytest.fixture
def asked_for(shim, tmp_path):
    """Run the viewer and return the files that were asked for, and the networks."""

    def run(*arguments):
        folder = tmp_path / "library"
        folder.mkdir(exist_ok=True)
        (tmp_path / "pages").mkdir(exist_ok=True)
        done = run_traced([VIEWER, *arguments], shim=shim, folder=folder, mark=MARK)
        return [(each.kind, each.path) for each in done if each.kind in "on"]

    return run


def test_no_place_of_the_window_takes_the_words_of_a_file_for_markup(asked_for, tmp_path):
    assert asked_for(str(tmp_path / "library"), str(tmp_path / "pages")) == []


def test_a_label_that_does_would_be_noticed(asked_for):
    asked = asked_for("label")
    assert ("o", f"/nowhere/{MARK}.png") in asked


def test_a_program_that_reaches_for_a_network_would_be_noticed(shim, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    program = "import socket; socket.socket().close()"
    done = run_traced(["-c", program], shim=shim, folder=folder, mark=MARK)
    assert [each.kind for each in done] == ["n"]
