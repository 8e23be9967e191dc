# SPDX-License-Identifier: MIT
"""An attribution resolved into the fields of its provenance, each with a confidence.

Only what is printed is given; what an attribution does not say stays None and is named in
`Provenance.not_given` where a student would look for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.text import Span
from workbench.importers.audiences import audience_of
from workbench.importers.author_notes import is_catalogue_reference, tells_a_life
from workbench.importers.creators import makers_of
from workbench.importers.dates import FoundDate, dates_in
from workbench.importers.field_lines import fields_in
from workbench.importers.genres import CLEAR_GENRE_WORD, GENRE_PHRASE, GENRE_WORD
from workbench.importers.places import place_of

_NO_DATE = -9.0
_CLEAR_DATE = 0.75
_UNCLEAR_DATE = 0.6
_NOT_ITS_DATE = -2.9
_LATER_EDITION = 1.5
EXPECTED = ("creator", "date", "place", "audience")
"""Fields whose absence is worth saying."""

_LONGEST = 1_200
_SECOND_HAND = re.compile(
    r"[,;(]?\s*\b(?:as )?(?:quoted|cited|reported|recalled|recounted|reprinted|reproduced|recorded|"
    r"retold|related) (?:later )?(?:in|by) (?P<where>.+)$"
)
_ADAPTED = re.compile(r"\b(?:adapted|abridged|simplified|edited|shortened|modernised)\b", re.I)
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9)]{2})\. (?=[A-Z])")
_SHORTENED = re.compile(
    r"\b(?:Rev|Revd|Lt|Sgt|Capt|Col|Gen|Maj|Cpl|Pte|Dr|Mr|Mrs|Ms|Prof|St|Hon|Jr|Sr|No|Nos|vol|vols|"
    r"ed|eds|pp|ch|esp|trans|repr)\.$"
)
_WHEN_MADE = re.compile(
    r"(?<!not )(?P<how>published|written|drawn|printed|broadcast|interview(?:ed)?|recorded|issued|"
    r"made|produced|painted|delivered|given|spoken|speaking|writing|speech|recalling|sent|dated|"
    r"taken|preached|told|talking|replying|addressing|composed|filmed|photographed)\b[^,;.]{0,60}$"
)
_PUT_OUT = frozenset({"published", "printed", "broadcast", "issued"})
_TOLD_OF = re.compile(
    r"\b(?:events|describing|about|history|account|story|memories|recalling|remembering|battle|"
    r"chronicle) [^,;.]{0,40}\b(?:of|in|from|during|for|the) ?(?:the )?"
    r"(?:years? |period |events of )?$"
)
_EDITION = re.compile(
    r"\b(?:translated|printed|reprinted|edited|first published|ed\.|eds\.)\b[^;]*$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:of|about|describing|the|on|concerning|during|for|until|since|before|after)"
    r"(?: the)?(?: \w+)? ?$|\b(?:who|which|whose|where|when)\b[^,;.]*$"
)
_OCCASION = re.compile(
    r"\b(?:on|during|at|after|following) (?P<what>(?:an?|the|his|her|their) (?:[\w’'-]+ ){0,5}?"
    r"(?:visit|tour|trip|meeting|conference|congress|Congress|Conference|rally|trial|strike|debate|"
    r"summit|Summit|funeral|opening|inquiry|Inquiry|election|session|parade|march|dinner|banquet|"
    r"ceremony|press conference|siege|battle|Battle|coronation|inauguration|anniversary|voyage|war|"
    r"War)(?: (?:to|in|of|with|on|at) (?:the )?[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*)*)?)"
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
_WEAK_GENRES = frozenset(
    {
        "analysis",
        "assessment",
        "account",
        "summary",
        "part",
        "study",
        "evidence",
        "historian",
        "modern historian",
    }
)
_OF_A_PERSON = re.compile(
    r" (?:reporter|correspondent|editor|owner|seller|printer|writer|maker)s?\b"
)
_PRINTED = 0.95
_UNKNOWN = re.compile(r"(?:unknown|anonymous|not known|none|n/?a|various)\b", re.IGNORECASE)
_UNDATED = re.compile(r"undated|n\.d\.|no date|date ", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"\s?(?:\b(?:in|on|dated|of|from|circa|c\.))? ?$")
_EMPTIED = re.compile(r"\(\s*\)|\s+(?=[,.)])|(?<=,)\s*,|\(\s*$")
_WORD_SIGN = re.compile(r"\w")
_LEAD = re.compile(r"\b(?:an?|the|his|her|their|one of|part of)\s", re.IGNORECASE)


def provenance_of(attribution: str | None, *, note: str | None = None) -> Provenance:
    """Return the provenance that an attribution and the note about its author tell."""
    if not attribution:
        return Provenance(not_given=EXPECTED)
    said = (n for n in attribution[:_LONGEST].splitlines() if not is_catalogue_reference(n))
    text = " ".join(" ".join(said).split()).strip("() []")
    sentence = text[: _first_sentence_end(text)]
    second_hand, first_hand = _second_hand(sentence)
    date = _main_date(first_hand + text[len(sentence) :]) or _main_date(text)
    plain = _without_dates(first_hand)
    makers = makers_of(plain)
    genre = _genre(plain)
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


def _first_sentence_end(text: str) -> int:
    """Return where the first sentence ends; “Rev. Silas” does not end one."""
    for found in _NEXT_SENTENCE.finditer(text):
        if not _SHORTENED.search(text[: found.start() + 1]):
            return found.start()
    return len(text)


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
        date = _main_date(fields["date"])
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


def _main_date(text: str) -> FoundDate | None:
    """Return when a source was made: not the years of a life or of what it speaks about."""
    best, best_points, second = None, _NO_DATE, _NO_DATE
    sentence_end = _first_sentence_end(text)
    for place, found in enumerate(dates_in(text)):
        points = 0.1 * place + _date_points(text, found, sentence_end)
        if place and _EDITION.search(text[: found.span.start]):
            points -= _LATER_EDITION
        if points > best_points:
            best, best_points, second = found, points, best_points
        else:
            second = max(second, points)
    if best is None or best_points <= _NOT_ITS_DATE:
        return None
    before = text[: best.span.start]
    is_late = best.span.start > sentence_end or bool(_EDITION.search(before))
    if best_points - second >= _CLEAR_DATE and best_points >= 0 and not is_late:
        return best
    return replace(best, confidence=min(best.confidence, _UNCLEAR_DATE))


def _date_points(text: str, found: FoundDate, sentence_end: int) -> float:
    """Return what speaks for a date being that of the source."""
    before, after = text[: found.span.start], text[found.span.end :]
    made = _WHEN_MADE.search(before[-80:].lower())
    points = 0.0
    if made:
        points += 2 if made["how"] in _PUT_OUT else 2.5
    if after.strip(" .)]") == "":
        points += 1
    if _ABOUT.search(before) and not _WHEN_MADE.search(before[-30:].lower()):
        points -= 1.5
    if found.span.start > sentence_end:
        is_life = tells_a_life(before[sentence_end:].lstrip(" ."), text)
        points -= 1 if made else 4 if is_life else 2
    if _is_life(text, found):
        points -= 3
    if _TOLD_OF.search(before[-60:].lower()) and not _WHEN_MADE.search(before[-20:].lower()):
        points -= 2.5
    return points - (0.5 if found.date.edtf is None else 0)


def _is_life(text: str, found: FoundDate) -> bool:
    """Tell whether years are those of a person's life: “(1874–1965)”, “born 1900”."""
    is_range = bool(found.date.edtf and "/" in found.date.edtf)
    before = text[: found.span.start]
    if re.search(r"\b(?:born|b\.|died|d\.)(?: in)? ?$", before):
        return True
    is_bracketed = before.endswith("(") and text[found.span.end :].startswith(")")
    return is_range and is_bracketed and text[found.span.end + 1 :].strip(" .") != ""


