# SPDX-License-Identifier: MIT
"""A pupil who types into the real window until somebody pulls the plug.

Run as `python -m tests.journeys.typing_pupil LIBRARY ACKNOWLEDGED FIRST`: words with a number each,
counted from FIRST. The file ACKNOWLEDGED holds the number of the last word that had been typed when
the top bar said that everything was kept; it is only ever written while the bar says so.
"""

from __future__ import annotations

import itertools
import os
import random
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

WORDS_OF_A_NOTE = 6


def type_on(window: MainWindow, acknowledged: Path, first: int) -> None:
    """Mark after mark, step after step, word after word; with a pause now and then."""
    student, chance = Student(window), random.Random(first)  # noqa: S311
    place = os.open(acknowledged, os.O_WRONLY | os.O_CREAT)
    typed = first - 1

    def look_up() -> None:
        for _ in range(chance.randrange(1, 60)):
            QCoreApplication.processEvents()
            if window.top_bar.state() == KEPT:
                os.pwrite(place, struct.pack("<I", typed), 0)
            QTest.qSleep(1)

    body = window.wiring.read.page.body
    for number in itertools.count(first, WORDS_OF_A_NOTE):
        start = (number * 3) % (len(body.text) - 9)
        body.select(Span(start, start + 8))
        student.press("NOPR"[number % 4])
        for typed in range(number, number + WORDS_OF_A_NOTE):
            student.type(f"<{typed}> ")
            look_up()
            if typed % 2 and chance.random() < 0.5:
                student.press("Return" if typed < number + 3 else "Ctrl+D")
        student.press("Escape")
        look_up()


def main() -> None:
    """Open the window and type."""
    library, acknowledged, first = sys.argv[1:]
    application = QApplication([])
    window = open_window(Path(library))
    type_on(window, Path(acknowledged), int(first))
    application.quit()


if __name__ == "__main__":
    main()
