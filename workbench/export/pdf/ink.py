# SPDX-License-Identifier: MIT
"""The pen that everything on a page is drawn with.

ReportLab looks up each character of each string in Python. A plan has hundreds of thousands, nearly
all of them ASCII, which the fonts keep in its own place; so text is written here operator by
operator, and ReportLab is asked only where a character is met for the first time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFFormXObject,
    PDFObjectReference,
    PDFResourceDictionary,
    xObjectName,
)
from typing_extensions import override

from workbench.export.pdf.canvas import ArtifactKind, Shade, TaggedCanvas, filling
from workbench.export.pdf.complex_text import write_glyphs
from workbench.export.pdf.fonts import SPACES, Face, font
from workbench.export.pdf.outlines import outline
from workbench.export.pdf.structure import Content, Element
from workbench.export.pdf.text_layout import Line, Prepared

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""

_run_start = attrgetter("start")

_BLACK = (0.0, 0.0, 0.0)
_SPECIAL = re.compile(r"[()\\\n\t]")
_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", **dict.fromkeys(SPACES, " ")})


class Placed(NamedTuple):
    """A stretch of a text, the line it is in, and where that line begins on its baseline."""

    start: int
    end: int
    line: Line
    x: float
    y: float


class _Shape(NamedTuple):
    """A letter drawn as a shape: its name in page code, empty for a blank, and its width in em."""

    name: str
    advance: float


class Ink(TaggedCanvas):
    """A tagged A4 canvas that writes measured text, lines and outlines."""

    def __init__(self, root: Element) -> None:
        font(Face.PLAIN)
        super().__init__(root, font=Face.PLAIN.value, pagesize=(PAGE_WIDTH, PAGE_HEIGHT))
        self._typefaces: dict[Face, _Typeface] = {}
        self._shapes: dict[tuple[str, Face], _Shape] = {}
        self._repeated: dict[Hashable, list[str]] = {}
        # The fonts and shapes that pages may use; shapes by name, each with where it is.
        self._resources = PDFResourceDictionary()
        self._resources.basicFonts()

    def content(
        self,
        content: Content,
        prepared: Prepared,
        placed: Sequence[Placed],
        *,
        size: float,
        shade: Shade = 0.0,
    ) -> None:
        """Write stretches of a text as `content`.

        Stretches whose letters are not in reading order are marked with the words they stand for.
        """
        plain = _not_shaped(prepared, placed)
        if plain:
            self.put(content, self._words(prepared, plain, size, shade))
        if len(plain) < len(placed):
            for each in placed:
                if prepared.shaped_at(each.start) is not None:
                    words = prepared.text[each.start : each.end]
                    with self.mark(content, actual_text=words):
                        self._glyphs(prepared, each, size, shade)

    def furniture(
        self, prepared: Prepared, placed: Sequence[Placed], *, size: float, shade: Shade = 0.0
    ) -> None:
        """Write stretches of a text as page furniture, which is no content."""
        with self.artifact(ArtifactKind.PAGINATION):
            self._code.append(self._words(prepared, _not_shaped(prepared, placed), size, shade))
            for each in placed if prepared.shaped else ():
                if prepared.shaped_at(each.start) is not None:
                    self._glyphs(prepared, each, size, shade)

    def repeat(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw page furniture that is the same, at the same place, wherever `key` is the same.

        `draw` is called for the first page alone; for all others what it drew is copied.
        """
        with self.artifact(ArtifactKind.PAGINATION):
            drawn = self._repeated.get(key)
            if drawn is not None:
                self._code.extend(drawn)
                return
            start = len(self._code)
            draw()
            self._repeated[key] = self._code[start:]

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        width: float = 0.5,
        rgb: tuple[float, float, float] = _BLACK,
        dash: Sequence[float] = (),
        round_ends: bool = False,
    ) -> None:
        """Draw a straight line."""
        line = f"{_place(x0, y0)} m {_place(x1, y1)} l"
        self._code.append(f"q {_stroke(width, rgb, dash, round_ends)} {line} S Q")

    def trace(
        self,
        points: Sequence[tuple[float, float]],
        *,
        width: float = 0.5,
        rgb: tuple[float, float, float] = _BLACK,
    ) -> None:
        """Draw a line through `points`."""
        first, *others = points
        path = " ".join(f"{_place(x, y)} l" for x, y in others)
        self._code.append(f"q {_stroke(width, rgb, (), False)} {_place(*first)} m {path} S Q")

    def loop(
        self,
        steps: Sequence[tuple[float, ...]],
        *,
        width: float,
        rgb: tuple[float, float, float] = _BLACK,
        dash: Sequence[float] = (),
        round_ends: bool = False,
    ) -> None:
        """Draw a closed line.

        Args:
            steps: Where it begins, and where each stretch leads: two numbers where it is straight,
                six where it is a curve (both handles, then the end).
            width: In points, as all lengths.
            rgb: The colour.
            dash: Lengths of strokes and gaps.
            round_ends: Whether strokes end round.
        """
        first, *others = steps
        path = [f"{_place(*first)} m"]
        for step in others:
            places = " ".join(_place(x, y) for x, y in zip(step[::2], step[1::2], strict=True))
            path.append(f"{places} {'c' if len(step) == 6 else 'l'}")
        pen = _stroke(width, rgb, tuple(dash), round_ends)
        self._code.append(f"q {pen} {' '.join(path)} h S Q")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: tuple[float, float, float] | None = None,
        line: float = 0.0,
        rgb: tuple[float, float, float] = _BLACK,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a rectangle from its lower left corner, filled, with an outline, or both."""
        operators = ["q"]
        if fill is not None:
            operators.append(f"{_colour(fill)} rg")
        if line:
            operators.append(_stroke(line, rgb, dash, False))
        paint = "B" if fill is not None and line else "S" if line else "f"
        operators.append(f"{_place(x, y)} {_place(width, height)} re {paint} Q")
        self._code.append(" ".join(operators))

    def shapes(
        self,
        text: str,
        face: Face,
        *,
        x: float,
        y: float,
        size: float,
        rgb: tuple[float, float, float] = _BLACK,
    ) -> None:
        """Draw `text` as shapes that no reader takes for text.

        Tags and line numbers among a source's words would otherwise break searching and copying.
        """
        parts = [f"q {_colour(rgb)} rg"]
        scale = f"q {size:.3f} 0 0 {size:.3f}"
        for char in text:
            shape = self._shapes.get((char, face)) or self._shape(char, face)
            if shape.name:
                parts.append(f"{scale} {_place(x, y)} cm {shape.name} Do Q")
            x += shape.advance * size
        parts.append("Q")
        self._code.append(" ".join(parts))

    @override
    def _setXObjects(self, thing: Any) -> None:
        # ReportLab would list for each page what is used there, and take longer for that than the
        # words take to be drawn. One list serves all pages, but for those with pictures.
        if self._formsinuse:
            super()._setXObjects(thing)
            thing.XObjects.dict.update(self._resources.XObject)
        else:
            thing.Resources = self._doc.Reference(self._resources, "Resources")

    def _words(
        self, prepared: Prepared, placed: Iterable[Placed], size: float, shade: Shade
    ) -> str:
        """Return the page code that writes stretches of a text."""
        text, offsets = prepared.text, prepared.offsets
        typeface = self._typeface_of_all(prepared)
        used = typeface.first if typeface else ""
        begins = f"BT {filling(shade)}"
        parts = [f"{begins} {used} {size:g} Tf" if typeface else begins]
        at_x = at_y = 0
        for start, end, line, x, y in placed:
            # In hundredths of a point, whole numbers: rounding errors do not add up over the lines.
            left = round((x + (offsets[start] - offsets[line.start]) * size) * 100)
            base = round(y * 100)
            step = f"{_points(left - at_x)} {_points(base - at_y)} Td"
            at_x, at_y = left, base
            literal = typeface.literal(text[start:end]) if typeface else None
            if literal is not None:
                parts.append(f"{step} ({literal}) Tj")
                continue
            parts.append(step)
            for name, shown in self._literals(prepared, start, end):
                if name != used:
                    parts.append(f"{name} {size:g} Tf")
                    used = name
                parts.append(f"({shown}) Tj")
        parts.append("ET")
        return " ".join(parts)

    def _typeface_of_all(self, prepared: Prepared) -> _Typeface | None:
        """Return the typeface that writes a whole text as it is, if one does."""
        if len(prepared.runs) != 1:
            return None
        (run,) = prepared.runs
        return self._typeface(run.face) if run.glyphs is None else None

    def _literals(self, prepared: Prepared, start: int, end: int) -> Iterable[tuple[str, str]]:
        """Return what shows a stretch: names of font subsets, each with what it shows."""
        runs = prepared.runs
        shown: list[tuple[str, str]] = []
        for run in runs[max(0, bisect_right(runs, start, key=_run_start) - 1) :]:
            if run.start >= end:
                break
            low, high = max(start, run.start), min(end, run.end)
            drawn = (
                prepared.text[low:high]
                if run.glyphs is None
                else "".join(run.glyphs[low - run.start : high - run.start])
            )
            shown.extend(self._typeface(run.face).literals(drawn))
        return shown

    def _glyphs(self, prepared: Prepared, placed: Placed, size: float, shade: Shade) -> None:
        shaped = prepared.shaped_at(placed.start)
        if shaped is not None:
            glyphs = shaped.line(*placed.line).glyphs(placed.start, placed.end)
            write_glyphs(self, glyphs, x=placed.x, y=placed.y, size=size, shade=shade)

    def _shape(self, char: str, face: Face) -> _Shape:
        """Keep the shape of `char` in the file, once, and return what draws it."""
        glyph = outline(char, face)
        name = ""
        if glyph.path:
            key = f"shape{len(self._shapes)}"
            # A shape may reach beyond its own em; a box that cuts it would be worse than none.
            form = PDFFormXObject(lowerx=-1, lowery=-1, upperx=2, uppery=2)
            form.compression = 1
            form.setStreamList([glyph.path])
            self._doc.addForm(key, form)
            registered = xObjectName(key)
            self._resources.XObject[registered] = PDFObjectReference(registered)
            name = f"/{registered}"
        shape = self._shapes[char, face] = _Shape(name, glyph.advance)
        return shape

    def _typeface(self, face: Face) -> _Typeface:
        typeface = self._typefaces.get(face)
        if typeface is None:
            typeface = self._typefaces[face] = _Typeface(face, self._doc)
        return typeface


@lru_cache(maxsize=1 << 14)
def _points(hundredths: int) -> str:
    """Return a length in points as page code has it; most lengths come again and again."""
    return f"{hundredths / 100:g}"


def _not_shaped(prepared: Prepared, placed: Sequence[Placed]) -> Sequence[Placed]:
    if not prepared.shaped:
        return placed
    return [each for each in placed if prepared.shaped_at(each.start) is None]


class _Typeface:
    """One face in one file: how its characters are written there."""

    def __init__(self, face: Face, document: Any) -> None:  # noqa: ANN401 – ReportLab
        self._font = font(face)
        self._document = document
        self._name = self._font.getSubsetInternalName
        self._font.splitString(" ", document)
        self.first = self._name(0, document)
        self._known = {*map(chr, range(128)), *SPACES}
        # Looking for a character that is not there would take `translate` longer than the others.
        self._codes: dict[int, str] = {ord(char): char for char in self._known} | _ESCAPED
        # Characters beyond the 256 of the first subset, with the subset that has them.
        self._beyond: dict[str, tuple[int, str]] = {}

    def literal(self, text: str) -> str | None:
        """Return what shows `text` in the `first` subset, escaped, or None if it needs others."""
        if text.isascii():
            return text.translate(_ESCAPED) if _SPECIAL.search(text) else text
        if not self._known.issuperset(text):
            # In an order of their own: codes are given out as characters are met.
            for char in sorted(set(text) - self._known):
                self._learn(char)
        if self._beyond and not self._beyond.keys().isdisjoint(text):
            return None
        return text.translate(self._codes)

    def literals(self, text: str) -> Iterable[tuple[str, str]]:
        """Return what shows `text`: names of font subsets, each with what it shows, escaped."""
        literal = self.literal(text)
        return self._in_subsets(text) if literal is None else ((self.first, literal),)

    def _learn(self, char: str) -> None:
        self._known.add(char)
        ((subset, codes),) = self._font.splitString(char, self._document)
        literal = "".join(f"\\{code:03o}" for code in codes)
        if subset == 0:
            self._codes[ord(char)] = literal
        else:
            self._beyond[char] = (subset, literal)

    def _in_subsets(self, text: str) -> Iterable[tuple[str, str]]:
        for char in text:
            subset, literal = self._beyond.get(char) or (0, char.translate(self._codes))
            yield self._name(subset, self._document), literal


def _place(x: float, y: float) -> str:
    return f"{_points(round(x * 100))} {_points(round(y * 100))}"


@lru_cache(maxsize=256)
def _colour(rgb: tuple[float, float, float]) -> str:
    return "{:g} {:g} {:g}".format(*rgb)


@lru_cache(maxsize=256)
def _stroke(
    width: float, rgb: tuple[float, float, float], dash: Sequence[float], round_ends: bool
) -> str:
    pattern = f" [{' '.join(f'{part:g}' for part in dash)}] 0 d" if dash else ""
    ends = " 1 J" if round_ends else ""
    return f"{width:g} w {_colour(rgb)} RG{pattern}{ends}"
