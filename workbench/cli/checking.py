# SPDX-License-Identifier: MIT
"""`self-check`: whether everything works on this machine."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.services import self_checking

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output


def self_check(_arguments: argparse.Namespace, output: Output) -> None:
    """Try the whole way in a library of its own and print each step."""
    steps: list[str] = []
    with tempfile.TemporaryDirectory(prefix="workbench-self-check-") as folder:
        for step in self_checking.self_check(Path(folder)):
            output.say(step)
            steps.append(step)
    output.show(["Everything works."], {"steps": steps})
