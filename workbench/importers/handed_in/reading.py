# SPDX-License-Identifier: MIT
"""Read one PDF that came back: its plan, what was written into it, and what is odd about it.

To be called in the process with limits only (`isolated`): what a file can make a library do there
ends with that process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pikepdf

from workbench.domain.errors import (
    InvalidDocumentError,
    UnreadableFileError,
    WorkbenchError,
)
from workbench.domain.handed_in.comparing import remarks_of
from workbench.domain.handed_in.reading import Doubt, DoubtKind, HandedIn
from workbench.domain.handed_in.remarks import Exported, Remark, RemarkState
from workbench.domain.interchange.reviews import review_from_json
from workbench.domain.marked_copies import REVIEW_INSIDE, stamp_name
from workbench.domain.reviews import Review
from workbench.importers.file_bytes import read_bytes
from workbench.importers.handed_in.acting import acts_by_itself
from workbench.importers.handed_in.attached import AttachedFile, attached_files, content_of
from workbench.importers.handed_in.forms import values_of
from workbench.importers.handed_in.notes import (
    MOST_NOTES,
    MOST_PAGES,
    annotations_of,
    notes_of,
)
from workbench.importers.handed_in.objects import FAULTS, member, time_in
from workbench.importers.handed_in.plan import PlanReader, WholePlan
from workbench.importers.handed_in.words import with_words
from workbench.importers.json_documents import parse_json_document
from workbench.importers.readers.text import other_kind

LARGEST_FILE = 50_000_000
"""Bytes (section 4.11 of the reliability design)."""

PLAN, MARKS = "plan.json", "annotations.jsonld"
"""What our exports attach."""

REVIEW_SCHEMA = "planreview-1.json"

MOST_REMARKS = 2_000
LONGEST_TEXT = 10_000
"""Remarks that are handed on, and the characters of each."""

_HEADER_WITHIN = 1_024
_END_WITHIN = 2_048
_AGAIN = "ask for the file to be handed in again"
_LONGEST_SHOWN = 60
_MOST_DELETED_BY_HAND = 3
"""From so many marks on, all of them are taken to be gone for another reason."""


class HandedInReader:
    """Reads files one after the other."""

    def __init__(self) -> None:
        self._plans = PlanReader()

    def read(self, path: Path, *, is_asked: bool = False, is_outlined: bool = False) -> HandedIn:
        """Return what is in a PDF.

        Args:
            path: The file.
            is_asked: whether the checks are asked about its plan as well.
            is_outlined: whether the plan is taken apart into its pieces.

        Raises:
            UnreadableFileError: it is missing, too large, no PDF, locked or damaged.
        """
        with opened_file(path) as (pdf, data):
            return self._read(pdf, data, is_asked=is_asked, is_outlined=is_outlined)

    def _read(
        self, pdf: pikepdf.Pdf, data: bytes, *, is_asked: bool, is_outlined: bool
    ) -> HandedIn:
        root, pages = pdf.Root, list(pdf.pages)
        annotations = annotations_of(pages)
        files = attached_files(root)
        plan, doubts = self._plan_in(files)
        doubts += acts_by_itself(root, pages, annotations)
        review = _review_in(files, plan)
        known = {PLAN, MARKS, REVIEW_INSIDE} if review else {PLAN, MARKS}
        doubts += _odd_files([each for each in files if each.name not in known])
        exported = plan.exported if plan else Exported()
        own = frozenset[str](each.id for each in exported.marks)
        if review is not None:
            exported = replace(exported, stamps=review.stamps)
            own |= {stamp_name(each) for each in review.stamps}
        notes = with_words(notes_of(annotations), own, data)
        if len(pages) > MOST_PAGES or len(annotations) >= MOST_NOTES:
            exported = replace(exported, printed=None)  # what was not looked at is not deleted
        remarks, printed_anew = _without_lost_marks(
            remarks_of(notes, values_of(root), exported), exported
        )
        doubts += printed_anew
        doubts += _shortened(len(pages), len(annotations), remarks, data)
        return HandedIn(
            len(pages),
            made=_made(pdf, files),
            plan=plan.in_short if plan else None,
            remarks=tuple(map(_cut, remarks[:MOST_REMARKS])),
            doubts=tuple(doubts),
            asked=plan.asked() if plan and is_asked else None,
            outline=plan.outline if plan and is_outlined else None,
            review=review,
        )

    def _plan_in(self, files: Sequence[AttachedFile]) -> tuple[WholePlan | None, list[Doubt]]:
        file = next((each for each in files if each.name == PLAN), None)
        if file is None:
            sentence = "There is no plan inside the PDF; only its pages and remarks can be read."
            return None, [Doubt(DoubtKind.NO_PLAN, sentence)]
        try:
            plan = self._plans.read(file)
        except InvalidDocumentError as error:
            sentence = f"The plan inside the PDF cannot be used, because {error.problem[:200]}."
            return None, [Doubt(DoubtKind.NO_PLAN, sentence)]
        if not plan.in_short.is_edited:
            return plan, []
        sentence = (
            f"The plan inside the PDF was changed after it was exported: it was "
            f"{plan.exported_version}, it is {plan.version}."
        )
        return plan, [Doubt(DoubtKind.EDITED, sentence)]


@contextmanager
def opened_file(path: Path) -> Iterator[tuple[pikepdf.Pdf, bytes]]:
    """Give a PDF that came back, opened, with its bytes.

    Raises:
        UnreadableFileError: it is missing, too large, no PDF, locked or damaged; also where that
            comes to light only while it is looked at.
    """
    data = _data_of(path)
    try:
        with _opened(path.name, data) as pdf:
            yield pdf, data
    except FAULTS as error:
        _refuse_damaged(path.name, data, error)


def _data_of(path: Path) -> bytes:
    data = read_bytes(path, LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(path.name, "is larger than 50 MB, which no plan is", _AGAIN)
    if not data.strip():
        raise UnreadableFileError(path.name, "is empty", _AGAIN)
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        kind = other_kind(data)
        what = f"is {kind} and not a PDF" if kind else "is no PDF, whatever its name says"
        raise UnreadableFileError(path.name, what, "ask for the PDF")
    return data


@contextmanager
def _opened(name: str, data: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise UnreadableFileError(
            name, "is locked with a password", "ask for the file without a password"
        ) from error
    with pdf:
        if not len(pdf.pages):
            raise ValueError("no pages")
        yield pdf


def _refuse_damaged(name: str, data: bytes, cause: BaseException) -> NoReturn:
    reason = "is damaged and cannot be read"
    if not _has_end(data):
        reason = "is cut off: its end is missing"
    raise UnreadableFileError(name, reason, _AGAIN) from cause


def _has_end(data: bytes) -> bool:
    return b"%%EOF" in data[-_END_WITHIN:]


def _review_in(files: Sequence[AttachedFile], plan: WholePlan | None) -> Review | None:
    """Return the review in a marked copy; one of another plan, or none at all, is an odd file."""
    file = next((each for each in files if each.name == REVIEW_INSIDE), None)
    if file is None or plan is None:
        return None
    try:
        data = parse_json_document(content_of(file), REVIEW_SCHEMA, name=file.name)
    except WorkbenchError:
        return None
    review = review_from_json(data)
    return review if review.plan_id == plan.plan.id else None


def _without_lost_marks(
    remarks: Sequence[Remark], exported: Exported
) -> tuple[Sequence[Remark], list[Doubt]]:
    """Return remarks without deleted marks where none is left: no teacher deletes them all."""
    left = [each for each in remarks if each.state is not RemarkState.DELETED]
    printed = exported.printed or frozenset()
    marks = sum(each.id in printed for each in exported.marks)
    if marks < _MOST_DELETED_BY_HAND or len(remarks) - len(left) < marks:
        return remarks, []
    sentence = (
        "The student's marks are no notes any more, as after printing into a new PDF; what was "
        "written onto the pages may be there only to be looked at."
    )
    return left, [Doubt(DoubtKind.PRINTED_ANEW, sentence)]


def _odd_files(files: Sequence[AttachedFile]) -> Iterator[Doubt]:
    others = [each.name for each in files]
    if others:
        name = others[0]
        shown = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        sentence = f"There are other files inside the PDF (“{shown}”{more}); do not open them."
        yield Doubt(DoubtKind.ACTIVE, sentence)


def _shortened(
    pages: int, annotations: int, remarks: Sequence[Remark], data: bytes
) -> Iterator[Doubt]:
    if pages > MOST_PAGES:
        sentence = f"The PDF has {pages} pages; only the first {MOST_PAGES} were looked at."
        yield Doubt(DoubtKind.SHORTENED, sentence)
    if annotations >= MOST_NOTES or len(remarks) > MOST_REMARKS:
        sentence = f"There are more remarks than fit here; the first {MOST_REMARKS:,} are shown."
        yield Doubt(DoubtKind.SHORTENED, sentence)
    if any(len(each.text) > LONGEST_TEXT or len(each.was) > LONGEST_TEXT for each in remarks):
        yield Doubt(DoubtKind.SHORTENED, "A remark was too long to be read whole.")
    if not _has_end(data):
        sentence = "The end of the PDF is missing; what is there was read."
        yield Doubt(DoubtKind.SHORTENED, sentence)


def _cut(remark: Remark) -> Remark:
    if max(len(remark.text), len(remark.was)) <= LONGEST_TEXT:
        return remark
    return replace(remark, text=remark.text[:LONGEST_TEXT], was=remark.was[:LONGEST_TEXT])


def _made(pdf: pikepdf.Pdf, files: Sequence[AttachedFile]) -> datetime | None:
    """Return when the file was exported; programs that save it again leave these as they are."""
    attached = next((each.made for each in files if each.name == PLAN), None)
    return attached or time_in(member(pdf.trailer, "/Info"), "/CreationDate")
