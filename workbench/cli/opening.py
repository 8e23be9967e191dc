# SPDX-License-Identifier: MIT
"""The library and the clock that a command works with."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.domain.errors import NotPublishedError
from workbench.services import keeping

if TYPE_CHECKING:
    import argparse

    from workbench.domain.errors import LibraryError
    from workbench.storage.library import Library


def library_of(arguments: argparse.Namespace, *, read_only: bool = False) -> Library:
    """Return the library that the arguments name, opened; close it by leaving its `with` block.

    Raises:
        LibraryError: it cannot be used.
    """
    library = keeping.open_library(
        folder_of(arguments),
        read_only=read_only,
        take_over=arguments.take_over,
        set_aside=arguments.set_aside,
    )
    library.subscribe_to_faults(_say_what_is_only_here)
    return library


def folder_of(arguments: argparse.Namespace) -> Path | None:
    """Return the library folder that the arguments name, or None for the user's own."""
    return Path(arguments.library) if arguments.library else None


def now() -> datetime:
    """Return the time of an export: now, in the machine's own time zone.

    The environment variable SOURCE_DATE_EPOCH (reproducible-builds.org) takes its place, in UTC,
    so that a whole command can be repeated byte by byte.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now().astimezone()


def _say_what_is_only_here(fault: LibraryError | None) -> None:
    """Tell what was kept on this PC alone; other faults end the command and are told then."""
    if isinstance(fault, NotPublishedError):
        Output(as_json=False).say(fault.message())
