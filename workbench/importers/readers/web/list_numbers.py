# SPDX-License-Identifier: MIT
"""Bullets and numbers, which a web page leaves to the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.importers.readers.web.element_names import NO_MARKER

BULLET = "• "
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST = 9_999


@dataclass(slots=True)
class ItemList:
    """A list that is being read: what stands before its items, and the number of the next."""

    form: str = BULLET
    following: int = 1
    step: int = 1
    is_first: bool = True

    @property
    def is_numbered(self) -> bool:
        """Whether its items have numbers, so that they may be as long as paragraphs."""
        return self.form not in {BULLET, ""}

    def marker(self, own: str | None) -> str:
        """Return what stands before the next item; `own` is the number it gives itself."""
        self.following = number_in(own, self.following)
        number = self.following
        self.following += self.step
        if not self.is_numbered:
            return self.form
        return f"[{number}] " if self.form == "note" else f"{_written(number, self.form)}. "


def item_list(tag: str, attributes: Mapping[str, str], *, is_notes: bool) -> ItemList:
    """Return the list that an element begins; `is_notes` says that its items are footnotes."""
    if is_notes and tag == "ol":
        return ItemList("note", number_in(attributes.get("start"), 1))
    if NO_MARKER.search(attributes.get("style", "")):
        return ItemList("")
    if tag != "ol":
        return ItemList()
    step = -1 if "reversed" in attributes else 1
    return ItemList(attributes.get("type", "1"), number_in(attributes.get("start"), 1), step)


def number_in(text: str | None, otherwise: int) -> int:
    """Return the number that an attribute holds, or another where it holds none of use."""
    text = (text or "").strip()[:8]
    try:
        number = int(text)
    except ValueError:
        return otherwise
    return number if abs(number) <= _HIGHEST else otherwise


def _written(number: int, form: str) -> str:
    if form in {"a", "A"} and 1 <= number <= 26:
        return chr(ord(form) + number - 1)
    if form in {"i", "I"} and 1 <= number <= 50:
        text = _roman(number)
        return text.upper() if form == "I" else text
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text
