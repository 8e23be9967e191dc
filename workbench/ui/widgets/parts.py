# SPDX-License-Identifier: MIT
"""Labels, buttons, icons and surfaces in the design's words, and layouts in one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.plain import PlainLabel, shown

STRETCH = None
"""In a row or a column: the space that is left over."""

Item = QWidget | QLayout | int | None

_ICON_ROOM = 4
"""Pixels as designed between the icon and the words of a button, beside those of Qt."""


def label(
    text: str = "", style: Style = Style.BODY, *, ink: str = "", wraps: bool = False
) -> QLabel:
    """Return plain text in a style; `ink` is secondary, tertiary, error or warning."""
    made = PlainLabel()
    made.setProperty("type", style.value)
    if ink:
        made.setProperty("ink", ink)
    made.setText(text)
    made.setWordWrap(wraps)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(
    look: Look, text: str = "", *, kind: str = "secondary", icon: str = "", size: str = ""
) -> Button:
    """Return a button; `kind` and `size` are those of the style sheet, `icon` a file's name."""
    return Button(look, text, kind=kind, icon=icon, size=size)


def icon_button(look: Look, icon: str, name: str, *, keys: str = "") -> Button:
    """Return a button with an icon alone; `name` and `keys` are its tool tip, `name` is spoken."""
    made = Button(look, "", kind="icon", icon=icon)
    made.setAccessibleName(name)
    made.setToolTip(plain_tip(f"{name} ({keys})" if keys else name))
    return made


def surface(kind: str, layout: QLayout | None = None) -> QFrame:
    """Return a frame that is a surface of the design: page, pane, card, sunken or gap."""
    made = QFrame()
    made.setProperty("surface", kind)
    if layout is not None:
        made.setLayout(layout)
    return made


def rule(*, is_upright: bool = False) -> QFrame:
    """Return a divider of one pixel."""
    made = QFrame()
    made.setProperty("line", "true")
    if is_upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def row(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QLayout:
    """Return the items side by side; a number is a space in pixels, None takes what is left."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(
    *items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QLayout:
    """Return the items below one another; a number is a space in pixels, None takes the rest."""
    return _filled(QVBoxLayout(), items, gap, margins)


def turn(box: QBoxLayout, *, is_wide: bool) -> None:
    """Put what is in `box` side by side where it is wide, otherwise one below the other."""
    ways = QBoxLayout.Direction
    box.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)


def scrolling(content: QWidget) -> QScrollArea:
    """Return `content` in an area that scrolls down when it has to, and never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    # The area fills what it is given; what it stands on is to show through.
    content.setAutoFillBackground(False)
    return area


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and look like it at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class Button(QPushButton):
    """A button whose icon follows the theme."""

    def __init__(
        self, look: Look, text: str = "", *, kind: str = "secondary", icon: str = "", size: str = ""
    ) -> None:
        super().__init__(text)
        self._look = look
        self._icon = icon
        self._kind = kind
        self.setProperty("kind", kind)
        if size:
            self.setProperty("size", size)
        if text:
            self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.toggled.connect(self._follow_look)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon:
            self._icon = name
            self._follow_look()

    @override
    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._follow_look()

    @override
    def setLayoutDirection(self, direction: Qt.LayoutDirection) -> None:
        super().setLayoutDirection(direction)
        self._follow_look()

    def _follow_look(self) -> None:
        if not self._icon:
            self.setIcon(QIcon())
            return
        is_inverted = self._kind == "primary" or (
            self._kind in {"choice", "pill"} and self.isChecked()
        )
        colour = "on_primary" if is_inverted or self._kind == "toast" else "text_secondary"
        size = 22 if self._kind == "rail" else 18
        is_behind = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = 0 if not self.text() else -_ICON_ROOM if is_behind else _ICON_ROOM
        self.setIcon(self._look.icon(self._icon, colour=colour, size=size, room=room))
        scale = self._look.scale
        side = round(size * scale)
        self.setIconSize(QSize(side + round(abs(room) * scale), side))


class Glyph(QWidget):
    """An icon that is no button; it is drawing only and not spoken."""

    def __init__(
        self, look: Look, name: str, *, size: int = 20, colour: str = "text_secondary"
    ) -> None:
        super().__init__()
        self._look, self._name, self._size, self._colour = look, name, size, colour
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_icon(self, name: str, *, colour: str | None = None) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour or self._colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self._look.pixmap(self._name, colour=self._colour, size=self._size)
        painter.drawPixmap(0, 0, picture)

    def _follow_look(self) -> None:
        side = round(self._size * self._look.scale)
        self.setFixedSize(side, side)
        self.update()


class ElidedLabel(PlainLabel):
    """One line of text that is cut in the middle where there is no room; spoken as a whole."""

    def __init__(
        self,
        text: str = "",
        style: Style = Style.BODY,
        *,
        ink: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__()
        self._text, self._mode = "", mode
        self.setProperty("type", style.value)
        if ink:
            self.setProperty("ink", ink)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show this text, cut where it has to be."""
        self._text = shown(text)
        self.setText(self._text)
        self.setAccessibleName(self._text)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # A tip that was set would be spoken after the name, which is the same.
            tip = plain_tip(self._text) if self._shown() != self._text else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = int(self.alignment()) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), flags, self._shown())

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self._text, self._mode, width)


def _filled(
    layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]
) -> QLayout:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout
