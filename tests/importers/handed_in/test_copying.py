# SPDX-License-Identifier: MIT
"""Stamps are put onto pages however those are turned; odd files get a copy or a sentence."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.export.pdf.small import a_small_file
from tests.returned import add, changed, export_of, mark
from tests.viewers.make import FILES
from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.reading import DoubtKind
from workbench.domain.marked_copies import REVIEW_INSIDE, PagePlace, StampOnPage, Wanted
from workbench.importers.handed_in.copy_paper import (
    copy_paper,
    paper_from_json,
    paper_to_json,
    wanted_from_json,
    wanted_to_json,
)
from workbench.importers.handed_in.copying import (
    COPY,
    FEEDBACK,
    STAMPS,
    copied_from_json,
    copied_to_json,
    stamps_from_json,
    stamps_to_json,
    write_copy,
)
from workbench.importers.handed_in.reading import HandedInReader
from workbench.importers.handed_in.shown_pages import ShownPage

UPPER_HALF = "0 g 0 15 100 15 re f"
STAMP = StampOnPage(
    0,
    (400, 100, 500, 130),
    UPPER_HALF,
    "stamp-s",
    "A1: E?",
    "Ms O",
    datetime(2026, 3, 9, tzinfo=UTC),
)
NAMES = tuple(
    map(
        Wanted,
        ("Essay plan", "Point 1", "On the other hand", "On the other hand 2", "Mark A1", "No such"),
    )
)


@pytest.fixture
def copy_of(tmp_path):
    """A function: file → what came of copying it with one stamp, and where the copy is."""

    def copy(data, *stamps):
        kit, path = tmp_path / "kit", tmp_path / "plan.pdf"
        kit.mkdir(exist_ok=True)
        path.write_bytes(data)
        (kit / STAMPS).write_text(json.dumps(stamps_to_json(stamps or (STAMP,))))
        (kit / FEEDBACK).write_bytes(a_small_file())
        (kit / REVIEW_INSIDE).write_bytes(b"{}")
        return write_copy(path, kit), kit / COPY

    return copy


@pytest.fixture
def paper_of(tmp_path):
    def paper(data, names=NAMES, marks=()):
        path = tmp_path / "plan.pdf"
        path.write_bytes(data)
        return copy_paper(path, names, marks)

    return paper


def dark(path, left, top, right, bottom):
    """Return how dark a part of the first page is, as a viewer shows it, from 0 to 1."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        image = document[0].render(scale=1, grayscale=True).to_pil()
    dots = image.crop((left, top, right, bottom)).convert("L").tobytes()
    return sum(dot < 128 for dot in dots) / len(dots)


def pages_of(data):
    with closing(pypdfium2.PdfDocument(data)) as document:
        return len(document)


def turned(turn):
    def turn_it(pdf):
        page = pdf.pages[0].obj
        page.Rotate = turn
        page.CropBox = Array([20, 30, 570, 820])
        del page.Contents

    return changed(export_of(), turn_it)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_stamp_stands_upright_where_it_is_wanted_however_the_page_is_turned(copy_of, turn):
    _, path = copy_of(turned(turn))
    assert dark(path, 402, 102, 498, 113) > 0.98
    assert dark(path, 402, 118, 498, 128) < 0.02
    assert dark(path, 300, 60, 398, 98) < 0.02
    assert dark(path, 402, 134, 498, 200) < 0.02


@pytest.mark.parametrize("turn", [0, 90])
def test_places_are_told_as_they_are_shown(paper_of, turn):
    def turn_it(pdf):
        for page in pdf.pages:
            page.obj.Rotate = turn

    paper = paper_of(changed(export_of(), turn_it), marks=[mark("A1").id])
    width, height = paper.pages[0].width, paper.pages[0].height
    assert (width > height) == bool(turn)
    title = paper.names["Essay plan"]
    assert title.page == 0
    if turn:
        assert (title.top, title.bottom) == pytest.approx((36, 160), abs=30)
    else:
        assert paper.pages[0].edge(title.top, title.bottom) > 100
        assert paper.pages[0].edge(*paper_edges(paper, "Point 1")) > 70
    assert paper.marks[mark("A1").id].page > title.page
    assert set(paper.names) == {"Essay plan", "Point 1", "On the other hand", "Mark A1"}


