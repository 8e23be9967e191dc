# SPDX-License-Identifier: MIT
"""What can be done with a note beside writing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.annotations import Annotation, Weight
from workbench.domain.frameworks import Letter


class NoteMenu(QMenu):
    """Weight, letter, plan, and removal of one note; it is gone once it is closed."""

    change_wanted = Signal(object)
    """The annotation as it is to be."""
    plan_wanted = Signal()
    removal_wanted = Signal()

    def __init__(
        self, annotation: Annotation, letters: Sequence[Letter], *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._annotation = annotation
        self._add_weights()
        self._add_letters(letters)
        self.addSeparator()
        self._add("To the plan").triggered.connect(lambda *_: self.plan_wanted.emit())
        self.addSeparator()
        self._add("Remove mark").triggered.connect(lambda *_: self.removal_wanted.emit())

    def _add_weights(self) -> None:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for weight in Weight:
            action = self._add(f"Weight: {weight.value}", group)
            action.setChecked(self._annotation.weight is weight)
            action.triggered.connect(
                lambda is_on, x=weight: self.change_wanted.emit(
                    replace(self._annotation, weight=x if is_on else None)
                )
            )

    def _add_letters(self, letters: Sequence[Letter]) -> None:
        self.addSeparator()
        group = QActionGroup(self)
        for letter in letters:
            action = self._add(f"{letter.letter}: {letter.name}", group)
            is_this = self._annotation.dimension in letter.dimensions
            action.setChecked(is_this)
            if not is_this:
                action.triggered.connect(
                    lambda _, x=letter.dimension: self.change_wanted.emit(
                        replace(self._annotation, dimension=x)
                    )
                )

    def _add(self, text: str, group: QActionGroup | None = None) -> QAction:
        # A single & in a name would be taken for a key.
        action = self.addAction(text.replace("&", "&&"))
        if group is not None:
            action.setCheckable(True)
            group.addAction(action)
        return action


class WholeNoteMenu(QMenu):
    """The letters under which a note on the whole source can be written."""

    chosen = Signal(object)

    def __init__(self, letters: Sequence[Letter], *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for letter in letters:
            action = self.addAction(f"{letter.letter}: {letter.name}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, x=letter: self.chosen.emit(x))
