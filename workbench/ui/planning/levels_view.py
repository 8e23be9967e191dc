# SPDX-License-Identifier: MIT
"""What the levels of the mark scheme ask for, in view while planning; one's own can be typed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.enquiries import Enquiry, Level
from workbench.domain.mark_schemes import (
    Scheme,
    levels_from_text,
    levels_to_text,
    lines_left_over,
    marks_of_level,
    name_of_level,
)
from workbench.domain.text import canonical
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.form_fields import FormText, is_finishing
from workbench.ui.widgets.parts import button, column, label, row

_HEIGHT = 220
_PROMPT = "Level 1 (1–2): what it asks for\nLevel 2 (3–4): …"
_HINT = "One level a line, with its marks. You can paste a mark scheme here."
_OURS = "In our own short words: what your teacher or your board gives you is what counts."
_UNSURE = "Please check: this may be another exam, or its marks may have changed."
_OWN = "Your own mark scheme."
_NONE = "No levels are known for this question. Choose its exam, or type a mark scheme of your own."
_NOT_READ = "No line has marks such as 1–2 in it, so this is not a mark scheme yet."


@dataclass(frozen=True, slots=True)
class SchemeSheet:
    """The levels of a question, or None, and what its exam is called, or nothing."""

    enquiry: Enquiry
    scheme: Scheme | None
    exam: str = ""
    has_board_levels: bool = False


class LevelsView(QWidget):
    """Levels from the lowest to the highest.

    Signals:
        enquiry_changed: the question with levels of one's own, or without (Enquiry).
        exam_wanted: the exam of the question is to be chosen.
    """

    enquiry_changed = Signal(object)
    exam_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sheet: SchemeSheet | None = None
        self._exam = label("", Style.BODY_STRONG, wraps=True)
        self._whose = label("", Style.CAPTION, ink="tertiary", wraps=True)
        self._lines: list[_LevelLine] = []
        self._levels = QVBoxLayout()
        self._levels.setSpacing(8)
        self.field = _SchemeField()
        self._fault = label("", Style.SMALL, ink="error", wraps=True)
        self.change = button(look, "Type my own", kind="ghost", icon="pencil", size="small")
        self.choose = button(look, "Choose the exam", kind="ghost", size="small")
        self.board = button(look, "Use the board’s", kind="ghost", icon="undo-2", size="small")
        self.done = button(look, "Done", icon="check", size="small")
        self._editor = QWidget()
        self._build()
        self._connect()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_scheme(self, sheet: SchemeSheet) -> None:
        """Show the levels of a question; what is being typed stays."""
        if self._sheet is not None and sheet.enquiry.id != self._sheet.enquiry.id:
            self._leave()
        self._sheet = sheet
        scheme = sheet.scheme
        self._exam.setText(sheet.exam)
        self._exam.setVisible(bool(sheet.exam))
        self._whose.setText(_whose(scheme))
        levels = scheme.levels if scheme else ()
        while len(self._lines) < len(levels):
            self._lines.append(_LevelLine())
            self._levels.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(levels))
            if place < len(levels):
                line.show_level(levels[place])
        self.change.setText("Change" if scheme and scheme.is_own else "Type my own")
        self.choose.setVisible(scheme is None or not scheme.is_own)
        self.board.setVisible(bool(scheme and scheme.is_own))
        self.board.setText("Use the board’s" if sheet.has_board_levels else "Remove")

    def edit(self) -> None:
        """Let the student type or paste levels."""
        scheme = self._sheet.scheme if self._sheet else None
        self._fault.hide()
        self.field.setPlainText(levels_to_text(scheme.levels) if scheme else "")
        self._editor.show()
        self.change.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_pending(self) -> bool:
        """Tell whether levels were typed and not handed on."""
        return not self._editor.isHidden() and self._typed() not in {None, self._known()}

    def flush(self) -> None:
        """Hand on what is being typed, as far as it is a mark scheme."""
        typed, sheet = self._typed(), self._sheet
        if self._editor.isHidden() or typed is None or typed == self._known() or sheet is None:
            return
        self.enquiry_changed.emit(replace(sheet.enquiry, levels=typed))

    def _build(self) -> None:
        self._editor.setLayout(
            column(
                label(_HINT, Style.SMALL, ink="secondary", wraps=True),
                self.field,
                self._fault,
                row(self.done, None),
                gap=6,
            )
        )
        self._editor.hide()
        self._fault.hide()
        self.setLayout(
            column(
                self._exam,
                self._whose,
                self._levels,
                self._editor,
                column(
                    row(self.change, None), row(self.choose, None), row(self.board, None), gap=2
                ),
                gap=8,
            )
        )

    def _follow_look(self) -> None:
        self.field.setFixedHeight(round(_HEIGHT * self._look.scale))

    def _connect(self) -> None:
        self.change.clicked.connect(self.edit)
        self.choose.clicked.connect(lambda *_: self.exam_wanted.emit())
        self.board.clicked.connect(self._remove_own)
        self.done.clicked.connect(self._finish)
        self.field.left.connect(self.flush)
        self.field.finished.connect(self._finish)
        self.field.escaped.connect(self._leave)

    def _finish(self) -> None:
        if self._typed() is None:
            left = lines_left_over(self.field.toPlainText())
            self._fault.setText(
                f"{_NOT_READ} It begins with “{left[0][:40]}”." if left else _NOT_READ
            )
            self._fault.show()
            announce(self, _NOT_READ)
            return
        self.flush()
        self._leave()

    def _leave(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self._editor.isAncestorOf(focus)
        self._editor.hide()
        self.change.show()
        if had_focus:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_own(self) -> None:
        self._leave()
        if self._sheet is not None:
            self.enquiry_changed.emit(replace(self._sheet.enquiry, levels=()))

    def _typed(self) -> tuple[Level, ...] | None:
        """Return the levels in the field; none where it is empty, None where it has no levels."""
        text = canonical(self.field.toPlainText())
        return (levels_from_text(text) or None) if text.strip() else ()

    def _known(self) -> tuple[Level, ...]:
        """Return the levels that are shown, as they would be read from the field."""
        scheme = self._sheet.scheme if self._sheet else None
        return levels_from_text(levels_to_text(scheme.levels)) if scheme else ()


class _LevelLine(QFrame):
    """A level: its name, its marks, and below what it asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", Style.BODY_STRONG)
        self._marks = label("", Style.SMALL, ink="secondary")
        self._words = label("", Style.SMALL, wraps=True)
        self.setLayout(column(row(self._name, None, self._marks), self._words, gap=1))

    def show_level(self, level: Level) -> None:
        """Show this level."""
        marks = f"{marks_of_level(level)} {'mark' if level.high == 1 else 'marks'}"
        self._name.setText(name_of_level(level))
        self._marks.setText(marks)
        self._words.setText(level.descriptor)
        self._words.setVisible(bool(level.descriptor))
        self.setAccessibleName(f"{name_of_level(level)}, {marks}: {level.descriptor}")


class _SchemeField(FormText):
    """Levels, one a line; Ctrl+Enter finishes, Escape gives back what was there."""

    left = Signal()
    finished = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__(_PROMPT, "Mark scheme, one level a line, edit")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif is_finishing(event):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _whose(scheme: Scheme | None) -> str:
    if scheme is None:
        return _NONE
    if scheme.is_own:
        return _OWN
    return _OURS if scheme.is_certain else f"{_UNSURE} {_OURS}"
