# SPDX-License-Identifier: MIT
"""The words of a source, to find quotations and copied runs in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from workbench.domain.checks.patterns import pattern
from workbench.domain.checks.reading import WORD, plain, words_of
from workbench.domain.checks.stems import stems_of
from workbench.domain.sources import Source

_GAP = r"…|\S*\[[^\]]*\]\S*"
"""An ellipsis, or what somebody put into a quotation, with the rest of its word: skips anything."""

_CLOSE = 0.8
"""How alike words are that were meant to be the source's (rule R12)."""

SHORT_RUN, LONG_RUN = 3, 8
"""Words running that somebody has copied from a text, and from a label (rules R40 and R09)."""

_BEST_PLACES = 4


@dataclass(frozen=True)
class SourceWords:
    """A source with its words in plain form."""

    source: Source

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The words of the text, or of the description of the picture."""
        alt = self.source.picture.alt if self.source.picture else ""
        return words_of(self.source.body or alt)

    @cached_property
    def label(self) -> tuple[str, ...]:
        """The words of where it comes from: attribution, author note, title and resolved fields."""
        source = self.source
        fields = [source.attribution, source.author_note, source.title, source.interpretation_note]
        return words_of(" ".join(each or "" for each in fields))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The words of the resolved fields."""
        given = self.source.provenance
        fields = [*given.creator, given.role, given.genre, given.title, given.publisher]
        fields += [given.place, given.audience, given.event, given.second_hand]
        fields += [given.date.text if given.date else None]
        return words_of(" ".join(each or "" for each in fields))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of everything that is printed with the source."""
        return stems_of((*self.body, *self.label, *self.fields))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word that is printed with the source."""
        return frozenset((*self.body, *self.label, *self.fields))

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self.body)} \x1f {' '.join(self.label)} "

    def has(self, quotation: str) -> bool:
        """Tell whether a quotation is there, whatever it skips or puts in brackets."""
        at = 0
        pieces = [words_of(each) for each in pattern(_GAP).split(plain(quotation))]
        for piece in filter(None, pieces):
            words = f" {' '.join(piece)} "
            at = self._joined.find(words, at)
            if at < 0:
                return False
            at += len(words) - 1
        return any(pieces)

    def nearest(self, quotation: str) -> str | None:
        """Return the words of the source that a quotation nearly is, as printed, or None."""
        words = words_of(quotation)
        said, pool = " ".join(words), self.body
        starts = range(max(1, len(pool) - len(words) + 1)) if pool else ()
        wanted = frozenset(words)
        likely = sorted(starts, key=lambda at: -len(wanted & set(pool[at : at + len(words)])))
        best, place = _CLOSE, None
        matcher = SequenceMatcher(b=said, autojunk=False)
        for at in likely[:_BEST_PLACES]:
            for length in {len(words), len(words) + 1, max(1, len(words) - 1)}:
                matcher.set_seq1(" ".join(pool[at : at + length]))
                ratio = matcher.ratio() if matcher.quick_ratio() >= best else 0.0
                # Of equally close ones the one of the quotation's own length.
                is_better = place is None or ratio > best or length == len(words)
                if ratio >= best and is_better:
                    best, place = ratio, (at, length)
        return self._printed(*place) if place else None

    def runs_in(self, said: Sequence[str]) -> Iterator[int]:
        """Yield where among words in plain form `SHORT_RUN` of them run as in its text."""
        for at in range(len(said) - SHORT_RUN + 1):
            if tuple(said[at : at + SHORT_RUN]) in self._runs:
                yield at

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        return _runs_of(self.body, SHORT_RUN)

    @cached_property
    def label_runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of `LONG_RUN` words in where it comes from."""
        return _runs_of(self.label, LONG_RUN)

    def _printed(self, at: int, length: int) -> str:
        alt = self.source.picture.alt if self.source.picture else ""
        text = self.source.body or alt
        spans = list(pattern(WORD).finditer(plain(text)))
        return text[spans[at].start() : spans[min(at + length, len(spans)) - 1].end()]


def _runs_of(words: tuple[str, ...], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + size] for at in range(len(words) - size + 1))
