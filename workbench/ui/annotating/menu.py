# SPDX-License-Identifier: MIT
"""What can be done with a note beside writing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from workbench.domain.annotations import Annotation, Weight
from workbench.domain.frameworks import Letter
from workbench.ui.widgets.menus import PlaceMenu


class NoteMenu(PlaceMenu):
    """Weight, letter, plan, versions, and removal of one note; it is gone once it is closed."""

    change_wanted = Signal(object)
    """The annotation as it is to be."""
    plan_wanted = Signal()
    versions_wanted = Signal()
    removal_wanted = Signal()

    def __init__(
        self, annotation: Annotation, letters: Sequence[Letter], *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._annotation = annotation
        self._add_weights()
        self._add_letters(letters)
        self.addSeparator()
        self.offer("To the plan", self.plan_wanted.emit, action_id="to-plan")
        self.offer("Earlier versions…", self.versions_wanted.emit, action_id="earlier-versions")
        self.addSeparator()
        self.offer("Remove mark", self.removal_wanted.emit, key="Delete")

    def _add_weights(self) -> None:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for weight in Weight:
            action = self.offer(f"Weight: {weight.value}", partial(self._give_weight, weight))
            action.setCheckable(True)
            action.setChecked(self._annotation.weight is weight)
            group.addAction(action)

    def _add_letters(self, letters: Sequence[Letter]) -> None:
        self.addSeparator()
        group = QActionGroup(self)
        for number, letter in enumerate(letters, 1):
            action = self.offer(
                f"{letter.letter}: {letter.name}",
                partial(self._put_under, letter),
                action_id=f"mark-{number}",
            )
            action.setCheckable(True)
            action.setChecked(self._annotation.dimension in letter.dimensions)
            group.addAction(action)

    def _give_weight(self, weight: Weight) -> None:
        given = None if self._annotation.weight is weight else weight
        self.change_wanted.emit(replace(self._annotation, weight=given))

    def _put_under(self, letter: Letter) -> None:
        if self._annotation.dimension not in letter.dimensions:
            self.change_wanted.emit(replace(self._annotation, dimension=letter.dimension))


class WholeNoteMenu(PlaceMenu):
    """The letters under which a note on the whole source can be written."""

    chosen = Signal(object)

    def __init__(self, letters: Sequence[Letter], *, parent: QWidget) -> None:
        super().__init__(parent)
        for letter in letters:
            self.offer(f"{letter.letter}: {letter.name}", partial(self.chosen.emit, letter))
