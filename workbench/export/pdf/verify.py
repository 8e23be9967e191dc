# SPDX-License-Identifier: MIT
"""Checks of a finished file that no validator makes, run after each export.

A validator asks whether a file follows the standard; these ask whether it says what was meant:
whether marked content and elements agree both ways, whether text was forgotten, whether a mark can
be seen. They read the file as any reader does and know nothing of how it was drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from workbench.export.pdf.reading import fonts_of, kids_of
from workbench.export.pdf.unicode_maps import unicode_entries

_BEGINS = frozenset({"BMC", "BDC"})
_TEXT = frozenset({"Tj", "TJ"})
_OTHER_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"})
_WATCHED = " ".join(sorted({*_BEGINS, "EMC", *_TEXT, *_OTHER_PAINT}))

_SUBSET_NAME = re.compile(r"/[A-Z]{6}\+.")

_HIGHLIGHT_TEXTS = ("/NM", "/Contents", "/Subj", "/CreationDate", "/M")
_HIGHLIGHT_ARRAYS = {"Highlight": ("/C", "/QuadPoints", "/Rect"), "Square": ("/C", "/Rect")}

Key = tuple[int, int]
_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a finished file, one sentence each; nothing if it is sound."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [_read_page(page, number) for number, page in enumerate(pdf.pages, 1)]
        return [
            *(problem for page in pages for problem in page.problems),
            *_structure_problems(pdf, pages),
            *_annotation_problems(pdf),
            *_font_problems(pdf),
        ]


@dataclass(slots=True)
class _Page:
    """What a page's code says: its marks in order, and what is wrong with them."""

    marks: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """What the elements refer to: the owner of each mark and annotation."""

    pages: dict[Key, int]
    marks: dict[tuple[int, int], list[Key]] = field(default_factory=dict)
    annotations: dict[Key, list[Key]] = field(default_factory=dict)
    identifiers: Counter[str] = field(default_factory=Counter)


def _read_page(page: pikepdf.Page, number: int) -> _Page:
    read = _Page()
    found: Counter[str] = Counter()
    opened: str | None = None
    for instruction in pikepdf.parse_content_stream(page, _WATCHED):
        operator = str(instruction.operator)
        if operator in _BEGINS:
            if opened is not None:
                found["marked content is nested"] += 1
            opened = _opened(list(instruction.operands), read.marks)
        elif operator == "EMC":
            if opened is None:
                found["a mark ends that never began"] += 1
            opened = None
        else:
            fault = _painting_fault(operator, instruction, opened)
            if fault:
                found[fault] += 1
    if opened is not None:
        found["a mark never ends"] += 1
    if sorted(read.marks) != list(range(len(read.marks))):
        found["the numbers of the marks are not 0, 1, 2 …, each once"] += 1
    read.problems = [f"Page {number}: {fault} ({times})." for fault, times in found.items()]
    return read


def _opened(operands: list[Any], marks: list[int]) -> str:
    """Return what begins: `content`, or the kind of artifact; note the number of content."""
    properties = operands[1] if len(operands) > 1 else {}
    if operands[0] == "/Artifact":
        return str(properties.get("/Type", "/"))
    if "/MCID" in properties:
        marks.append(int(properties["/MCID"]))
    return "content"


def _painting_fault(operator: str, instruction: _Instruction, opened: str | None) -> str | None:
    if opened is None:
        return "something is painted outside every mark"
    if operator not in _TEXT:
        return None
    if opened not in {"content", "/Pagination"}:
        return "text that is no page furniture was left out of the reading order"
    if b"\0" in _codes(operator, instruction.operands[0]):
        return "a character is printed as an empty box"
    return None


def _codes(operator: str, shown: Any) -> bytes:  # noqa: ANN401 – an array or a string
    if operator == "TJ":
        return b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return bytes(shown)


def _structure_problems(pdf: pikepdf.Pdf, pages: list[_Page]) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "The file has no logical structure."
        return
    tree = _Tree({page.obj.objgen: number for number, page in enumerate(pdf.pages)})
    _read_elements(pdf.Root.StructTreeRoot.K, tree)
    parents = _parents(pdf.Root.StructTreeRoot.ParentTree)
    for identifier, times in tree.identifiers.items():
        if times > 1:
            yield f"The identifier {identifier} is given to {times} elements."
    for number, (page, read) in enumerate(zip(pdf.pages, pages, strict=True)):
        yield from _mark_problems(
            number, read, tree, parents.get(_number(page.obj, "/StructParents"))
        )
        yield from _reference_problems(page, number, tree, parents)


