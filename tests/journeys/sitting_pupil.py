# SPDX-License-Identifier: MIT
"""A pupil who sits a paper in the real window until somebody pulls the plug.

Run as `python -m tests.journeys.sitting_pupil LIBRARY ACKNOWLEDGED QUESTION`. The file ACKNOWLEDGED
holds the number of the last word of the answer that had been typed when the window said that
everything was kept.
"""

from __future__ import annotations

import itertools
import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, open_window
from workbench.domain.text import Span
from workbench.ui.frame.top_bar import KEPT
from workbench.ui.main_window import MainWindow

_WORDS_AT_ONCE = 20


def begin_paper(student: Student, question: str) -> None:
    """Choose a question and 25 per cent extra time, and begin."""
    window = student.window
    student.press("Alt+5")
    start = window.wiring.practising.mode.start
    student.click(student.button(f"(?s){question}.*", start))
    student.click(student.button("Extra time", start))
    student.click(student.button("Begin", start))


def mark_first_words(student: Student, letter: str, note: str) -> None:
    """Mark the first words of the first source, and say what is noticed."""
    body = student.window.wiring.practising.paper.sides[0].page.body
    body.setFocus()
    body.select(Span(0, 12))
    student.press(letter)
    student.type(note)
    student.press("Escape")


def write_on(window: MainWindow, acknowledged: Path) -> None:
    """Write word after word, and think for a moment now and then, until all of it is kept."""
    student = Student(window)
    place = os.open(acknowledged, os.O_WRONLY | os.O_CREAT)
    student.click(student.button("Write.*"))
    for number in itertools.count(1):
        student.type(f"word{number} ")
        for _ in range(12):
            QCoreApplication.processEvents()
            if window.top_bar.state() == KEPT:
                os.pwrite(place, struct.pack("<I", number), 0)
            QTest.qSleep(2)
        if number % _WORDS_AT_ONCE == 0:
            student.until(lambda: window.top_bar.state() == KEPT)
            os.pwrite(place, struct.pack("<I", number), 0)


def main() -> None:
    """Open the window, begin a paper, and write."""
    library, acknowledged, question = sys.argv[1:]
    application = QApplication([])
    window = open_window(Path(library))
    student = Student(window)
    begin_paper(student, question)
    mark_first_words(student, "N", "Who speaks here")
    write_on(window, Path(acknowledged))
    application.quit()


if __name__ == "__main__":
    main()
