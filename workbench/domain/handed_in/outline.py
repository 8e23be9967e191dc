# SPDX-License-Identifier: MIT
"""What a remark on a plan or an answer can be about: its pieces, and its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.annotations import Annotation
from workbench.domain.enquiries import Level
from workbench.domain.mark_schemes import MOST_LEVELS
from workbench.domain.note_words import chain
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Plan, PointKind
from workbench.domain.practising.scripts import Script, paragraph_names
from workbench.domain.remark_places import (
    CLAIM,
    JUDGEMENT,
    WHOLE_ANSWER_NAME,
    WHOLE_PLAN,
    WHOLE_PLAN_NAME,
)
from workbench.domain.remarks import RemarkPlace
from workbench.domain.text import one_line

LONGEST_WORDS = 2_000
"""Characters of a piece that are told."""

LONGEST_PARAGRAPH = 20_000
"""Characters of a paragraph of an answer that are told."""

MOST_PIECES = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a plan, or a mark with its note.

    `name` is what it is called, “Point 1” or “Mark A1”; `words` is what is written there.
    """

    place: RemarkPlace
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """The pieces of a plan in their order, marks last; `board` and `question` are keys of boards.

    Both are None for a question of one's own. `levels` are those of a mark scheme of one's own,
    which stand in place of the board's. With a `script` the pieces are the paragraphs of an answer
    that was written in practice, those last that were added after time was up.
    """

    pieces: tuple[Piece, ...] = ()
    board: str | None = None
    question: str | None = None
    script: Script | None = None
    levels: tuple[Level, ...] = ()

    @property
    def whole_name(self) -> str:
        """What all of it is called."""
        return WHOLE_PLAN_NAME if self.script is None else WHOLE_ANSWER_NAME

    def named(self, name: str) -> Piece | None:
        """Return the piece that is called that, however its letters are written, or None."""
        wanted = name.casefold()
        return next((each for each in self.pieces if each.name.casefold() == wanted), None)


def outline_of(
    plan: Plan, marks: Iterable[Annotation], script: Script | None = None
) -> PlanOutline:
    """Return what a plan and its marks, or an answer and its marks, can be taken apart into."""
    of_words = _of_plan(plan) if script is None else _of_script(script)
    pieces = (*of_words, *map(_of_mark, marks))
    asked = plan.enquiry
    levels = asked.levels[:MOST_LEVELS]
    return PlanOutline(pieces[:MOST_PIECES], asked.board, asked.question, script, levels)


def _of_plan(plan: Plan) -> Iterator[Piece]:
    yield _piece(RemarkPlace(part=CLAIM), "My claim", plan.claim)
    others = sum(point.kind is PointKind.COUNTER_POINT for point in plan.points)
    other = 0
    for point, number in zip(plan.points, numbers_of_points(plan.points), strict=True):
        name = f"Point {number}"
        if number is None:
            other += 1
            name = "On the other hand" if others == 1 else f"On the other hand {other}"
        words = " · ".join(x for x in (point.point, point.explanation, point.link) if x)
        yield _piece(RemarkPlace(point=point.id), name, words)
    yield _piece(RemarkPlace(part=JUDGEMENT), "Judgement", plan.judgement)


def _of_script(script: Script) -> Iterator[Piece]:
    answer = script.paragraphs
    for number, words in enumerate((*answer, *script.paragraphs_added), 1):
        name = paragraph_names(number)[number > len(answer)]
        place = RemarkPlace(part=WHOLE_PLAN, paragraph=number)
        yield Piece(place, name, one_line(words)[:LONGEST_PARAGRAPH].rstrip())


def _of_mark(mark: Annotation) -> Piece:
    return _piece(RemarkPlace(mark=mark.id), f"Mark {mark.short_id}", chain(mark))


def _piece(place: RemarkPlace, name: str, words: str) -> Piece:
    return Piece(place, one_line(name), one_line(words)[:LONGEST_WORDS])
