# SPDX-License-Identifier: MIT
"""The logical tree as PDF objects, and the way back from marked content to its element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import singledispatch

from workbench.export.pdf.canvas import Destination
from workbench.export.pdf.finish.annotations import Described, highlights, links, tinting
from workbench.export.pdf.finish.file import PdfFile, numbers, reference, references, string
from workbench.export.pdf.finish.form import fields, form, form_face
from workbench.export.pdf.structure import (
    Attributes,
    Content,
    Element,
    FormField,
    HeaderOf,
    Highlight,
    LinkTo,
    Placement,
    Reference,
    Referred,
    Role,
    TableSummary,
)

# An empty cell holds its place in the row; any other element without content says nothing.
_MAY_BE_EMPTY = frozenset({Role.HEADER, Role.CELL})


@dataclass(slots=True)
class WrittenTree:
    """The numbers of the objects that the catalog and the pages have to refer to.

    `annotations` are those of each page; `has_marks` tells for each whether it has marked content.
    `form` is what the catalog says of fields to fill in, where there are any.
    """

    root: int
    annotations: list[list[int]]
    has_marks: list[bool]
    form: str = ""


def write_tree(
    file: PdfFile,
    root: Element,
    pages: Sequence[int],
    destinations: Mapping[str, Destination],
) -> WrittenTree:
    """Write the tree below `root` and its annotations.

    Args:
        file: what to write to.
        root: the document's element, filled in by drawing.
        pages: the numbers of the page objects.
        destinations: the places links lead to.

    Raises:
        KeyError: a link leads to a destination that was never drawn.
    """
    return _TreeWriter(file, pages, destinations).written(root)


@dataclass(slots=True)
class _TreeWriter:
    file: PdfFile
    pages: Sequence[int]
    destinations: Mapping[str, Destination]
    page_references: list[str] = field(init=False)
    marked: list[dict[int, int]] = field(init=False)
    annotations: list[list[int]] = field(init=False)
    annotated: list[int] = field(default_factory=list)
    identified: dict[str, int] = field(default_factory=dict)
    tints: int | None = None
    face: int | None = None
    fields: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page_references = [reference(page) for page in self.pages]
        self.marked = [{} for _ in self.pages]
        self.annotations = [[] for _ in self.pages]

    def written(self, root: Element) -> WrittenTree:
        tree = self.file.reserve()
        top = self._element(root, tree)
        if top is None:
            raise ValueError("nothing was drawn")
        parents = [
            f"{page} {references(marked[mark] for mark in sorted(marked))}"
            for page, marked in enumerate(self.marked)
            if marked
        ]
        parents += [
            f"{key} {reference(owner)}" for key, owner in enumerate(self.annotated, len(self.pages))
        ]
        parent_tree = self.file.add(f"<</Nums [{' '.join(parents)}]>>")
        self.file.put(
            tree,
            f"<</Type/StructTreeRoot/K {reference(top)}/ParentTree {reference(parent_tree)}"
            f"/ParentTreeNextKey {len(self.pages) + len(self.annotated)}{self._names()}>>",
        )
        has_marks = [bool(marked) for marked in self.marked]
        written = form(self.file, self.fields, self.face) if self.face is not None else ""
        return WrittenTree(tree, self.annotations, has_marks, written)

    def _element(self, element: Element, parent: int) -> int | None:
        number = self.file.reserve()
        kids, page = self._kids(element, number)
        if not kids and element.role not in _MAY_BE_EMPTY:
            return None
        body = f"<</Type/StructElem/S/{element.role}/P {reference(parent)}"
        if kids:
            body += f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]"
        if page is not None:
            body += f"/Pg {self.page_references[page]}"
        self.file.put(number, f"{body}{_descriptions(element)}>>")
        if element.identifier is not None:
            self.identified[element.identifier] = number
        return number

    def _kids(self, element: Element, owner: int) -> tuple[list[str], int | None]:
        """Return what is below `element` and the page on which its own content begins, if any."""
        kids: list[str] = []
        own_page: int | None = None
        for child in element.children:
            if isinstance(child, Content):
                for page, mark in child.marks:
                    self.marked[page][mark] = owner
                    if own_page is None:
                        own_page = page
                    kids.append(str(mark) if page == own_page else self._mark_on(page, mark))
            elif isinstance(child, Element):
                below = self._element(child, owner)
                if below is not None:
                    kids.append(reference(below))
            else:
                kids.extend(self._reference(child, owner))
        return kids, own_page

    def _mark_on(self, page: int, mark: int) -> str:
        return f"<</Type/MCR/Pg {self.page_references[page]}/MCID {mark}>>"

    def _reference(self, child: Reference, owner: int) -> Iterator[str]:
        annotation = child.annotation
        for page, body in self._described(annotation):
            key = len(self.pages) + len(self.annotated)
            on_page = self.page_references[page]
            number = self.file.add(f"<<{body}/P {on_page}/StructParent {key}>>")
            self.annotated.append(owner)
            self.annotations[page].append(number)
            if isinstance(annotation, FormField):
                self.fields.append(number)
            yield f"<</Type/OBJR/Obj {reference(number)}/Pg {on_page}>>"

    def _described(self, annotation: Referred) -> Iterator[Described]:
        if isinstance(annotation, Highlight):
            return self._highlights(annotation)
        if isinstance(annotation, LinkTo):
            return links(annotation, self.pages, self.destinations)
        if self.face is None:
            self.face = form_face(self.file)
        return fields(self.file, annotation, self.face)

    def _highlights(self, highlight: Highlight) -> Iterator[Described]:
        if self.tints is None:
            self.tints = tinting(self.file)
        return highlights(self.file, highlight, self.tints)

    def _names(self) -> str:
        if not self.identified:
            return ""
        names = (
            f"{string(identifier)} {reference(self.identified[identifier])}"
            for identifier in sorted(self.identified, key=str.encode)
        )
        number = self.file.add(f"<</Names [{' '.join(names)}]>>")
        return f"/IDTree {reference(number)}"


def _descriptions(element: Element) -> str:
    texts = (("Alt", element.alt), ("T", element.title), ("ID", element.identifier))
    said = [f"/{key} {string(text)}" for key, text in texts if text is not None]
    if element.attributes:
        said.append(f"/A [{''.join(map(_attribute, element.attributes))}]")
    return "".join(said)


@singledispatch
def _attribute(attribute: Attributes) -> str:
    raise TypeError(f"no attribute: {attribute!r}")


@_attribute.register
def _(attribute: HeaderOf) -> str:
    return f"<</O/Table/Scope/{attribute.scope}>>"


@_attribute.register
def _(attribute: TableSummary) -> str:
    return f"<</O/Table/Summary {string(attribute.text)}>>"


@_attribute.register
def _(attribute: Placement) -> str:
    return f"<</O/Layout/Placement/Block/BBox {numbers(attribute.box)}>>"
