# SPDX-License-Identifier: MIT
"""Search everything: what was typed, whether something has it, and what is shown of that.

Every typed word has to occur, anywhere and in any order; a word in quotation marks goes on to the
next mark. A whole word counts more than the beginning of one, and that more than a part of one.
Capitals, accents and joined letters do not matter (`folding`). What is called as somebody typed,
as mark E7 or Source E, comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from workbench.domain.annotations import SourcePart
from workbench.domain.folding import Folded, folded, occurrences
from workbench.domain.identifiers import AnnotationId, BackgroundId, PackId, PlanId, SourceId
from workbench.domain.text import Span

MOST_HERE, MOST_ELSEWHERE = 24, 12
"""Hits of each kind that are looked for in the open pack, and in all others together."""
LEAST_PART = 3
"""Characters from which on words are looked for inside other words, too."""

_AROUND = 44
"""Code points shown before and after the words."""
_MOST_WORDS = 12
_LONGEST_NAME = 3
"""Words that the name of anything has: Source E, Interpretation 2, E7."""

_TYPED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_EDGES = re.compile(r"^\W+|\W+$")
_ALONE = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Characters of scripts that put no space between words: each counts as a word."""


class HitKind(StrEnum):
    """What was found, in the words of the window; in the order in which it is shown."""

    MARK = "Mark"
    SOURCE = "Source"
    BACKGROUND = "Background"
    PLAN = "Plan"