def paper_edges(paper, name):
    return paper.names[name].top, paper.names[name].bottom


@pytest.mark.parametrize("path", sorted(FILES.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_copy_says_all_that_was_written_in_other_viewers(copy_of, path):
    before = HandedInReader().read(path)
    _, copy = copy_of(path.read_bytes())
    after = HandedInReader().read(copy)
    of_copy = [
        each
        for each in after.remarks
        if each.name != STAMP.name and (each.page or 0) <= before.pages
    ]
    assert of_copy == list(before.remarks)


def test_a_page_that_nothing_is_about_is_not_looked_at(paper_of):
    paper = paper_of(export_of(), names=(Wanted("Judgement"),))
    used = {0, paper.names["Judgement"].page}
    assert {at for at, page in enumerate(paper.pages) if page.edges} == used


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", export_of()[:2_000]])
def test_a_damaged_file_is_told(paper_of, copy_of, data):
    for look in (paper_of, copy_of):
        with pytest.raises(UnreadableFileError):
            look(data)


def test_a_page_without_a_size_is_told(paper_of):
    def damage(pdf):
        pdf.pages[1].obj.MediaBox = Array([0, 0, 1, 1])

    with pytest.raises(UnreadableFileError):
        paper_of(changed(export_of(), damage))


def _without_tree(pdf):
    del pdf.Root.StructTreeRoot


def _with_kids(pdf):
    parents = pdf.Root.StructTreeRoot.ParentTree
    parents.Kids = Array([pdf.make_indirect(Dictionary(Nums=parents.Nums))])
    del parents.Nums


def _with_a_low_key(pdf):
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 0


def _with_no_document(pdf):
    pdf.Root.StructTreeRoot.K = Array([pdf.Root.StructTreeRoot.K, pdf.Root.StructTreeRoot.K])


def _with_a_top_of_nothing(pdf):
    top = pdf.Root.StructTreeRoot.K
    del top.K


UNTAGGED = (_without_tree, _with_kids, _with_a_low_key, _with_no_document, _with_a_top_of_nothing)


@pytest.mark.parametrize("spoil", UNTAGGED)
def test_where_the_tree_is_odd_nothing_is_joined_to_it(copy_of, spoil):
    copied, path = copy_of(changed(export_of(), spoil))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == copied.pages
        assert "/StructParents" not in pdf.pages[-1].obj
        assert "/StructParent" not in pdf.pages[0].Annots[-1]


def test_a_tree_with_one_part_is_joined(copy_of):
    def one(pdf):
        top = pdf.Root.StructTreeRoot.K
        pdf.Root.StructTreeRoot.K = Array([top])
        top.K = top.K[0]
        top.K.P = top

    _, path = copy_of(changed(export_of(), one))
    with pikepdf.open(path) as pdf:
        assert [str(each.get("/T", "")) for each in pdf.Root.StructTreeRoot.K[0].K][1] == (
            "Codes on the pages"
        )
        key = pdf.pages[-1].obj.StructParents
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert key in numbers[::2]


def test_odd_lists_of_notes_outlines_and_files_are_no_hindrance(copy_of):
    def spoil(pdf):
        pdf.pages[0].obj.Annots = Name.Nothing
        del pdf.Root.Outlines
        del pdf.Root.Names

    copied, path = copy_of(changed(export_of(), spoil))
    assert not copied.is_cleaned
    with pikepdf.open(path) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert str(annotation.NM) == "stamp-s"
        assert str(annotation.M) == "D:20260309000000+00'00'"
        assert list(pdf.attachments) == [REVIEW_INSIDE]


def test_the_feedback_is_the_last_entry_of_the_outline(copy_of):
    _, path = copy_of(export_of())
    with closing(pypdfium2.PdfDocument(path)) as document:
        last = list(document.get_toc())[-1]
        assert last.get_title() == "Feedback"
        assert last.get_dest().get_index() == len(document) - pages_of(a_small_file())


def test_actions_in_circles_and_in_hidden_places_are_taken_out(copy_of):
    def tie(pdf):
        action = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("x")))
        action.Next = Array([action])
        button = add(pdf, 0, Subtype=Name.Widget, FT=Name.Btn, T=String("b"), A=action)
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("f"), AA=Dictionary(K=action)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field, button]), XFA=String("x"))
        web = Dictionary(S=Name.URI, URI=String("https://example.org"))
        add(pdf, 1, Subtype=Name.Link, A=web, NM=String("web"))
        add(pdf, 1, Subtype=Name.Screen, A=Dictionary(S=Name.Rendition), NM=String("film"))

    copied, path = copy_of(changed(export_of(), tie))
    assert copied.is_cleaned
    kinds = {each.kind for each in HandedInReader().read(path).doubts}
    assert kinds == {DoubtKind.ACTIVE}  # the review that is none here is another file
    with pikepdf.open(path) as pdf:
        written = b"".join(each.unparse(resolved=True) for each in pdf.objects)
        names = {str(each.get("/NM", "")) for each in pdf.pages[1].Annots}
    assert b"/JavaScript" not in written
    assert b"/XFA" not in written
    assert "web" in names
    assert "film" not in names


