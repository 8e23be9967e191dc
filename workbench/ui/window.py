# SPDX-License-Identifier: MIT
"""The window: its modes and drawers, and what all of them share.

It begins empty and is furnished by `workbench.ui.furnishing` when it has shown its first frame.
Until then none of the parts declared here is there; `is_whole` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from workbench.overriding import override
from workbench.ui.widgets.debounce import TYPED
from workbench.ui.widgets.focus_order import next_focus

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from workbench.ui.actions import Actions
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

SMALLEST = (880, 440)
USUAL = (1366, 768)
NARROW = 1100
"""Width in pixels as designed, below which the rail has no names and the top bar fewer words."""
LOW = 660
"""Height in pixels as designed, below which the top bar is lower."""
LEAST_BESIDE = 420
"""Width in pixels as designed that a mode needs beside a drawer; with less it is covered."""

_WITH_LENS_BAR = frozenset({"read", "compare", "revise"})
"""Modes with a lens bar or one as high at their foot, above which messages stand."""


class Window(QMainWindow):
    """A window on one library; its modes and drawers are added to it.

    `mode_shown` brings the name of a mode after it was shown.
    """

    mode_shown = Signal(str)

    look: Look
    jobs: Jobs
    session: Session
    desk: Desk
    commands: Actions
    rail: Rail
    top_bar: TopBar
    modes: QStackedWidget
    drawers: Drawers
    toast: Toast
    keeping: KeepingController
    places: Places

    def __init__(self) -> None:
        super().__init__()
        self.mode = ""
        """The action id of the mode that is shown."""
        self.is_whole = False
        """Whether all parts are there and follow one another."""
        self._sight: QWidget | None = None
        self._alone = False
        self._has_menu = True
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self.setWindowTitle("Source Workbench")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)

    @property
    def sight(self) -> QWidget | None:
        """What covers the window until all of it is there."""
        return self._sight

    def show_sight(self, sight: QWidget | None) -> None:
        """Cover the window with something, or take that away."""
        if self._sight is not None:
            self._sight.hide()
            self._sight.deleteLater()
        self._sight = sight
        if sight is not None:
            sight.setParent(self)
            sight.setGeometry(self.rect())
            sight.show()

    def be_whole(self) -> None:
        """Let the parts follow one another; all of them are there now."""
        self.is_whole = True
        for follow in (self._show_current, self._make_room, self._tell_drawer):
            self.drawers.changed.connect(follow)
        self.look.changed.connect(self._make_room)

    def add_mode(self, name: str, make: Callable[[], QWidget]) -> None:
        """Have a mode of this name, made when it is shown for the first time."""
        self._makers[name] = make

    def show_mode(self, name: str) -> QWidget:
        """Show a mode and return it."""
        self.keeping.flush()
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.modes.addWidget(self._made[name])
        if self.mode not in {"", name}:
            self._announce(self._spoken_name(name))
        self.mode = name
        shown = self._made[name]
        self.modes.setCurrentWidget(shown)
        self.commands.enable_in_mode(name)
        self._show_current()
        self._make_room()
        self.mode_shown.emit(name)
        return shown

    def let_menu_show(self, *, is_allowed: bool) -> None:
        """Let the menu bar be shown, or keep it away: a paper in practice has none."""
        self._has_menu = is_allowed
        if not is_allowed:
            self.menuBar().hide()

    def tell_error(self) -> None:
        """Say that something went wrong that should not have."""
        if self.is_whole:
            self.toast.say(
                "Something went wrong here. Your work is kept; it is in the log for a helper."
            )

    def end(self) -> None:
        """Keep everything, give the library free, and stop working; this waits."""
        if self.is_whole:
            self.session.close()
            self.jobs.close()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if is_left and self.is_whole:
            self.keeping.rest()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sight is not None:
            self._sight.setGeometry(self.rect())
        if self.is_whole:
            self._make_room()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        found = next_focus(self, self.focusWidget(), forward=next)
        if found is not None:
            reasons = QtCore.Qt.FocusReason
            found.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        return found is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self.is_whole and self.drawers.opened:
            self.drawers.close_drawer()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~QtCore.Qt.KeyboardModifier.AltModifier
            self._alone = is_plain and event.key() in {QtCore.Qt.Key.Key_Alt, QtCore.Qt.Key.Key_F10}
        if event.type() == TYPED:
            self.keeping.show_state()
            return True
        return super().event(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # Alt counts when it is let go with no other key in between.
        if self._alone and event.key() in {QtCore.Qt.Key.Key_Alt, QtCore.Qt.Key.Key_F10}:
            self._alone = False
            self._toggle_menu()
        else:
            super().keyReleaseEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.menuBar() and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._hide_unused_menu)
        return super().eventFilter(watched, event)

    def _toggle_menu(self) -> None:
        from PySide6.QtGui import QAccessible

        if not self._has_menu:
            return
        bar = self.menuBar()
        bar.setVisible(not bar.isVisible() or QAccessible.isActive())
        if bar.isVisible():
            bar.setFocus(QtCore.Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])

    def _hide_unused_menu(self) -> None:
        from PySide6.QtGui import QAccessible

        in_use = self.menuBar().hasFocus() or QApplication.activePopupWidget() is not None
        if not in_use and not QAccessible.isActive():
            self.menuBar().hide()

    def _show_current(self) -> None:
        views = {"coverage", "all-marks", "frameworks"}
        name = "read" if self.mode in views else self.mode
        name = "library" if name == "bring-in" else name
        helpers = {self.drawers.opened: True} if self.drawers.opened else {}
        if self.mode in {"timeline", "revise"}:
            # They are views of the background, as coverage is one of reading.
            helpers["background"] = True
        self.rail.show_current(name, helpers)

    def _tell_drawer(self) -> None:
        if self.drawers.opened:
            self._announce(f"{self._spoken_name(self.drawers.opened)} opened")

    def _announce(self, words: str) -> None:
        from workbench.ui.announcing import announce

        announce(self, words)

    def _spoken_name(self, action_id: str) -> str:
        return self.commands[action_id].text().rstrip("…")

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
        self.toast.stand(self.look.px("lens_bar") if self.mode in _WITH_LENS_BAR else 0)
