# SPDX-License-Identifier: MIT
"""What the styles of an OpenDocument text say of its paragraphs and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.importers.page import HintKind
from workbench.importers.readers.odf.names import FO, OFFICE, STYLE, TEXT
from workbench.importers.readers.office.blocks import TextBlock
from workbench.importers.readers.office.xml_parts import XmlElement, number

_DEEPEST_STYLE = 20
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)$")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_NAMED = {
    "title": HintKind.TITLE,
    "subtitle": HintKind.HEADING,
    "quotations": HintKind.QUOTATION,
    "caption": HintKind.CAPTION,
    "footnote": HintKind.FOOTNOTE,
    "endnote": HintKind.FOOTNOTE,
}
"""What paragraphs of the usual styles are; the names are the same in every language."""


class Styles:
    """The styles of one document, those it made itself and those it names."""

    def __init__(self, roots: Iterable[XmlElement]) -> None:
        self._styles: dict[tuple[str, str], XmlElement] = {}
        self.lists: dict[str, XmlElement] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""
                self._styles[key] = style
            for each in root.iter(f"{TEXT}list-style"):
                self.lists[each.get(f"{STYLE}name") or ""] = each
        self._looks: dict[str, TextBlock] = {}

    def paragraph(self, name: str) -> TextBlock:
        """Return what paragraphs of a style are, as a block still without words."""
        if name not in self._looks:
            self._looks[name] = self._look(name)
        return self._looks[name]

    def property_of(self, family: str, name: str, group: str, key: str) -> str | None:
        """Return a property of a style or of those it is based on, or None."""
        for style in self._chain(family, name):
            found = style.find(f"{STYLE}{group}-properties")
            value = found.get(key) if found is not None else None
            if value is not None:
                return value
        return None

    def is_hidden(self, family: str, name: str) -> bool:
        """Tell whether words of a style are not shown."""
        return self.property_of(family, name, "text", f"{TEXT}display") == "none"

    def _look(self, name: str) -> TextBlock:
        chain = list(self._chain("paragraph", name))
        kinds = (_kind_of(style.get(f"{STYLE}name") or "") for style in chain)
        kind = next((each for each in kinds if each), None)
        outlines = (style.get(f"{STYLE}default-outline-level") for style in chain)
        outline = number(next((each for each in outlines if each), None))
        level = 2 if kind is HintKind.HEADING else 0
        if kind is None and outline > 0:
            kind, level = HintKind.HEADING, outline

        def value(key: str) -> str:
            return self.property_of("paragraph", name, "paragraph", key) or ""

        return TextBlock(
            "",
            kind,
            level,
            indent=points(value(f"{FO}margin-left")),
            is_trailing=value(f"{FO}text-align") in {"end", "right"},
        )

    def _chain(self, family: str, name: str) -> Iterator[XmlElement]:
        """Yield a style and those it is based on, nearest first."""
        for _ in range(_DEEPEST_STYLE):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


def points(length: str) -> float:
    """Return a length such as `1.25cm` in points; anything else is none."""
    found = _LENGTH.match(length)
    if not found or found[1] in {"", "-"}:
        return 0.0
    return float(found[1]) * _POINTS[found[2]]


def running_parts(root: XmlElement) -> Iterator[XmlElement]:
    """Yield the heads and then the feet of the pages that `styles.xml` describes."""
    masters = root.find(f"{OFFICE}master-styles")
    if masters is not None:
        for kind in ("header", "footer"):
            for suffix in ("", "-first", "-left"):
                yield from masters.iter(f"{STYLE}{kind}{suffix}")


def _kind_of(name: str) -> HintKind | None:
    plain = name.replace("_20_", " ").casefold()
    return _NAMED.get(plain) or (HintKind.QUOTATION if "quot" in plain else None)
