# SPDX-License-Identifier: MIT
"""What is said once a file is written: where it is, and the ways to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workbench.ui.frame.toast import Toast


def say_saved(toast: Toast, path: Path) -> None:
    """Say that `path` was written, and offer to open it or the folder it is in."""

    def shows(place: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    toast.say(
        f"Saved as “{path.name}”",
        ("Open", lambda: shows(path)),
        ("Show in folder", lambda: shows(path.parent)),
    )
