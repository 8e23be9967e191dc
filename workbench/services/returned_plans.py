# SPDX-License-Identifier: MIT
"""Read a plan that came back with what a teacher wrote into it.

The file is read in a process with limits. What is said here is which of all that was written there
is something said to the student, and what tells it apart when the file comes back once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.reading import DoubtKind, HandedIn
from workbench.domain.handed_in.remarks import Remark as Written
from workbench.domain.handed_in.remarks import RemarkKind as Way
from workbench.domain.handed_in.remarks import RemarkState
from workbench.domain.refusals import NoPlanInsideError
from workbench.domain.remark_places import WHOLE_PLAN
from workbench.domain.remarks import FormField, RemarkKind, RemarkPlace, Returned, Said
from workbench.domain.reviews import returned_review
from workbench.domain.text import canonical, one_line
from workbench.services.marking import REVIEW_FILE, read_review

if TYPE_CHECKING:
    from workbench.importers.handed_in.isolated import HandedInReading

OWN_PDF = ".pdf"

_MADE_HERE = b"<xmp:CreatorTool>Source Workbench "
_LOOKED_AT = 50_000_000
"""Bytes of a file in which the name of this program is looked for: as large as a plan may be."""

_MOST_DELETED = 10
"""Deleted marks that are told. Some viewers rename all annotations, which looks like more."""

_NO_VERDICT = frozenset({"none", "marked", "unmarked"})
_MARKING = frozenset({Way.HIGHLIGHT, Way.UNDERLINE, Way.STRIKE_OUT, Way.DRAWING})
_AGAIN = "ask your teacher for the file once more"

_FIELDS = MappingProxyType(
    {
        "level": FormField.LEVEL,
        "mark": FormField.MARK,
        "marks": FormField.MARK,
        "what went well": FormField.WENT_WELL,
        "went well": FormField.WENT_WELL,
        "www": FormField.WENT_WELL,
        "even better if": FormField.EVEN_BETTER,
        "even better": FormField.EVEN_BETTER,
        "ebi": FormField.EVEN_BETTER,
        "target": FormField.TARGET,
        "one target": FormField.TARGET,
        "codes": FormField.CODES,
    }
)

_INITIALS = "initials"
_NOT_SAID = frozenset({_INITIALS, "date", "changed", "what i changed"})
"""Fields that tell who filled the form in and when, and the one that is the student's own."""


def looks_like_a_plan(path: Path) -> bool:
    """Tell whether a file is a PDF that this program wrote, without reading more than its bytes.

    Its metadata say so in plain letters, which viewers keep. False where it cannot be read.
    """
    if path.suffix.lower() != OWN_PDF:
        return False
    try:
        with path.open("rb") as file:
            return _MADE_HERE in file.read(_LOOKED_AT)
    except OSError:
        return False


def read_returned(path: Path, reading: HandedInReading | None = None) -> Returned:
    """Return the plan that is in a file, and all that is said in it.

    The file is the PDF, a marked copy of it, or the review file that was made in Review. `reading`
    is what reads a PDF; by default a new one, in a process of its own.

    Raises:
        NoPlanInsideError: it has no plan.
        UnreadableFileError: the file cannot be read, or was changed.
        InvalidDocumentError: it is called a review file and is none.
        ReadingStoppedError: `reading` was stopped meanwhile.
    """
    from workbench.importers.handed_in.isolated import HandedInReading

    if path.suffix.lower() == REVIEW_FILE:
        return returned_review(read_review(path), name=path.name)
    with reading or HandedInReading() as asked:
        return returned_from(path.name, asked.read(path))


def returned_from(name: str, read: HandedIn) -> Returned:
    """Return what is said in a file of this name, as it was read.

    Raises:
        NoPlanInsideError: it has no plan.
        UnreadableFileError: the plan was changed, or the file is not whole.
    """
    doubts = {each.kind for each in read.doubts}
    if read.plan is None:
        raise NoPlanInsideError(name)
    if DoubtKind.EDITED in doubts:
        what = "a plan" if read.plan.answers is None else "an answer"
        raise UnreadableFileError(name, f"holds {what} that was changed inside the file", _AGAIN)
    if DoubtKind.SHORTENED in doubts:
        raise UnreadableFileError(name, "could not be read to its end", _AGAIN)
    plan = read.plan
    student = plan.student.name
    said = tuple(_said(read.remarks, student))
    review = None
    if read.review is not None:
        review = returned_review(read.review, name=name)
    number, answer = plan.student.candidate, plan.written
    return Returned(name, plan.id, plan.version, student, said, review, number, answer)


