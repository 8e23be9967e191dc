# SPDX-License-Identifier: MIT
"""What teachers write into exported PDFs in any viewer is read back, and told from the export."""

from contextlib import closing
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdfium2 import raw

from tests.factories import a_mark_on_a_picture, an_annotation, lost
from tests.returned import (
    MADE,
    add,
    annotation_named,
    attach,
    changed,
    comment_in_pdfium,
    export_of,
    field,
    in_pdfium,
    mark,
    material,
    write_string,
)
from tests.viewers.make import HANDED_OUT
from workbench import assets
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.documents import ExportOptions
from workbench.domain.frameworks import Dimension
from workbench.domain.handed_in.reading import Asked, DoubtKind
from workbench.domain.handed_in.remarks import RemarkKind, RemarkState
from workbench.domain.note_words import spoken_note
from workbench.export.pdf.writing import write_plan
from workbench.importers.handed_in.answers import handed_in_from_json, handed_in_to_json
from workbench.importers.handed_in.reading import HandedInReader
from workbench.services import catalogues
from workbench.services.documenting import plan_document


@pytest.fixture
def read(tmp_path):
    reader = HandedInReader()

    def reading(data, **wishes):
        path = tmp_path / "plan.pdf"
        path.write_bytes(data)
        found = reader.read(path, **wishes)
        assert handed_in_from_json(handed_in_to_json(found)) == found
        return found

    return reading


def test_an_export_says_whose_it_is_and_how_much_is_in_it_and_nothing_else(read):
    found = read(export_of())
    plan, counts = found.plan, found.plan.counts
    assert (plan.who, plan.student.class_name, plan.out_of) == ("Ana Öztürk", "11B", 12)
    assert plan.pack_id == material().pack.id
    assert plan.question == material().plan.enquiry.text
    assert (counts.sources, counts.marked, counts.marks) == (7, 2, len(material().annotations))
    assert (counts.points, counts.other_hand) == (3, 1)
    assert 0 < counts.complete <= counts.marks
    assert (found.remarks, found.doubts, found.asked, found.made) == ((), (), None, MADE)
    assert found.pages > 3
    assert not plan.is_edited


def test_the_same_content_has_the_same_version_and_another_has_another(read):
    one, again = read(export_of()).plan, read(export_of(made=MADE.replace(hour=18))).plan
    other = read(export_of(claim="Not at all.")).plan
    assert one.version == again.version != other.version


def test_a_file_that_only_may_not_be_changed_is_read_like_any_other(read):
    owned = pikepdf.Encryption(owner="x", user="")
    assert read(changed(export_of(), lambda _: None, encryption=owned)) == read(export_of())


def test_a_file_that_was_packed_anew_is_the_same(read):
    anew = {"recompress_flate": True, "object_stream_mode": pikepdf.ObjectStreamMode.disable}
    assert read(changed(export_of(), lambda _: None, **anew)) == read(export_of())


def test_the_checks_are_asked_where_that_is_wanted(read):
    asked = read(export_of(claim="It is biased."), is_asked=True).asked
    assert Asked("R02", "Biased, and no more", 1) in asked


def test_an_export_with_nothing_attached_is_pages_and_remarks(read):
    bare = changed(export_of(attachments=False), lambda pdf: add(pdf, 0, Contents=String("Good")))
    found = read(bare)
    assert found.plan is None
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.NO_PLAN]
    assert [remark.text for remark in found.remarks] == ["Good"]


def test_what_was_written_in_pdfium_comes_back_told_apart(read):
    first, last = mark("A1"), mark("E1")
    places = {}

    def look(pdf):
        for each in (first, last):
            page, found = annotation_named(pdf, each.id)
            places[each.id] = page, [float(corner) for corner in found.Rect]

    changed(export_of(), look)

    def write(document):
        page, frame = places[first.id]
        with closing(document[page]) as shown:
            comment_in_pdfium(shown, "Öztürk – so what?\r“Wärme”", frame=(20, 20, 40, 40))
            comment_in_pdfium(
                shown, "quote this", kind=raw.FPDF_ANNOT_HIGHLIGHT, frame=frame, words=True
            )
        page, _ = places[last.id]
        with closing(document[page]) as shown:
            for number in range(raw.FPDFPage_GetAnnotCount(shown.raw)):
                found = raw.FPDFPage_GetAnnot(shown.raw, number)
                if _string(found, "NM") == last.id:
                    write_string(found, "Contents", "Reliability E1: changed by hand")
                raw.FPDFPage_CloseAnnot(found)

    returned = read(in_pdfium(export_of(), write))
    assert returned.doubts == ()
    assert returned.plan == read(export_of()).plan
    found = {each.text: each for each in returned.remarks}
    comment = found.pop("Öztürk – so what?\n“Wärme”")
    assert (comment.state, comment.kind) == (RemarkState.NEW, RemarkKind.COMMENT)
    assert (comment.author, comment.mark) == ("Ms Okoro", None)
    over = found.pop("quote this")
    assert (over.state, over.kind, over.mark) == (
        RemarkState.NEW,
        RemarkKind.HIGHLIGHT,
        first.id,
    )
    assert set(over.words.split()) & set(first.target.anchor.exact.split())
    edited = found.pop("Reliability E1: changed by hand")
    assert (edited.state, edited.mark, edited.short_id) == (RemarkState.CHANGED, last.id, "E1")
    assert edited.was.endswith(spoken_note("", last).strip())
    assert found == {}


