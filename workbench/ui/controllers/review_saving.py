# SPDX-License-Identifier: MIT
"""What goes out of Review: a table of marks, a sheet for the class, files for the students."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from workbench.ui.frame.saved import ask_where, say_saved

if TYPE_CHECKING:
    from workbench.domain.class_feedback import ClassFeedback
    from workbench.domain.handed_in.class_table import Row, RowKey
    from workbench.domain.reviews import CodeBank, Review
    from workbench.services.exporting import Written
    from workbench.ui.controllers.class_reading import ClassRead
    from workbench.ui.window import Window

_SHEETS = {"PDF (*.pdf)": ".pdf"}
_NOTHING_TO_TELL = "Nothing was said about any plan yet, so there is nothing to tell the class."
_KINDS = {"Spreadsheet (*.xlsx)": ".xlsx", "Table (*.csv)": ".csv"}


class ReviewSaving:
    """Asks where to and saves.

    `opened` says what lies open, `chosen` which student is; None where nothing is. `writing` gives
    what writes the table of a class to a path, `bank` the codes of the teacher.
    """

    def __init__(
        self,
        window: Window,
        opened: Callable[[], tuple[ClassRead, dict[RowKey, Review]] | None],
        chosen: Callable[[], Row | None],
        writing: Callable[[ClassRead, Path], Callable[[], Written]],
        bank: Callable[[], CodeBank],
    ) -> None:
        self._window, self._opened, self._chosen = window, opened, chosen
        self._writing, self._bank = writing, bank
        self.refusal: Callable[[], str] = lambda: ""
        """Why nothing can go back to students now; empty where it can."""

    def save_table(self) -> None:
        """Ask where to, and save the marks of the class."""
        known = self._opened()
        if known is None:
            return
        opened, _ = known
        suggested = opened.folder.parent / f"{opened.folder.name} marks.xlsx"
        path = ask_where(self._window, "Save the marks as a table", suggested, _KINDS)
        if path is not None:
            self._window.jobs.run(
                self._writing(opened, path),
                lambda written: say_saved(self._window.toast, written.path),
            )

    def save_feedback(self) -> None:
        """Ask where to, and save the sheet for the class about the assignment that is chosen."""
        from workbench.services.class_sheets import feedback_on, file_name

        known = self._opened()
        if known is None:
            return
        opened, reviews = known
        row = self._chosen()
        feedback = feedback_on(
            opened.table,
            reviews,
            opened.folder.name,
            bank=self._bank(),
            assignment=row.assignment if row else None,
        )
        if not feedback.reviewed:
            self._window.toast.say(_NOTHING_TO_TELL)
            return
        suggested = opened.folder.parent / file_name(feedback, datetime.now().astimezone().date())
        path = ask_where(self._window, "Save class feedback", suggested, _SHEETS)
        if path is not None:
            self.write_feedback(feedback, path, opened.folder)

    def write_feedback(self, feedback: ClassFeedback, path: Path, folder: Path) -> None:
        """Write the sheet of a class, whose plans lie in `folder`, beside the window."""
        from workbench.services.class_sheets import write_feedback

        made = datetime.now(UTC)
        self._window.toast.say(f"Making “{path.name}”…")
        self._window.jobs.run(
            lambda: write_feedback(feedback, path, folder=folder, made=made), self._tell_sheet
        )

    def save_files(self) -> None:
        """Ask where to, and save the files that go back to the students."""
        known = self._opened()
        if known is None or self._is_refused():
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

    def _is_refused(self) -> bool:
        why = self.refusal()
        if why:
            self._window.toast.say(why)
        return bool(why)

    def _tell_sheet(self, written: Written) -> None:
        if written.unprintable:
            self._window.toast.say(f"Saved as “{written.path.name}”. {written.unprintable[0]}.")
        else:
            say_saved(self._window.toast, written.path)

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
