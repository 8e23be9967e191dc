# SPDX-License-Identifier: MIT
"""What a note said before: which states are worth keeping, and how two of them differ.

A version is a document with the members of a note, so that one kept by a later program with more
members goes through this one unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from workbench.domain.annotations import Annotation, Direction, Reading, Weight
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId
from workbench.domain.interchange.readings import readings_to_json
from workbench.domain.readings import for_enquiry, front_of, with_front
from workbench.domain.rewriting import difference

MOST = 50
"""Versions kept of one note or plan."""
WORK = timedelta(minutes=10)
"""While a note is being written, one state in this time is kept."""
SHORT = 40
"""Code points that make more than a few words: to be lost in a big change, to be worth keeping."""
_LONGEST = 2_000
"""Pieces of a step beyond which words are not compared one by one."""

_STEPS = ("feature", "inference", "so_what")
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """An earlier state of a note.

    `made` is when it was last written, `kept` when another state took its place, both in UTC.
    `document` has the members feature, inference, so_what, dimension, direction, weight and words
    (those that were marked), the enquiry the reading was for, the readings for others, and whatever
    a later program put there.
    """

    annotation_id: AnnotationId
    number: int
    made: datetime
    kept: datetime
    document: Mapping[str, Any]

    def step(self, name: str) -> str:
        """Return the words of a step: `feature`, `inference` or `so_what`."""
        return str(self.document.get(name) or "")

    @property
    def dimension(self) -> Dimension | None:
        """What the mark was about; None where this program does not know it."""
        return next((x for x in Dimension if x == self.document.get("dimension")), None)

    @property
    def direction(self) -> Direction | None:
        """Which way the mark counted."""
        return next((x for x in Direction if x == self.document.get("direction")), None)

    @property
    def weight(self) -> Weight | None:
        """How much the mark counted."""
        return next((x for x in Weight if x == self.document.get("weight")), None)

    @property
    def words(self) -> str:
        """The words of the source that were marked."""
        return self.step("words")


def document_of(annotation: Annotation) -> Mapping[str, Any]:
    """Return what a version says of a note."""
    return {
        **{name: getattr(annotation, name) for name in _STEPS},
        "dimension": annotation.dimension.value,
        "direction": annotation.direction.value if annotation.direction else None,
        "weight": annotation.weight.value if annotation.weight else None,
        "words": annotation.target.quoted,
        **({"enquiry": annotation.enquiry_id} if annotation.enquiry_id else {}),
        **({"readings": readings_to_json(annotation.readings)} if annotation.readings else {}),
    }


def taken_back(annotation: Annotation, version: NoteVersion) -> Annotation:
    """Return the note as it said then; its mark stays on the words it is on now.

    What was written for another enquiry than the one in front is taken back behind it.
    """
    enquiry = version.document.get("enquiry") or annotation.enquiry_id
    reading = Reading(
        enquiry,
        version.step("inference"),
        version.step("so_what"),
        version.direction,
        version.weight,
    )
    then = with_front(
        replace(
            annotation,
            feature=version.step("feature"),
            dimension=version.dimension or annotation.dimension,
        ),
        reading,
    )
    return then if enquiry == annotation.enquiry_id else with_front(then, front_of(annotation))


def version_before(
    before: Annotation,
    after: Annotation,
    newest: NoteVersion | None,
    *,
    now: datetime,
    is_deliberate: bool = False,
) -> NoteVersion | None:
    """Return the version that is to be kept of `before`, or None where it is not worth it.

    Nothing is kept of a note without words, nor what the newest version says already. Otherwise a
    state is kept when it gives way to a big change, when nothing was kept for `WORK`, or when
    somebody `is_deliberate` about it. A beginning that somebody is just typing is worth nothing:
    it has to have stood for `WORK`, or to be more than a few words. Big is another dimension, and a
    step that loses half of its words in one stretch: both are done in one go, and typing is
    neither. Both states are compared for the enquiry that was in front: to turn a note to another
    one loses nothing.
    """
    after = for_enquiry(after, before.enquiry_id, ())
    document = document_of(before)
    if document == document_of(after) or not any(map(str.strip, _of(before))):
        return None
    if newest is not None and newest.document == document:
        return None
    since = newest.kept if newest else before.created
    is_written = now - before.modified >= WORK or sum(map(len, _of(before))) >= SHORT
    is_due = now - since >= WORK and is_written
    if not (is_deliberate or is_due or _is_big(before, after)):
        return None
    number = newest.number + 1 if newest else 1
    return NoteVersion(before.id, number, before.modified, now, document)


class Dated(Protocol):
    """Something that was made at a time."""

    @property
    def made(self) -> datetime:
        """When, in UTC."""


VersionT = TypeVar("VersionT", bound=Dated)


def thinned(versions: Sequence[VersionT]) -> tuple[VersionT, ...]:
    """Return at most `MOST` of the versions of one note or plan, oldest first.

    Those that go are of the older half, where two lie closest together; the first one stays.
    """
    kept = list(versions)
    while len(kept) > MOST:
        older = range(1, len(kept) // 2)
        kept.pop(min(older, key=lambda at: kept[at + 1].made - kept[at].made))
    return tuple(kept)


def loses_much(old: str, new: str) -> bool:
    """Tell whether a text lost half of its words in one stretch, and more than a few of them."""
    edit = difference(0, old, new)
    return edit.end - edit.start >= max(SHORT, len(old) / 2)


class Change(StrEnum):
    """What became of a piece of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they are in both states or in one of them."""

    text: str
    change: Change = Change.SAME


def then_and_now(then: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces: the words that are gone in the first, the new in the second.

    Together the pieces are the texts, to the letter.
    """
    old, new = _PIECES.findall(then), _PIECES.findall(now)
    if max(len(old), len(new)) > _LONGEST:
        is_same = then == now
        gone, come = (Change.SAME, Change.SAME) if is_same else (Change.GONE, Change.NEW)
        return _joined([(then, gone)]), _joined([(now, come)])
    left: list[tuple[str, Change]] = []
    right: list[tuple[str, Change]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    runs = matcher.get_opcodes()
    for number, (kind, from_old, to_old, from_new, to_new) in enumerate(runs):
        words = "".join(old[from_old:to_old])
        # A space alone between changed words belongs to them: they are read as one.
        is_within = 0 < number < len(runs) - 1 and not words.strip()
        is_same = kind == "equal" and not is_within
        left.append((words, Change.SAME if is_same else Change.GONE))
        right.append(("".join(new[from_new:to_new]), Change.SAME if is_same else Change.NEW))
    return _joined(left), _joined(right)


def _joined(pieces: Sequence[tuple[str, Change]]) -> tuple[Piece, ...]:
    runs = groupby((each for each in pieces if each[0]), key=itemgetter(1))
    return tuple(Piece("".join(text for text, _ in run), change) for change, run in runs)


def _of(annotation: Annotation) -> Iterator[str]:
    return (getattr(annotation, name) for name in _STEPS)


def _is_big(before: Annotation, after: Annotation) -> bool:
    if before.dimension is not after.dimension:
        return True
    return any(loses_much(old, new) for old, new in zip(_of(before), _of(after), strict=True))
