# SPDX-License-Identifier: MIT
"""Add, change and remove marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.anchoring import (
    anchor_at,
    found_again,
    is_exactly_at,
    lost,
    placed_in,
    target_on,
)
from workbench.domain.annotations import (
    Anchor,
    Annotation,
    SourcePart,
    Target,
    marked_text,
    running_number,
    short_id_of,
)
from workbench.domain.coverage import Coverage, coverage_of
from workbench.domain.errors import (
    AnnotationOutsideTextError,
    IdTakenError,
    InvalidDocumentError,
    UnknownReferenceError,
)
from workbench.domain.frameworks import Dimension, Framework
from workbench.domain.identifiers import (
    AnnotationId,
    EnquiryId,
    OperationId,
    PackId,
    SourceId,
    new_id,
)
from workbench.domain.interchange.web_annotations import ReceivedAnnotation
from workbench.domain.regions import Region
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span, canonical
from workbench.services.linking import make_waiting_links
from workbench.services.note_history import keep_versions

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

Clock = Callable[[], datetime]

MemberT = TypeVar("MemberT", SourcePart, Dimension)

_PART_NAMES = {
    SourcePart.BODY: "text",
    SourcePart.ATTRIBUTION: "label",
    SourcePart.PICTURE: "picture",
}


_THERE_IS_NONE = "this source has none"


@dataclass(frozen=True, slots=True)
class AddAnnotations:
    """The edit behind marking: new marks, numbered when they are stored.

    A mark without short id, or with one that was given before, gets the next number of its source.
    """

    operation: OperationId
    annotations: tuple[Annotation, ...]
    label: str = "Mark"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> tuple[Annotation, ...]:
        """Store the marks and return them with their short ids."""
        labels: dict[SourceId, str] = {}
        free: dict[SourceId, int] = {}
        for source_id in {each.target.source_id for each in self.annotations}:
            labels[source_id] = unit.packs.source_label(source_id)
            free[source_id] = unit.annotations.last_number(source_id) + 1
        numbered = _numbered(self.annotations, labels, free)
        unit.annotations.add_all(numbered)
        return numbered


@dataclass(frozen=True, slots=True)
class ChangeAnnotation:
    """The edit behind writing a note or moving the ends of a mark."""

    operation: OperationId
    annotation: Annotation
    label: str = "Change note"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> Annotation:
        """Store the mark as it is now, and what its note said where that is worth keeping."""
        keep_versions(unit, (self.annotation,))
        unit.annotations.update(self.annotation)
        return self.annotation


@dataclass(frozen=True, slots=True)
class RemoveAnnotation:
    """The edit behind deleting a mark; its number is never given again."""

    operation: OperationId
    annotation_id: AnnotationId
    label: str = "Remove mark"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the mark out of the library, and out of the plans that use it."""
        unit.annotations.remove(self.annotation_id)


