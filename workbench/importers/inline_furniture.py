# SPDX-License-Identifier: MIT
"""What stands around the pages of a printed paper, in the middle of a line that lost its ends.

Text that was taken out of a PDF without its line ends holds the foot of one page and the head of
the next between two sentences: “… of the gate. © 2011 Harrow Board. TURN OVER. -4- Source C …”.
"""

from __future__ import annotations

import re

_SHORTEST_LINE = 200
"""Characters below which a line has kept its ends."""

_SITE = r"(?:www\.|https?://)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|co\.uk|org\.uk|gov\.uk|ac\.uk)"
_FOOT = re.compile(
    r"(?:©|\(c\) ?(?=\d{4}\b)|Copyright ©) ?(?:\d{4}[–-])?(?:\d{4}\b)?[^.!?©]{0,80}?\."
    r"(?: All rights reserved\.)?|"
    rf"Visit [^.!?]{{0,60}}?{_SITE}[^!?]{{0,140}}?(?:\)\.|(?<=[a-z])\.(?= |$))|"
    r"Unauthori[sz]ed copying or (?:re)?use of any part of this page is illegal\.|"
    r"(?:GO ON TO (?:THE )?NEXT (?:PAGE|SECTION)|(?:PLEASE )?TURN OVER(?: FOR [A-Z ]+)?|"
    r"END OF (?:SECTION|PAPER|PART|BOOKLET|EXAM(?:INATION)?|TEST|QUESTIONS?|SOURCES?|DOCUMENTS?|"
    r"EXTRACTS?|ITEMS?)"
    r"(?: [A-Z]{1,3}\b)?|BLANK PAGE)\b\.?|"
    r"(?<![\w.,–-])[–-] ?\d{1,3} ?[–-](?=[ A-Z]|$)|"
    r"\b(?:You are on page|Page) \d{1,3} ?(?:of|/) ?\d{1,3}\b"
)

_SIGNS = (
    "©", "(c)", "Copyright", "Visit ", "ed copying or ", "GO ON TO", "TURN OVER", "END OF",
    "BLANK PAGE", "Page ", "on page ",
)  # fmt: skip
_PAGE_NUMBER = re.compile(r"[–-] ?\d{1,3} ?[–-]")


def may_hold_furniture(raw: str) -> bool:
    """Tell at little cost whether what stands around a page can be in a line, or a page, at all."""
    if len(raw) < _SHORTEST_LINE:
        return False
    return any(sign in raw for sign in _SIGNS) or _PAGE_NUMBER.search(raw) is not None


def furniture_cuts(raw: str) -> list[int]:
    """Return where what is around a page begins and ends in a line, so that it can be cut out."""
    if not may_hold_furniture(raw):
        return []
    cuts: set[int] = set()
    for found in _FOOT.finditer(raw):
        end = found.end()
        while end < len(raw) and raw[end].isspace():
            end += 1
        cuts |= {found.start(), end}
    return sorted(cut for cut in cuts if 0 < cut < len(raw))


def without_furniture(raw: str) -> str:
    """Return a line with blanks in the place of what is around a page."""
    if not may_hold_furniture(raw):
        return raw
    return _FOOT.sub(lambda found: " " * len(found[0]), raw)
