# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from tests.factories import NOON, a_pack, a_plan, a_point, an_annotation
from tests.viewers.make import FILES
from tests.viewers.plan import material
from workbench.domain.documents import ExportOptions
from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.reading import Doubt, DoubtKind, HandedIn, HandedInPlan
from workbench.domain.handed_in.remarks import Remark as Written
from workbench.domain.handed_in.remarks import RemarkKind as Way
from workbench.domain.handed_in.remarks import RemarkState
from workbench.domain.plans import AnnotationEvidence, Student
from workbench.domain.remark_places import Ground, PlaceFinder
from workbench.domain.remarks import FormField, RemarkKind, RemarkPlace, reconciled
from workbench.importers.handed_in.reading import HandedInReader
from workbench.services.exporting import ExportingService
from workbench.services.importing import ImportingService
from workbench.services.returned_plans import looks_like_a_plan, read_returned, returned_from

VIEWED = material()
PLAN = HandedInPlan("plan", "pack", "Mills", "How far?", Student("Ada"), "v1", "v1")


def said(*remarks):
    return returned_from("plan.pdf", HandedIn(1, plan=PLAN, remarks=remarks)).said


def a_note(text="So what?", state=RemarkState.NEW, way=Way.COMMENT, **fields):
    return Written(state, way, text, **{"page": 1, "name": f"name of {text}", **fields})


@pytest.mark.parametrize(
    ("written", "kind", "text", "field"),
    [
        (a_note(), RemarkKind.NOTE, "So what?", ""),
        (a_note("", way=Way.HIGHLIGHT), RemarkKind.MARKING, "", "highlight"),
        (a_note("Why?", RemarkState.REPLY), RemarkKind.REPLY, "Why?", ""),
        (
            a_note("Nature A1: a letter – so?", RemarkState.CHANGED, was="Nature A1: a letter"),
            RemarkKind.COMMENT,
            "– so?",
            "",
        ),
        (a_note("Rewritten", RemarkState.CHANGED, was="A1"), RemarkKind.COMMENT, "Rewritten", ""),
        (a_note("", RemarkState.DELETED, Way.HIGHLIGHT), RemarkKind.DELETION, "", ""),
        (a_note("4", way=Way.FIELD, name="Level"), RemarkKind.FORM, "4", FormField.LEVEL),
        (
            a_note("dates", way=Way.FIELD, name="even_better_if"),
            RemarkKind.FORM,
            "dates",
            FormField.EVEN_BETTER,
        ),
        (a_note("7", way=Way.FIELD, name="Spelling"), RemarkKind.FORM, "7", "Spelling"),
    ],
)
def test_what_was_written_is_said_in_its_own_way(written, kind, text, field):
    (found,) = said(written)
    assert (found.kind, found.text, found.field) == (kind, text, field)


@pytest.mark.parametrize(
    "written",
    [
        a_note(""),
        a_note("None", RemarkState.REPLY, Way.VERDICT),
        a_note("A1", RemarkState.CHANGED, was="A1"),
        a_note("", RemarkState.CHANGED, was="A1"),
    ],
)
def test_what_says_nothing_is_no_remark(written):
    assert said(written) == ()


def test_the_form_says_who_filled_it_in_and_not_what_the_student_wrote_there():
    fields = {"initials": "R. R.", "date": "9 March", "changed": "All of it", "ebi": "dates"}
    form = (a_note(value, way=Way.FIELD, name=name) for name, value in fields.items())
    (found,) = said(*form)
    assert (found.field, found.text, found.author) == (FormField.EVEN_BETTER, "dates", "R. R.")


def test_places_are_those_that_the_file_tells():
    assert said(a_note(mark="m"))[0].place == RemarkPlace(mark="m")
    assert said(a_note(point="p"))[0].place == RemarkPlace(point="p")
    assert said(a_note())[0].place == RemarkPlace()


