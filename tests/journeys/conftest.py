# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench import cli

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Answer:
    """What a command answered: exit status, standard output, standard error."""

    status: int
    output: str
    messages: str

    @property
    def value(self) -> Any:
        return json.loads(self.output)


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def workbench(library_folder, capsys) -> Callable[..., Answer]:
    """Run a command on the library of this test."""

    def run(*arguments: object, library: Path = library_folder) -> Answer:
        capsys.readouterr()
        status = cli.run([*map(str, arguments), "--library", str(library)])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run


@pytest.fixture
def done(workbench) -> Callable[..., Any]:
    """Run a command that has to succeed and return its JSON."""

    def run(*arguments: object, library: Path | None = None) -> Any:
        chosen = {} if library is None else {"library": library}
        answer = workbench(*arguments, "--json", **chosen)
        assert answer.status == 0, answer.messages
        return answer.value

    return run
