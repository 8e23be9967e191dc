# SPDX-License-Identifier: MIT
"""A class is marked and gets marked copies; what a student opens says what the review file says."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageChops

from tests.attempted import answer_of
from tests.returned import MADE, add, attach, changed, export_of, mark, material
from tests.services.test_reviewing import Here
from workbench.domain.documents import ExportOptions
from workbench.domain.errors import InvalidOptionError
from workbench.domain.handed_in.class_table import Standing, row_key
from workbench.domain.handed_in.reading import DoubtKind
from workbench.domain.marked_copies import stamp_name, stamp_words
from workbench.domain.plans import Student
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp, returned_review
from workbench.domain.stopping import ReadingStoppedError
from workbench.export.pdf.writing import write_plan
from workbench.importers.handed_in.copy_paper import copy_paper
from workbench.importers.handed_in.copying import write_copy
from workbench.importers.handed_in.reading import HandedInReader
from workbench.importers.handed_in.shown_pages import ShownPage
from workbench.services import reviewing
from workbench.services.documenting import plan_document
from workbench.services.marked_copies import CopyMaker, copies_wanted
from workbench.services.returned_plans import read_returned

NOW = datetime(2026, 3, 9, 15, 30, tzinfo=UTC)
AUTHOR = "Ms Okoro"


def stamps():
    """Return a stamp of each kind: at marks, at points, at parts, at the whole plan."""
    first = material().plan.points[0]
    return (
        Stamp("s0", RemarkPlace(mark=mark("A1").id), "Mark A1", "Inf?", "Says what it says.", ""),
        Stamp("s1", RemarkPlace(mark=mark("A1").id), "Mark A1", "Rel→Use", "Use it.", "Why?", NOW),
        Stamp("s2", RemarkPlace(mark=mark("E2").id), "Mark E2", "E+", "Apt.", praises=True),
        Stamp("s3", RemarkPlace(point=first.id), "Point 1", "", "", "See me; так лучше."),
        Stamp("s4", RemarkPlace(part="judgement"), "Judgement", "J?", "No reason.", "Because?"),
        Stamp("s5", RemarkPlace(part="plan"), "The whole plan", "Str", "Put it in order."),
    )


def a_review(plan, **fields):
    told = {"level": "L3", "mark": 11, "out_of": 16, "target": "Date each fact.", **fields}
    return Review("Somebody", "", plan.id, plan.version, stamps=stamps(), changed=NOW, **told)


def as_candidate():
    plan = replace(material().plan, student=Student("", "", "1234", ""))
    document = plan_document(replace(material(), plan=plan), options=ExportOptions(), made=MADE)
    return write_plan(document)


def acting(pdf):
    """Make a plan act by itself in every way that viewers know."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    program = Dictionary(S=Name.Launch, F=String("calc.exe"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.pages[0].obj.AA = Dictionary(O=program)
    add(pdf, 0, Subtype=Name.Link, A=program)
    follows = Dictionary(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]), Next=Array([script]))
    add(pdf, 0, Subtype=Name.Link, A=pdf.make_indirect(follows))
    add(pdf, 1, Subtype=Name.FileAttachment, FS=Dictionary(F=String("evil.exe")), NM=String("x"))
    pdf.Root.Outlines.First.A = program
    names = pdf.Root.Names
    names.JavaScript = Dictionary(Names=Array([String("a"), script]))
    attach(pdf, "evil.exe", b"MZ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("marked") / "class"
    files = {
        "Ana": export_of(),
        "Bo Li": changed(export_of("Bo Li"), acting),
        "Candidate 1234": as_candidate(),
        "Di Eng": export_of("Di Eng")[:9_000],
        "Ed Fox": export_of("Ed Fox"),
    }
    for name, data in files.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "plan.pdf").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def table(folder):
    return reviewing.review(folder, reading=Here)


@pytest.fixture(scope="module")
def reviews(table):
    found = {row_key("", row.student): a_review(row.read.plan) for row in table.rows if row.read}
    fox = row_key("", "Ed Fox")
    found[fox] = replace(found[fox], version="v0")
    found[row_key("", "Di Eng")] = replace(found[fox], student="Di Eng")
    return found


@pytest.fixture(scope="module")
def made(folder, table, reviews):
    """Make all copies; nothing that was handed in changes by it."""
    before = {path: path.read_bytes() for path in folder.rglob("*.pdf")}
    place = folder.parent / "out"
    place.mkdir()
    told = []
    maker = CopyMaker(place, folder=folder, author=AUTHOR)
    found = maker.make(table.rows, reviews, NOW, progress=lambda *each: told.append(each))
    assert {path: path.read_bytes() for path in folder.rglob("*.pdf")} == before
    assert told == [(done, 5) for done in range(6)]
    return found


