# SPDX-License-Identifier: MIT
"""What stands in a paragraph of a Word document, with every change in it accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workbench.importers.readers.office.drawing_names import ALTERNATE, chosen
from workbench.importers.readers.office.labels import raised
from workbench.importers.readers.office.symbols import symbol, without_private
from workbench.importers.readers.office.words import HIDDEN, Words
from workbench.importers.readers.office.xml_parts import XmlElement
from workbench.importers.readers.word.names import MATH, RUN_LOOK, VAL, W
from workbench.importers.readers.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, a text box or another shape, still to be read."""

    element: XmlElement


@dataclass(frozen=True, slots=True)
class NoteAt:
    """The place of a footnote or an endnote; `has_own_mark` says that its mark stands beside it."""

    kind: str
    name: str
    has_own_mark: bool


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The end of a page or column in the middle of a paragraph."""


Piece = Words | Drawn | NoteAt | PageEnd

_LEFT_AWAY = {
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText",
        "delInstrText", "rt", "fldData", "annotationRef", "commentReference",
        "customXmlPr", "smartTagPr", "fldChar", "rubyPr", "tblPr", "sectPr",
    )
}  # fmt: skip
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SHAPES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_RUN = f"{W}r"
_TEXTS = {f"{W}t", f"{MATH}t"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class RunReader:
    """Reads the paragraphs of one document; `warn` is told once words are left away."""

    def __init__(self, styles: Styles, warn: Callable[[str], None]) -> None:
        self._styles = styles
        self._warn = warn

    def pieces(self, elements: Iterable[XmlElement], style: str | None) -> Iterator[Piece]:
        """Yield what stands in elements of a paragraph that has a style, in order."""
        for child in elements:
            if child.tag in _LEFT_AWAY:
                continue
            if child.tag == _RUN:
                yield from self._run(child, style)
            elif child.tag == ALTERNATE:
                form = chosen(child)
                if form is not None:
                    yield from self.pieces(form, style)
            elif child.tag in _SHAPES:
                yield Drawn(child)
            elif child.tag in _TEXTS:
                yield Words(child.text or "")
            else:
                yield from self.pieces(child, style)

    def _run(self, run: XmlElement, style: str | None) -> Iterator[Piece]:
        look = run.find(RUN_LOOK)
        if self._styles.has("vanish", look, style):
            if any(each.text for each in run.iter(f"{W}t")):
                self._warn(HIDDEN)
            return
        is_bold = self._styles.has("b", look, style)
        place, font = look.find(f"{W}vertAlign") if look is not None else None, _font_of(look)
        is_raised = place is not None and place.get(VAL) == "superscript"
        for child in run:
            text = _text_of(child, font)
            if text is not None:
                yield Words(raised(text) if is_raised else text, is_bold)
            elif child.tag in _NOTES or child.tag == f"{W}br":
                yield _mark_of(child, is_bold=is_bold)
            elif child.tag not in _LEFT_AWAY:
                yield from self.pieces([child], style)


def _mark_of(element: XmlElement, *, is_bold: bool) -> Piece:
    if element.tag in _NOTES:
        marked = element.get(f"{W}customMarkFollows")
        has_own_mark = marked not in {None, "0", "false", "off"}
        return NoteAt(_NOTES[element.tag], element.get(f"{W}id") or "", has_own_mark)
    is_line = element.get(f"{W}type") not in {"page", "column"}
    return Words("\n", is_bold) if is_line else PageEnd()


def _text_of(element: XmlElement, font: str) -> str | None:
    """Return the words that an element of a run stands for, or None where it is something else."""
    if element.tag in _TEXTS:
        return without_private(element.text or "", font)
    if element.tag == f"{W}sym":
        try:
            code = int(element.get(f"{W}char") or "", 16)
        except ValueError:
            return ""
        return symbol(code, element.get(f"{W}font") or font)
    return _SIGNS.get(element.tag)


def _font_of(look: XmlElement | None) -> str:
    fonts = look.find(f"{W}rFonts") if look is not None else None
    return (fonts.get(f"{W}ascii") or "") if fonts is not None else ""
