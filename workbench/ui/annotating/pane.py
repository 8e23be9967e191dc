# SPDX-License-Identifier: MIT
"""The pane with the notes of one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Framework, Letter
from workbench.domain.identifiers import AnnotationId, EnquiryId
from workbench.domain.links import LinkNote
from workbench.domain.quoting import Lines
from workbench.domain.sources import Source
from workbench.domain.starters import starters_by_step
from workbench.ui.annotating.empty import EmptyState
from workbench.ui.annotating.filters import Filters, NoteFilter
from workbench.ui.annotating.listing import Listing
from workbench.ui.annotating.lost_tray import LostTray
from workbench.ui.annotating.menu import NoteMenu, WholeNoteMenu
from workbench.ui.annotating.not_kept import NotKept
from workbench.ui.annotating.note_list import NoteList
from workbench.ui.annotating.notices import LettersOff, NothingListed
from workbench.ui.annotating.open_card import OpenCard
from workbench.ui.annotating.wording import place_of
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import STRETCH, button, column, label, row
from workbench.ui.widgets.remark_stack import RemarkStack

if TYPE_CHECKING:
    from workbench.domain.checks.finding import Finding

_NO_FRAMEWORK = Framework("", "", "", ())


class NotesPane(QWidget):
    """My notes: cards in reading order, filters, and the open note."""

    note_changed = Signal(object)
    """The whole `Annotation` as it is now; while somebody types, after a pause."""
    note_removed = Signal(object)
    note_opened = Signal(object)
    """The id of the note that is open now, or None; after every change, whoever caused it."""
    left = Signal()
    """Escape: back to the text."""
    whole_note_wanted = Signal(object)
    """A note on the whole source, under this `Letter`."""
    plan_wanted = Signal(object)
    """The note with this id is to go to the plan; what was typed is handed on before."""
    versions_wanted = Signal(object)
    """What the note with this id said before is to be seen."""
    link_wanted = Signal()
    """The open note is to be linked; what was typed is handed on before."""
    hovered = Signal(object)
    filter_changed = Signal(object)
    """A `NoteFilter`."""
    retry_wanted = Signal()
    copy_wanted = Signal()
    letters_wanted = Signal()
    """Plain letters are to mark although a screen reader may be in use."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._source: Source | None = None
        self._framework = _NO_FRAMEWORK
        self._listing = Listing(lambda mark: self._is_here(mark) and not mark.target.is_lost)
        self._lost = Listing(lambda mark: self._is_here(mark) and mark.target.is_lost)
        self._lines: Mapping[AnnotationId, Lines] = {}
        self._findings: Mapping[AnnotationId, Finding] = {}
        self._are_letters_off = False
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("My notes")
        self._filters = Filters(look)
        self.card = OpenCard(look)
        """The note that is open."""
        self._add_whole = button(
            look, "Note on the whole source", kind="ghost", icon="plus", size="small"
        )
        self._list = NoteList(
            look, self.card, self._add_whole, place_of=self._place, note_with=self._listing.listed
        )
        self._empty = EmptyState(look)
        self._nothing_listed = NothingListed(look)
        self._not_kept = NotKept(look)
        self.tray = LostTray(look)
        """The marks that have lost their place."""
        self.remarks = RemarkStack(look)
        """What a teacher wrote about the source."""
        self._letters_off = LettersOff(look)
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    def show_source(self, source: Source | None, framework: Framework, enquiry: str) -> None:
        """Show the notes of this source from now on; `enquiry` is empty where none is chosen."""
        if (source.id if source else None) != (self._source.id if self._source else None):
            self.close_note()
            self._lines = {}
            self._listing.clear()
            self._lost.clear()
            self._filters.show_filter(NoteFilter())
        self._source, self._framework = source, framework
        self._listing.use(framework)
        self._lost.use(framework)
        self._filters.show_letters(framework)
        self.card.show_letters(framework.letters, has_enquiry=bool(enquiry.strip()))
        self._show_keys()
        self._show()

    def show_questions(self, questions: Mapping[EnquiryId, str]) -> None:
        """Call the questions that notes are written for by these words."""
        self.card.show_questions(questions)
        self._show_opened()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Ask what these say about the open note: one question, the first about it."""
        # Backwards, so that the first one about each mark stays.
        self._findings = {x.place.mark: x for x in reversed(findings) if x.place.mark is not None}
        self._show_finding()

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these marks of the source.

        They are to be read after everything that `note_changed` handed on was passed to the
        library. What is being typed stays.
        """
        self._listing.show(annotations)
        self._lost.show(annotations)
        opened = self.opened()
        if opened is not None and self._listing.find(opened) is None:
            self.card.leave()
            self._show()
            self.note_opened.emit(None)
        else:
            self._show()

    def show_links(self, notes: Sequence[LinkNote]) -> None:
        """Show the links of the open note, as they are told from there."""
        self.card.links.show_links(notes)

    def show_lines(self, lines: Mapping[AnnotationId, Lines]) -> None:
        """Show on which lines marks in the text stand: first and last, from 1."""
        self._lines = lines
        self._show_opened()
        self._list.show_places()

    def show_hovered(self, annotation_id: AnnotationId | None) -> None:
        """Show that this mark is pointed at in the text."""
        self._list.show_lit(annotation_id)

    def show_only(self, letter: Letter | None) -> None:
        """List the notes of one letter, or with None of all."""
        self._apply_filter(replace(self._filters.filter, letter=letter))

    def show_letters_off(self, are_off: bool, *, by_reader: bool = False) -> None:
        """Name the keys with Ctrl; say so where a screen reader is the reason."""
        self._are_letters_off = are_off
        self._letters_off.setVisible(are_off and by_reader)
        self._show_keys()

    def say_not_kept(self, reason: str | None) -> None:
        """Say why what was typed is not kept yet, in words, or with None that all is well."""
        has_open = self.opened() is not None
        self.card.say_not_kept(reason if has_open else None)
        self._not_kept.show_reason(None if has_open else reason)

    # The open note.

    def opened(self) -> AnnotationId | None:
        """Return the id of the note that is open, or None."""
        note = self.card.annotation
        return note.id if note else None

    def open_note(self, annotation_id: AnnotationId, focus: bool) -> None:
        """Open a note in its place; with `focus` go to its first step without words.

        Where the mark has lost its place, go to what can be done with it.
        """
        note = self._listing.find(annotation_id)
        if note is None:
            if focus:
                self.tray.focus_mark(annotation_id)
            return
        if annotation_id != self.opened():
            self.card.flush()
            self._show_card(note)
            self._show_list()
            self.note_opened.emit(annotation_id)
        if focus:
            self.card.focus_step()

    def ask_about_place(self, annotation_id: AnnotationId) -> None:
        """Open a note and go to the question whether its mark is where it belongs."""
        self.open_note(annotation_id, focus=True)
        if self.opened() == annotation_id:
            self.card.focus_place()

    @property
    def unfolded(self) -> AnnotationId | None:
        """The lost mark that is shown with what can be done, or None."""
        return self.tray.current

    def in_question(self) -> AnnotationId | None:
        """Return the mark whose place is asked about: the lost one in use, or the open one."""
        focused = self.window().focusWidget()
        is_in_tray = bool(focused) and self.tray.isAncestorOf(focused)
        if is_in_tray:
            return self.tray.current
        note = self.card.annotation
        return note.id if note and note.target.is_doubtful else None

    def close_note(self) -> None:
        """Close the open note; what was typed is handed on."""
        if self.opened() is not None:
            self.card.flush()
            self.card.leave()
            self._show()
            self.note_opened.emit(None)

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self.card.flush()

    def pending(self) -> Annotation | None:
        """Return the open note with what was typed and not handed on yet, or None."""
        return self.card.pending()

    def cycle_direction(self) -> None:
        """Go on to the next direction of the open note."""
        self.card.cycle_direction()

    def change_letter(self, letter: Letter) -> bool:
        """Put the open note under another letter; tell whether one is open."""
        note = self.card.annotation
        if note is not None and note.dimension not in letter.dimensions:
            self.card.change_to(replace(note, dimension=letter.dimension))
            announce(self, letter.name)
        return note is not None

    def next_unfinished(self) -> bool:
        """Open the next note that misses a step; tell whether there is one."""
        self.flush()
        notes, opened = self._listing.notes, self.opened()
        start = next((at for at, x in enumerate(notes, 1) if x.annotation.id == opened), 0)
        for each in notes[start:] + notes[:start]:
            if each.is_unfinished and each.annotation.id != opened:
                self.open_note(each.annotation.id, focus=True)
                return True
        announce(self, "No other note is unfinished.")
        return False

    def to_plan(self) -> bool:
        """Send the open note to the plan; tell whether one is open."""
        opened = self.opened()
        if opened is not None:
            self.flush()
            self.plan_wanted.emit(opened)
        return opened is not None

    def focus_list(self) -> None:
        """Give the focus to the open note, to a card, or to what stands in their place."""
        if self.opened() is not None:
            self.card.focus_step()
        elif not (self._list.focus_card() or self.tray.focus_mark()):
            self._empty.focus()

    def _lay_out(self) -> None:
        head = row(
            label("My notes", Style.PANE_TITLE), STRETCH, self._filters.unfinished,
            gap=6, margins=(16, 14, 12, 0),
        )  # fmt: skip
        bars = column(
            self._filters,
            self._letters_off,
            self._not_kept,
            self.tray,
            self.remarks,
            gap=8,
            margins=(16, 0, 16, 0),
        )
        for view in (self._list, self._empty, self._nothing_listed):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addLayout(bars)
        layout.addWidget(self._views, 1)

    def _connect(self) -> None:
        self._filters.chosen.connect(self._apply_filter)
        self._nothing_listed.all_wanted.connect(lambda: self._apply_filter(NoteFilter()))
        self._list.chosen.connect(lambda each: self.open_note(each, focus=True))
        self._list.removal_wanted.connect(self.note_removed)
        self._list.menu_wanted.connect(self._open_menu)
        self._list.hovered.connect(self.hovered)
        self._list.escaped.connect(self.left)
        self.card.changed.connect(self._keep)
        self.card.removal_wanted.connect(lambda: self.note_removed.emit(self.opened()))
        self.card.plan_wanted.connect(self.to_plan)
        self.card.versions_wanted.connect(lambda: self.versions_wanted.emit(self.opened()))
        self.card.link_wanted.connect(self.link_wanted)
        self.card.escaped.connect(self.left)
        self._add_whole.clicked.connect(self._offer_whole)
        self._letters_off.letters_wanted.connect(self.letters_wanted)
        self.tray.removal_wanted.connect(self.note_removed)
        self.tray.escaped.connect(self.left)
        self.card.step_entered.connect(lambda _: self._show_finding())
        for each in (self.card, self._not_kept):
            each.retry_wanted.connect(self.retry_wanted)
            each.copy_wanted.connect(self.copy_wanted)

    def _show(self) -> None:
        self._show_opened()
        self._show_list()

    def _show_list(self) -> None:
        notes, opened = self._listing.notes, self.opened()
        chosen = self._filters.filter
        shown = notes
        if not chosen.shows_all:
            shown = tuple(x for x in notes if chosen.shows(x) or x.annotation.id == opened)
        self._filters.show_counts(self._listing.counts())
        self.tray.show_notes(self._lost.notes)
        others = sum(1 for _ in takewhile(lambda x: x.letter is None, reversed(shown)))
        self._list.show_notes(shown, len(shown) - others, opened)
        view = self._list if shown else self._nothing_listed if notes else self._empty
        self._views.setCurrentWidget(view)
        self._filters.setVisible(bool(notes))

    def _show_opened(self) -> None:
        opened = self.opened()
        note = self._listing.find(opened) if opened else None
        if note is not None:
            self._show_card(note)

    def _show_finding(self) -> None:
        opened = self.opened()
        self.card.show_finding(self._findings.get(opened) if opened else None)

    def _is_here(self, annotation: Annotation) -> bool:
        return self._source is not None and annotation.target.source_id == self._source.id

    def _place(self, annotation: Annotation) -> str:
        return place_of(annotation, self._lines.get(annotation.id))

    def _show_card(self, note: Annotation) -> None:
        letter = self._framework.letter_of(note.dimension)
        asks = self._framework.shown_as(note.dimension)
        starters = starters_by_step(asks, self._source, note) if self._source else {}
        place = self._place(note)
        self.card.show_note(note, letter, place=place, prompt=asks.prompt, starters=starters)
        self._show_finding()

    def _show_keys(self) -> None:
        source = self._source
        self._empty.show_letters(
            self._framework,
            with_ctrl=self._are_letters_off,
            on_picture=source is not None and source.picture is not None and not source.body,
        )

    def _keep(self, annotation: Annotation) -> None:
        """Show a note as it is now, and hand it on."""
        self._listing.change(annotation)
        self._show()
        self.note_changed.emit(annotation)

    def _apply_filter(self, chosen: NoteFilter) -> None:
        self._filters.show_filter(chosen)
        self._show()
        self.filter_changed.emit(chosen)

    def _open_menu(self, annotation_id: AnnotationId, place: QPoint) -> None:
        note = self._listing.find(annotation_id)
        if note is None:
            return
        menu = NoteMenu(note, self._framework.letters, parent=self)
        menu.change_wanted.connect(self._keep)
        menu.plan_wanted.connect(lambda: self.plan_wanted.emit(annotation_id))
        menu.versions_wanted.connect(lambda: self.versions_wanted.emit(annotation_id))
        menu.removal_wanted.connect(lambda: self.note_removed.emit(annotation_id))
        menu.popup(place)

    def _offer_whole(self) -> None:
        menu = WholeNoteMenu(self._framework.letters, parent=self)
        menu.chosen.connect(self.whole_note_wanted)
        menu.popup(self._add_whole.mapToGlobal(QPoint(0, 0)))
