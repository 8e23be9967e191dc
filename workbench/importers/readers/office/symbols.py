# SPDX-License-Identifier: MIT
"""Signs of symbol fonts as the characters they look like."""

from __future__ import annotations

_UNKNOWN = "□"
_BASE = 0xF000

# What the fonts show at their places, as far as it turns up on worksheets.
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■",
    0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_GREEK = dict(
    zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)
) | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xD0: "∠", 0xD6: "√", 0xDE: "⇒", 0x2D: "−", **_GREEK,
}  # fmt: skip


def symbol(code: int, font: str) -> str:
    """Return the character that a sign of a symbol font looks like, or a box."""
    place = code - _BASE if _BASE <= code <= _BASE + 0xFF else code
    name = font.casefold()
    if name.startswith("symbol"):
        return _SYMBOL.get(place) or (chr(place) if 0x20 <= place < 0x7F else _UNKNOWN)
    if name.startswith(("wingdings", "webdings", "zapf")):
        return _WINGDINGS.get(place, _UNKNOWN)
    is_plain = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE
    return chr(code) if is_plain else _UNKNOWN


def without_private(text: str, font: str = "") -> str:
    """Return text in which signs of symbol fonts became the characters they look like."""
    if not any(_BASE <= ord(char) <= _BASE + 0xFF for char in text):
        return text
    known = font if font.casefold().startswith(("symbol", "wingdings")) else ""
    return "".join(
        _looks_like(ord(char), known) if _BASE <= ord(char) <= _BASE + 0xFF else char
        for char in text
    )


def _looks_like(code: int, font: str) -> str:
    if font:
        return symbol(code, font)
    place = code - _BASE
    return _WINGDINGS.get(place) or _SYMBOL.get(place) or _UNKNOWN
