# SPDX-License-Identifier: MIT
"""Puts into a window what its first frame does without: rail, top bar, menus, drawers, keeping."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.actions import ACTIONS, Actions, Menu
from workbench.ui.desk import Desk
from workbench.ui.frame.drawers import Drawers
from workbench.ui.frame.rail import Rail
from workbench.ui.frame.toast import Toast
from workbench.ui.frame.top_bar import TopBar
from workbench.ui.jobs import Jobs
from workbench.ui.keeping import KeepingController
from workbench.ui.places import Places
from workbench.ui.session import Session
from workbench.ui.widgets.focus_ring import NO_RING, FocusRing
from workbench.ui.widgets.parts import rule
from workbench.ui.window import Window


def furnish(window: Window) -> None:
    """Give `window` all the parts that it declares, under what covers it meanwhile."""
    look = window.look
    window.jobs = Jobs(window)
    window.session = Session(window.jobs, window)
    window.desk = Desk(window.session, window)
    window.commands = Actions(look, window)
    window.rail = Rail(look, window.commands)
    window.top_bar = TopBar(look, window.commands)
    window.modes = QStackedWidget()
    window.drawers = Drawers(look)
    window.setCentralWidget(_laid_out(window))
    if window.sight is not None:
        window.sight.raise_()
    _make_menus(window)
    window.toast = Toast(look, window.modes, undo_key=lambda: window.commands.keys_of("undo"))
    FocusRing(look, window)
    window.keeping = KeepingController(
        window.session,
        window.desk,
        window.jobs,
        actions=window.commands,
        top_bar=window.top_bar,
        toast=window.toast,
    )
    window.places = Places(window)


def _laid_out(window: Window) -> QWidget:
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(window.modes, 1)
    body.addWidget(window.drawers)
    beside = QVBoxLayout()
    beside.setSpacing(0)
    beside.addWidget(window.top_bar)
    beside.addWidget(rule())
    beside.addLayout(body, 1)
    central = QWidget()
    central.setProperty("surface", "window")
    whole = QHBoxLayout(central)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(window.rail)
    whole.addLayout(beside, 1)
    return central


def _make_menus(window: Window) -> None:
    bar = window.menuBar()
    for menu in Menu:
        made = bar.addMenu(menu.value)
        for spec in ACTIONS:
            if spec.menu is menu:
                made.addAction(window.commands[spec.id])
    bar.setVisible(QAccessible.isActive())
    bar.installEventFilter(window)
    bar.setProperty(NO_RING, True)
    # What has a key acts whether the menu is to be seen or not.
    window.addActions([window.commands[spec.id] for spec in ACTIONS])
