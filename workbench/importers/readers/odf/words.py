# SPDX-License-Identifier: MIT
"""What stands in a paragraph of an OpenDocument text, with every change in it accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.importers.readers.odf.names import DRAW, FO, OFFICE, STYLE, TEXT
from workbench.importers.readers.odf.styles import Styles
from workbench.importers.readers.office.labels import raised
from workbench.importers.readers.office.symbols import without_private
from workbench.importers.readers.office.words import HIDDEN, Words
from workbench.importers.readers.office.xml_parts import XmlElement, number

_MOST_BLANKS = 100
"""Blanks that one sign may stand for; no line is wider."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_BOLD = {"bold", "600", "700", "800", "900"}
_LEFT_AWAY = {
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{TEXT}ruby-text",
    f"{TEXT}tracked-changes",
    f"{TEXT}note-citation",
    f"{TEXT}bookmark",
    f"{TEXT}script",
}
_HIDDEN = {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"}
_SHAPES = {f"{DRAW}{name}" for name in ("frame", "g", "custom-shape", "rect", "ellipse", "line")}
_NOTE = f"{TEXT}note"


@dataclass(frozen=True, slots=True)
class Other:
    """A shape or a note that stands in a paragraph, still to be read."""

    element: XmlElement

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote or an endnote."""
        return self.element.tag == _NOTE


@dataclass(frozen=True, slots=True)
class _Look:
    is_bold: bool = False
    is_raised: bool = False


class WordReader:
    """Reads the paragraphs of one document; `warn` is told once words are left away."""

    def __init__(self, styles: Styles, warn: Callable[[str], None]) -> None:
        self._styles = styles
        self._warn = warn

    def pieces(self, paragraph: XmlElement) -> Iterator[Words | Other]:
        """Yield what stands in a paragraph, in order."""
        yield from self._pieces(paragraph, self._look("paragraph", paragraph, _Look()))

    def _pieces(self, element: XmlElement, look: _Look) -> Iterator[Words | Other]:
        if element.text:
            yield _words(element.text, look)
        for child in element:
            yield from self._child(child, look)
            if child.tail:
                yield _words(child.tail, look)

    def _child(self, child: XmlElement, look: _Look) -> Iterator[Words | Other]:
        if child.tag in _HIDDEN or self._is_hidden(child):
            self._warn(HIDDEN)
        elif child.tag in _LEFT_AWAY:
            return
        elif child.tag in _SHAPES or child.tag == _NOTE:
            yield Other(child)
        elif child.tag == f"{TEXT}s":
            count = max(0, min(_MOST_BLANKS, number(child.get(f"{TEXT}c"), 1)))
            yield Words(" " * count, look.is_bold)
        elif child.tag == f"{TEXT}tab":
            yield Words("\t", look.is_bold)
        elif child.tag == f"{TEXT}line-break":
            yield Words("\n", look.is_bold)
        else:
            yield from self._pieces(child, self._look("text", child, look))

    def _is_hidden(self, element: XmlElement) -> bool:
        name = element.get(f"{TEXT}style-name")
        return name is not None and self._styles.is_hidden("text", name)

    def _look(self, family: str, element: XmlElement, around: _Look) -> _Look:
        name = element.get(f"{TEXT}style-name")
        if name is None:
            return around
        weight = self._styles.property_of(family, name, "text", f"{FO}font-weight")
        place = self._styles.property_of(family, name, "text", f"{STYLE}text-position")
        return _Look(
            around.is_bold if weight is None else weight in _BOLD,
            around.is_raised if place is None else _is_raised(place),
        )


def _words(text: str, look: _Look) -> Words:
    """Return words of the file; line ends and runs of blanks in it are single blanks."""
    plain = without_private(_BLANKS.sub(" ", text))
    return Words(raised(plain) if look.is_raised else plain, look.is_bold)


def _is_raised(position: str) -> bool:
    first = position.partition(" ")[0]
    return first == "super" or (first.endswith("%") and number(first) > 0)
