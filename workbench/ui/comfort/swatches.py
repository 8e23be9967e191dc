# SPDX-License-Identifier: MIT
"""The page colours to choose from, each with its name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style, Theme, tokens
from workbench.ui.widgets.choices import paint_focus
from workbench.ui.widgets.focus_ring import NO_RING

_COLUMNS = 3
_SIDE = 26


class Swatches(QWidget):
    """Lets one choose a page colour; `chosen` brings its name."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._swatches: dict[str, Swatch] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for number, (name, colour) in enumerate(tokens().pages.items()):
            swatch = Swatch(look, name.capitalize(), colour)
            swatch.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(swatch)
            self._swatches[name] = swatch
            grid.addWidget(swatch, number // _COLUMNS, number % _COLUMNS)

    def show_page(self, name: str) -> None:
        """Show which one is chosen."""
        if name in self._swatches:
            self._swatches[name].setChecked(True)


class Swatch(QRadioButton):
    """A piece of paper in one colour, and what that colour is called."""

    def __init__(self, look: Look, name: str, colour: str) -> None:
        super().__init__(name)
        self._look, self._paper = look, QColor(colour)
        self.setAccessibleName(f"Page colour {name.lower()}")
        self.setProperty(NO_RING, True)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.font(Style.SMALL)).horizontalAdvance(self.text())
        side = self._side
        return QSize(side + 14 + words, side + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, side = self._look, self._side
        paper = QRectF(3, (self.height() - side) / 2, side, side)
        is_chosen = self.isChecked()
        border = "text" if is_chosen else "control_border"
        painter.setPen(QPen(look.colour(border), 2 if is_chosen else 1))
        painter.setBrush(self._paper)
        painter.drawRoundedRect(paper.adjusted(1, 1, -1, -1), 5, 5)
        if is_chosen:
            # Papers are pale in every theme, so the tick on them is dark in every theme.
            painter.setPen(QPen(QColor(tokens().colours[Theme.LIGHT]["text"]), 2))
            left, middle = paper.x() + side * 0.28, paper.center().y()
            painter.drawPolyline(
                [
                    QPoint(round(left), round(middle)),
                    QPoint(round(left + side * 0.16), round(middle + side * 0.16)),
                    QPoint(round(left + side * 0.45), round(middle - side * 0.17)),
                ]
            )
        painter.setFont(look.font(Style.SMALL))
        painter.setPen(look.colour("text" if self.isEnabled() else "text_tertiary"))
        words = QRectF(paper.right() + 6, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, look, QRectF(self.rect()).adjusted(1, 1, -1, -1), 6)

    @property
    def _side(self) -> int:
        return round(_SIDE * self._look.scale)
