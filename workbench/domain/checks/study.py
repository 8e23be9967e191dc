# SPDX-License-Identifier: MIT
"""The material laid out for the rules: what was written where, and about which source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.domain.annotations import Annotation, reading_key
from workbench.domain.checks.finding import WHOLE_ANSWER, WHOLE_PLAN, Place, PlaceKind
from workbench.domain.checks.ground import Ground
from workbench.domain.checks.knowledge import KnowledgeBank
from workbench.domain.checks.material import Material
from workbench.domain.checks.mentions import Mention
from workbench.domain.checks.reading import Reading
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.topic import Topic
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.plan_state import PlanState, state_of_plan
from workbench.domain.plans import AnnotationEvidence, Point
from workbench.domain.sources import Pack
from workbench.domain.text import Span

STEPS = ("feature", "inference", "so_what")
"""The steps of a mark's note, in the order in which they are written."""

PARTS = ("point", "explanation", "link")
"""The written parts of a point of a plan, in the order in which they are written."""


@dataclass(frozen=True)
class Writing:
    """One text of the student's.

    `sources` are those it is about: of a mark one, of a point those of its evidence, of anything
    else those that the question asks about. `dimension` is that of a mark. `later` is what follows
    it on the same card, so that a thought carried on in the next step is no loose end.
    """

    reading: Reading
    place: Place
    sources: tuple[SourceWords, ...] = ()
    dimension: Dimension | None = None
    later: str = ""

    @property
    def is_answer(self) -> bool:
        """Whether it is a paragraph of an answer."""
        return self.place.kind is PlaceKind.ANSWER

    @property
    def source(self) -> SourceWords | None:
        """The one source it is about; None where there are several or none."""
        return self.sources[0] if len(self.sources) == 1 else None

    @cached_property
    def is_carried_on(self) -> bool:
        """Whether something is written behind it on the same card."""
        return bool(self.later.strip())


