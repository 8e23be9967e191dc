# SPDX-License-Identifier: MIT
"""A ReportLab canvas that writes tagged pages.

ReportLab's open part draws but does not tag. Everything drawn inside `mark` belongs to an element
of the logical tree; everything else becomes an artifact when its page is closed, so that nothing in
the file can be without a mark. Text that was forgotten thereby becomes an artifact, too: `verify`
finds it.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from workbench.export.pdf.drawn_objects import DrawnObjects, drawn_objects
from workbench.export.pdf.structure import Box, Content, Element

# Operators that change how things are painted but paint nothing (ISO 32000-1, table 51). The
# canvas gives one entry of its page code for each call, and each ends in its last operator.
_STATE_OPERATORS = frozenset(
    {"q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs"}
    | {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
)


Rgb = tuple[float, float, float]
Shade = float | Rgb
"""What words are written in: a grey from 0, which is black, to 1, or a colour."""

_NESTED = "marked content does not nest"


class ArtifactKind(StrEnum):
    """Why something drawn is no content (ISO 32000-1, 14.8.2.2.2)."""

    PAGINATION = "Pagination"
    LAYOUT = "Layout"


class Destination(NamedTuple):
    """A place to go to: a page, counted from 0, and the height at its top edge in points."""

    page: int
    top: float


def filling(shade: Shade) -> str:
    """Return the page code for what follows to be filled with a grey or a colour."""
    if isinstance(shade, tuple):
        return "{:g} {:g} {:g} rg".format(*shade)
    return f"{shade:g} g"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn document, to be finished: ReportLab's objects and what they do not hold.

    `destinations` are the places that links lead to.
    """

    objects: DrawnObjects
    root: Element
    destinations: Mapping[str, Destination]


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas with marked content for the tree below `root`.

    What an earlier pass filled into the tree is forgotten, so a document can be laid out twice.
    `font` is the registered name of an embedded font: ReportLab refers to its first font on every
    page, and a standard font is not embedded. ReportLab's own arguments may follow.

    `glyph_words` tells what a private character stands for: (name of the font, character) → words.
    """

    def __init__(self, root: Element, *, font: str, **options: object) -> None:
        _fix_settings()
        root.forget_drawing()
        self.root = root
        self.glyph_words: dict[tuple[str, str], str] = {}
        self._named_places: dict[str, Destination] = {}
        self._drawing: Drawing | None = None
        self._next_mark = 0
        self._open_since: int | None = None
        self._is_in_artifact = False
        # Stretches of the page code without gaps, each from one entry up to another.
        self._marked: list[tuple[int, int]] = []
        fixed = {"invariant": 1, "pageCompression": 1, "initialFontName": font}
        # The name is that of a file which is never written.
        super().__init__("", **{**options, **fixed})

    @property
    def page_index(self) -> int:
        """The page being drawn, counted from 0."""
        number: int = self._pageNumber
        return number - 1

    @contextmanager
    def mark(self, content: Content, *, actual_text: str | None = None) -> Generator[None]:
        """Draw what belongs to `content`.

        `actual_text` is what a reader gets instead of the drawn glyphs, where these are not in
        reading order or stand for more than one character.

        Raises:
            RuntimeError: another mark or an artifact is still open.
        """
        properties = self._properties(content)
        if actual_text is not None:
            properties += f"/ActualText <FEFF{actual_text.encode('utf-16-be').hex().upper()}>"
        self._begin(f"/{content.role} <<{properties}>> BDC")
        try:
            yield
        finally:
            self._end()

    def put(self, content: Content, code: str) -> None:
        """Add page code that draws what belongs to `content`, as in `mark`."""
        if self._open_since is not None:
            raise RuntimeError(_NESTED)
        self._code.append(f"/{content.role} <<{self._properties(content)}>> BDC\n{code}\nEMC")
        self._note_marked(len(self._code) - 1)

    @contextmanager
    def artifact(self, kind: ArtifactKind = ArtifactKind.LAYOUT) -> Generator[None]:
        """Draw what is no content: rules, backgrounds, page furniture.

        Words may stand in an artifact only as page furniture: headers, footers, line numbers,
        repeated table heads. Inside another artifact this changes nothing.

        Raises:
            RuntimeError: a mark is still open.
        """
        if self._is_in_artifact:
            yield
            return
        self._begin(f"/Artifact <</Type /{kind}>> BDC")
        self._is_in_artifact = True
        try:
            yield
        finally:
            self._is_in_artifact = False
            self._end()

    def absolute(self, box: Box) -> Box:
        """Return `box`, given in the coordinates in force, in those of the page."""
        x0, y0 = self.absolutePosition(box.left, box.bottom)
        x1, y1 = self.absolutePosition(box.right, box.top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def destination(self, key: str, top: float) -> None:
        """Name the height `top` of this page, in the coordinates in force, `key`."""
        height = self.absolutePosition(0, top)[1]
        self.bookmarkHorizontalAbsolute(key, height)
        self._named_places[key] = Destination(self.page_index, height)

    def outline(self, title: str, key: str, level: int) -> None:
        """Add `title` to the document's outline; it leads to the destination `key`.

        `level` counts from 0 and is at most one deeper than that of the entry before.
        """
        self.addOutlineEntry(title, key, level, closed=False)

    def drawing(self) -> Drawing:
        """Close the document, if it is open, and return it with what the finisher needs."""
        if self._drawing is None:
            if self._code:
                self.showPage()
            objects = drawn_objects(self, self.glyph_words)
            self._drawing = Drawing(objects, self.root, self._named_places)
        return self._drawing

    @override
    def showPage(self) -> None:
        if self._open_since is not None:
            raise RuntimeError("a mark is still open at the end of the page")
        self._code[:] = _without_gaps(self._code, self._marked)
        self._marked = []
        self._next_mark = 0
        super().showPage()

    def _properties(self, content: Content) -> str:
        """Return what a mark says of itself; it gets the next number of its page."""
        number = self._next_mark
        self._next_mark = number + 1
        content.marks.append((self.page_index, number))
        return f"/MCID {number}"

    def _begin(self, operator: str) -> None:
        if self._open_since is not None:
            raise RuntimeError(_NESTED)
        self._open_since = len(self._code)
        self._code.append(operator)

    def _end(self) -> None:
        if self._open_since is None:
            raise RuntimeError("no mark is open")
        self._code.append("EMC")
        self._note_marked(self._open_since)
        self._open_since = None

    def _note_marked(self, start: int) -> None:
        """Note that the page code is marked from `start` to its end."""
        if self._marked and self._marked[-1][1] == start:
            start = self._marked.pop()[0]
        self._marked.append((start, len(self._code)))


def _fix_settings() -> None:
    """Make ReportLab independent of the environment and of settings files."""
    rl_config.useA85 = 0
    rl_config.trustedHosts = None
    rl_config.trustedSchemes = []
    rl_config.toColorCanUse = None


def _without_gaps(code: list[str], marked: list[tuple[int, int]]) -> list[str]:
    """Return the page code with everything painted outside `marked` as an artifact."""
    whole: list[str] = []
    position = 0
    for start, end in (*marked, (len(code), len(code))):
        whole.extend(_as_artifact(code[position:start]))
        whole.extend(code[start:end])
        position = end
    return whole


def _as_artifact(code: list[str]) -> list[str]:
    """Return `code` with an artifact around all that paints; marks never part a path."""
    painting = [number for number, entry in enumerate(code) if not _only_sets_state(entry)]
    if not painting:
        return code
    first, last = painting[0], painting[-1] + 1
    return [*code[:first], "/Artifact BMC", *code[first:last], "EMC", *code[last:]]


def _only_sets_state(entry: str) -> bool:
    """Tell whether an entry of page code paints nothing; in doubt it paints."""
    words = entry.split()
    if len(words) > 1 and words[0] in {"q", "n", "BT"}:
        return words[0] == "BT" and words[-2:] == ["TL", "ET"]
    return not words or words[-1] in _STATE_OPERATORS
