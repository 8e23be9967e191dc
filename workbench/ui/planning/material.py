# SPDX-License-Identifier: MIT
"""What a plan can rest on, looked up: marks with their words, and own knowledge by its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.annotations import Annotation, marked_words
from workbench.domain.background import Background, CardItem
from workbench.domain.dates import in_words
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import AnnotationId, BackgroundId
from workbench.domain.quoting import PART_WORDS
from workbench.domain.sources import Pack, Source

_BRIEF = 34
"""Characters of a piece of knowledge that a chip shows; about a third of the plan's width."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A mark as it is now.

    `letter` is None where the framework in use does not show the mark. `words` are those it is on,
    or was on where it has lost its place; `words_then` those that were marked, where the source
    says something else by now.
    """

    annotation: Annotation
    source: Source
    letter: Letter | None
    words: str
    words_then: str | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A piece of background: its heading or nothing, its words, and where it stands."""

    id: BackgroundId
    heading: str
    text: str
    where: str

    @property
    def brief(self) -> str:
        """The heading of a word, the beginning of anything else."""
        text = self.heading if self.where == WORD else self.text
        if len(text) <= _BRIEF:
            return text.rstrip(":")
        return text[: _BRIEF - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


WORD = "word"
"""Where a word with its explanation stands."""


class Material:
    """Looks up what the evidence of a plan points to."""

    def __init__(self, pack: Pack, annotations: Sequence[Annotation], framework: Framework) -> None:
        self.pack = pack
        self.annotations = tuple(annotations)
        self.framework = framework

    def quote(self, annotation_id: AnnotationId) -> Quote | None:
        """Return a mark with its words, or None where it is not there."""
        return self._quotes.get(annotation_id)

    def quotes(self) -> tuple[Quote, ...]:
        """Return all marks with their words, in the order in which they were given."""
        return tuple(self._quotes.values())

    def knowledge(self, background_id: BackgroundId) -> Knowledge | None:
        """Return a piece of background, or None where it is not there."""
        return self._knowledge.get(background_id)

    def all_knowledge(self) -> tuple[Knowledge, ...]:
        """Return everything that can be used as own knowledge: cards, words, facts, story."""
        return tuple(self._knowledge.values())

    def is_same_as(self, other: Material | None) -> bool:
        """Tell whether there is nothing else in `other`."""
        return (
            other is not None
            and self.pack == other.pack
            and self.annotations == other.annotations
            and self.framework == other.framework
        )

    @cached_property
    def _quotes(self) -> dict[AnnotationId, Quote]:
        sources = {source.id: source for source in self.pack.sources}
        return {
            each.id: _quote(each, sources[each.target.source_id], self.framework)
            for each in self.annotations
            if each.target.source_id in sources
        }

    @cached_property
    def _knowledge(self) -> dict[BackgroundId, Knowledge]:
        return {each.id: each for each in _all_knowledge(self.pack.background)}


def _quote(annotation: Annotation, source: Source, framework: Framework) -> Quote:
    words = marked_words(source, annotation.target)
    then = annotation.target.marked.exact if annotation.target.marked else ""
    return Quote(
        annotation,
        source,
        framework.letter_of(annotation.dimension),
        words,
        then if then != words else None,
    )


def doubt_about(quote: Quote) -> str:
    """Return what the student should know of the place of a mark, or nothing where it is sure."""
    target = quote.annotation.target
    if target.is_lost:
        return "Lost its place – look in My notes."
    beginning = "Moved – please check." if target.is_doubtful else "Words changed – look."
    if quote.words_then is not None:
        return f"{beginning} You marked: ‘{quote.words_then}’"
    return beginning if target.is_doubtful else ""


def place_of(quote: Quote) -> str:
    """Return where a mark is: the label, a part of the picture, or nothing for the text."""
    return PART_WORDS.get(quote.annotation.target.part, "")


def _all_knowledge(background: Background) -> Iterator[Knowledge]:
    for known in background.own:
        yield Knowledge(known.id, known.words, known.text, "from me")
    for card in background.cards:
        for block in card.blocks:
            heading = block.heading or card.title
            yield from _items(block.items, heading, f"card {card.number}")
    for term in background.glossary:
        yield Knowledge(term.id, term.term, term.definition, WORD)
    for fact in background.facts:
        yield Knowledge(fact.id, "", fact.text, "fact")
    for passage in background.introduction:
        yield Knowledge(passage.id, "", passage.text, "page")
    for section in background.narrative:
        for passage in section.paragraphs:
            yield Knowledge(passage.id, section.heading or "", passage.text, "page")
    for event in background.events:
        date = in_words(event.edtf) if event.edtf else ""
        yield Knowledge(event.id, date, event.text, "event")


def _items(items: tuple[CardItem, ...], heading: str, where: str) -> Iterator[Knowledge]:
    for item in items:
        yield Knowledge(item.id, heading, item.text, where)
        yield from _items(item.items, item.text.rstrip(":"), where)
