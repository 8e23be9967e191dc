# SPDX-License-Identifier: MIT
"""What two markers said about the class that lies open; what is new is kept beside the window."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.handed_in.class_table import Row, RowKey
    from workbench.domain.handed_in.reading import HandedInPlan
    from workbench.domain.moderation.markers import TwoMarkers
    from workbench.domain.moderation.records import Marker, Moderation
    from workbench.domain.reviews import Review
    from workbench.services.exporting import Written
    from workbench.ui.controllers.class_reading import ClassRead
    from workbench.ui.window import Window

_RECORD = "moderation"

Write = Callable[[], "Future[Written]"]


class ClassMarks(QObject):
    """The marks of one class at a time.

    `changed` tells that something else is to be shown.
    """

    changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._class: ClassRead | None = None
        self._unsaved: dict[Hashable, Write] = {}
        self._refused: set[Hashable] = set()
        self.two: TwoMarkers | None = None
        """Everything that was said; None as long as no class lies open."""

    @property
    def opened(self) -> ClassRead | None:
        """The class that lies open, or None."""
        return self._class

    def path_of(self, row: Row) -> Path | None:
        """Return where the file of a student lies; None where there is none."""
        if self._class is None or row.file is None:
            return None
        return self._class.folder.joinpath(*row.file.folders, row.file.name)

    def open(self, found: ClassRead) -> None:
        """Have the marks of this class, and nothing of the one before."""
        from workbench.domain.moderation.markers import TwoMarkers, versions_of

        known = found.known
        self._class = found
        self._unsaved, self._refused = {}, set()
        self.two = TwoMarkers(
            known.moderation,
            dict(known.first.reviews),
            dict(known.second.reviews),
            versions_of(found.table),
        )

    def review_of(self, row: Row, plan: HandedInPlan) -> Review:
        """Return the review that the marker at work gave a row, as one of the plan as it is now."""
        from workbench.domain.review_table import key_of
        from workbench.domain.reviews import Review

        known = self.two.own.get(key_of(row)) if self.two is not None else None
        if known is None:
            known = Review(row.student, row.assignment, plan.id, plan.version)
        return replace(
            known,
            plan_id=plan.id,
            version=plan.version,
            out_of=plan.out_of,
            candidate=plan.student.candidate,
            answer=plan.written,
        )

    def keep(self, review: Review) -> Review:
        """Keep a review of the marker at work; return the one before, which may be blank."""
        from workbench.domain.handed_in.class_table import row_key

        key = row_key(review.assignment, review.student)
        before = self.two.own.get(key) if self.two is not None else None
        if self.two is not None:
            self.keep_of({key: review}, self.two.moderation.marker)
        return before or review.blank

    def keep_of(self, reviews: dict[RowKey, Review], marker: Marker) -> None:
        """Keep reviews of one of the markers."""
        opened = self._class
        if opened is None or self.two is None:
            return
        for key, review in reviews.items():
            self.two = self.two.with_review(marker, key, review)
            self._send((marker, key), _writing(opened, review, marker))
        self.changed.emit()

    def keep_moderation(self, moderation: Moderation) -> None:
        """Keep what is known of the moderation, if it is something else than before."""
        opened = self._class
        if opened is None or self.two is None or self.two.moderation == moderation:
            return
        if self.is_refused():
            return
        self.two = replace(self.two, moderation=moderation)
        self._send(_RECORD, lambda: opened.keeper.keep_moderation(moderation))
        self.changed.emit()

    def is_refused(self) -> bool:
        """Tell whether nothing can be kept in this library, and say so."""
        refusal = self._window.session.refusal
        if refusal is not None:
            self._window.keeping.tell(refusal)
        return refusal is not None

    def has_pending(self) -> bool:
        """Tell whether something is not on the disk yet."""
        return bool(self._unsaved)

    def try_again(self) -> None:
        """Try again what could not be kept."""
        for what in tuple(self._refused):
            self._send(what, self._unsaved[what])

    def _send(self, what: Hashable, write: Write) -> None:
        """Hand something over to be kept; what is refused is sent again later."""
        keeping = self._window.keeping
        self._unsaved[what] = write
        self._refused.discard(what)

        def kept(_: Written) -> None:
            if self._unsaved.get(what) is write:
                del self._unsaved[what]
            keeping.show_state()

        def refuse(error: WorkbenchError) -> None:
            if self._unsaved.get(what) is write:
                self._refused.add(what)
            keeping.tell(error)

        self._window.jobs.answer(write(), kept, refuse)
        keeping.show_state()


def _writing(opened: ClassRead, review: Review, marker: Marker) -> Write:
    return lambda: opened.keeper.keep(review, marker)
