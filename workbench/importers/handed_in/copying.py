# SPDX-License-Identifier: MIT
"""Write a marked copy: the pages as they were handed in, stamps on them, a page of feedback behind.

To be called in the process with limits only. Whoever asks lays into a folder what is to be added,
which is all the program's own, and finds the copy there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from workbench.domain.errors import UnreadableFileError
from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.marked_copies import REVIEW_INSIDE, StampOnPage
from workbench.importers.handed_in.acting import acts_by_itself
from workbench.importers.handed_in.attached import attached_files
from workbench.importers.handed_in.cleaning import keep_only_files, take_out_what_acts
from workbench.importers.handed_in.notes import annotations_of
from workbench.importers.handed_in.objects import Found, member, number_in
from workbench.importers.handed_in.reading import MARKS, PLAN, opened_file
from workbench.importers.handed_in.shown_pages import ShownPage
from workbench.importers.handed_in.tagging import TaggedFile

STAMPS, FEEDBACK, COPY = "stamps.json", "feedback.pdf", "copy.pdf"
"""What is laid into the folder, besides the review, and what comes of it."""

_PRINTED = 4
_STAMPS_PART, _FEEDBACK_PART = "Codes on the pages", "Feedback"
_REVIEW_IS = "What the teacher said about the plan"


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying: how many pages the copy has, and whether anything was taken out."""

    pages: int
    is_cleaned: bool


def write_copy(path: Path, folder: Path) -> Copied:
    """Write the marked copy of a file from what lies in `folder`, into it.

    Raises:
        UnreadableFileError: the file cannot be read, or would act by itself whatever is taken out.
    """
    stamps = stamps_from_json(json.loads((folder / STAMPS).read_bytes()))
    with opened_file(path) as (pdf, _):
        acted = _acts(pdf)
        others = {each.name for each in attached_files(pdf.Root)} - {PLAN, MARKS}
        take_out_what_acts(pdf)
        if _acts(pdf):
            raise UnreadableFileError(
                path.name,
                "would do things by itself that cannot be taken out",
                "ask for it to be exported again",
            )
        files = keep_only_files(pdf, {PLAN, MARKS})
        tagged = TaggedFile(pdf)
        tagged.add_notes(_STAMPS_PART, _stamped(pdf, stamps))
        _add_feedback(pdf, folder / FEEDBACK, tagged)
        _attach(pdf, files, (folder / REVIEW_INSIDE).read_bytes())
        pages = len(pdf.pages)
        written = BytesIO()
        pdf.save(written, deterministic_id=True, fix_metadata_version=False)
    try:
        (folder / COPY).write_bytes(written.getvalue())
    except OSError as error:
        raise UnreadableFileError(
            path.name, "finds no room for its copy on this PC", "make room and try again"
        ) from error
    return Copied(pages, acted or bool(others))


def _acts(pdf: pikepdf.Pdf) -> bool:
    pages = list(pdf.pages)
    return any(True for _ in acts_by_itself(pdf.Root, pages, annotations_of(pages)))


def _stamped(pdf: pikepdf.Pdf, stamps: Sequence[StampOnPage]) -> list[tuple[Found, pikepdf.Page]]:
    """Put the stamps on the pages and return their annotations, each with its page."""
    made = []
    for stamp in stamps:
        page = pdf.pages[stamp.page]
        annotation = pdf.make_indirect(_annotation(pdf, page, stamp))
        there = member(page.obj, "/Annots")
        if isinstance(there, Array):
            there.append(annotation)
        else:
            page.obj[Name.Annots] = Array([annotation])
        made.append((annotation, page))
    return made


def _annotation(pdf: pikepdf.Pdf, page: pikepdf.Page, stamp: StampOnPage) -> Dictionary:
    shown = ShownPage.of(page)
    appearance = pdf.make_stream(stamp.code.encode("ascii"))
    appearance[Name.Type], appearance[Name.Subtype] = Name.XObject, Name.Form
    left, top, right, bottom = stamp.frame
    appearance[Name.BBox] = _numbers(0, 0, right - left, bottom - top)
    appearance[Name.Matrix] = Array([int(each) for each in shown.upright.split()])
    appearance[Name.Resources] = Dictionary()
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=_numbers(*shown.in_file(left, top, right, bottom)),
        NM=String(stamp.name),
        Contents=String(stamp.words),
        Subj=String(_STAMPS_PART),
        F=_PRINTED,
        P=page.obj,
        AP=Dictionary(N=appearance),
    )
    if stamp.author:
        annotation[Name.T] = String(stamp.author)
    if stamp.written is not None:
        annotation[Name.M] = annotation[Name.CreationDate] = String(_date(stamp.written))
    return annotation