class Study:
    """A material with its texts in reading order; everything else is worked out when asked for."""

    def __init__(self, material: Material, ground: Ground | None = None) -> None:
        self.material = material
        self.ground = ground if ground and ground.is_of(material) else Ground(material)
        self.by_id = self.ground.by_id
        self.labels = self.ground.labels
        self.enquiry = self.ground.enquiry
        self.asked = self.ground.asked
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    @property
    def topic(self) -> Topic:
        """What the question is about."""
        return self.ground.topic

    @property
    def bank(self) -> KnowledgeBank:
        """Everything brought in that is no source, and what the student knows from elsewhere."""
        return self.ground.bank

    @property
    def named(self) -> tuple[SourceWords, ...]:
        """The sources that the question names and that are there."""
        return self.ground.named

    @property
    def in_question(self) -> tuple[SourceWords, ...]:
        """The sources that the question names, or all where it names none."""
        return self.ground.in_question

    @cached_property
    def marks(self) -> tuple[Annotation, ...]:
        """The marks on sources that are there, source by source in reading order."""
        orders = {each: place for place, each in enumerate(self.by_id)}
        there = (each for each in self.material.annotations if each.target.source_id in orders)
        return tuple(
            sorted(there, key=lambda each: (orders[each.target.source_id], reading_key(each)))
        )

    @cached_property
    def in_marks(self) -> tuple[Writing, ...]:
        """The written steps of all marks."""
        return tuple(each for mark in self.marks for each in self.steps_of(mark))

    @cached_property
    def in_plan(self) -> tuple[Writing, ...]:
        """The written parts of the plan: claim, points, judgement."""
        return tuple(self._in_plan())

    @cached_property
    def paragraphs(self) -> tuple[Writing, ...]:
        """The paragraphs of the answer that have words."""
        answer = self.material.answer
        return tuple(
            Writing(Reading(text), Place(PlaceKind.ANSWER, paragraph=number), self.in_question)
            for number, text in enumerate(answer.paragraphs if answer else ())
            if text.strip()
        )

    @cached_property
    def judgement(self) -> Writing | None:
        """The judgement of the plan, once it is written."""
        written = (each for each in self.in_plan if each.place.kind is PlaceKind.JUDGEMENT)
        return next(written, None)

    @cached_property
    def wholes(self) -> tuple[tuple[Place, tuple[Writing, ...]], ...]:
        """The answer, and the plan once its judgement is written, each with its texts."""
        answer = ((WHOLE_ANSWER, self.paragraphs),) if self.paragraphs else ()
        plan = ((WHOLE_PLAN, self.in_plan),) if self.judgement else ()
        return (*answer, *plan)

    @cached_property
    def plan_state(self) -> PlanState | None:
        """How the plan stands for the question, or None without a plan."""
        plan = self.material.plan
        if plan is None:
            return None
        sources = tuple(each.source for each in self.by_id.values())
        asked = replace(plan, enquiry=self.enquiry or plan.enquiry)
        return state_of_plan(asked, Pack(plan.pack_id, "", sources=sources), self.marks)

    def steps_of(self, mark: Annotation) -> Iterator[Writing]:
        """Yield the written steps of one mark."""
        texts = (mark.feature, mark.inference, mark.so_what)
        about = self.by_id.get(mark.target.source_id)
        for number, text in enumerate(texts):
            if text.strip():
                place = Place(PlaceKind.MARK, mark=mark.id, field=STEPS[number])
                later = "\n".join(texts[number + 1 :])
                sources = (about,) if about else ()
                yield Writing(Reading(text), place, sources, mark.dimension, later)

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """Return where a text names sources."""
        if reading.text not in self._mentions:
            self._mentions[reading.text] = self.ground.mentions(reading)
        return self._mentions[reading.text]

    def labels_in(self, reading: Reading, sentence: Span) -> tuple[str, ...]:
        """Return the labels that one sentence of a text names, in small letters, each once."""
        mentions = self.mentions(reading)
        named = (x for each in mentions if sentence.contains(each.span) for x in each.labels)
        return tuple(dict.fromkeys(named))

    def meant_at(self, writing: Writing, span: Span) -> SourceWords | None:
        """Return the source that the words under `span` are said of, or None where unclear.

        What the sentence names before them counts, then what it names after them; in an answer
        also what the paragraph named last.
        """
        sentence = writing.reading.sentence_at(span.start) or span
        mentions = self.mentions(writing.reading)
        inside = [each for each in mentions if sentence.contains(each.span)]
        before = [each for each in inside if each.span.start < span.start]
        if not inside and writing.is_answer:
            before = [each for each in mentions if each.span.start < span.start]
        nearest = before[-1] if before else (inside[0] if inside else None)
        if nearest is None:
            return writing.source
        source = self.labels.get(nearest.labels[-1]) if len(nearest.labels) == 1 else None
        return self.by_id[source.id] if source else None

    def sources_named_in(self, texts: Iterable[Reading]) -> frozenset[SourceId]:
        """Return the ids of all sources that the texts name."""
        labels = {x for text in texts for each in self.mentions(text) for x in each.labels}
        return frozenset(self.labels[each].id for each in labels if each in self.labels)

    @cached_property
    def _source_of(self) -> Mapping[AnnotationId, SourceId]:
        return {each.id: each.target.source_id for each in self.marks}

    def _in_plan(self) -> Iterator[Writing]:
        plan = self.material.plan
        if plan is None:
            return
        if plan.claim.strip():
            yield Writing(Reading(plan.claim), Place(PlaceKind.CLAIM), self.in_question)
        for point in plan.points:
            yield from self._in_point(point)
        if plan.judgement.strip():
            yield Writing(Reading(plan.judgement), Place(PlaceKind.JUDGEMENT), self.in_question)

    def _in_point(self, point: Point) -> Iterator[Writing]:
        quoted = [
            self._source_of[each.annotation_id]
            for each in point.evidence
            if isinstance(each, AnnotationEvidence) and each.annotation_id in self._source_of
        ]
        sources = tuple(self.by_id[each] for each in dict.fromkeys(quoted))
        texts = (point.point, point.explanation, point.link)
        for number, text in enumerate(texts):
            if text.strip():
                place = Place(PlaceKind.POINT, point=point.id, field=PARTS[number])
                yield Writing(Reading(text), place, sources, later="\n".join(texts[number + 1 :]))
