# SPDX-License-Identifier: MIT
"""Compare: sources side by side, and links made between their marks.

A link is made in three steps, each with Ctrl+L: words or a mark on one page, words or a mark on
another, and then which way they bear on each other. Words that have no mark yet get one first.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import LinkId, SourceId
from workbench.domain.links import LinkNote, MarkEnd, pairs_of_sources
from workbench.domain.sources import Source
from workbench.ui.announcing import announce
from workbench.ui.controllers.know_asking import KnowAsking
from workbench.ui.controllers.pictures import Pictures
from workbench.ui.controllers.reading import ReadingController
from workbench.ui.link_shelf import LinkShelf

if TYPE_CHECKING:
    from workbench.ui.comparing.compare_mode import CompareMode
    from workbench.ui.controllers.compared_side import ComparedSide
    from workbench.ui.controllers.link_making import LinkMaking
    from workbench.ui.controllers.markables import Markable, Markables
    from workbench.ui.reading.picture_view import PictureView
    from workbench.ui.window import Window


class ComparingController(QObject):
    """Joins Compare, which is made when it is first shown, to the desk and to the links."""

    parts_made = Signal(object)
    """With the `Markables` of a page that was made."""
    bar_made = Signal(object)
    """With the `LensBar`."""

    def __init__(
        self, window: Window, shelf: LinkShelf, reading: ReadingController, pictures: Pictures
    ) -> None:
        super().__init__(window)
        self._window, self._shelf = window, shelf
        self._reading, self._pictures = reading, pictures
        self.mode: CompareMode | None = None
        """Compare if it was made."""
        self._sides: list[ComparedSide] = []
        self._ids: list[SourceId] = []
        self._used = 0
        self._making: LinkMaking | None = None
        self._are_letters_on = False
        self._knowing = KnowAsking(window.look, window.desk, self)
        self._knowing.left.connect(lambda: self.parts_in_use().take_focus())
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw)
        window.add_mode("compare", self._make)
        desk = window.desk
        for changed in (desk.pack_changed, desk.framework_changed):
            changed.connect(self.show_sources)
        desk.marks_changed.connect(self.show_marks)
        shelf.changed.connect(self.show_links)
        window.mode_shown.connect(lambda _: self.show_sources())
        window.commands.handle({"compare": self.open, "third-source": self.toggle_third})

    # What is shown

    def open(self) -> None:
        """Show the sources side by side; the one that was read is among them."""
        source = self._window.desk.source
        if source is not None and source.id not in self._ids:
            self._ids[:1] = [source.id]
        self._window.show_mode("compare")
        self._sides[self._used].page.take_focus()

    def show_sources(self) -> None:
        """Show the sources that are compared, as the desk has them."""
        pack = self._window.desk.pack
        if self.mode is None or pack is None or not self._is_shown:
            return
        chosen = self._chosen(pack.sources)
        self._ids = [source.id for source in chosen]
        for side, source in zip_longest(self._sides, chosen):
            side.show_source(source, pack.sources) if source else side.show_nothing()
        self.mode.lens_bar.show_framework(self._window.desk.framework)
        self.show_links()

    def show_marks(self) -> None:
        """Show the marks of the sources that are compared."""
        if self._is_shown:
            for side in self._sides:
                side.show_marks()
            self.show_links()

    def show_links(self) -> None:
        """Show the links as a list, as a table and as lines."""
        pack = self._window.desk.pack
        if self.mode is None or pack is None or not self._is_shown:
            return
        if self._making is not None:
            self._making.stop_if_gone()
        notes = sorted(self._shelf.notes(), key=lambda note: not self._is_drawn(note))
        pairs = pairs_of_sources(pack.sources, self._shelf.links, self._shelf.marks())
        panel = self.mode.panel
        panel.show_links(notes, pairs)
        self._light(panel.list.current() if panel.list.hasFocus() else None)

    def show_letters(self, *, are_on: bool) -> None:
        """Let plain letters mark, or not."""
        self._are_letters_on = are_on
        for side in self._sides:
            side.parts.let_letters_mark(are_on=are_on)

    def toggle_third(self) -> None:
        """Show a third source beside the two, or close it."""
        if self.mode is None:
            return
        if len(self._sides) > 2:
            self._sides.pop().end()
            self._ids = self._ids[:2]
            self._used = min(self._used, 1)
            self.mode.remove_last_page()
            self._sides[self._used].page.take_focus()
        elif self.mode.can_show(3):
            self._add_side()
            self.show_sources()
            self._sides[-1].page.take_focus()
        else:
            self._window.toast.say("There is no room for a third source; make the window wider.")

    def state(self) -> list[str]:
        """Return which sources are compared, to be remembered."""
        return list(self._ids)

    def restore(self, state: object) -> None:
        """Compare the sources that were compared last time."""
        if isinstance(state, list):
            self._ids = [SourceId(each) for each in state if isinstance(each, str)][:2]

    # What is in use

    def side_in_use(self) -> ComparedSide:
        """Return the page that has the focus or had it last."""
        focused = self.mode.pane_with_focus() if self.mode else -1
        if 0 <= focused < len(self._sides):
            self._used = focused
        return self._sides[self._used]

    def parts_in_use(self) -> Markables:
        """Return what can be marked of the source on the page in use."""
        return self.side_in_use().parts

    def text_in_use(self) -> Markable:
        """Return the words, the label or the picture of the page in use."""
        return self.parts_in_use().in_use

    def source_in_use(self) -> Source | None:
        """Return the source on the page in use."""
        return self.side_in_use().source if self._sides else None

    def step_source(self, step: int) -> None:
        """Show the next source on the page in use that is on no other page."""
        side, pack = self.side_in_use(), self._window.desk.pack
        if pack is None or side.source is None:
            return
        free = [x for x in pack.sources if x.id == side.source.id or x.id not in self._ids]
        place = free.index(side.source) + step
        if 0 <= place < len(free):
            self._choose(self._sides.index(side), free[place].id)
            announce(side.page, free[place].name)

    def next_pane(self, step: int) -> None:
        """Put the focus on the next page, or on the links."""
        if self.mode is not None:
            self.mode.next_pane(step, self.mode.pane_with_focus())

    # What is done

    def mark(self, letter: Letter) -> None:
        """Mark what is selected on the page in use; where a link was begun, go on with it."""
        side = self.side_in_use()
        parts, text, place = side.parts, side.parts.in_use, side.parts.place()
        if place is None or side.source is None:
            self._window.toast.say(parts.how_to_select(letter.letter))
            return
        made = self._window.desk.mark(parts.part_of(text), place, letter, side.source)
        if made is None:
            return
        text.clear_selection()
        parts.take_focus()
        parts.go_to(made)
        announce(text, f"{letter.name}, mark {made.short_id}.")
        if self._making is not None and self._making.wants_mark:
            self._making.take(made)

    def mark_number(self, number: int) -> None:
        """Mark with the letter of this number, from 1."""
        letters = self._window.desk.framework.letters
        if 1 <= number <= len(letters):
            self.mark(letters[number - 1])

    def note_on_source(self) -> None:
        """Begin a note on the whole source of the page in use, in Read."""
        if (source := self.source_in_use()) is not None:
            self._window.places.source.emit(source.id)
            self._reading.note_on_source()

    def know(self) -> None:
        """Write down what is known about the words that are selected, or about the source."""
        source = self.source_in_use()
        if source is not None and self.mode is not None:
            self._knowing.ask(self.mode, source, self.parts_in_use().words())

    def remove_mark(self) -> None:
        """Remove the mark at the caret of the page in use."""
        self.text_in_use().remove_mark()

    def link(self) -> None:
        """Begin a link at what is selected or at the caret, or end it there."""
        if self.mode is None or self._making is None or self.mode.panel.is_asking:
            return
        side = self.side_in_use()
        place = side.parts.place()
        found = side.parts.in_use.mark_here() if place is None else side.mark_on(place)
        if found is not None:
            self._making.take(found)
        elif place is not None:
            self._making.ask_for_letter()
        else:
            from workbench.ui.comparing.wording import HOW_TO_BEGIN

            self._window.toast.say(HOW_TO_BEGIN)

    def pending(self) -> object:
        """Return what is being typed and was not sent, or None."""
        sentence = self._making.pending() if self._making else None
        return sentence if sentence is not None else self._knowing.pending()

    def flush(self) -> None:
        """Send what is being typed."""
        if self._making is not None:
            self._making.flush()
        self._knowing.flush()

    def _remove_link(self, link_id: LinkId) -> None:
        if self._shelf.remove(link_id) is not None:
            self._window.toast.say("Link removed", ("Undo", self._window.keeping.undo))

    def _show_both(self, note: LinkNote) -> None:
        """Show both passages of a link, each on a page; background where it stands."""
        marks = self._shelf.ends(note.link)
        for place, mark in enumerate(marks[:2]):
            if mark.target.source_id not in self._ids[:2]:
                taken = [x.target.source_id for x in marks]
                free = 0 if self._ids[0] not in taken else 1
                self._choose(free if place or self._ids[0] in taken else 0, mark.target.source_id)
        for mark in marks:
            for side in self._sides:
                if side.source is not None and side.source.id == mark.target.source_id:
                    side.bring(mark)
        if len(marks) == 1 and not isinstance(note.link.end, MarkEnd):
            self._window.places.entry.emit(note.link.end.background_id)
        self._light(note)

    # Within

    @property
    def _is_shown(self) -> bool:
        """Whether Compare is what the window shows; what changes meanwhile is shown then."""
        return self._window.mode == "compare"

    def _make(self) -> CompareMode:
        from workbench.ui.comparing.compare_mode import CompareMode
        from workbench.ui.controllers.link_making import LinkMaking

        mode = self.mode = CompareMode(self._window.look)
        for _ in range(2):
            self._add_side()
        panel = mode.panel
        mode.moved.connect(self._drawing.start)
        mode.lens_bar.letter_pressed.connect(self.mark)
        mode.lens_bar.know_pressed.connect(self.know)
        self.bar_made.emit(mode.lens_bar)
        panel.third_wanted.connect(self.toggle_third)
        making = self._making = LinkMaking(self._window, self._shelf, mode)
        making.begun_changed.connect(lambda: self._light(None))
        making.made.connect(self._return_to_words)
        making.changed.connect(panel.take_focus)
        panel.list.chosen.connect(self._light)
        panel.list.opened.connect(self._show_both)
        panel.list.change_wanted.connect(making.change)
        panel.list.removal_wanted.connect(self._remove_link)
        return mode

    def _return_to_words(self) -> None:
        if self.mode is not None:
            self.mode.bring(self._used)
        self.parts_in_use().take_focus()

    def _add_side(self) -> None:
        from workbench.ui.controllers.compared_side import ComparedSide

        if self.mode is None:
            return
        place = len(self._sides)
        side = ComparedSide(self._window, place, self._pictures)
        self._sides.append(side)
        side.moved.connect(self._drawing.start)
        side.frame.source_chosen.connect(lambda source_id: self._choose(place, source_id))
        side.frame.closed.connect(self.toggle_third)
        side.page.size_wanted.connect(self._reading.size_wanted)
        parts = side.parts
        parts.label.size_wanted.connect(self._reading.size_wanted)
        parts.selection_changed.connect(self._show_lens_state)
        for text in parts.texts:
            text.know_wanted.connect(self.know)
            text.whole_note_wanted.connect(self.note_on_source)
            text.ends_changed.connect(self._reading.move_ends)
        parts.for_each(self._listen_to)
        side.page.with_picture(self._listen_to_picture)
        parts.let_letters_mark(are_on=self._are_letters_on)
        self.parts_made.emit(parts)
        self.mode.add_page(side.frame)

    def _listen_to(self, part: Markable) -> None:
        part.mark_wanted.connect(self.mark)
        part.mark_opened.connect(self._window.places.mark)
        part.mark_removed.connect(self._reading.remove_mark)

    def _listen_to_picture(self, view: PictureView) -> None:
        view.canvas.region_changed.connect(self._reading.move_part)
        view.know_wanted.connect(self.know)
        view.whole_note_wanted.connect(self.note_on_source)

    def _chosen(self, sources: tuple[Source, ...]) -> list[Source]:
        """Return what to compare: what was chosen, then what the question names, then others."""
        by_id = {source.id: source for source in sources}
        kept = [by_id[each] for each in dict.fromkeys(self._ids) if each in by_id]
        plan = self._window.desk.plan
        asked = plan.enquiry.sources if plan else ()
        others = [source for source in sources if source not in kept]
        others.sort(key=lambda source: source.label not in asked)
        return [*kept, *others][: len(self._sides)]

    def _choose(self, place: int, source_id: SourceId) -> None:
        """Show a source on a page; where it is on another page, the two change places."""
        if place >= len(self._ids):
            return
        before = self._ids[place]
        if source_id in self._ids:
            self._ids[self._ids.index(source_id)] = before
        self._ids[place] = source_id
        self.show_sources()

    def _is_drawn(self, note: LinkNote) -> bool:
        marks = self._shelf.ends(note.link)
        return len(marks) == 2 and all(x.target.source_id in self._ids for x in marks)

    def _light(self, note: LinkNote | None) -> None:
        """Draw a link and its passages as those that are meant, or the mark that was begun with."""
        begun = self._making.begun if self._making else None
        meant = set(note.link.marks) if note is not None else {begun}
        for side in self._sides:
            marks = self._window.desk.marks_of(side.source.id) if side.source else ()
            side.point_at(next((x.id for x in marks if x.id in meant), None))
        self._drawing.start()

    def _show_lens_state(self) -> None:
        if self.mode is not None:
            can_mark = any(side.parts.place() is not None for side in self._sides)
            self.mode.lens_bar.show_state(can_mark=can_mark, filtered=None)

    def _draw(self) -> None:
        if self.mode is None or not self._is_shown:
            return
        current = self.mode.panel.list.current()
        lit = current.link.id if current and self.mode.panel.list.hasFocus() else None
        from workbench.ui.controllers.compared_side import joins_in_gaps

        gaps = self.mode.gaps
        joins = joins_in_gaps(self._sides, gaps, self._shelf.links, lit)
        for gap, found in zip(gaps, joins, strict=True):
            gap.show_joins(found)
