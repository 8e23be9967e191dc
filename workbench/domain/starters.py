# SPDX-License-Identifier: MIT
"""Beginnings of sentences: what a source's provenance knows is in them, the rest are gaps.

A framework writes a gap as “…”, or as `{word}` where the gap has a name. A student reads a named
gap as “[word]”, which cannot be taken for words of a finished sentence.
"""

from __future__ import annotations

import re

from workbench.domain.frameworks import Letter
from workbench.domain.provenance import SURE, Provenance
from workbench.domain.sources import Source, SourceKind
from workbench.domain.text import Span

_NAMED = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"\[[^\[\]]*\]|…")
_FIELDS = {"author": "creator", "date": "date", "audience": "audience", "event": "event"}
"""The field of the provenance that fills a gap; whatever else is asked for is the student's."""


def starters_for(letter: Letter, source: Source) -> tuple[str, ...]:
    """Return the starters of a letter for one source, later views having some of their own."""
    is_later = source.kind is SourceKind.INTERPRETATION
    starters = (letter.later_starters if is_later else ()) or letter.starters
    return tuple(_filled(each, source.provenance) for each in starters)


def gaps_in(starter: str) -> tuple[Span, ...]:
    """Return what is to be filled in in a starter: each “…” and each “[word]”."""
    return tuple(Span(*found.span()) for found in _GAP.finditer(starter))


def _filled(starter: str, provenance: Provenance) -> str:
    return _NAMED.sub(lambda found: _words_for(found[1], provenance), starter)


def _words_for(name: str, provenance: Provenance) -> str:
    """Return what stands in a gap; where its name has a capital, a sentence begins there."""
    known = _known(_FIELDS.get(name.casefold(), ""), provenance)
    if not known:
        return f"[{name}]"
    return known[:1].upper() + known[1:] if name[:1].isupper() else known


def _known(field: str, provenance: Provenance) -> str | None:
    """Return a field in the words of a sentence, unless the program is unsure of it."""
    is_sure = field in provenance.typed or provenance.confidence.get(field, 0.0) >= SURE
    if not field or not is_sure:
        return None
    if field == "creator":
        *first, last = provenance.creator or ("",)
        return f"{', '.join(first)} and {last}" if first else last
    if field == "date" and (provenance.date is None or provenance.date.edtf is None):
        # “Two months later” says nothing outside its own line.
        return None
    return provenance.value_of(field)
