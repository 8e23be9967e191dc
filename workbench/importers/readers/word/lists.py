# SPDX-License-Identifier: MIT
"""The numbers and signs of lists in a Word document, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.importers.readers.office.labels import BULLET, letters, roman
from workbench.importers.readers.office.symbols import without_private
from workbench.importers.readers.office.xml_parts import XmlElement, number
from workbench.importers.readers.word.names import VAL, W

_PLACE = re.compile(r"%([1-9])")
_LONGEST = 100
"""Characters of a printed number."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    style: str | None


@dataclass(slots=True)
class _List:
    """A list in use: those with the same `definition` count on."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    is_begun: bool = False


class Lists:
    """The lists of one document, asked for their items in page order."""

    def __init__(self, root: XmlElement | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._define(root)

    def level_of(self, list_id: str, style: str | None) -> int:
        """Return the level, from 0, that belongs to a style in a list."""
        used = self._lists.get(list_id)
        levels = used.levels if used is not None and style is not None else {}
        return next((place for place, each in levels.items() if each.style == style), 0)

    def label(self, list_id: str, level: int) -> str:
        """Return what stands before the next item of a list; empty where nothing is printed."""
        used = self._lists.get(list_id)
        if used is None:
            return ""
        counts = self._counts.setdefault(used.definition, {})
        if not used.is_begun:
            used.is_begun = True
            counts.update({place: start - 1 for place, start in used.starts.items()})
        for place in [deeper for deeper in counts if deeper > level]:
            del counts[place]
        known = used.levels.get(level)
        if known is None:
            return ""
        counts[level] = counts.get(level, known.start - 1) + 1
        if known.form == "bullet":
            return BULLET if known.text.strip() else ""

        def printed(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            other = used.levels.get(place, known)
            return _printed(counts.get(place, other.start), other.form)

        text = without_private(_PLACE.sub(printed, known.text[:_LONGEST])).strip()
        return text[:_LONGEST]

    def _define(self, root: XmlElement) -> None:
        definitions: dict[str, dict[int, _Level]] = {}
        names: dict[str, str] = {}
        links: dict[str, str] = {}
        for each in root.iter(f"{W}abstractNum"):
            key = each.get(f"{W}abstractNumId") or ""
            definitions[key] = dict(_level(level) for level in each.iter(f"{W}lvl"))
            if name := _value(each, "styleLink"):
                names[name] = key
            if link := _value(each, "numStyleLink"):
                links[key] = link
        for each in root.iter(f"{W}num"):
            definition = _value(each, "abstractNumId") or ""
            definition = names.get(links.get(definition, ""), definition)
            levels = dict(definitions.get(definition, {}))
            starts = {}
            for change in each.iter(f"{W}lvlOverride"):
                place = number(change.get(f"{W}ilvl"))
                if start := _value(change, "startOverride"):
                    starts[place] = number(start, 1)
                levels.update(_level(level) for level in change.iter(f"{W}lvl"))
            self._lists[each.get(f"{W}numId") or ""] = _List(definition, levels, starts)


def _level(element: XmlElement) -> tuple[int, _Level]:
    return number(element.get(f"{W}ilvl")), _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        number(_value(element, "start"), 1),
        _value(element, "pStyle"),
    )


def _printed(value: int, form: str) -> str:
    small, _, _ = form.partition("Roman")
    if form.endswith("Roman"):
        return roman(value) if small == "lower" else roman(value).upper()
    if form.endswith("Letter"):
        return letters(value) if form == "lowerLetter" else letters(value).upper()
    if form == "decimalZero":
        return f"{value:02}"
    return "" if form == "none" else str(value)


def _value(element: XmlElement, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return found.get(VAL) if found is not None else None
