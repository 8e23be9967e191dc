# SPDX-License-Identifier: MIT
"""`annotations -o` and `import` of projects, as they are typed."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from tests.factories import a_pack, a_source
from tests.importers.projects.others import codes, coding, project, selection, text, written
from workbench import cli
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.domain.own_frameworks import OwnFramework, copied_framework
from workbench.services import catalogues
from workbench.services.annotating import AnnotatingService
from workbench.services.framing import FramingService
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library


def test_a_project_comes_in_with_its_codes_and_goes_out_as_a_table(tmp_path, capsys):
    marked = selection(0, 3, coding(0, 5))
    path = written(
        tmp_path, project(f"{codes('Bias')}<Sources>{text('How dare you!', marked)}</Sources>")
    )
    common = ["--library", str(tmp_path / "library")]

    assert cli.run(["import", str(path), "--code", "Bias=tone", *common]) == 0
    shown = capsys.readouterr()
    assert "Code “Bias” (1 mark) is taken for tone." in shown.err
    assert "Interviews, 1 source, 1 mark" in shown.out

    table = tmp_path / "marks.csv"
    assert cli.run(["annotations", "Interviews", "-o", str(table), "--json", *common]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"file": str(table), "size": table.stat().st_size, "marks": 1}
    assert "Code: Bias" in table.read_text(encoding="utf-8-sig")

    assert cli.run(["annotations", "Interviews", *common]) == 0
    assert json.loads(capsys.readouterr().out)[0]["target"]["source"].endswith("#body")


@pytest.mark.parametrize("wanted", ["own-1", "My letters"])
def test_a_framework_of_one_s_own_says_the_letters_of_a_table(tmp_path, capsys, wanted):
    copied = copied_framework(catalogues.framework("happy"), "own-1", ["HAPPY"])
    letters = tuple(replace(each, name=f"My {each.name}") for each in copied.letters)
    own = OwnFramework(replace(copied, name="My letters", letters=letters))
    with open_library(tmp_path / "library") as library:
        FramingService(library).keep(own).result()
        pack = ImportingService(library).keep(a_pack(a_source("A"), title="Famine")).result()
        annotating, (source,) = AnnotatingService(library), pack.sources
        annotating.mark(source, SourcePart.WHOLE, None, dimension=Dimension.PURPOSE).result()

    table = tmp_path / "marks.csv"
    arguments = ["annotations", "Famine", "-o", str(table), "--framework", wanted]
    assert cli.run([*arguments, "--library", str(tmp_path / "library")]) == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Letter"] == "My Purpose"


def test_what_cannot_be_is_said_before_anything_is_opened(tmp_path, capsys):
    common = ["--library", str(tmp_path / "library")]
    assert cli.run(["annotations", "x", "-o", str(tmp_path / "marks.pdf"), *common]) == 1
    assert ".qdpx" in capsys.readouterr().err
    assert cli.run(["import", "x.qdpx", "--code", "Bias=nothing", *common]) == 1
    assert "Bias=reliability" in capsys.readouterr().err
    assert not (tmp_path / "library").exists()
