# SPDX-License-Identifier: MIT
"""Whose work a copy is: a name, or for an exam board nothing but numbers."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from workbench.domain.plans import ExamEntry, Student
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.form_fields import FormLine
from workbench.ui.widgets.parts import column, label

_PAUSE = 400
"""Milliseconds without a key after which what was typed is shown on the page."""


class SigningBox(QWidget):
    """Fields for who made it; `changed` says that something in them is new."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = _line("Name")
        self._class = _line("Class")
        self._teacher = _line("Teacher")
        self._candidate = _line("Candidate number")
        self._centre = _line("Centre number")
        self._component = _line("Component code")
        self._as_candidate = TickBox(
            look, "Numbers instead of my name", "candidate, centre and component, for an exam"
        )
        self._by_name = _fields(self._name, self._class, self._teacher)
        self._by_number = _fields(self._candidate, self._centre, self._component)
        self.setLayout(
            column(
                label("Whose work it is", Style.SMALL, ink="secondary"),
                self._by_name,
                self._as_candidate,
                self._by_number,
                gap=5,
            )
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        for each in self._lines:
            each.textEdited.connect(lambda _: self._pause.start())
            each.editingFinished.connect(self._tell_at_once)
        self._as_candidate.toggled.connect(self._follow)
        self._show_fields()

    @property
    def student(self) -> Student:
        """Who made it, as typed."""
        return Student(
            _typed(self._name), _typed(self._class), _typed(self._candidate), _typed(self._teacher)
        )

    @property
    def exam(self) -> ExamEntry:
        """What an exam board wants to read, as typed."""
        return ExamEntry(_typed(self._centre), _typed(self._component))

    @property
    def is_by_candidate(self) -> bool:
        """Whether the name is kept out."""
        return self._as_candidate.isChecked()

    def show_signature(self, student: Student, exam: ExamEntry) -> None:
        """Show who made it."""
        for field, words in (
            (self._name, student.name),
            (self._class, student.class_name),
            (self._teacher, student.teacher),
            (self._candidate, student.candidate),
            (self._centre, exam.centre),
            (self._component, exam.component),
        ):
            field.setText(words)
            field.setCursorPosition(0)

    def show_by_candidate(self, *, is_by_candidate: bool) -> None:
        """Show whether the name is kept out."""
        self._as_candidate.blockSignals(True)
        self._as_candidate.setChecked(is_by_candidate)
        self._as_candidate.blockSignals(False)
        self._show_fields()

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        named = (self._name, self._class, self._teacher)
        return (*named, self._candidate, self._centre, self._component)

    def _tell_at_once(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()

    def _follow(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        is_by_candidate = self._as_candidate.isChecked()
        self._by_name.setVisible(not is_by_candidate)
        self._by_number.setVisible(is_by_candidate)


def _line(name: str) -> QLineEdit:
    return FormLine(name=name)


def _typed(field: QLineEdit) -> str:
    return " ".join(field.text().split())


def _fields(*fields: QLineEdit) -> QWidget:
    """Return fields below each other, each beside its name."""
    made = QWidget()
    layout = QGridLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(10)
    layout.setVerticalSpacing(6)
    for number, field in enumerate(fields):
        caption = label(field.accessibleName())
        caption.setBuddy(field)
        layout.addWidget(caption, number, 0)
        layout.addWidget(field, number, 1)
    layout.setColumnStretch(1, 1)
    return made