class Strength(IntEnum):
    """How well the words fit, the best first."""

    WHOLE = 0
    BEGINNING = 1
    PART = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is searched; `part` says what of a source it is, where one can go to its words.

    `is_quoted` says that they are words of a source, and not of the student or of the page.
    """

    text: str
    part: SourcePart | None = None
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    `name` is what it is called when it is asked for by name (E7, Source E), `title` what is shown.
    `place` orders the things of one kind within their pack.
    """

    kind: HitKind
    target: AnnotationId | SourceId | BackgroundId | PlanId
    pack_id: PackId
    name: str
    title: str
    place: int
    texts: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, the words around, and where it is.

    `span` is the place of the first words in that `part` of a source, where they were found there.
    `title_spans` and `excerpt_spans` are the found words in those two texts; all in code points.
    """

    kind: HitKind
    title: str
    excerpt: str
    target: AnnotationId | SourceId | BackgroundId | PlanId
    pack_id: PackId
    pack_title: str = ""
    span: Span | None = None
    part: SourcePart | None = None
    title_spans: tuple[Span, ...] = ()
    excerpt_spans: tuple[Span, ...] = ()
    is_quoted: bool = False
    strength: Strength = Strength.WHOLE
    is_named: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; `has_more` says that there is more of a kind than is worth showing.

    `is_complete` is False while not all of the library can be searched yet, `is_everywhere` is
    where only one pack can be.
    """

    hits: tuple[Hit, ...] = ()
    has_more: bool = False
    is_complete: bool = True
    is_everywhere: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: words and phrases as they are compared, and names it may begin with."""

    terms: tuple[str, ...]
    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)


def query_of(typed: str) -> Query:
    """Return what `typed` asks for; a quotation mark that is not closed goes to the end."""
    plain = folded(typed)
    terms: list[str] = []
    for found in _TYPED.finditer(plain):
        term = found[1].strip() if found[1] is not None else _EDGES.sub("", found[2])
        if term not in terms and any(map(str.isalnum, term)):
            terms.append(term)
    words = plain.replace('"', " ").split()[:_LONGEST_NAME]
    names = tuple(" ".join(words[:count]) for count in range(1, len(words) + 1))
    return Query(tuple(terms[:_MOST_WORDS]), names if terms else ())


def search(query: Query, documents: Iterable[Document], titles: dict[PackId, str]) -> Found:
    """Look at each of `documents`; `titles` are those of their packs."""
    hits = [
        hit
        for document in documents
        if query and (hit := hit_in(query, document, titles.get(document.pack_id, "")))
    ]
    return limited(hits, here=None)


def limited(hits: Iterable[Hit], *, here: PackId | None) -> Found:
    """Return the best of each kind, those of the pack `here` and those of all others apart.

    With None nothing is elsewhere.
    """
    counts: dict[tuple[bool, HitKind], int] = {}
    kept: list[Hit] = []
    has_more = False
    for hit in sorted(hits, key=_worth):
        is_here = here is None or hit.pack_id == here
        count = counts.get((is_here, hit.kind), 0)
        if count < (MOST_HERE if is_here else MOST_ELSEWHERE):
            kept.append(hit)
        else:
            has_more = True
        counts[is_here, hit.kind] = count + 1
    return Found(in_order(kept, here=here), has_more)


def in_order(hits: Iterable[Hit], *, here: PackId | None) -> tuple[Hit, ...]:
    """Return hits as they are shown.

    The pack `here` comes first: what is called as somebody typed, then kind by kind. Then come the
    other packs, the one that fits best first, each together.
    """
    hits = tuple(hits)
    best: dict[PackId, tuple[bool, Strength]] = {}
    for hit in hits:
        worth = (not hit.is_named, hit.strength)
        best[hit.pack_id] = min(worth, best.get(hit.pack_id, worth))

    def key(hit: Hit) -> tuple[object, ...]:
        is_away = here is not None and hit.pack_id != here
        pack = (best[hit.pack_id], hit.pack_title, hit.pack_id) if is_away else ()
        first = (not hit.is_named,) if not is_away else ()
        return (is_away, pack, first, *_worth(hit))

    return tuple(sorted(hits, key=key))


def hit_in(query: Query, document: Document, pack_title: str = "") -> Hit | None:
    """Return what is to be shown of `document`, or None where one of the words is missing."""
    texts = [each for each in document.texts if each.text]
    plains = [folded(each.text) for each in texts]
    titles = (folded(document.title), folded(document.name))
    everything = (*plains, *titles)
    if not all(any(term in plain for plain in everything) for term in query.terms):
        return None
    strengths: dict[str, Strength] = {}
    for term in query.terms:
        best = _best(term, everything)
        if best is None:
            return None
        strengths[term] = best
    is_named = titles[1] in query.names
    # Who asks for a thing by its name alone wants all of it, and not that name in its words.
    is_name_alone = is_named and all(term in titles[1] for term in query.terms)
    counts = [sum(term in plain for term in query.terms) for plain in plains]
    lead = counts.index(max(counts)) if counts and not is_name_alone else 0
    shown = texts[lead] if texts else Words("")
    place = _first(strengths, plains[lead]) if texts and not is_name_alone else None
    span = Folded.of(shown.text).span(*place) if place else None
    excerpt = _around(shown.text, span)
    return Hit(
        document.kind,
        document.title,
        excerpt,
        document.target,
        document.pack_id,
        pack_title,
        span if shown.part else None,
        shown.part if span else None,
        _marked(document.title, strengths),
        () if is_name_alone else _marked(excerpt, strengths),
        shown.is_quoted,
        max(strengths.values()),
        is_named,
        document.place,
    )


def places_of(words: str, text: Folded, *, most: int) -> tuple[Span, ...]:
    """Return where `words` stand in a text as one phrase, also inside words; at most `most`."""
    found = text.places_of(folded(words).strip())
    return tuple(span for span, _ in zip(found, range(most), strict=False))


def words_apart(plain: str) -> str:
    """Return a folded text with a space around each character that is a word by itself."""
    return plain if plain.isascii() else _ALONE.sub(r" \g<0> ", plain)


def _worth(hit: Hit) -> tuple[int, bool, Strength, str, int, str]:
    kind = _KINDS[hit.kind]
    return kind, not hit.is_named, hit.strength, hit.pack_title, hit.place, hit.target


def _best(term: str, plains: Iterable[str]) -> Strength | None:
    best: Strength | None = None
    for plain in plains:
        for strength, _ in _finds(term, plain):
            if strength is Strength.WHOLE:
                return strength
            best = strength if best is None else min(best, strength)
    return best


def _first(strengths: dict[str, Strength], plain: str) -> tuple[int, int] | None:
    """Return where the first of the words stands as well as it does anywhere, or at least is."""
    for term, wanted in strengths.items():
        finds = tuple(_finds(term, plain))
        at = next((at for strength, at in finds if strength <= wanted), None)
        if at is None and finds:
            at = finds[0][1]
        if at is not None:
            return at, at + len(term)
    return None


def _finds(term: str, plain: str) -> Iterator[tuple[Strength, int]]:
    """Yield where a word or phrase stands, and how; short ones count as the beginning of a word."""
    for at in occurrences(term, plain):
        if not _parts_words(plain, at):
            is_whole = not _parts_words(plain, at + len(term))
            yield (Strength.WHOLE if is_whole else Strength.BEGINNING), at
        elif len(term) >= LEAST_PART:
            yield Strength.PART, at


def _parts_words(plain: str, at: int) -> bool:
    """Tell whether a position stands inside a word."""
    around = plain[max(0, at - 1) : at + 1] if at else ""
    return len(around) == 2 and around.isalnum() and not _ALONE.search(around)


def _marked(text: str, strengths: dict[str, Strength]) -> tuple[Span, ...]:
    """Return where the words stand in `text` as well as they do anywhere; neighbours are joined."""
    within = Folded.of(text)
    spans = sorted(
        within.span(at, at + len(term))
        for term, wanted in strengths.items()
        for strength, at in _finds(term, within.plain)
        if strength <= wanted
    )
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _around(text: str, span: Span | None) -> str:
    """Return the words around a place, or the first ones, in one line and cut between words."""
    at, to = (span.start, span.end) if span else (0, _AROUND)
    start, end = _cut(text, at, -1), _cut(text, to, 1)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{after}"


def _cut(text: str, at: int, step: int) -> int:
    """Return a place some way off `at` where a word begins or ends, if there is one."""
    far = at + step * _AROUND
    if not 0 < far < len(text):
        return max(0, min(len(text), far))
    stretch: Sequence[int] = range(far, at, -step)
    return next((x for x in stretch if text[x - 1 : x + 1].strip() != text[x - 1 : x + 1]), far)


_KINDS = {kind: number for number, kind in enumerate(HitKind)}
