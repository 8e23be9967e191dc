# SPDX-License-Identifier: MIT
"""Reviews are kept apart from what was handed in, and given out as a table and as files."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from tests.factories import NOON
from tests.returned import MADE, export_of, mark, material
from workbench.domain.documents import ExportOptions
from workbench.domain.enquiries import Level
from workbench.domain.errors import (
    InvalidDocumentError,
    InvalidOptionError,
    OutputUnwritableError,
)
from workbench.domain.handed_in.class_table import ClassTable, Row, Standing, row_key
from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.handed_in.placing import FilePath
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp
from workbench.export.pdf.writing import write_plan
from workbench.importers.handed_in.isolated import HandedInReading
from workbench.services import marking
from workbench.services.documenting import plan_document
from workbench.services.marking import REVIEW_FILE, ReviewStore, read_review
from workbench.services.returned_plans import read_returned

STAMP = Stamp("s", RemarkPlace(mark="m"), "Mark A1", "E?", "Evidence.", "Which?", NOON)
BO = Review("Bo Li", "The thaw", "plan", "v1", "L2", 7, 8, stamps=(STAMP,), changed=NOON)
ROWS = (
    Row("Bo Li", "The thaw", Standing.FOUND, file=FilePath(("Bo Li",), "plan.pdf")),
    Row("Cy Dee", "The thaw", Standing.FOUND, file=FilePath(("Cy Dee",), "plan.pdf")),
    Row("Di Eng", "The thaw", Standing.MISSING),
)
KEYS = tuple(row_key(row.assignment, row.student) for row in ROWS)


@pytest.fixture
def store(tmp_path):
    (tmp_path / "class").mkdir()
    return ReviewStore(tmp_path / "own", tmp_path / "class")


class TestKeeping:
    def test_what_was_kept_is_there_again_and_only_for_this_folder(self, store, tmp_path):
        assert store.read().reviews == {}
        store.keep(BO)
        other = replace(BO, student="Öz/..\\Gür", mark=None, stamps=())
        store.keep(other)
        store.keep(replace(BO, mark=8))
        again = ReviewStore(tmp_path / "own", tmp_path / "class").read()
        assert again.unreadable == ()
        assert set(again.reviews.values()) == {replace(BO, mark=8), other}
        (tmp_path / "else/class").mkdir(parents=True)
        assert ReviewStore(tmp_path / "own", tmp_path / "else/class").read().reviews == {}
        assert list((tmp_path / "class").iterdir()) == []

    def test_a_file_that_cannot_be_read_is_told_and_put_aside_not_written_over(self, store):
        path = store.keep(BO).path
        path.write_text("{")
        assert store.read().unreadable == (path.name,)
        store.keep(BO)
        assert store.read().reviews == {KEYS[0]: BO}
        assert [each.read_text() for each in store.folder.glob("*.unreadable")] == ["{"]

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path):
        (tmp_path / "own").write_text("a file")
        with pytest.raises(OutputUnwritableError):
            ReviewStore(tmp_path / "own", tmp_path).keep(BO)


class TestGivingOut:
    @pytest.mark.parametrize("ending", [".csv", ".xlsx"])
    def test_the_table_has_a_row_for_everybody(self, tmp_path, ending):
        path = tmp_path / f"marks{ending}"
        marking.write_marks(ClassTable(ROWS), {KEYS[0]: BO}, path, folder=tmp_path / "class")
        if ending == ".csv":
            rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
            assert [(x["Student"], x["Mark"], x["Codes"]) for x in rows] == [
                ("Bo Li", "7", "E?"),
                ("Cy Dee", "", ""),
                ("Di Eng", "", ""),
            ]

    def test_nothing_is_written_among_what_was_handed_in(self, tmp_path):
        with pytest.raises(InvalidOptionError):
            marking.write_marks(ClassTable(ROWS), {}, tmp_path / "marks.csv", folder=tmp_path)
        with pytest.raises(InvalidOptionError):
            marking.write_review_files(ROWS, {}, tmp_path / "out", folder=tmp_path)

    def test_files_are_called_like_the_plan_and_what_is_there_stays(self, tmp_path):
        out = tmp_path / "out"
        out.mkdir()

        def write(**reviews):
            by_key = {row_key("The thaw", name): each for name, each in reviews.items()}
            made = marking.write_review_files(ROWS, by_key, out, folder=tmp_path / "class")
            return [each.name for each in made]

        assert write(**{"Bo Li": BO, "Cy Dee": Review("Cy Dee", "The thaw", "p", "v")}) == [
            f"plan{REVIEW_FILE}"
        ]
        assert write(**{"Bo Li": BO}) == [f"plan_v2{REVIEW_FILE}"]
        both = {"Bo Li": BO, "Cy Dee": replace(BO, student="Cy Dee")}
        assert write(**both) == [f"Bo Li plan{REVIEW_FILE}", f"Cy Dee plan{REVIEW_FILE}"]
        assert read_review(out / f"plan{REVIEW_FILE}") == BO

    def test_a_review_file_comes_back_as_what_a_teacher_said(self, tmp_path):
        path = tmp_path / f"plan{REVIEW_FILE}"
        marking.write_review_files(ROWS, {KEYS[0]: BO}, tmp_path, folder=tmp_path / "class")
        returned = read_returned(path)
        assert (returned.name, returned.plan_id) == (path.name, "plan")
        assert [each.text for each in returned.said] == ["L2", "7 / 8", "E?: Evidence. Which?"]
        path.write_text("{}")
        with pytest.raises(InvalidDocumentError):
            read_returned(path)


class TestData:
    def test_every_code_is_found_by_what_is_typed_and_no_two_are_alike(self):
        bank = marking.codes()
        ways = [way.casefold() for each in bank.codes for way in (each.code, *each.typed)]
        assert len(ways) == len(set(ways))
        assert all(bank.typed(each.code.upper()) == each for each in bank.codes)
        assert all(each.short and each.sentence for each in bank.codes)
        assert len(bank.most_used) == 8

    def test_levels_are_those_of_the_question(self):
        known = marking.levels_of(PlanOutline((), "edexcel-gcse", "edx1_2a"))
        assert [(each.name, each.low, each.high) for each in known] == [
            ("L1", 1, 2),
            ("L2", 3, 5),
            ("L3", 6, 8),
        ]
        own = (Level("Emergent", 1, 4, "Names something."), Level("Secure", 5, 8, "Explains it."))
        outline = PlanOutline((), "edexcel-gcse", "edx1_2a", levels=own)
        assert marking.levels_of(outline) == own
        for board, question in ((None, None), ("edexcel-gcse", "none"), ("none", "edx1_2a")):
            assert marking.levels_of(PlanOutline((), board, question)) == ()


def test_levels_of_ones_own_come_along_with_a_plan(tmp_path):
    own = (Level("Emergent", 1, 4, "Names something."), Level("Secure", 5, 8, "Explains it."))
    plan = replace(material().plan, enquiry=replace(material().plan.enquiry, levels=own))
    document = plan_document(replace(material(), plan=plan), options=ExportOptions(), made=MADE)
    path = tmp_path / "plan.pdf"
    path.write_bytes(write_plan(document))
    with HandedInReading() as reading:
        outline = reading.read(path, is_outlined=True).outline
    assert marking.levels_of(outline) == own


def test_a_plan_is_taken_apart_and_pictured_in_the_other_process(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(export_of())
    with HandedInReading() as reading:
        assert reading.read(path).outline is None
        outline = reading.read(path, is_outlined=True).outline
        names = [each.name for each in outline.pieces]
        assert names[:2] == ["My claim", "Point 1"]
        assert outline.named("mark a1").place == RemarkPlace(mark=mark("A1").id)
        picture = reading.picture(path, 0, width=300)
        assert picture.width == 300
        assert len(picture.pixels) == picture.stride * picture.height
        with pytest.raises(Exception, match="cannot be shown"):
            reading.picture(path, 99, width=300)
