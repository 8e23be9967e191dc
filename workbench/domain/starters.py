# SPDX-License-Identifier: MIT
"""Beginnings of sentences: what a source's provenance knows is in them, the rest are gaps.

A framework writes a gap as “…”, or as `{word}` where the gap has a name. A student reads a named
gap as “[word]”, which cannot be taken for words of a finished sentence. Only the label's own facts
are ever put in; the reason is always the student's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from workbench.domain.annotations import Annotation, Direction
from workbench.domain.frameworks import MOST_STARTERS, Letter
from workbench.domain.provenance import SURE, Provenance
from workbench.domain.saying import capitalised, listed
from workbench.domain.sources import Source, SourceKind
from workbench.domain.text import Span

_NAMED = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"\[[^\[\]]*\]|…")
_FIELDS = {
    "author": "creator",
    "date": "date",
    "audience": "audience",
    "event": "event",
    "place": "place",
}
"""The field of the provenance that fills a gap; whatever else is asked for is the student's."""

_NOT_GIVEN = {
    "creator": "Nobody is named as its maker, which matters because …",
    "date": "It is not dated, so it is hard to tell whether …",
    "audience": "It is not said for whom it was made; if it was for …, then …",
    "place": "It is not said where it was made, so …",
}
"""What a gap of the label is worth saying, in the place of a sentence that would need it."""

_SUGGESTING = (
    "From this a historian might infer … because …",
    "The words ‘…’ give the impression that …",
    "If that is so, then …",
)
_USES: Mapping[Direction | None, tuple[str, ...]] = MappingProxyType(
    {
        None: (
            "This helps with my question because it shows …",
            "It is most useful for … and least useful for …",
            "On its own it lets us see …; with Source {letter} it lets us see …",
        ),
        Direction.ADDS_VALUE: (
            "This helps with my question because it shows …",
            "It carries weight for … because …",
            "I would use it first for …, since …",
        ),
        Direction.LIMITS: (
            "It cannot tell us … because …",
            "It speaks for …, not for …",
            "I would use it for … only with support for …",
        ),
        Direction.BOTH: (
            "It is most useful for … and least useful for …",
            "Even if it is wrong about …, it is good evidence that …",
            "I would use it first for …, and only with support for …",
        ),
    }
)


def starters_for(letter: Letter, source: Source) -> tuple[str, ...]:
    """Return at most three starters of a letter for one source, later views having their own.

    Those come first whose named facts the label tells; a fact that it keeps back has a sentence
    about that in their place.
    """
    is_later = source.kind is SourceKind.INTERPRETATION
    starters = (letter.later_starters if is_later else ()) or letter.starters
    provenance = source.provenance
    told: list[str] = []
    for starter in sorted(starters, key=lambda each: bool(_unknown(each, provenance))):
        missing = [x for x in _unknown(starter, provenance) if x in provenance.not_given]
        about = next((_NOT_GIVEN[x] for x in missing if x in _NOT_GIVEN), None)
        told.append(about or _filled(starter, provenance))
    return tuple(dict.fromkeys(told))[:MOST_STARTERS]


def starters_by_step(
    letter: Letter, source: Source, note: Annotation
) -> Mapping[str, tuple[str, ...]]:
    """Return at most three starters for each step of a note, by the name of the step.

    What is noticed begins as the letter asks; what it suggests with what was not begun with before;
    what it means for the enquiry as the direction of the mark has it.
    """
    own = starters_for(letter, source)
    begun = note.feature
    fresh = [each for each in own if not _is_begun(each, begun)]
    suggesting = _SUGGESTING if note.target.quoted else _SUGGESTING[::2]
    # One that the letter does not have comes first: the step is about what follows from the words.
    inference = dict.fromkeys((suggesting[0], *fresh, *suggesting[1:]))
    so_what = (_filled(each, source.provenance) for each in _USES[note.direction])
    return {
        "feature": own,
        "inference": _first(inference),
        "so_what": _first(each for each in so_what if not _is_begun(each, note.inference)),
    }


def gaps_in(starter: str) -> tuple[Span, ...]:
    """Return what is to be filled in in a starter: each “…” and each “[word]”."""
    return tuple(Span(*found.span()) for found in _GAP.finditer(starter))


def _first(starters: Iterable[str]) -> tuple[str, ...]:
    return tuple(starters)[:MOST_STARTERS]


def _is_begun(starter: str, text: str) -> bool:
    """Tell whether `text` begins as a starter does, up to its first gap."""
    gaps = gaps_in(starter)
    beginning = starter[: gaps[0].start].strip() if gaps else starter
    return bool(beginning) and text.lstrip().startswith(beginning)


def _unknown(starter: str, provenance: Provenance) -> list[str]:
    """Return the fields that a starter names and that are not known for sure."""
    names = (_FIELDS.get(found[1].casefold(), "") for found in _NAMED.finditer(starter))
    return [name for name in names if name and not _known(name, provenance)]


def _filled(starter: str, provenance: Provenance) -> str:
    return _NAMED.sub(lambda found: _words_for(found[1], provenance), starter)


def _words_for(name: str, provenance: Provenance) -> str:
    """Return what stands in a gap; where its name has a capital, a sentence begins there."""
    known = _known(_FIELDS.get(name.casefold(), ""), provenance)
    if not known:
        return f"[{name}]"
    return capitalised(known) if name[:1].isupper() else known


def _known(field: str, provenance: Provenance) -> str | None:
    """Return a field in the words of a sentence, unless the program is unsure of it."""
    is_sure = field in provenance.typed or provenance.confidence.get(field, 0.0) >= SURE
    if not field or not is_sure:
        return None
    if field == "creator":
        return listed(provenance.creator)
    if field == "date" and (provenance.date is None or provenance.date.edtf is None):
        # “Two months later” says nothing outside its own line.
        return None
    return provenance.value_of(field)
