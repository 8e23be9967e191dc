# SPDX-License-Identifier: MIT
"""What is said about the fields of a source's provenance."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from workbench.domain.provenance import FIELD_NAMES
from workbench.domain.saying import capitalised
from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.services.drafting.certainty import Certainty, certainty_of

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "creator": "users",
        "role": "user",
        "genre": "file-text",
        "title": "heading",
        "publisher": "book-open",
        "date": "calendar",
        "event": "clock",
        "place": "map-pin",
        "audience": "target",
        "second_hand": "route",
    }
)
"""The icon of each field, in the order in which they are shown."""

EXPECTED = ("creator", "genre", "date", "place", "audience")
"""Fields whose absence is shown as a gap."""

_NAMES = frozenset({"creator", "title", "publisher", "place"})

QUESTION = "Does that matter for the enquiry?"

_CUT = re.compile(r"…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]")
_ADDED = re.compile(r"\[(?!\s*(?:…|\.\.\.)\s*\])[^\[\]]+\]")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def gaps_of(source: Source) -> tuple[str, ...]:
    """Return the fields that are not given although one looks for them."""
    return tuple(name for name in EXPECTED if source.provenance.value_of(name) is None)


def shown_value(name: str, value: str) -> str:
    """Return a value as it stands in its own line; names stay as they are written."""
    return value if name in _NAMES else capitalised(value)


def how_known(source: Source, name: str) -> str:
    """Return how a field is known where that is not simply from the label, or nothing."""
    provenance = source.provenance
    value = provenance.value_of(name)
    if value is None:
        return ""
    parts = []
    if name == "creator" and provenance.role:
        parts.append(capitalised(provenance.role))
    if name in provenance.typed and name in provenance.words:
        parts.append("Taken from the label")
    elif name in provenance.typed:
        parts.append("Typed by you" if _is_printed(source, value) else "Typed by you, not printed")
    elif name in provenance.confidence:
        certainty = certainty_of(provenance.confidence[name])
        if certainty is Certainty.PLEASE_CHECK:
            parts.append("Please check")
        elif certainty is Certainty.GUESS:
            parts.append("A guess")
    if name == "genre":
        parts.append(changes_to(source))
    return " · ".join(part for part in parts if part)


def words_behind(source: Source, name: str) -> Span | None:
    """Return which words of the label a field comes from, or None where nobody knows.

    Where they were not kept when it was read, it is those that say the same, if they stand there
    once.
    """
    label, provenance = source.attribution or "", source.provenance
    value, kept = provenance.value_of(name), provenance.words.get(name)
    if value is None or kept is not None:
        return kept if kept is not None and kept.end <= len(label) else None
    if name in provenance.typed:
        return None
    found = list(re.finditer(re.escape(value), label, re.IGNORECASE))
    return Span(*found[0].span()) if len(found) == 1 else None


def changes_to(source: Source) -> str:
    """Return what was done to the text before it came here: “Two cuts (…) and one added phrase”."""
    body = source.body or ""
    cuts, added = len(_CUT.findall(body)), len(_ADDED.findall(body))
    parts = []
    if cuts:
        parts.append(f"{_count(cuts)} {'cut' if cuts == 1 else 'cuts'} (…)")
    if added:
        parts.append(f"{_count(added)} added {'phrase' if added == 1 else 'phrases'}")
    sentence = " and ".join(parts)
    others = [
        word
        for word, is_so in (
            ("adapted", source.provenance.adapted),
            ("translated", source.provenance.translated),
        )
        if is_so
    ]
    return capitalised(", ".join([sentence, *others] if sentence else others))


def summary_of(source: Source) -> str:
    """Return in one line what is known and how much is not."""
    shown = ("creator", "genre", "date", "place", "audience")
    known = [value for name in shown if (value := source.provenance.value_of(name))]
    gaps = [FIELD_NAMES[name].lower() for name in gaps_of(source)]
    missing = [f"not given: {', '.join(gaps)}"] if gaps else []
    return " · ".join([*known, *missing])


def _is_printed(source: Source, value: str) -> bool:
    return value.casefold() in (source.attribution or "").casefold()


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
