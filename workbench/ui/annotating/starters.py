# SPDX-License-Identifier: MIT
"""Beginnings of sentences under the step in use, while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.focus_ring import NO_RING

AT_ONCE = 2
"""Starters shown at the same time."""


class Starters(QWidget):
    """At most two starters at a time; the down key goes on to the others."""

    taken = Signal(str)
    given_up = Signal()
    """Back to the field: Escape, or up from the first one."""
    typed = Signal(str)
    """Somebody went on typing although a starter had the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._starters: tuple[str, ...] = ()
        self._first = 0
        self._buttons = [StarterButton(look) for _ in range(AT_ONCE)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for place, each in enumerate(self._buttons):
            layout.addWidget(each)
            each.clicked.connect(lambda _=False, at=place: self.taken.emit(self._text_at(at)))
            each.moved.connect(lambda by, at=place: self._move(at, by))
            each.given_up.connect(self.given_up)
            each.typed.connect(self.typed)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to offer."""
        return not self._starters

    def show_starters(self, starters: Sequence[str]) -> None:
        """Offer these, beginning with the first."""
        if tuple(starters) != self._starters:
            self._starters = tuple(starters)
            self._first = 0
            self._show()

    def walk(self) -> bool:
        """Go to the first starter shown; tell whether there is one."""
        if self.isVisible() and self._starters:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def has_focus_within(self) -> bool:
        """Tell whether one of the starters has the focus."""
        return any(each.hasFocus() for each in self._buttons)

    def _move(self, place: int, by: int) -> None:
        wanted = place + by
        number = self._first + wanted
        if number < 0:
            self.given_up.emit()
        elif number < len(self._starters):
            if 0 <= wanted < AT_ONCE:
                self._buttons[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._first += by
                self._show()
                announce(self._buttons[place], self._text_at(place))

    def _show(self) -> None:
        for place, each in enumerate(self._buttons):
            each.show_text(self._text_at(place))
            each.setVisible(bool(self._text_at(place)))

    def _text_at(self, place: int) -> str:
        number = self._first + place
        return self._starters[number] if number < len(self._starters) else ""


class StarterButton(QAbstractButton):
    """A starter in full: its words wrap, and are never cut."""

    moved = Signal(int)
    given_up = Signal()
    typed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty(NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Offer this."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.setAccessibleDescription("Beginning of a sentence")
            self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self._font())
        room = QRect(0, 0, max(1, width - self._before() - self._after()), 10_000)
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return max(round(27 * self._look.scale), words.height() + round(10 * self._look.scale))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(120 * self._look.scale), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(27 * self._look.scale))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_pointed_at = self.underMouse() or self.isDown()
        painter.setBrush(look.colour("hover" if is_pointed_at else "sunken"))
        painter.setPen(QPen(look.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        inset = 1 if self.hasFocus() else 0
        radius = look.px("radius_control")
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        icon = look.pixmap("corner-down-right", colour="text_tertiary", size=15)
        side = round(15 * look.scale)
        line = QFontMetrics(self._font()).height()
        room = self.rect().adjusted(self._before(), 0, -self._after(), 0)
        words = QFontMetrics(self._font()).boundingRect(
            room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        left = round(8 * look.scale)
        painter.drawPixmap(QPoint(left, words.top() + (line - side) // 2), icon)
        painter.setFont(self._font())
        painter.setPen(look.colour("text"))
        painter.drawText(
            room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.text()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.click()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _font(self) -> QFont:
        return self._look.font(Style.SMALL)

    def _before(self) -> int:
        return round(29 * self._look.scale)

    def _after(self) -> int:
        return round(8 * self._look.scale)
