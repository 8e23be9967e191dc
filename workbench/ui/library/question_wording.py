# SPDX-License-Identifier: MIT
"""A question of a pack as the library shows it, and how its board is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.enquiries import Board, Enquiry
from workbench.domain.recognising import Candidate
from workbench.domain.saying import capitalised, counted
from workbench.ui.widgets.exam_names import OWN

WHICH = "Which exam is this?"
MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """A question with what it may be, the likeliest first, and whether a plan answers it."""

    enquiry: Enquiry
    choices: tuple[Candidate, ...] = ()
    has_plan: bool = False


def board_of(enquiry: Enquiry, boards: Sequence[Board]) -> Board | None:
    """Return the board of a question, or None for one's own."""
    return next((each for each in boards if each.key == enquiry.board), None)


def question_in_words(sheet: QuestionSheet, boards: Sequence[Board]) -> str:
    """Return where a question is from, what it is worth and which sources it names."""
    enquiry = sheet.enquiry
    board = board_of(enquiry, boards)
    exam = board.short if board else "" if enquiry.is_doubtful else OWN
    if board and enquiry.is_doubtful:
        exam = f"{exam}, please check"
    named = " ".join(enquiry.sources)
    parts = (
        exam,
        counted(enquiry.marks, "mark") if enquiry.marks else "",
        f"{enquiry.minutes} min" if enquiry.minutes else "",
        f"about {named}" if named else "",
        "has a plan" if sheet.has_plan else "",
    )
    words = " · ".join(part for part in parts if part)
    return capitalised(words)