@pytest.fixture(scope="module")
def copy(made):
    return next(path for path in made.written if "Ana" in path.name)


class HereToo(Here):
    """Copies files without a process, where only what becomes of the copies is looked at."""

    def __init__(self):
        super().__init__()
        self._is_stopped = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def stop(self):
        self._is_stopped = True

    def copy_paper(self, path, names, marks):
        if self._is_stopped:
            raise ReadingStoppedError(path.name)
        return copy_paper(path, names, marks)

    def write_copy(self, path, folder):
        return write_copy(path, folder)


def words_of(data):
    with closing(pypdfium2.PdfDocument(data)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_each_gets_a_copy_or_is_told_why_not_in_a_sentence(made):
    assert [path.name for path in made.written] == [
        "Ana Öztürk plan_marked.pdf",
        "Bo Li plan_marked.pdf",
        "Candidate 1234 plan_marked.pdf",
    ]
    assert not made.is_stopped
    bo, di, ed = made.told
    assert bo == "Bo Li: What the PDF would have done by itself is not in the copy."
    assert di.startswith("Di Eng: “plan.pdf” has no plan inside")
    assert ed.startswith("Ed Fox: “plan.pdf” was changed since it was marked")


def test_the_pages_are_those_of_the_student_and_feedback_stands_behind_them(folder, copy):
    handed_in, marked = words_of(folder / "Ana/plan.pdf"), words_of(copy)
    assert marked[: len(handed_in)] == handed_in
    feedback = "\n".join(marked[len(handed_in) :])
    for said in ("Level: L3 · Mark: 11 out of 16", "Date each fact.", "Mark A1, page", "Because?"):
        assert said in feedback
    assert "See me; так лучше." in feedback


def test_each_stamp_stands_beside_what_it_is_about(copy):
    with pikepdf.open(copy) as pdf:
        found = {}
        for number, page in enumerate(pdf.pages):
            for each in page.obj.get("/Annots", []):
                name = str(each.get("/NM", ""))
                frame = [float(x) for x in each.Rect]
                found[name] = (number, frame)
                if each.Subtype == Name.Stamp:
                    stamp = next(x for x in stamps() if stamp_name(x) == name)
                    assert str(each.Contents) == stamp_words(stamp)
                    assert str(each.T) == AUTHOR
                    assert each.F == 4
                    assert each.AP.N.Resources.keys() == set()
        assert {stamp_name(each) for each in stamps()} <= found.keys()
    for stamp, about in (("s0", "A1"), ("s1", "A1"), ("s2", "E2")):
        page, (_, bottom, right, top) = found[f"stamp-{stamp}"]
        page_of_mark, (_, _, mark_right, high) = found[mark(about).id]
        assert page == page_of_mark
        assert right > mark_right
        assert bottom - 40 < high < top + 40
    assert found["stamp-s5"][0] == 0


def pages_in_grey(path):
    with closing(pypdfium2.PdfDocument(path)) as document:
        return [page.render(scale=1.5, grayscale=True).to_pil() for page in document]


def test_nothing_that_was_on_the_pages_is_covered(folder, copy):
    before = pages_in_grey(folder / "Ana/plan.pdf")
    after = pages_in_grey(copy)[: len(before)]
    changed_pages = 0
    for was, now in zip(before, after, strict=True):
        difference = ImageChops.difference(was, now)
        changed_pages += difference.getbbox() is not None
        taken = was.point([255 if grey < 240 else 0 for grey in range(256)])
        assert ImageChops.multiply(difference, taken).getbbox() is None
    assert changed_pages > 2


def test_a_copy_has_all_that_the_standards_ask_of_the_plan(copy, violations):
    assert violations(copy.read_bytes()) == []


def test_the_student_reads_the_same_remarks_as_from_the_review_file(copy, reviews):
    returned = read_returned(copy)
    assert returned.said == ()
    review = reviews[row_key("", "Ana")]
    assert returned.review == returned_review(review, name=copy.name)
    assert returned.parts == (returned.review,)


def test_what_somebody_else_wrote_onto_a_copy_is_told_beside_it(copy, tmp_path):
    def write(pdf):
        add(pdf, 0, Contents=String("A1: so what?"), NM=String("other"))
        for page in pdf.pages:
            for each in page.obj.get("/Annots", []):
                if str(each.get("/NM", "")) == "stamp-s0":
                    each.Contents = String(f"{each.Contents} Look at line 3.")
                    answered = each
                if str(each.get("/NM", "")) == "stamp-s2":
                    del each.NM  # some viewers give none
        add(pdf, 1, Contents=String("Done."), IRT=answered, NM=String("reply"))

    path = tmp_path / "back.pdf"
    path.write_bytes(changed(copy.read_bytes(), write))
    returned = read_returned(path, HereToo())
    said = {each.key: (each.text, each.place.mark) for each in returned.said}
    a1 = mark("A1").id
    assert said == {
        "new other on 1": ("A1: so what?", a1),
        "changed stamp-s0": ("Look at line 3.", a1),
        "reply reply on 2": ("Done.", a1),
    }
    assert returned.parts == (replace(returned, review=None), returned.review)


def test_a_copy_that_lost_its_review_still_says_everything_at_its_place(copy, tmp_path):
    def lose(pdf):
        del pdf.attachments["review.json"]

    path = tmp_path / "lost.pdf"
    path.write_bytes(changed(copy.read_bytes(), lose))
    returned = read_returned(path, HereToo())
    assert returned.review is None
    places = {each.text: (each.place.mark, each.place.point) for each in returned.said}
    assert len(places) == len(stamps())
    for each in stamps()[:4]:
        assert places[stamp_words(each)] == (each.place.mark, each.place.point)


def test_what_a_file_would_do_by_itself_is_not_in_its_copy(folder, made):
    path = next(each for each in made.written if each.name.startswith("Bo Li"))
    handed_in = HandedInReader().read(folder / "Bo Li/plan.pdf")
    assert DoubtKind.ACTIVE in {each.kind for each in handed_in.doubts}
    read = HandedInReader().read(path)
    assert read.doubts == ()
    assert read.plan == handed_in.plan
    with pikepdf.open(path) as pdf:
        written = b"".join(each.unparse(resolved=True) for each in pdf.objects)
        assert set(pdf.attachments) == {"annotations.jsonld", "plan.json", "review.json"}
    for trace in (b"app.alert", b"calc.exe", b"evil.exe", b"MZ", b"/Launch", b"/JavaScript"):
        assert trace not in written
    assert words_of(path)[0] == words_of(folder / "Bo Li/plan.pdf")[0]


def test_who_goes_by_a_number_stays_a_number(made, folder):
    path = next(each for each in made.written if "1234" in each.name)
    read = HandedInReader().read(path)
    assert read.review.student == "Candidate 1234"
    assert "Candidate 1234" in words_of(path)[-1]
    assert "Somebody" not in "".join(words_of(path))


def test_nothing_is_written_over_and_nothing_among_what_was_handed_in(
    folder, table, reviews, made, tmp_path
):
    ana = [row for row in table.rows if row.student == "Ana"]
    for name in ("plan_marked.pdf", "plan_marked_v2.pdf"):
        found = CopyMaker(tmp_path, folder=folder, reading=HereToo).make(ana, reviews, NOW)
        assert [path.name for path in found.written] == [name]
    with pytest.raises(InvalidOptionError):
        CopyMaker(folder / "Ana", folder=folder)


def test_copies_that_are_not_wanted_any_more_are_not_made(folder, table, reviews, tmp_path):
    maker = CopyMaker(tmp_path, folder=folder, reading=HereToo)

    def progress(done, _of):
        if done == 1:
            maker.stop()

    found = maker.make(table.rows, reviews, NOW, progress=progress)
    assert (len(found.written), found.is_stopped) == (1, True)
    assert len(list(tmp_path.iterdir())) == 1


class OnAFullDisk(HereToo):
    """Finds no room for anything."""

    def write_copy(self, path, folder):
        raise OSError(28, "No space left on device")


def test_a_disk_that_is_full_is_told(folder, table, reviews, tmp_path):
    ana = [row for row in table.rows if row.student == "Ana"]
    (told,) = CopyMaker(tmp_path, folder=folder, reading=OnAFullDisk).make(ana, reviews, NOW).told
    assert "no room for what is written meanwhile" in told


class Losing(HereToo):
    """Reads a copy that has fewer pages than were put into it."""

    def read(self, path, **wishes):
        return replace(super().read(path, **wishes), pages=1)


def test_a_copy_that_is_not_whole_is_not_given_out(folder, table, reviews, tmp_path):
    ana = [row for row in table.rows if row.student == "Ana"]
    found = CopyMaker(tmp_path, folder=folder, reading=Losing).make(ana, reviews, NOW)
    assert found.written == ()
    assert found.told == (
        "Ana: “plan.pdf” cannot be copied as a whole; give back the review file instead.",
    )
    assert list(tmp_path.iterdir()) == []


def test_words_in_any_form_and_letters_of_any_script_are_given_back(
    folder, table, reviews, tmp_path
):
    ana = [row for row in table.rows if row.student == "Ana"]
    key = row_key("", "Ana")
    odd = replace(reviews[key], target="e\u0301\r\nso\ue000", changed=datetime.now(UTC))
    found = CopyMaker(tmp_path, folder=folder, reading=HereToo).make(ana, {key: odd}, NOW)
    assert HandedInReader().read(found.written[0]).review.target == "é\nso\ue000"
    assert found.told == (
        "Ana: A character of your own words cannot be printed and appears as □: \ue000.",
    )


def test_only_what_something_was_said_about_is_copied(table, reviews):
    silent = {key: Review("", "", each.plan_id, each.version) for key, each in reviews.items()}
    assert copies_wanted(table.rows, silent) == ()


def test_copies_in_the_folder_of_a_class_are_no_new_hand_ins(folder, copy, tmp_path):
    (tmp_path / "Ana").mkdir()
    (tmp_path / "Ana/plan.pdf").write_bytes((folder / "Ana/plan.pdf").read_bytes())
    (tmp_path / "given back").mkdir()
    (tmp_path / "given back/plan_marked.pdf").write_bytes(copy.read_bytes())
    wishes = reviewing.ReviewWishes(listed=("Ana Öztürk",))
    (row,) = reviewing.review(tmp_path, wishes, reading=Here).rows
    assert (row.standing, row.file.name, row.also) == (Standing.FOUND, "plan.pdf", ())
    told = [each.sentence for each in row.doubts if each.kind is DoubtKind.MARKED_COPY]
    assert told == [
        "“plan_marked.pdf” is a marked copy, which goes back to the student; it was not counted."
    ]
    (tmp_path / "Ana/plan.pdf").unlink()
    (row,) = reviewing.review(tmp_path, wishes, reading=Here).rows
    assert (row.standing, row.file) == (Standing.MISSING, None)
    assert row.doubts[-1].sentence.endswith("the plan itself is not here.")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_shown_is_found_again_in_the_file(turn):
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(600, 800))
        page = pdf.pages[0]
        page.obj.Rotate, page.obj.CropBox = turn, Array([50, 20, 550, 780])
        shown = ShownPage.of(page)
    assert shown.size == ((500, 760) if turn % 180 == 0 else (760, 500))
    frame = (100.0, 200.0, 140.0, 260.0)
    assert shown.in_file(*shown.shown(frame)) == pytest.approx(frame)


