# SPDX-License-Identifier: MIT
"""The questions of a pack: where each is from, with the choice where that is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.enquiries import Board
from workbench.domain.identifiers import EnquiryId
from workbench.services.enquiring import chosen
from workbench.ui.library.question_editor import QuestionEditor
from workbench.ui.library.question_wording import (
    MOST_CHOICES,
    WHICH,
    QuestionSheet,
    question_in_words,
)
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.exam_names import OWN
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.menus import PlaceMenu, plain_tip
from workbench.ui.widgets.parts import button, clear, label

_INDENT, _ROW = 38, 32


class Questions(QWidget):
    """A line for each question; one at a time is open to be put right.

    Signals:
        changed: a question as it is now (Enquiry).
        removed: which question is to be removed (EnquiryId).
        plan_wanted: which question is to be answered (EnquiryId).
    """

    changed = Signal(object)
    removed = Signal(object)
    plan_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._boards: tuple[Board, ...] = ()
        self._sheets: tuple[QuestionSheet, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._open: EnquiryId | None = None
        self._rows: list[QuestionRow] = []
        self._editor: QuestionEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 12, 6, 8)
        self._column.setSpacing(0)
        heading = label("Questions", Style.PANE_TITLE)
        heading.setContentsMargins(10, 0, 0, 4)
        self._column.addWidget(heading)

    def show_questions(
        self, sheets: Sequence[QuestionSheet], labels: Sequence[str], boards: Sequence[Board]
    ) -> None:
        """Show these questions of a pack whose sources are called so."""
        shown = (tuple(sheets), tuple(labels), tuple(boards))
        if shown == (self._sheets, self._labels, self._boards):
            return
        self._sheets, self._labels, self._boards = shown
        if self._open not in {each.enquiry.id for each in sheets}:
            self._close()
        while len(self._rows) < len(sheets):
            self._rows.append(self._made_row())
            self._column.addWidget(self._rows[-1])
        for number, line in enumerate(self._rows):
            line.setVisible(number < len(sheets))
        for line, sheet in zip(self._rows, sheets, strict=False):
            line.show_question(sheet, self._boards, is_open=sheet.enquiry.id == self._open)
        self._show_editor()
        self.setVisible(bool(sheets))

    def open_question(self, enquiry_id: EnquiryId) -> None:
        """Open a question to be put right."""
        self._commit()
        self._open = enquiry_id
        self._show_open()
        if self._editor is not None:
            self._editor.take_focus()

    def open_doubtful(self) -> None:
        """Put the focus on the first question whose exam is doubtful."""
        for line in self._rows:
            if line.sheet is not None and line.sheet.enquiry.is_doubtful and line.isVisible():
                line.take_focus()
                return

    def has_pending(self) -> bool:
        """Tell whether something was typed and not handed on."""
        return self._editor is not None and self._editor.has_pending()

    def flush(self) -> None:
        """Hand on what is being typed."""
        self._commit()

    def _made_row(self) -> QuestionRow:
        line = QuestionRow(self._look)
        line.opening_wanted.connect(lambda: self._toggle(line))
        line.changed.connect(self.changed)
        line.plan_wanted.connect(lambda: self._ask_plan(line))
        line.removal_wanted.connect(lambda: self._ask_removal(line))
        line.stepped.connect(lambda step: self._step(line, step))
        return line

    def _toggle(self, line: QuestionRow) -> None:
        if line.sheet is None:
            return
        if line.sheet.enquiry.id == self._open:
            self._commit()
            self._close()
            self._show_open()
        else:
            self.open_question(line.sheet.enquiry.id)

    def _show_open(self) -> None:
        for line in self._rows:
            if line.sheet is not None:
                is_open = line.sheet.enquiry.id == self._open
                line.show_question(line.sheet, self._boards, is_open=is_open)
        self._show_editor()

    def _show_editor(self) -> None:
        """Put the fields below the question that is open."""
        line = next((x for x in self._rows if x.sheet and x.sheet.enquiry.id == self._open), None)
        if line is None or line.sheet is None:
            return
        if self._editor is None:
            editor = self._editor = QuestionEditor(self._look, self._boards)
            editor.changed.connect(self.changed)
            editor.closed.connect(self._finish)
            editor.plan_wanted.connect(self._plan_open)
            editor.removal_wanted.connect(self._remove_open)
        place = self._column.indexOf(line) + 1
        if self._column.indexOf(self._editor) != place:
            self._column.removeWidget(self._editor)
            self._column.insertWidget(self._column.indexOf(line) + 1, self._editor)
        self._editor.show_question(line.sheet, self._labels)
        self._editor.show()

    def _finish(self) -> None:
        self._commit()
        line = next((x for x in self._rows if x.sheet and x.sheet.enquiry.id == self._open), None)
        self._close()
        self._show_open()
        if line is not None:
            line.take_focus()

    def _close(self) -> None:
        self._open = None
        if self._editor is not None:
            self._editor.hide()

    def _commit(self) -> None:
        if self._editor is not None and self._editor.isVisible():
            self._editor.commit()

    def _plan_open(self) -> None:
        self._commit()
        if self._open is not None:
            self.plan_wanted.emit(self._open)

    def _remove_open(self) -> None:
        if self._open is not None:
            self.removed.emit(self._open)

    def _ask_plan(self, line: QuestionRow) -> None:
        if line.sheet is not None:
            self.plan_wanted.emit(line.sheet.enquiry.id)

    def _ask_removal(self, line: QuestionRow) -> None:
        if line.sheet is not None:
            self.removed.emit(line.sheet.enquiry.id)

    def _step(self, line: QuestionRow, step: int) -> None:
        shown = [each for each in self._rows if each.isVisible()]
        place = shown.index(line) + step
        if 0 <= place < len(shown):
            shown[place].take_focus()


class QuestionRow(QWidget):
    """One question; below it, where its exam is doubtful, what it may be.

    Signals:
        opening_wanted: it is to be opened or closed.
        changed: the question with the exam that was chosen (Enquiry).
    """

    opening_wanted = Signal()
    changed = Signal(object)
    plan_wanted = Signal()
    removal_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.sheet: QuestionSheet | None = None
        self._line = _Line(look)
        self._line.clicked.connect(self.opening_wanted)
        self._line.stepped.connect(self.stepped)
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices)
        self._flow.setContentsMargins(round(_INDENT * look.scale), 0, 0, 6)
        self._offered: tuple[tuple[str, str], ...] = ()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._line)
        inside.addWidget(self._choices)

    def show_question(
        self, sheet: QuestionSheet, boards: Sequence[Board], *, is_open: bool
    ) -> None:
        """Show a question; what it may be only while it is doubtful and closed."""
        self.sheet = sheet
        icon = "chevron-down" if is_open else "message-circle-question-mark"
        words = question_in_words(sheet, boards)
        self._line.show_words(icon, sheet.enquiry.text, words, is_chosen=False)
        self._line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line.menu_of = self
        asks = sheet.enquiry.is_doubtful and not is_open
        self._choices.setVisible(asks)
        if asks:
            self._show_choices(sheet)

    def take_focus(self) -> None:
        """Put the focus on the line."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choices(self, sheet: QuestionSheet) -> None:
        offered = tuple((each.board.short, each.why) for each in sheet.choices[:MOST_CHOICES])
        if offered == self._offered:
            return
        self._offered = offered
        clear(self._flow)
        which = label(WHICH, Style.SMALL)
        which.setMinimumHeight(round(_ROW * self._look.scale))
        self._flow.addWidget(which)
        for place, (name, why) in enumerate(offered):
            made = button(self._look, name, size="small")
            made.setToolTip(plain_tip(f"Because of {why}"))
            made.setAccessibleName(f"{WHICH} {name}")
            made.clicked.connect(lambda *_, place=place: self._choose(place))
            self._flow.addWidget(made)
        own = button(self._look, OWN, kind="ghost", size="small")
        own.setAccessibleName(f"{WHICH} {OWN}")
        own.clicked.connect(lambda: self._choose(None))
        self._flow.addWidget(own)

    def _choose(self, place: int | None) -> None:
        if self.sheet is None:
            return
        enquiry = self.sheet.enquiry
        if place is None:
            self.changed.emit(chosen(enquiry, None))
        else:
            found = self.sheet.choices[place]
            self.changed.emit(chosen(enquiry, found.board, found.question.id))


class _Line(EntryButton):
    """The words of a question, with a menu."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, lines=4)
        self.setCheckable(False)
        self.menu_of: QuestionRow | None = None

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        question = self.menu_of
        if question is None or question.sheet is None:
            return
        menu = PlaceMenu(self)
        menu.offer("Change", self.click, key="Return")
        has_plan = question.sheet.has_plan
        menu.offer("To its plan" if has_plan else "Plan an answer", question.plan_wanted.emit)
        if not has_plan:
            menu.offer("Remove question", question.removal_wanted.emit)
        menu.popup(event.globalPos())
