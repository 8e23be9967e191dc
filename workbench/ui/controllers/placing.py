# SPDX-License-Identifier: MIT
"""Marks whose words were changed: asks about their places and puts them where they belong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.anchoring import accepted, anchor_at, lost
from workbench.domain.annotations import Annotation, SourcePart, Target, marked_text
from workbench.domain.identifiers import AnnotationId
from workbench.domain.text import Span
from workbench.ui.announcing import announce

if TYPE_CHECKING:
    from workbench.ui.controllers.reading import ReadingController
    from workbench.ui.desk import Desk
    from workbench.ui.frame.toast import Toast
    from workbench.ui.modes.read import ReadMode


class PlacingController(QObject):
    """Joins what the notes ask about places to the desk."""

    def __init__(
        self, mode: ReadMode, desk: Desk, toast: Toast, *, reading: ReadingController
    ) -> None:
        super().__init__(reading)
        self._mode, self._desk, self._toast, self._reading = mode, desk, toast, reading
        notes = mode.notes
        notes.card.place_accepted.connect(lambda: self.accept(notes.opened()))
        notes.card.place_denied.connect(lambda: self.lose(notes.opened()))
        notes.card.place_wanted.connect(lambda: self.put(notes.opened()))
        notes.tray.put_wanted.connect(self.put)
        notes.tray.whole_wanted.connect(self.make_whole)
        notes.tray.search_wanted.connect(self.search)

    def ask_about_next(self) -> None:
        """Go to the next mark of the pack whose place is in doubt or lost."""
        asked = self._mode.notes.in_question()
        marks = [each for each in self._in_order() if each.target.was is not None]
        places = [place for place, each in enumerate(marks, 1) if each.id == asked]
        if not marks:
            self._toast.say("Every mark is where it belongs.")
            return
        mark = marks[(places[0] if places else self._first_here(marks)) % len(marks)]
        self._reading.open_mark(mark.id)
        self._mode.notes.ask_about_place(mark.id)
        state = "lost its place" if mark.target.is_lost else "moved, please check"
        was = mark.target.was.exact if mark.target.was else ""
        announce(self._mode, f"Mark {mark.short_id}, {state}. It was on ‘{_brief(was)}’.")

    def accept(self, annotation_id: AnnotationId | None = None) -> None:
        """Take the place of a mark for the right one; without an id, that of the open note."""
        mark = self._asked(annotation_id)
        if mark is not None and mark.target.is_doubtful:
            self._change(mark, accepted(mark.target), "stays where it is")

    def lose(self, annotation_id: AnnotationId | None) -> None:
        """Take a mark from its place: it does not belong there."""
        mark = self._asked(annotation_id)
        if mark is not None and mark.target.is_doubtful:
            self._change(mark, lost(mark.target), "is with the marks that lost their place")

    def put(self, annotation_id: AnnotationId | None = None) -> None:
        """Put a mark on the words that are selected; without an id, the one in question.

        Where none is, the lost one that is unfolded is meant.
        """
        asked = annotation_id or self._mode.notes.in_question() or self._mode.notes.unfolded
        mark, source = self._asked(asked), self._desk.source
        if mark is None or source is None or mark.target.was is None:
            self._toast.say("No mark of this source has lost its place.")
            return
        text = self._reading.text_in_use()
        span = text.selection()
        if not isinstance(span, Span):
            self._toast.say("Select words first, then put the mark on them.")
            return
        part = self._reading.parts_in_use().part_of(text)
        anchor = anchor_at(marked_text(source, part) or "", span)
        text.clear_selection()
        self._change(mark, Target(source.id, part, anchor), f"is on ‘{_brief(anchor.exact)}’ now")
        self._reading.open_mark(mark.id)

    def make_whole(self, annotation_id: AnnotationId) -> None:
        """Keep a lost mark as a note on the whole source."""
        mark = self._asked(annotation_id)
        if mark is not None:
            target = Target(mark.target.source_id, SourcePart.WHOLE)
            self._change(mark, target, "is a note on the whole source now")
            self._reading.open_mark(mark.id)

    def search(self, annotation_id: AnnotationId) -> None:
        """Look for the words of a lost mark in the text."""
        mark = self._asked(annotation_id)
        if mark is not None:
            self._mode.show_notes(shows=False)
            self._mode.page.find_words(mark.target.quoted)

    def _change(self, mark: Annotation, target: Target, outcome: str) -> None:
        notes = self._mode.notes
        notes.flush()
        now = self._desk.mark_with(mark.id) or mark
        is_in_notes = self._mode.has_focus_in(notes)
        self._desk.change_mark(replace(now, target=target))
        # The button that was pressed is gone.
        notes.open_note(mark.id, focus=is_in_notes)
        self._toast.say(f"{mark.short_id} {outcome}", ("Undo", self._reading.undo_wanted.emit))

    def _asked(self, annotation_id: AnnotationId | None) -> Annotation | None:
        asked = annotation_id or self._mode.notes.in_question()
        return self._desk.mark_with(asked) if asked else None

    def _in_order(self) -> list[Annotation]:
        sources = self._desk.pack.sources if self._desk.pack else ()
        return [mark for source in sources for mark in self._desk.marks_of(source.id)]

    def _first_here(self, marks: list[Annotation]) -> int:
        """Return the place of the first of these marks on the source that is open, or 0."""
        here = self._desk.source.id if self._desk.source else None
        return next((n for n, each in enumerate(marks) if each.target.source_id == here), 0)


def _brief(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 32 else f"{plain[:31]}…"
