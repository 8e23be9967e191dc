# SPDX-License-Identifier: MIT
"""What pdf.js, poppler and PDFium really wrote is read back exactly (see tests/viewers)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from dataclasses import replace

import pytest

from tests.viewers import make, work
from tests.viewers.plan import exported, material
from workbench.domain.handed_in.remarks import RemarkKind, RemarkState
from workbench.domain.note_words import chain, spoken_note
from workbench.domain.text import canonical
from workbench.importers.handed_in.answers import handed_in_from_json, handed_in_to_json
from workbench.importers.handed_in.page_pictures import picture_of_page
from workbench.importers.handed_in.reading import HandedInReader

VIEWERS = tuple(make.COMMANDS)
TELLS_TIMES = frozenset({"pdfjs", "poppler", "poppler-qt"})
KINDS = {
    "note": RemarkKind.COMMENT,
    "reply": RemarkKind.COMMENT,
    "typed": RemarkKind.TYPED,
    "highlight": RemarkKind.HIGHLIGHT,
    "underline": RemarkKind.UNDERLINE,
    "strike-out": RemarkKind.STRIKE_OUT,
    "drawing": RemarkKind.DRAWING,
    "stamp": RemarkKind.STAMP,
}
MARKS = {each.short_id: each for each in material().annotations}
POINTS = {"point 2": material().plan.points[1]}


def runs(*command):
    """Tell whether a program is here and does what is asked."""
    found = shutil.which(command[0])
    return (
        found
        and not subprocess.run([found, *command[1:]], check=False, capture_output=True).returncode
    )


IS_HERE = {
    "pdfjs": lambda: "PDFJS" in os.environ and runs("node", "--version"),
    "poppler": lambda: runs(
        "/usr/bin/python3", "-c", "import gi; gi.require_version('Poppler', '0.18')"
    ),
    "poppler-qt": lambda: runs("/usr/bin/python3", "-c", "import popplerqt5"),
    "mupdf": lambda: "PYMUPDF" in os.environ,
    "pdfium": lambda: True,
}


def read(path):
    """Return what is in a file, and that it comes whole out of the other process."""
    found = HandedInReader().read(path)
    came = handed_in_from_json(handed_in_to_json(found))
    # Places come over as they are rounded there.
    assert unplaced(came) == unplaced(found)
    return came


def unplaced(found):
    return replace(found, remarks=tuple(replace(x, frame=None) for x in found.remarks))


def shown(remarks):
    """Return remarks as what a person is told of them, without their order on the pages."""
    return Counter(
        (
            each.state,
            each.kind,
            each.name if each.kind is RemarkKind.FIELD else "",
            each.text,
            "" if each.state is RemarkState.CHANGED else each.author,
            each.page,
            each.short_id or each.point or "",
            each.was,
        )
        for each in remarks
    )


def expected(fields, written):
    """Return what is to be read of what was filled in and written."""
    values = (
        (RemarkState.NEW, RemarkKind.FIELD, name, canonical(value).strip(), "", None, "", "")
        for name, value in fields.items()
        if value
    )
    return Counter((*map(_expected, written), *values))


def _expected(each):
    kind, about = each["kind"], each.get("of", "")
    mark = MARKS.get(about)
    if kind == "delete":
        way = RemarkKind.DRAWING if mark.target.region else RemarkKind.HIGHLIGHT
        return RemarkState.DELETED, way, "", "", "", None, about, chain(mark)
    page = each["page"] + 1
    if kind == "edit":
        was = spoken_note("Origin", mark)
        return RemarkState.CHANGED, RemarkKind.HIGHLIGHT, "", each["text"], "", page, about, was
    point = POINTS.get(about)
    belongs = point.id if point else about
    author = each.get("author", "") if kind != "typed" else ""
    state = RemarkState.REPLY if kind == "reply" else RemarkState.NEW
    return state, KINDS[kind], "", each["text"], author, page, belongs, ""


def without_authors(written):
    """Return work as pdf.js does it, which knows nobody's name."""
    return [{**each, "author": ""} for each in written]


def check(viewer, path, fields, written):
    """Compare a file with what was done to it."""
    found = read(path)
    if viewer == "pdfjs":
        written = without_authors(written)
    assert shown(found.remarks) == expected(fields, written)
    assert found.doubts == ()
    assert found.plan == read(make.HANDED_OUT).plan
    for each in written:
        words = {x.words for x in found.remarks if x.text == each.get("text") and x.words}
        assert not each.get("on") or each["on"] in words
    new = [each for each in found.remarks if each.state is RemarkState.NEW and each.page]
    assert all(each.time for each in new) == (viewer in TELLS_TIMES)


def test_nothing_was_written_into_the_file_that_was_handed_out():
    found = read(make.HANDED_OUT)
    assert (found.remarks, found.doubts) == ((), ())


@pytest.mark.parametrize("viewer", sorted({*VIEWERS} - make.ONLY_AGAIN))
def test_what_a_viewer_filled_in_and_wrote_is_read_exactly(viewer):
    fields = work.fields_for(viewer)
    check(viewer, make.FILES / f"{viewer}.pdf", fields, work.FIRST[viewer])


@pytest.mark.parametrize("viewer", VIEWERS)
def test_what_was_then_changed_cleared_and_deleted_is_told_apart(viewer):
    check(viewer, make.FILES / f"{viewer}-again.pdf", *work.now_there(viewer))


@pytest.mark.parametrize("name", ["qpdf", "mutool"])
def test_a_program_that_writes_the_file_anew_changes_nothing_of_it(name):
    before, _ = make.RESAVING[name]
    anew = read(make.FILES / f"{before}-{name}.pdf")
    assert anew == read(make.FILES / f"{before}.pdf")


def test_what_ghostscript_prints_anew_keeps_its_comments_but_no_form():
    before, _ = make.RESAVING["ghostscript"]
    anew = read(make.FILES / f"{before}-ghostscript.pdf")
    assert shown(anew.remarks) == expected({}, work.FIRST["pdfium"])


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_viewer_that_is_here_does_the_same_to_an_export_of_today(viewer, tmp_path):
    if not IS_HERE[viewer]():
        pytest.skip(f"{viewer} is not here; the files that it wrote are read in any case")
    handed_out = tmp_path / "handed-out.pdf"
    handed_out.write_bytes(exported())
    first, again = make.both(viewer, handed_out, tmp_path)
    check(viewer, first, work.fields_for(viewer), work.FIRST[viewer])
    check(viewer, again, *work.now_there(viewer))


@pytest.mark.parametrize("path", sorted(make.FILES.glob("*.pdf")), ids=lambda path: path.stem)
def test_no_file_names_a_folder_of_the_computer_it_was_made_on(path):
    data = path.read_bytes()
    assert not any(name in data for name in (b"/home/", b"/root/", b"/tmp/", b"C:\\", b"file:"))
    assert picture_of_page(path, 3, width=300).width == 300
