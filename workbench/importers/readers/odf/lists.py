# SPDX-License-Identifier: MIT
"""The numbers and signs of lists in an OpenDocument text."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.importers.readers.odf.names import STYLE, TEXT, XML_ID
from workbench.importers.readers.odf.styles import Styles
from workbench.importers.readers.office.labels import BULLET, letters, roman
from workbench.importers.readers.office.xml_parts import XmlElement, number

_LONGEST = 100
"""Characters of a printed number."""

_SIGNS = {f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"}


@dataclass(slots=True)
class OpenList:
    """A list while its items are read: its style and how far each of its levels has counted."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of one document, in page order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, XmlElement]] = {}
        self._last: dict[str, OpenList] = {}
        self._by_id: dict[str, OpenList] = {}

    def begun(self, element: XmlElement, outer: OpenList | None) -> OpenList:
        """Return the list that an element begins or goes on with; `outer` is the one around it."""
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        if outer is not None:
            return outer if style == outer.style else OpenList(style)
        continued = element.get(f"{TEXT}continue-list")
        if continued in self._by_id:
            opened = self._by_id[continued or ""]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._last:
            opened = self._last[style]
        else:
            opened = OpenList(style)
        self._last[style] = opened
        self._by_id[element.get(XML_ID) or ""] = opened
        return opened

    def label(self, opened: OpenList, level: int, start: str | None) -> str:
        """Return what stands before the next item on a level from 1; empty where nothing does.

        `start` is the number that the item gives itself, if any.
        """
        looks = self._levels_of(opened.style)
        look = looks.get(level)
        for deeper in [each for each in opened.counts if each > level]:
            del opened.counts[deeper]
        first = number(start, _start(look)) if start else _start(look)
        is_first = start is not None or level not in opened.counts
        opened.counts[level] = first if is_first else opened.counts[level] + 1
        if look is None:
            return ""
        if look.tag in _SIGNS:
            return BULLET
        return _printed(looks, opened.counts, level)

    def _levels_of(self, style: str) -> dict[int, XmlElement]:
        if style not in self._levels:
            found = self._styles.lists.get(style)
            self._levels[style] = {
                number(each.get(f"{TEXT}level")): each for each in (() if found is None else found)
            }
        return self._levels[style]


def _start(look: XmlElement | None) -> int:
    return number(look.get(f"{TEXT}start-value"), 1) if look is not None else 1


def _printed(looks: dict[int, XmlElement], counts: dict[int, int], level: int) -> str:
    look = looks[level]
    shown = max(1, min(level, number(look.get(f"{TEXT}display-levels"), 1)))
    numbers = []
    for place in range(level - shown + 1, level + 1):
        form = looks.get(place, look).get(f"{STYLE}num-format") or ""
        numbers.append(_number(counts.get(place, 1), form))
    text = ".".join(each for each in numbers if each)
    if not text:
        return ""
    before, after = look.get(f"{STYLE}num-prefix") or "", look.get(f"{STYLE}num-suffix") or ""
    return f"{before}{text}{after}".strip()[:_LONGEST]


def _number(value: int, form: str) -> str:
    if form in {"a", "A"}:
        return letters(value) if form == "a" else letters(value).upper()
    if form in {"i", "I"}:
        return roman(value) if form == "i" else roman(value).upper()
    return str(value) if form else ""