def test_a_file_that_goes_on_acting_is_refused(copy_of):
    def hide(pdf):
        program = Dictionary(S=Name.Launch, F=String("calc.exe"))
        field = Dictionary(FT=Name.Btn, T=String("b"), A=program)
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        pdf.Root.ZZ = Array([String("x")] * 100_001)

    with pytest.raises(UnreadableFileError, match="cannot be taken out"):
        copy_of(changed(export_of(), hide))


def test_size_and_turn_of_a_page_may_be_said_by_the_group_it_is_in():
    with pikepdf.new() as pdf:
        group = pdf.make_indirect(Dictionary(MediaBox=Array([0, 0, 300, 400]), Rotate=90))
        inside = pdf.make_indirect(Dictionary(Type=Name.Page, Parent=group))
        assert ShownPage.of(pikepdf.Page(inside)).size == (400, 300)
        nowhere = pdf.make_indirect(Dictionary(Type=Name.Page))
        nowhere.Parent = nowhere
        with pytest.raises(ValueError, match="no size"):
            ShownPage.of(pikepdf.Page(nowhere))


def test_where_the_copy_finds_no_room_that_is_told(copy_of, tmp_path):
    (tmp_path / "kit" / COPY).mkdir(parents=True)
    with pytest.raises(UnreadableFileError, match="finds no room"):
        copy_of(export_of())


def test_what_goes_between_the_processes_is_the_same_there_and_back(paper_of):
    paper = paper_of(export_of(), marks=[mark("A1").id])
    back = paper_from_json(json.loads(json.dumps(paper_to_json(paper))))
    assert back.names.keys() == paper.names.keys()
    assert back.marks.keys() == paper.marks.keys()
    assert back.pages[0].edges == pytest.approx(paper.pages[0].edges, abs=0.1)
    assert stamps_from_json(json.loads(json.dumps(stamps_to_json((STAMP,))))) == (STAMP,)
    wanted = [Wanted("Point 1"), Wanted("Paragraph 2", "It was", 2)]
    assert wanted_from_json(wanted_to_json(wanted, ["m"])) == (wanted, ["m"])
    assert copied_from_json(copied_to_json(copied_from_json({"copied": [3, True]}))).pages == 3


@pytest.mark.parametrize(
    "change",
    [
        {"pages": [[595, 842, [float("nan")]]]},
        {"pages": [[595, -1, []]]},
        {"pages": [[1e9, 842, []]]},
        {"marks": [["m", 1, 0, 0]]},
        {"marks": [["m", -1, 0, 0]]},
        {"names": [["Point 1", 0, 1e9, 0]]},
        {"names": [["Point 1", 0, 0]]},
        {"names": 7},
    ],
)
def test_what_is_no_paper_is_refused(change):
    answer = {"pages": [[595, 842, [1]]], "marks": [], "names": []}
    assert paper_from_json(answer).pages[0].edges == (1,)
    with pytest.raises((ValueError, TypeError)):
        paper_from_json({**answer, **change})


def test_a_place_may_lie_above_the_page():
    answer = {"pages": [[595, 842, []]], "marks": [["m", 0, -5, 4]], "names": []}
    assert paper_from_json(answer).marks == {"m": PagePlace(0, -5, 4)}
