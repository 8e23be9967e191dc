# SPDX-License-Identifier: MIT
"""`review`, as it is typed."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from tests.factories import NOON
from tests.returned import export_of
from tests.services.test_reviewing import Here
from workbench import cli
from workbench.cli.output import Output
from workbench.domain.handed_in.class_table import row_key
from workbench.domain.moderation.records import Compared, Judgement, Marker, Moderation
from workbench.domain.reviews import Review
from workbench.importers.handed_in.reading import HandedInReader
from workbench.services.marking import ReviewStore
from workbench.services.moderating import ClassKeeper
from workbench.services.reviewing import review


@pytest.fixture
def folder(tmp_path):
    for name in ("Ana Öztürk", "Bo Li"):
        (tmp_path / "class" / name).mkdir(parents=True)
    (tmp_path / "class/Ana Öztürk/p.pdf").write_bytes(export_of())
    (tmp_path / "class/Bo Li/p.pdf").write_bytes(b"")
    return tmp_path / "class"


def test_a_folder_becomes_a_table_without_a_library(folder, tmp_path, capsys):
    (tmp_path / "names.txt").write_text("Ana Öztürk\nBo Li\nCy Dee\n", encoding="utf-8")
    table = tmp_path / "table.csv"
    typed = ["review", str(folder), "-o", str(table), "--students", str(tmp_path / "names.txt")]
    library = ["--library", str(tmp_path / "library")]
    assert cli.run([*typed, *library]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[0].startswith("  Ana Öztürk  found, ")
    assert lines[1:3] == [
        "  Bo Li       unreadable",
        "                The file is empty; ask for the file to be handed in again.",
    ]
    assert lines[3:] == ["  Cy Dee      missing", "3 students: 1 found, 1 unreadable, 1 missing."]
    assert f"Written: {table}" in shown.err
    assert table.read_text(encoding="utf-8-sig").startswith("Student,Assignment,State,")
    assert not (tmp_path / "library").exists()

    assert cli.run([*typed[:2], "--since", str(table), "--questions", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["format"] == "classtable/1"
    assert [row["state"] for row in value["rows"]] == ["found", "unreadable"]
    assert value["rows"][0]["questions"]


def disagree(library, folder, said):
    """Let two markers give marks far apart for a plan, and agree on none."""
    keeper = ClassKeeper(library, folder)
    keeper.keep(replace(said, mark=4), Marker.FIRST).result()
    keeper.keep(replace(said, mark=12), Marker.SECOND).result()
    key = row_key(said.assignment, said.student)
    apart = Compared(key, said.version, Judgement(4), Judgement(12), NOON)
    keeper.keep_moderation(Moderation(is_on=True, compared=(apart,))).result()


def test_what_was_said_in_review_comes_out_as_marked_copies(folder, tmp_path, capsys):
    library, out = tmp_path / "library", tmp_path / "out"
    out.mkdir()
    typed = ["review", str(folder), "--marked-copies", str(out), "--library", str(library)]
    assert cli.run(typed) == 0
    assert "Nothing was said about any of these plans" in capsys.readouterr().err
    (row, _) = review(folder, reading=Here).rows
    said = Review(row.student, "", row.read.plan.id, row.read.plan.version, target="Date it.")
    ReviewStore(library, folder).keep(said)
    assert cli.run(typed) == 0
    assert f"Written: {out / 'p_marked.pdf'}" in capsys.readouterr().err
    assert HandedInReader().read(out / "p_marked.pdf").review.target == "Date it."
    disagree(library, folder, said)
    assert cli.run(typed) == 1
    assert "Two markers differ on 1 plan" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["p_marked.pdf"]
    for place in (tmp_path / "nowhere", folder / "Bo Li"):
        assert cli.run([*typed[:3], str(place)]) == 1
        assert "p_marked" not in capsys.readouterr().err


def test_an_empty_folder_says_so(tmp_path, capsys):
    assert cli.run(["review", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nothing was handed in here.\n"


def test_what_cannot_be_is_one_sentence(folder, tmp_path, capsys):
    for typed in (
        ["review", str(tmp_path / "nowhere")],
        ["review", str(folder), "-o", str(folder / "table.csv")],
        ["review", str(folder), "-o", str(tmp_path / "table.pdf")],
        ["review", str(folder), "--students", str(tmp_path / "nobody.txt")],
        ["review", str(folder), "--since", str(folder / "Ana Öztürk" / "p.pdf")],
    ):
        assert cli.run(typed) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
    assert sorted(path.name for path in folder.rglob("*.*")) == ["p.pdf", "p.pdf"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_one_line_on_a_terminal_and_nothing_elsewhere():
    for messages, told in ((Terminal(), "\r0 of 2\r1 of 2\r2 of 2\n"), (io.StringIO(), "")):
        output = Output(as_json=False, results=io.StringIO(), messages=messages)
        for done in range(3):
            output.show_progress(done, 2)
        assert messages.getvalue() == told
