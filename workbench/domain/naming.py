# SPDX-License-Identifier: MIT
"""What a source is called where there is little room: who or what, and the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.dates import in_words
from workbench.domain.provenance import HistoricalDate
from workbench.domain.saying import capitalised
from workbench.domain.sources import Source

UNDATED = "undated"
"""What stands in the place of a year that is not known."""

ROOM = 16
"""Characters that a name without its year should not exceed."""

_YEAR = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)[-\d]*([?~%]?)")
_ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,6}")
_PERSON = re.compile(
    r"(?:[A-Z][\w.’'-]*\s)+(?P<last>(?:(?:de|van|von|der|la|le|di)\s)*[A-Z][\w’'-]+)"
)
_PICTURE = re.compile(
    r"\b(?:cartoon|photograph|poster|painting|drawing|engraving|portrait|map|graph|chart|postcard)\b",
    re.IGNORECASE,
)
_BEGINNING = 80
"""Characters of a picture's description in which the kind of picture is named."""


def short_name(source: Source) -> str:
    """Return a source's maker, or what it is, with its year: “CIA paper, 1955”.

    The maker comes first; what the source is stands in where nobody is named or where that says
    more in less room (“Cartoon, undated”).
    """
    return f"{name_without_year(source)}, {_year(source.provenance.date)}"


def name_without_year(source: Source) -> str:
    """Return a source's maker, or what it is, for where its date stands elsewhere: “CIA paper”."""
    spaced = (" ".join(each.split()) for each in _names(source))
    names = tuple(each for each in spaced if each)
    return next((each for each in names if len(each) <= ROOM), min(names, key=len))


def _names(source: Source) -> Iterator[str]:
    """Yield what the source can be called, the best first."""
    provenance = source.provenance
    genre = (provenance.genre or "").strip()
    if provenance.creator:
        yield from _makers(provenance.creator, genre)
    if genre:
        yield capitalised(genre)
        yield capitalised(genre.split()[-1])
    if source.picture is not None:
        found = _PICTURE.search(source.picture.alt[:_BEGINNING])
        yield capitalised(found[0].lower()) if found else "Picture"
    yield "Picture" if source.picture and not source.body else "Text"


def _makers(creators: tuple[str, ...], genre: str) -> Iterator[str]:
    first = creators[0]
    person = _PERSON.fullmatch(first)
    if len(creators) > 1:
        yield f"{person['last'] if person else first} and others"
        return
    if genre and _ACRONYM.fullmatch(first):
        yield f"{first} {genre.rsplit(maxsplit=1)[-1]}"
    yield first
    if person:
        yield person["last"]


def _year(date: HistoricalDate | None) -> str:
    if date is None or date.edtf is None:
        return UNDATED
    years: list[str] = []
    for end in date.edtf.split("/"):
        found = _YEAR.match(end)
        if found:
            year = in_words(found[1] + found[2]).removeprefix("the ")
            if year not in years:
                years.append(year)
    return "–".join(years) or UNDATED
