# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from workbench import cli
from workbench.cli import parser
from workbench.cli.output import Output

NAMES = [entry[0] for entry in parser._COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_leads_to_a_function_that_does_it(name):
    arguments = {
        "import": ["page.txt"],
        "show": ["pack"],
        "search": ["words"],
        "annotate": ["pack", "marks"],
        "annotations": ["pack"],
        "coverage": ["pack"],
        "plan": ["pack", "plan"],
        "plans": ["pack"],
        "show-plan": ["plan"],
        "export": ["plan", "-o", "plan.pdf"],
        "export-attempt": ["attempt", "-o", "folder"],
        "review": ["class"],
        "compare-marks": ["class", "first", "second"],
        "pack": ["pack", "-o", "topic.sourcepack"],
        "demo": ["-o", "plan.pdf"],
        "restore": ["copy.bak"],
        "rescue": ["-o", "rescued"],
    }.get(name, [])
    line = [name, *arguments, "--json", "--library", "somewhere"]
    parsed = parser.make_parser(line).parse_args(line)
    module, function = parsed.verb
    assert callable(getattr(import_module(module), function))
    assert parsed.json
    assert parsed.library == "somewhere"


def test_options_may_stand_before_the_command():
    line = ["--library", "somewhere", "--json", "packs"]
    parsed = parser.make_parser(line).parse_args(line)
    assert (parsed.library, parsed.json) == ("somewhere", True)


def test_without_a_command_it_says_what_to_do(capsys):
    assert cli.run([]) == cli.WRONG_USAGE
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize("line", [["unknown"], ["show"], ["packs", "--shout"]])
def test_wrong_usage_ends_with_status_two(line, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.run(line)
    assert ended.value.code == cli.WRONG_USAGE
    assert capsys.readouterr().out == ""


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        cli.run(["--help"])
    printed = capsys.readouterr().out
    assert all(f"    {name} " in printed for name in NAMES)


def test_help_imports_nothing_that_is_slow():
    slow = {"sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "json", "typing", "logging"}
    code = (
        "import sys\nfrom workbench import cli\n"
        "try:\n    cli.run(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print(sorted({slow} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(cli.__file__).parents[2],
    )
    assert done.stderr.strip() == "[]"


class TestOutput:
    def test_for_people_it_prints_lines(self):
        results = io.StringIO()
        Output(as_json=False, results=results).show(["one", "two"], {"n": 2})
        assert results.getvalue() == "one\ntwo\n"

    def test_for_programs_it_prints_one_json_value_and_nothing_else(self):
        results, messages = io.StringIO(), io.StringIO()
        output = Output(as_json=True, results=results, messages=messages)
        output.say("on the way")
        output.show(["one"], {"text": "тает"})
        assert json.loads(results.getvalue()) == {"text": "тает"}
        assert messages.getvalue() == "on the way\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently on Windows")
def test_a_reader_that_has_seen_enough_is_no_error(repository, tmp_path):
    main = [sys.executable, str(repository / "main.py"), "--library", str(tmp_path), "settings"]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(main, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