def _said(written: Sequence[Written], student: str) -> Iterator[Said]:
    """Yield what is said to the student, each with a key that no other has."""
    told = tuple(each for each in written if _plain_name(each) not in _NOT_SAID)
    initials = next((each.text for each in written if _plain_name(each) == _INITIALS), "")
    deleted = sum(each.state is RemarkState.DELETED for each in told)
    seen: Counter[str] = Counter()
    for each in told:
        text = _text(each)
        kind = _kind(each)
        says = text or kind in {RemarkKind.MARKING, RemarkKind.DELETION}
        if not says or (kind is RemarkKind.DELETION and deleted > _MOST_DELETED):
            continue
        key = _key(each)
        seen[key] += 1
        yield Said(
            key=key if seen[key] == 1 else f"{key}.{seen[key]}",
            kind=kind,
            text=text,
            author=_author(each, kind, student, initials),
            page=each.page,
            words=_words(each, kind),
            place=_place(each),
            field=_field(each, kind),
            written=each.time,
        )


def _place(written: Written) -> RemarkPlace:
    if written.mark is not None:
        return RemarkPlace(mark=written.mark)
    if written.paragraph is not None:
        return RemarkPlace(part=WHOLE_PLAN, paragraph=written.paragraph)
    return RemarkPlace(point=written.point)


def _text(written: Written) -> str:
    """Return the words; of a note of the student that was added to, only what was added."""
    text = canonical(written.text).strip()
    if written.kind is Way.VERDICT and text.casefold() in _NO_VERDICT:
        return ""
    was = canonical(written.was).strip()
    if written.state is RemarkState.CHANGED and was and text.startswith(was):
        return text.removeprefix(was).strip()
    return text


def _words(written: Written, kind: RemarkKind) -> str:
    """Return the words it lies on; those beside it only where nothing else tells its place."""
    is_named = any(x is not None for x in (written.mark, written.point, written.paragraph))
    return "" if is_named and kind is RemarkKind.NOTE else one_line(written.words)


def _kind(written: Written) -> RemarkKind:
    if written.kind is Way.FIELD:
        return RemarkKind.FORM
    states = {
        RemarkState.CHANGED: RemarkKind.COMMENT,
        RemarkState.REPLY: RemarkKind.REPLY,
        RemarkState.DELETED: RemarkKind.DELETION,
    }
    usual = RemarkKind.MARKING if written.kind in _MARKING else RemarkKind.NOTE
    return states.get(written.state, usual)


def _field(written: Written, kind: RemarkKind) -> str:
    if kind is RemarkKind.FORM:
        return _FIELDS.get(_plain_name(written), one_line(written.name))
    return written.kind.value if kind is RemarkKind.MARKING else ""


def _plain_name(written: Written) -> str:
    """Return what a field is called, however its name is written; of anything else nothing."""
    if written.kind is not Way.FIELD:
        return ""
    return " ".join(written.name.replace("_", " ").replace("-", " ").casefold().split())


def _author(written: Written, kind: RemarkKind, student: str, initials: str) -> str:
    """Return who said it, as far as the file tells."""
    if kind is RemarkKind.FORM:
        return one_line(initials)
    # A mark that was written into goes on naming the student who made it.
    return "" if kind is RemarkKind.COMMENT and written.author == student else written.author


def _key(written: Written) -> str:
    """Return what tells it apart: its name, or where it stands, never what it says."""
    if written.kind is Way.FIELD:
        return f"field {written.name}"
    if written.name:
        # Names of others are told apart on one page only; ours are in the whole file.
        is_ours = written.state in {RemarkState.CHANGED, RemarkState.DELETED}
        page = "" if is_ours else f" on {written.page}"
        return f"{written.state.value} {written.name}{page}"
    stands = f"{written.state} {written.kind} {written.page} {_stands(written)} {written.author}"
    return f"at {sha256(stands.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _stands(written: Written) -> list[int]:
    """Return where a note stays put when its viewer makes it as large as its icon or its words."""
    if written.frame is None:
        return []
    left, bottom, right, top = map(round, written.frame)
    if written.kind is Way.COMMENT:
        return [left, bottom]
    return [left, top] if written.kind is Way.TYPED else [left, bottom, right, top]
