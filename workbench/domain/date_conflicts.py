# SPDX-License-Identifier: MIT
"""Where a pack gives two dates for one thing that cannot both be true.

Two events are the same thing where the names in one are among those in the other, and they share
what was done: “executing Beria (1953)” and “Beria was executed”. That is meant to miss rather than
to mix up: what people do again and again (meet, visit, speak …) makes no two events the same. A
sentence without a date counts with the date told before it in its paragraph, because that is how
it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, combinations, islice, product

from workbench.domain.background import Background, BackgroundKind, DateAnswer, Event
from workbench.domain.dates import cannot_both_be, in_words
from workbench.domain.identifiers import BackgroundId

MOST_EVENTS, MOST = 500, 40
"""Far more events and conflicts than any page has; more would keep the window waiting."""

_LEAST_STEM, _LEAST_NAME = 4, 3
_SAME_SHARE = 0.5
"""The part of what the shorter tells that the other has to tell as well."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE_END = re.compile(
    r"(?:[.;!?]+[”’\"')]*\s+|\s[–—-]\s|,\s|:\s|\s(?:and|but|while|then|so|because|when|which|who)\s)"
)
_YEAR = re.compile(r"\b\d{3,4}\b")
_SUFFIXES = ("ation", "ition", "ution", "sion", "tion", "ment", "ings", "ing", "ied", "ies", "ed",
             "es", "ion", "al", "s", "e")  # fmt: skip
_DOINGS = ("ing", "ed", "tion", "sion", "ment")
"""Endings of what was done; a first word with one has its capital from its place."""

_IRREGULAR = {
    "died": "death", "dies": "death", "dead": "death", "dying": "death", "death": "death",
    "built": "build", "crowned": "crown", "coronation": "crown", "shot": "shoot",
    "fell": "fall", "fallen": "fall", "rose": "rise", "rising": "rise", "won": "win",
    "lost": "loss", "lose": "loss", "broke": "break", "broken": "break", "left": "leave",
    "hanged": "hang", "hung": "hang", "drew": "draw", "freed": "free", "born": "birth",
}  # fmt: skip
_PLAIN = frozenset(
    {"about", "after", "again", "against", "also", "among", "because", "been", "before",
     "being", "between", "both", "does", "done", "down", "during", "each", "even", "ever",
     "every", "from", "further", "have", "having", "hers", "herself", "himself", "into",
     "itself", "just", "last", "least", "less", "like", "made", "many", "more", "most",
     "much", "must", "near", "never", "once", "only", "other", "over", "own", "same",
     "several", "should", "since", "some", "still", "such", "than", "that", "their", "them",
     "themselves", "then", "there", "these", "they", "this", "those", "though", "through",
     "time", "under", "until", "upon", "very", "were", "what", "when", "where", "which",
     "while", "whom", "whose", "will", "with", "within", "without", "would", "year",
     "years", "your"}
)  # fmt: skip
_REPEATED = (
    "meet", "met", "visit", "speak", "spoke", "speech", "writ", "wrote", "held", "hold", "talk",
    "attack", "fight", "fought", "said", "says", "agree", "call", "send", "sent", "went", "come",
    "came", "begin", "began", "begun", "begi", "start", "lead", "led", "want", "give", "gave",
    "take", "took", "make", "become", "became", "refus", "elect", "strik", "struck", "riot",
    "protest", "move", "grow", "grew", "increas", "tell", "told", "show", "announc", "declar",
    "demand", "offer", "country", "countri", "people", "government", "power", "leader", "state",
)  # fmt: skip
_CALENDAR = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "spring", "summer", "autumn", "winter", "monday",
     "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # fmt: skip
_ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
     "tenth"}
)  # fmt: skip
_OTHER_TIME = re.compile(
    r"\b(?:later|earlier|ago|afterwards|soon|eventually|finally|meanwhile|next|before|after|until|since|"
    rf"by then|{'|'.join(sorted(_CALENDAR - {'may', 'march'}))})\b",
    re.IGNORECASE,
)
"""Words with which a clause leaves the date it stands beside."""

