# SPDX-License-Identifier: MIT
"""Fields to fill in: what they look like while empty, and what the catalog says of them.

ReportLab's own fields know no letters beyond Latin-1 and no place in the logical tree. Each field
has an appearance and none is asked to be made by the viewer, as PDF/A wants; a viewer writes in a
face of its own, so a filled-in file is not one of PDF/A any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.export.pdf.finish.annotations import Described
from workbench.export.pdf.finish.file import PdfFile, number, numbers, reference, references, string
from workbench.export.pdf.structure import FormField

_FACE = "Helv"
_PRINTED = 4
_MULTILINE, _COMBO = 1 << 12, 1 << 17
_NOTHING_CHOSEN = ("", "–")
_USUAL_SIZE = 11.0
_EMPTY = b"/Tx BMC EMC"


def form_face(file: PdfFile) -> int:
    """Write the face that viewers type with, and return its number; one serves all fields."""
    return file.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")


def fields(file: PdfFile, field: FormField, face: int) -> Iterator[Described]:
    """Yield the annotation of a field on its page; `face` is the number of its face."""
    for page, boxes in field.areas.items():
        for box in boxes:
            size = (0.0, 0.0, box.right - box.left, box.top - box.bottom)
            appearance = file.add_stream(
                f"/Type/XObject/Subtype/Form/BBox {numbers(size)}"
                f"/Resources <</Font <</{_FACE} {reference(face)}>>>>",
                _EMPTY,
            )
            body = (
                f"/Type/Annot/Subtype/Widget/Rect {numbers(box)}/T {string(field.name)}"
                f"/TU {string(field.label)}/F {_PRINTED}{_kind(field)}/V ()/DV ()"
                f"/DA {string(_looks(field.text_size))}/AP <</N {reference(appearance)}>>"
            )
            yield page, body


def form(file: PdfFile, field_numbers: Sequence[int], face: int) -> str:
    """Write what is true of all fields, and return what the catalog says of them.

    It is an object of its own: only then does pdf.js say in it that appearances are to be made,
    where somebody typed letters that the face does not have (`NeedAppearances`).
    """
    written = file.add(
        f"<</Fields {references(field_numbers)}"
        f"/DR <</Font <</{_FACE} {reference(face)}>>>>/DA {string(_looks(_USUAL_SIZE))}>>"
    )
    return f"/AcroForm {reference(written)}"


def _kind(field: FormField) -> str:
    if not field.choices:
        return f"/FT/Tx/Ff {_MULTILINE if field.has_lines else 0}"
    options = [_NOTHING_CHOSEN, *((choice, choice) for choice in field.choices)]
    listed = "".join(f"[{string(value)} {string(shown)}]" for value, shown in options)
    return f"/FT/Ch/Ff {_COMBO}/Opt [{listed}]"


def _looks(size: float | None) -> str:
    """Return how words look; with 0 the viewer takes a size at which all of them fit."""
    return f"/{_FACE} {number(size or 0)} Tf 0 g"
