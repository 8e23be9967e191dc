# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench import cli

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

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


@pytest.fixture
def window(qapp, library_folder):
    """The real window on a library that begins with the example."""
    from PySide6.QtCore import QCoreApplication, Qt

    from tests.journeys.windows import open_window

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    made = open_window(library_folder)
    yield made
    made.close()
    made.end()


@pytest.fixture
def student(window):
    from tests.journeys.windows import Student

    return Student(window)


@pytest.fixture(params=["a file of teachers", "a page of our own"])
def page(request) -> Path:
    if request.param == "a page of our own":
        return DATA / "harrowmere.txt"
    folder = request.getfixturevalue("shared") / "seeds"
    return max(folder.glob("*.txt"), key=lambda path: path.read_bytes().count(b"Source"))
