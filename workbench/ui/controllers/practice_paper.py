# SPDX-License-Identifier: MIT
"""The sources of a paper: shown two at a time, marked with the same keys as in Read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.anchoring import target_on
from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Letter, dimension_name
from workbench.domain.identifiers import AnnotationId, SourceId, new_id
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span, canonical
from workbench.ui.announcing import announce
from workbench.ui.controllers.markables import Markables
from workbench.ui.frame.lens_bar import LensBar
from workbench.ui.practising.sources import AT_ONCE, SourceCard, SourcesArea
from workbench.ui.reading.label_card import LabelCard
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.widgets.focus_ring import NO_RING

if TYPE_CHECKING:
    from workbench.ui.controllers.markables import Markable
    from workbench.ui.controllers.pictures import Pictures
    from workbench.ui.controllers.practice_sitting import PracticeSitting
    from workbench.ui.window import Window

_LABEL_LINES = 3
"""Lines of a label that are seen at once; of a longer one the others are scrolled to."""


class PaperSide(QObject):
    """One of the sources that are seen."""

    def __init__(self, window: Window, pictures: Pictures) -> None:
        super().__init__(window)
        look = window.look
        self._desk, self._pictures = window.desk, pictures
        self.source: Source | None = None
        self.label = LabelCard(look)
        self.page = SourcePage(look)
        self.card = SourceCard(look, self.page, self.label)
        self.parts = Markables(self.page, self.label.text)
        self.page.show_heading(False)
        self.label.be_low(_LABEL_LINES)
        for text in self.parts.texts:
            text.setProperty(NO_RING, True)

    def show_source(self, source: Source) -> None:
        """Show a source as it is printed."""
        is_other = self.source is None or self.source.id != source.id
        self.source = source
        self.card.show_name(source)
        self.label.show_framework(self._desk.framework)
        self.page.show_framework(self._desk.framework)
        self.label.setVisible(bool(source.attribution))
        self.label.show_source(source)
        if is_other:
            self.parts.begin_with(source)
        self._pictures.show_on(self.page, source, lambda: self.source)

    def forget(self) -> None:
        """Begin with whatever is shown next, even where it is the same source."""
        self.source = None

    def show_marks(self, marks: tuple[Annotation, ...], active: AnnotationId | None) -> None:
        """Show the marks of the source, of which one may have its note open."""
        self.page.show_marks(marks)
        self.label.show_marks(marks)
        self.page.set_active(active)
        self.label.set_active(active)


class PracticePaper(QObject):
    """Joins the sources of a paper to the attempt.

    It is what the keys of a source act on while a paper is sat, as `ReadingController` is in Read.
    """

    parts_made = Signal(object)
    """With the `Markables` of a source."""
    note_shown = Signal(object)
    """With the `AnnotationId` of the mark whose note is shown, or None."""

    def __init__(self, window: Window, sitting: PracticeSitting, pictures: Pictures) -> None:
        super().__init__(window)
        self._window, self._sitting, self._pictures = window, sitting, pictures
        self.bar = LensBar(window.look, with_knowledge=False)
        self.area = SourcesArea(window.look, self.bar)
        self.sides: list[PaperSide] = []
        self._shown: list[int] = []
        self._used = 0
        self._active: AnnotationId | None = None
        self.bar.letter_pressed.connect(self.mark)
        self.area.chosen.connect(self._choose)
        self.area.note.typed.connect(self._write)
        self.area.note.left.connect(self.take_focus)
        self.area.note.removed.connect(self._remove_active)
        self.area.room_changed.connect(self._follow_room)
        window.desk.framework_changed.connect(self.show)

    def build(self) -> None:
        """Make the places of the sources."""
        for _ in range(AT_ONCE):
            side = PaperSide(self._window, self._pictures)
            self.sides.append(side)
            self.area.add(side.card)
            parts = side.parts
            parts.selection_changed.connect(self._show_lens_state)
            for text in parts.texts:
                text.ends_changed.connect(self._move_ends)
            parts.for_each(self._listen_to)
            side.page.with_picture(lambda view: view.canvas.region_changed.connect(self._move_part))
            self.parts_made.emit(parts)

    def begin(self) -> None:
        """Show the sources of the question in front from the first one on."""
        self._shown = list(range(min(self.area.room, len(self._sources()))))
        self._used, self._active = 0, None
        self.area.note.hide()
        for side in self.sides:
            side.forget()
        self.show()

    def show(self) -> None:
        """Show the sources and their marks as they are now."""
        attempt, sources = self._sitting.attempt, self._sources()
        if attempt is None or not self.sides:
            return
        self.bar.show_framework(self._window.desk.framework)
        self._shown = [place for place in self._shown if place < len(sources)]
        self.area.show_choices(sources, self._shown)
        for number, side in enumerate(self.sides):
            is_there = number < len(self._shown)
            side.card.setVisible(is_there)
            if is_there:
                side.show_source(sources[self._shown[number]])
        self.show_marks()

    def show_marks(self) -> None:
        """Show the marks as they are now, and the note on the one in front."""
        attempt = self._sitting.attempt
        if attempt is None:
            return
        self.bar.setVisible(not attempt.is_over)
        for side in self.sides:
            if side.source is not None:
                side.show_marks(attempt.marks_of(side.source.id), self._active)
        mark = self._find(self._active)
        if mark is None:
            self._active = None
            self.area.note.hide()
        else:
            letter = next(
                (x for x in self._window.desk.framework.letters if x.dimension == mark.dimension),
                None,
            )
            name = letter.name if letter else dimension_name(mark.dimension)
            words = " ".join(mark.target.quoted.split())
            title = f"{mark.short_id} {name}"
            self.area.note.show_note(title, words, mark.feature, is_frozen=attempt.is_over)
        self.note_shown.emit(self._active)

    def open_mark(self, mark_id: AnnotationId) -> None:
        """Show a mark of the answer with its note, and its source."""
        mark = self._find(mark_id)
        if mark is not None:
            self.show_source(mark.target.source_id)
            self._open(mark_id)

    def show_source(self, source_id: SourceId) -> None:
        """Show a source of the question in front, and put the focus on it."""
        ids = [source.id for source in self._sources()]
        if source_id in ids and self._shown:
            self._choose(ids.index(source_id))

    # What keys act on

    def parts_in_use(self) -> Markables:
        """Return what can be marked of the source in use."""
        return self._side().parts

    def text_in_use(self) -> Markable:
        """Return the words, the label or the picture in use."""
        return self.parts_in_use().in_use

    def take_focus(self) -> None:
        """Put the focus on the source in use."""
        self.parts_in_use().take_focus()

    def mark(self, letter: Letter) -> None:
        """Mark what is selected, and let its note be typed."""
        attempt, side = self._sitting.attempt, self._side()
        parts = side.parts
        place = parts.place()
        if attempt is None or side.source is None or attempt.is_over:
            return
        if place is None:
            self._window.toast.say(parts.how_to_select(letter.letter))
            return
        text = parts.in_use
        self._make(side.source, parts.part_of(text), place, letter)
        text.clear_selection()

    def mark_number(self, number: int) -> None:
        """Mark with the letter of this number, from 1."""
        letters = self._window.desk.framework.letters
        if 1 <= number <= len(letters):
            self.mark(letters[number - 1])

    def note_on_source(self) -> None:
        """Begin a note on the whole source in use."""
        attempt, source = self._sitting.attempt, self._side().source
        letters = self._window.desk.framework.letters
        if attempt is not None and source is not None and letters and not attempt.is_over:
            self._make(source, SourcePart.WHOLE, None, letters[0])

    def know(self) -> None:
        """Do nothing: what is known belongs into the answer here."""

    def remove_mark(self) -> None:
        """Remove the mark at the caret."""
        self.text_in_use().remove_mark()

    def step_source(self, step: int) -> None:
        """Show the next source in the place of the one in use, or go to it where it is seen."""
        sources, side = self._sources(), self._side()
        if not self._shown or side.source is None:
            return
        place = self._shown[self.sides.index(side)] + step
        if 0 <= place < len(sources):
            self._choose(place)
            announce(self.area, sources[place].name)

    def panes(self) -> list[Callable[[], object]]:
        """Return what puts the focus on each source that is seen."""
        return [side.parts.take_focus for side in self.sides[: len(self._shown)]]

    def pane_in_use(self) -> int:
        """Return the place of the source in use among those that are seen."""
        return self.sides.index(self._side())

    def take_first(self) -> None:
        """Put the focus on the first source that is seen."""
        self._used = 0
        self.sides[0].parts.take_focus()

    # Within

    def _side(self) -> PaperSide:
        focused: QWidget | None = self._window.focusWidget()
        for number, side in enumerate(self.sides):
            if focused is not None and side.card.isAncestorOf(focused):
                self._used = number
        return self.sides[min(self._used, max(0, len(self._shown) - 1))]

    def _sources(self) -> tuple[Source, ...]:
        attempt = self._sitting.attempt
        return attempt.paper.sources_for(attempt.at) if attempt is not None else ()

    def _follow_room(self) -> None:
        """Show as many sources as there is room for; the one in use stays."""
        room = self.area.room
        if self._shown:
            self._used = self.sides.index(self._side())
            kept = self._shown[self._used]
            others = [place for place in range(len(self._sources())) if place != kept]
            self._shown = sorted([kept, *others[: room - 1]])
            self._used = self._shown.index(kept)
        self.bar.be_flat(room < AT_ONCE)
        for side in self.sides:
            side.label.be_low(_LABEL_LINES if room == AT_ONCE else 1)
        self.show()

    def _choose(self, place: int) -> None:
        """Have a source seen; it takes the place of the one in use."""
        if place not in self._shown:
            self._shown[self.sides.index(self._side())] = place
            self.show()
        self._used = self._shown.index(place)
        self.sides[self._used].parts.take_focus()

    def _find(self, mark_id: AnnotationId | None) -> Annotation | None:
        marks = self._sitting.attempt.marks if self._sitting.attempt else ()
        return next((mark for mark in marks if mark.id == mark_id), None)

    def _make(
        self, source: Source, part: SourcePart, place: Span | Region | None, letter: Letter
    ) -> None:
        attempt = self._sitting.attempt
        if attempt is None:
            return
        changed, made = attempt.marked(
            source,
            part,
            place,
            letter.dimension,
            mark_id=AnnotationId(new_id()),
            now=datetime.now(UTC),
        )
        if made is not None:
            self._active = made.id
            self._sitting.change(changed)
            self.show_marks()
            announce(self.area, f"{letter.name}, mark {made.short_id}.")
            self.area.note.take_focus()

    def _listen_to(self, part: Markable) -> None:
        part.mark_wanted.connect(self.mark)
        part.mark_opened.connect(self._open)
        part.mark_removed.connect(self._remove)

    def _open(self, mark_id: AnnotationId) -> None:
        self._active = mark_id
        self.show_marks()
        self.area.note.take_focus()

    def _write(self, words: str) -> None:
        mark, attempt = self._find(self._active), self._sitting.attempt
        if mark is not None and attempt is not None:
            now = replace(mark, feature=canonical(words), modified=datetime.now(UTC))
            self._sitting.write(attempt.with_mark(now))

    def _remove(self, mark_id: AnnotationId) -> None:
        attempt = self._sitting.attempt
        if attempt is not None and not attempt.is_over:
            self._sitting.change(attempt.without_mark(mark_id))
            self.show_marks()
            self.take_focus()

    def _remove_active(self) -> None:
        if self._active is not None:
            self._remove(self._active)

    def _move_ends(self, change: tuple[AnnotationId, Span]) -> None:
        self._move(*change)

    def _move_part(self, change: tuple[AnnotationId, Region]) -> None:
        self._move(*change)

    def _move(self, mark_id: AnnotationId, place: Span | Region) -> None:
        mark, attempt, source = self._find(mark_id), self._sitting.attempt, self._side().source
        if mark is not None and attempt is not None and source is not None:
            target = target_on(source, mark.target.part, place)
            self._sitting.change(attempt.with_mark(replace(mark, target=target)))
            self.show_marks()

    def _show_lens_state(self) -> None:
        can_mark = any(side.parts.place() is not None for side in self.sides)
        self.bar.show_state(can_mark=can_mark, filtered=None)
