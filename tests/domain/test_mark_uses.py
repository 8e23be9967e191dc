# SPDX-License-Identifier: MIT
"""Which mark is used where: what the overview of the PDF and of the Word file tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.export.documents import a_document, a_mark, a_sheet, a_source
from workbench.domain.documents import ExportOptions, PointSheet
from workbench.domain.mark_uses import (
    NOT_USED,
    OTHER_HAND,
    column_words,
    columns_of,
    has_uses,
    marks_used,
)
from workbench.domain.plans import PointKind

SOURCE = a_source("A")
MARKS = tuple(a_mark(SOURCE, "stopped at noon", number) for number in (1, 2, 3))
SHEET = replace(a_sheet(SOURCE, *MARKS), points={"A1": ("1", "2"), "A2": (OTHER_HAND,)})


def point(kind):
    return PointSheet(kind, "", (), "", "")


def test_points_are_numbered_and_the_other_hand_is_one_column():
    kinds = (PointKind.POINT, PointKind.COUNTER_POINT, PointKind.COUNTER_POINT, PointKind.POINT)
    document = replace(a_document(SHEET), points=tuple(map(point, kinds)))
    names = columns_of(document)
    assert names == ("1", OTHER_HAND, "2", NOT_USED)
    assert [column_words(each) for each in names] == [
        "Point 1",
        "On the other hand",
        "Point 2",
        "Not used",
    ]


def test_a_mark_stands_in_each_column_that_uses_it_or_in_the_last():
    told = {name: [x.short_id for x in marks_used(SHEET, name)] for name in ("1", "2", OTHER_HAND)}
    assert told == {"1": ["A1"], "2": ["A1"], OTHER_HAND: ["A2"]}
    assert [x.short_id for x in marks_used(SHEET, NOT_USED)] == ["A3"]


@pytest.mark.parametrize("left_out", ["overview", "plan", "sources", "marks"])
def test_without_what_it_is_about_there_is_no_table(left_out):
    assert has_uses(a_document(SHEET))
    assert not has_uses(a_document(SHEET, options=ExportOptions(**{left_out: False})))
    assert not has_uses(a_document(a_sheet(SOURCE)))