def test_an_answer_of_a_practice_has_codes_at_its_paragraphs(tmp_path):
    (tmp_path / "class/Ana").mkdir(parents=True)
    path = tmp_path / "class/Ana/answer.pdf"
    path.write_bytes(answer_of(1))
    (row,) = reviewing.review(tmp_path / "class", reading=Here).rows
    outline = HandedInReader().read(path, is_outlined=True).outline
    pieces = [each for each in outline.pieces if each.place.paragraph]
    said = [
        Stamp(f"s{at}", each.place, each.name, "E?", "Evidence needed.")
        for at, each in enumerate(pieces)
    ]
    whole = Stamp("whole", RemarkPlace(part="plan"), outline.whole_name, "Str", "In order.")
    plan = row.read.plan
    review = Review(row.student, row.assignment, plan.id, plan.version, stamps=(*said, whole))
    maker = CopyMaker(tmp_path, folder=tmp_path / "class", reading=HereToo)
    found = maker.make([row], {row_key(row.assignment, row.student): review}, NOW)
    assert found.told == ()
    (copy,) = found.written
    with closing(pypdfium2.PdfDocument(path)) as document:
        pages = [page.get_textpage() for page in document]
        heights = {}
        for each in pieces:
            for number, text in enumerate(pages):
                hit = text.search(" ".join(each.words.split()[:3])).get_next()
                if hit is not None and text.count_rects(*hit):
                    heights.setdefault(each.name, (number, text.get_rect(0)[3]))
    with pikepdf.open(copy) as pdf:
        placed = {
            str(each.NM): (number, [float(x) for x in each.Rect])
            for number, page in enumerate(pdf.pages)
            for each in page.obj.get("/Annots", [])
            if each.Subtype == Name.Stamp
        }
    assert placed.keys() == {stamp_name(each) for each in review.stamps}
    for stamp, piece in zip(said, pieces, strict=True):
        page, (_, bottom, _, top) = placed[stamp_name(stamp)]
        assert page == heights[piece.name][0]
        assert bottom - 30 < heights[piece.name][1] < top + 30