def _add_feedback(pdf: pikepdf.Pdf, path: Path, tagged: TaggedFile) -> None:
    with pikepdf.open(path) as other:
        first = len(pdf.pages)
        pdf.pages.extend(other.pages)
        pages = [pdf.pages[number] for number in range(first, len(pdf.pages))]
        tagged.add_pages(pages, pdf.copy_foreign(other.Root.StructTreeRoot))
        _list(pdf, pages[0])


def _list(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Put the page of feedback at the end of the file's outline, if it has one."""
    outlines = member(pdf.Root, "/Outlines")
    last = member(outlines, "/Last")
    if not isinstance(last, Dictionary) or member(last, "/Next") is not None:
        return
    height = ShownPage.of(page).frame[3]
    entry = Dictionary(
        Title=String(_FEEDBACK_PART),
        Parent=outlines,
        Prev=last,
        Dest=Array([page.obj, Name.XYZ, 0, height, 0]),
    )
    outlines[Name.Last] = last[Name.Next] = pdf.make_indirect(entry)
    if number_in(outlines, "/Count") > 0:
        outlines[Name.Count] = number_in(outlines, "/Count") + 1


def _attach(pdf: pikepdf.Pdf, files: Mapping[str, Found], review: bytes) -> None:
    """List the files that stay, and the review among them."""
    content = pdf.make_stream(review)
    content[Name.Type], content[Name.Subtype] = Name.EmbeddedFile, Name("/application/json")
    content[Name.Params] = Dictionary(Size=len(review))
    specification = Dictionary(
        Type=Name.Filespec,
        F=String(REVIEW_INSIDE),
        UF=String(REVIEW_INSIDE),
        Desc=String(_REVIEW_IS),
        AFRelationship=Name.Supplement,
        EF=Dictionary(F=content, UF=content),
    )
    listed = dict(sorted({**files, REVIEW_INSIDE: pdf.make_indirect(specification)}.items()))
    names = member(pdf.Root, "/Names")
    if not isinstance(names, Dictionary):
        pdf.Root[Name.Names] = names = Dictionary()
    entries = [part for name, each in listed.items() for part in (String(name), each)]
    names[Name.EmbeddedFiles] = Dictionary(Names=Array(entries))
    pdf.Root[Name.AF] = Array(list(listed.values()))


def _numbers(*values: float) -> Array:
    return Array([round(each, 2) for each in values])


def _date(time: datetime) -> str:
    return f"D:{time:%Y%m%d%H%M%S}+00'00'"


# Between the processes


def stamps_to_json(stamps: Sequence[StampOnPage]) -> list[dict[str, Any]]:
    """Return stamps as a value that JSON can hold."""
    return [
        {
            "page": each.page,
            "frame": each.frame,
            "code": each.code,
            "name": each.name,
            "words": each.words,
            "author": each.author,
            "written": time_to_json(each.written) if each.written else None,
        }
        for each in stamps
    ]


def stamps_from_json(data: list[dict[str, Any]]) -> tuple[StampOnPage, ...]:
    """Return the stamps that the program itself laid down."""
    return tuple(
        StampOnPage(
            each["page"],
            tuple(each["frame"]),
            code=each["code"],
            name=each["name"],
            words=each["words"],
            author=each["author"],
            written=time_of(each, "written"),
        )
        for each in data
    )


def copied_to_json(copied: Copied) -> dict[str, Any]:
    """Return what came of copying as a value that JSON can hold."""
    return {"copied": [copied.pages, copied.is_cleaned]}


def copied_from_json(answer: dict[str, Any]) -> Copied:
    """Return what came of copying by an answer of the other process.

    Raises:
        ValueError: that is none; a missing or strange member raises one of `draft_json.FAULTS`.
    """
    pages, is_cleaned = answer["copied"]
    return Copied(int(pages), bool(is_cleaned))