_NEAR = 3
"""Words between a name and what was done to it or by it, at most."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One of two tellings: which event gives its date, and where and how it is told.

    `is_beside` says that the words have no date of their own and stand beside that event.
    """

    event_id: BackgroundId
    edtf: str
    text: str
    origin: str | None
    entry: BackgroundId | None
    is_beside: bool = False

    @property
    def date(self) -> str:
        """The date in words."""
        words = in_words(self.edtf)
        return f"told beside {words}" if self.is_beside else words


@dataclass(frozen=True, slots=True)
class DateConflict:
    """Two tellings of one thing whose dates have no day in common."""

    first: Telling
    second: Telling

    @property
    def events(self) -> tuple[BackgroundId, BackgroundId]:
        """The ids of the two events, by which an answer names the conflict."""
        return self.first.event_id, self.second.event_id

    def answer_in(self, answers: Sequence[DateAnswer]) -> DateAnswer | None:
        """Return what the student has said about it, or None."""
        return next((each for each in answers if set(each.events) == set(self.events)), None)


@dataclass(frozen=True, slots=True)
class _Gist:
    """What a telling is about: names and stems of what was done, each with their places."""

    telling: Telling
    names: dict[str, tuple[int, ...]]
    stems: dict[str, tuple[int, ...]]
    is_bare: bool
    """Whether it is names alone, as headings are."""


def date_conflicts(background: Background) -> tuple[DateConflict, ...]:
    """Return where the background dates one thing twice and the dates exclude each other.

    Of very many events only the first `MOST_EVENTS` are compared, and `MOST` conflicts are told.
    """
    common = _lower_words(background)
    dated = _dated(background, common)
    told_beside = islice(_told_beside(background), MOST_EVENTS)
    beside = [_gist(each, common) for each in told_beside]
    pairs = chain(combinations(dated, 2), product(dated, beside))
    found: dict[frozenset[str], DateConflict] = {}
    for one, other in pairs:
        if len(found) >= MOST:
            break
        if _conflict(one, other):
            conflict = DateConflict(one.telling, other.telling)
            found.setdefault(frozenset(conflict.events), conflict)
    return tuple(found.values())


class DatedTellings:
    """The dated events of a background, to hold many sentences against."""

    def __init__(self, background: Background) -> None:
        self._common = _lower_words(background)
        self._gists = _dated(background, self._common)

    def about(self, text: str) -> tuple[Telling, ...]:
        """Return the events that are the same thing as the one that `text` tells."""
        said = _gist(Telling(BackgroundId(""), "", text, None, None), self._common)
        return tuple(each.telling for each in self._gists if _is_same(said, each))


def _conflict(one: _Gist, other: _Gist) -> bool:
    first, second = one.telling, other.telling
    if first.event_id == second.event_id or (first.entry and first.entry == second.entry):
        return False
    return cannot_both_be(first.edtf, second.edtf) and _is_same(one, other)


def _is_same(one: _Gist, other: _Gist) -> bool:
    names = one.names.keys() & other.names.keys()
    if not names - _ORDINALS or len(names) < min(len(one.names), len(other.names)):
        return False
    if one.names.keys() & _ORDINALS != other.names.keys() & _ORDINALS:
        return False
    if one.is_bare and other.is_bare:
        return one.names.keys() == other.names.keys() and len(names) > 1
    if not one.stems or not other.stems:
        return False
    shorter, longer = sorted((one, other), key=lambda each: len(each.stems))
    shared = [
        (x, y) for x in shorter.stems for y in longer.stems if x.startswith(y) or y.startswith(x)
    ]
    if not any(_is_near(shorter, x, names) and _is_near(longer, y, names) for x, y in shared):
        return False
    return len({x for x, _ in shared}) / len(shorter.stems) >= _SAME_SHARE


