# SPDX-License-Identifier: MIT
"""Links in Read: from a mark to one of another source, or to a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, BackgroundId, LinkId
from workbench.domain.links import BackgroundEnd, LinkEnd, LinkKind, MarkEnd, kinds_for
from workbench.domain.naming import short_name
from workbench.services.linking import new_link
from workbench.ui.announcing import announce
from workbench.ui.controllers.origins import question_about_marks
from workbench.ui.controllers.reading import ReadingController
from workbench.ui.link_shelf import LinkShelf
from workbench.ui.linking.card_drops import CardDrops
from workbench.ui.modes.read import ReadMode

if TYPE_CHECKING:
    from workbench.ui.linking.picker import LinkPicker, LinkTarget
    from workbench.ui.window import Window

_SHORT = 80
"""Characters of a mark or a card in the list."""


class LinkingController(QObject):
    """Asks what a mark is linked with, and shows the links of the open note."""

    def __init__(
        self, window: Window, mode: ReadMode, reading: ReadingController, shelf: LinkShelf
    ) -> None:
        super().__init__(window)
        self._window, self._mode, self._reading, self._shelf = window, mode, reading, shelf
        self._picker: LinkPicker | None = None
        self._start: AnnotationId | None = None
        self._link: LinkId | None = None
        self._end: LinkEnd | None = None
        self._came_from_note = False
        shelf.changed.connect(self.show_links)
        window.desk.marks_changed.connect(self.show_links)
        notes = mode.notes
        notes.note_opened.connect(lambda _: self.show_links())
        notes.link_wanted.connect(self.ask)
        notes.card.links.opened.connect(self._go_to)
        self._drops = CardDrops(notes.card)
        self._drops.dropped.connect(self.ask_about)
        notes.card.links.removal_wanted.connect(self.remove)

    def ask(self) -> None:
        """Ask what the open note, or the mark at the caret, is linked with."""
        self._came_from_note = self._mode.has_focus_in(self._mode.notes)
        opened = self._mode.notes.opened() if self._came_from_note else None
        mark = self._window.desk.mark_with(opened) if opened else self._mark_at_caret()
        if mark is None:
            self._window.toast.say("Go to a mark first, or select words and mark them.")
            return
        self._mode.notes.flush()
        self._start, self._link, self._end = mark.id, None, None
        self._with_picker().ask(mark.short_id, mark.target.quoted, tuple(self._targets(mark)))

    def ask_about(self, end: LinkEnd) -> None:
        """Ask in which way the open note is linked with this card, or this mark."""
        opened = self._mode.notes.opened()
        if opened is None or end == MarkEnd(opened):
            return
        self._mode.notes.card.focus_step()
        self.ask()
        self._choose(end)

    def show_links(self) -> None:
        """Show the links of the open note."""
        opened = self._mode.notes.opened()
        self._mode.notes.show_links(self._shelf.notes(MarkEnd(opened)) if opened else ())

    def remove(self, link_id: LinkId) -> None:
        """Remove a link; a message offers to take it back."""
        removed = self._shelf.remove(link_id)
        if removed is not None:
            undo = self._window.keeping.undo
            self._window.toast.say("Link removed", ("Undo", undo))

    def pending(self) -> str | None:
        """Return a sentence that is being typed and was not sent, or None."""
        return self._picker.form.pending() if self._picker else None

    def flush(self) -> None:
        """Send what is being typed."""
        if self._picker is not None:
            self._picker.form.flush()

    def _mark_at_caret(self) -> Annotation | None:
        return self._reading.text_in_use().mark_here()

    def _targets(self, mark: Annotation) -> Iterator[LinkTarget]:
        from workbench.ui.linking.picker import LinkTarget
        from workbench.ui.reading.mark_index import first_words

        desk = self._window.desk
        pack = desk.pack
        for source in pack.sources if pack else ():
            if source.id != mark.target.source_id:
                for each in desk.marks_of(source.id):
                    words = each.target.quoted or first_words(each)
                    name = f"{each.short_id} · {short_name(source)}"
                    said = f"‘{_shortened(words)}’" if each.target.quoted else words
                    yield LinkTarget(MarkEnd(each.id), name, said)
        for entry in pack.background.entries() if pack else ():
            name = (entry.heading or entry.kind.value.capitalize()).rstrip(" :")
            end = BackgroundEnd(BackgroundId(entry.id))
            yield LinkTarget(end, f"I know · {_shortened(name)}", _shortened(entry.text))

    def _with_picker(self) -> LinkPicker:
        if self._picker is None:
            from workbench.ui.linking.picker import LinkPicker

            picker = self._picker = LinkPicker(self._window.look, self._mode)
            picker.target_chosen.connect(self._choose)
            picker.form.kind_chosen.connect(self._make)
            picker.form.sentence_changed.connect(self._say)
            picker.left.connect(self._return)
        return self._picker

    def _choose(self, end: LinkEnd) -> None:
        picker = self._with_picker()
        target = picker.target(end)
        if target is None or self._start is None:
            return
        self._end = end
        picker.form.show_link(kinds_for(end), None, "")
        question = self._question(end)
        picker.show_chosen(target, question)
        announce(picker, f"{target.name}. In which way? {question}".rstrip())

    def _question(self, end: LinkEnd) -> str:
        """Return the question whether two sources are really two, where they share their origin."""
        if self._start is None or not isinstance(end, MarkEnd):
            return ""
        marks = (self._window.desk.mark_with(each) for each in (self._start, end.annotation_id))
        return question_about_marks(self._window.desk.pack, *marks)

    def _make(self, kind: LinkKind) -> None:
        if self._start is None or self._end is None:
            return
        known = self._shelf.find(self._link) if self._link else None
        link = replace(known, kind=kind) if known else new_link(self._start, self._end, kind, "")
        if self._shelf.keep(link):
            self._link = link.id
        else:
            self._with_picker().form.show_link(kinds_for(self._end), None, "")

    def _say(self, sentence: str) -> None:
        if self._link is not None:
            self._shelf.change(self._link, sentence=sentence)

    def _return(self) -> None:
        if self._link is not None:
            spoken = next((x.said for x in self._shelf.notes() if x.link.id == self._link), "")
            announce(self._mode, f"{spoken}. Kept.")
        if self._came_from_note and self._start is not None:
            self._mode.notes.open_note(self._start, focus=True)
        else:
            self._reading.text_in_use().setFocus()
        self._start = None

    def _go_to(self, end: LinkEnd) -> None:
        if isinstance(end, MarkEnd):
            self._window.places.mark.emit(end.annotation_id)
        else:
            self._window.places.entry.emit(end.background_id)


def _shortened(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _SHORT else f"{said[:_SHORT].rstrip()}…"