class AnnotatingService:
    """Add, change and remove marks; see what has been marked."""

    def __init__(self, library: Library, *, clock: Clock | None = None) -> None:
        self._library = library
        self._clock = clock or (lambda: datetime.now(UTC))

    def mark(
        self,
        source: Source,
        part: SourcePart,
        place: Span | Region | None,
        *,
        dimension: Dimension,
        enquiry_id: EnquiryId | None = None,
    ) -> Future[Annotation]:
        """Mark words of a source, a part of its picture, or with `place` None the whole source.

        Raises:
            AnnotationOutsideTextError: the source has no such words, or no picture.
        """
        now = self._clock()
        annotation = Annotation(
            id=AnnotationId(new_id()),
            short_id="",
            target=_target_in(source, part, place),
            dimension=dimension,
            created=now,
            modified=now,
            enquiry_id=enquiry_id,
        )
        return self.add(annotation)

    def add(self, annotation: Annotation) -> Future[Annotation]:
        """Keep a mark that was made elsewhere; it gets the short id it wishes if that is free."""
        label = f"Mark {annotation.short_id or annotation.dimension.value}"
        command = AddAnnotations(OperationId(new_id()), (annotation,), label=label)
        return _first_of(self._library.perform(command))

    def change(self, annotation: Annotation, *, merge_key: str | None = None) -> Future[Annotation]:
        """Keep `annotation` as it is now; changes with the same `merge_key` undo as one."""
        changed = replace(annotation, modified=self._clock())
        label = f"Change {annotation.short_id}"
        return self._library.perform(
            ChangeAnnotation(OperationId(new_id()), changed, label=label, merge_key=merge_key)
        )

    def remove(self, annotation: Annotation) -> Future[None]:
        """Remove a mark."""
        label = f"Remove {annotation.short_id}"
        return self._library.perform(
            RemoveAnnotation(OperationId(new_id()), annotation.id, label=label)
        )

    def take_in(
        self, pack: Pack, received: Sequence[ReceivedAnnotation]
    ) -> Future[tuple[Annotation, ...]]:
        """Keep marks that came from elsewhere; a mark that is known already is replaced.

        Links that come with them are made where both ends are there; the others wait, see
        `interchange.links.waiting_links`.

        Raises:
            InvalidDocumentError: two marks have the same id.
            UnknownReferenceError: a mark names a source or a dimension that is not there.
            AnnotationOutsideTextError: a mark does not fit the words of its source.
        """
        ids = [each.id for each in received if each.id]
        if len(set(ids)) < len(ids):
            raise InvalidDocumentError("the marks", "two of them have the same id")
        now = self._clock()
        marks = tuple(placed(pack, each, now=now) for each in received)
        return self._library.perform(_TakeIn(OperationId(new_id()), pack.id, marks))

    def annotations_of(self, source_id: SourceId) -> tuple[Annotation, ...]:
        """Return the marks of one source in reading order."""
        return self._library.read(lambda unit: unit.annotations.of_source(source_id)).result()

    def annotations_in(self, pack_id: PackId) -> tuple[Annotation, ...]:
        """Return the marks of a pack: source by source in page order, each in reading order."""
        return self._library.read(lambda unit: unit.annotations.of_pack(pack_id)).result()

    def coverage(self, pack: Pack, framework: Framework) -> Coverage:
        """Return which source of the pack has marks under which letter."""
        return coverage_of(pack.sources, self.annotations_in(pack.id), framework)


def placed(pack: Pack, received: ReceivedAnnotation, *, now: datetime) -> Annotation:
    """Return the mark that `received` is in this pack.

    Raises:
        UnknownReferenceError: it names a source or a dimension that is not there.
        AnnotationOutsideTextError: it does not fit the words or the picture of its source.
    """
    source = pack.source(SourceId(received.source)) or pack.source_labelled(received.source)
    if source is None:
        raise UnknownReferenceError("source", received.source, "A mark")
    part = _member(SourcePart, received.part, "part")
    return Annotation(
        id=AnnotationId(received.id or new_id()),
        short_id=received.short_id or "",
        target=_target_of(source, part, received),
        dimension=_member(Dimension, received.dimension, "dimension"),
        created=received.created or now,
        modified=received.modified or received.created or now,
        feature=received.feature,
        inference=received.inference,
        so_what=received.so_what,
        direction=received.direction,
        weight=received.weight,
        enquiry_id=EnquiryId(received.enquiry) if received.enquiry else None,
        foreign=received.foreign,
        readings=received.readings,
    )


@dataclass(frozen=True, slots=True)
class _TakeIn:
    operation: OperationId
    pack_id: PackId
    annotations: tuple[Annotation, ...]
    label: str = "Take in marks"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> tuple[Annotation, ...]:
        known = {each.id: each for each in unit.annotations.of_pack(self.pack_id)}
        new = tuple(each for each in self.annotations if each.id not in known)
        elsewhere = unit.annotations.sources_of([each.id for each in new])
        for annotation in new:
            if annotation.id in elsewhere:
                raise IdTakenError("mark", annotation.id)
        AddAnnotations(self.operation, new).apply(unit)
        changed = tuple(
            replace(each, short_id=known[each.id].short_id)
            for each in self.annotations
            if each.id in known
        )
        keep_versions(unit, changed, is_deliberate=True)
        unit.annotations.update_all(changed)
        make_waiting_links(unit, self.pack_id)
        found = {each.id: each for each in unit.annotations.of_pack(self.pack_id)}
        return tuple(found[annotation.id] for annotation in self.annotations)


def _target_in(source: Source, part: SourcePart, place: Span | Region | None) -> Target:
    if isinstance(place, Span):
        return Target(source.id, part, _anchor_in(source, part, place))
    if isinstance(place, Region) and source.picture is None:
        raise AnnotationOutsideTextError(source.label, _PART_NAMES[part], _THERE_IS_NONE)
    return target_on(source, part, place)


