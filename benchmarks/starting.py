# SPDX-License-Identifier: MIT
"""From the command to its answer, each time in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from measuring import Case

from workbench.services import keeping
from workbench.services.demonstrating import keep_example

_MAIN = str(Path(__file__).resolve().parent.parent / "main.py")


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    library_folder = folder / "library"
    with keeping.open_library(library_folder) as library:
        keep_example(library)
    environment = _with_own_folders(folder)

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    yield Case(
        "`main.py --help`",
        product=lambda: python(_MAIN, "--help"),
        floor=lambda: python("-c", "pass"),
        floor_is="Python starts and ends",
        goal=3,
    )
    yield Case(
        "`main.py packs` on a library",
        product=lambda: python(_MAIN, "packs", "--library", str(library_folder)),
        floor=lambda: python("-c", "import sqlalchemy"),
        floor_is="Python starts and imports SQLAlchemy",
        describe=lambda answer: f"{len(answer.splitlines())} pack",
    )


def _with_own_folders(folder: Path) -> dict[str, str]:
    """Return the environment, with the user's own folders below `folder`."""
    kinds = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    windows = ("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    own = {name: str(folder / name) for name in (*kinds, *windows)}
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **own}
