# SPDX-License-Identifier: MIT
"""Questions and what examination boards ask for."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.identifiers import EnquiryId


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a mark scheme: its name, lowest and highest mark, and what it asks for."""

    name: str
    low: int
    high: int
    descriptor: str


@dataclass(frozen=True, slots=True)
class QuestionType:
    """A kind of question of one board, with its marks, minutes and levels."""

    id: str
    stem: str
    marks: int
    minutes: int | None
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """An examination board's course and its kinds of question."""

    key: str
    title: str
    questions: tuple[QuestionType, ...]

    def question(self, question_id: str) -> QuestionType | None:
        """Return the kind of question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question a student works on.

    `board` and `question` are keys of the bundled boards, or None for a question of one's own.
    `minutes` is the time allowed. `sources` are labels as printed, in the order of the question.
    """

    id: EnquiryId
    text: str
    board: str | None = None
    question: str | None = None
    marks: int | None = None
    minutes: int | None = None
    sources: tuple[str, ...] = ()
