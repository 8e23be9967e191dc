# SPDX-License-Identifier: MIT
"""What can be pressed below a card: show the answer, then how it went."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from workbench.domain.revising.schedules import Grade, Offer
from workbench.ui.look.look import Look
from workbench.ui.revising.wording import grade_words, spoken_grade
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import button, row


class AnswerBar(QStackedWidget):
    """One button as long as the answer is hidden, four of them afterwards.

    Signals:
        turn_wanted: the answer is to be shown.
        graded: how it went (Grade).
    """

    turn_wanted = Signal()
    graded = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn = button(look, "Show the answer", kind="primary", size="large")
        self.turn.setToolTip(plain_tip("Show the answer (Space)"))
        self.grades = {grade: button(look, kind="grade") for grade in Grade}
        self._four = _Four(tuple(self.grades.values()))
        held = QWidget()
        held.setLayout(row(None, self.turn, None))
        self.addWidget(held)
        self.addWidget(self._four)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.turn.clicked.connect(lambda *_: self.turn_wanted.emit())
        for grade, each in self.grades.items():
            each.clicked.connect(partial(self._tell, grade))
        self.show_offers(())

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Say on each button when the card would come again; without offers, nothing of that."""
        by_grade = {each.grade: each for each in offers}
        for grade, each in self.grades.items():
            offer = by_grade.get(grade)
            each.setText(grade_words(grade, offer))
            each.setAccessibleName(spoken_grade(grade, offer))
            each.setToolTip(plain_tip(f"{spoken_grade(grade, offer)} ({grade.value})"))

    def be_turned(self, *, is_turned: bool) -> None:
        """Offer the grades, or to show the answer."""
        self.setCurrentIndex(1 if is_turned else 0)

    def _tell(self, grade: Grade, _is_checked: bool = False) -> None:
        self.graded.emit(grade)


class _Four(QWidget):
    """Four buttons of one width, side by side or in two rows."""

    def __init__(self, buttons: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._buttons = buttons
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        # Two rows of two are always possible, so four in one row are not the least.
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        for each in buttons:
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._part(len(buttons))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(2), self._grid.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = len(self._buttons)
        self._part(columns if event.size().width() >= self._width_of(columns) else 2)

    def _width_of(self, columns: int) -> int:
        widest = max(each.sizeHint().width() for each in self._buttons)
        return columns * widest + (columns - 1) * self._grid.spacing()

    def _part(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, each in enumerate(self._buttons):
            self._grid.addWidget(each, *divmod(place, columns))
        for place in range(len(self._buttons)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self.updateGeometry()
