# SPDX-License-Identifier: MIT
"""Tables of marks as spreadsheets get them, read by other readers than those that wrote them."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.factories import BODY, NOON, a_pack, a_source, an_annotation, doubtful, lost, words
from workbench.domain.annotations import Direction, Reading, SourcePart, Target, Weight
from workbench.domain.frameworks import Dimension
from workbench.domain.provenance import Provenance
from workbench.domain.tables import Column, MarksMaterial, Table, marks_table, sources_table
from workbench.export.exchange.csv_file import csv_file, unguarded
from workbench.export.exchange.workbook import LONGEST_CELL, verify_workbook, workbook
from workbench.services import catalogues

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ACTING = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'", "''=1", "=cmd|' /C calc'!A0"]
texts = words | st.sampled_from(ACTING) | st.sampled_from(['a "b"', "a,b", "a\nb", "🐎 é", "שלום"])


def material(*annotations, source=None, **fields):
    source = source or a_source()
    pack = a_pack(source)
    return MarksMaterial(pack, annotations, catalogues.framework(), **fields)


def cells_of(table, row=0):
    return dict(zip((x.name for x in table.columns), table.rows[row], strict=True))


def read_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def read_workbook(content):
    """Return the rows of every sheet as they are stored, by the names of the sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        shared = [
            "".join(x.text or "" for x in each.iter(f"{SHEET}t"))
            for each in etree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        names = [each.get("name") for each in book.iter(f"{SHEET}sheet")]
        sheets = [
            etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            for number in range(1, len(names) + 1)
        ]
    for sheet in sheets:
        assert not list(sheet.iter(f"{SHEET}f"))
        assert not list(sheet.iter(f"{SHEET}hyperlink"))
    return {
        name: [
            {each.get("r").rstrip("0123456789"): _value(each, shared) for each in row}
            for row in sheet.iter(f"{SHEET}row")
        ]
        for name, sheet in zip(names, sheets, strict=True)
    }


def _value(cell, shared):
    value = cell.find(f"{SHEET}v")
    if value is None:
        return None
    return shared[int(value.text)] if cell.get("t") == "s" else float(value.text)


def test_a_mark_is_a_row_with_everything_about_it():
    source = a_source(provenance=Provenance(creator=("A weaver",)))
    mark = an_annotation(
        source,
        7,
        dimension=Dimension.AUDIENCE,
        feature="It stood still.",
        inference="Nobody worked.",
        so_what="Useful.",
        direction=Direction.LIMITS,
        weight=Weight.STRONG,
        enquiry_id="q",
        readings=(Reading("r", so_what="Of no use.", direction=Direction.LIMITS),),
    )
    table = marks_table(
        material(
            mark,
            source=source,
            questions={"q": "How far?", "r": "Why?"},
            lines={source.id: (0, 6, 60)},
        )
    )

    cells = cells_of(table)
    assert cells == {
        "Mark": "A7",
        "Source": "Source A",
        "Kind": "source from the time",
        "Label of the source": source.attribution,
        "Part": "text",
        "From": 4,
        "To": 8,
        "Lines": "1–2",
        "Words": "mill",
        "Dimension": "audience",
        "Letter": "Purpose",
        "I notice": "It stood still.",
        "This suggests": "Nobody worked.",
        "So": "Useful.",
        "Direction": "Limits it",
        "Weight": "Strong",
        "Question": "How far?",
        "For other questions": "Why?: Of no use. · Limits it",
        "State": "complete",
        "Made": NOON,
        "Changed": NOON,
        "Id": mark.id,
    }


def test_a_mark_without_a_place_says_so():
    source = a_source()
    mark = an_annotation(source)
    whole = replace(mark, id="w", target=Target(source.id, SourcePart.WHOLE))
    table = marks_table(material(lost(mark), doubtful(mark), whole, source=source))

    states = [(row[4], row[5], row[8], row[18]) for row in table.rows]
    assert states == [
        ("text", None, "mill", "nothing yet; lost its place"),
        ("text", 4, "mill", "nothing yet; moved, please check"),
        ("whole source", None, "", "nothing yet"),
    ]


def test_sources_say_where_they_come_from_and_what_is_known_to_be_absent():
    source = a_source(provenance=Provenance(creator=("Ada", "Bo"), not_given=("date",)))
    cells = cells_of(sources_table(material(an_annotation(source), source=source)))

    assert (cells["Made by"], cells["When"], cells["Where"]) == ("Ada; Bo", "not given", None)
    assert (cells["Marks"], cells["Text"]) == (1, BODY)


@given(st.lists(st.tuples(texts, texts), max_size=6))
def test_what_a_csv_file_holds_is_what_was_written_and_acts_nowhere(rows):
    table = Table("T", (Column("One", 9), Column("Two", 9)), tuple(rows))
    read = read_csv(csv_file(table))

    assert read[0] == ["One", "Two"]
    assert [tuple(unguarded(cell) for cell in row) for row in read[1:]] == rows
    assert not [cell for row in read[1:] for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def test_a_csv_file_says_times_in_utc_and_ends_its_lines_as_the_standard_asks():
    east = datetime(2026, 3, 2, 13, tzinfo=UTC).astimezone()
    content = csv_file(Table("T", (Column("When", 9), Column("N", 3)), ((east, 7), (None, 0))))

    assert content == b"\xef\xbb\xbfWhen,N\r\n2026-03-02T13:00:00Z,7\r\n,0\r\n"


@settings(max_examples=25)
@given(st.lists(st.tuples(texts), min_size=1, max_size=6))
def test_a_workbook_holds_every_text_as_a_text(rows):
    table = Table("T", (Column("One", 9), Column("N", 3)), tuple((row[0], 1) for row in rows))
    content = workbook([table])

    read = [row.get("A") or "" for row in read_workbook(content)["T"]][1:]
    assert read == [_as_xml(row[0]) for row in rows]
    assert content == workbook([table])


def _as_xml(text):
    """Return a text as a workbook stores it: what XML cannot hold is written out (ECMA-376)."""
    return "".join(
        f"_x{ord(x):04X}_" if (x < " " and x not in "\t\n") or x in "\ufffe\uffff" else x
        for x in text
    )


def test_a_workbook_has_real_dates_headings_that_stay_and_a_filter(tmp_path):
    source = a_source()
    tables = [marks_table(m := material(an_annotation(source), source=source)), sources_table(m)]
    path = tmp_path / "marks.xlsx"
    path.write_bytes(workbook(tables))
    verify_workbook(path)

    sheets = read_workbook(path.read_bytes())
    made = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(days=sheets["Marks"][1]["T"])
    assert abs(made - NOON) < timedelta(seconds=1)
    assert sheets["Sources"][1]["A"] == "Source A"
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:V2"/>' in sheet


def test_a_text_that_no_cell_takes_ends_in_dots():
    long = "🐎" * LONGEST_CELL
    read = read_workbook(workbook([Table("T", (Column("One", 9),), ((long,),))]))["T"][1]["A"]

    assert len(read.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert read.endswith("🐎…")


def test_a_time_before_excel_knows_days_is_a_text():
    old = datetime(1862, 6, 1, tzinfo=UTC)
    read = read_workbook(workbook([Table("T", (Column("When", 9),), ((old,),))]))["T"][1]["A"]

    assert read == "1862-06-01T00:00:00+00:00"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive"])
def test_a_workbook_that_did_not_reach_the_disk_is_noticed(tmp_path, content):
    path = tmp_path / "marks.xlsx"
    path.write_bytes(content)
    with pytest.raises(OSError, match="archive"):
        verify_workbook(path)
