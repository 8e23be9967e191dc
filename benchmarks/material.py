# SPDX-License-Identifier: MIT
"""Pages, packs and marks of any size, the same in every run.

The words are made of syllables and come as often as words of a real language do, so that line
breaking, compression and search meet what they meet in practice. No text of anybody is in them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate, islice
from string import ascii_uppercase

from workbench.domain.anchoring import anchor_at
from workbench.domain.annotations import (
    Annotation,
    Direction,
    SourcePart,
    Target,
    Weight,
    short_id_of,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, PackId, SourceId
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span

MADE = datetime(2026, 1, 15, 12, tzinfo=UTC)

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]
_USUAL = ("the", "of", "and", "to", "in", "a", "was", "that", "his", "he", "it", "by", "as")
_GENRES = ("letter to", "speech to", "report for", "telegram to", "memorandum to")
_MONTHS = ("January", "March", "May", "August", "November")
_DIMENSIONS = (Dimension.NATURE, Dimension.ORIGIN, Dimension.PURPOSE, Dimension.RELIABILITY)
_VOCABULARY = 20_000


class Writer:
    """Writes words, sentences and paragraphs; with the same `seed` always the same."""

    def __init__(self, seed: int = 1) -> None:
        # Reproducible on purpose, so no random source of the system.
        self.random = random.Random(seed)  # noqa: S311
        self._words = [*_USUAL, *self._made_up(_VOCABULARY - len(_USUAL))]
        # The n-th word is as rare as in a language (Zipf–Mandelbrot).
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(_VOCABULARY)))

    def words(self, count: int) -> list[str]:
        """Return `count` words."""
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def sentence(self, count: int | None = None) -> str:
        """Return a sentence of `count` words, or of a usual length."""
        text = " ".join(self.words(count or self.random.randint(8, 26)))
        return f"{text[0].upper()}{text[1:]}."

    def paragraph(self) -> str:
        """Return a few sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(3, 7)))

    def name(self) -> str:
        """Return what could be the name of a person or a place."""
        return "".join(self.random.choices(_SYLLABLES, k=3)).capitalize()

    def attribution(self) -> str:
        """Return a line that says where a source comes from."""
        month, year = self.random.choice(_MONTHS), self.random.randint(1850, 1989)
        genre = self.random.choice(_GENRES)
        return f"{self.name()} {self.name()}, {genre} {self.name()} {self.name()}, {month} {year}"

    def _made_up(self, count: int) -> Iterator[str]:
        for _ in range(count):
            yield "".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 4)))


def page(sources: int, *, paragraphs: int) -> str:
    """Return a page with up to 2,600 sources of so many paragraphs, each with its attribution."""
    writer = Writer()
    parts = [f"{writer.name()} and {writer.name()}", writer.paragraph()]
    for label in islice(_labels(), sources):
        parts.append(f"Source {label}")
        parts.extend(writer.paragraph() for _ in range(paragraphs))
        parts.append(f"\u00a0 {writer.attribution()}")
    return "\n\n".join(parts) + "\n"


def pack(sources: int, *, words: int) -> Pack:
    """Return a pack of `sources` sources with texts of `words` words each."""
    writer = Writer()
    return Pack(
        id=PackId(f"pack-{sources}"),
        title="A pack that was made up",
        sources=tuple(
            Source(
                id=SourceId(f"source-{sources}-{number}"),
                label=label,
                order=number,
                body=_text(writer, words),
                attribution=writer.attribution(),
            )
            for number, label in enumerate(islice(_labels(), sources), start=1)
        ),
    )


def marks(source: Source, count: int) -> tuple[Annotation, ...]:
    """Return `count` finished marks on whole words all over the text of `source`."""
    writer = Writer(seed=source.order)
    text = source.body or ""
    ends = [place for place, char in enumerate(text) if char in " \n"]
    return tuple(
        Annotation(
            id=AnnotationId(f"{source.id}-{number}"),
            short_id=short_id_of(source.label, number),
            target=Target(source.id, SourcePart.BODY, anchor_at(text, _span(writer, ends))),
            dimension=writer.random.choice(_DIMENSIONS),
            created=MADE,
            modified=MADE,
            feature=writer.sentence(8),
            inference=writer.sentence(12),
            so_what=writer.sentence(12),
            direction=writer.random.choice(tuple(Direction)),
            weight=writer.random.choice(tuple(Weight)),
        )
        for number in range(1, count + 1)
    )


def _labels() -> Iterator[str]:
    """Yield A … Z, A1 … Z1, and so on to Z99: more than a page has, as pages write them."""
    for number in ("", *map(str, range(1, 100))):
        for letter in ascii_uppercase:
            yield f"{letter}{number}"


def _text(writer: Writer, words: int) -> str:
    paragraphs = []
    while words > 0:
        count = min(words, 100)
        lengths = [min(20, count - start) for start in range(0, count, 20)]
        paragraphs.append(" ".join(writer.sentence(length) for length in lengths))
        words -= count
    return "\n".join(paragraphs)


def _span(writer: Writer, ends: list[int]) -> Span:
    """Return a span of three to twelve words, between two ends of words."""
    first = writer.random.randrange(len(ends) - 13)
    return Span(ends[first] + 1, ends[first + writer.random.randint(3, 12)])
