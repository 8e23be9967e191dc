# SPDX-License-Identifier: MIT
"""An attribution resolved into the fields of its provenance, each with a confidence.

Only what is printed is given; what an attribution does not say stays None and is named in
`Provenance.not_given` where a student would look for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.domain.provenance import SURE, HistoricalDate, Provenance
from workbench.domain.text import Span
from workbench.importers.audiences import audience_of
from workbench.importers.author_notes import is_catalogue_reference
from workbench.importers.creators import makers_of
from workbench.importers.dates import FoundDate, dates_in
from workbench.importers.field_lines import fields_in
from workbench.importers.kinds import kind_of
from workbench.importers.main_date import first_sentence_end, main_date, without_dates
from workbench.importers.names import SHORT_NAME, UPPER
from workbench.importers.places import place_of
from workbench.importers.references import without_references
from workbench.importers.titles import title_spans

EXPECTED = ("creator", "date", "place", "audience")
"""Fields whose absence is worth saying."""

_LONGEST = 1_200
_RECORDED = re.compile(r"\brecorded (?:in|by)\b")
_LISTED = re.compile(rf"[{UPPER}][\w’'-]+, [{UPPER}][a-z]+(?: [{UPPER}]\.)?\. (?=[{UPPER}“])")
_TITLE_THEN_NAME = re.compile(rf"[^.]{{4,80}}\. {SHORT_NAME}[.,]?(?: \d{{4}})?")
_SECOND_HAND = re.compile(
    r"[,;(]?\s*\b(?:as )?(?:quoted|cited|reported|recalled|recounted|reprinted|reproduced|recorded|"
    r"retold|related) (?:later )?(?:in|by) (?P<where>.+)$"
)
_ADAPTED = re.compile(r"\b(?:adapted|abridged|simplified|edited|shortened|modernised)\b", re.I)
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:on(?= (?:an?|the|his|her|their) (?:[\w’'-]+ )?(?:visit|trip|tour|voyage|march|parade|"
    r"anniversary|opening)\b)|during|at|after|following) "
    r"(?P<what>(?:an?|the|his|her|their) (?:[\w’'-]+ ){0,5}?"
    r"(?:visit|tour|trip|meeting|conference|congress|Congress|Conference|rally|trial|strike|debate|"
    r"summit|Summit|funeral|opening(?= of\b|[,.]|$)|inquiry|Inquiry|election|session|parade|march|"
    r"dinner|banquet|ceremony|press conference|siege|battle|Battle|coronation|inauguration|"
    r"anniversary|voyage|war|War)"
    r"(?: (?:to|in|of|with|on|at) (?:the )?[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*)*)?)"
)
_NOTE_ROLE = re.compile(
    r"\b(?:was|is|had been|being) (?:an?|the|"
    r"one of the)\s(?P<role>[\w’' -]{3,70}?)(?=[,.;(]| who| at"
    r"| when| and |$)"
)
_NOTE_BY = re.compile(r"\bby (?:an?|the)\s(?P<role>[\w’' -]{3,60}?)(?=[,.;(]| for| in| who|$)")
_NOTE_GENRE = re.compile(
    r"\b[Ww]ritten as (?:an?|the)\s(?P<genre>[\w’' -]{3,60}?)(?=[,.;(]| by| for| in|$)"
)
_PRINTED = 0.95
_UNKNOWN = re.compile(r"(?:unknown|anonymous|not known|none|n/?a|various)\b", re.IGNORECASE)
_UNDATED = re.compile(r"undated|n\.d\.|no date|date ", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"\s?(?:\b(?:in|on|dated|of|from|circa|c\.))? ?$")
_WORD_SIGN = re.compile(r"\w")


def provenance_of(attribution: str | None, *, note: str | None = None) -> Provenance:
    """Return the provenance that an attribution and the note about its author tell."""
    if not attribution:
        return Provenance(not_given=EXPECTED)
    said = (n for n in attribution[:_LONGEST].splitlines() if not is_catalogue_reference(n))
    text = " ".join(" ".join(said).split()).strip("() []")
    text = without_references(text).strip("() –—~")
    sentence = _first_sentence(text)
    second_hand, first_hand = _second_hand(sentence)
    date = _date_of(first_hand + text[len(sentence) :])
    if date is None or (date.confidence < SURE and _RECORDED.search(sentence)):
        date = _date_of(text) or date
    plain = without_dates(first_hand, title_spans(first_hand))
    makers = makers_of(plain)
    genre = kind_of(plain, makers.title, makers.publisher)
    event = _event(plain)
    audience = audience_of(plain)
    taken = (*makers.creator, makers.title, makers.publisher, makers.role, audience[0])
    place = place_of(plain, " | ".join(filter(None, taken)))
    values: dict[str, tuple[object, float]] = {
        "creator": (makers.creator, makers.confidence),
        "role": (makers.role, makers.confidence * 0.9),
        "genre": genre,
        "title": (makers.title, 0.75),
        "publisher": (makers.publisher, 0.8),
        "date": (date.date if date else None, date.confidence if date else 0.0),
        "place": place,
        "audience": audience,
        "event": event,
        "second_hand": (second_hand, 0.9),
    }
    _read_form(values, fields_in(attribution))
    known = {name for name, (value, _) in values.items() if value}
    _read_note(values, note)
    found = _provenance(values, text)
    return replace(found, words=_words(found, attribution, known))


def _first_sentence(text: str) -> str:
    """Return the first sentence; lists of books put a full stop behind an author or a title."""
    if _TITLE_THEN_NAME.fullmatch(text):
        return text
    listed = _LISTED.match(text)
    start = listed.end() if listed else 0
    return text[: start + first_sentence_end(text[start:])]


def _date_of(text: str) -> FoundDate | None:
    return main_date(text, title_spans(text))


def _words(provenance: Provenance, attribution: str, names: Iterable[str]) -> dict[str, Span]:
    """Return where in the attribution the words of each field stand, from the first to the last."""
    places = {}
    for name in sorted(names):
        value = provenance.value_of(name)
        pieces = provenance.creator if name == "creator" else (value or "",)
        spans = [span for piece in pieces if (span := _span_of(piece, attribution))]
        if spans and len(spans) == len(pieces):
            places[name] = Span(min(s.start for s in spans), max(s.end for s in spans))
    return places


def _span_of(piece: str, attribution: str) -> Span | None:
    words = piece.split()
    if not words:
        return None
    # Nearly every piece stands there as it is; to make a pattern takes many times as long.
    text = " ".join(words)
    start = attribution.find(text)
    is_first = " ".join(attribution.split()) == attribution  # nowhere behind other blanks
    if start >= 0 and is_first and _is_whole(attribution, start, start + len(text)):
        return Span(start, start + len(text))
    pattern = r"\s+".join(map(re.escape, words))
    whole = rf"(?<!\w){pattern}(?!\w)"
    # A kind of source is kept in small letters, and may begin the attribution.
    found = re.search(whole, attribution) or re.search(whole, attribution, re.IGNORECASE)
    return Span(found.start(), found.end()) if found else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word goes on at either end of a stretch of a text."""
    return not _WORD_SIGN.match(text, end) and not (start and _WORD_SIGN.match(text, start - 1))


