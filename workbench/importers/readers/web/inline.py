# SPDX-License-Identifier: MIT
"""What small elements within a line do to the words in them."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORD = re.compile(r"[^\W_]")
_BACKLINK = re.compile(
    r"[\s^↩↑⤴\ufe0e\ufe0f]*+(?:Jump (?:up|back)[\w\s]*+)?[\s^↩↑⤴:\ufe0e\ufe0f]*+"
)
_QUOTED = re.compile(r"\s*[“\"‘'«„]")
_LONGEST_MARKER = 8


def quoted(text: str) -> str:
    """Return a quotation with the marks that a browser puts around it."""
    if not text.strip() or _QUOTED.match(text):
        return text
    inner = text.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def raised(text: str) -> str:
    """Return raised figures as such, so that a footnote's mark does not join the word before it."""
    bare = text.strip()
    return bare.translate(_RAISED) if bare.isdecimal() and bare.isascii() else text


def without_sign(text: str) -> str:
    """Return nothing where there is only a sign beside the words: “¶”, “×”, “↩”."""
    return text if _WORD.search(text) and not _BACKLINK.fullmatch(text) else ""


def marker_of(text: str) -> str:
    """Return the bullet or number that Word has written before an item."""
    bare = text.replace("\u00a0", " ").strip()
    if len(bare) <= 1 and not bare.isdigit():
        return "• "
    return f"{bare[:_LONGEST_MARKER]} "
