# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.ui.exporting.copies import BlankCopy
from workbench.ui.exporting.printing import Printing, a4_printer, pages_of
from workbench.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def printer(qapp, tmp_path):
    made = a4_printer()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    return made


def test_every_page_is_printed_in_its_order(qtbot, jobs, printer, tmp_path):
    copy = BlankCopy(pages=3)
    printing = Printing(copy, printer, jobs)
    told = []
    printing.went_on.connect(lambda *place: told.append(place))
    with qtbot.waitSignal(printing.ended) as ended:
        printing.start()
    assert ended.args == [True]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert copy.asked == [0, 1, 2]
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_only_the_pages_asked_for_are_printed(qtbot, jobs, printer):
    copy = BlankCopy(pages=5)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert pages_of(printer, copy.pages) == (1, 2)
    printing = Printing(copy, printer, jobs)
    with qtbot.waitSignal(printing.ended):
        printing.start()
    assert copy.asked == [1, 2]


def test_it_stops_when_asked_to(qtbot, jobs, printer):
    copy = BlankCopy(pages=3)
    printing = Printing(copy, printer, jobs)
    printing.went_on.connect(lambda *_: printing.stop())
    with qtbot.waitSignal(printing.ended) as ended:
        printing.start()
    assert ended.args == [False]
    assert printing.is_stopped
    assert copy.asked == [0]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_written_to_is_said(qtbot, jobs, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "missing" / "paper.pdf"))
    printing = Printing(BlankCopy(pages=1), printer, jobs)
    with qtbot.waitSignal(printing.ended) as ended:
        printing.start()
    assert ended.args == [False]
