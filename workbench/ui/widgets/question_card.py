# SPDX-License-Identifier: MIT
"""A question for the student, with its two ways on: answer it, or say that it was meant so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.parts import Glyph, button, column, label, row


class QuestionCard(QFrame):
    """One question; without one it is not there."""

    answer_wanted = Signal()
    meant = Signal(str)
    """“I meant this”, with the reason, which may be nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "gap")
        self._where = label("", Style.CAPTION, ink="secondary", wraps=True)
        self._question = label("", Style.SMALL, wraps=True)
        for each in (self._where, self._question):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._answer = button(look, "Answer", kind="ghost", size="small")
        self._meant = button(look, "I meant this", kind="ghost", size="small")
        self._reason = QLineEdit()
        self._reason.setAccessibleName("Why did you mean this?")
        self._reason.setPlaceholderText("Why? You need not say.")
        self._reason.installEventFilter(self)
        self._keep = button(look, "Do not ask again", size="small")
        self._ways, self._why = QWidget(), QWidget()
        self._lay_out(look)
        self._connect()
        self.hide()

    @property
    def question(self) -> str:
        """What is asked, or nothing."""
        return self._question.text()

    def show_question(self, question: str | None, *, where: str = "") -> None:
        """Ask this, or with None nothing; `where` says what it is about where that is not seen."""
        if question != self._question.text():
            self._ask_why(False)
        self._question.setText(question or "")
        self._where.setText(where)
        self._where.setVisible(bool(where))
        spoken = f"{where}: {question}" if where else question or ""
        self.setAccessibleName(f"A question for you. {spoken}")
        for each in (self._answer, self._meant, self._reason):
            each.setAccessibleDescription(spoken)
        self.setVisible(bool(question))

    def focus(self) -> None:
        """Go to the first way on."""
        self._answer.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._ask_why(False)
                self._meant.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._say_meant()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, look: Look) -> None:
        for held, widgets in (
            (self._ways, (self._answer, self._meant)),
            (self._why, (self._reason, self._keep)),
        ):
            flow = FlowLayout(held, gap=4)
            for each in widgets:
                flow.addWidget(each)
        self._why.hide()
        glyph = Glyph(look, "message-circle-question-mark", size=18, colour="text_secondary")
        words = column(self._where, self._question, gap=2)
        head = row(column(glyph, None), words, gap=8)
        self.setLayout(column(head, self._ways, self._why, gap=4, margins=(10, 8, 10, 8)))

    def _connect(self) -> None:
        self._answer.clicked.connect(lambda *_: self.answer_wanted.emit())
        self._meant.clicked.connect(lambda *_: self._ask_why(True))
        self._keep.clicked.connect(lambda *_: self._say_meant())

    def _ask_why(self, asks: bool) -> None:
        self._ways.setVisible(not asks)
        self._why.setVisible(asks)
        self._reason.clear()
        if asks:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_meant(self) -> None:
        reason = " ".join(self._reason.text().split())
        self._ask_why(False)
        self.meant.emit(reason)
