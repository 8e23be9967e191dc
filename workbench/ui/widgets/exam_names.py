# SPDX-License-Identifier: MIT
"""How exams and their kinds of question are called where they are chosen."""

from __future__ import annotations

from workbench.domain.enquiries import Board, QuestionType
from workbench.domain.saying import counted

OWN = "Own question"
NO_KIND = "Not chosen yet"
GAP = "…"
"""What stands in a task where something of the topic belongs."""


def exam_in_words(board: Board) -> str:
    """Return what an exam is called in a list."""
    return board.title if board.short in board.title else f"{board.short}, {board.title}"


def task_of(kind: QuestionType) -> str:
    """Return the task of a kind of question with gaps for its topic."""
    return kind.stem_with(GAP)


def kind_in_words(kind: QuestionType) -> str:
    """Return a kind of question as it stands in a list: its number, its task, its marks."""
    return f"{kind.number}: {task_of(kind).rstrip('.')} ({counted(kind.marks, 'mark')})"