def _string(annotation, key):
    length = raw.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    units = (raw.FPDF_WCHAR * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key.encode(), units, length)
    return bytes(units).decode("utf-16-le").rstrip("\0")


def test_replies_states_deletions_and_points_are_told_apart(read):
    first, last = mark("A1"), mark("E1")

    def write(pdf):
        page, own = annotation_named(pdf, first.id)
        reply = add(
            pdf,
            page,
            Contents=String("because of what?"),
            T=String("Ms Okoro"),
            NM=String("r1"),
            M=String("D:20260305101500+01'00'"),
            IRT=own,
            RT=Name.R,
        )
        add(pdf, page, Contents=String("I mean the date"), NM=String("r2"), IRT=reply)
        add(pdf, page, IRT=own, StateModel=String("Review"), State=String("Accepted"))
        add(pdf, 0, Subtype=Name.FreeText, Contents=String("Point 2: explain more"))
        add(pdf, 0, Subtype=Name.Stamp, NM=String("s"))
        add(pdf, 0, Subtype=Name.Popup, Contents=String("a window"))
        page, gone = annotation_named(pdf, last.id)
        annotations = pdf.pages[page].obj.Annots
        pdf.pages[page].obj.Annots = Array([x for x in annotations if x.objgen != gone.objgen])

    remarks = read(changed(export_of(), write)).remarks
    replies = [each for each in remarks if each.state is RemarkState.REPLY]
    assert [(each.text, each.answers) for each in replies] == [
        ("because of what?", first.id),
        ("I mean the date", "r1"),
        ("Accepted", first.id),
    ]
    assert {each.mark for each in replies} == {first.id}
    assert replies[0].time.isoformat() == "2026-03-05T09:15:00+00:00"
    assert replies[2].kind is RemarkKind.VERDICT
    typed, stamp, deleted = (each for each in remarks if each.state is not RemarkState.REPLY)
    assert (typed.kind, typed.point) == (RemarkKind.TYPED, material().plan.points[1].id)
    assert (stamp.kind, stamp.text) == (RemarkKind.STAMP, "")
    assert (deleted.state, deleted.mark) == (RemarkState.DELETED, last.id)
    assert deleted.was


def test_values_of_a_form_are_read_with_their_whole_names(read):
    def fill(pdf):
        tick = Dictionary(FT=Name.Btn, T=String("tick"), V=Name.Yes)
        off = Dictionary(FT=Name.Btn, T=String("off"), V=Name.Off)
        signed = Dictionary(FT=Name.Sig, T=String("signed"), V=Dictionary())
        choice = Dictionary(FT=Name.Ch, T=String("codes"), V=Array([String("E?"), String("Lim")]))
        inner = Dictionary(T=String("www"), V=String("Ünïcode\rline"))
        group = Dictionary(T=String("feedback"), FT=Name.Tx, Kids=Array([inner]))
        fields = [field("level", "3"), group, tick, off, signed, choice, field("empty", "")]
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(each) for each in fields]))

    remarks = read(changed(export_of(), fill)).remarks
    assert {each.kind for each in remarks} == {RemarkKind.FIELD}
    assert [(each.name, each.text) for each in remarks] == [
        ("level", "3"),
        ("feedback.www", "Ünïcode\nline"),
        ("tick", "Yes"),
        ("codes", "E?, Lim"),
    ]


def test_a_plan_that_was_changed_inside_the_file_is_told_with_both_versions(read):
    other = changed(export_of(claim="Not at all."), lambda _: None)

    def swap(pdf):
        stream = pdf.attachments["plan.json"].obj.EF.F
        content = bytes(stream.read_bytes()).replace(b"\xc3\x96zt\xc3\xbcrk", b"Nobody Here")
        stream.write(content)

    found = read(changed(export_of(), swap))
    assert found.plan.who == "Ana Nobody Here"
    assert found.plan.is_edited
    (doubt,) = found.doubts
    assert doubt.kind is DoubtKind.EDITED
    assert found.plan.version in doubt.sentence
    assert found.plan.exported == read(export_of()).plan.version
    assert found.plan.exported in doubt.sentence
    assert not read(other).plan.is_edited


