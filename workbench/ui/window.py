# SPDX-License-Identifier: MIT
"""The frame of the window: rail, top bar, modes, drawers, menus, and what all modes share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.ui.actions import ACTIONS, Actions, Menu, Place
from workbench.ui.desk import Desk
from workbench.ui.frame.drawers import Drawers
from workbench.ui.frame.rail import Rail
from workbench.ui.frame.toast import Toast
from workbench.ui.frame.top_bar import TopBar
from workbench.ui.jobs import Jobs
from workbench.ui.keeping import KeepingController
from workbench.ui.look.look import Look
from workbench.ui.places import Places
from workbench.ui.session import Session
from workbench.ui.widgets.debounce import TYPED
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.parts import rule

SMALLEST = (880, 440)
USUAL = (1366, 768)
NARROW = 1100
"""Width in pixels as designed, below which the rail has no names and the top bar fewer words."""
LOW = 660
"""Height in pixels as designed, below which the top bar is lower."""
LEAST_BESIDE = 420
"""Width in pixels as designed that a mode needs beside a drawer; with less it is covered."""

_PLACES = {
    "library": (Place.TABLE,),
    "read": (Place.SOURCE, Place.NOTE),
    "plan": (Place.PLAN,),
    "coverage": (Place.TABLE,),
    "bring-in": (Place.IMPORT,),
}


class Window(QMainWindow):
    """A window on one library; its modes and drawers are added to it.

    `mode_shown` brings the name of a mode after it was shown.
    """

    mode_shown = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.jobs = Jobs(self)
        self.session = Session(self.jobs, self)
        self.desk = Desk(self.session, self)
        self.commands = Actions(look, self)
        self.rail = Rail(look, self.commands)
        self.top_bar = TopBar(look, self.commands)
        self.modes = QStackedWidget()
        self.drawers = Drawers(look)
        self.mode = ""
        """The action id of the mode that is shown."""
        self._alone = False
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self.setWindowTitle("Source Workbench")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._lay_out()
        self._make_menus()
        self.toast = Toast(look, self.modes)
        self._ring = FocusRing(look, self)
        self.drawers.changed.connect(self._show_current)
        self.drawers.changed.connect(self._make_room)
        look.changed.connect(self._make_room)
        self.keeping = KeepingController(
            self.session,
            self.desk,
            self.jobs,
            actions=self.commands,
            top_bar=self.top_bar,
            toast=self.toast,
        )
        self.places = Places(self)

    def add_mode(self, name: str, make: Callable[[], QWidget]) -> None:
        """Have a mode of this name, made when it is shown for the first time."""
        self._makers[name] = make

    def show_mode(self, name: str) -> QWidget:
        """Show a mode and return it."""
        self.keeping.flush()
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.modes.addWidget(self._made[name])
        self.mode = name
        shown = self._made[name]
        self.modes.setCurrentWidget(shown)
        self.commands.enable(_PLACES[name])
        self._show_current()
        self._make_room()
        self.mode_shown.emit(name)
        return shown

    def tell_error(self) -> None:
        """Say that something went wrong that should not have."""
        self.toast.say(
            "Something went wrong here. Your work is kept; it is in the log for a helper."
        )

    def end(self) -> None:
        """Keep everything, give the library free, and stop working; this waits."""
        self.session.close()
        self.jobs.close()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.keeping.rest()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.drawers.opened:
            self.drawers.close_drawer()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alone = event.key() in {Qt.Key.Key_Alt, Qt.Key.Key_F10}
        if event.type() == TYPED:
            self.keeping.show_state()
            return True
        return super().event(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # Alt counts when it is let go with no other key in between.
        if self._alone and event.key() in {Qt.Key.Key_Alt, Qt.Key.Key_F10}:
            self._alone = False
            self._toggle_menu()
        else:
            super().keyReleaseEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.menuBar() and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._hide_unused_menu)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.modes, 1)
        body.addWidget(self.drawers)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.top_bar)
        beside.addWidget(rule())
        beside.addLayout(body, 1)
        central = QWidget()
        central.setProperty("surface", "window")
        whole = QHBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(beside, 1)
        self.setCentralWidget(central)

    def _make_menus(self) -> None:
        bar = self.menuBar()
        for menu in Menu:
            made = bar.addMenu(menu.value)
            for spec in ACTIONS:
                if spec.menu is menu:
                    made.addAction(self.commands[spec.id])
        bar.setVisible(QAccessible.isActive())
        bar.installEventFilter(self)
        # What has a key acts whether the menu is to be seen or not.
        self.addActions([self.commands[spec.id] for spec in ACTIONS])

    def _toggle_menu(self) -> None:
        bar = self.menuBar()
        bar.setVisible(not bar.isVisible() or QAccessible.isActive())
        if bar.isVisible():
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])

    def _hide_unused_menu(self) -> None:
        in_use = self.menuBar().hasFocus() or QApplication.activePopupWidget() is not None
        if not in_use and not QAccessible.isActive():
            self.menuBar().hide()

    def _show_current(self) -> None:
        name = "read" if self.mode == "coverage" else self.mode
        name = "library" if name == "bring-in" else name
        helpers = {self.drawers.opened: True} if self.drawers.opened else {}
        self.rail.show_current(name, helpers)

    def _make_room(self) -> None:
        scale = self.look.scale
        is_narrow = self.width() / scale < NARROW
        self.rail.be_narrow(is_narrow)
        self.top_bar.be_narrow(is_narrow)
        self.top_bar.be_flat(self.height() / scale < LOW)
        beside = self.width() - self.rail.width() - self.drawers.wanted_width
        covers = bool(self.drawers.opened) and beside < LEAST_BESIDE * scale
        self.drawers.cover(covers=covers)
        self.modes.setVisible(not covers)
        self.toast.stand(self.look.px("lens_bar") if self.mode == "read" else 0)
