# SPDX-License-Identifier: MIT
"""`compare-marks`, as it is typed."""

from __future__ import annotations

import csv
import json

import pytest

from tests.factories import NOON
from tests.returned import export_of
from workbench import cli
from workbench.domain.moderation.handing_over import HandedMarks
from workbench.domain.reviews import Review
from workbench.services.moderating import write_handed_marks
from workbench.services.reviewing import review

NAMES = ("Ana Li", "Bo Fox", "Cy Dee")


@pytest.fixture
def typed(tmp_path):
    """A command with a folder of three plans, and the marks of two markers."""
    folder = tmp_path / "class"
    for name in NAMES:
        (folder / name).mkdir(parents=True)
        (folder / name / "plan.pdf").write_bytes(export_of(name))
    rows = review(folder).rows
    for marker, marks in (("KL", (9, 7, 4)), ("JO", (12, 8, None))):
        said = tuple(
            Review(
                row.student,
                "",
                row.read.plan.id,
                row.read.plan.version,
                "",
                mark,
                12,
                target=f"said by {marker}",
                changed=NOON,
            )
            for row, mark in zip(rows, marks, strict=True)
        )
        handed = HandedMarks(marker, "class", said)
        write_handed_marks(handed, tmp_path / f"{marker}.sourcemarks", folder=folder)
    files = [str(tmp_path / f"{marker}.sourcemarks") for marker in ("KL", "JO")]
    return ["compare-marks", str(folder), *files]


def test_two_files_become_a_list_of_differences_and_a_table(typed, tmp_path, capsys):
    table = tmp_path / "both.csv"
    assert cli.run([*typed, "-o", str(table), "--library", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  Ana Li  9 and 12, 3 marks apart",
        "  Bo Fox  7 and 8, 1 mark apart",
        "3 plans: 2 marked by both, 2 of them differ.",
    ]
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert [(row["First mark"], row["Second mark"]) for row in rows] == [
        ("9", "12"),
        ("7", "8"),
        ("4", ""),
    ]
    assert not (tmp_path / "none").exists()
    assert cli.run([*typed, "--tolerance", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["first"], told["plans"]) == ("comparedmarks/1", "KL", 3)
    assert [(x["student"], x["difference"], x["differs"]) for x in told["compared"]] == [
        ("Ana Li", 3, True),
        ("Bo Fox", 1, False),
    ]


def test_what_cannot_be_is_one_sentence(typed, tmp_path, capsys):
    (tmp_path / "other.sourcemarks").write_text("{}")
    for line in (
        [*typed[:3], str(tmp_path / "nowhere.sourcemarks")],
        [*typed[:3], str(tmp_path / "other.sourcemarks")],
        [*typed[:3], typed[2]],
        [*typed, "-o", str(tmp_path / "class" / "table.csv")],
    ):
        assert cli.run(line) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
    with pytest.raises(SystemExit):
        cli.run([*typed, "--tolerance", "-1"])
