# SPDX-License-Identifier: MIT
"""The overview, the timeline and the form to fill in, in the Word file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from tests.export.documents import a_document, a_mark, a_sheet, a_source
from tests.export.test_docx import (  # noqa: F401 – fixtures
    HOSTILE,
    PRINTED,
    document,
    material,
    read_back,
    table_after,
    text_of,
)
from workbench.domain.documents import ExportOptions
from workbench.domain.enquiries import Level
from workbench.domain.mark_uses import columns_of, marks_used
from workbench.domain.timeline.items import Item, ItemKind, Timeline
from workbench.domain.timeline.moments import moment_of
from workbench.export.docx import write_docx

USES, TIMES = "Which mark is used where", "What was before what"
TIMELINE = Timeline(
    (
        Item(ItemKind.EVENT, "e1", "The mill stopped", "1892", moment_of("1892")),
        Item(
            ItemKind.SOURCE,
            "s1",
            "Diary",
            "4 February 1893",
            moment_of("1893-02-04"),
            "A",
            "Source A",
        ),
    ),
    (Item(ItemKind.EVENT, "e2", HOSTILE, "no date given"),),
)
LEVELS = (
    Level("L1", 1, 4, "One side."),
    Level("L1", 5, 6, "Called the same."),
    Level(f"L2 {HOSTILE}", 7, 8, "Both."),
)


def cells_of(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def headings_of(word):
    return [
        (int(p.style.name[-1]), p.text)
        for p in word.paragraphs
        if p.style.name.startswith("Heading")
    ]


def is_marked_as_names(table):
    """Tell whether the table says that its first row and its first column are names."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    rows = list(table._tbl.iter(qn("w:tblHeader")))
    return (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn")), len(rows)) == ("1", "1", 1)


class TestUses:
    def test_each_source_has_its_marks_under_the_points_that_use_them(
        self,
        document,  # noqa: F811
    ):
        table = table_after(read_back(document), USES)
        header, *rows = cells_of(table)
        assert header[0] == "Source"
        assert header[-1] == "Not used"
        assert is_marked_as_names(table)
        assert [row[0] for row in rows] == [x.source.name for x in document.sources]
        names = columns_of(document)
        for sheet, row in zip(document.sources, rows, strict=True):
            for name, cell in zip(names, row[1:], strict=True):
                ids = [x.short_id for x in marks_used(sheet, name)]
                told = [] if cell == "–" else [x.split("\u00a0")[0] for x in cell.split(", ")]
                assert told == ids
        told = ", ".join(cell for row in rows for cell in row[1:])
        assert all(mark.short_id in told for x in document.sources for mark in x.annotations)

    @pytest.mark.parametrize("size", [18.0, 24.0])
    def test_in_large_print_nothing_stands_in_columns(self, document, size):  # noqa: F811
        table = table_after(read_back(document, text_size=size), USES)
        header, *rows = cells_of(table)
        assert header == ["Source", "Marks"]
        assert any("Point 1: " in row[1] for row in rows)

    @pytest.mark.parametrize("left_out", ["overview", "plan", "sources", "marks"])
    def test_it_goes_with_what_it_is_about(self, document, left_out):  # noqa: F811
        bare = replace(document, timeline=None)
        word = read_back(bare, **{left_out: False})
        assert USES not in [text for _, text in headings_of(word)]
        assert "Overview" not in [text for _, text in headings_of(word)]

    def test_a_source_without_marks_says_so(self):
        first, other = a_source("A"), a_source("B")
        sheets = (a_sheet(first, a_mark(first, "stopped at noon")), a_sheet(other))
        options = ExportOptions(text_size=24.0)
        word = docx.Document(BytesIO(write_docx(a_document(*sheets, options=options))))
        assert cells_of(table_after(word, USES))[2] == ["Source B", "no marks yet"]


class TestTimeline:
    def test_it_is_a_table_in_the_order_of_time_and_what_has_no_date_is_last(self):
        word = docx.Document(BytesIO(write_docx(a_document(timeline=TIMELINE))))
        table = table_after(word, TIMES)
        assert cells_of(table) == [
            ["When", "What", "Name"],
            ["1892", "Event", "The mill stopped"],
            ["4 February 1893", "Source A", "Diary"],
            ["no date given", "Event", PRINTED],
        ]
        assert is_marked_as_names(table)
        assert (2, TIMES) in headings_of(word)

    def test_in_large_print_it_has_two_columns(self):
        options = ExportOptions(text_size=18.0)
        word = docx.Document(BytesIO(write_docx(a_document(timeline=TIMELINE, options=options))))
        assert cells_of(table_after(word, TIMES))[1] == ["1892", "Event: The mill stopped"]

    def test_without_one_nothing_is_said_of_it(self, document):  # noqa: F811
        assert TIMES not in text_of(read_back(replace(document, timeline=None)))

    def test_it_goes_in_alone(self):
        options = ExportOptions(
            sources=False, plan=False, marks=False, teacher_panel=False, notes="none"
        )
        word = docx.Document(BytesIO(write_docx(a_document(timeline=TIMELINE, options=options))))
        assert headings_of(word) == [(1, "Overview"), (2, TIMES)]


def said_of(field, name):
    return field.find(f"{qn('w:sdtPr')}/{qn(f'w:{name}')}").get(qn("w:val"))


def fields_of(word):
    return {said_of(each, "tag"): each for each in word.element.body.iter(qn("w:sdt"))}


class TestForm:
    @pytest.fixture
    def form(self):
        made = a_document(options=ExportOptions(form=True))
        return docx.Document(BytesIO(write_docx(replace(made, levels=LEVELS))))

    def test_fields_are_called_as_in_the_pdf_and_say_what_to_do(self, form):
        fields = fields_of(form)
        assert list(fields) == [
            *("level", "mark", "www", "ebi", "target", "codes", "initials", "date", "changed")
        ]
        ids = {
            each.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val")) for each in fields.values()
        }
        assert len(ids) == len(fields)
        names = [row.cells[0].text for row in table_after(form, "For your teacher").rows]
        spoken = [
            x.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")) for x in fields.values()
        ]
        assert spoken == [*names, "What I changed"]
        told = {
            key: "".join(x.text or "" for x in each.iter(qn("w:t"))) for key, each in fields.items()
        }
        assert told["level"] == "Choose a level"
        assert set(told.values()) == {"Choose a level", "Type here"}

    def test_a_level_is_chosen_from_a_list_in_which_each_is_once(self, form):
        items = list(fields_of(form)["level"].iter(qn("w:listItem")))
        shown = [each.get(qn("w:displayText")) for each in items]
        assert shown == [each.get(qn("w:value")) for each in items]
        assert shown == ["L1", f"L2 {' '.join(PRINTED.split())}"]

    def test_what_is_in_a_field_stands_in_the_order_that_word_insists_on(self, form):
        order = ["alias", "tag", "id", "showingPlcHdr"]
        for key, each in fields_of(form).items():
            inside = [x.tag.rpartition("}")[2] for x in each.find(qn("w:sdtPr"))]
            assert inside == [*order, "dropDownList" if key == "level" else "text"]
            assert [x.tag for x in each] == [qn("w:sdtPr"), qn("w:sdtContent")]

    def test_without_levels_the_level_is_typed(self):
        made = a_document(options=ExportOptions(form=True))
        word = docx.Document(BytesIO(write_docx(replace(made, levels=()))))
        assert fields_of(word)["level"].find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None

    def test_without_a_form_there_is_room_to_write_by_hand(self):
        word = docx.Document(BytesIO(write_docx(a_document())))
        assert fields_of(word) == {}
        assert "Initials and date" in text_of(word)
