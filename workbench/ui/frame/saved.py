# SPDX-License-Identifier: MIT
"""Which file is to be read, where one is to be written, and what is said once it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from workbench.files import unused_name
from workbench.ui.frame.toast import Toast


def ask_which(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file that is there.

    Args:
        parent: What the dialog stands over.
        title: What is done: “Bring in marks”.
        folder: The folder that is shown.
        kinds: The names of files to choose from, as Qt has them: `"Marks (*.csv)"`.

    Returns:
        The file, or None where none was chosen.
    """
    chooser = QFileDialog(parent, title, str(folder), kinds)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    is_chosen = chooser.exec() == QDialog.DialogCode.Accepted
    chosen = chooser.selectedFiles()
    chooser.deleteLater()
    return Path(chosen[0]) if is_chosen and chosen else None


def ask_where(
    parent: QWidget, title: str, suggested: Path, kinds: Mapping[str, str]
) -> Path | None:
    """Ask where a file is to be written.

    Args:
        parent: What the dialog stands over.
        title: What is done: “Save as PDF”.
        suggested: The folder that is shown, and the name that is offered.
        kinds: The ending for each kind of file, `{"PDF (*.pdf)": ".pdf"}`, the usual one first.

    Returns:
        A path that nothing is at, with the ending of one of the kinds; None where none was chosen.
    """
    chooser = QFileDialog(parent, title, str(suggested.parent))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setNameFilters(list(kinds))
    # A file of that name stays: the new one gets a number of its own.
    chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
    chooser.selectFile(suggested.name)
    is_chosen = chooser.exec() == QDialog.DialogCode.Accepted
    chooser.deleteLater()
    if not is_chosen:
        return None
    path = Path(chooser.selectedFiles()[0])
    if path.suffix.lower() not in kinds.values():
        usual = next(iter(kinds.values()))
        path = path.with_name(f"{path.name}{kinds.get(chooser.selectedNameFilter(), usual)}")
    return unused_name(path)


def say_saved(toast: Toast, path: Path) -> None:
    """Say that `path` was written, and offer to open it or the folder it is in."""

    def shows(place: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    toast.say(
        f"Saved as “{path.name}”",
        ("Open", lambda: shows(path)),
        ("Show in folder", lambda: shows(path.parent)),
    )
