# SPDX-License-Identifier: MIT
"""What an attribution prints beside where a source is from: archive numbers, pages, glosses.

“(AB 12/345)”, “p. 12” and “vol. 3” hold numbers that would be taken for years, and abbreviations
that would be taken for names, so they are left out before the fields are read.
"""

from __future__ import annotations

import re

_ROMAN = r"[IVXLC]{1,6}"
_LEFT_OUT = (
    # “(Catalogue ref: AB 12/345)”, “(Vale Papers, VALE 4/11/2-9)”
    re.compile(
        r"\s*[(\[](?:[^()\[\]]{0,60}[ :])?[A-Z]{1,6}[ -]?\d{1,5}(?:/[\w.-]+)+\s*(?:[)\]]|$)"
    ),
    re.compile(r"[,;.]?\s(?:[Rr]ef(?:erence)?\.?:?\s)?[A-Z]{2,6} \d{1,5}/\d[\w/.-]*$"),
    re.compile(r"[,;.]?\s[Ff]ile (?:[Nn]o\.? ?)?\d+/[\d/]+"),
    re.compile(
        r"[,;:.]?\s*\(?\b(?:pp?\.|pp?(?= ?\d)|pages?\b) ?\d+(?:\s?(?:-|–|—|and|,)\s?\d+)*"
        r"(?:\s?ff?\b)?\)?(?![/\d])"
    ),
    re.compile(r"(?<=\))[,:]? \d{1,3}(?:[-–—]\d{1,3})?(?=\.?$)"),
    re.compile(
        rf"[,;]?\s\(?[Vv]ol(?:ume)?s?\b\.? ?(?:\d{{1,3}}|{_ROMAN})\b(?: ?\([^)]{{1,12}}\))?"
    ),
    re.compile(r"[,;]?\s[Nn]o\.? ?\d{1,3}(?=[,;.)]|$)"),
    re.compile(
        r"[,;]?\s\(?(?:\d{1,2}(?:st|nd|rd|th)|[Rr]evised|[Ss]econd|[Tt]hird) ed(?:ition|n)?\b\.?\)?"
    ),
)
_MANUSCRIPT = re.compile(
    r"[,;.]?\s(?:Cod|MS|Ms|fols?|ff|Inv|Item|[Mm]useum no|Acc)\b\.? ?(?:[Nn]o\.? ?)?\d+[rv]?\b"
)
_GLOSS = re.compile(r"\s?\[(?:[^\d\[\]]*\s[^\d\[\]]*|[a-zé][^\d\[\]]*|www[^\[\]]*)\]")
_SHORT_FORM = re.compile(r"(?<=\w) \([A-Z]{2,6}\)(?= [a-z])")
_QUOTED_NAME = re.compile(r"(?<=\bof )[“\"‘']([A-Z]\w+)(,?)[”\"’']")
_REVERSED_ITALICS = re.compile(r"\*[^*]*,\*|\*,[^*]*\*")


_OPENING = re.compile(
    r"(?:[\s(\[]|[¹²³⁴⁵⁶⁷⁸⁹†‡•–—~-]|\d{1,2}\. )*"
    r"(?:(?:Source|Provenance|Origin|Credit|Citation|Reference|\w+ / Origin)"
    r"(?: \([a-z ]{3,20}\))?: )?"
)


def without_references(text: str) -> str:
    """Return an attribution without numbers of archives and pages, glosses and short forms."""
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    for pattern in (*_LEFT_OUT, _MANUSCRIPT):
        text = pattern.sub("", text)
    if _REVERSED_ITALICS.search(text):
        text = text.replace("*", "")  # italics for the words around the title: they tell nothing
    text = _GLOSS.sub("", text)
    text = _SHORT_FORM.sub("", text)
    return _QUOTED_NAME.sub(r"\1\2", text).strip()
