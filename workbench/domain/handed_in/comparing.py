# SPDX-License-Identifier: MIT
"""Telling what others wrote into a PDF from what the export wrote, and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.domain.annotations import Annotation
from workbench.domain.handed_in.remarks import (
    Exported,
    FormValue,
    FoundNote,
    Frame,
    Remark,
    RemarkKind,
    RemarkState,
    name_in_key,
)
from workbench.domain.identifiers import AnnotationId, PointId
from workbench.domain.marked_copies import stamp_name, stamp_words
from workbench.domain.note_words import chain, spoken_note
from workbench.domain.plans import Point, PointKind
from workbench.domain.practising.scripts import ParagraphFinder
from workbench.domain.reviews import Stamp
from workbench.domain.text import canonical

_OWN_NAME = re.compile(r"[0-9a-f]{32}(?:\.\d+)?")
_NEXT_PAGE = re.compile(r"\.\d+$")
_POINT = re.compile(r"\W*point\s*(\d{1,3})\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\W*para(?:graph)?\W*(\d{1,4})\b", re.IGNORECASE)
_OTHER_HAND = re.compile(r"\W*(?:on the )?other hand\b", re.IGNORECASE)
_SPOKEN = re.compile(r"([^:]+) (\w+(?:\.\d+)?)(?::|\s*$)")
_OWN_KINDS = frozenset({RemarkKind.HIGHLIGHT, RemarkKind.DRAWING})
_SHORT_ID = re.compile(r"\w+(?:\.\d+)?")


def remarks_of(
    notes: Sequence[FoundNote], values: Iterable[FormValue], exported: Exported
) -> tuple[Remark, ...]:
    """Return what was written into a PDF since its export, in the order of the file.

    Marks that were deleted come after what is there, values of forms last.
    """
    return tuple(_Comparing(notes, exported).remarks(values))


def is_name_of_ours(name: str, own: frozenset[str]) -> bool:
    """Tell whether an annotation is one that an export of ours wrote, by its name.

    `own` are the names of the marks; where they are not known, what looks like one is taken for it.
    """
    if own:
        return name in own or _NEXT_PAGE.sub("", name) in own
    return bool(_OWN_NAME.fullmatch(name))


class _Comparing:
    """Knows which notes of a file are the student's own, and where on its pages those are."""

    def __init__(self, notes: Sequence[FoundNote], exported: Exported) -> None:
        self._notes, self._exported = notes, exported
        self._marks = {each.id: each for each in exported.marks}
        self._by_short_id = {each.short_id.casefold(): each for each in exported.marks}
        self._stamps = {stamp_name(each): each for each in exported.stamps}
        self._by_words = {_compared(stamp_words(each)): each for each in exported.stamps}
        self._paragraphs = ParagraphFinder(exported.paragraphs)
        self._by_key: dict[str, FoundNote] = {}
        self._own: dict[int, list[tuple[FoundNote, Annotation]]] = {}
        for note in notes:
            self._by_key.setdefault(note.key, note)
            mark = self._mark_of(note)
            if mark is not None:
                self._own.setdefault(note.page, []).append((note, mark))

    def remarks(self, values: Iterable[FormValue]) -> Iterator[Remark]:
        """Yield all remarks."""
        told: set[tuple[AnnotationId, str]] = set()
        for note in self._notes:
            mark = self._mark_of(note)
            stamp = self._stamp_of(note)
            if note.answers is not None:
                yield self._reply(note)
            elif stamp is not None:
                yield from self._added_to(stamp, note)
            elif mark is not None:
                remark = None if self._in_its_words(note) is mark else _changed(note, mark)
                # A mark over two pages is two annotations that say the same.
                if remark is not None and (mark.id, remark.text) not in told:
                    told.add((mark.id, remark.text))
                    yield remark
            elif self._marks or not is_name_of_ours(note.name, frozenset()):
                yield self._new(note)
        yield from self._deleted()
        for value in values:
            text = _compared(value.value)
            if text:
                yield Remark(RemarkState.NEW, RemarkKind.FIELD, text, name=value.name)

    def _mark_of(self, note: FoundNote) -> Annotation | None:
        """Return the mark that a note is; a reply is none, whatever it is called."""
        if note.answers is not None:
            return None
        return self._named(note.name) or self._in_its_words(note)

    def _named(self, name: str) -> Annotation | None:
        found = self._marks.get(AnnotationId(name))
        return found or self._marks.get(AnnotationId(_NEXT_PAGE.sub("", name)))

    def _in_its_words(self, note: FoundNote) -> Annotation | None:
        """Return the mark that a note says just what the export said of.

        Some viewers write all annotations anew, without their names.
        """
        spoken = _SPOKEN.match(note.text) if note.kind in _OWN_KINDS else None
        mark = self._by_short_id.get(spoken[2].casefold()) if spoken else None
        if spoken is None or mark is None:
            return None
        return mark if _compared(note.text) == _compared(spoken_note(spoken[1], mark)) else None

    def _stamp_of(self, note: FoundNote) -> Stamp | None:
        """Return the stamp of the teacher's review that a note is; a reply is none."""
        if note.answers is not None:
            return None
        in_words = self._by_words.get(_compared(note.text))
        return self._stamps.get(note.name) or (in_words if note.kind is RemarkKind.STAMP else None)

    def _added_to(self, stamp: Stamp, note: FoundNote) -> Iterator[Remark]:
        """Yield what somebody made of a stamp; as it was drawn, the review says it."""
        was = _compared(stamp_words(stamp))
        if _compared(note.text) != was:
            yield self._at(stamp, _remark(RemarkState.CHANGED, note, None, was=was))

    def _at(self, stamp: Stamp, remark: Remark) -> Remark:
        """Return a remark as one about what a stamp is about."""
        place = stamp.place
        mark = self._marks.get(place.mark) if place.mark is not None else None
        return replace(
            remark,
            mark=mark.id if mark else None,
            short_id=mark.short_id if mark else "",
            point=place.point,
            paragraph=place.paragraph,
        )

    def _reply(self, note: FoundNote) -> Remark:
        seen: set[str] = set()
        root = note
        while root.answers and root.key not in seen and root.answers in self._by_key:
            seen.add(root.key)
            root = self._by_key[root.answers]
        answers, stamp = note.answers or "", self._stamp_of(root)
        if stamp is not None:
            return self._at(stamp, _remark(RemarkState.REPLY, note, None, answers=answers))
        mark = self._mark_of(root) or self._belonging(root)
        return _remark(RemarkState.REPLY, note, mark, answers=answers)

    def _new(self, note: FoundNote) -> Remark:
        mark = self._belonging(note)
        point = None if mark else _point_in(note.text, self._exported.points)
        made = _remark(RemarkState.NEW, note, mark, point=point)
        if mark is not None:
            return made
        return replace(made, paragraph=self._paragraph_of(note))

    def _paragraph_of(self, note: FoundNote) -> int | None:
        """Return the paragraph of an answer that a text begins with, or whose words it is at."""
        named = _PARAGRAPH.match(note.text)
        if named and 0 < int(named[1]) <= len(self._exported.paragraphs):
            return int(named[1])
        return self._paragraphs.number_of(note.words)

    def _belonging(self, note: FoundNote) -> Annotation | None:
        """Return the mark that a text begins with, or that lies below, or that is named in it."""
        words = [word.casefold() for word in _SHORT_ID.findall(note.text)]
        if words and words[0] in self._by_short_id:
            return self._by_short_id[words[0]]
        below = self._below(note)
        if below is not None:
            return below
        named = {word for word in words if word in self._by_short_id}
        return self._by_short_id[named.pop()] if len(named) == 1 else None

    def _below(self, note: FoundNote) -> Annotation | None:
        """Return the mark that shares most of the page with a note."""
        if note.frame is None:
            return None
        best, most = None, 0.0
        for own, mark in self._own.get(note.page, ()):
            shared = _shared(note.frame, own.frame) if own.frame else 0.0
            if shared > most:
                best, most = mark, shared
        return best

    def _deleted(self) -> Iterator[Remark]:
        seen = {mark.id for on_page in self._own.values() for _, mark in on_page}
        gone = (self._exported.printed or frozenset()) - seen
        for mark in self._exported.marks:
            if mark.id in gone:
                is_part = mark.target.region is not None
                yield Remark(
                    RemarkState.DELETED,
                    RemarkKind.DRAWING if is_part else RemarkKind.HIGHLIGHT,
                    "",
                    mark=mark.id,
                    short_id=mark.short_id,
                    was=chain(mark),
                    name=mark.id,
                )


