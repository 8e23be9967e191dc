# SPDX-License-Identifier: MIT
"""What the options of `export` ask for."""

from __future__ import annotations

from dataclasses import fields

import pytest

from workbench.cli import parser
from workbench.cli.exporting import options_of
from workbench.domain.builds import BUILDS
from workbench.domain.documents import ExportOptions


def asked_for(*arguments):
    line = ["export", "plan", "-o", "plan.pdf", *arguments]
    return options_of(parser.make_parser(line).parse_args(line))


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.key)
def test_every_build_of_the_window_can_be_asked_for(build):
    assert asked_for("--build", build.key) == build.options


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("marks", "marks"),
        ("overview", "overview"),
        ("timeline", "timeline"),
        ("questions", "questions"),
        ("colour", "colour"),
        ("margin", "teacher_margin"),
        ("teacher-panel", "teacher_panel"),
        ("form", "form"),
        ("as-candidate", "as_candidate"),
        ("attachments", "attachments"),
    ],
)
def test_a_switch_changes_one_thing_of_a_build(option, name):
    for sign, value in ((f"--{option}", True), (f"--no-{option}", False)):
        options = asked_for("--build", "teacher", sign)
        changed = {
            each.name
            for each in fields(ExportOptions)
            if getattr(options, each.name) != getattr(ExportOptions(), each.name)
        }
        assert getattr(options, name) is value
        assert changed <= {name}
