# SPDX-License-Identifier: MIT
"""`demo`: the bundled pack and its example plan on paper."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.exporting import options_of, tell, write
from workbench.cli.opening import library_of
from workbench.services import keeping
from workbench.services.demonstrating import keep_example
from workbench.services.exporting import check_output

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output
    from workbench.services.exporting import Written
    from workbench.storage.library import Library


def demo(arguments: argparse.Namespace, output: Output) -> None:
    """Write the example plan.

    Without `--library` it goes through a library of its own that is gone afterwards, so that
    trying the program leaves nothing behind.
    """
    options_of(arguments)
    check_output(Path(arguments.output))
    if arguments.library:
        with library_of(arguments) as library:
            written = _write(library, arguments)
    else:
        with (
            tempfile.TemporaryDirectory(prefix="workbench-demo-") as folder,
            keeping.open_library(Path(folder) / "library") as library,
        ):
            written = _write(library, arguments)
    tell(written, output)


def _write(library: Library, arguments: argparse.Namespace) -> Written:
    return write(library, keep_example(library), arguments)
