# SPDX-License-Identifier: MIT
"""Attributions laid out as a form: “Author: …”, “Date: …”, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.paragraphs import Paragraph

_NAMES = {
    "author": "creator", "authors": "creator", "creator": "creator", "maker": "creator",
    "made by": "creator", "object number": "reference", "reference": "reference",
    "accession number": "reference", "inventory number": "reference", "artist": "creator",
    "speaker": "creator", "writer": "creator", "written by": "creator",
    "photographer": "creator", "cartoonist": "creator", "title": "title", "date": "date",
    "year": "date", "date written": "date", "type": "genre", "type of source": "genre",
    "kind": "genre", "genre": "genre", "format": "genre", "place": "place", "location": "place",
    "publisher": "publisher", "published in": "publisher", "publication": "publisher",
    "audience": "audience", "intended audience": "audience", "role": "role",
    "position": "role", "who": "creator", "by": "creator", "when": "date", "where": "place",
    "what": "genre", "source type": "genre",
    "occasion": "event", "event": "event", "recorded": "date", "written": "date",
    "printed": "date", "taken": "date", "published": "date", "made": "date", "drawn": "date",
    "painted": "date", "issued": "date", "broadcast": "date", "delivered": "date",
    "dated": "date", "held by": "reference", "held at": "reference", "kept by": "reference",
    "kept at": "reference", "held in": "reference", "archive": "reference",
    "collection": "reference", "catalogue": "reference", "catalogue number": "reference",
    "catalogue reference": "reference", "found in": "reference", "painter": "creator",
    "poet": "creator", "interviewee": "creator", "historian": "creator", "engraver": "creator",
    "sender": "creator", "recipient": "audience", "sent to": "audience",
}  # fmt: skip
_ANY = "|".join(sorted(_NAMES, key=len, reverse=True))
_LINE = re.compile(rf"(?i:{_ANY})\s?:\s*\S")
_FIELD = re.compile(
    rf"(?:^|(?<=\s))(?P<name>(?i:{_ANY}))\s?:\s*(?P<value>.*?)(?=\s(?i:{_ANY})\s?:|$)"
)
_OF_A_MEMORANDUM = re.compile(r"(?i:to|from|subject|re|ref|cc)\s?:\s")
_LONGEST = 160
_FEWEST = 2


def is_field(text: str) -> bool:
    """Tell whether a line has the name and the value of one field: “Held by: …”."""
    return len(text) <= _LONGEST and bool(_LINE.match(text))


def field_places(paragraphs: Sequence[Paragraph], *, has_picture: bool = False) -> tuple[int, ...]:
    """Return which paragraphs at the top or the foot of a source are such lines, or none.

    A memorandum begins with lines of its own: “To: …”, “Subject: …”.
    """
    for places in (range(len(paragraphs)), range(len(paragraphs) - 1, -1, -1)):
        found: list[int] = []
        for place in places:
            if not is_field(paragraphs[place].text):
                break
            found.append(place)
        if len(found) >= _FEWEST and len(found) < len(paragraphs) + has_picture:
            is_memorandum = any(_OF_A_MEMORANDUM.match(each.text) for each in paragraphs)
            return () if is_memorandum else tuple(sorted(found))
    return ()


def fields_in(attribution: str) -> dict[str, str]:
    """Return the fields of an attribution that is laid out as a form, or none."""
    text = " ".join(attribution.split())
    if not _LINE.match(text):
        return {}
    found = {_NAMES[m["name"].lower()]: m["value"].strip(" .") for m in _FIELD.finditer(text)}
    return found if len(found) >= _FEWEST else {}
