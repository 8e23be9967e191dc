# SPDX-License-Identifier: MIT
"""The heading of a part of the plan: badge, words, state, dots, and whether it is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy
from typing_extensions import override

from workbench.domain.identifiers import PointId
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.dragging import carry_point
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.menus import PlaceMenu

_HEIGHT, _BADGE, _GAP, _CHEVRON = 42, 24, 10, 18
_DOT, _DOT_PITCH = 7.2, 12


class Heading(QAbstractButton):
    """One line that opens and closes what is below it.

    Signals:
        opening_wanted: whether it should be open (bool).
        removal_wanted: Delete was pressed, or its entry in the menu.
        step_wanted: one place down (1) or up (-1).
    """

    opening_wanted = Signal(bool)
    removal_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, look: Look, *, point_id: PointId | None = None) -> None:
        super().__init__()
        self._look, self._point_id = look, point_id
        self._badge, self._title, self._state = "", "", ""
        self._steps: tuple[bool, ...] = ()
        self._is_open = False
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opening_wanted.emit(not self._is_open))
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_part(self, badge: str, title: str, *, state: str, steps: Sequence[bool]) -> None:
        """Show what the part is called, how far it is in words, and a dot for each step."""
        self._badge, self._title, self._state = badge, title, state
        self._steps = tuple(steps)
        self._name()
        self.update()

    def show_opened(self, *, is_open: bool) -> None:
        """Show whether what is below is open."""
        self._is_open = is_open
        self._name()
        self.update()

    @property
    def title(self) -> str:
        """What the part is called."""
        return self._title

    @property
    def is_open(self) -> bool:
        """Whether what is below is open."""
        return self._is_open

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, round(_HEIGHT * self._look.scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, round(_HEIGHT * self._look.scale))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        has_modifier = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if has_modifier:
            event.ignore()
        elif key == Qt.Key.Key_Right:
            self.opening_wanted.emit(True)
        elif key == Qt.Key.Key_Left:
            self.opening_wanted.emit(False)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opening_wanted.emit(not self._is_open)
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._point_id is None or self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(carry_point(self._point_id))
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = PlaceMenu(self)
        words, key = ("Close", "Left") if self._is_open else ("Open", "Right")
        menu.offer(words, lambda: self.opening_wanted.emit(not self._is_open), key=key)
        if self._point_id is not None:
            menu.offer("Move up", lambda: self.step_wanted.emit(-1), action_id="move-up")
            menu.offer("Move down", lambda: self.step_wanted.emit(1), action_id="move-down")
            menu.offer("Remove this point", self.removal_wanted.emit, key="Delete")
        menu.popup(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._paint_badge(painter)
        right = self._paint_right(painter)
        painter.setPen(self._look.colour("text"))
        font = self._look.font(Style.ENQUIRY)
        painter.setFont(font)
        room = QRect(left, 0, max(0, right - left), self.height())
        title = QFontMetrics(font).elidedText(
            self._title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 6, 6)

    def _paint_badge(self, painter: QPainter) -> int:
        scale = self._look.scale
        side, left = round(_BADGE * scale), round(14 * scale)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunken"))
        painter.drawEllipse(box)
        painter.setPen(self._look.colour("text"))
        painter.setFont(self._look.font(Style.SMALL, weight=700))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)
        return left + side + round(_GAP * scale)

    def _paint_right(self, painter: QPainter) -> int:
        scale = self._look.scale
        side = round(_CHEVRON * scale)
        x = self.width() - round(12 * scale) - side
        name = "chevron-down" if self._is_open else "chevron-right"
        picture = self._look.pixmap(name, colour="text_tertiary", size=_CHEVRON)
        painter.drawPixmap(x, (self.height() - side) // 2, picture)
        pitch = _DOT_PITCH * scale
        x -= round(_GAP * scale)
        first = x - pitch * len(self._steps)
        radius = _DOT * scale / 2
        for place, is_filled in enumerate(self._steps):
            painter.setPen(QPen(self._look.colour("text" if is_filled else "control_border"), 1.4))
            painter.setBrush(self._look.colour("text") if is_filled else Qt.BrushStyle.NoBrush)
            centre = QPointF(first + pitch * (place + 0.5), self.height() / 2)
            painter.drawEllipse(centre, radius, radius)
        painter.setPen(self._look.colour("text_tertiary"))
        font = self._look.font(Style.CAPTION)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(self._state)
        end = round(first - _GAP * scale)
        painter.drawText(
            QRect(end - width, 0, width + 1, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._state,
        )
        return end - width - round(_GAP * scale)

    def _name(self) -> None:
        opened = "open" if self._is_open else "closed"
        number = f"Point {self._badge}, " if self._badge.isdigit() else ""
        self.setAccessibleName(f"{number}{self._title}, {self._state}, {opened}")
