# SPDX-License-Identifier: MIT
"""Corrects the text and the label of a source in their places; marks follow what is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.annotations import SourcePart, marked_text
from workbench.domain.identifiers import AnnotationId, new_id
from workbench.domain.refusals import ReceivedPackError
from workbench.domain.rewriting import Rewriting
from workbench.domain.sources import Source
from workbench.services.rewriting import PART_NAMES
from workbench.ui.announcing import announce

if TYPE_CHECKING:
    from workbench.ui.controllers.reading import ReadingController
    from workbench.ui.desk import Desk
    from workbench.ui.frame.toast import Toast
    from workbench.ui.modes.read import ReadMode
    from workbench.ui.reading.label_card import LabelCard
    from workbench.ui.reading.source_page import SourcePage
    from workbench.ui.reading.text_editor import TextEditor


@dataclass(slots=True)
class _Visit:
    """A text that is being corrected, from opening the field to leaving it."""

    source: Source
    part: SourcePart
    editor: TextEditor
    key: str = field(default_factory=new_id)
    touched: dict[AnnotationId, str] = field(default_factory=dict)


class RewritingController(QObject):
    """Joins the fields in which text and label are corrected to the desk."""

    own_copy_wanted = Signal()
    """The pack came from somebody else and is to be the student's own."""

    def __init__(
        self, mode: ReadMode, desk: Desk, toast: Toast, *, reading: ReadingController
    ) -> None:
        super().__init__(reading)
        self._mode, self._desk, self._toast, self._reading = mode, desk, toast, reading
        self._visit: _Visit | None = None
        self._known: set[TextEditor] = set()
        desk.source_changed.connect(self._follow_source)
        # Told whenever the library was read, also where it says what was shown before.
        desk.packs_changed.connect(self._follow_source)
        mode.label.correction_wanted.connect(self.correct_label)

    def correct_text(self) -> None:
        """Let the text of the source be corrected."""
        self._begin(SourcePart.BODY)

    def correct_label(self) -> None:
        """Let the label be corrected; where there is none, let one be typed."""
        source = self._desk.source
        if source is not None and not source.attribution:
            self._mode.provenance.edit()
        else:
            self._begin(SourcePart.ATTRIBUTION)

    def pending(self) -> bool:
        """Tell whether something was typed that was not sent."""
        return self._visit is not None and self._visit.editor.is_changed

    def flush(self) -> None:
        """Send what was typed; the field stays open."""
        if self._visit is not None:
            self._send(self._visit)

    def _begin(self, part: SourcePart) -> None:
        source, pack = self._desk.source, self._desk.pack
        if source is None or pack is None:
            return
        if pack.is_received:
            offer = ("Make it my own copy", self.own_copy_wanted.emit)
            self._toast.say(ReceivedPackError(pack.title).message(), offer)
            return
        if self._visit is not None:
            if self._visit.part is part:
                self._visit.editor.field.setFocus()
                return
            self._leave()
        text = marked_text(source, part) or ""
        reader = self._mode.label.text if part is SourcePart.ATTRIBUTION else self._mode.page.body
        editor = self._host(part).edit_text()
        self._listen_to(editor)
        name = PART_NAMES[part]
        editor.begin(
            text,
            name=f"{name.capitalize()} of {source.name}, edit",
            hint=f"Correcting the {name}. Marks stay on their words.",
            caret=reader.caret(),
        )
        self._visit = _Visit(source, part, editor)
        editor.field.setFocus()
        announce(self._mode, f"Correcting the {name} of {source.name}. Escape keeps it.")

    def _host(self, part: SourcePart) -> SourcePage | LabelCard:
        return self._mode.label if part is SourcePart.ATTRIBUTION else self._mode.page

    def _listen_to(self, editor: TextEditor) -> None:
        if editor in self._known:
            return
        self._known.add(editor)
        editor.done.connect(self._finish)
        editor.confirmed.connect(self._keep)
        editor.went_back.connect(self._go_back)
        editor.given_up.connect(self._give_up)
        editor.paused.connect(self._show_touched)

    def _finish(self) -> None:
        """Keep what was typed, after a question where words of marks are touched."""
        visit = self._visit
        if visit is None:
            return
        self._look_for_touched(visit)
        if visit.touched:
            visit.editor.ask_about(tuple(visit.touched.values()))
            announce(self._mode, f"{_warning(visit)} Keep, or Escape to go back.")
        else:
            self._keep()

    def _keep(self) -> None:
        visit = self._visit
        if visit is None:
            return
        is_changed = visit.editor.is_changed or visit.editor.before != marked_text(
            visit.source, visit.part
        )
        self._send(visit)
        self._close(visit)
        if is_changed:
            self._tell(visit)

    def _go_back(self) -> None:
        if self._visit is not None:
            self._visit.editor.show_touched(tuple(self._visit.touched.values()))
            self._visit.editor.field.setFocus()

    def _give_up(self) -> None:
        if self._visit is not None:
            self._close(self._visit)

    def _leave(self) -> None:
        """Keep what was typed, because something else is looked at; the warning was to be seen."""
        if self._visit is not None:
            self._look_for_touched(self._visit)
            self._keep()

    def _show_touched(self) -> None:
        visit = self._visit
        if visit is not None:
            self._look_for_touched(visit)
            visit.editor.show_touched(tuple(visit.touched.values()))

    def _look_for_touched(self, visit: _Visit) -> None:
        """Note which marks are touched; what was typed and taken back touches none."""
        editor = visit.editor
        marks = [
            each for each in self._desk.marks_of(visit.source.id) if each.target.part is visit.part
        ]
        touched = Rewriting(editor.before, editor.edits).canonical().touched(marks)
        visit.touched = {each.id: each.short_id for each in touched}

    def _send(self, visit: _Visit) -> None:
        editor, source, part = visit.editor, visit.source, visit.part
        if not editor.is_changed:
            return
        before, edits = editor.before, editor.edits
        editor.go_on()
        self._desk.do(
            lambda services: services.rewriting.correct(
                source, part, edits, before=before, merge_key=visit.key
            )
        )

    def _tell(self, visit: _Visit) -> None:
        said = f"The {PART_NAMES[visit.part]} of {visit.source.name} was corrected"
        if visit.touched:
            said += f"; please check {', '.join(visit.touched.values())}"
        self._toast.say(said, ("Undo", self._reading.undo_wanted.emit))

    def _close(self, visit: _Visit) -> None:
        self._visit = None
        visit.editor.stop()
        has_focus = self._mode.has_focus_in(visit.editor)
        self._host(visit.part).stop_editing()
        if has_focus:
            on_label = visit.part is SourcePart.ATTRIBUTION
            (self._mode.label.text if on_label else self._mode.page.body).setFocus()

    def _follow_source(self) -> None:
        visit, source = self._visit, self._desk.source
        if visit is None:
            return
        if source is None or source.id != visit.source.id:
            self._leave()
            return
        text = marked_text(source, visit.part) or ""
        if not visit.editor.is_changed and text != visit.editor.before:
            # A step was taken back or done again meanwhile.
            self._close(visit)


def _warning(visit: _Visit) -> str:
    from workbench.ui.reading.text_editor import touched_words

    return touched_words(tuple(visit.touched.values()))
