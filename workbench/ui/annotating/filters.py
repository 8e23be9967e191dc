# SPDX-License-Identifier: MIT
"""Which notes are listed: all, those of one letter, those that are not finished."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.domain.frameworks import OTHERS, Framework, Letter
from workbench.ui.annotating.listing import Counts, ListedNote
from workbench.ui.look.look import Look
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.lens import draw_tag
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import Button, button

_TAG, _TAG_GAP = 17, 3


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What is listed; without a letter the notes of all, with `OTHERS` those of no letter."""

    letter: Letter | None = None
    only_unfinished: bool = False

    @property
    def shows_all(self) -> bool:
        """Whether no note is left out."""
        return self.letter is None and not self.only_unfinished

    def shows(self, note: ListedNote) -> bool:
        """Tell whether a note is listed."""
        is_of_letter = self.letter is None or (note.letter or OTHERS) == self.letter
        return is_of_letter and (note.is_unfinished or not self.only_unfinished)


class Filters(QWidget):
    """A pill for all notes and one for each letter, with how many there are."""

    chosen = Signal(object)
    """A `NoteFilter`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._filter = NoteFilter()
        self._layout = FlowLayout(self, gap=5)
        self._all = button(look, "All", kind="pill")
        self._all.setCheckable(True)
        self._all.clicked.connect(lambda: self._choose(replace(self._filter, letter=None)))
        self._layout.addWidget(self._all)
        self._pills: list[LetterPill] = []
        self.unfinished = _unfinished_button(look)
        """Stands beside the title of the pane."""
        self.unfinished.clicked.connect(
            lambda is_on: self._choose(replace(self._filter, only_unfinished=is_on))
        )

    @property
    def filter(self) -> NoteFilter:
        """What is listed now."""
        return self._filter

    def show_letters(self, framework: Framework) -> None:
        """Offer the letters of this framework."""
        letters = (*framework.letters, OTHERS)
        if tuple(pill.letter for pill in self._pills) == letters:
            return
        for pill in self._pills:
            self._layout.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = [LetterPill(self._look, letter) for letter in letters]
        for pill in self._pills:
            pill.clicked.connect(lambda _=False, x=pill.letter: self._press(x))
            self._layout.addWidget(pill)
        self.show_filter(replace(self._filter, letter=None))

    def show_counts(self, counts: Counts) -> None:
        """Show how many notes there are of each kind."""
        self._all.setText(f"All {counts.all}")
        self._all.setAccessibleName(f"All notes, {counts.all}")
        for pill in self._pills:
            pill.show_count(counts.by_letter[pill.letter.letter])
            if pill.letter == OTHERS:
                is_chosen = self._filter.letter == OTHERS
                pill.setVisible(is_chosen or counts.by_letter[OTHERS.letter] > 0)
        count = counts.unfinished
        self.unfinished.setText(f"{count} unfinished")
        self.unfinished.setAccessibleName(f"Only unfinished notes, {count}")
        self.unfinished.setVisible(count > 0 or self._filter.only_unfinished)

    def show_filter(self, chosen: NoteFilter) -> None:
        """Show what is listed."""
        self._filter = chosen
        self._all.setChecked(chosen.letter is None)
        for pill in self._pills:
            pill.setChecked(pill.letter == chosen.letter)
        self.unfinished.setChecked(chosen.only_unfinished)

    def _press(self, letter: Letter) -> None:
        is_second = letter == self._filter.letter
        self._choose(replace(self._filter, letter=None if is_second else letter))

    def _choose(self, chosen: NoteFilter) -> None:
        self.show_filter(chosen)
        self.chosen.emit(chosen)


class LetterPill(QPushButton):
    """The tag of a letter and how many notes it has."""

    def __init__(self, look: Look, letter: Letter) -> None:
        super().__init__()
        self._look = look
        self.letter = letter
        self.setProperty("kind", "pill")
        self.setCheckable(True)
        self.setToolTip(plain_tip(letter.name))
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self.setText(str(count))
        self.setAccessibleName(f"{self.letter.name}, {count}")

    def _follow_look(self) -> None:
        side = round(_TAG * self._look.scale)
        ratio = max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
        width = side + round(_TAG_GAP * self._look.scale)
        picture = QPixmap(round(width * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_tag(painter, self._look, self.letter, QRectF(0, 0, side, side))
        painter.end()
        self.setIcon(QIcon(picture))
        self.setIconSize(QSize(width, side))


def _unfinished_button(look: Look) -> Button:
    made = button(look, "0 unfinished", kind="filter", icon="list-filter")
    made.setCheckable(True)
    made.setToolTip("Only notes that miss a step")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    policy = made.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    made.setSizePolicy(policy)
    made.hide()
    return made
