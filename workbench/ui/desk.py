# SPDX-License-Identifier: MIT
"""What lies open in the window: a pack, one of its sources, the marks on it, a plan.

A change shows at once and is kept beside that. What only the library knows the outcome of, an undo
or a page that is brought in, is read from there once everything before is on the disk. Nobody else
writes to an open library, so nothing else has to be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from workbench.domain.anchoring import target_on
from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.background import Background
from workbench.domain.coverage import Coverage, coverage_of
from workbench.domain.enquiries import Board, Enquiry
from workbench.domain.errors import NotFoundError, UnknownReferenceError, WorkbenchError
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import AnnotationId, EnquiryId, PackId, SourceId, new_id
from workbench.domain.mark_set import MarkSet
from workbench.domain.plans import AnnotationEvidence, Plan
from workbench.domain.readings import adopted, for_enquiry
from workbench.domain.regions import Region
from workbench.domain.sources import Pack, Source
from workbench.domain.text import Span
from workbench.services import catalogues
from workbench.services.first_view import FirstView
from workbench.services.looking_up import PackContents, contents_of
from workbench.ui.knowledge_shelf import KnowledgeShelf
from workbench.ui.plan_shelf import PlanShelf
from workbench.ui.session import Session

if TYPE_CHECKING:
    from workbench.storage.repositories.packs import PackSummary
    from workbench.ui.services import Services

ResultT = TypeVar("ResultT")


class Desk(QObject):
    """The one place that panes' controllers ask what to show, and tell what was done."""

    pack_changed = Signal()
    source_changed = Signal()
    marks_changed = Signal()
    plan_changed = Signal()
    enquiries_changed = Signal()
    framework_changed = Signal()
    packs_changed = Signal()
    contents_read = Signal(object)
    """With the `PackContents` that the library has, before anything of them is told."""
    refused = Signal(object)
    """With the `WorkbenchError` for which a change was not kept."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.packs: tuple[PackSummary, ...] = ()
        """All packs of the library in short, oldest first."""
        self.pack: Pack | None = None
        self.source: Source | None = None
        self.shelf = PlanShelf(self.keep, self.refuses, self)
        """What is planned."""
        self.shelf.changed.connect(self._tell_of_plan)
        self.known = KnowledgeShelf(self)
        """What the student knows besides the sources."""
        self.enquiries: tuple[Enquiry, ...] = ()
        """The questions of the pack, those of its page in page order."""
        self.framework: Framework = catalogues.framework()
        self._marks = MarkSet()
        self._read_for: EnquiryId | None = None
        self._is_stale = False
        self.is_behind = False
        """Whether the library has done what is not shown yet."""
        self._wanted: tuple[PackId | None, SourceId | None] = (None, None)
        self._coverage: Coverage | None = None
        # Connected before anybody else, so that nobody is shown what was.
        for changed in (self.packs_changed, self.pack_changed, self.framework_changed):
            changed.connect(self._forget_coverage)
        session.waiting_changed.connect(self._read_again_when_quiet)

    @property
    def plan(self) -> Plan | None:
        """The plan that is worked on."""
        return self.shelf.plan

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of the pack."""
        return self.shelf.plans

    def marks(self) -> tuple[Annotation, ...]:
        """Return the marks of the pack."""
        return self._marks.all()

    def marks_of_source(self) -> tuple[Annotation, ...]:
        """Return the marks of the source, in reading order."""
        return self.marks_of(self.source.id) if self.source else ()

    def marks_of(self, source_id: SourceId) -> tuple[Annotation, ...]:
        """Return the marks of a source of the pack, in reading order."""
        return self._marks.of_source(source_id)

    def mark_with(self, annotation_id: AnnotationId) -> Annotation | None:
        """Return the mark with this id, or None."""
        return self._marks.find(annotation_id)

    def questions(self) -> tuple[Enquiry, ...]:
        """Return the questions marks can belong to: those of the plans, then those of the page."""
        return self.shelf.questions(self.enquiries)

    def coverage(self) -> Coverage:
        """Return which source has marks under which letter."""
        if self._coverage is None:
            sources = self.pack.sources if self.pack else ()
            self._coverage = coverage_of(sources, self._marks.all(), self.framework)
        return self._coverage

    def view(self) -> FirstView | None:
        """Return what is open, to be shown first next time."""
        if self.pack is None:
            return None
        source_id = self.source.id if self.source else None
        return FirstView(self.pack, self.marks(), self.plan, source_id)

    # What is opened

    def lay_out(self, view: FirstView) -> None:
        """Show this until the library says what there is."""
        self.pack = view.pack
        self.shelf.lay_out(view.plan)
        self.enquiries = (view.plan.enquiry,) if view.plan else ()
        self._marks = MarkSet(view.annotations)
        self._choose_source(view.source_id)
        self._tell_all()

    def clear(self) -> None:
        """Put everything away: another library is going to be opened."""
        self.pack = self.source = None
        self.packs = self.enquiries = ()
        self.shelf.clear()
        self._is_stale = False
        self._wanted = (None, None)
        self._marks = MarkSet()
        self._tell_all()

    def open_pack(self, pack_id: PackId | None, *, source_id: SourceId | None = None) -> None:
        """Show a pack and one of its sources; without an id the newest, if there is any."""
        self._wanted = (pack_id, source_id)
        self._session.ask(
            lambda services: contents_of(services.library, pack_id),
            lambda contents: self._show(contents, source_id),
        )

    def open_source(self, source_id: SourceId) -> None:
        """Show a source of the pack."""
        if self.source is None or self.source.id != source_id:
            self._choose_source(source_id)
            self.source_changed.emit()

    def step_source(self, step: int) -> None:
        """Show the source so many places on in the pack, as far as there is one."""
        if self.pack is None or self.source is None:
            return
        ids = [source.id for source in self.pack.sources]
        place = ids.index(self.source.id) + step
        if 0 <= place < len(ids):
            self.open_source(ids[place])

    def begin_plan(self, question: str, kind: tuple[Board, str] | None = None) -> None:
        """Begin a plan for a question about the pack (`PlanShelf.begin`)."""
        if self.pack is not None:
            self.shelf.begin(self.pack, self.enquiries, question, kind)

    def choose_framework(self, framework: Framework) -> None:
        """Look at the marks with these letters."""
        if framework != self.framework:
            self.framework = framework
            self.framework_changed.emit()

    # What is done

    def mark(
        self,
        part: SourcePart,
        place: Span | Region | None,
        letter: Letter,
        source: Source | None = None,
    ) -> Annotation | None:
        """Mark words of the source, or of another one of the pack, a part of its picture, or all.

        The same place marked with the same letter gives the mark that is there already. None where
        there is nothing to mark.
        """
        source = source or self.source
        if source is None or (place is None) != (part is SourcePart.WHOLE) or self.refuses():
            return None
        known = self._marks.at(source.id, part, place, letter) if place else None
        if known is not None:
            return known
        now = datetime.now(UTC)
        made = Annotation(
            id=AnnotationId(new_id()),
            short_id=self._marks.take_number(source),
            target=target_on(source, part, place),
            dimension=letter.dimension,
            created=now,
            modified=now,
            enquiry_id=self.shelf.enquiry_id,
        )
        self._put_mark(made)
        self.keep(lambda services: services.annotating.add(made))
        return made

    def change_mark(self, annotation: Annotation, *, merge_key: str | None = None) -> None:
        """Keep a mark as it is now; changes with the same key are undone as one."""
        changed = self._as_changed((annotation,))
        if changed and not self.refuses():
            (now,) = changed
            self._put_mark(now)
            self.keep(lambda services: services.annotating.change(now, merge_key=merge_key))

    def remove_mark(self, annotation_id: AnnotationId) -> Annotation | None:
        """Remove a mark, also from the plans, and return what it was."""
        removed = None if self.refuses() else self._marks.remove(annotation_id)
        if removed is not None:
            self._tell_of_mark(removed, None)
            self.shelf.take_out(AnnotationEvidence(annotation_id))
            self.keep(lambda services: services.annotating.remove(removed))
        return removed

    def change_marks(self, annotations: Sequence[Annotation]) -> None:
        """Keep marks of the pack as they are now, all in one step."""
        changed = self._as_changed(annotations)
        if changed and not self.refuses():
            self._marks.put_all(changed)
            self._tell_of_marks()
            self.keep(lambda services: services.retagging.change(changed))

    def remove_marks(self, annotation_ids: Iterable[AnnotationId]) -> tuple[Annotation, ...]:
        """Remove marks, also from the plans, all in one step, and return what they were."""
        removed = () if self.refuses() else self._marks.remove_all(annotation_ids)
        if removed:
            self._tell_of_marks()
            self.shelf.take_out(*(AnnotationEvidence(each.id) for each in removed))
            self.keep(lambda services: services.retagging.remove(removed))
        return removed

    def do(
        self,
        change: Callable[[Services], Future[ResultT]],
        then: Callable[[ResultT], object] | None = None,
        or_else: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Have something done whose outcome only the library knows, and show that outcome.

        Args:
            change: Asks a service for it.
            then: Called with the result when it is on the disk.
            or_else: Called with the fault instead; by default `refused` tells it.
        """

        def done(result: ResultT) -> None:
            self._is_stale = self.is_behind = True
            if then is not None:
                then(result)
            self._read_again_when_quiet()

        self._session.keep(change, done, or_else or self.refused.emit)

    def read_again(self) -> None:
        """Ask the library for everything that is open."""
        self._is_stale = False
        pack_id, source_id = self._wanted
        if pack_id is None or (self.pack is not None and pack_id == self.pack.id):
            pack_id = self.pack.id if self.pack else None
            source_id = self.source.id if self.source else None
        self.open_pack(pack_id, source_id=source_id)

    # How it is kept

    def refuses(self) -> bool:
        """Tell whether nothing can be changed, and say why."""
        refusal = self._session.refusal
        if refusal is not None:
            self.refused.emit(refusal)
        return refusal is not None

    def keep(self, change: Callable[[Services], Future[ResultT]]) -> None:
        """Have a change kept that shows already; where it is refused, read again."""
        self._session.keep(change, or_else=self._take_back)

    def _take_back(self, error: WorkbenchError) -> None:
        # What an undo took away a moment ago may still have been on the screen: nobody's fault.
        taken_away = isinstance(error, NotFoundError | UnknownReferenceError)
        self._is_stale = True
        if not (self.is_behind and taken_away):
            self.refused.emit(error)

    def _read_again_when_quiet(self) -> None:
        if self._is_stale and not self._session.waiting and self._session.services is not None:
            self.read_again()

    def _show(self, contents: PackContents, source_id: SourceId | None) -> None:
        if self._session.waiting:
            # What was done meanwhile is newer than what was read.
            self._is_stale = True
            return
        self.is_behind = False
        self.packs = contents.packs
        before = self._by_signal()
        self.pack, self.enquiries = contents.pack, contents.enquiries
        self.shelf.take_in(contents.plans)
        self._marks = MarkSet(self._as_read_now(contents.annotations), contents.last_numbers)
        self._choose_source(source_id)
        self.contents_read.emit(contents)
        self.packs_changed.emit()
        for (changed, now), (_, was) in zip(self._by_signal(), before, strict=True):
            if now != was:
                changed.emit()

    def _tell_of_plan(self) -> None:
        """Tell that the plan has changed, and the marks where they are read for another enquiry."""
        is_other = self.shelf.enquiry_id != self._read_for
        if is_other:
            self._marks = self._marks.as_they_read(self._as_read_now(self._marks.all()))
            self._coverage = None
        self.plan_changed.emit()
        if is_other:
            self.marks_changed.emit()

    def _as_read_now(self, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        enquiry_id, known = self.shelf.enquiry_id, self.enquiry_ids()
        self._read_for = enquiry_id
        return tuple(for_enquiry(each, enquiry_id, known) for each in annotations)

    def _as_changed(self, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """Return changed marks, as far as they are there, as they are kept and read from now on."""
        enquiry_id, known = self.shelf.enquiry_id, self.enquiry_ids()
        return tuple(
            for_enquiry(adopted(before, after, enquiry_id, known), enquiry_id, known)
            for after in annotations
            if (before := self._marks.find(after.id)) is not None
        )

    def enquiry_ids(self) -> frozenset[EnquiryId | None]:
        """Return the enquiries of the pack; what a mark means for any other counts for each."""
        return frozenset(each.id for each in self.questions())

    def _tell_all(self) -> None:
        for changed in (self.packs_changed, *(each for each, _ in self._by_signal())):
            changed.emit()

    def _by_signal(self) -> tuple[tuple[SignalInstance, object], ...]:
        """Return what lies open with the signals that tell of it, in the order of telling."""
        return (
            (self.pack_changed, self.pack),
            (self.source_changed, self.source),
            (self.marks_changed, self._marks),
            (self.plan_changed, self.plan),
            (self.enquiries_changed, self.enquiries),
        )

    def _choose_source(self, source_id: SourceId | None) -> None:
        sources = self.pack.sources if self.pack else ()
        found = (source for source in sources if source.id == source_id)
        self.source = next(found, next(iter(sources), None))

    def _tell_of_marks(self) -> None:
        self._coverage = None
        self.marks_changed.emit()

    def show_background(self, background: Background) -> None:
        """Show the background of the pack as it is now."""
        if self.pack is not None:
            self.pack = replace(self.pack, background=background)
            self.pack_changed.emit()

    def _forget_coverage(self) -> None:
        self._coverage = None

    def _put_mark(self, annotation: Annotation) -> None:
        before = self._marks.find(annotation.id)
        self._marks.put(annotation)
        self._tell_of_mark(before, annotation)

    def _tell_of_mark(self, before: Annotation | None, after: Annotation | None) -> None:
        """Tell that one mark has changed; what is covered is not worked out anew for it."""
        if self._coverage is not None:
            self._coverage = self._coverage.changed(before, after)
        self.marks_changed.emit()
