# SPDX-License-Identifier: MIT
"""What was written in practice, from the command line."""

from __future__ import annotations

import json

import pytest

from tests.attempted import an_attempt
from workbench import cli
from workbench.services.keeping import open_library
from workbench.services.practising import PractisingService


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "library"
    with open_library(folder) as opened:
        PractisingService(opened).keep(an_attempt()).result()
    return folder


def run(library, *arguments):
    return cli.run([*arguments, "--library", str(library)])


def test_attempts_are_listed_and_written_question_by_question(
    library, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772529300")
    assert run(library, "attempts") == cli.DONE
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{an_attempt().id}  The thaw in the Cold War")
    assert "25 minutes of 25 minutes" in second
    assert run(library, "attempts", "--json") == cli.DONE
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["is_over"], told["out_of"]) == (True, 16)
    out = tmp_path / "out"
    out.mkdir()
    arguments = ("export-attempt", told["id"], "-o", str(out), "--question", "2", "--json")
    assert run(library, *arguments, "--build", "large-18", "--framework", "opvl") == cli.DONE
    (written,) = json.loads(capsys.readouterr().out)
    assert written["file"].endswith("0042_Thaw_Cold_War_Q2.pdf")
    assert [path.name for path in out.iterdir()] == ["0042_Thaw_Cold_War_Q2.pdf"]
    assert run(library, "export-attempt", told["id"], "-o", str(out)) == cli.DONE
    assert "0042_Thaw_Cold_War_Q2_v2.pdf (5 pages" in capsys.readouterr().out


def test_what_is_not_there_is_said(library, tmp_path, capsys):
    for arguments, said in (
        (("nothing", "-o", str(tmp_path)), "There is no practice “nothing”"),
        ((an_attempt().id, "-o", str(tmp_path), "--question", "3"), "a number from 1 to 2"),
        ((an_attempt().id, "-o", str(tmp_path / "gone")), "there is no such folder"),
    ):
        assert run(library, "export-attempt", *arguments) == cli.PREVENTED
        assert said in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_library_without_practice_says_so(tmp_path, capsys):
    assert run(tmp_path / "new", "packs") == cli.DONE
    assert run(tmp_path / "new", "attempts") == cli.DONE
    assert "Nothing was written in practice yet." in capsys.readouterr().out
