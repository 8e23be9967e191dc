# SPDX-License-Identifier: MIT
"""What a student has chosen once, so that it need not be said each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.comfort import Comfort
from workbench.domain.documents import NotesPlace
from workbench.domain.plans import Plan, Student
from workbench.services import catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.storage.library import Library
    from workbench.storage.preferences import Preferences


class PreferringService:
    """Ask for and change the preferences that live in the library's folder."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def preferences(self) -> Preferences:
        """Return what was chosen; the defaults where nothing was."""
        from workbench.storage.preferences import load_preferences

        return load_preferences(self._library.folder)

    def choose_student(self, changes: Mapping[str, str]) -> Preferences:
        """Keep what is new about the student: `name`, `class_name`, `candidate`, `teacher`.

        Raises:
            LibraryError: it could not be kept.
        """
        chosen = self.preferences()
        return self._kept(replace(chosen, student=replace(chosen.student, **dict(changes))))

    def choose_framework(self, framework_id: str) -> Preferences:
        """Keep which letters stand on the marks.

        Raises:
            NotFoundError: there is no such framework.
            LibraryError: it could not be kept.
        """
        catalogues.framework(framework_id)
        return self._kept(replace(self.preferences(), framework=framework_id))

    def choose_notes(self, place: NotesPlace) -> Preferences:
        """Keep where notes stand on paper.

        Raises:
            LibraryError: it could not be kept.
        """
        chosen = self.preferences()
        return self._kept(replace(chosen, paper=replace(chosen.paper, notes=place)))

    def choose_comfort(self, comfort: Comfort) -> Preferences:
        """Keep how the window is to look.

        Raises:
            LibraryError: it could not be kept.
        """
        return self._kept(replace(self.preferences(), comfort=comfort))

    def choose_keys(self, keys: Mapping[str, tuple[str, ...]]) -> Preferences:
        """Keep the keys that were chosen in place of the usual ones, by the id of what they do.

        Raises:
            LibraryError: it could not be kept.
        """
        return self._kept(replace(self.preferences(), keys=dict(keys)))

    def choose_checks_off(self, rules: Iterable[str]) -> Preferences:
        """Keep which rules ask nothing in this library, by their ids.

        Raises:
            LibraryError: it could not be kept.
        """
        return self._kept(replace(self.preferences(), checks_off=tuple(sorted(set(rules)))))

    def signed(self, plan: Plan) -> Plan:
        """Return `plan` with the student of this library where it says nothing of its own."""
        if plan.student != Student():
            return plan
        return replace(plan, student=self.preferences().student)

    def _kept(self, preferences: Preferences) -> Preferences:
        from workbench.storage.preferences import save_preferences

        save_preferences(self._library.folder, preferences)
        return preferences


def preferences_in(folder: Path) -> Preferences:
    """Return what was chosen in the library `folder`, which need not be open."""
    from workbench.storage.preferences import load_preferences

    return load_preferences(folder)
