# SPDX-License-Identifier: MIT
"""What the pane shows while a source has no marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.frameworks import Framework, Letter
from workbench.domain.saying import listed
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.lens import draw_line, draw_tag
from workbench.ui.widgets.parts import STRETCH, column, label

_LINES: tuple[tuple[float, tuple[float, float] | None], ...] = (
    (1.0, None),
    (0.94, (0.42, 0.94)),
    (1.0, (0.0, 0.3)),
    (0.55, None),
)
"""For each line of the drawing its length and what is marked of it, as shares of the width."""


class EmptyState(QWidget):
    """One sentence and a drawing of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._drawing = Drawing(look)
        self._words = label("", Style.BODY, ink="secondary", wraps=True)
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setLayout(
            column(self._drawing, self._words, STRETCH, gap=16, margins=(16, 20, 16, 16))
        )

    def show_letters(
        self, framework: Framework, *, with_ctrl: bool, on_picture: bool = False
    ) -> None:
        """Name the keys that mark: the letters themselves, or Ctrl with their number.

        A letter whose plain key may mean others as well has its number.
        """
        letters, by_key = framework.letters, framework.by_key()
        keys = [
            f"Ctrl+{number}"
            if with_ctrl or len(by_key[each.letter[:1].casefold()]) > 1
            else each.letter[:1].upper()
            for number, each in enumerate(letters, 1)
        ]
        words = listed(keys, last="or") if keys else "a letter"
        draw = f"Drag over a part of the picture, or press {'Ctrl+Shift+A' if with_ctrl else 'A'}"
        first = draw if on_picture else "Select words in the source"
        self._words.setText(f"{first}, then press {words}.")
        self._words.setAccessibleName(self._words.text())
        self._drawing.show_letter(letters[0] if letters else None)

    def focus(self) -> None:
        """Give the focus to the sentence."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)


class Drawing(QWidget):
    """Four lines of a text with a mark on two of them, and its tag beside."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._letter: Letter | None = None
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_letter(self, letter: Letter | None) -> None:
        """Draw the mark with this letter."""
        self._letter = letter
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(200 * self._look.scale), round(92 * self._look.scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._look.scale, self._look.scale)
        width = min(self.width() / self._look.scale - 52, 230)
        for number, (length, _) in enumerate(_LINES):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("divider"))
            painter.drawRoundedRect(QRectF(0, _top(number), length * width, 7), 3, 3)
        if self._letter is not None:
            self._draw_mark(painter, self._letter, width)

    def _draw_mark(self, painter: QPainter, letter: Letter, width: float) -> None:
        colours = self._look.lens(letter)
        ink = QColor(colours.colour)
        rows = [(number, marked) for number, (_, marked) in enumerate(_LINES) if marked]
        for number, (start, end) in rows:
            top = _top(number)
            words = QRectF(start * width, top - 4, (end - start) * width, 16)
            painter.fillRect(words, QColor(colours.active_tint))
            painter.setBrush(self._look.colour("text_tertiary"))
            painter.drawRoundedRect(QRectF(words.x(), top, words.width(), 7), 3, 3)
            base = QPointF(words.x(), top + 13)
            draw_line(painter, letter.line, base, base + QPointF(words.width(), 0), colour=ink)
            painter.setPen(Qt.PenStyle.NoPen)
        lane, first, last = width + 18, _top(rows[0][0]) - 4, _top(rows[-1][0]) + 14
        draw_line(painter, letter.line, QPointF(lane, first), QPointF(lane, last), colour=ink)
        draw_tag(painter, self._look, letter, QRectF(lane + 8, first, 17, 17))


def _top(number: int) -> float:
    return 8 + 23.0 * number
