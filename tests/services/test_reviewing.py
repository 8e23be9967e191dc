# SPDX-License-Identifier: MIT
"""A folder as a hand-in system leaves it becomes the table of a class; nothing in it changes."""

import csv
import io
import json
import os
import unicodedata
import zipfile

import pikepdf
import pytest
from pikepdf import String

from tests.returned import add, changed, export_of
from workbench.domain.errors import InvalidOptionError, OutputUnwritableError, UnreadableFileError
from workbench.domain.handed_in.class_table import Standing
from workbench.domain.handed_in.reading import DoubtKind, HandedIn
from workbench.domain.interchange.class_tables import class_table_to_json
from workbench.importers.handed_in.reading import HandedInReader
from workbench.importers.json_documents import check_json
from workbench.services import reviewing
from workbench.services.reviewing import ReviewWishes, review

THAW = "Student work/Submitted files/{}/The thaw/Version {}/{}"


def put(folder, where, content):
    path = folder / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def remarked(data, *texts):
    def write(pdf):
        for text in texts:
            add(pdf, 0, Contents=String(text), T=String("Ms Okoro"))

    return changed(data, write)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """A class as Teams leaves it, with everything that can be odd about it."""
    folder = tmp_path_factory.mktemp("class")
    ana = unicodedata.normalize("NFD", "Ana Öztürk")
    put(folder, THAW.format(ana, 1, "plan.pdf"), b"%PDF-1.7 an early try")
    put(
        folder,
        THAW.format(ana, 2, "Ana_Öztürk_Thaw.pdf"),
        remarked(export_of(), "A1: so what?", '=HYPERLINK("x")'),
    )
    put(folder, THAW.format("Bo Li", 1, "p.pdf"), export_of("Bo Li"))
    put(folder, THAW.format("Bo Li", 1, "p_v2.pdf"), export_of("Bo Li", "Not at all."))
    put(folder, THAW.format("Cy Dee", 1, "p.pdf"), export_of("Bo Li", "As Bo says."))
    put(folder, THAW.format("Di Eng", 1, "p.pdf"), export_of("Di Eng")[:9_000])
    put(folder, THAW.format("Ed Fox", 1, "essay.docx"), b"PK")
    put(
        folder,
        THAW.format("Fay Gil", 1, "p.pdf"),
        export_of("Fay Gil", "So I say.", question="Another?"),
    )
    put(folder, THAW.format("Fay Gil", 1, "~$p.docx"), b"")
    put(folder, THAW.format("Fay Gil", 1, "picture.png"), b"")
    put(folder, "Student work/Submitted files/desktop.ini", b"")
    (folder / "Student work/Submitted files/Guy Ho").mkdir()
    return folder


class Here(HandedInReader):
    """Reads files without a process, where only the table is looked at."""

    def stop(self):
        pass


def everything_below(folder):
    return {
        path: (path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.rglob("*"))
    }


@pytest.fixture(scope="module")
def table(handed_in):
    before, told = everything_below(handed_in), []
    wishes = ReviewWishes(listed=("Ana Öztürk", "Bo Li", "Hal Ito"))
    found = review(handed_in, wishes, progress=lambda done, of: told.append((done, of)))
    assert everything_below(handed_in) == before
    assert told == [(done, 6) for done in range(7)]
    return found


@pytest.fixture(scope="module")
def rows(table):
    return {row.student: row for row in table.rows}


def test_each_student_has_a_row_that_says_how_it_stands(rows):
    assert {name: row.standing.value for name, row in rows.items()} == {
        "Ana Öztürk": "found",
        "Bo Li": "double",
        "Cy Dee": "found",
        "Di Eng": "unreadable",
        "Ed Fox": "unreadable",
        "Fay Gil": "found",
        "Guy Ho": "missing",
        "Hal Ito": "missing",
    }
    assert {row.assignment for row in rows.values()} == {"The thaw"}


