# SPDX-License-Identifier: MIT
"""Words of the label that fill what is known, and are shown beside it, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.factories import a_pack, a_source
from tests.journeys.windows import Student
from workbench.domain.frameworks import Dimension
from workbench.domain.provenance import Provenance
from workbench.domain.text import Span
from workbench.ui.provenance.field_row import FieldRow
from workbench.ui.provenance.label_place import OfferLine

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LABEL = "A letter to the masters, two months after the strike, from Preston."


@pytest.fixture
def student(on_pack) -> Student:
    """On a source of whose origin nothing was recognised."""
    source = a_source("A", attribution=LABEL, provenance=Provenance())
    return on_pack(a_pack(source))


def test_words_of_the_label_fill_the_field_they_are_marked_for_and_are_framed(student):
    window = student.window
    read, start = window.wiring.read, LABEL.index("two months")
    words = Span(start, start + len("two months after the strike"))
    window.activateWindow()
    read.label.text.setFocus()
    read.label.text.select(words)
    student.press("M")
    student.type("date")
    student.press("Return")
    (mark,) = window.desk.marks()
    assert mark.dimension is Dimension.DATE
    student.until(lambda: any(x.isVisible() for x in read.provenance.findChildren(OfferLine)))

    student.press("F3")

    student.until(lambda: window.desk.source.provenance.date is not None)
    student.quiet()
    known = window.desk.source.provenance
    assert known.date.text == "two months after the strike"
    assert known.words["date"] == words
    row = next(x for x in read.provenance.findChildren(FieldRow) if x.name == "date")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert read.label.text.view.told == words
    assert row.accessibleName() == "When: two months after the strike. Taken from the label"
    read.page.body.setFocus()
    assert read.label.text.view.told is None
    student.press("Ctrl+Z")
    student.until(lambda: window.desk.source.provenance.date is None)
