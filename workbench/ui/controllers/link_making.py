# SPDX-License-Identifier: MIT
"""A link in the making in Compare: where it begins, where it ends, in which way, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, LinkId
from workbench.domain.links import OF_MARKS, LinkKind, LinkNote, MarkEnd, kinds_for
from workbench.domain.quoting import marked
from workbench.services.linking import new_link
from workbench.ui.announcing import announce
from workbench.ui.comparing.compare_mode import CompareMode
from workbench.ui.comparing.wording import HOW_TO_GO_ON
from workbench.ui.controllers.origins import question_about_marks
from workbench.ui.link_shelf import LinkShelf

if TYPE_CHECKING:
    from workbench.ui.window import Window


class LinkMaking(QObject):
    """Joins the guide and the form of Compare to the links.

    A link is there from the moment in which its way is chosen; what is typed then is kept by
    itself, as everywhere.
    """

    begun_changed = Signal()
    """`begun` is another mark, or none."""
    made = Signal()
    """A link was made or left: back to the words."""
    changed = Signal()
    """A link of the list was changed: back to the list."""

    def __init__(self, window: Window, shelf: LinkShelf, mode: CompareMode) -> None:
        super().__init__(window)
        self._window, self._shelf, self._mode = window, shelf, mode
        self.begun: AnnotationId | None = None
        """The mark that a link was begun at, or None."""
        self.wants_mark = False
        """Whether the next mark that is made is to be linked."""
        self._end: AnnotationId | None = None
        self._link: LinkId | None = None
        form = mode.panel.form
        mode.stopped.connect(self.stop)
        form.kind_chosen.connect(self._make)
        form.sentence_changed.connect(self._say)
        form.left.connect(self._leave)

    def ask_for_letter(self) -> None:
        """Ask under which letter the words that are selected are to be marked, so as to be linked.

        Whoever marks them then hands the mark to `take`.
        """
        self.wants_mark = True
        names = ", ".join(f"{x.letter} {x.name}" for x in self._window.desk.framework.letters)
        self._guide(f"These words have no mark yet. Press its letter: {names}.")

    def take(self, mark: Annotation) -> None:
        """Begin a link at a mark, or ask how it bears on the one that was begun at."""
        self.wants_mark = False
        begun = self._mark(self.begun)
        if begun is None:
            self.begun = mark.id
            self._guide(f"Link {mark.short_id}. {HOW_TO_GO_ON}")
            self.begun_changed.emit()
        elif begun.target.source_id == mark.target.source_id:
            said = f"{begun.short_id} and {mark.short_id} are of one source; go to another page."
            self._window.toast.say(said)
        else:
            self._end, self._link = mark.id, None
            self._ask(begun, mark, None, "")

    def change(self, note: LinkNote) -> None:
        """Let a link that is there be told in another way."""
        self.stop()
        marks = self._shelf.ends(note.link)
        if not marks:
            return
        self._link = note.link.id
        kind, sentence = note.link.kind, note.link.sentence
        if len(marks) == 2:
            self._ask(marks[0], marks[1], kind, sentence)
        else:
            self._mode.panel.form.show_link(kinds_for(note.link.end), kind, sentence)
            self._open_form((note.name, note.other_name), (marked(marks[0]), ""), "")

    def stop(self) -> None:
        """Make no link of what was begun."""
        self.begun = self._end = self._link = None
        self.wants_mark = False
        self._mode.guide("")
        self._mode.panel.close_form()
        self.begun_changed.emit()

    def stop_if_gone(self) -> None:
        """Stop where the mark that a link was begun at, or the link, is gone."""
        is_gone = self.begun is not None and self._mark(self.begun) is None
        if is_gone or (self._link is not None and self._shelf.find(self._link) is None):
            self.stop()

    def pending(self) -> str | None:
        """Return the sentence that is being typed and was not sent, or None."""
        return self._mode.panel.form.pending()

    def flush(self) -> None:
        """Send what is being typed."""
        self._mode.panel.form.flush()

    def _guide(self, words: str) -> None:
        self._mode.guide(words)
        announce(self._mode, words)

    def _ask(self, one: Annotation, other: Annotation, kind: LinkKind | None, said: str) -> None:
        self._mode.panel.form.show_link(OF_MARKS, kind, said)
        words = (marked(one), marked(other))
        names = (one.short_id, other.short_id)
        question = question_about_marks(self._window.desk.pack, one, other)
        self._open_form(names, words, question)

    def _open_form(self, names: tuple[str, str], words: tuple[str, str], question: str) -> None:
        self._mode.guide("")
        self._mode.bring(-1)
        self._mode.panel.ask(names, words, question)
        announce(self._mode.panel, f"{names[0]} and {names[1]}. In which way? {question}".strip())

    def _make(self, kind: LinkKind) -> None:
        known = self._shelf.find(self._link) if self._link else None
        if known is not None:
            if not self._shelf.keep(replace(known, kind=kind)):
                form = self._mode.panel.form
                form.show_link(kinds_for(known.end), known.kind, known.sentence)
        elif self.begun is not None and self._end is not None:
            link = new_link(self.begun, MarkEnd(self._end), kind, "")
            if self._shelf.keep(link):
                self._link = link.id
            else:
                self._mode.panel.form.show_link(OF_MARKS, None, "")
                self._mode.panel.form.focus()

    def _say(self, sentence: str) -> None:
        if self._link is not None:
            self._shelf.change(self._link, sentence=sentence)

    def _leave(self) -> None:
        made, was_new = self._link, self.begun is not None
        self.stop()
        if made is not None:
            self._mode.panel.list.choose(made)
            said = next((x.said for x in self._shelf.notes() if x.link.id == made), "")
            announce(self._mode, f"{said}. Kept.")
        (self.made if was_new else self.changed).emit()

    def _mark(self, annotation_id: AnnotationId | None) -> Annotation | None:
        return self._window.desk.mark_with(annotation_id) if annotation_id else None
