# SPDX-License-Identifier: MIT
"""What was practised before: a list, of which one can be gone on with, opened or removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame

from workbench.domain.practising.attempts import AttemptSummary
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.practising.wording import minutes_in_words
from workbench.ui.widgets.parts import button, column, label, row, set_property
from workbench.ui.widgets.text_list import TextLine, TextList

_LINES = 5


class PastAttempts(QFrame):
    """The attempts, the newest first.

    Signals:
        opened, removed: with the `AttemptId`.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        set_property(self, "surface", "card")
        self._attempts: tuple[AttemptSummary, ...] = ()
        self.list = TextList(look, height=46)
        self.list.setAccessibleName("What you practised")
        self._open = button(look, "Look at it", size="small")
        self._remove = button(look, "Remove", kind="ghost", icon="trash-2", size="small")
        self._layout = column(
            label("What you practised", Style.PANE_TITLE),
            self.list,
            row(self._open, self._remove, None),
            gap=8,
            margins=(16, 14, 16, 14),
        )
        self.setLayout(self._layout)
        self.list.setMinimumHeight(round(46 * look.scale * 2))
        self.list.setMaximumHeight(round(46 * look.scale * _LINES))
        self.list.line_changed.connect(lambda _: self._name())
        self.list.activated.connect(lambda _: self._tell(self.opened))
        self._open.clicked.connect(lambda *_: self._tell(self.opened))
        self._remove.clicked.connect(lambda *_: self._tell(self.removed))
        self.hide()

    def show_attempts(self, attempts: Sequence[AttemptSummary]) -> None:
        """List these attempts, given oldest first."""
        self._attempts = tuple(reversed(attempts))
        self.list.show_lines([_line(each) for each in self._attempts])
        self.setVisible(bool(attempts))
        self._name()

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        current = self._current()
        is_over = current is None or current.is_over
        self._open.setText("Look at it" if is_over else "Go on with it")
        self._open.setAccessibleName(self._open.text())

    def _current(self) -> AttemptSummary | None:
        place = self.list.place()
        return self._attempts[place] if 0 <= place < len(self._attempts) else None

    def _tell(self, signal: SignalInstance) -> None:
        current = self._current()
        if current is not None:
            signal.emit(current.id)


def _line(attempt: AttemptSummary) -> TextLine:
    day = _day(attempt.begun)
    time = f"{minutes_in_words(attempt.seconds)} of {minutes_in_words(attempt.allowed)}"
    state = _state(attempt) if attempt.is_over else "not finished"
    question = " ".join(attempt.question.split())
    words = f"{day} · {state} · {time}"
    return TextLine(
        f"{question}\n{words}", f"{question.rstrip('.')}. {day}, {state}, {time}", attempt.id
    )


def _state(attempt: AttemptSummary) -> str:
    """Return the marks, and whose they are where a teacher gave one."""
    own = "no mark yet" if attempt.mark is None else _marks(attempt.mark, attempt)
    if attempt.teacher_mark is not None:
        own = f"you: {own}" if attempt.mark is not None else "you: no mark"
        return f"{own}, teacher: {_marks(attempt.teacher_mark, attempt)}"
    return f"{own}, your teacher wrote to you" if attempt.has_remarks else own


def _marks(mark: int, attempt: AttemptSummary) -> str:
    return f"{mark} of {attempt.out_of}" if attempt.out_of else f"{mark} marks"


def _day(time: datetime) -> str:
    local = time.astimezone()
    return f"{local.day} {local:%b %Y}"
