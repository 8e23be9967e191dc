# SPDX-License-Identifier: MIT
"""Own knowledge: what a text says that is neither in its sources nor in the question.

Names, years and terms of the glossary are looked for. What is left over is held against everything
brought in that is no source: it agrees where it stands beside another word of the same sentence,
and contradicts where the same thing is dated otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from workbench.domain.background import Background, BackgroundEntry
from workbench.domain.checks.patterns import found, pattern
from workbench.domain.checks.reading import WORD, Reading, Word, plain, words_of
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.stems import COMMON, stem, stems_of
from workbench.domain.date_conflicts import DatedTellings, Telling
from workbench.domain.dates import cannot_both_be
from workbench.domain.text import Span

_LEAST_NAME = 3
_YEAR = r"(?<![\w.,-])(1\d{3}|20\d\d)(?:s\b|(?!\w))"
_MONTH_YEAR = (
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december),? "
    r"(?:of )?(?:1\d{3}|20\d\d)\b"
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NO_NAMES = frozenset(
    {"source", "sources", "interpretation", "interpretations", "extract", "document", "nature",
     "origin", "purpose", "reliability", "however", "therefore", "although", "overall",
     "furthermore",
     "moreover", "finally", "firstly", "secondly", "lastly", "conclusion", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "english", "mr", "mrs", "detail",
     "question", "page", "ok", *_MONTHS}
)  # fmt: skip
_UNCERTAIN = (
    r"\b(?:not|never|no|before|after|until|since|by|later|yet|ago|between|from|nor|without)\b|n't\b"
)
"""Words with which a sentence may name a year beside what it tells."""


class FactKind(StrEnum):
    """What shows that something comes from outside."""

    NAME = "name"
    YEAR = "year"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class OutsideFact:
    """Words of a text that are neither in its sources nor in the question, and where they stand.

    `agrees_with` is the piece of background that says so as well, to show a tick and where it is
    from; None where nothing brought in speaks of it.
    """

    span: Span
    words: str
    kind: FactKind
    agrees_with: BackgroundEntry | None = None

    @property
    def origin(self) -> str | None:
        """Where it agrees with what was brought in, in words: the heading there, or its kind."""
        entry = self.agrees_with
        return (entry.heading or str(entry.kind)) if entry else None


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A sentence that dates something otherwise than what was brought in: both dates as EDTF."""

    span: Span
    said: str
    telling: Telling