def test_the_newest_version_is_taken_with_its_remarks(rows):
    row = rows["Ana Öztürk"]
    assert (row.version, row.older) == (2, 1)
    assert row.file.shown.endswith("Ana Öztürk/The thaw/Version 2/Ana_Öztürk_Thaw.pdf")
    assert [remark.text for remark in row.read.remarks] == ["A1: so what?", '=HYPERLINK("x")']
    assert row.read.remarks[0].short_id == "A1"


def test_what_is_odd_is_a_sentence(rows):
    assert rows["Di Eng"].why == (
        "The file is cut off: its end is missing; ask for the file to be handed in again."
    )
    assert rows["Ed Fox"].why == "The file is no PDF; ask for the plan as a PDF."
    kinds = {name: {doubt.kind for doubt in row.doubts} for name, row in rows.items()}
    assert kinds["Cy Dee"] == {DoubtKind.OTHER_STUDENT, DoubtKind.NOT_LISTED}
    assert kinds["Fay Gil"] == {DoubtKind.OTHER_TASK, DoubtKind.NOT_LISTED}
    assert kinds["Ana Öztürk"] == set()


def test_the_table_as_json_fits_its_schema(table):
    value = json.loads(json.dumps(class_table_to_json(table, folder="class")))
    check_json(value, "classtable-1.json", name="table")
    assert value["counts"]["missing"] == 2
    remark = value["rows"][0]["remarks"][0]
    assert (remark["state"], remark["kind"], remark["short_id"]) == ("new", "comment", "A1")


def test_the_table_as_csv_says_the_same_and_is_read_again(table, tmp_path):
    path = tmp_path / "table.csv"
    reviewing.write_table(table, path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["State"] for row in rows] == [row.standing.value for row in table.rows]
    assert rows[0]["New remarks"] == "2"
    assert rows[0]["Plan version"] == table.rows[0].read.plan.version
    assert len(reviewing.earlier_versions(path)) == len(rows)


def test_the_workbook_has_all_remarks_and_none_that_acts(table, tmp_path):
    path = tmp_path / "table.xlsx"
    reviewing.write_table(table, path)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    assert "=HYPERLINK(" in parts["xl/sharedStrings.xml"]
    assert not any("<f>" in part or "<hyperlink" in part for part in parts.values())
    assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= set(parts)


def test_a_plan_handed_in_anew_has_changed_since_the_earlier_table(tmp_path):
    put(tmp_path / "class", "Bo Li/Version 1/p.pdf", export_of("Bo Li"))
    reviewing.write_table(review(tmp_path / "class", reading=Here), tmp_path / "table.csv")
    earlier = ReviewWishes(earlier=reviewing.earlier_versions(tmp_path / "table.csv"))
    assert review(tmp_path / "class", earlier, reading=Here).rows[0].standing is Standing.FOUND
    put(tmp_path / "class", "Bo Li/Version 2/p.pdf", export_of("Bo Li", "Not at all."))
    assert review(tmp_path / "class", earlier, reading=Here).rows[0].standing is Standing.CHANGED


def test_a_flat_folder_goes_by_the_plans(tmp_path):
    for name, claim in (("Ana Öztürk", None), ("Bo Li", "Not at all.")):
        put(tmp_path, f"{name.replace(' ', '_')}_11B_Thaw.pdf", export_of(name, claim))
    found = review(tmp_path, ReviewWishes(is_asked=True), reading=Here)
    assert [row.student for row in found.rows] == ["Ana Öztürk", "Bo Li"]
    assert {row.standing for row in found.rows} == {Standing.FOUND}
    assert all(row.read.asked for row in found.rows)


def test_an_assignment_that_is_not_there_is_answered_with_those_that_are(tmp_path):
    put(tmp_path, "Bo Li/The thaw/p.pdf", b"")
    put(tmp_path, "Cy Dee/Essay 2/p.pdf", b"")
    with pytest.raises(InvalidOptionError) as caught:
        review(tmp_path, ReviewWishes(assignment="Essay 3"), reading=Double)
    assert "one of The thaw, Essay 2." in caught.value.message()
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidOptionError, match="Essay 3"):
        review(tmp_path / "empty", ReviewWishes(assignment="Essay 3"), reading=Double)


