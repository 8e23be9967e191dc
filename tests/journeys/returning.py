# SPDX-License-Identifier: MIT
"""What a student does, and sees, when something comes back from a teacher."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from tests.journeys.windows import Student
from workbench.ui.widgets.remark_card import RemarkCard


def bring_in(student: Student, path: Path, told: str) -> None:
    """Bring a file in by the menu, and wait for what is said of it."""
    student.choose_file(path)
    student.menu_entry("bring-in-remarks")
    window = student.window
    student.until(lambda: window.toast.text() == told)
    student.quiet()
    window.activateWindow()
    student.until(window.isActiveWindow)


def shown(place: QWidget) -> list[str]:
    """Return the words of the remarks that can be seen somewhere."""
    cards = [x for x in place.findChildren(RemarkCard) if x.isVisible()]
    return [x.text() for card in cards for x in card.findChildren(QLabel) if x.isVisible()]
