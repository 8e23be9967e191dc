# SPDX-License-Identifier: MIT
"""A source's words with the marks on them: select, one key, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Framework, Letter, dimension_name
from workbench.domain.identifiers import AnnotationId
from workbench.domain.text import Span
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.reading import words
from workbench.ui.reading.ends import MovingEnds
from workbench.ui.reading.mark_index import first_words, innermost, span_of
from workbench.ui.reading.mark_surface import MarkSurface

if TYPE_CHECKING:
    from workbench.ui.reading.mark_list import MarkList

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SIDEWAYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier})


class MarkedText(MarkSurface):
    """Words that can be marked, and marks that can be opened, moved and removed.

    Keys with Ctrl and function keys belong to the window, which calls the methods. Here are the
    plain keys: letters (while `letters_on`), Enter, Delete, Escape, arrows.
    """

    mark_wanted = Signal(object)
    """With the `Letter` under which the selected words are to be marked."""
    letter_unclear = Signal(object)
    """With the `Letter`s that the pressed key may mean."""
    other_wanted = Signal()
    know_wanted = Signal()
    whole_note_wanted = Signal()
    mark_opened = Signal(object)
    """With the `AnnotationId` whose note is to be opened."""
    mark_removed = Signal(object)
    """With the `AnnotationId` of the mark to remove."""
    ends_changed = Signal(object)
    """With `(AnnotationId, Span)`: where the mark is to be from now on."""
    mark_entered = Signal(object)
    """With the `AnnotationId` that the caret has come upon, or None where it has left all."""
    size_wanted = Signal(int)
    """With 1 for larger and -1 for smaller words."""
    hovered = Signal(object)
    """With the `AnnotationId` under the pointer, or None."""

    def __init__(self, look: Look, part: SourcePart, parent: QWidget | None = None) -> None:
        super().__init__(look, part, parent)
        self.letters_on = not QAccessible.isActive()
        self.ready_letter: Letter | None = None
        """A letter that Enter marks the next selection with."""
        self._by_key: Mapping[str, tuple[Letter, ...]] = {}
        self._entered: AnnotationId | None = None
        self._walked: AnnotationId | None = None
        self._hovered: AnnotationId | None = None
        self._pointed: AnnotationId | None = None
        self._drags = False
        self._since_double_click = QElapsedTimer()
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._enter_what_is_here)

    @override
    def show_framework(self, framework: Framework) -> None:
        super().show_framework(framework)
        self._by_key = framework.by_key()

    @override
    def show_text(self, text: str) -> None:
        if text != self.text:
            self._move_ends(None)
            self._entered = self._walked = self._hovered = None
        super().show_text(text)

    @override
    def show_marks(self, marks: Sequence[Annotation]) -> None:
        super().show_marks(marks)
        moving = self.view.moving
        if moving is not None and moving.mark_id not in self.view.index:
            self._move_ends(None)
        if self._entered is not None and self._entered not in self.view.index:
            self._entered = None
        self._show_strong()

    def point_at(self, mark_id: AnnotationId | None) -> None:
        """Draw a mark as if the pointer was on it: its note has the pointer or the focus."""
        self._pointed = mark_id
        self._show_strong()

    def next_mark(self) -> bool:
        """Go to the next mark and say which; tell whether there is one."""
        return self._go_to(self.view.index.after(self._mark_gone_to(), self.caret()))

    def previous_mark(self) -> bool:
        """Go to the mark before and say which; tell whether there is one."""
        return self._go_to(self.view.index.before(self._mark_gone_to(), self.caret()))

    def open_mark(self) -> bool:
        """Open the mark at the caret, or list those that are there; tell whether there is any."""
        below = self.cursorRect().bottomLeft() + QPoint(0, 6)
        return self._open(self._chosen_here(), below)

    def mark_here(self) -> Annotation | None:
        """Return the mark at the caret, of several the innermost, or None."""
        return innermost(self._chosen_here())

    def remove_mark(self) -> bool:
        """Ask for the removal of the mark at the caret; tell whether there is one."""
        mark = self.mark_here()
        if mark is not None:
            self.mark_removed.emit(mark.id)
        return mark is not None

    def change_ends(self) -> bool:
        """Begin to move the ends of the mark at the caret, or of the active one."""
        mark = self.mark_here() or self.view.index.find(self.view.active)
        if mark is None:
            return False
        self.setFocus()
        self._move_ends(MovingEnds(mark.id, span_of(mark), span_of(mark)))
        announce(self, f"Ends of {mark.short_id}. Arrows move the end, Space takes the other one.")
        return True

    def select_sentence(self) -> bool:
        """Select the sentence that the caret is in; tell whether there is one."""
        span = words.sentence_at(self.text, self.caret())
        if span is not None:
            self.select(span)
        return span is not None

    def go_to_line(self, number: int) -> None:
        """Put the caret at the beginning of a line, counted as on paper, from 1."""
        starts = self.paper_lines
        if starts:
            position = starts[min(max(1, number), len(starts)) - 1]
        else:
            position = self.shown.position_of(self.lines.start_of(number - 1))
        self.place_caret(position)
        if position < len(self.text):
            self.scroll_to(Span(position, position + 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.view.moving is not None:
            self._key_while_moving(event, self.view.moving)
        elif not self._took_plain_key(event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            if (box := self.lane_at(point)) is not None:
                self._open_lane(box.marks, point)
                return
            if (is_start := self.handle_at(point)) is not None:
                self._take_handle(moves_start=is_start)
                return
            if self._is_third_click() and self.select_sentence():
                return
        self._move_ends(None)
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        below = event.position().toPoint() + QPoint(0, self.line_height // 2)
        is_on_mark = self._open(self.marks_at(event.position()), below)
        if not is_on_mark and self.lane_at(event.position()) is None:
            span = words.word_at(
                self.text, self.position_at(event.position().x(), event.position().y())
            )
            if span is not None:
                self.select(span)
            self._since_double_click.start()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._drags and self.view.moving is not None:
            position = self.position_at(point.x(), point.y())
            self._move_ends(self.view.moving.moved_to(position, self.text))
            return
        self._hover(point)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drags:
            self._drags = False
            self._keep_ends()
            return
        super().mouseReleaseEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover_over(None)
        super().leaveEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & _CTRL:
            if turned:
                self.size_wanted.emit(1 if turned > 0 else -1)
        elif self.has_margins:
            super().wheelEvent(event)
        else:
            # A label shows all it has; the pane around it is what scrolls.
            event.ignore()

    def _took_plain_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in _PLAIN:
            if key in _ENTER:
                return self._enter()
            if key == Qt.Key.Key_Delete:
                return self.remove_mark()
            if self.letters_on and event.text().isalpha() and self._took_letter(event.text()):
                return True
        if key == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self.clear_selection()
            return True
        return False

    def _enter(self) -> bool:
        if self.ready_letter is not None and self.selection() is not None:
            letter, self.ready_letter = self.ready_letter, None
            self.mark_wanted.emit(letter)
            return True
        return self.open_mark()

    def _took_letter(self, typed: str) -> bool:
        """Do what a plain letter asks for; where letters clash, the framework wins."""
        key = typed.casefold()
        meant = self._by_key.get(key, ())
        usual: dict[str, Callable[[], object]] = {
            "k": self.know_wanted.emit,
            "w": self.whole_note_wanted.emit,
            "a": self.select_sentence,
            "m": self.other_wanted.emit,
        }
        if meant:
            is_sure = len(meant) == 1
            self.mark_wanted.emit(meant[0]) if is_sure else self.letter_unclear.emit(meant)
        elif key in usual:
            usual[key]()
        return bool(meant) or key in usual

    def _key_while_moving(self, event: QKeyEvent, moving: MovingEnds) -> None:
        key = event.key()
        if key in _SIDEWAYS:
            by_letter = bool(event.modifiers() & _CTRL)
            forward = key == Qt.Key.Key_Right
            moved = moving.stepped(self.text, forward=forward, by_letter=by_letter)
            self._move_ends(moved)
            announce(self, moved.now.of(self.text))
        elif key == Qt.Key.Key_Space:
            self._move_ends(moving.other_end())
            announce(self, "End" if moving.moves_start else "Beginning")
        elif key in _ENTER:
            self._keep_ends()
        elif key == Qt.Key.Key_Escape:
            self._move_ends(None)
            announce(self, "As it was")

    def _take_handle(self, *, moves_start: bool) -> None:
        mark = self.view.index.find(
            self.view.moving.mark_id if self.view.moving else self.view.active
        )
        if mark is not None:
            moving = self.view.moving or MovingEnds(mark.id, span_of(mark), span_of(mark))
            self._move_ends(replace(moving, moves_start=moves_start))
            self._drags = True

    def _keep_ends(self) -> None:
        moving = self.view.moving
        self._move_ends(None)
        if moving is None:
            return
        kept = words.trimmed(self.text, moving.now.start, moving.now.end)
        if kept is not None and kept != moving.before:
            self.ends_changed.emit((moving.mark_id, kept))

    def _move_ends(self, moving: MovingEnds | None) -> None:
        self._see(replace(self.view, moving=moving))

    def _is_third_click(self) -> bool:
        clicked = self._since_double_click
        is_third = clicked.isValid() and clicked.elapsed() < QApplication.doubleClickInterval()
        clicked.invalidate()
        return is_third

    def _open_lane(self, mark_ids: Sequence[AnnotationId], point: QPointF) -> None:
        self._open([x for each in mark_ids if (x := self.view.index.find(each))], point.toPoint())

    @cached_property
    def _list(self) -> MarkList:
        from workbench.ui.reading.mark_list import MarkList

        made = MarkList(self.look, self)
        made.chosen.connect(self.mark_opened)
        made.left.connect(self.setFocus)
        return made

    def _open(self, marks: Sequence[Annotation], place: QPoint) -> bool:
        """Open the only one of these marks, or list them; tell whether there is any."""
        if len(marks) > 1:
            choices = [(mark, self.letter(mark)) for mark in marks]
            host = self.window()
            self._list.offer_marks(choices, host, self.viewport().mapTo(host, place))
        elif marks:
            self.mark_opened.emit(marks[0].id)
        return bool(marks)

    def _hover(self, point: QPointF) -> None:
        box = self.lane_at(point)
        if box is not None:
            self._hover_over(box.marks[0] if len(box.marks) == 1 else None)
        else:
            mark = innermost(self.marks_at(point))
            self._hover_over(mark.id if mark else None)
        shape = Qt.CursorShape.IBeamCursor
        if box is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self.handle_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _hover_over(self, mark_id: AnnotationId | None) -> None:
        if mark_id != self._hovered:
            self._hovered = mark_id
            self._show_strong()
            self.hovered.emit(mark_id)

    def _enter_what_is_here(self) -> None:
        if self.look.comfort.ruler:
            self.viewport().update()
        if self.view.moving is not None:
            self._move_ends(None)
        mark = self._mark_gone_to()
        self._walked = mark.id if mark else None
        self._come_upon(mark or innermost(self.view.index.at(self.caret())))

    def _come_upon(self, mark: Annotation | None) -> None:
        found = mark.id if mark else None
        if found == self._entered:
            return
        self._entered = found
        self._show_strong()
        if mark is not None:
            letter = self.letter(mark)
            name = letter.name if letter else dimension_name(mark.dimension)
            more = f": {first_words(mark)}" if mark.id == self._walked else ""
            announce(self, f"mark {mark.short_id}, {name}{more}")
        self.mark_entered.emit(found)

    def _go_to(self, mark: Annotation | None) -> bool:
        if mark is None:
            return False
        self._walked = mark.id
        span = span_of(mark)
        if self.caret() == span.start and not self.textCursor().hasSelection():
            self._enter_what_is_here()
        else:
            self.place_caret(span.start)
        self.scroll_to(span)
        return True

    def _mark_gone_to(self) -> Annotation | None:
        """Return the mark that was walked to last, as long as the caret has stayed there."""
        mark = self.view.index.find(self._walked)
        return mark if mark and span_of(mark).start == self.caret() else None

    def _chosen_here(self) -> list[Annotation]:
        walked = self._mark_gone_to()
        return [walked] if walked is not None else self.view.index.at(self.caret())

    def _show_strong(self) -> None:
        chosen = (self._hovered, self._pointed, self._entered)
        self.set_strong(frozenset(each for each in chosen if each is not None))