class KnowledgeBank:
    """Everything brought in that is no source, ready to be asked."""

    def __init__(self, background: Background, sources: tuple[SourceWords, ...] = ()) -> None:
        self._background = background
        self._sources = sources

    @cached_property
    def entries(self) -> tuple[BackgroundEntry, ...]:
        """All pieces, what the student wrote included."""
        return tuple(self._background.entries())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all words of all pieces."""
        return frozenset(x for stems, _ in self._by_entry for x in stems)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all pieces, in plain form."""
        return frozenset(x for _, words in self._by_entry for x in words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names in plain form: capitals inside a sentence that never stand in small letters."""
        texts = [f"{each.heading or ''}. {each.text}" for each in self.entries]
        texts += [each.source.body or "" for each in self._sources]
        texts += [f"{each.source.attribution or ''}" for each in self._sources]
        capital: set[str] = set()
        small: set[str] = set()
        for text in texts:
            inside = False
            for each in pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:]\s").finditer(text):
                if not each[0][0].isalpha():
                    inside = False
                    continue
                word = plain(each[0])
                if each[0][0].islower():
                    small.add(word)
                elif inside:
                    capital.add(word)
                inside = True
        makers = {word for each in self._sources for name in each.source.provenance.creator
                  for word in _capitals(name)}  # fmt: skip
        named = {each for each in capital - small if _may_be_name(each)}
        return frozenset({each.removesuffix("'s") for each in named} | makers)

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The terms of the glossary in plain form, each with its words as printed."""
        return {" ".join(words_of(each.term)): each.term for each in self._background.glossary}

    def outside(
        self, reading: Reading, sources: Iterable[SourceWords], question: str
    ) -> tuple[OutsideFact, ...]:
        """Return what a text says from outside these sources and the question, in order."""
        inside = frozenset(words_of(question)).union(*(each.all_words for each in sources))
        facts = list(self._candidates(reading, inside))
        return tuple(sorted(facts, key=lambda each: each.span))

    def agreeing(self, reading: Reading, fact: OutsideFact) -> BackgroundEntry | None:
        """Return the piece of background where the fact stands beside another word said with it."""
        sentence = reading.sentence_at(fact.span.start)
        if sentence is None:
            return None
        own = frozenset(words_of(fact.words))
        around = frozenset(
            each.plain
            for each in reading.words
            if sentence.start <= each.start < sentence.end and each.plain not in own
        )
        beside = stems_of(around)
        for entry, (stems, words) in zip(self.entries, self._by_entry, strict=True):
            if own <= words and beside & stems:
                return entry
        return None

    def other_dates(self, reading: Reading) -> tuple[OtherDate, ...]:
        """Return the sentences that date something otherwise than what was brought in."""
        if not self._background.events or not pattern(_YEAR).search(reading.unquoted):
            return ()
        return tuple(
            each for span in reading.sentences if (each := self._other_date(reading, span))
        )

    @cached_property
    def _tellings(self) -> DatedTellings:
        return DatedTellings(self._background)

    @cached_property
    def _by_entry(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        words = [words_of(f"{each.heading or ''} {each.text}") for each in self.entries]
        return tuple((stems_of(each), frozenset(each)) for each in words)

    def _candidates(self, reading: Reading, inside: frozenset[str]) -> Iterator[OutsideFact]:
        said = reading.unquoted
        for each in pattern(_YEAR).finditer(said):
            if each[1] not in inside:
                yield self._fact(reading, Span(each.start(1), each.end(1)), FactKind.YEAR)
        for word in self._names_in(reading):
            if word.plain.removesuffix("'s") not in inside and word.plain not in inside:
                yield self._fact(reading, Span(word.start, word.end), FactKind.NAME)
        for term in self.terms:
            words = r"\s+".join(term.split())
            if not words or set(term.split()) <= inside or term.split()[0] not in said:
                continue
            for each in pattern(rf"(?<!\w){words}(?:s|es)?(?!\w)").finditer(said):
                yield self._fact(reading, Span(*each.span()), FactKind.TERM)

    def _fact(self, reading: Reading, span: Span, kind: FactKind) -> OutsideFact:
        bare = OutsideFact(span, span.of(reading.text), kind)
        return OutsideFact(span, bare.words, kind, self.agreeing(reading, bare))

    def _names_in(self, reading: Reading) -> Iterator[Word]:
        starts = {each.start for each in reading.sentences}
        for word in reading.own_words:
            bare = word.plain.removesuffix("'s")
            if bare in self.names:
                yield word
            elif reading.text[word.start].isupper() and _may_be_name(bare):
                before = reading.plain[: word.start].rstrip()
                if word.start not in starts and before[-1:] not in {":", '"', "'", "(", ";", "\n"}:
                    yield word

    def _other_date(self, reading: Reading, span: Span) -> OtherDate | None:
        said = span.of(reading.unquoted)
        years = pattern(_YEAR).findall(said)
        if len(years) != 1 or found(_UNCERTAIN, said):
            return None
        month = found(_MONTH_YEAR, said)
        edtf = f"{years[0]}-{_MONTHS.index(month[1]) + 1:02}" if month else years[0]
        tellings = self._tellings.about(self._with_capitals(span.of(reading.text)))
        if not tellings or not all(cannot_both_be(edtf, each.edtf) for each in tellings):
            return None
        return OtherDate(span, edtf, tellings[0])

    def _with_capitals(self, text: str) -> str:
        """Return a text with capitals for the names that students write small."""
        return pattern(WORD).sub(
            lambda each: each[0].capitalize() if each[0] in self.names else each[0], text
        )


def _capitals(name: str) -> Iterator[str]:
    for each in pattern(r"[^\W\d_]+").findall(name):
        if each[0].isupper() and _may_be_name(plain(each)):
            yield plain(each)


def _may_be_name(word: str) -> bool:
    return (
        len(word) >= _LEAST_NAME
        and word not in COMMON
        and word not in _NO_NAMES
        and stem(word) not in {"source", "historian"}
        and not word[0].isdigit()
    )