class Double:
    """Reads files without a process."""

    def __init__(self, acts=lambda _path: None):
        self.acts, self.stopped = acts, 0

    def read(self, path, *, is_asked=False):
        self.acts(path)
        return HandedIn(1)

    def stop(self):
        self.stopped += 1


def test_a_file_that_is_the_end_of_a_process_stops_no_other(tmp_path):
    def acts(path):
        if path.name == "3.pdf":
            raise UnreadableFileError(path.name, "takes more memory", "do not open it")

    for number in range(8):
        put(tmp_path, f"{number}.pdf", b"")
    made = []

    def reading():
        made.append(Double(acts))
        return made[-1]

    found = review(tmp_path, reading=reading)
    assert {row.student: row.standing.value for row in found.rows} == {
        str(number): "unreadable" if number == 3 else "found" for number in range(8)
    }
    assert all(each.stopped for each in made)


def test_a_fault_of_our_own_is_not_swallowed(tmp_path):
    def acts(_path):
        raise ZeroDivisionError

    put(tmp_path, "a.pdf", b"")
    with pytest.raises(ZeroDivisionError):
        review(tmp_path, reading=lambda: Double(acts))


def test_stopping_ends_what_reads(tmp_path):
    def interrupt(done, _of):
        if done:
            raise KeyboardInterrupt

    for number in range(5):
        put(tmp_path, f"{number}.pdf", b"")
    doubles = [Double() for _ in range(8)]
    waiting = iter(doubles)
    with pytest.raises(KeyboardInterrupt):
        review(tmp_path, progress=interrupt, reading=lambda: next(waiting))
    assert doubles[0].stopped


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_lead_nowhere(tmp_path):
    put(tmp_path, "elsewhere/Bo/p.pdf", b"")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "Bo").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "class" / "p.pdf").symlink_to(tmp_path / "elsewhere/Bo/p.pdf")
    assert review(tmp_path / "class", reading=Double).rows == ()


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_a_name_that_is_no_text_is_shown_as_well_as_it_can_be(tmp_path):
    try:
        (tmp_path / os.fsdecode(b"Ana \xff")).mkdir()
    except OSError:
        pytest.skip("this file system takes only names that are text")
    put(tmp_path, os.fsdecode(b"Ana \xff/p\xfe.pdf"), export_of())
    found = review(tmp_path, reading=Here)
    json.dumps(class_table_to_json(found, folder="class"), ensure_ascii=False).encode()
    assert found.rows[0].standing is Standing.FOUND


def test_a_folder_that_is_none_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    for name in ("nowhere", "file"):
        with pytest.raises(UnreadableFileError):
            review(tmp_path / name)


def test_the_table_is_never_written_into_the_folder(tmp_path):
    (tmp_path / "class").mkdir()
    with pytest.raises(InvalidOptionError):
        reviewing.check_table(tmp_path / "class" / ".." / "table.csv", folder=tmp_path)
    with pytest.raises(OutputUnwritableError):
        reviewing.check_table(tmp_path / "table.pdf", folder=tmp_path / "class")
    with pytest.raises(OutputUnwritableError):
        reviewing.check_table(tmp_path / "no" / "table.csv", folder=tmp_path / "class")
    reviewing.check_table(tmp_path / "table.csv", folder=tmp_path / "class")


def test_reading_leaves_a_file_as_it_is(tmp_path):
    put(tmp_path, "a.pdf", remarked(export_of(), "x"))
    before = (tmp_path / "a.pdf").read_bytes()
    review(tmp_path)
    assert (tmp_path / "a.pdf").read_bytes() == before
    assert pikepdf.open(tmp_path / "a.pdf").pages
