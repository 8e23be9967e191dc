# SPDX-License-Identifier: MIT
"""Worksheets as teachers make them in Word, from the file to the sources of a pack."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from tests.importers.readers.office_files import png
from workbench.domain.identifiers import new_id
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PartKind
from workbench.importers.page import PICTURE
from workbench.importers.picture_files import PictureFolder
from workbench.importers.reading import read_page

GATES = "We shall not go back through those gates until the tallyman is gone."
PORT = "The port is open. A few idlers at the gate do not make a strike, whatever they tell you."
FARROW = "Ned Farrow speaking at Harrowmere docks in 1911"
PENHALLOW = "Sir Giles Penhallow, letter to shareholders, 1912"


class Worksheet:
    """A Word document and what is made of it."""

    def __init__(self, folder):
        self.made = docx.Document()
        self._folder = folder

    def say(self, text, style=None):
        return self.made.add_paragraph(text, style)

    def bold(self, text):
        self.made.add_paragraph().add_run(text).bold = True

    def table(self, *rows):
        table = self.made.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                first, *others = text.split("\n\n")
                cell.text = first
                for other in others:
                    cell.add_paragraph(other)

    def draft(self):
        path = self._folder / "worksheet.docx"
        self.made.save(path)
        return read_page(path, pictures=PictureFolder(self._folder / "aside"))

    def sources(self):
        """Text and attribution of each source, by label."""
        return {
            source.label: (source.body, source.attribution)
            for source in pack_of(self.draft(), new_id=new_id).sources
        }


@pytest.fixture
def worksheet(tmp_path):
    return Worksheet(tmp_path)


def test_headings_in_bold_and_attributions_set_in(worksheet):
    for label, text, attribution in (("A", GATES, FARROW), ("B", PORT, PENHALLOW)):
        worksheet.bold(f"Source {label}")
        worksheet.say(text)
        worksheet.say(attribution).paragraph_format.left_indent = Cm(1.5)
    assert worksheet.sources() == {"A": (GATES, FARROW), "B": (PORT, PENHALLOW)}


def test_attributions_at_the_right(worksheet):
    for label, text, name in (("A", GATES, "Ned Farrow"), ("B", PORT, "Giles Penhallow")):
        worksheet.bold(f"Source {label}")
        worksheet.say(text)
        worksheet.say(name).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    assert worksheet.sources() == {"A": (GATES, "Ned Farrow"), "B": (PORT, "Giles Penhallow")}


def test_the_source_on_the_left_and_where_it_comes_from_on_the_right(worksheet):
    worksheet.table((f"Source A\n\n{GATES}", FARROW), (f"Source B\n\n{PORT}", PENHALLOW))
    assert worksheet.sources() == {"A": (GATES, FARROW), "B": (PORT, PENHALLOW)}


def test_sources_side_by_side_with_attributions_in_rows_below(worksheet):
    worksheet.table(("Source A", "Source B"), (GATES, PORT), (FARROW, PENHALLOW))
    assert worksheet.sources() == {"A": (GATES, FARROW), "B": (PORT, PENHALLOW)}


def test_sources_in_boxes_that_are_tables_of_one_cell(worksheet):
    worksheet.bold("Source A")
    worksheet.table((f"{GATES}\n\n{FARROW}",))
    worksheet.table((f"Source B\n\n{PORT}\n\n{PENHALLOW}",))
    assert worksheet.sources() == {"A": (GATES, FARROW), "B": (PORT, PENHALLOW)}


def test_questions_with_marks_at_the_right_are_no_part_of_a_source(worksheet):
    worksheet.bold("Source A")
    worksheet.say(GATES)
    worksheet.say(FARROW)
    worksheet.say("What can you learn from Source A about the strike?\t[4]", "List Number")
    worksheet.say("How useful is Source A to a historian of the docks?\t[8]", "List Number")
    draft = worksheet.draft()
    kinds = [part.kind for part in draft.parts if part.source is None]
    assert kinds == [PartKind.QUESTION] * 2
    assert worksheet.sources() == {"A": (GATES, FARROW)}


def test_a_cartoon_with_its_caption_comes_with_its_picture(worksheet):
    worksheet.bold("Source A")
    worksheet.made.add_picture(BytesIO(png()))
    worksheet.say("A cartoon from the Harrowmere Lantern, May 1911", "Caption")
    source = pack_of(worksheet.draft(), new_id=new_id).sources[0]
    assert source.picture.file.endswith(".png")
    assert source.attribution == "A cartoon from the Harrowmere Lantern, May 1911"


def test_pictures_in_a_row_keep_their_captions(worksheet):
    table = worksheet.made.add_table(2, 2)
    for column, words in enumerate(("A poster of 1911", "A cartoon of 1912")):
        run = table.cell(0, column).paragraphs[0].add_run()
        run.add_picture(BytesIO(png(("red", "blue")[column])))
        table.cell(1, column).text = words
    page = worksheet.draft().page
    assert page.rstrip("\n").split("\n\n") == [
        PICTURE, "A poster of 1911", PICTURE, "A cartoon of 1912",
    ]  # fmt: skip


def test_bold_beginnings_of_paragraphs_name_sources(worksheet):
    for label, text in (("A", GATES), ("B", PORT)):
        line = worksheet.made.add_paragraph()
        line.add_run(f"Source {label}").bold = True
        line.add_run(f" {text}")
        worksheet.say("Written in 1911 by a docker who was there.")
    assert [body for body, _ in worksheet.sources().values()] == [GATES, PORT]


def test_explained_words_below_a_table_of_two_columns_stay_pairs(worksheet):
    worksheet.say("Key words", "Heading 2")
    worksheet.table(("tally", "a count of men chosen for work"), ("siege", "a place cut off"))
    page = worksheet.draft().page
    assert "tally\ta count of men chosen for work\n" in page


def test_lines_copied_from_a_pdf_become_one_text_again(worksheet):
    worksheet.bold("Source A")
    worksheet.say("We shall not go back through those gates")
    worksheet.say("until the tallyman is gone and the rates")
    worksheet.say("are paid.")
    worksheet.say(FARROW)
    assert worksheet.sources() == {
        "A": (
            (
                "We shall not go back through those gates until the tallyman is gone and the rates "
                "are paid."
            ),
            FARROW,
        )
    }
