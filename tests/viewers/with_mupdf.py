# SPDX-License-Identifier: MIT
"""Fill in a form and write into a PDF with MuPDF, with replies, which the others cannot write.

    python with_mupdf.py WORK.json IN.pdf OUT.pdf

Needs PyMuPDF (PyPI), which is no part of the project.
"""

import json
import sys
from pathlib import Path

import pymupdf


def main(work, source, target):
    """Do the work on a file, and write another."""
    with pymupdf.open(source) as document:
        written = {}
        for each in work.get("written", ()):
            page = document[each["page"]]
            write(page, each, written)
        for page in document:
            for widget in page.widgets():
                name = widget.field_name
                if name in work.get("fields", {}):
                    widget.field_value = work["fields"][name]
                    widget.update()
        document.save(target, garbage=1, deflate=True, use_objstms=1)


def write(page, each, written):
    """Write something new, or change something that is there."""
    kind, text = each["kind"], each.get("text", "")
    left, bottom, right, top = each["rect"]
    height = page.mediabox.height
    area = pymupdf.Rect(left, height - top, right, height - bottom)
    if kind in ("edit", "delete"):
        own = at(page, area)
        if kind == "delete":
            page.delete_annot(own)
        else:
            own.set_info(content=text)
        return
    made = new(page, kind, area, text)
    made.set_info(content=text, title=each.get("author", ""))
    if kind == "reply":
        answered = written.get(each["to"])
        made.set_irt_xref(answered if answered is not None else at(page, area).xref)
    made.update()
    written[text] = made.xref


def new(page, kind, area, text):
    """Return a new annotation of a kind."""
    return {
        "note": lambda: page.add_text_annot(area.tl, text),
        "reply": lambda: page.add_text_annot(area.tl, text),
        "highlight": lambda: page.add_highlight_annot(area),
        "underline": lambda: page.add_underline_annot(area),
        "strike-out": lambda: page.add_strikeout_annot(area),
        "drawing": lambda: page.add_ink_annot([[tuple(area.bl), tuple(area.tr)]]),
        "stamp": lambda: page.add_stamp_annot(area, stamp=0),
    }[kind]()


def at(page, area):
    """Return the annotation that begins there."""
    return next(x for x in page.annots() if abs(x.rect.tl - area.tl) < 4)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), *sys.argv[2:])
