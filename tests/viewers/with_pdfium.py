# SPDX-License-Identifier: MIT
"""Fill in a form and write into a PDF with PDFium, the engine of Chrome and Edge.

python -m tests.viewers.with_pdfium WORK.json IN.pdf OUT.pdf
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import closing
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

KINDS = {
    "note": raw.FPDF_ANNOT_TEXT,
    "highlight": raw.FPDF_ANNOT_HIGHLIGHT,
    "underline": raw.FPDF_ANNOT_UNDERLINE,
    "strike-out": raw.FPDF_ANNOT_STRIKEOUT,
    "typed": raw.FPDF_ANNOT_FREETEXT,
    "drawing": raw.FPDF_ANNOT_INK,
    "stamp": raw.FPDF_ANNOT_STAMP,
}
COLOURS = {"highlight": (255, 230, 50), "underline": (0, 128, 0), "strike-out": (200, 0, 0)}


def main(work, source, target):
    """Do the work on a file, and write another."""
    with closing(pypdfium2.PdfDocument(source)) as document:
        document.init_forms()
        for number in range(len(document)):
            with closing(document[number]) as page:
                fill_in(document.formenv, page, work.get("fields", {}))
                for each in work.get("written", ()):
                    if each["page"] == number:
                        write(page, each)
        document.save(target)


def fill_in(form, page, values):
    """Type into the fields of a page as a person does: what was there is replaced."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        field = raw.FPDFPage_GetAnnot(page, number)
        name = string_of(raw.FPDFAnnot_GetFormFieldName, form, field)
        if name in values:
            assert raw.FORM_SetFocusedAnnot(form, field)
            if raw.FPDFAnnot_GetFormFieldType(form, field) == raw.FPDF_FORMFIELD_COMBOBOX:
                shown = [
                    string_of(raw.FPDFAnnot_GetOptionLabel, form, field, at)
                    for at in range(raw.FPDFAnnot_GetOptionCount(form, field))
                ]
                at = shown.index(values[name]) if values[name] in shown else 0
                assert raw.FORM_SetIndexSelected(form, page, at, True)
            else:
                raw.FORM_SelectAllText(form, page)
                raw.FORM_ReplaceSelection(form, page, wide(values[name]))
            assert raw.FORM_ForceToKillFocus(form)
        raw.FPDFPage_CloseAnnot(field)


def write(page, each):
    """Write something new, or change something that is there."""
    if each["kind"] in ("edit", "delete"):
        change(page, each)
        return
    annotation = raw.FPDFPage_CreateAnnot(page, KINDS[each["kind"]])
    left, bottom, right, top = each["rect"]
    assert raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    if each["kind"] in COLOURS:
        corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        assert raw.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
        kind = raw.FPDFANNOT_COLORTYPE_Color
        assert raw.FPDFAnnot_SetColor(annotation, kind, *COLOURS[each["kind"]], 255)
    if each["kind"] == "drawing":
        line = (raw.FS_POINTF * 2)(raw.FS_POINTF(left, bottom), raw.FS_POINTF(right, top))
        assert raw.FPDFAnnot_AddInkStroke(annotation, line, 2) >= 0
    if each.get("text"):
        set_string(annotation, "Contents", each["text"])
    if each.get("author"):
        set_string(annotation, "T", each["author"])
    raw.FPDFPage_CloseAnnot(annotation)


def change(page, each):
    """Say something else in what is there, or delete it."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation, area = raw.FPDFPage_GetAnnot(page, number), raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, area)
        # PDFium makes a note as large as its icon.
        there = (area.left, area.bottom)
        is_meant = all(abs(a - b) < 1 for a, b in zip(there, each["rect"][:2], strict=True))
        if is_meant and each["kind"] == "edit":
            set_string(annotation, "Contents", each["text"])
        raw.FPDFPage_CloseAnnot(annotation)
        if is_meant:
            assert each["kind"] == "edit" or raw.FPDFPage_RemoveAnnot(page, number)
            return
    raise LookupError(each)


def wide(text):
    """Return a text as PDFium takes it."""
    encoded = (text + "\0").encode("utf-16-le")
    return (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)


def set_string(annotation, key, text):
    """Write a text into an annotation."""
    assert raw.FPDFAnnot_SetStringValue(annotation, key.encode(), wide(text))


def string_of(ask, *arguments):
    """Return the text that a call of PDFium tells."""
    length = ask(*arguments, None, 0)
    told = ctypes.create_string_buffer(max(2, length))
    ask(*arguments, ctypes.cast(told, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return told.raw[:length].decode("utf-16-le").rstrip("\0")


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), *sys.argv[2:])