def _is_near(gist: _Gist, stem: str, names: AbstractSet[str]) -> bool:
    """Tell whether what was done stands close to one of the names."""
    return any(
        abs(place - at) <= _NEAR
        for name in names
        for place in gist.names[name]
        for at in gist.stems[stem]
    )


def _dated(background: Background, common: frozenset[str]) -> list[_Gist]:
    """Return what the first `MOST_EVENTS` events with a date are about."""
    events = [each for each in background.events if each.edtf][:MOST_EVENTS]
    return [_gist(_telling(each), common) for each in events]


def _telling(event: Event) -> Telling:
    return Telling(event.id, event.edtf or "", event.text, event.origin, event.entry)


def _told_beside(background: Background) -> Iterator[Telling]:
    """Yield the clauses without a date that follow a dated event in its paragraph."""
    texts = {
        each.id: each.text
        for each in background.entries()
        if each.kind in {BackgroundKind.NARRATIVE, BackgroundKind.FACT, BackgroundKind.CARD}
    }
    for event, end in _stretches(background, texts):
        for clause in _clauses(texts[event.entry or BackgroundId("")], *end):
            if not _YEAR.search(clause) and not _OTHER_TIME.search(clause):
                yield Telling(
                    event.id, event.edtf or "", clause, event.origin, event.entry, is_beside=True
                )


def _stretches(
    background: Background, texts: dict[BackgroundId, str]
) -> Iterator[tuple[Event, tuple[int, int]]]:
    """Yield each dated event with the words of its paragraph up to the next one."""
    by_entry: dict[BackgroundId, list[Event]] = {}
    for event in background.events:
        if event.edtf and event.words and event.entry in texts:
            by_entry.setdefault(event.entry, []).append(event)
    for entry, events in by_entry.items():
        ordered = sorted(events, key=lambda each: each.words.start if each.words else 0)
        for place, event in enumerate(ordered):
            start = event.words.end if event.words else 0
            after = ordered[place + 1].words if place + 1 < len(ordered) else None
            yield event, (start, after.start if after else len(texts[entry]))


def _clauses(text: str, start: int, end: int) -> Iterator[str]:
    for clause in _CLAUSE_END.split(_IN_BRACKETS.sub("", text[start:end])):
        if words := " ".join(clause.split()).strip(" .,;:–—-"):
            yield words


def _gist(telling: Telling, common: frozenset[str]) -> _Gist:
    names: dict[str, tuple[int, ...]] = {}
    stems: dict[str, tuple[int, ...]] = {}
    is_bare = True
    for place, word in enumerate(_WORD.findall(_IN_BRACKETS.sub("", telling.text))):
        plain = re.sub(r"['’]s?$", "", word)
        low = plain.casefold()
        if low in _CALENDAR or low in _PLAIN:
            continue
        is_name = plain[:1].isupper() and low not in common and len(plain) >= _LEAST_NAME
        if low in _ORDINALS or (is_name and not (place == 0 and low.endswith(_DOINGS))):
            names[low] = (*names.get(low, ()), place)
            continue
        is_bare = False
        if (stem := _stem(low)) is not None:
            stems[stem] = (*stems.get(stem, ()), place)
    return _Gist(telling, names, stems, is_bare)


def _stem(word: str) -> str | None:
    """Return what is left of a word without its ending, or None where it tells nothing."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _LEAST_STEM or word.startswith(_REPEATED):
        return None
    ending = next(
        (
            each
            for each in _SUFFIXES
            if word.endswith(each) and len(word) - len(each) >= _LEAST_STEM
        ),
        "",
    )
    return word.removesuffix(ending)


def _lower_words(background: Background) -> frozenset[str]:
    """Return all words that the background has in small letters: they are no names."""
    return frozenset(
        word
        for entry in background.entries()
        if entry.kind is not BackgroundKind.EVENT
        for word in _WORD.findall(entry.text)
        if word[:1].islower()
    )
