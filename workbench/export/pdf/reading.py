# SPDX-License-Identifier: MIT
"""What a reader's program finds in one of our own files.

PDFium, the engine of Chrome and Edge, reads the words: what it finds says more about a file than
what the exporter believes to have written. It is imported only where words are asked for. For
finished files of our own only: a file that comes back has to be treated with more care.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from workbench.export.pdf.structure import Box


@dataclass(frozen=True, slots=True)
class ReadHighlight:
    """A highlight as found: `words` are those below it, line by line; `page` counts from 0."""

    name: str
    page: int
    author: str
    subject: str
    contents: str
    words: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A mark around a part of a picture as found; `page` counts from 0."""

    name: str
    page: int
    subject: str
    contents: str
    box: Box


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field to fill in as found: what is in it, and between what one can choose, if so."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...]
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class ReadElement:
    """An element as found, with `text` being its own and that of all below, in reading order."""

    role: str
    text: str
    alt: str
    children: tuple[ReadElement, ...]

    def walk(self) -> Iterator[ReadElement]:
        """Yield this element and all below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def page_count(data: bytes) -> int:
    """Return how many pages a file has."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def read_highlights(data: bytes) -> list[ReadHighlight]:
    """Return the highlights of a file, page by page in the order in which they are painted."""
    from workbench.export.pdf.pdfium import opened

    found = []
    with pikepdf.open(BytesIO(data)) as pdf, opened(data) as seen:
        for number, page in enumerate(pdf.pages):
            annotations = [
                annotation
                for annotation in page.obj.get("/Annots", [])
                if annotation.get("/Subtype") == "/Highlight"
            ]
            characters = seen.characters(number) if annotations else []
            for annotation in annotations:
                boxes = boxes_of(annotation)
                found.append(
                    ReadHighlight(
                        str(annotation.get("/NM", "")),
                        number,
                        str(annotation.get("/T", "")),
                        str(annotation.get("/Subj", "")),
                        str(annotation.get("/Contents", "")),
                        "".join(_words_in(box, characters) for box in boxes),
                        boxes,
                    )
                )
    return found


def read_parts(data: bytes) -> list[ReadPart]:
    """Return the marks around parts of pictures, page by page in the order of the file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            ReadPart(
                str(annotation.get("/NM", "")),
                number,
                str(annotation.get("/Subj", "")),
                str(annotation.get("/Contents", "")),
                Box(*(float(edge) for edge in annotation.Rect)),
            )
            for number, page in enumerate(pdf.pages)
            for annotation in page.obj.get("/Annots", [])
            if annotation.get("/Subtype") == "/Square"
        ]


def read_fields(data: bytes) -> list[ReadField]:
    """Return the fields of a file, page by page in the order of the file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            ReadField(
                str(annotation.get("/T", "")),
                str(annotation.get("/TU", "")),
                "\n".join(str(annotation.get("/V", "")).splitlines()),
                tuple(str(value) for value, _ in annotation.get("/Opt", [])),
                number,
                Box(*(float(edge) for edge in annotation.Rect)),
            )
            for number, page in enumerate(pdf.pages)
            for annotation in page.obj.get("/Annots", [])
            if annotation.get("/Subtype") == "/Widget"
        ]


def read_structure(data: bytes) -> ReadElement:
    """Return the logical tree of a file with its words."""
    from workbench.export.pdf.pdfium import opened

    with pikepdf.open(BytesIO(data)) as pdf, opened(data) as seen:
        reader = _TreeReader(
            {page.obj.objgen: number for number, page in enumerate(pdf.pages)},
            {**seen.text_of_marks(), **_replaced_text(pdf)},
        )
        return reader.read(pdf.Root.StructTreeRoot.K)


def read_artifact_text(data: bytes) -> str:
    """Return the words of a file that belong to no element: page furniture."""
    from workbench.export.pdf.pdfium import opened

    with opened(data) as seen:
        return "".join(text for (_, mark), text in seen.text_of_marks().items() if mark < 0)


def read_attachments(data: bytes) -> dict[str, bytes]:
    """Return the files inside a file, by name."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def kids_of(element: pikepdf.Object) -> list[Any]:
    """Return the kids of a structure element: elements, references, numbers of marks."""
    kids: Any = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return each font that the pages of `pdf` may use, once."""
    seen: dict[tuple[int, int], pikepdf.Object] = {}
    resources: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        if fonts.is_indirect and fonts.objgen in resources:
            continue
        resources.add(fonts.objgen)
        seen.update((font.objgen, font) for _, font in fonts.items())
    return [seen[key] for key in sorted(seen)]


@dataclass(frozen=True, slots=True)
class _TreeReader:
    pages: dict[tuple[int, int], int]
    texts: dict[tuple[int, int], str]

    def read(self, element: pikepdf.Object) -> ReadElement:
        texts: list[str] = []
        children: list[ReadElement] = []
        for kid in kids_of(element):
            if isinstance(kid, int):
                texts.append(self.texts.get((self.pages[element.Pg.objgen], kid), ""))
            elif kid.get("/Type") == "/MCR":
                texts.append(self.texts.get((self.pages[kid.Pg.objgen], int(kid.MCID)), ""))
            elif kid.get("/Type") == "/StructElem":
                child = self.read(kid)
                children.append(child)
                texts.append(child.text)
        return ReadElement(
            str(element.S)[1:],
            str(element.get("/ActualText", "")) or "".join(texts),
            str(element.get("/Alt", "")),
            tuple(children),
        )


def _replaced_text(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """Return the words of those marks that say themselves what they stand for."""
    texts = {}
    for number, page in enumerate(pdf.pages):
        for instruction in pikepdf.parse_content_stream(page, "BDC"):
            properties = instruction.operands[1]
            if "/MCID" in properties and "/ActualText" in properties:
                texts[number, int(properties["/MCID"])] = str(properties["/ActualText"])
    return texts


def _words_in(box: Box, characters: list[tuple[float, float, str]]) -> str:
    return "".join(
        character
        for x, y, character in characters
        if box.left < x < box.right and box.bottom < y < box.top
    )


def boxes_of(annotation: pikepdf.Object) -> tuple[Box, ...]:
    """Return the rectangles that an annotation covers, one for each line; none where it is one."""
    corners = [float(corner) for corner in annotation.get("/QuadPoints", [])]
    return tuple(
        Box(*(corners[start + edge] for edge in (0, 5, 2, 1)))
        for start in range(0, len(corners), 8)
    )