def _mark_problems(
    number: int, read: _Page, tree: _Tree, parents: pikepdf.Object | None
) -> Iterator[str]:
    owners = [owner.objgen for owner in parents] if parents is not None else []
    if len(owners) != len(read.marks):
        yield f"Page {number + 1}: {len(read.marks)} marks, but {len(owners)} have a parent."
    for mark in read.marks:
        claimed = tree.marks.pop((number, mark), [])
        if len(claimed) != 1:
            yield f"Page {number + 1}: mark {mark} belongs to {len(claimed)} elements."
        elif mark < len(owners) and owners[mark] != claimed[0]:
            yield f"Page {number + 1}: mark {mark} has a parent that does not know it."
    for page, mark in [key for key in tree.marks if key[0] == number]:
        yield f"Page {page + 1}: an element refers to mark {mark}, which is not drawn."


def _reference_problems(
    page: pikepdf.Page, number: int, tree: _Tree, parents: dict[int, pikepdf.Object]
) -> Iterator[str]:
    for annotation in page.obj.get("/Annots", []):
        name = f"Page {number + 1}: the annotation {annotation.get('/NM', annotation.objgen)}"
        claimed = tree.annotations.get(annotation.objgen, [])
        if len(claimed) != 1:
            yield f"{name} belongs to {len(claimed)} elements."
            continue
        parent = parents.get(_number(annotation, "/StructParent"))
        if parent is None or parent.objgen != claimed[0]:
            yield f"{name} has a parent that does not know it."


def _read_elements(root: pikepdf.Object, tree: _Tree) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if "/ID" in element:
            tree.identifiers[str(element.ID)] += 1
        for kid in kids_of(element):
            if isinstance(kid, int):
                key = (tree.pages[element.Pg.objgen], kid)
                tree.marks.setdefault(key, []).append(element.objgen)
            elif kid.get("/Type") == "/MCR":
                key = (tree.pages[kid.Pg.objgen], int(kid.MCID))
                tree.marks.setdefault(key, []).append(element.objgen)
            elif kid.get("/Type") == "/OBJR":
                tree.annotations.setdefault(kid.Obj.objgen, []).append(element.objgen)
            else:
                waiting.append(kid)


def _parents(tree: pikepdf.Object) -> dict[int, pikepdf.Object]:
    numbers = list(tree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


def _number(owner: pikepdf.Object, key: str) -> int:
    value: Any = owner.get(key, -1)
    return int(value)


def _annotation_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    names: Counter[str] = Counter()
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            kind = str(annotation.get("/Subtype"))[1:]
            name = str(annotation.get("/NM", "without a name"))
            where = f"Page {number}: the {kind} {name}"
            if kind == "Popup":
                yield f"{where} must not be there."
            elif kind in _HIGHLIGHT_ARRAYS:
                names[name] += 1
                arrays = _HIGHLIGHT_ARRAYS[kind]
                yield from (f"{where} {fault}." for fault in _highlight_faults(annotation, arrays))
            elif not str(annotation.get("/TU" if kind == "Widget" else "/Contents", "")):
                yield f"{where} does not say what it is."
    yield from (
        f"{times} highlights are called {name}." for name, times in names.items() if times > 1
    )


def _highlight_faults(annotation: pikepdf.Object, arrays: Sequence[str]) -> Iterator[str]:
    for key in _HIGHLIGHT_TEXTS:
        if not str(annotation.get(key, "")):
            yield f"has no {key[1:]}"
    for key in arrays:
        if not len(annotation.get(key, ())):
            yield f"has no {key[1:]}"
    if "/T" not in annotation:
        yield "does not say whose it is"
    if len(annotation.get("/QuadPoints", [])) % 8:
        yield "has corners that form no rectangles"
    if annotation.get("/F") != 4:
        yield "is not simply printed"
    appearance = annotation.get("/AP", pikepdf.Dictionary()).get("/N")
    if appearance is None or not appearance.read_bytes().strip():
        yield "has no appearance"
    elif "/Group" in appearance:
        yield "has an appearance in a transparency group, which hides the words in some viewers"


def _font_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in fonts_of(pdf):
        name = str(font.get("/BaseFont", "/?"))
        if "/FontFile2" not in font.get("/FontDescriptor", pikepdf.Dictionary()):
            yield f"The font {name[1:]} is not embedded."
        elif not _SUBSET_NAME.match(name):
            yield f"The font {name[1:]} is embedded as a whole."
        words = dict(unicode_entries(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
        if not words:
            yield f"The font {name[1:]} does not say which characters its glyphs are."
        for code, text in words.items():
            if not text or not all(_is_a_character(character) for character in text):
                yield f"The font {name[1:]} gives no real character for its glyph {code}."


def _is_a_character(character: str) -> bool:
    """Tell whether a reader can do something with `character`."""
    point = ord(character)
    private = 0xE000 <= point <= 0xF8FF or point >= 0xF0000
    return point > 0 and not 0xD800 <= point <= 0xDFFF and not private