def _read_form(values: dict[str, tuple[object, float]], fields: Mapping[str, str]) -> None:
    """Put what is printed as “Author: …” in the place of what was read out of the words."""
    for name in ("title", "genre", "place", "publisher", "audience", "role", "event"):
        if name in fields:
            values[name] = (fields[name], _PRINTED)
    if "creator" in fields:
        makers = makers_of(fields["creator"])
        is_unknown = _UNKNOWN.match(fields["creator"])
        values["creator"] = (
            makers.creator or (() if is_unknown else (fields["creator"],)),
            _PRINTED,
        )
        values["role"] = values["role"] if "role" in fields else (makers.role, _PRINTED)
    if "date" in fields:
        date = _date_of(fields["date"])
        values["date"] = (date.date if date else None, _PRINTED)


def _provenance(values: Mapping[str, tuple[object, float]], text: str) -> Provenance:
    known = {name: value for name, (value, _) in values.items() if value}
    confidence = {name: round(sure, 2) for name, (value, sure) in values.items() if value}
    date = known.get("date")
    is_undated = isinstance(date, HistoricalDate) and _UNDATED.match(date.text)
    absent = [name for name in EXPECTED if name not in known or (name == "date" and is_undated)]
    return Provenance(
        **known,  # type: ignore[arg-type]
        adapted=bool(_ADAPTED.search(text)),
        translated=bool(_TRANSLATED.search(text)),
        not_given=tuple(absent),
        confidence=confidence,
    )


def _second_hand(text: str) -> tuple[str | None, str]:
    """Return through whom the words came to us, and the attribution before that."""
    found = _SECOND_HAND.search(text)
    if not found:
        return None, text
    where = found["where"].strip(" .")
    dates = dates_in(where)
    if (dates and not where[: dates[0].span.start].strip(" ,.(")) or where.startswith("his own"):
        return None, text
    if dates and dates[0].span.start > 0:
        where = _BEFORE_DATE.sub("", where[: dates[0].span.start].rstrip(" ,.("))
    where = where.partition("(")[0].rstrip(" ,") if where.count("(") > where.count(")") else where
    return where, text[: found.start()].rstrip(" ,;(")


def _event(text: str) -> tuple[str | None, float]:
    found = _OCCASION.search(text)
    if not found:
        return None, 0.0
    return re.sub(r"^(?:an?|the) ", "", found["what"]), 0.8


def _read_note(values: dict[str, tuple[object, float]], note: str | None) -> None:
    """Add what the note says of the author; what the attribution says counts for more."""
    if not note:
        return
    text = " ".join(note[:_LONGEST].split())
    role = _NOTE_BY.search(text) if text.startswith("Written") else _NOTE_ROLE.search(text)
    if role and not values["role"][0]:
        values["role"] = (role["role"].strip(), 0.6)
    genre = _NOTE_GENRE.search(text)
    if genre and not values["genre"][0]:
        values["genre"] = (genre["genre"].strip(), 0.7)
    audience = audience_of(text)
    if audience[0] and not values["audience"][0]:
        values["audience"] = (audience[0], 0.6)
