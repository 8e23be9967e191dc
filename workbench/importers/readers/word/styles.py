# SPDX-License-Identifier: MIT
"""What the styles of a Word document say of its paragraphs and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.importers.page import HintKind
from workbench.importers.readers.office.blocks import TextBlock
from workbench.importers.readers.office.xml_parts import XmlElement, is_on, number
from workbench.importers.readers.word.names import PARAGRAPH_LOOK, RUN_LOOK, VAL, W

_DEEPEST_STYLE = 20
_TWIPS = 20
"""Twentieths of a point, in which Word measures."""

_FAR_FIRST_LINE = 1440
_BODY_LEVEL = 9
_NAMED = {
    "title": HintKind.TITLE,
    "subtitle": HintKind.HEADING,
    "quote": HintKind.QUOTATION,
    "intense quote": HintKind.QUOTATION,
    "block text": HintKind.QUOTATION,
    "caption": HintKind.CAPTION,
    "footnote text": HintKind.FOOTNOTE,
    "endnote text": HintKind.FOOTNOTE,
}
"""What paragraphs of Word's own styles are; the names are the same in every language."""

_CONTENTS = "line of a list of contents"


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is by its format: a block still without words, and where in a list it is.

    `list_level` counts from 0; None says that the style decides.
    """

    style: str | None
    block: TextBlock
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """The styles of one document; without any, only what paragraphs say themselves counts."""

    def __init__(self, root: XmlElement | None) -> None:
        self._styles: dict[str, XmlElement] = {}
        self._usual: str | None = None
        for style in () if root is None else root.iter(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            self._styles[name] = style
            is_usual = style.get(f"{W}default") is not None and is_on(style, f"{W}default")
            if is_usual and style.get(f"{W}type") == "paragraph":
                self._usual = name
        self._chains: dict[str, tuple[XmlElement, ...]] = {}
        self._named: dict[str | None, tuple[HintKind | None, int, str | None]] = {}

    def paragraph(self, look: XmlElement | None) -> ParagraphLook:
        """Return what a paragraph is, given what it says of itself."""
        style = _value(look, "pStyle") or self._usual
        looks = [look] if look is not None else []
        looks += [each for s in self._chain(style) if (each := s.find(PARAGRAPH_LOOK)) is not None]
        kind, level, why = self._kind_of(style)
        outline = number(_first_value(looks, "outlineLvl"), _BODY_LEVEL)
        if kind in {None, HintKind.HEADING} and 0 <= outline < _BODY_LEVEL:
            kind, level = HintKind.HEADING, outline + 1
        list_id, list_level = _list_of(looks)
        is_trailing = _first_value(looks, "jc") in {"right", "end"}
        block = TextBlock("", kind, level, why, _indent_of(looks), is_trailing=is_trailing)
        return ParagraphLook(style, block, list_id, list_level)

    def has(self, switch: str, look: XmlElement | None, style: str | None) -> bool:
        """Tell whether words have a switch such as `vanish` or `b` on.

        `look` is what the words say themselves, `style` that of their paragraph.
        """
        own = _value(look, "rStyle")
        for each in self._run_looks(look, own, style):
            found = each.find(f"{W}{switch}")
            if found is not None:
                return is_on(found, VAL)
        return False

    def _run_looks(
        self, look: XmlElement | None, own: str | None, style: str | None
    ) -> Iterator[XmlElement]:
        if look is not None:
            yield look
        for each in (*self._chain(own), *self._chain(style)):
            found = each.find(RUN_LOOK)
            if found is not None:
                yield found

    def _chain(self, name: str | None) -> tuple[XmlElement, ...]:
        """Return a style and those it is based on, nearest first."""
        if name is None:
            return ()
        if name not in self._chains:
            found: list[XmlElement] = []
            following: str | None = name
            while following in self._styles and len(found) < _DEEPEST_STYLE:
                style = self._styles[following]
                if style in found:
                    break
                found.append(style)
                following = _value(style, "basedOn")
            self._chains[name] = tuple(found)
        return self._chains[name]

    def _kind_of(self, name: str | None) -> tuple[HintKind | None, int, str | None]:
        if name not in self._named:
            kinds = (_kind_of_name(_value(each, "name") or "") for each in self._chain(name))
            self._named[name] = next((kind for kind in kinds if kind), (None, 0, None))
        return self._named[name]


def _kind_of_name(name: str) -> tuple[HintKind, int, str | None] | None:
    name = name.casefold()
    first, _, rest = name.partition(" ")
    if first == "heading" and rest.isdecimal():
        return HintKind.HEADING, number(rest), None
    if first == "toc" or name == "table of figures":
        return HintKind.FURNITURE, 0, _CONTENTS
    kind = _NAMED.get(name)
    if kind is None and "quot" in name:
        kind = HintKind.QUOTATION
    if kind is None:
        return None
    return kind, 2 if kind is HintKind.HEADING else 0, None


def _list_of(looks: list[XmlElement]) -> tuple[str | None, int | None]:
    for look in looks:
        found = look.find(f"{W}numPr")
        if found is not None:
            list_id, level = _value(found, "numId"), _value(found, "ilvl")
            if list_id is None:
                continue
            return (None if list_id == "0" else list_id), (number(level) if level else None)
    return None, None


def _indent_of(looks: list[XmlElement]) -> float:
    def twips(*names: str) -> int:
        for look in looks:
            found = look.find(f"{W}ind")
            for name in names if found is not None else ():
                value = found.get(f"{W}{name}") if found is not None else None
                if value is not None:
                    return number(value)
        return 0

    first = twips("firstLine")
    # A usual first line begins a paragraph; one far to the right sets the whole of it in.
    return (twips("left", "start") + (first if first >= _FAR_FIRST_LINE else 0)) / _TWIPS


def _first_value(looks: list[XmlElement], name: str) -> str | None:
    return next((value for look in looks if (value := _value(look, name)) is not None), None)


def _value(element: XmlElement | None, name: str) -> str | None:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(VAL) if found is not None else None
