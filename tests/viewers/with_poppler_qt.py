# SPDX-License-Identifier: MIT
"""Fill in a form and write into a PDF with poppler-qt5, as Okular does.

    /usr/bin/python3 with_poppler_qt.py WORK.json IN.pdf OUT.pdf

Needs its binding (Debian: `python3-poppler-qt5`).
"""

import json
import sys
from datetime import datetime, timezone
from pathlib import Path
from uuid import UUID

from popplerqt5 import Poppler
from PyQt5.QtCore import QDateTime, QPointF, QRectF
from PyQt5.QtGui import QColor

COLOURS = {"highlight": "#ffe632", "underline": "#008000", "strike-out": "#c80000"}
WRITTEN = datetime(2026, 3, 9, 15, 30, tzinfo=timezone.utc)  # noqa: UP017 – Debian's Python
HIGHLIGHTS = {
    "highlight": Poppler.HighlightAnnotation.Highlight,
    "underline": Poppler.HighlightAnnotation.Underline,
    "strike-out": Poppler.HighlightAnnotation.StrikeOut,
}


def main(work, source, target):
    """Do the work on a file, and write another."""
    document = Poppler.Document.load(source)
    for number in range(document.numPages()):
        page = document.page(number)
        for field in page.formFields():
            fill_in(field, work.get("fields", {}))
        for each in work.get("written", ()):
            if each["page"] == number:
                write(page, each)
    converter = document.pdfConverter()
    converter.setOutputFileName(target)
    converter.setPDFOptions(Poppler.PDFConverter.PDFOptions(Poppler.PDFConverter.WithChanges))
    if not converter.convert():
        raise SystemExit("nothing was saved")


def fill_in(field, values):
    """Fill in a field."""
    if field.name() not in values:
        return
    value = values[field.name()]
    if isinstance(field, Poppler.FormFieldText):
        field.setText(value)
    else:
        shown = list(field.choices())
        field.setCurrentChoices([shown.index(value) if value in shown else 0])


def write(page, each):
    """Write something new, or change something that is there."""
    place = area(page, each["rect"])
    if each["kind"] in ("edit", "delete"):
        own = next(x for x in page.annotations() if is_at(x.boundary(), place))
        if each["kind"] == "delete":
            page.removeAnnotation(own)
        else:
            own.setContents(each["text"])
        return
    annotation = made(each["kind"], place)
    style = annotation.style()
    style.setColor(QColor(COLOURS.get(each["kind"], "#ffe632")))
    annotation.setStyle(style)
    annotation.setBoundary(place)
    annotation.setContents(each.get("text", ""))
    annotation.setAuthor(each.get("author", ""))
    written = QDateTime.fromSecsSinceEpoch(int(WRITTEN.timestamp()))
    annotation.setCreationDate(written)
    annotation.setModificationDate(written)
    here = sum(x.uniqueName().startswith("okular-") for x in page.annotations())
    annotation.setUniqueName(f"okular-{{{UUID(int=1000 * each['page'] + here)}}}")
    page.addAnnotation(annotation)


def made(kind, place):
    """Return a new annotation of a kind."""
    if kind in HIGHLIGHTS:
        quad = Poppler.HighlightAnnotation.Quad()
        corners = (place.bottomLeft(), place.bottomRight(), place.topRight(), place.topLeft())
        quad.points = [QPointF(each) for each in corners]
        annotation = Poppler.HighlightAnnotation()
        annotation.setHighlightType(HIGHLIGHTS[kind])
        annotation.setHighlightQuads([quad])
        return annotation
    if kind in ("note", "typed"):
        annotation = Poppler.TextAnnotation(
            Poppler.TextAnnotation.Linked if kind == "note" else Poppler.TextAnnotation.InPlace
        )
        if kind == "typed":
            annotation.setInplaceIntent(Poppler.TextAnnotation.TypeWriter)
        return annotation
    if kind == "drawing":
        annotation = Poppler.InkAnnotation()
        annotation.setInkPaths([[place.bottomLeft(), place.topRight()]])
        return annotation
    if kind == "stamp":
        annotation = Poppler.StampAnnotation()
        annotation.setStampIconName("Approved")
        return annotation
    raise ValueError(kind)


def area(page, corners):
    """Return a place as poppler-qt has it: in parts of the page, from its top left."""
    size = page.pageSizeF()
    left, bottom, right, top = corners
    return QRectF(
        left / size.width(),
        1 - top / size.height(),
        (right - left) / size.width(),
        (top - bottom) / size.height(),
    )


def is_at(one, other):
    """Tell whether two places are the same."""
    pairs = zip(one.getCoords(), other.getCoords(), strict=True)
    return all(abs(a - b) < 0.002 for a, b in pairs)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), *sys.argv[2:])