def _changed(note: FoundNote, mark: Annotation) -> Remark | None:
    was = _compared(spoken_note(note.subject, mark))
    if _compared(note.text) == was:
        return None
    return _remark(RemarkState.CHANGED, note, mark, was=was)


def _remark(
    state: RemarkState,
    note: FoundNote,
    mark: Annotation | None,
    *,
    point: PointId | None = None,
    was: str = "",
    answers: str = "",
) -> Remark:
    return Remark(
        state,
        note.kind,
        _compared(note.text),
        author=note.author,
        time=note.time,
        page=note.page,
        mark=mark.id if mark else None,
        short_id=mark.short_id if mark else "",
        point=point,
        was=was,
        words=note.words,
        name=note.name,
        answers=name_in_key(answers),
        frame=note.frame,
    )


def _point_in(text: str, points: Sequence[Point]) -> PointId | None:
    """Return the point that a text begins with: “Point 2: …”, “Other hand: …”."""
    numbered = _POINT.match(text)
    if numbered:
        own = [each for each in points if each.kind is PointKind.POINT]
        number = int(numbered[1])
        return own[number - 1].id if 0 < number <= len(own) else None
    if _OTHER_HAND.match(text):
        return next((x.id for x in points if x.kind is PointKind.COUNTER_POINT), None)
    return None


def _compared(text: str) -> str:
    """Return a text as it is compared: viewers write line ends and spaces around in their way."""
    return canonical(text).strip()


def _shared(one: Frame, other: Frame) -> float:
    """Return how much area two frames share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0
