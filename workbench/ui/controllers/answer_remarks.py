# SPDX-License-Identifier: MIT
"""What a teacher wrote about an answer of practice: at its paragraphs and marks, and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.practising.scripts import script_of
from workbench.ui.announcing import announce
from workbench.ui.answer_remark_shelf import AnswerRemarkShelf

if TYPE_CHECKING:
    from workbench.domain.identifiers import AnnotationId, RemarkId
    from workbench.domain.practising.attempts import Attempt
    from workbench.domain.remarks import Remark
    from workbench.ui.controllers.practice_paper import PracticePaper
    from workbench.ui.controllers.practice_sitting import PracticeSitting
    from workbench.ui.practising.outcome import OutcomePane
    from workbench.ui.widgets.remark_stack import RemarkStack
    from workbench.ui.window import Window


_NO_ROOM = "There is no room for the sources beside it; make the window wider to see them."


class AnswerRemarks(QObject):
    """Joins the remarks on the attempt in front to the pane, and to the notes of its marks."""

    def __init__(
        self, window: Window, sitting: PracticeSitting, pane: OutcomePane, paper: PracticePaper
    ) -> None:
        super().__init__(window)
        self._window, self._sitting = window, sitting
        self._pane, self._paper = pane, paper
        self._opened: AnnotationId | None = None
        self.shelf = AnswerRemarkShelf(window.session, window.desk, self)
        self.shelf.changed.connect(self._show)
        # After an undo it is told as well.
        window.desk.contents_read.connect(lambda _: self._read_again())
        window.keeping.watch(self.has_pending, self.flush)
        paper.note_shown.connect(self._show_at_note)
        pane.marked.stack_made.connect(self._listen_to)
        pane.bring_in_wanted.connect(window.commands["bring-in-remarks"].trigger)
        window.commands["remarks"].triggered.connect(self._show_teachers)
        for stack in (paper.area.note.remarks, *pane.remark_stacks()):
            self._listen_to(stack)

    def show(self) -> None:
        """Show what is said about the answer in front, once its attempt is over."""
        attempt = self._attempt()
        self.shelf.lay_out(attempt.id if attempt is not None else None)
        self._show()

    def follow(self) -> None:
        """Show where remarks stand now that something else was typed, or judged by oneself."""
        if self.shelf.remarks:
            self._show()

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return any(stack.has_pending() for stack in self._stacks())

    def flush(self) -> None:
        """Hand on at once what is being typed."""
        for stack in self._stacks():
            stack.flush()

    def _show_teachers(self) -> None:
        """Show what is said about the answer in front; without one, what is said about the plan."""
        drawers = self._window.drawers
        if self._window.mode != "practise":
            return
        if self._attempt() is None:
            drawers.toggle("remarks")
            return
        if drawers.opened == "remarks":
            drawers.close_drawer()
        self._pane.show_teachers()

    def _attempt(self) -> Attempt | None:
        attempt = self._sitting.attempt
        return attempt if attempt is not None and attempt.is_over else None

    def _read_again(self) -> None:
        """Read again what is seen; what was put away is asked for when it is opened."""
        if self._attempt() is None:
            self.shelf.lay_out(None)
        else:
            self.shelf.read()

    def _show(self) -> None:
        attempt, shelf = self._attempt(), self.shelf
        if attempt is None:
            return
        script = script_of(attempt, attempt.at)
        self._pane.show_remarks(script, shelf.at_paragraphs(attempt), shelf.listed(attempt))
        judged = shelf.judgement(attempt)
        self._pane.judging.show_teachers(judged.level, judged.mark)
        self._show_at_note(self._opened)

    def _show_at_note(self, mark_id: AnnotationId | None) -> None:
        self._opened = mark_id
        attempt = self._attempt()
        lines = self.shelf.at_mark(attempt, mark_id) if attempt is not None else ()
        self._paper.area.note.remarks.show_lines(lines)

    def _stacks(self) -> tuple[RemarkStack, ...]:
        return (self._paper.area.note.remarks, *self._pane.remark_stacks())

    def _listen_to(self, stack: RemarkStack) -> None:
        stack.ticked.connect(self._tick)
        stack.answered.connect(self.shelf.answer)
        stack.opened.connect(self._go_to)

    def _tick(self, remark_id: RemarkId, is_done: bool) -> None:
        self.shelf.tick(remark_id, is_done=is_done)
        attempt = self._attempt()
        if attempt is not None:
            listed = self.shelf.listed(attempt)
            left = listed.asked - listed.done
            announce(self._window, f"{left} still to do." if left else "All of it is done.")

    def _go_to(self, remark: Remark) -> None:
        from workbench.domain.remark_places import paragraph_now

        attempt, place = self._attempt(), remark.said.place
        if attempt is None:
            return
        self.flush()
        is_on_source = place.mark is not None or place.source is not None
        if is_on_source and not self._paper.area.isVisible():
            self._window.toast.say(_NO_ROOM)
        elif place.mark is not None:
            self._paper.open_mark(place.mark)
        elif place.source is not None:
            self._paper.show_source(place.source)
        else:
            number = paragraph_now(remark.said, script_of(attempt, attempt.at))
            if number is not None:
                self._pane.focus_paragraph(number)
