# SPDX-License-Identifier: MIT
"""What does not change while a student writes: the question, its sources, what is known.

Kept from one look to the next, so that names, runs and stems are worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from workbench.domain.checks.kinds import Asked, asked_by
from workbench.domain.checks.knowledge import KnowledgeBank
from workbench.domain.checks.material import Material
from workbench.domain.checks.mentions import Mention, mentions_in
from workbench.domain.checks.reading import Reading, words_of
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.topic import Topic
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import SourceId
from workbench.domain.sources import Source

_MOST_SLIPS = 2


class Ground:
    """What the rules know before a word of the student's is read.

    `by_id` has the sources in page order, but for those withdrawn; `labels` the same by their
    labels in small letters, the first where two share one.
    """

    def __init__(self, material: Material) -> None:
        self._made_of = _made_of(material)
        self.background = material.background
        self.enquiry: Enquiry | None = _enquiry_of(material)
        self.asked: Asked = material.asked or asked_by(self.enquiry)
        self.by_id: Mapping[SourceId, SourceWords] = {
            each.id: SourceWords(each) for each in material.sources if not each.is_withdrawn
        }
        self.labels: Mapping[str, Source] = {
            each.source.label.casefold(): each.source for each in reversed(self.by_id.values())
        }

        self.meant: dict[tuple[str, bool], str | None] = {}
        """Which known name a word nearly is, as rule R34 has found out so far."""

    def is_of(self, material: Material) -> bool:
        """Tell whether a material has the same question, sources and background."""
        return self._made_of == _made_of(material)

    @cached_property
    def topic(self) -> Topic:
        """What the question is about."""
        return Topic(self.enquiry.text if self.enquiry else "", self.background)

    @cached_property
    def bank(self) -> KnowledgeBank:
        """Everything brought in that is no source, and what the student knows from elsewhere."""
        return KnowledgeBank(self.background, tuple(self.by_id.values()))

    @cached_property
    def named(self) -> tuple[SourceWords, ...]:
        """The sources that the question names and that are there."""
        labels = self.enquiry.sources if self.enquiry else ()
        found = (self.labels.get(label.casefold()) for label in labels)
        return tuple(self.by_id[each.id] for each in found if each is not None)

    @cached_property
    def in_question(self) -> tuple[SourceWords, ...]:
        """The sources that the question names, or all where it names none."""
        return self.named or tuple(self.by_id.values())

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """Stems of the question, of every source and of everything else that was brought in."""
        sources = (each.stems for each in self.by_id.values())
        return self.topic.stems.union(self.bank.stems, *sources)

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word brought in, in plain form: none of them is a slip of the student's."""
        words = {x for each in self.by_id.values() for x in each.all_words}
        words |= self.bank.words
        words.update(words_of(self.topic.text))
        return frozenset(words | {each.removesuffix("'s") for each in words})

    def names_of_about(self, size: int) -> tuple[str, ...]:
        """Return the known names with about as many letters."""
        return self._names_by_length.get(size, ())

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """Return where a text names sources."""
        return mentions_in(reading, self.labels)

    @cached_property
    def _names_by_length(self) -> Mapping[int, tuple[str, ...]]:
        names = sorted(self.bank.names)
        longest = max(map(len, names), default=0) + _MOST_SLIPS
        return {
            size: tuple(each for each in names if abs(len(each) - size) <= _MOST_SLIPS)
            for size in range(longest + 1)
        }


def _made_of(material: Material) -> tuple[object, ...]:
    return (
        material.sources,
        material.background,
        _enquiry_of(material),
        material.asked,
    )


def _enquiry_of(material: Material) -> Enquiry | None:
    return material.enquiry or (material.plan.enquiry if material.plan else None)
