# SPDX-License-Identifier: MIT
"""Read: shows the source that lies on the desk, and marks it as the student asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import OTHERS, Letter
from workbench.domain.identifiers import AnnotationId, SourceId, new_id
from workbench.domain.naming import short_name
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.services.paper_lines import paper_lines
from workbench.ui.announcing import announce
from workbench.ui.controllers.know_asking import KnowAsking
from workbench.ui.controllers.markables import Markables
from workbench.ui.controllers.pictures import Pictures
from workbench.ui.desk import Desk
from workbench.ui.frame.source_strip import Tab
from workbench.ui.frame.toast import Toast
from workbench.ui.jobs import Jobs
from workbench.ui.look.look import Look
from workbench.ui.modes.read import ReadMode
from workbench.ui.widgets.focus_ring import NO_RING

if TYPE_CHECKING:
    from workbench.ui.controllers.markables import Markable
    from workbench.ui.reading.picture_view import PictureView


class ReadingController(QObject):
    """Joins the panes of Read to the desk."""

    plan_wanted = Signal(object)
    """With the `AnnotationId` that is to become evidence."""
    undo_wanted = Signal()
    size_wanted = Signal(int)
    """So many steps larger, or smaller."""
    marked = Signal(object)
    """With the new mark, an `Annotation`."""

    def __init__(
        self,
        mode: ReadMode,
        desk: Desk,
        jobs: Jobs,
        *,
        look: Look,
        pictures: Pictures,
        toast: Toast,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode, self._desk, self._jobs = mode, desk, jobs
        self._pictures, self._toast = pictures, toast
        self._parts = Markables(mode.page, mode.label.text)
        self._filtered: Letter | None = None
        self._visit = ""
        self._knowing = KnowAsking(look, desk, self)
        self._knowing.left.connect(self._parts.take_focus)
        self._paper_lines: dict[str, tuple[int, ...]] = {}
        self._shown: SourceId | None = None
        desk.pack_changed.connect(self.show_tabs)
        desk.source_changed.connect(self.show_source)
        desk.marks_changed.connect(self.show_marks)
        desk.framework_changed.connect(self.show_source)
        desk.plan_changed.connect(self._show_enquiry)
        desk.shelf.leaving.connect(mode.notes.flush)
        desk.enquiries_changed.connect(self._show_questions)
        self._listen_to_parts()
        self._listen_to_notes()

    # What is shown

    def show_tabs(self) -> None:
        """Show a tab for each source of the pack."""
        desk = self._desk
        tabs = [
            Tab(
                source.id,
                source.label,
                short_name(source),
                tuple((x.letter, x.state) for x in cells if x.letter != OTHERS or x.annotations),
                source.name,
            )
            for source, cells in desk.coverage().rows
        ]
        self._mode.strip.show_tabs(tabs, desk.source.id if desk.source else None)

    def show_source(self) -> None:
        """Show the source on the desk in all panes."""
        desk, mode = self._desk, self._mode
        source = desk.source
        if source is None:
            return
        if self._shown not in {None, source.id}:
            mode.notes.flush()
        is_new = self._shown != source.id
        self._shown = source.id
        mode.lens_bar.show_framework(desk.framework)
        mode.page.show_framework(desk.framework)
        if is_new:
            self._parts.begin_with(source)
        mode.label.show_framework(desk.framework)
        self._pictures.show_on(mode.page, source, lambda: desk.source)
        mode.label.show_source(source)
        self._show_enquiry()
        self.show_marks()
        self._ask_for_paper_lines(source)
        if is_new:
            self._filtered = None
            self._show_lens_state()
            if mode.isVisible():
                mode.focus_text()

    def show_marks(self) -> None:
        """Show the marks of the source wherever they are to be seen."""
        marks = self._desk.marks_of_source()
        letter = self._filtered
        shown = marks
        if letter is not None:
            shown = tuple(each for each in marks if each.dimension in letter.dimensions)
        self._mode.page.show_marks(shown)
        self._mode.label.show_marks(shown)
        self._mode.notes.show_annotations(marks)
        self.show_tabs()

    def open_mark(self, annotation_id: AnnotationId, *, focus: bool = True) -> None:
        """Show a mark with its note, on whichever source it is."""
        mark = self._desk.mark_with(annotation_id)
        if mark is None:
            return
        self._desk.open_source(mark.target.source_id)
        self._activate(annotation_id)
        if mark.target.anchor is not None and mark.target.part is SourcePart.BODY:
            self._mode.page.body.scroll_to(mark.target.anchor.span)
        self._mode.notes.open_note(annotation_id, focus=focus)
        if focus:
            self._mode.show_notes(shows=True)

    def make_ready(self, source_id: SourceId, letter: Letter) -> None:
        """Show a source; the next words that are selected need only Enter to get this letter."""
        self._desk.open_source(source_id)
        if letter == OTHERS:
            # Nothing is marked with it: what is there already is shown.
            self._mode.notes.show_only(letter)
            self._mode.focus_notes()
            return
        self._mode.focus_text()
        announce(self._mode, self._parts.make_ready(letter))

    # What is done

    def mark(self, letter: Letter) -> None:
        """Mark what is selected; without a selection say what to do."""
        place = self._parts.place()
        if place is None:
            self._toast.say(self._parts.how_to_select(letter.letter))
            return
        self._mark(self._parts.part_of(self._parts.in_use), place, letter)

    def mark_number(self, number: int) -> None:
        """Mark with the letter of this number, from 1; in a note, change its letter."""
        letters = self._desk.framework.letters
        if not 1 <= number <= len(letters):
            return
        letter = letters[number - 1]
        if self._mode.has_focus_in(self._mode.notes):
            self._mode.notes.change_letter(letter)
        else:
            self.mark(letter)

    def note_on_source(self, letter: Letter | None = None) -> None:
        """Begin a note on the whole source."""
        letters = self._desk.framework.letters
        self._mark(SourcePart.WHOLE, None, letter or letters[min(1, len(letters) - 1)])

    def press_lens(self, letter: Letter) -> None:
        """Mark what is selected, or show this letter's marks alone, or all again."""
        if self._parts.place() is not None:
            self.mark(letter)
            return
        self._filtered = None if self._filtered == letter else letter
        self._show_lens_state()
        self.show_marks()

    def know(self) -> None:
        """Write down what is known about the words that are selected, or about the source."""
        if (source := self._desk.source) is not None:
            self._knowing.ask(self._mode.page, source, self._parts.words())

    def pending(self) -> object:
        """Return what is being typed and was not sent, or None."""
        return self._mode.notes.pending() or self._knowing.pending()

    def remove_mark(self, annotation_id: AnnotationId | None = None) -> None:
        """Remove a mark, without an id the one at the caret; a message offers to take it back."""
        if annotation_id is None:
            self.text_in_use().remove_mark()
            return
        removed = self._desk.remove_mark(annotation_id)
        if removed is not None:
            self._activate(None)
            self._toast.say(f"Mark {removed.short_id} removed", ("Undo", self.undo_wanted.emit))

    def parts_in_use(self) -> Markables:
        """Return what can be marked of the source."""
        return self._parts

    def text_in_use(self) -> Markable:
        """Return the text, the label or the picture, whichever has the focus or had it last."""
        return self._parts.in_use

    def move_ends(self, change: tuple[AnnotationId, Span]) -> None:
        """Let a mark of any source be on these words from now on."""
        from workbench.domain.anchoring import anchor_at
        from workbench.domain.annotations import marked_text

        annotation_id, span = change
        mark, pack = self._desk.mark_with(annotation_id), self._desk.pack
        source = pack.source(mark.target.source_id) if mark and pack else None
        if mark is None or source is None:
            return
        text = marked_text(source, mark.target.part) or ""
        # Whoever moves the ends has looked at the place.
        target = replace(mark.target, anchor=anchor_at(text, span), was=None)
        self._desk.change_mark(replace(mark, target=target))

    def step_source(self, step: int) -> None:
        """Show the source so many places on in the pack."""
        self._desk.step_source(step)

    def flush(self) -> None:
        """Send what is being typed on its way to the disk."""
        self._mode.notes.flush()
        self._knowing.flush()

    def _mark(self, part: SourcePart, place: Span | Region | None, letter: Letter) -> None:
        before = len(self._desk.marks_of_source())
        made = self._desk.mark(part, place, letter)
        if made is None:
            return
        is_known = len(self._desk.marks_of_source()) == before
        self._parts.in_use.clear_selection()
        if is_known:
            self._toast.say(f"{made.short_id} is already {letter.name} here")
        self.open_mark(made.id)
        step = "What this part shows" if part is SourcePart.PICTURE else "I notice"
        announce(self._mode, f"{letter.name}, mark {made.short_id}. {step}, edit.")
        self.marked.emit(made)

    def _change_note(self, annotation: Annotation) -> None:
        self._desk.change_mark(annotation, merge_key=f"{annotation.id}:{self._visit}")

    def move_part(self, change: tuple[AnnotationId, Region]) -> None:
        """Let a mark of any source be on this part of its picture from now on."""
        annotation_id, region = change
        mark = self._desk.mark_with(annotation_id)
        if mark is not None:
            changed = replace(mark, target=replace(mark.target, region=region))
            # Steps of the arrow keys, one after another, are taken back as one.
            self._desk.change_mark(changed, merge_key=f"{mark.id}:{self._visit}:part")

    def _go_back(self) -> None:
        """Leave the note: back to the text, behind the mark."""
        opened = self._mode.notes.opened()
        mark = self._desk.mark_with(opened) if opened else None
        on_label = mark is not None and mark.target.part is SourcePart.ATTRIBUTION
        text = self._mode.label.text if on_label else self._mode.page.body
        self._mode.focus_text()
        is_on_picture = mark is not None and mark.target.region is not None
        if mark is not None and is_on_picture and self._mode.page.picture.isVisible():
            self._mode.page.take_focus_on_picture()
            self._mode.page.picture.canvas.go_to(mark.id)
        if on_label:
            text.setFocus()
        if mark is not None and mark.target.anchor is not None:
            text.place_caret(mark.target.anchor.span.end)

    def _activate(self, annotation_id: AnnotationId | None) -> None:
        self._visit = new_id()
        self._mode.page.set_active(annotation_id)
        self._mode.label.set_active(annotation_id)

    # How it is joined

    def _listen_to_parts(self) -> None:
        mode = self._mode
        for text in self._parts.texts:
            # The caret shows where the focus is; a frame around the page would shout.
            text.setProperty(NO_RING, True)
            text.know_wanted.connect(self.know)
            text.whole_note_wanted.connect(self.note_on_source)
            text.ends_changed.connect(self.move_ends)
        self._parts.selection_changed.connect(self._show_lens_state)
        self._parts.for_each(self._listen_to)
        mode.page.with_picture(self._listen_to_picture)
        mode.page.size_wanted.connect(self.size_wanted)
        mode.label.text.size_wanted.connect(self.size_wanted)
        mode.strip.source_chosen.connect(self._desk.open_source)
        mode.lens_bar.letter_pressed.connect(self.press_lens)
        mode.lens_bar.know_pressed.connect(self.know)
        mode.page.lines_changed.connect(lambda: mode.notes.show_lines(mode.page.lines_of()))

    def _listen_to(self, part: Markable) -> None:
        part.mark_wanted.connect(self.mark)
        part.mark_opened.connect(self.open_mark)
        part.mark_removed.connect(self.remove_mark)
        part.hovered.connect(self._mode.notes.show_hovered)
        self._mode.notes.hovered.connect(part.point_at)

    def _listen_to_picture(self, view: PictureView) -> None:
        view.canvas.region_changed.connect(self.move_part)
        view.know_wanted.connect(self.know)
        view.whole_note_wanted.connect(self.note_on_source)

    def _listen_to_notes(self) -> None:
        notes = self._mode.notes
        notes.note_changed.connect(self._change_note)
        notes.note_removed.connect(self.remove_mark)
        notes.note_opened.connect(self._follow_opened)
        notes.left.connect(self._go_back)
        notes.whole_note_wanted.connect(self.note_on_source)
        notes.plan_wanted.connect(self.plan_wanted)

    def _follow_opened(self, annotation_id: AnnotationId | None) -> None:
        self._activate(annotation_id)
        mark = self._desk.mark_with(annotation_id) if annotation_id else None
        if mark is not None and mark.target.anchor and mark.target.part is SourcePart.BODY:
            self._mode.page.body.scroll_to(mark.target.anchor.span)

    def _show_lens_state(self) -> None:
        filtered = self._filtered.letter if self._filtered else None
        self._mode.lens_bar.show_state(can_mark=self._parts.place() is not None, filtered=filtered)

    def _show_enquiry(self) -> None:
        desk = self._desk
        question = desk.plan.enquiry.text if desk.plan else ""
        self._mode.notes.show_source(desk.source, desk.framework, question)

    def _show_questions(self) -> None:
        questions = self._desk.questions()
        self._mode.notes.show_questions({each.id: each.text for each in questions})

    def _ask_for_paper_lines(self, source: Source) -> None:
        body = source.body
        if not body:
            return
        known = self._paper_lines.get(body)
        self._mode.page.show_paper_lines(known)
        if known is not None:
            return

        def arrived(lines: tuple[int, ...]) -> None:
            self._paper_lines[body] = lines
            if self._desk.source is not None and self._desk.source.body == body:
                self._mode.page.show_paper_lines(lines)

        self._jobs.run(lambda: paper_lines(body), arrived)
