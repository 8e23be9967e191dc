# SPDX-License-Identifier: MIT
"""The rail on the left: the modes and the helpers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.actions import ACTIONS, Actions
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import plain_tip

MODES = ("library", "read", "compare", "plan", "practise", "review")
_OF_TEACHERS = "review"
"""The mode that is named only once somebody has used it."""

HELPERS = ("background", "comfort", "help")
NARROW = 48
"""Width without names, in pixels."""

_NAMES = {"help": "Help"}


class Rail(QFrame):
    """A button for each mode on top and for each helper at the bottom, by action id."""

    def __init__(self, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_narrow = False
        self.setProperty("surface", "rail")
        self.setAccessibleName("Modes and helpers")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(4)
        self._buttons: Mapping[str, _RailButton] = {
            name: _RailButton(look, actions[name], _NAMES.get(name, actions[name].text()))
            for name in (*MODES, *HELPERS)
        }
        for name in MODES:
            layout.addWidget(self._buttons[name])
        layout.addStretch(1)
        for name in HELPERS:
            layout.addWidget(self._buttons[name])
        self._buttons[_OF_TEACHERS].hide()
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_teacher(self) -> None:
        """Name Review: somebody who uses this computer is a teacher."""
        self._buttons[_OF_TEACHERS].show()

    def show_current(self, mode: str, helpers: Mapping[str, bool]) -> None:
        """Show which mode this is and which helpers are open."""
        for name, button in self._buttons.items():
            button.setChecked(name == mode or helpers.get(name, False))

    def be_narrow(self, is_narrow: bool) -> None:
        """Show icons alone, or icons with names."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._follow_look()

    def _follow_look(self) -> None:
        width = round(NARROW * self._look.scale) if self._is_narrow else self._look.px("rail")
        self.setFixedWidth(width)
        for button in self._buttons.values():
            button.be_narrow(self._is_narrow)


class _RailButton(QAbstractButton):
    """An icon over a name; the current one stands on the colour of the page."""

    def __init__(self, look: Look, action: QAction, name: str) -> None:
        super().__init__()
        self._look, self._action, self._name = look, action, name
        self._icon = next(spec.icon for spec in ACTIONS if spec.id == action.objectName())
        self._is_narrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(name)
        self.setAccessibleName(name)
        self.clicked.connect(self._trigger)
        action.changed.connect(self._follow_action)
        look.changed.connect(self.updateGeometry)
        self._follow_action()

    def be_narrow(self, is_narrow: bool) -> None:
        """Leave the name out, or show it."""
        self._is_narrow = is_narrow
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        scale = self._look.scale
        wide, high = (40, 40) if self._is_narrow else (72, 54)
        return QSize(round(wide * scale), round(high * scale))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        forward = steps.get(Qt.Key(event.key()))
        if forward is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(forward)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        if self.isChecked() or self.underMouse():
            painter.setBrush(look.colour("page" if self.isChecked() else "hover"))
            painter.setPen(look.colour("divider") if self.isChecked() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        colour = "text" if self.isChecked() else "text_secondary"
        picture = look.pixmap(self._icon, colour=colour, size=22)
        side = round(22 * look.scale)
        x = (self.width() - side) // 2
        if self._is_narrow:
            painter.drawPixmap(x, (self.height() - side) // 2, picture)
            return
        painter.drawPixmap(x, round(8 * look.scale), picture)
        painter.setFont(look.font(Style.CAPTION, weight=600 if self.isChecked() else 500))
        painter.setPen(look.colour(colour))
        place = self.rect().adjusted(0, 0, 0, -round(6 * look.scale))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, flags, self._name)

    def _trigger(self) -> None:
        # The button is checked by whoever changes the mode, not by being pressed.
        self.setChecked(not self.isChecked())
        self._action.trigger()

    def _follow_action(self) -> None:
        keys = self._action.shortcut().toString()
        self.setToolTip(plain_tip(f"{self._name} ({keys})" if keys else self._name))