def test_what_acts_by_itself_is_told_and_never_done(read):
    def arm(pdf):
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
        script.Next = Array([launch, script])
        pdf.Root.OpenAction = pdf.make_indirect(script)
        pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.SubmitForm))
        attach(pdf, "setup.exe", b"MZ")

    found = read(changed(export_of(), arm))
    assert {doubt.kind for doubt in found.doubts} == {DoubtKind.ACTIVE}
    told = " ".join(doubt.sentence for doubt in found.doubts)
    for words in ("a script", "another program", "send", "“setup.exe”"):
        assert words in told
    assert found.plan is not None


def _unusual():
    """Return a plan with marks of every kind, some of which are on no page."""
    pack = material().pack
    pictured = next(each for each in pack.sources if each.picture)
    written = pack.source_labelled("A")
    gap = written.body.index("\n")
    marks = (
        *material().annotations,
        a_mark_on_a_picture(pictured, 90, feature="a tall man"),
        an_annotation(written, 91, start=gap, end=gap + 1),
        lost(an_annotation(written, 92)),
        replace(an_annotation(written, 93), target=Target(written.id, SourcePart.WHOLE)),
        an_annotation(written, 94, start=0, end=len(written.body), dimension=Dimension.TONE),
    )
    picture = assets.resource(f"packs/thaw/media/{pictured.picture.file}").read_bytes()
    labels = ("A", "E", pictured.label)
    return replace(material(), annotations=marks, pictures={pictured.id: picture}, labels=labels)


@pytest.mark.parametrize("framework", ["happy", "opvl"])
def test_an_export_that_nobody_touched_comes_back_without_remarks(read, framework):
    looked_up = replace(_unusual(), framework=catalogues.framework(framework))
    document = plan_document(looked_up, options=ExportOptions(), made=MADE)
    found = read(write_plan(document))
    assert (found.remarks, found.doubts) == ((), ())
    assert found.plan.counts.marks == len(looked_up.annotations)


def test_a_plan_without_its_sources_has_no_deleted_marks(read):
    options = ExportOptions(sources=False)
    found = read(write_plan(plan_document(_unusual(), options=options, made=MADE)))
    assert (found.remarks, found.doubts) == ((), ())


def test_a_part_of_a_picture_that_was_deleted_is_told(read):
    def strip(pdf):
        for page in pdf.pages:
            kept = [x for x in page.obj.get("/Annots", []) if x.get("/Subtype") != Name.Square]
            page.obj.Annots = Array(kept)

    document = plan_document(_unusual(), options=ExportOptions(), made=MADE)
    (gone,) = read(changed(write_plan(document), strip)).remarks
    assert (gone.state, gone.kind, gone.was) == (
        RemarkState.DELETED,
        RemarkKind.DRAWING,
        "a tall man",
    )


def test_a_file_whose_notes_were_drawn_into_its_pages_is_told_and_no_mark_is_deleted(read):
    def flatten(pdf):
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")

    found = read(changed(export_of(), flatten))
    assert found.remarks == ()
    (doubt,) = found.doubts
    assert doubt.kind is DoubtKind.PRINTED_ANEW
    assert "no notes any more" in doubt.sentence


def test_one_mark_that_is_left_tells_that_the_others_were_deleted(read):
    kept = mark("A1").id

    def strip(pdf):
        for page in pdf.pages:
            there = page.obj.get("/Annots", [])
            page.obj.Annots = Array([x for x in there if str(x.get("/NM", "")) == kept])

    found = read(changed(export_of(), strip))
    assert len(found.remarks) == len(material().annotations) - 1
    assert {each.state for each in found.remarks} == {RemarkState.DELETED}
    assert found.doubts == ()


def test_a_note_between_two_lines_is_beside_one_of_them_and_no_part_of_the_other(read):
    lines = ("never asked for anything queued at the chapel door,", "and those who gave out the")
    middles = range(618, 652, 2)

    def write(document):
        with closing(document[2]) as page:
            for middle in middles:
                frame = (6, middle - 8, 22, middle + 8)
                comment_in_pdfium(page, str(middle), frame=frame)

    found = {x.text: x.words for x in read(in_pdfium(HANDED_OUT.read_bytes(), write)).remarks}
    beside = [found[str(middle)] for middle in middles]
    assert len(set(beside)) == 2
    assert beside[-1] == lines[0]
    assert beside[0].startswith(lines[1])
    assert beside == sorted(beside)
