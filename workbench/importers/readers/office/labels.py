# SPDX-License-Identifier: MIT
"""The numbers of lists and notes as they are printed."""

from __future__ import annotations

import re

BULLET = "•"
"""Stands for every sign with which items of a list begin."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST_ROMAN = 3999
_MOST_LETTERS = 10
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def letters(value: int) -> str:
    """Return a number as lists with letters count: a, b … z, aa, bb …; large ones in digits."""
    if not 1 <= value <= 26 * _MOST_LETTERS:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def roman(value: int) -> str:
    """Return a number in small Roman digits; those the Romans did not write, in ours."""
    if not 1 <= value <= _LARGEST_ROMAN:
        return str(value)
    pieces = []
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        pieces.append(sign * count)
    return "".join(pieces)


def note_mark(value: int) -> str:
    """Return the mark of a note as the text rules know it: ¹ to ⁹, then [10] and so on."""
    return str(value).translate(_SUPERSCRIPTS) if value < 10 else f"[{value}]"


def raised(text: str) -> str:
    """Return raised digits as signs of their own, so that “gate1” stays “gate¹”."""
    return text.translate(_SUPERSCRIPTS) if text.strip().isdigit() and text.isascii() else text


def has_words(label: str) -> bool:
    """Tell whether a number says more than a number: “Source A”."""
    return bool(re.search(r"[^\W\d_]{4}", label))


def item(label: str, text: str, level: int) -> str:
    """Return the words of an item of a list behind its sign or number, set in by its level."""
    gap = "  " if has_words(label) else " "
    return f"{'  ' * max(0, level - 1)}{label}{gap}{text}"
