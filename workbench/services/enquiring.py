# SPDX-License-Identifier: MIT
"""Turn the questions found on a page into enquiries, and keep, correct and remove them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.enquiries import Board, Enquiry, EnquiryInUseError
from workbench.domain.errors import IdTakenError, NotFoundError, UnknownReferenceError
from workbench.domain.identifiers import EnquiryId, OperationId, PackId, new_id
from workbench.domain.question_text import (
    asked_words,
    is_instruction,
    mentions_in,
    named_sources,
    printed_marks,
    same_words,
)
from workbench.domain.recognising import (
    Candidate,
    PageEvidence,
    candidates,
    evidence_of,
    recognised,
)
from workbench.domain.sources import Pack
from workbench.services import catalogues

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeepEnquiry:
    """The edit behind a question, new or changed."""

    operation: OperationId
    pack_id: PackId
    enquiry: Enquiry
    label: str = "Change question"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Enquiry:
        """Store the question.

        Raises:
            NotFoundError: there is no such pack.
            IdTakenError: the question belongs to another pack.
            UnknownReferenceError: it names a source that the pack does not have.
        """
        pack = unit.packs.get(self.pack_id)
        if unit.enquiries.pack_of(self.enquiry.id) not in {None, pack.id}:
            raise IdTakenError("question", self.enquiry.id)
        for label in self.enquiry.sources:
            if pack.source_labelled(label) is None:
                raise UnknownReferenceError("source", label, "The question")
        unit.enquiries.keep(pack.id, self.enquiry)
        return self.enquiry


@dataclass(frozen=True, slots=True)
class RemoveEnquiry:
    """The edit behind removing a question that no plan answers; marks made for it stay."""

    operation: OperationId
    enquiry_id: EnquiryId
    label: str = "Remove question"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the question out of the library.

        Raises:
            NotFoundError: there is no such question.
            EnquiryInUseError: a plan answers it.
        """
        found = unit.enquiries.find(self.enquiry_id)
        if found is None:
            raise NotFoundError("question", self.enquiry_id)
        if unit.enquiries.is_answered(self.enquiry_id):
            raise EnquiryInUseError(found.text)
        unit.enquiries.remove(self.enquiry_id)


