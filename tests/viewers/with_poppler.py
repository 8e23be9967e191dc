# SPDX-License-Identifier: MIT
"""Fill in a form and write into a PDF with poppler, as the viewer of GNOME does.

    /usr/bin/python3 with_poppler.py WORK.json IN.pdf OUT.pdf

Needs poppler's introspection (Debian: `gir1.2-poppler-0.18 python3-gi`).
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402

COLOURS = {"highlight": (1.0, 0.9, 0.2), "underline": (0.0, 0.5, 0.0), "strike-out": (0.8, 0, 0)}


def main(work, source, target):
    """Do the work on a file, and write another."""
    document = Poppler.Document.new_from_file(Path(source).resolve().as_uri(), None)
    for number in range(document.get_n_pages()):
        page = document.get_page(number)
        fill_in(page, work.get("fields", {}))
        for each in work.get("written", ()):
            if each["page"] == number:
                write(document, page, each)
    document.save(Path(target).resolve().as_uri())


def fill_in(page, values):
    """Fill in the fields of a page."""
    for each in page.get_form_field_mapping():
        name, field = each.field.get_name(), each.field
        if name not in values:
            continue
        value = values[name]
        if field.get_field_type() == Poppler.FormFieldType.TEXT:
            field.text_set_text(value)
            continue
        shown = [field.choice_get_item(at) for at in range(field.choice_get_n_items())]
        field.choice_select_item(shown.index(value) if value in shown else 0)


def write(document, page, each):
    """Write something new, or change something that is there."""
    kind, text = each["kind"], each.get("text", "")
    if kind in ("edit", "delete"):
        own = next(x.annot for x in page.get_annot_mapping() if is_at(x.annot, each["rect"]))
        page.remove_annot(own) if kind == "delete" else own.set_contents(text)
        return
    annot = made(document, kind, rectangle(each["rect"]))
    if text:
        annot.set_contents(text)
    if each.get("author"):
        annot.set_label(each["author"])
    if kind in COLOURS:
        annot.set_color(colour(*COLOURS[kind]))
    page.add_annot(annot)


def made(document, kind, area):
    """Return a new annotation of a kind."""
    if kind == "note":
        return Poppler.AnnotText.new(document, area)
    if kind == "highlight":
        return Poppler.AnnotTextMarkup.new_highlight(document, area, [quadrilateral(area)])
    if kind == "underline":
        return Poppler.AnnotTextMarkup.new_underline(document, area, [quadrilateral(area)])
    if kind == "strike-out":
        return Poppler.AnnotTextMarkup.new_strikeout(document, area, [quadrilateral(area)])
    if kind == "stamp":
        stamp = Poppler.AnnotStamp.new(document, area)
        stamp.set_icon(Poppler.AnnotStampIcon.APPROVED)
        return stamp
    if kind == "drawing":
        return Poppler.AnnotCircle.new(document, area)
    raise ValueError(kind)


def rectangle(corners):
    """Return a rectangle of poppler's."""
    area = Poppler.Rectangle()
    area.x1, area.y1, area.x2, area.y2 = corners
    return area


def colour(red, green, blue):
    """Return a colour of poppler's."""
    made = Poppler.Color()
    made.red, made.green, made.blue = (round(65535 * part) for part in (red, green, blue))
    return made


def quadrilateral(area):
    """Return the corners of a stretch of words, as poppler has them."""
    made = Poppler.Quadrilateral()
    for name, x, y in (
        ("p1", area.x1, area.y2),
        ("p2", area.x2, area.y2),
        ("p3", area.x1, area.y1),
        ("p4", area.x2, area.y1),
    ):
        point = Poppler.Point()
        point.x, point.y = x, y
        setattr(made, name, point)
    return made


def is_at(annot, corners):
    """Tell whether an annotation lies there."""
    area = annot.get_rectangle()
    there = (area.x1, area.y1, area.x2, area.y2)
    return all(abs(a - b) < 1 for a, b in zip(there, corners, strict=True))


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), *sys.argv[2:])
