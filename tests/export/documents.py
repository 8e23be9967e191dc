# SPDX-License-Identifier: MIT
"""Plans to print: sources with marks of every shape, points, evidence, and what may be missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from workbench.domain.annotations import (
    Anchor,
    Annotation,
    Direction,
    SourcePart,
    Target,
    Weight,
    in_reading_order,
    marked_words,
)
from workbench.domain.background import BackgroundEntry, BackgroundKind
from workbench.domain.documents import (
    Attachment,
    ExportOptions,
    KnowledgeEvidence,
    PlanDocument,
    PointSheet,
    SourceEvidence,
    SourceSheet,
)
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension, Framework, Letter, LineStyle
from workbench.domain.identifiers import AnnotationId, BackgroundId, EnquiryId, SourceId
from workbench.domain.plans import PointKind, Student
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import Gloss, Picture, Source, SourceKind
from workbench.domain.text import Span

MADE = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)

NOPR = Framework(
    "nopr",
    "NOPR",
    "Nature, Origin, Purpose, Reliability",
    tuple(
        Letter(letter, name, dimension, (dimension,), f"{name}?", line, colour, tint)
        for letter, name, dimension, line, colour, tint in (
            ("N", "Nature", Dimension.NATURE, LineStyle.SOLID, "#0F5BD8", "#E7EFFB"),
            ("O", "Origin", Dimension.ORIGIN, LineStyle.DASHED, "#8A5D00", "#F3EFE6"),
            ("P", "Purpose", Dimension.PURPOSE, LineStyle.DOTTED, "#7B1763", "#F2E8EF"),
            ("R", "Reliability", Dimension.RELIABILITY, LineStyle.DOUBLE, "#0B6B4F", "#E6F0ED"),
        )
    ),
)

LOST_WORDS = Anchor(Span(12, 40), "the seventh cart was empty", "before ", " after")

DIMENSIONS = tuple(letter.dimension for letter in NOPR.letters)

MILL = (
    "The new mill stopped at noon and did not start again. By two o’clock the whole yard was full, "
    "and a man from the council stood on a cart and read the order aloud: no coal before Friday.\n"
    "I counted the carts that came up the river road. There were four of them, and not one was "
    "loaded to the boards. My neighbour says that the council has coal enough in its own cellar, "
    "but she has not been inside and neither have I.\n"
    "The children were sent home at one, because the school could not be heated. Nobody "
    "shouted. That is what I shall remember: how quiet two hundred people can be."
)

COUNCIL = (
    "Доклад городского совета. Уголь будет доставлен в пятницу; жители ведут себя спокойно.\n"
    "Копия отправлена губернатору. Подпись неразборчива."
)

HISTORIAN = (
    "Two accounts of that day survive, and they disagree about the coal. The report to the "
    "governor was written to be passed on; the diary was not. Neither of them saw the cellar — and "
    "the ledger, with its 1,400 hundredweight of “reserve”, was found only in 1987."
)


def a_source(label="A", body=MILL, **changes):
    """Return a source with a label line and what is known of it."""
    return Source(
        **{
            "id": SourceId(f"source-{label}"),
            "label": label,
            "order": 1,
            "body": body,
            "attribution": f"From the diary of a weaver, written on 4 February 1893 ({label}).",
            "provenance": Provenance(
                creator=("a weaver",),
                genre="diary",
                date=HistoricalDate("4 February 1893", "1893-02-04"),
                not_given=("audience", "place"),
            ),
            **changes,
        }
    )


def a_mark(source, words, number=1, *, part=SourcePart.BODY, occurrence=0, **changes):
    """Return a mark on `words` of `source`, or on the whole source where they are None."""
    anchor = None
    if words is not None:
        text = source.body if part is SourcePart.BODY else source.attribution
        start = -1
        for _ in range(occurrence + 1):
            start = text.index(words, start + 1)
        anchor = Anchor(Span(start, start + len(words)), words)
    made = MADE - timedelta(days=20, minutes=-number)
    return Annotation(
        **{
            "id": AnnotationId(f"mark-{source.label}-{number}"),
            "short_id": f"{source.label}{number}",
            "target": Target(source.id, part if words is not None else SourcePart.WHOLE, anchor),
            "dimension": DIMENSIONS[number % 4],
            "created": made,
            "modified": made + timedelta(minutes=5),
            "feature": f"the words are chosen with care ({source.label}{number})",
            "inference": "the writer expects to be read",
            "so_what": "so it shows what could be said aloud",
            "direction": Direction.ADDS_VALUE,
            "weight": Weight.MIDDLE,
            **changes,
        }
    )


def a_sheet(source, *marks, **changes):
    """Return the page of a source with its marks in reading order."""
    return SourceSheet(source, in_reading_order(marks), **changes)


def a_document(*sheets, **changes):
    """Return a plan with these sources; without any, one with everything in it."""
    chosen = sheets or everything()
    return PlanDocument(
        **{
            "title": "Essay plan: How far can we know what happened in the yard?",
            "task": "Winter assessment",
            "language": "en-GB",
            "made": MADE,
            "date": "2 March 2026",
            "student": Student("Ana Öztürk", "10B", "", "Ms Okafor"),
            "enquiry": Enquiry(
                EnquiryId("enquiry"),
                "How far do the sources let us know what happened in the yard?",
                marks=16,
                minutes=30,
                sources=tuple(sheet.source.label for sheet in chosen),
            ),
            "board": "A board’s paper 2",
            "levels": (),
            "framework": NOPR,
            "claim": "We can know how it felt, but not how much coal there was.",
            "points": the_points(chosen),
            "judgement": "The diary is worth more for the mood than for the numbers.",
            "sources": chosen,
            "attachments": (
                Attachment("plan.json", "application/json", "Source", "The plan", b'{"a": 1}'),
                Attachment(
                    "annotations.jsonld", "application/ld+json", "Supplement", "The marks", b"[]"
                ),
            ),
            **changes,
        }
    )


def everything():
    """Return three sources and a picture, with overlapping, nested, identical and empty marks."""
    diary, report = a_source(), a_source("B", COUNCIL, heading="Document", attribution=None)
    later = a_source(
        "C",
        HISTORIAN,
        kind=SourceKind.INTERPRETATION,
        heading="Interpretation",
        title="A quarrel about coal",
        glosses=(Gloss("*", "a hundredweight: 50.8 kg"),),
    )
    drawing = a_source("D", None, picture=Picture("d.png", "A cart in front of a closed gate."))
    return (
        a_sheet(diary, *diary_marks(diary), points={"A1": ("1",), "A4": ("1", "counter-point")}),
        a_sheet(
            report,
            a_mark(report, "Уголь будет доставлен в пятницу"),
            a_mark(report, "жители ведут себя спокойно", 2),
            a_mark(report, "Подпись неразборчива", 3, feature="", inference="", so_what=""),
        ),
        a_sheet(later, a_mark(later, "“reserve”"), a_mark(later, "1,400 hundredweight", 2)),
        a_sheet(drawing, a_mark(drawing, None), picture=a_picture()),
    )


def diary_marks(diary):
    """Return marks that overlap, nest, coincide, cross paragraphs, and stand on the label."""
    long_note = "The writer counts what can be counted and says so. " * 12
    nothing = {"feature": "", "inference": "", "so_what": "", "direction": None}
    across = "neither have I.\nThe children"
    return (
        a_mark(diary, "stopped at noon and did not start again", 1),
        a_mark(diary, "did not start again. By two o’clock", 2),
        a_mark(diary, "start again", 3),
        a_mark(diary, "I counted the carts", 4, feature=long_note),
        a_mark(diary, "I counted the carts", 5, dimension=Dimension.NATURE),
        a_mark(diary, "I counted the carts", 6, dimension=Dimension.NATURE, **nothing),
        a_mark(diary, across, 7),
        a_mark(diary, "quiet", 8, direction=Direction.LIMITS),
        a_mark(diary, "the diary of a weaver", 9, part=SourcePart.ATTRIBUTION),
        a_mark(diary, None, 10, direction=Direction.BOTH),
    )


def a_document_in_doubt(**changes):
    """Return a plan with a mark in its place, one that was moved, and one that is lost."""
    source = a_source()
    there = a_mark(source, "stopped at noon", 1)
    moved, gone = a_mark(source, "no coal before Friday", 2), a_mark(source, "Nobody", 3)
    was = replace(moved.target.anchor, exact="no coal this week")
    moved = replace(moved, target=replace(moved.target, was=was))
    gone = replace(gone, target=replace(gone.target, anchor=None, was=LOST_WORDS))
    points = (
        PointSheet(
            PointKind.POINT,
            "The writer was there.",
            tuple(SourceEvidence(source, each, marked_words(source, each.target))
                  for each in (moved, gone)),
            "",
            "",
        ),
    )  # fmt: skip
    return a_document(a_sheet(source, there, moved, gone), points=points, **changes)


def the_points(sheets):
    """Return a point with evidence and knowledge, a counter-point, and an empty point."""
    words = [
        SourceEvidence(sheet.source, each, each.target.anchor.exact)
        for sheet in sheets
        for each in sheet.annotations
        if each.target.anchor is not None
    ]
    known = KnowledgeEvidence(
        BackgroundEntry(
            BackgroundId("fact-1"), BackgroundKind.FACT, None, "Coal came by river until 1901."
        )
    )
    return (
        PointSheet(
            PointKind.POINT,
            "The writer was there.",
            (*words[:2], known),
            "She counts, and she says what she did not see.",
            "So the diary tells us what the yard looked like.",
        ),
        PointSheet(
            PointKind.COUNTER_POINT, "She did not see the cellar.", tuple(words[2:3]), "", ""
        ),
        PointSheet(PointKind.POINT, "", (), "", ""),
    )


def a_picture(colour=(90, 70, 50)):
    """Return the content of a small picture file."""
    image = Image.new("RGB", (320, 200), (230, 224, 210))
    ImageDraw.Draw(image).rectangle((40, 60, 200, 160), fill=colour)
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def a_long_source(label="L", paragraphs=14):
    """Return a source of several pages."""
    return a_source(label, "\n".join(f"{number}. {MILL}" for number in range(1, paragraphs + 1)))


def many_marks(source, count, *, length=60, note="a note of some words"):
    """Return `count` marks spread evenly over a source, each `length` characters long."""
    step = max(1, (len(source.body) - length) // count)
    marks = []
    for number in range(1, count + 1):
        start = number * step - step
        start += len(source.body[start:]) - len(source.body[start:].lstrip())
        words = source.body[start : start + length].rstrip()
        mark = a_mark(source, words[:1], number, feature=f"{note} {number}")
        anchor = Anchor(Span(start, start + len(words)), words)
        marks.append(replace(mark, target=Target(source.id, SourcePart.BODY, anchor)))
    return marks


def plain_options(**changes):
    """Return options for a document of sources alone."""
    return ExportOptions(**{"plan": False, "teacher_panel": False, **changes})
