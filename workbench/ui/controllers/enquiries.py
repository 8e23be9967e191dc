# SPDX-License-Identifier: MIT
"""Which question is worked on: the list of those there are, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from workbench.ui.window import Window

_MOST_CHARACTERS = 90


class EnquiriesController(QObject):
    """Opens the list of questions below the one that is shown."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.top_bar.enquiries_wanted.connect(self.ask)
        window.commands.handle({"enquiries": self.ask})

    def ask(self) -> None:
        """Show the questions of the pack, or ask for the first one."""
        if self._window.desk.plans:
            menu = self.menu()
            bar = self._window.top_bar
            menu.popup(bar.mapToGlobal(QPoint(20, bar.height() - 4)))
        else:
            self.begin()

    def menu(self) -> QMenu:
        """Return the list of questions as a menu."""
        desk = self._window.desk
        menu = QMenu(self._window)
        for plan in desk.plans:
            text = plan.enquiry.text or "A question without words"
            entry = menu.addAction(_shortened(text).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(desk.plan is not None and plan.id == desk.plan.id)
            entry.triggered.connect(lambda *_, chosen=plan.id: desk.open_plan(chosen))
        menu.addSeparator()
        menu.addAction("A new question…").triggered.connect(self.begin)
        return menu

    def begin(self) -> None:
        """Ask for a new question."""
        self._window.desk.put_plan_aside()
        self._window.places.plan.emit()


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