def test_words_beside_a_note_are_told_where_nothing_else_tells_its_place():
    lines = {"words": "Explain He was\nfree to choose"}
    assert said(a_note(**lines))[0].words == "Explain He was free to choose"
    assert said(a_note(mark="m", **lines))[0].words == ""
    assert said(a_note(way=Way.HIGHLIGHT, mark="m", **lines))[0].words != ""


def test_a_key_is_the_same_whatever_is_said_and_no_two_are_the_same():
    nameless = {"name": "", "frame": (10.2, 20.0, 30.0, 40.0), "author": "Mr Reed"}
    (first,) = said(a_note("One", **nameless))
    (other,) = said(a_note("Other", **{**nameless, "frame": (10.4, 20, 30, 40)}))
    assert first.key == other.key
    twice = said(a_note("One", **nameless), a_note("Two", **nameless), a_note("Three", name="x"))
    assert len({each.key for each in twice}) == 3


@pytest.mark.parametrize(
    ("way", "larger"),
    [(Way.COMMENT, (10.0, 20.0, 36.0, 48.0)), (Way.TYPED, (10.0, 8.0, 99.0, 40.0))],
)
def test_a_note_without_a_name_keeps_its_key_when_its_viewer_makes_it_larger(way, larger):
    (first,) = said(a_note("One", way=way, name="", frame=(10.0, 20.0, 30.0, 40.0)))
    (again,) = said(a_note("Two", way=way, name="", frame=larger))
    assert first.key == again.key


def test_notes_without_names_are_the_same_when_one_before_them_is_gone():
    first, second = (
        a_note(text, name="", frame=(10.0, up, 30.0, up + 20.0))
        for text, up in (("One", 20.0), ("Two", 60.0))
    )
    assert said(first, second)[1] == said(second)[0]


def test_names_that_begin_anew_on_each_page_are_told_apart():
    first, second = (a_note(f"On {page}", name="fitz-A0", page=page) for page in (1, 2))
    assert said(first, second)[1] == said(second)[0]


def test_marks_that_were_all_renamed_are_not_told_as_deleted():
    gone = [a_note("", RemarkState.DELETED, name=str(number)) for number in range(11)]
    assert len(said(*gone[:10])) == 10
    assert [each.text for each in said(*gone, a_note())] == ["So what?"]


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (
            HandedIn(1),
            (
                "“plan.pdf” has no plan of this program in it; "
                "choose the PDF of the plan that your teacher gave back."
            ),
        ),
        (
            HandedIn(1, plan=PLAN, doubts=(Doubt(DoubtKind.EDITED, ""),)),
            (
                "“plan.pdf” holds a plan that was changed inside the file; "
                "ask your teacher for the file once more."
            ),
        ),
        (
            HandedIn(1, plan=PLAN, doubts=(Doubt(DoubtKind.SHORTENED, ""),)),
            "“plan.pdf” could not be read to its end; ask your teacher for the file once more.",
        ),
    ],
)
def test_what_cannot_be_relied_on_is_refused_in_one_sentence(read, sentence):
    with pytest.raises(UnreadableFileError) as refused:
        returned_from("plan.pdf", read)
    assert refused.value.message() == sentence


@pytest.fixture
def exported(library, annotating, planning, tmp_path):
    """An exported plan with one mark: its file, the plan, the mark."""
    pack = ImportingService(library).keep(a_pack()).result()
    mark = an_annotation(pack.sources[0], feature="A letter")
    annotating.add(mark).result()
    plan = planning.keep(a_plan(pack, a_point(evidence=(AnnotationEvidence(mark.id),)))).result()
    exporting = ExportingService(library)
    path = tmp_path / "plan.pdf"
    exporting.write_plan(exporting.material(plan), path, options=ExportOptions(), made=NOON)
    return path, plan, mark


