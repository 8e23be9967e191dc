# SPDX-License-Identifier: MIT
"""How a letter looks: a colour of the checked set, and a line style."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget
from typing_extensions import override

from workbench.domain.frameworks import Dimension, Letter, LineStyle, neutral_letter
from workbench.domain.lens_colours import LENS_COLOURS
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import paint_focus
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.lens import draw_line

_SIDE, _LINE = 20, 34


class LookChoice(QWidget):
    """Lets one choose how letters look, one of `looks`.

    Signals:
        chosen: the letter that shows the chosen look (Letter).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, looks: dict[str, Letter]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: list[tuple[Letter, _LookButton]] = []
        flow = FlowLayout(self, gap=4)
        for words, letter in looks.items():
            made = _LookButton(look, words, letter)
            made.setAccessibleName(f"{name} {words.lower()}")
            made.clicked.connect(lambda _=False, x=letter: self.chosen.emit(x))
            self._group.addButton(made)
            self._buttons.append((letter, made))
            flow.addWidget(made)

    def show_letter(self, letter: Letter, what: str) -> None:
        """Show which one is chosen; `what` is “colour” or “line”."""
        for each, made in self._buttons:
            if getattr(each, what) == getattr(letter, what):
                made.setChecked(True)


def colours() -> dict[str, Letter]:
    """Return a letter in each colour of the set, by the colour's name."""
    plain = neutral_letter(Dimension.CONTENT)
    return {x.name: replace(plain, colour=x.colour, tint=x.tint) for x in LENS_COLOURS}


def lines() -> dict[str, Letter]:
    """Return a letter with each line style, by its name."""
    plain = neutral_letter(Dimension.CONTENT)
    return {each.value.capitalize(): replace(plain, line=each) for each in LineStyle}


class _LookButton(QRadioButton):
    """A piece of a line in its colour and style, and what that is called."""

    def __init__(self, look: Look, name: str, letter: Letter) -> None:
        super().__init__(name)
        self._look, self._letter = look, letter
        self.setProperty(NO_RING, True)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.font(Style.SMALL)).horizontalAdvance(self.text())
        scale = self._look.scale
        return QSize(round((_LINE + 22) * scale) + words, round((_SIDE + 10) * scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, scale = self._look, self._look.scale
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_chosen = self.isChecked()
        painter.setPen(QPen(look.colour("text" if is_chosen else "divider"), 2 if is_chosen else 1))
        painter.setBrush(look.colour("page"))
        painter.drawRoundedRect(box, 6, 6)
        middle = box.center().y()
        start = QPointF(box.left() + 7 * scale, middle)
        colour = QColor(look.lens(self._letter).colour)
        end = start + QPointF(_LINE * scale, 0)
        width = 4.0 if self._letter.line is LineStyle.SOLID else 2.4
        draw_line(painter, self._letter.line, start, end, colour=colour, width=width)
        painter.setFont(look.font(Style.SMALL))
        painter.setPen(look.colour("text" if self.isEnabled() else "text_tertiary"))
        words = box.adjusted((_LINE + 13) * scale, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, look, box.adjusted(2, 2, -2, -2), 5)
