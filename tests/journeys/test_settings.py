# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

from tests.journeys.conftest import DATA
from workbench.export.pdf.reading import read_structure


def test_who_works_here_stands_on_plans_that_name_nobody(done, tmp_path):
    done("settings", "--name", "Ana Öztürk", "--class", "10B", "--framework", "opvl")
    pack = done("import", DATA / "harrowmere.txt")
    file = tmp_path / "plan.json"
    file.write_text(json.dumps({"format": "sourceplan/1", "enquiry": {"text": "Why?"}}), "utf-8")
    plan = done("plan", pack["id"], file)
    assert plan["student"]["name"] == "Ana Öztürk"
    assert plan["student"]["class"] == "10B"
    written = tmp_path / "plan.pdf"
    done("export", plan["id"], "-o", written, "--sources", "A")
    assert "Limitation" in read_structure(written.read_bytes()).text


def test_what_was_chosen_is_shown_and_stays(done, workbench):
    done("settings", "--teacher", "Ms Okoro", "--notes", "under")
    chosen = done("settings")
    assert chosen["student"]["teacher"] == "Ms Okoro"
    assert chosen["paper"]["notes"] == "under"
    assert "Teacher: Ms Okoro" in workbench("settings").output


def test_a_framework_nobody_knows_is_refused(workbench):
    answer = workbench("settings", "--framework", "xyz")
    assert answer.status == 1
    assert "“xyz”" in answer.messages