def test_a_real_file_is_read_as_a_viewer_left_it(exported, tmp_path):
    path, plan, mark = exported
    assert looks_like_a_plan(path)
    assert read_returned(path).said == ()
    with pikepdf.open(path) as pdf:
        pages = [page for page in pdf.pages if "/Annots" in page.obj]
        highlight = next(
            each for page in pages for each in page.Annots if each.get("/NM") == mark.id
        )
        highlight.Contents = f"{highlight.Contents} – so what?"
        page = pages[0]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[20, 20, 40, 40],
            Contents="Point 1: which town?",
            T="Mr Reed",
            NM="note-1",
            M="D:20260309153000Z",
        )
        page.Annots.append(pdf.make_indirect(note))
        pdf.save(tmp_path / "back.pdf")
    back = read_returned(tmp_path / "back.pdf")
    assert (back.name, back.plan_id, back.student) == ("back.pdf", plan.id, "Ada")
    assert back.hand_in == read_returned(path).hand_in
    comment, other = sorted(back.said, key=lambda each: each.kind)
    assert (comment.kind, comment.text, comment.place.mark) == (
        RemarkKind.COMMENT,
        "– so what?",
        mark.id,
    )
    assert (other.kind, other.place.point) == (RemarkKind.NOTE, plan.points[0].id)
    assert (other.author, other.written) == ("Mr Reed", datetime(2026, 3, 9, 15, 30, tzinfo=UTC))
    assert looks_like_a_plan(tmp_path / "back.pdf")


def test_broken_locked_and_other_files_are_one_sentence_each(exported, tmp_path):
    path, *_ = exported
    data = path.read_bytes()
    locked, plain, edited = BytesIO(), BytesIO(), BytesIO()
    with pikepdf.open(path) as pdf:
        attached = pdf.attachments["plan.json"]
        content = attached.get_file().read_bytes()
        attached.obj.EF.F.write(content.replace(b'"claim":"', b'"claim":"Not '))
        pdf.save(edited)
    with pikepdf.open(path) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
    for name, damaged in {
        "cut.pdf": data[: len(data) // 2],
        "empty.pdf": b"",
        "edited.pdf": edited.getvalue(),
        "locked.pdf": locked.getvalue(),
        "plain.pdf": plain.getvalue(),
        "text.pdf": b"Dear Ada, well done.",
    }.items():
        path = tmp_path / name
        path.write_bytes(damaged)
        with pytest.raises(UnreadableFileError) as refused:
            read_returned(path)
        assert refused.value.message().startswith(f"“{name}” ")
    assert not looks_like_a_plan(tmp_path / "plain.pdf")
    assert not looks_like_a_plan(tmp_path / "missing.pdf")
    assert not looks_like_a_plan(tmp_path)


@pytest.mark.parametrize("viewer", ["pdfjs", "poppler", "pdfium"])
def test_what_was_done_in_another_viewer_since_the_last_time_is_told(viewer):
    reader, now = HandedInReader(), NOON
    first, again = (
        returned_from("plan.pdf", reader.read(FILES / f"{name}.pdf"))
        for name in (viewer, f"{viewer}-again")
    )
    finder = PlaceFinder(Ground(VIEWED.plan, VIEWED.pack, {x.id: x for x in VIEWED.annotations}))
    known = reconciled((), first, finder.place_of, now).remarks
    assert reconciled(known, first, finder.place_of, now).remarks == ()
    outcome = reconciled(known, again, finder.place_of, now)
    told = {(each.said.kind, each.said.field, each.said.text) for each in outcome.remarks}
    assert (RemarkKind.FORM, FormField.MARK, "8") in told
    assert (RemarkKind.COMMENT, "", "Origin A2: no") in told
    assert ((RemarkKind.NOTE, "", "Never mind.\n– 😀") in told) == (viewer != "pdfjs")
    assert {each.said.field for each in outcome.remarks if each.taken_away} == {
        FormField.LEVEL,
        FormField.WENT_WELL,
    }
    assert (outcome.new, outcome.gone) == (1, 2)
    bread = [each.said for each in known if each.said.words == "bread"]
    assert {each.place.source for each in bread} == {VIEWED.pack.sources[0].id}
