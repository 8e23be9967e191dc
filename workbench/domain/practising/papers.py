# SPDX-License-Identifier: MIT
"""A paper as it lies on the desk in an exam: its questions, and its sources as printed.

A paper is a copy. What happens to the pack later changes no attempt at it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.annotations import Annotation
from workbench.domain.enquiries import Board, Enquiry, QuestionType
from workbench.domain.plan_budget import minutes_for
from workbench.domain.provenance import Provenance
from workbench.domain.sources import Pack, Source


class Extra(StrEnum):
    """What is printed with a source and can be left out of a paper."""

    TITLES = "titles"
    GLOSSES = "glosses"
    AUTHOR_NOTES = "author notes"


SHORTEST = 5
"""Minutes where nothing tells how long a question takes."""


@dataclass(frozen=True, slots=True)
class Model:
    """What whoever set the paper would have marked, and would have answered to each question.

    It is not shown before an attempt has ended.
    """

    annotations: tuple[Annotation, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self.annotations and not any(each.strip() for each in self.answers)

    def answer(self, number: int) -> str:
        """Return the answer to a question, counted from 0, or nothing."""
        return self.answers[number] if number < len(self.answers) else ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Questions in their order and the sources they are about.

    `minutes` is the time for all of it without extra time. `component` is the code of the paper
    where one is known. `hides` says what was left out of its sources.
    """

    title: str
    questions: tuple[Enquiry, ...]
    sources: tuple[Source, ...]
    minutes: int
    component: str = ""
    model: Model = field(default_factory=Model)
    hides: frozenset[Extra] = frozenset()

    @property
    def marks(self) -> int | None:
        """The marks of all questions, or None where one has none."""
        each = [question.marks for question in self.questions]
        known = [marks for marks in each if marks is not None]
        return sum(known) if len(known) == len(each) else None

    def sources_for(self, number: int) -> tuple[Source, ...]:
        """Return the sources that a question, counted from 0, is about; all where it names none."""
        asked = self.questions[number].sources
        found = tuple(source for source in self.sources if source.label in asked)
        return found or self.sources


def paper_of(
    pack: Pack,
    questions: Sequence[Enquiry],
    *,
    minutes: int | None = None,
    model: Model | None = None,
    hides: Iterable[Extra] = (),
) -> Paper:
    """Return the paper of questions about a pack, with the sources as they are printed.

    Without `minutes` it is as long as its questions together. `hides` says what is left out.
    """
    left_out = frozenset(hides)
    asked = {label for question in questions for label in question.sources}
    there = [source for source in pack.sources if not source.is_withdrawn]
    named = [source for source in there if source.label in asked] or there
    return Paper(
        pack.title,
        tuple(questions),
        tuple(as_printed(source, left_out) for source in named),
        minutes or minutes_of(questions),
        model=model or Model(),
        hides=left_out,
    )


def minutes_of(questions: Iterable[Enquiry]) -> int:
    """Return the minutes that questions take together, as given or by their marks."""
    return sum(minutes_for(each) or SHORTEST for each in questions)


def as_printed(source: Source, hides: Collection[Extra] = ()) -> Source:
    """Return a source with what a paper shows of it, and nothing that was found out about it."""
    return replace(
        source,
        title=None if Extra.TITLES in hides else source.title,
        glosses=() if Extra.GLOSSES in hides else source.glosses,
        author_note=None if Extra.AUTHOR_NOTES in hides else source.author_note,
        provenance=Provenance(),
        confidence={},
        interpretation_note=None,
    )


def sections_of(board: Board) -> dict[str, tuple[QuestionType, ...]]:
    """Return the sections of a board's papers that have several questions, by their names.

    The name is what stands before the number of a question: “P1B” of “P1B 07”; it is empty where
    the questions are only numbered.
    """
    found: dict[str, list[QuestionType]] = {}
    for each in board.questions:
        section, _, number = each.number.rpartition(" ")
        # Points of one rubric (A, B, C) are no questions of their own.
        if section or number.startswith("Q"):
            found.setdefault(section, []).append(each)
    return {name: tuple(kinds) for name, kinds in found.items() if len(kinds) > 1}
