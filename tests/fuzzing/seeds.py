# SPDX-License-Identifier: MIT
"""Files that the fuzzers begin with: small, good, and of each kind."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from itertools import islice
from pathlib import Path

import docx
import pikepdf
import pptx
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.factories import NOON, a_pack, a_plan, a_point, a_source, an_annotation, lost
from tests.importers.readers import hostile_pdfs
from tests.importers.readers.office_files import odf_parts, zipped
from tests.importers.readers.paper import Paper, cartoon
from tests.returned import add, attach, field
from workbench.domain.annotations import Direction, SourcePart, Target
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.interchange.plans import plan_to_json
from workbench.domain.interchange.scripts import MEMBER, script_to_json
from workbench.domain.interchange.web_annotations import annotations_to_json
from workbench.domain.marked_copies import FeedbackSheet, StampOnPage
from workbench.domain.practising.clock import ClockEvent, EventKind
from workbench.domain.practising.scripts import Script, Sitting
from workbench.domain.regions import Shape, Spot, framed
from workbench.domain.reviews import Review
from workbench.domain.sources import Picture
from workbench.domain.tables import MarksMaterial
from workbench.export.exchange.project_file import project_file
from workbench.export.pdf.writing import write_review
from workbench.services import catalogues

TESTS = Path(__file__).resolve().parents[1] / "importers"
FOLDERS = (TESTS / "data", TESTS / "corpus" / "seen")
LARGEST = 60_000
"""Bytes of a seed; what is longer is looked at slowly and teaches nothing more."""

WORDS = (
    *("Source A", "SOURCE 12:", "Extract B", "Document 3.", "Interpretation 2", "Source C (cont.)"),
    *("From ", "Written by ", "A photograph of ", "Adapted from ", "Glossary", "Key words"),
    *("Questions", "Q: ", "A: ", "(4 marks)", "Fact box", "Introduction", "Card 1", "[image]"),
    *("1955", "c. 1916", "14 May 1926", "5", "https://example.org/a", "[...]", "\u201c", "\u201d"),
    *("\u00a0\u00a0\u00a0", "\u2022 ", "\u2013 ", "\ufffc", "\u202e", "\t", "\n\n", "\r\n"),
    *("\u00e2\u20ac\u2122", "\u0301", "\U0001f600", "\ufeff"),
)
"""What pages of sources are made of, for the fuzzers to put in."""

MIXED = (
    "txt",
    "html",
    "mhtml",
    "document.xml",
    "content.xml",
    "slide1.xml",
    "pdf",
    "sourcepack",
    "picture",
    "project.qde",
    "handed-in",
    "marked-copy",
    "plan.json",
)
"""The kinds that take turns in `any`: the first byte says which."""

_TEXTS = frozenset({"txt", "text", "md"})
_PICTURES = frozenset({"picture", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"})


def seeds_of(kind: str) -> Iterator[bytes]:
    """Yield good files of a kind that is a name in `targets.TARGETS`."""
    if kind == "any":
        for number, each in enumerate(MIXED):
            yield from (bytes([number]) + seed for seed in islice(seeds_of(each), 3))
        return
    yield from _made(kind)
    endings = _TEXTS if kind in _TEXTS else {kind}
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")):
            if path.suffix[1:] in endings and path.stat().st_size <= LARGEST:
                yield path.read_bytes()


def _made(kind: str) -> Iterator[bytes]:
    """Yield those that are made here."""
    if kind == "sourcepack":
        yield pack_file()
    elif kind in {"handed-in", "marked-copy"}:
        yield handed_in()
    elif kind == "plan.json":
        yield plan_inside()
        yield answer_inside()
    elif kind == "pdf":
        yield from papers()
    elif kind in {"mht", "mhtml"}:
        yield web_archive()
    elif kind in _PICTURES:
        yield from pictures()
    elif kind in PARTS:
        parts, name = PARTS[kind]
        yield as_bytes(parts()[name])
    elif kind in PACKED:
        yield zipped(PACKED[kind]())


def plan_inside() -> bytes:
    """Return a small plan with its pack and a mark, as it travels in a PDF."""
    source = a_source()
    pack = a_pack(source)
    marks = (an_annotation(source, feature="The mill stood still."),)
    bundle = {
        **plan_to_json(a_plan(pack, a_point())),
        "packs": [pack_to_json(pack)],
        "annotations": annotations_to_json(marks),
        "printed": [mark.id for mark in marks],
    }
    return json.dumps(bundle).encode()


def stamp() -> StampOnPage:
    """Return a stamp on the first page."""
    return StampOnPage(0, (100, 100, 150, 120), "0 0 50 20 re f", "stamp-s", "A1: E?")


@cache
def feedback() -> bytes:
    """Return a page of feedback."""
    review = Review("Bo Li", "", "plan", "v1", target="Date it.")
    sheet = FeedbackSheet("Bo Li", "11B", "Why?", review, (), "Ms Okoro", NOON)
    return write_review(sheet, language="en-GB")


def answer_inside() -> bytes:
    """Return the same with the answer of a practice in the place of what is planned."""
    rest = ClockEvent(EventKind.REST, NOON, 60.0, 300.0)
    sitting = Sitting(NOON, NOON, 12, 900.0, 900.0, 25, each=(900.0,), events=(rest,))
    script = Script(1, ("Question 03",), sitting, "It is useful.", "So I say.", level="L2", mark=5)
    bundle = {**json.loads(plan_inside()), MEMBER: script_to_json(script)}
    return json.dumps(bundle).encode()


def handed_in(plan: bytes | None = None) -> bytes:
    """Return a PDF with a plan, notes, a reply, a form and a script, and nothing compressed."""
    content = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        own = add(pdf, 0, NM=String("m"), Subj=String("Nature"), Contents=String("Nature A1"))
        add(pdf, 0, IRT=own, Contents=String("why?"), M=String("D:20260302091500+01'00'"))
        quads = Array([10, 30, 30, 30, 10, 10, 30, 10])
        add(pdf, 0, Subtype=Name.Highlight, QuadPoints=quads, T=String("Ms Okoro"))
        fields = Array([pdf.make_indirect(field("level", "3"))])
        pdf.Root.AcroForm = Dictionary(Fields=fields)
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("x"))
        attach(pdf, "plan.json", plan_inside() if plan is None else plan)
        unpacked_modes = {
            "object_stream_mode": pikepdf.ObjectStreamMode.disable,
            "compress_streams": False,
        }
        pdf.save(content, **unpacked_modes)
    return content.getvalue()


def pictures() -> Iterator[bytes]:
    """Yield a small picture in each format that can be read."""
    for mode in ("RGB", "P", "1"):
        for form in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
            content = BytesIO()
            Image.effect_noise((9, 7), 40).convert(mode).convert(
                "RGB" if form in {"JPEG", "WEBP"} else mode
            ).save(content, form)
            yield content.getvalue()


def word() -> dict[str, bytes | str]:
    """Return the parts of a Word document with headings, a list, a table and a picture."""
    made = docx.Document()
    made.add_heading("The strike", 0)
    made.add_heading("Source A", 1)
    made.add_paragraph("The gates are shut.", style="Quote")
    made.add_paragraph("From a diary, 1926.", style="List Bullet")
    made.add_paragraph("From a letter, 1927.", style="List Number").add_run("note").italic = True
    made.add_table(2, 2).cell(0, 0).text = "Source B"
    made.add_picture(BytesIO(next(pictures())))
    content = BytesIO()
    made.save(content)
    return unpacked(content.getvalue())


def open_document() -> dict[str, bytes | str]:
    """Return the parts of an OpenDocument text with a heading, a list, a table and a frame."""
    return odf_parts(
        '<text:h text:outline-level="1">Source A</text:h><text:p>The gates<text:s text:c="3"/>'
        "are shut.</text:p><text:list><text:list-item><text:p>x</text:p></text:list-item>"
        "</text:list><table:table><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2">'
        "<text:p>Source B</text:p></table:table-cell></table:table-row></table:table><text:p>"
        '<draw:frame text:anchor-type="as-char"><draw:image xlink:href="Pictures/gate.png"/>'
        "</draw:frame></text:p>",
        gate=next(pictures()),
    )


def slides() -> dict[str, bytes | str]:
    """Return the parts of a presentation with a slide, a table and a picture."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Source A"
    slide.placeholders[1].text = "The port is open.\nThe gates are not."
    slide.shapes.add_table(2, 2, 0, 0, 100_000, 100_000).table.cell(0, 0).text = "Source B"
    slide.shapes.add_picture(BytesIO(next(pictures())), 0, 0)
    slide.notes_slide.notes_text_frame.text = "Answer"
    content = BytesIO()
    deck.save(content)
    return unpacked(content.getvalue())


