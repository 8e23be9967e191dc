# SPDX-License-Identifier: MIT
"""Tables as an Excel workbook: real dates, headings that stay, and no cell that acts.

The only user of XlsxWriter, which writes and never reads. The same tables are the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbench.domain.tables import Cell, Table
from workbench.export.archives import broken, entries_of

LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell, counted in UTF-16 units (Microsoft's specification)."""

_CUT = "…"
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_BEGINNING = datetime(2000, 1, 1)  # noqa: DTZ001 – written as it is, whatever the time zone
_TIME = "yyyy-mm-dd hh:mm"


def workbook(tables: Sequence[Table]) -> bytes:
    """Return a workbook with a sheet for each table.

    Headings stay in sight and can be filtered by. Times are Excel's own, in UTC, which its cells
    cannot say. Every text is written as a text: nothing in it is a formula or a link. A text longer
    than `LONGEST_CELL` ends in “…”.
    """
    written = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(written, options)
    book.set_properties({"created": _BEGINNING})
    cells = book.add_format({"text_wrap": True, "valign": "top"})
    times = book.add_format({"num_format": _TIME, "valign": "top", "align": "left"})
    headings = book.add_format({"bold": True, "valign": "top", "bottom": 1, "text_wrap": True})
    for table in tables:
        sheet = book.add_worksheet(table.name)
        _fill(sheet, table, cells=cells, times=times, headings=headings)
    book.close()
    return written.getvalue()


def verify_workbook(path: Path) -> None:
    """Read a workbook that was just written as far as its archive goes.

    Raises:
        OSError: it is not on the disk as it was meant.
    """
    if "xl/workbook.xml" not in entries_of(path):
        raise broken(path, "it holds no workbook")


def _fill(
    sheet: Worksheet, table: Table, *, cells: Format, times: Format, headings: Format
) -> None:
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width, cells)
        sheet.write_string(0, number, column.name, headings)
    for row, values in enumerate(table.rows, 1):
        for number, value in enumerate(values):
            _write(sheet, row, number, value, cells=cells, times=times)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(
    sheet: Worksheet, row: int, column: int, value: Cell, *, cells: Format, times: Format
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        if value >= _EARLIEST:
            sheet.write_datetime(row, column, value.astimezone(UTC).replace(tzinfo=None), times)
        else:  # before the first day that Excel knows
            sheet.write_string(row, column, value.isoformat(), cells)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, cells)
    else:
        sheet.write_string(row, column, _fitting(value), cells)


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + _CUT
