# SPDX-License-Identifier: MIT
"""The small plan that the viewers wrote into, always the same to the byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from tests.factories import (
    a_mark_on_a_picture,
    a_pack,
    a_plan,
    a_point,
    a_source,
    an_annotation,
    an_enquiry,
)
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.enquiries import Level
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import AnnotationEvidence, PointKind, Student
from workbench.domain.sources import Picture
from workbench.export.pdf.writing import write_plan
from workbench.services import catalogues
from workbench.services.documenting import PlanMaterial, plan_document

MADE = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
LEVELS = (
    Level("Level 1", 1, 4, "says what the sources say"),
    Level("Level 2", 5, 8, "asks what they can and cannot tell"),
    Level("Level 3 – “full”", 9, 12, "weighs them against one another"),
)


def material():
    """Return a plan with two sources, marks on words and on a part of a picture."""
    letter = a_source("A", id=_id(1))
    drawing = a_source(
        "B", id=_id(2), order=2, body="", picture=Picture(f"{'0' * 64}.png", "A queue")
    )
    pack = a_pack(letter, drawing, id=_id(3))
    pack = replace(pack, background=replace(pack.background, facts=()))
    words = (("eleven weeks", Dimension.NATURE), ("the chapel door", Dimension.ORIGIN))
    marks = []
    for number, (said, dimension) in enumerate(words, 1):
        start = letter.body.index(said)
        marks.append(
            an_annotation(
                letter,
                number,
                id=_id(10 + number),
                start=start,
                end=start + len(said),
                dimension=dimension,
                feature=f"“{said}”",
                inference="it lasted",
            )
        )
    marks.append(a_mark_on_a_picture(drawing, 1, id=_id(13), feature="a long queue"))
    evidence = tuple(AnnotationEvidence(each.id) for each in marks[:1])
    points = (
        a_point(id=_id(20), evidence=evidence, explanation="So many weeks.", link="It divided."),
        a_point(id=_id(21), point="The chapel decided who ate."),
        a_point(id=_id(22), point="Some shared.", kind=PointKind.COUNTER_POINT),
    )
    plan = a_plan(
        pack,
        *points,
        id=_id(30),
        enquiry=an_enquiry(id=_id(31), marks=12, levels=LEVELS),
        student=Student("A. Student", "10B"),
    )
    return PlanMaterial(
        pack,
        plan,
        tuple(marks),
        catalogues.framework("nopr"),
        pictures={drawing.id: _picture()},
    )


def exported(**options) -> bytes:
    """Return the plan's PDF with a form to fill in."""
    wished = {"form": True, "overview": False, "timeline": False, "notes": NotesPlace.NONE}
    return write_plan(
        plan_document(material(), options=ExportOptions(**{**wished, **options}), made=MADE)
    )


def _id(number: int) -> str:
    return f"{number:032x}"


def _picture() -> bytes:
    written = BytesIO()
    Image.new("L", (24, 16), 200).save(written, "PNG")
    return written.getvalue()
