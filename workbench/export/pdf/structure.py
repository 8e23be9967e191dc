# SPDX-License-Identifier: MIT
"""The logical tree of a document: what there is to read, in the order in which it is read.

The tree is built from the model before anything is laid out. Drawing only fills in where each piece
of content came to stand, so the reading order can never depend on the drawing order. Pages are
counted from 0; boxes are in points from the lower left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

NOTE_ID, ROW_ID = "note-", "row-"
"""What the identifier of a note begins with, and that of its row in the table; then the mark's."""


class Box(NamedTuple):
    """A rectangle on a page, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Role(StrEnum):
    """The standard structure types in use (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    PARAGRAPH = "P"
    LABEL = "Lbl"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    SPAN = "Span"
    NOTE = "Note"
    LINK = "Link"
    ANNOTATION = "Annot"
    FIGURE = "Figure"
    FORM = "Form"


class Scope(StrEnum):
    """Which cells a header cell speaks for."""

    ROW = "Row"
    COLUMN = "Column"


@dataclass(frozen=True, slots=True)
class HeaderOf:
    """Attribute of a header cell: it heads its row or its column."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class TableSummary:
    """Attribute of a table: what the table tells, for somebody who cannot see it."""

    text: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Attribute of a figure: the box it fills on its page, known once it is drawn."""

    box: Box


Attributes = HeaderOf | TableSummary | Placement


@dataclass(slots=True, eq=False)
class Content:
    """A piece of an element that is drawn; one paragraph may be drawn in several places.

    `marks` are filled in while drawing: (page, number of the marked content on that page).
    """

    role: Role
    marks: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Highlight:
    """A student's mark as an annotation of the file.

    `name` is the stable id of the mark, `subject` its dimension, `colour` and `tint` are
    `#RRGGBB`. `areas` are filled in while drawing: for each page, one box for each line.
    `is_outline` says that it is around a part of a picture, and not on words.
    """

    name: str
    contents: str
    author: str
    subject: str
    tint: str
    created: datetime
    modified: datetime
    areas: dict[int, list[Box]] = field(default_factory=dict)
    is_outline: bool = False

    def cover(self, page: int, box: Box) -> None:
        """Note that the mark covers `box` on `page`."""
        self.areas.setdefault(page, []).append(box)


@dataclass(slots=True, eq=False)
class LinkTo:
    """A link inside the document, to the destination with the key `destination`.

    `contents` says where it leads. `areas` are filled in while drawing.
    """

    destination: str
    contents: str
    areas: dict[int, list[Box]] = field(default_factory=dict)

    def cover(self, page: int, box: Box) -> None:
        """Note that a click on `box` on `page` follows the link."""
        self.areas.setdefault(page, []).append(box)


@dataclass(slots=True, eq=False)
class FormField:
    """A field to fill in on a screen.

    `name` is unique in the file and stays the same from version to version, so that what was filled
    in can be read back; `label` is what a reader hears. With `choices` one of these is taken, else
    words are typed: on several lines with `has_lines`. They are written in `text_size` points, and
    with None in a size at which they fit. `areas` are filled in while drawing; a field has one.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    has_lines: bool = False
    text_size: float | None = None
    areas: dict[int, list[Box]] = field(default_factory=dict)

    def cover(self, page: int, box: Box) -> None:
        """Note that the field is `box` on `page`."""
        self.areas.setdefault(page, []).append(box)


Referred = Highlight | LinkTo | FormField
"""What of a page stands in the reading order beside the words."""


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """The place of an annotation in the reading order."""

    annotation: Referred


@dataclass(slots=True, eq=False)
class Element:
    """One element of the logical tree.

    `alt` describes what is not text; `identifier` is unique in the document (notes need one).
    """

    role: Role
    alt: str | None = None
    title: str | None = None
    identifier: str | None = None
    attributes: list[Attributes] = field(default_factory=list)
    children: list[Element | Content | Reference] = field(default_factory=list)

    def add(
        self,
        role: Role,
        *attributes: Attributes,
        alt: str | None = None,
        title: str | None = None,
        identifier: str | None = None,
    ) -> Element:
        """Add an element below this one, after what is there, and return it."""
        child = Element(role, alt, title, identifier, list(attributes))
        self.children.append(child)
        return child

    def content(self) -> Content:
        """Add a slot for drawn content and return it."""
        content = Content(self.role)
        self.children.append(content)
        return content

    def refer(self, annotation: Referred) -> Reference:
        """Give `annotation` its place in the reading order, which is here."""
        reference = Reference(annotation)
        self.children.append(reference)
        return reference

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(x for x in reversed(element.children) if isinstance(x, Element))

    def forget_drawing(self) -> None:
        """Empty everything that drawing filled in, so that the document can be drawn again."""
        for element in self.walk():
            element.attributes = [x for x in element.attributes if not isinstance(x, Placement)]
            for child in element.children:
                if isinstance(child, Content):
                    child.marks.clear()
                elif isinstance(child, Reference):
                    child.annotation.areas.clear()
