# SPDX-License-Identifier: MIT
"""The files speak of the product, and say where they stand."""

import re

LICENCE = "# SPDX-License-Identifier: MIT\n"
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|\braise NotImplementedError\b")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w|\b[A-Z]:\\Users\\\w")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "managers", "misc"}


def matches(pattern, repository, texts, *, but):
    return [
        f"{path.relative_to(repository)}: {found[0]}"
        for path, text in texts.items()
        if path != but and (found := pattern.search(text))
    ]


def test_every_module_starts_with_its_licence(repository, texts):
    without = [
        str(path.relative_to(repository))
        for path, text in texts.items()
        if path.suffix == ".py" and not text.startswith(LICENCE)
    ]
    assert without == []


def test_nothing_is_left_for_later(repository, texts, request):
    assert matches(UNFINISHED, repository, texts, but=request.path) == []


def test_no_file_knows_a_machine(repository, texts, request):
    assert matches(MACHINE_PATHS, repository, texts, but=request.path) == []


def test_no_module_has_a_name_that_says_nothing(repository, project_files):
    modules = [path.relative_to(repository) for path in project_files if path.suffix == ".py"]
    vague = [str(path) for path in modules if VAGUE_NAMES & {path.stem, *path.parts}]
    assert vague == []


def test_every_text_file_ends_its_last_line(repository, texts):
    names = [
        str(path.relative_to(repository))
        for path, text in texts.items()
        if text and path.suffix in {".py", ".md", ".toml"} and not text.endswith("\n")
    ]
    assert names == []
