# SPDX-License-Identifier: MIT
"""Words that led to another page."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"click (?:here|on|the|below)\b|here you can (?:read|find|see|watch|listen|download)\b|"
    r"(?:read|find out|see|learn) more\b|(?:https?://|www\.)\S+$|follow (?:this|the) link\b|"
    r"(?:you can )?(?:watch|listen to|view) (?:the|this|a) (?:video|clip|podcast|film|recording|"
    r"interview)\b|(?:go|jump|back) to (?:the )?(?:page|section|index|next|previous)\b|"
    r"(?:the )?following (?:links?|websites?|web ?pages?)\b|useful links?\b|external links?\b|"
    r"(?:for (?:more|further) (?:details?|information|reading))\b.{0,60}\b(?:see|click|"
    r"visit|go to)\b",
    re.IGNORECASE,
)
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:podcast|video|website|web ?page|webpage|youtube|bbc|bitesize|wikipedia|powerpoint|quiz|"
    r"worksheet|video ?clip|\.(?:com|org|net|co\.uk|pdf|html?))\b"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”’)]+")
_LONGEST = 160


def is_link(text: str) -> bool:
    """Tell whether a paragraph does nothing but lead elsewhere."""
    return len(text) <= _LONGEST and bool(_LINK.match(text))


def points_elsewhere(text: str) -> bool:
    """Tell whether the words of a bullet name a page, a film or a broadcast."""
    return len(text) <= _LONGEST and _POINTS_ELSEWHERE.search(text.lower()) is not None


def address_in(text: str) -> str | None:
    """Return the address printed in the words of a link, or None."""
    found = _ADDRESS.search(text)
    return found[0].rstrip(".,;") if found else None
