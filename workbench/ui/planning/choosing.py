# SPDX-License-Identifier: MIT
"""What stands in place of a plan before there is a question to plan for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.enquiries import Board, QuestionType
from workbench.domain.question_text import asked_words
from workbench.domain.sources import Pack
from workbench.domain.text import canonical
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.planning.fields import SlotField
from workbench.ui.widgets.combo import Combo
from workbench.ui.widgets.exam_names import GAP, NO_KIND, OWN, exam_in_words, kind_in_words, task_of
from workbench.ui.widgets.parts import button, clear, column, label, row, scrolling, surface

_MOST_OFFERED = 6
_WIDTH = 560


@dataclass(frozen=True, slots=True)
class ChosenKind:
    """A kind of question of an exam."""

    board: Board
    kind: QuestionType


class QuestionChooser(QWidget):
    """Asks for the question of a new plan; those of the pack and of exams are offered.

    Signals:
        chosen: the question (str), with its kind where somebody chose one (ChosenKind | None).
    """

    chosen = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.field = SlotField(look, "The question", "Type the question you are given")
        self._begin = button(look, "Start the plan", kind="primary", size="large")
        self.exam, self.kind = Combo(look, "Exam"), Combo(look, "Kind of question")
        self._boards: tuple[Board, ...] = ()
        self._offered = QVBoxLayout()
        self._offered_title = label("Questions on the page", Style.LABEL, ink="secondary")
        self._questions: tuple[str, ...] = ()
        self._build()
        self.field.typed.connect(self._on_typed)
        self.field.entered.connect(self._choose)
        self._begin.clicked.connect(self._choose)
        self.exam.activated.connect(self._choose_exam)
        self.kind.activated.connect(self._choose_kind)

    def show_pack(self, pack: Pack) -> None:
        """Offer the questions of this pack."""
        questions = tuple(asked_words(each.text) for each in pack.questions[:_MOST_OFFERED])
        if questions == self._questions:
            return
        self._questions = questions
        clear(self._offered)
        for text in questions:
            self._offered.addWidget(self._offer(text))
        self._offered_title.setVisible(bool(questions))

    def show_boards(self, boards: Sequence[Board]) -> None:
        """Offer the kinds of question of these exams."""
        self._boards = tuple(boards)
        self.exam.show_names([OWN, *map(exam_in_words, self._boards)])
        self._choose_exam(self.exam.currentIndex())

    def focus_question(self) -> None:
        """Give the field the focus."""
        self.field.focus_end()

    def _build(self) -> None:
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._begin.setEnabled(False)
        for each in (self.exam, self.kind):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.kind.hide()
        self._offered.setSpacing(8)
        self._offered_title.hide()
        content = surface(
            "window",
            column(
                40,
                label("Choose a question", Style.PAGE_TITLE),
                label("A plan answers one question.", Style.BODY, ink="secondary", wraps=True),
                8,
                self.field,
                label("From an exam", Style.LABEL, ink="secondary"),
                self.exam,
                self.kind,
                4,
                row(self._begin, None),
                16,
                self._offered_title,
                self._offered,
                None,
            ),
        )
        content.setMaximumWidth(round(_WIDTH * self._look.scale))
        centred = QHBoxLayout()
        centred.setContentsMargins(20, 0, 20, 20)
        centred.addStretch(1)
        centred.addWidget(content, 8)
        centred.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(surface("window", centred)))
        self.setFocusProxy(self.field)

    def _offer(self, text: str) -> QPushButton:
        made = _Offer(text)
        made.clicked.connect(lambda: self.chosen.emit(text, None))
        return made

    def _on_typed(self, text: str) -> None:
        self._begin.setEnabled(bool(text.strip()))

    def _choose(self) -> None:
        text = canonical(self.field.text()).strip()
        if text:
            self.chosen.emit(text, self._chosen_kind())

    def _choose_exam(self, place: int) -> None:
        kinds = self._boards[place - 1].questions if place > 0 else ()
        self.kind.show_names([NO_KIND, *map(kind_in_words, kinds)])
        self.kind.setCurrentIndex(0)
        self.kind.setVisible(bool(kinds))

    def _choose_kind(self) -> None:
        """Put the task of the kind into the field, and wait for what belongs into its first gap."""
        chosen = self._chosen_kind()
        if chosen is None:
            return
        self.field.show_text("")
        editor = self.field.editor
        task = task_of(chosen.kind)
        editor.setPlainText(task)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = editor.textCursor()
        gap = task.find(GAP)
        if gap >= 0:
            cursor.setPosition(gap)
            cursor.setPosition(gap + len(GAP), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)

    def _chosen_kind(self) -> ChosenKind | None:
        board, kind = self.exam.currentIndex() - 1, self.kind.currentIndex() - 1
        if board < 0 or kind < 0:
            return None
        return ChosenKind(self._boards[board], self._boards[board].questions[kind])


class _Offer(QPushButton):
    """A question to press; long ones go over several lines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setAccessibleName(text)
        words = label(" ".join(text.split()), Style.BODY, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1