def web_archive() -> bytes:
    """Return a page of the web as a browser saves it in one file, with a picture."""
    made = EmailMessage()
    made["Subject"] = "The strike"
    made["Snapshot-Content-Location"] = "https://example.org/strike"
    made.set_content(
        '<html><body><nav>Home</nav><h1>The strike</h1><h2>Source A</h2><img src="cid:gate">'
        "<blockquote>The gates are shut.</blockquote><p>From a diary, 1926.</p></body></html>",
        subtype="html",
    )
    made.add_related(next(pictures()), "image", "png", cid="<gate>")
    return bytes(made)


def papers() -> Iterator[bytes]:
    """Yield small PDFs in which nothing is packed."""
    yield hostile_pdfs.page()
    paper = Paper(pageCompression=0)
    paper.line(60, 780, "Source A", "Helvetica-Bold", 14)
    paper.text(60, 740, "The inquiry heard forty witnesses and believed none of them.", 200)
    paper.picture(cartoon(40, 30), 300, 500, 80, 60)
    paper.line(60, 400, "From a diary, 1926.", "Times-Italic")
    paper.next()
    paper.line(60, 780, "Source B")
    yield paper.done()


def unpacked(data: bytes) -> dict[str, bytes | str]:
    """Return the parts of a packed document."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def as_bytes(part: bytes | str) -> bytes:
    """Return a part of a packed document as it is in the file."""
    return part.encode() if isinstance(part, str) else part


def pack_file() -> bytes:
    """Return a small pack file with a picture."""
    picture = next(pictures())
    name = f"{hashlib.sha256(picture).hexdigest()}.png"
    source = {"id": "s", "label": "A", "order": 1, "kind": "source", "body": "The gates are shut."}
    source |= {"attribution": None, "picture": {"file": name, "alt": "", "missing": False}}
    pack = {"format": "sourcepack/1", "id": "p", "title": "The strike", "sources": [source]}
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("pack.json", json.dumps(pack))
        archive.writestr(f"media/{name}", picture)
    return result.getvalue()


def project() -> dict[str, bytes | str]:
    """Return the parts of a project with marks on words, on a picture and on a whole source."""
    text, picture = a_source(), next(pictures())
    shown = a_source("B", order=2, body=None, picture=Picture(f"{'0' * 64}.png", "A bear"))
    region = framed(Spot(0.1, 0.1), Spot(0.6, 0.9), Shape.ELLIPSE)
    marks = (
        an_annotation(text, feature="I see.", direction=Direction.BOTH, foreign={"bodies": [1]}),
        lost(an_annotation(text, 2)),
        replace(an_annotation(text, 3), target=Target(shown.id, SourcePart.PICTURE, region=region)),
    )
    material = MarksMaterial(a_pack(text, shown), marks, catalogues.framework())
    return unpacked(project_file(material, {shown.id: picture}, made=NOON))


PACKED = {
    "qdpx": project,
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), word),
    **dict.fromkeys(("odt", "ott"), open_document),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), slides),
}
"""How a good document of each kind that is packed is made, part by part."""

PARTS = {
    "document.xml": (word, "word/document.xml"),
    "numbering.xml": (word, "word/numbering.xml"),
    "content.xml": (open_document, "content.xml"),
    "slide1.xml": (slides, "ppt/slides/slide1.xml"),
    "project.qde": (project, "project.qde"),
}
"""The parts that are changed while the rest of the document stays good."""
