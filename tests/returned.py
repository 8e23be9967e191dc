# SPDX-License-Identifier: MIT
"""Exports of the bundled pack, and what students, teachers and others do to such files."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String
from pypdfium2 import raw

from workbench.domain.documents import ExportOptions
from workbench.domain.plans import Student
from workbench.export.pdf.writing import write_plan
from workbench.services import catalogues
from workbench.services.annotating import placed
from workbench.services.demonstrating import bundled_example
from workbench.services.documenting import PlanMaterial, plan_document

MADE = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)


@cache
def material():
    """Return the finished example with everything that its document is made from."""
    example = bundled_example()
    marks = tuple(placed(example.pack, each, now=MADE) for each in example.annotations)
    marks = tuple(each for each in marks if each.short_id[0] in "AE")
    kept = {mark.id for mark in marks}
    points = tuple(
        replace(x, evidence=tuple(e for e in x.evidence if getattr(e, "annotation_id", "") in kept))
        for x in example.plan.points
    )
    return PlanMaterial(
        example.pack,
        replace(example.plan, points=points),
        marks,
        catalogues.framework("nopr"),
        labels=("A", "E"),
    )


@cache
def export_of(name="Ana Öztürk", claim=None, *, attachments=True, made=MADE, question=None):
    """Return the PDF that a student hands in."""
    plan = replace(material().plan, student=Student(name, "11B", "", "Ms Okoro"))
    if claim is not None:
        plan = replace(plan, claim=claim)
    if question is not None:
        plan = replace(plan, enquiry=replace(plan.enquiry, text=question))
    options = ExportOptions(attachments=attachments)
    return write_plan(plan_document(replace(material(), plan=plan), options=options, made=made))


def mark(short_id):
    """Return a mark of the example by its short id."""
    return next(each for each in material().annotations if each.short_id == short_id)


def changed(data, change, **saving):
    """Return a PDF after `change` was done to it through pikepdf."""
    written = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(written, **saving)
    return written.getvalue()


def annotation_named(pdf, name):
    """Return the page of an annotation, from 0, and the annotation."""
    return next(
        (number, each)
        for number, page in enumerate(pdf.pages)
        for each in page.obj.get("/Annots", [])
        if str(each.get("/NM", "")) == name
    )


def add(pdf, page, **members):
    """Put an annotation on a page, from 0, and return it."""
    made = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            **{"Subtype": Name.Text, "Rect": Array([10, 10, 30, 30]), **members},
        )
    )
    annotations = pdf.pages[page].obj.get("/Annots", None)
    if annotations is None:
        pdf.pages[page].obj.Annots = annotations = Array()
    annotations.append(made)
    return made


def attach(pdf, name, content):
    """Put a file into a PDF in the place of one of the same name."""
    with_name = pikepdf.AttachedFileSpec(pdf, content, filename=name)
    pdf.attachments[name] = with_name


def field(name, value, **members):
    """Return a filled-in field of a form."""
    return Dictionary(FT=Name.Tx, T=String(name), V=String(value), **members)


def in_pdfium(data, change):
    """Return a PDF after `change` was done to it through PDFium, the engine of Chrome and Edge."""
    written = BytesIO()
    with closing(pypdfium2.PdfDocument(data)) as document:
        change(document)
        document.save(written)
    return written.getvalue()


def write_string(annotation, key, text):
    """Write a text into an annotation through PDFium."""
    encoded = (text + "\0").encode("utf-16-le")
    units = (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)
    assert raw.FPDFAnnot_SetStringValue(annotation, key.encode(), units)


def comment_in_pdfium(page, text, *, kind=raw.FPDF_ANNOT_TEXT, frame=(60, 60, 80, 80), words=False):
    """Add a comment to an open page of PDFium, or a highlight over `frame`."""
    made = raw.FPDFPage_CreateAnnot(page.raw, kind)
    left, bottom, right, top = frame
    raw.FPDFAnnot_SetRect(made, raw.FS_RECTF(left, top, right, bottom))
    if words:
        corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        assert raw.FPDFAnnot_AppendAttachmentPoints(made, corners)
    write_string(made, "Contents", text)
    write_string(made, "T", "Ms Okoro")
    raw.FPDFPage_CloseAnnot(made)
