# SPDX-License-Identifier: MIT
"""Where a student's own library is, and where things may be that can be lost.

The library belongs among the documents, where a school keeps and copies them. Never in a roaming
profile, which is copied at every log-off, and never in the local one, which some schools wipe.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs

SETTINGS = "settings.json"
"""The file of a library folder in which a student's choices are."""

_FOLDER = "Source Workbench"
_PROGRAM = "source-workbench"


def default_library_folder() -> Path:
    """Return the folder of the user's own library; it need not exist."""
    return platformdirs.user_documents_path() / _FOLDER


def cache_folder() -> Path:
    """Return a folder for what can be made again; it need not exist, and may vanish."""
    return platformdirs.user_cache_path(_PROGRAM, appauthor=False)


def working_copies_folder() -> Path:
    """Return the folder for working copies of libraries that lie on sticks or in synced folders."""
    return cache_folder() / "working copies"
