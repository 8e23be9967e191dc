# SPDX-License-Identifier: MIT
"""What is not given, shown as a question and never as a mistake."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.provenance import FIELD_NAMES
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.provenance.wording import QUESTION
from workbench.ui.widgets.parts import STRETCH, Glyph, column, label, row


class Gap(QAbstractButton):
    """A field that is not given; pressing it begins a note on the whole source about that.

    A dashed card with the question, or, where much is missing, one line.
    """

    escaped = Signal()

    def __init__(self, look: Look, name: str, *, is_line: bool) -> None:
        super().__init__()
        self.name = name
        self._look, self._is_line = look, is_line
        # A button would not get narrower than its words are long.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{FIELD_NAMES[name]}: not given. {QUESTION}")
        self.setAccessibleDescription("Press to write a note about it")
        self.setLayout(_line(look, name) if is_line else _card(look, name))
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_pointed_at = self.underMouse() or self.isDown()
        ground = self._look.colour("sunken" if is_pointed_at else "pane")
        if self._is_line:
            painter.fillRect(self.rect(), ground)
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("divider"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.colour("control_border"), 1)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(ground)
        radius = self._look.px("radius_control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _card(look: Look, name: str) -> QLayout:
    return row(
        column(2, Glyph(look, "circle-dashed", size=17), STRETCH, gap=0),
        column(
            label(FIELD_NAMES[name], Style.CAPTION, ink="secondary"),
            label("Not given", Style.BODY, ink="secondary"),
            label(QUESTION, Style.CAPTION, ink="secondary", wraps=True),
            gap=1,
        ),
        gap=9,
        margins=(10, 8, 10, 8),
    )


def _line(look: Look, name: str) -> QLayout:
    return row(
        Glyph(look, "circle-dashed", size=17),
        label(FIELD_NAMES[name], Style.BODY),
        STRETCH,
        label("Not given", Style.SMALL, ink="secondary"),
        gap=9,
        margins=(0, 9, 0, 9),
    )
