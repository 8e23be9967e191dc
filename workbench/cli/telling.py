# SPDX-License-Identifier: MIT
"""The lines of `show` about questions and about what happened when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from workbench.domain.background import Background
from workbench.domain.date_conflicts import Telling, date_conflicts
from workbench.domain.dates import in_words
from workbench.domain.enquiries import Board, Enquiry
from workbench.domain.recognising import PageEvidence
from workbench.domain.sources import Pack
from workbench.services import catalogues
from workbench.services.enquiring import choices_for, page_evidence

_WIDTH = 92


def lines_of_questions(found: Pack, enquiries: Sequence[Enquiry]) -> Iterator[str]:
    """Yield each question with what it was recognised as."""
    if not enquiries:
        return
    boards = catalogues.boards()
    page = page_evidence(found, boards)
    yield ""
    yield "Questions"
    for enquiry in enquiries:
        marks = f" [{enquiry.marks} marks]" if enquiry.marks else ""
        yield f"  {short(enquiry.text)}{marks}"
        sources = f"; names {', '.join(enquiry.sources)}" if enquiry.sources else ""
        yield f"    {_board_of(enquiry, page, boards)}{sources}"


def _board_of(enquiry: Enquiry, page: PageEvidence, boards: Sequence[Board]) -> str:
    board = next((each for each in boards if each.key == enquiry.board), None)
    if board is not None:
        kind = board.question(enquiry.question) if enquiry.question else None
        number = f", {kind.number}" if kind else ""
        minutes = f", {enquiry.minutes} minutes" if enquiry.minutes else ""
        doubt = "please check: " if enquiry.is_doubtful else ""
        return f"{doubt}{board.short}{number}{minutes}"
    if enquiry.is_doubtful:
        names = [each.board.short for each in choices_for(enquiry, page, boards)]
        return f"which exam is this? {', '.join(names)}, or an own question"
    return "own question"


def lines_of_events(background: Background) -> Iterator[str]:
    """Yield what happened when, and below that where two dates exclude each other."""
    if background.events:
        yield ""
        yield "What happened when"
    for event in background.events:
        date = in_words(event.edtf) if event.edtf else "no date"
        yield f"  {date}: {short(event.text)}{_from(event.origin)}"
    for conflict in date_conflicts(background):
        yield f"  two dates: {_told(conflict.first)}"
        yield f"         but {_told(conflict.second)}"
        answer = conflict.answer_in(background.date_answers)
        if answer is not None:
            trusted = next(
                (x for x in (conflict.first, conflict.second) if x.event_id == answer.trusted), None
            )
            said = f"trusted: {trusted.date}" if trusted else "neither is trusted"
            yield f"    {said}{f', because {short(answer.why)}' if answer.why else ''}"


def short(text: str) -> str:
    """Return words for one line, cut where they are too many."""
    return shorten(text, _WIDTH, placeholder=" …")


def _told(telling: Telling) -> str:
    return f"‘{short(telling.text)}’ {telling.date}{_from(telling.origin)}"


def _from(origin: str | None) -> str:
    return f" ({origin})" if origin else ""
