# SPDX-License-Identifier: MIT
"""Questions and what examination boards ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import shorten

from typing_extensions import override

from workbench.domain.errors import WorkbenchError
from workbench.domain.identifiers import EnquiryId
from workbench.domain.provenance import SURE

_LONGEST_NAME = 60
_SLOT = re.compile(r"\{\w+(?:/\w+)*\}")
_PRINTED_NUMBER = re.compile(r"Q?(\d{1,2}(?:\([a-z]\))?|\([a-z]\))")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a mark scheme: its name, lowest and highest mark, and what it asks for."""

    name: str
    low: int
    high: int
    descriptor: str


@dataclass(frozen=True, slots=True)
class QuestionType:
    """A kind of question of one board, with its marks, minutes and levels.

    `number` is its place on the paper, `uses` the sources it names, `cues` the patterns of words by
    which it is recognised (`recognising`). `is_certain` tells whether the marks are known for sure.
    """

    id: str
    stem: str
    marks: int
    minutes: int | None
    levels: tuple[Level, ...]
    number: str = ""
    uses: str = ""
    cues: tuple[str, ...] = ()
    is_certain: bool = True

    def stem_with(self, words: str) -> str:
        """Return the stem with these words wherever something of the topic belongs."""
        return _SLOT.sub(lambda _: words, self.stem)

    @property
    def printed_number(self) -> str:
        """The number that stands before the question on the paper: “01”, “6(a)”; else empty."""
        last = self.number.rpartition(" ")[2]
        found = _PRINTED_NUMBER.fullmatch(last)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Board:
    """An examination board's course and its kinds of question.

    `short` is what it is called in a list. `codes` name this course alone, `names` may stand for
    other courses of the same board as well.
    """

    key: str
    title: str
    questions: tuple[QuestionType, ...]
    short: str = ""
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def question(self, question_id: str) -> QuestionType | None:
        """Return the kind of question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question a student works on.

    `board` and `question` are keys of the bundled boards, or None for a question of one's own.
    `minutes` is the time allowed. `sources` are labels as printed, in the order of the question.
    `confidence`, between 0 and 1, says how surely board and question were recognised; None where
    nothing was guessed: a person chose them, or no official question was found in the words. A
    doubtful one without a board fits several.

    `words` is how long an answer should be where somebody has said so, and `levels` are those of a
    mark scheme of one's own, which stands in place of the board's.
    """

    id: EnquiryId
    text: str
    board: str | None = None
    question: str | None = None
    marks: int | None = None
    minutes: int | None = None
    sources: tuple[str, ...] = ()
    confidence: float | None = None
    words: int | None = None
    levels: tuple[Level, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at which exam it is from."""
        return self.confidence is not None and self.confidence < SURE


class EnquiryInUseError(WorkbenchError):
    """A question is to be removed that a plan answers."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    @override
    def message(self) -> str:
        """Return why the question stays and what can be done instead."""
        words = shorten(self.text, _LONGEST_NAME, placeholder="…")
        return f"“{words}” stays because a plan answers it; change its words if they are wrong."
