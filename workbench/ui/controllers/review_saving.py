# SPDX-License-Identifier: MIT
"""What goes out of Review: the marks as a table, and the files that go back to the students."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from workbench.ui.frame.saved import ask_where, say_saved

if TYPE_CHECKING:
    from workbench.domain.handed_in.class_table import RowKey
    from workbench.domain.reviews import Review
    from workbench.ui.controllers.class_reading import ClassRead
    from workbench.ui.window import Window

_KINDS = {"Spreadsheet (*.xlsx)": ".xlsx", "Table (*.csv)": ".csv"}


class ReviewSaving:
    """Asks where to and saves; `opened` says what lies open, None where nothing does."""

    def __init__(
        self,
        window: Window,
        opened: Callable[[], tuple[ClassRead, dict[RowKey, Review]] | None],
    ) -> None:
        self._window, self._opened = window, opened

    def save_table(self) -> None:
        """Ask where to, and save the marks of the class."""
        from workbench.services.marking import write_marks

        known = self._opened()
        if known is None:
            return
        opened, reviews = known
        suggested = opened.folder.parent / f"{opened.folder.name} marks.xlsx"
        path = ask_where(self._window, "Save the marks as a table", suggested, _KINDS)
        if path is not None:
            self._window.jobs.run(
                lambda: write_marks(opened.table, reviews, path, folder=opened.folder),
                lambda written: say_saved(self._window.toast, written.path),
            )

    def save_files(self) -> None:
        """Ask where to, and save the files that go back to the students."""
        known = self._opened()
        if known is None:
            return
        opened, _ = known
        start = str(opened.folder.parent)
        place = ask_folder(self._window, "Save what goes back to students", start)
        if place is not None:
            self.write_files(place)

    def write_files(self, place: Path) -> None:
        """Write a file for each student whose plan was reviewed into a folder."""
        from workbench.services.marking import write_review_files

        known = self._opened()
        if known is None:
            return
        opened, reviews = known
        rows = opened.table.rows
        self._window.jobs.run(
            lambda: write_review_files(rows, reviews, place, folder=opened.folder),
            lambda written: self._tell_files(written, place),
        )

    def _tell_files(self, written: tuple[Path, ...], place: Path) -> None:
        toast = self._window.toast
        if not written:
            toast.say("Nothing was said about any plan yet, so there is nothing to give back.")
        elif len(written) == 1:
            say_saved(toast, written[0])
        else:
            toast.say(f"Saved {len(written)} files in “{place.name}”")


def ask_folder(window: QWidget, title: str, start: str) -> Path | None:
    """Ask for a folder, beginning at `start`; None where none was chosen."""
    chooser = QFileDialog(window, title, start)
    chooser.setFileMode(QFileDialog.FileMode.Directory)
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    is_chosen = chooser.exec() == QDialog.DialogCode.Accepted
    chosen = chooser.selectedFiles()
    chooser.deleteLater()
    return Path(chosen[0]) if is_chosen and chosen else None
