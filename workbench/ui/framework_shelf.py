# SPDX-License-Identifier: MIT
"""The frameworks of the library that is open: those that ship with the application, and one's own.

A shelf of the desk. What is changed shows at once; where the one in use is gone, the usual one is
used, and the marks are what they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.frameworks import Framework
from workbench.domain.own_frameworks import OwnFramework
from workbench.services import catalogues

if TYPE_CHECKING:
    from workbench.services.looking_up import PackContents
    from workbench.ui.desk import Desk


class FrameworkShelf(QObject):
    """Keeps frameworks; `changed` is emitted when there are others, or one is another."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bundled: tuple[Framework, ...] = ()
        self._wanted: str | None = None
        self.own: tuple[OwnFramework, ...] = ()
        """Those that were made here or came with packs, oldest first."""
        self._is_following = False
        desk.contents_read.connect(self._take_in)
        desk.framework_changed.connect(self._note_choice)

    @property
    def bundled(self) -> tuple[Framework, ...]:
        """Those that ship with the application, the usual one first."""
        if not self._bundled:
            self._bundled = catalogues.frameworks()
        return self._bundled

    def all(self) -> tuple[Framework, ...]:
        """Return all frameworks, one's own last."""
        return (*self.bundled, *(each.framework for each in self.own))

    def find(self, framework_id: str) -> Framework | None:
        """Return the framework with this id, or None."""
        return next((each for each in self.all() if each.id == framework_id), None)

    def find_own(self, framework_id: str) -> OwnFramework | None:
        """Return the framework of the library with this id, or None."""
        return next((each for each in self.own if each.framework.id == framework_id), None)

    def choose(self, framework_id: str) -> bool:
        """Look at the marks with a framework from now on; tell whether it is there."""
        found = self.find(framework_id)
        if found is not None:
            self._desk.choose_framework(found)
        return found is not None

    def keep(self, own: OwnFramework, *, merge_key: str | None = None) -> None:
        """Keep a framework as it is now, new or known."""
        if self._desk.refuses():
            return
        known = self.find_own(own.framework.id) is not None
        others = [own if x.framework.id == own.framework.id else x for x in self.own]
        self._show(tuple(others) if known else (*self.own, own))
        self._desk.keep(lambda services: services.framing.keep(own, merge_key=merge_key))

    def remove(self, framework_id: str) -> OwnFramework | None:
        """Remove one's own framework and return what it was."""
        removed = self.find_own(framework_id)
        if removed is None or self._desk.refuses():
            return None
        self._show(tuple(each for each in self.own if each != removed))
        self._desk.keep(lambda services: services.framing.remove(framework_id))
        return removed

    def _take_in(self, contents: PackContents) -> None:
        if contents.frameworks != self.own:
            self._show(contents.frameworks)
        else:
            self._follow()

    def _show(self, own: tuple[OwnFramework, ...]) -> None:
        self.own = own
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Let the desk have the framework in use as it is now, or the usual one where it is gone.

        One that comes back with an undo is in use again.
        """
        wanted = self._wanted or self._desk.framework.id
        if wanted not in catalogues.framework_ids():
            self._is_following = True
            self._desk.choose_framework(self.find(wanted) or self.bundled[0])
            self._is_following = False

    def _note_choice(self) -> None:
        if not self._is_following:
            self._wanted = self._desk.framework.id