def _without_dates(text: str) -> str:
    """Return the words without their dates, so that no month is taken for a place."""
    pieces, last = [], 0
    for found in dates_in(text):
        pieces.append(_BEFORE_DATE.sub("", text[last : found.span.start]))
        last = found.span.end
    rest = "".join((*pieces, text[last:]))
    return _EMPTIED.sub("", rest).strip(" ,;(")


def _genre(text: str) -> tuple[str | None, float]:
    """Return the kind of source: the bare noun where it is clear, else with its adjectives."""
    for found in CLEAR_GENRE_WORD.finditer(text):
        is_weak = found[0].casefold() in _WEAK_GENRES or _OF_A_PERSON.match(text, found.end())
        if not is_weak:
            return _plain(re.sub(r" (?:of|given)$", "", found[0])), 0.85
    phrases = [m[0] for m in GENRE_PHRASE.finditer(text) if not m[0].lower().startswith("the time")]
    bare = [_LEAD.split(phrase)[-1] for phrase in phrases]
    for genre in bare:
        if genre.casefold() not in _WEAK_GENRES:
            return _plain(genre), 0.8
    if bare:
        return _plain(bare[0]), 0.7
    word = GENRE_WORD.match(text) or CLEAR_GENRE_WORD.search(text)
    return (_plain(word[0]), 0.6) if word else (None, 0.0)


def _plain(genre: str) -> str:
    """Return the noun of a kind of source without what only describes it, in small letters."""
    if not genre.isupper() and any(word[0].isupper() for word in genre.split()[1:]):
        return genre  # a name describes it: “Foreign Office paper”
    nouns = [found[0] for found in GENRE_WORD.finditer(genre)]
    bare = nouns[-1] if nouns else genre
    return re.sub(r"^private | (?:of|given)$", "", bare.lower())


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