def _anchor_in(source: Source, part: SourcePart, span: Span) -> Anchor:
    text = marked_text(source, part) or ""
    if span.end > len(text):
        wanted = f"it has no characters {span.start} to {span.end}"
        raise AnnotationOutsideTextError(source.label, _PART_NAMES[part], wanted)
    return anchor_at(text, span)


def _target_of(source: Source, part: SourcePart, received: ReceivedAnnotation) -> Target:
    """Return what a mark that came from elsewhere is on; one in doubt or lost stays so."""
    if part is SourcePart.PICTURE:
        return _target_in(source, part, _region_of(source, received.region))
    if received.was is None or part is SourcePart.WHOLE:
        return Target(source.id, part, _anchor_of(source, part, received.anchor))
    text = marked_text(source, part)
    was = _canonical(received.was)
    anchor = _canonical(received.anchor) if received.anchor else None
    if anchor is not None and text is not None and is_exactly_at(text, anchor):
        return Target(source.id, part, anchor_at(text, anchor.span), was)
    found = placed_in(text, Target(source.id, part, None, was))
    return found if anchor is not None or not found.is_doubtful else lost(found)


def _region_of(source: Source, region: Region | None) -> Region:
    if region is None:
        wanted = "it does not say which part, in per cent of the picture"
        raise AnnotationOutsideTextError(source.label, _PART_NAMES[SourcePart.PICTURE], wanted)
    return region


def _canonical(anchor: Anchor) -> Anchor:
    exact, prefix, suffix = map(canonical, (anchor.exact, anchor.prefix, anchor.suffix))
    return Anchor(anchor.span, exact, prefix, suffix)


def _anchor_of(source: Source, part: SourcePart, anchor: Anchor | None) -> Anchor | None:
    if part is SourcePart.WHOLE:
        return None
    text = marked_text(source, part)
    name = _PART_NAMES[part]
    if text is None:
        raise AnnotationOutsideTextError(source.label, name, _THERE_IS_NONE)
    if anchor is None:
        raise AnnotationOutsideTextError(source.label, name, "it does not say which words")
    if not anchor.exact:
        return _anchor_in(source, part, anchor.span)
    quoted = _canonical(anchor)
    found = found_again(text, quoted)
    if found is None or found.anchor.exact != quoted.exact:
        words = quoted.exact if len(quoted.exact) <= 60 else f"{quoted.exact[:60]}…"
        wanted = f"the words “{words}” are not there, or stand there more than once"
        raise AnnotationOutsideTextError(source.label, name, wanted)
    return found.anchor


def _member(kind: type[MemberT], value: str, what: str) -> MemberT:
    try:
        return kind(value)
    except ValueError as error:
        raise UnknownReferenceError(what, value, "A mark") from error


def _numbered(
    annotations: Sequence[Annotation],
    labels: Mapping[SourceId, str],
    free: Mapping[SourceId, int],
) -> tuple[Annotation, ...]:
    first_free = dict(free)
    wished: set[tuple[SourceId, int]] = set()
    result: list[Annotation] = []
    for annotation in annotations:
        source_id = annotation.target.source_id
        number = running_number(annotation.short_id)
        is_ours = annotation.short_id == short_id_of(labels[source_id], number)
        if not is_ours or number < first_free[source_id] or (source_id, number) in wished:
            number = 0
        wished.add((source_id, number))
        short_id = short_id_of(labels[source_id], number) if number else ""
        result.append(replace(annotation, short_id=short_id))
    following = {
        source_id: max([first - 1, *(number for owner, number in wished if owner == source_id)])
        for source_id, first in first_free.items()
    }
    for place, annotation in enumerate(result):
        if not annotation.short_id:
            source_id = annotation.target.source_id
            following[source_id] += 1
            short_id = short_id_of(labels[source_id], following[source_id])
            result[place] = replace(annotation, short_id=short_id)
    return tuple(result)


def _first_of(future: Future[tuple[Annotation, ...]]) -> Future[Annotation]:
    first: Future[Annotation] = Future()

    def pass_on(done: Future[tuple[Annotation, ...]]) -> None:
        error = done.exception()
        if error is not None:
            first.set_exception(error)
        else:
            first.set_result(done.result()[0])

    future.add_done_callback(pass_on)
    return first
