# SPDX-License-Identifier: MIT
"""A line of a list that can be pressed: an icon, a name, a few words below it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style

_SIDE, _GAP, _ICON = 10, 10, 18
_LEAST_HEIGHT, _PADDING = 48, 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class EntryButton(QAbstractButton):
    """A line; the chosen one has a frame and is where Tab leads, arrows go to its neighbours."""

    stepped = Signal(int)
    """An arrow key: 1 for the next line, -1 for the one before."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        lines: int = 1,
        indent: int = 0,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Make a line.

        Args:
            look: What it looks like.
            parent: The widget it is in.
            lines: How many lines the name may take before it is cut.
            indent: How far it stands in, in pixels as designed.
            elide: Where the words below the name are cut.
        """
        super().__init__(parent)
        self.look = look
        self._lines, self._indent, self._elide = lines, indent, elide
        self._icon = self._words = ""
        # Fixed would keep a name that wraps to the height it has where it is as wide as designed.
        upright = QSizePolicy.Policy.Minimum if lines > 1 else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, upright)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_words(self, icon: str, name: str, words: str, *, is_chosen: bool) -> None:
        """Say this; the chosen line has a frame."""
        self._icon, self._words = icon, words
        if name != self.text():
            self.setText(name)
            self.updateGeometry()
        self.setAccessibleName(f"{name}: {words}" if words else name)
        self.setChecked(is_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def room_at_end(self) -> int:
        """Return how much of the width is kept free at the end, in pixels."""
        return 0

    def paint_end(self, painter: QPainter, place: QRect) -> None:
        """Paint what stands at the end of the line."""

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: what is chosen is decided elsewhere."""

    @override
    def sizeHint(self) -> QSize:
        width = round(240 * self.look.scale)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(160 * self.look.scale), round(_LEAST_HEIGHT * self.look.scale))

    @override
    def heightForWidth(self, width: int) -> int:
        name, small = self._fonts()
        needed = self._name_height(width - self._start() - self._end())
        needed += small.height() if self._words else 0
        padding = round(2 * _PADDING * self.look.scale)
        least = _LEAST_HEIGHT if self._words else _LEAST_HEIGHT - 12
        return max(round(least * self.look.scale), needed + padding, name.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        elif step:
            # Qt's buttons would take the arrows for the way to their neighbours.
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        scale = self.look.scale
        if self._icon:
            colour = "text" if self.isChecked() else "text_secondary"
            picture = self.look.pixmap(self._icon, colour=colour, size=_ICON)
            top = (self.height() - picture.deviceIndependentSize().height()) / 2
            painter.drawPixmap(QPointF((_SIDE + self._indent) * scale, top), picture)
        room = self.room_at_end()
        if room:
            left = self.width() - round(_SIDE * scale) - room
            self.paint_end(painter, QRect(left, 0, room, self.height()))
        self._paint_words(painter)

    def _start(self) -> int:
        icon = _ICON + _GAP if self._icon else 0
        return round((_SIDE + self._indent + icon) * self.look.scale)

    def _end(self) -> int:
        room = self.room_at_end()
        gap = _SIDE + (_GAP if room else 0)
        return room + round(gap * self.look.scale)

    def _fonts(self) -> tuple[QFontMetrics, QFontMetrics]:
        weight = 600 if self.isChecked() else 500
        name = self.look.font(Style.BODY, weight=weight)
        return QFontMetrics(name), QFontMetrics(self.look.font(Style.SMALL))

    def _name_height(self, width: int) -> int:
        name, _ = self._fonts()
        if self._lines == 1:
            return name.height()
        room = QRect(0, 0, max(1, width), 10_000)
        return min(
            name.boundingRect(room, _WRAPPED, self.text()).height(), self._lines * name.height()
        )

    def _paint_ground(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(QPen(self.look.colour("text"), 2))
            painter.setBrush(self.look.colour("page"))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("hover"))
        else:
            return
        painter.drawRoundedRect(frame, 8, 8)

    def _paint_words(self, painter: QPainter) -> None:
        look, left = self.look, self._start()
        width = self.width() - left - self._end()
        name, small = self._fonts()
        height = self._name_height(width)
        top = (self.height() - height - (small.height() if self._words else 0)) // 2
        painter.setFont(look.font(Style.BODY, weight=600 if self.isChecked() else 500))
        painter.setPen(look.colour("text"))
        if self._lines == 1:
            shown = name.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignLeft, shown)
        else:
            painter.drawText(QRect(left, top, width, height), _WRAPPED, self.text())
        painter.setFont(look.font(Style.SMALL))
        painter.setPen(look.colour("text_secondary"))
        below = QRect(left, top + height, width, small.height())
        shown = small.elidedText(self._words, self._elide, width)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown)