class EnquiringService:
    """Keep, correct and remove questions."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(
        self, pack_id: PackId, enquiry: Enquiry, *, merge_key: str | None = None
    ) -> Future[Enquiry]:
        """Keep a question as it is now, new or known.

        Raises:
            UnknownReferenceError: its board or its kind of question is not known. The result
                raises it for sources that the pack does not have.
        """
        require_known(enquiry, "The question")
        operation = OperationId(new_id())
        return self._library.perform(KeepEnquiry(operation, pack_id, enquiry, merge_key=merge_key))

    def remove(self, enquiry_id: EnquiryId) -> Future[None]:
        """Remove a question that no plan answers."""
        return self._library.perform(RemoveEnquiry(OperationId(new_id()), enquiry_id))

    def enquiries_of(self, pack_id: PackId) -> tuple[Enquiry, ...]:
        """Return the questions of a pack, those of its page in page order."""
        return self._library.read(lambda unit: unit.enquiries.of_pack(pack_id)).result()


def require_known(enquiry: Enquiry, place: str) -> None:
    """Make sure that the board and the kind of question of an enquiry are bundled.

    Raises:
        UnknownReferenceError: one of them is not; `place` says what names it.
    """
    if enquiry.board is None:
        return
    board = catalogues.board(enquiry.board)
    if board is None:
        raise UnknownReferenceError("board", enquiry.board, place)
    if enquiry.question is not None and board.question(enquiry.question) is None:
        raise UnknownReferenceError("kind of question", enquiry.question, place)


def enquiries_of_page(
    pack: Pack,
    *,
    said: Sequence[Enquiry] = (),
    make_id: Callable[[], str] = new_id,
) -> tuple[Enquiry, ...]:
    """Return an enquiry for each question found on the page of a pack, in page order.

    What was recognised is put down with its confidence. A question that stands there twice is one.
    Words that only say what to look at are none: they say of the questions below which sources are
    meant, until one names its own.

    Args:
        pack: the pack.
        said: questions as whoever made the pack put them down; one whose board is known here
            stays as it was put down.
        make_id: gives an id that nobody has used before.
    """
    boards = catalogues.boards() if pack.questions else ()
    page = page_evidence(pack, boards)
    known = {same_words(each.text): each for each in said if _is_known(each, boards)}
    made: dict[str, Enquiry] = {}
    told_to_study = ""
    for question in pack.questions:
        words = asked_words(question.text)
        if question.marks is None and is_instruction(question.text):
            told_to_study = words
            continue
        if not words or same_words(words) in made:
            continue
        if (told := known.get(same_words(words))) is not None:
            labels = tuple(label for label in told.sources if pack.source_labelled(label))
            made[same_words(words)] = replace(told, sources=labels)
            continue
        printed = printed_marks(question.text)
        marks = printed.marks if question.marks is None and printed else question.marks
        if any(mention.labels for mention in mentions_in(question.text)):
            told_to_study = ""
        text = f"{told_to_study} {question.text}".lstrip()
        found = candidates(text, marks, page, boards)
        bare = Enquiry(
            EnquiryId(make_id()),
            words,
            marks=marks,
            sources=named_sources(text, pack.sources),
        )
        made[same_words(words)] = _with_best(bare, found)
    return tuple(made.values())


def enquiry_asked(
    text: str, pack: Pack, boards: Sequence[Board], *, make_id: Callable[[], str] = new_id
) -> Enquiry:
    """Return the enquiry for a question that somebody types or pastes for a pack.

    Its number and its marks are taken from the words, and an official question is recognised; one
    that names no sources is about all of them.
    """
    words = asked_words(text) or text
    printed = printed_marks(text)
    marks = printed.marks if printed else None
    named = named_sources(text, pack.sources)
    bare = Enquiry(
        EnquiryId(make_id()),
        words,
        marks=marks,
        sources=named or tuple(source.label for source in pack.sources),
    )
    return _with_best(bare, candidates(text, marks, page_evidence(pack, boards), boards))


def chosen(enquiry: Enquiry, board: Board | None, question_id: str | None = None) -> Enquiry:
    """Return a question as of the board and kind that a person chose, or as one's own.

    The minutes are those of the kind; its marks are taken where none are known.
    """
    kind = board.question(question_id) if board and question_id else None
    if board is None or kind is None:
        key = board.key if board else None
        return replace(enquiry, board=key, question=None, minutes=None, confidence=None)
    return replace(
        enquiry,
        board=board.key,
        question=kind.id,
        marks=kind.marks if enquiry.marks is None else enquiry.marks,
        minutes=kind.minutes,
        confidence=None,
    )


def choices_for(
    enquiry: Enquiry, page: PageEvidence, boards: Sequence[Board]
) -> tuple[Candidate, ...]:
    """Return what a question of a page may be, the likeliest first, each with the reason."""
    return candidates(enquiry.text, enquiry.marks, page, boards)


def page_evidence(pack: Pack, boards: Sequence[Board]) -> PageEvidence:
    """Return what the page of a pack tells about where its questions come from."""
    background = pack.background
    words: Iterable[str | None] = (
        pack.title,
        pack.origin,
        *(each.text for each in pack.left_over),
        *(each.text for each in background.introduction),
        *(section.heading for section in background.narrative),
    )
    asked = [each.text for each in pack.questions]
    return evidence_of([each for each in words if each], asked, boards)


def _is_known(enquiry: Enquiry, boards: Sequence[Board]) -> bool:
    if enquiry.board is None:
        return enquiry.confidence is None
    board = next((each for each in boards if each.key == enquiry.board), None)
    if board is None:
        return False
    return enquiry.question is None or board.question(enquiry.question) is not None


def _with_best(enquiry: Enquiry, found: Sequence[Candidate]) -> Enquiry:
    best = recognised(found)
    if best is None:
        return replace(enquiry, confidence=found[0].confidence) if found else enquiry
    put_down = replace(chosen(enquiry, best.board, best.question.id), confidence=best.confidence)
    # A doubtful board is no reason for marks that were not printed.
    return replace(put_down, marks=enquiry.marks) if put_down.is_doubtful else put_down
