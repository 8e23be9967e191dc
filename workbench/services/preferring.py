# SPDX-License-Identifier: MIT
"""What a student has chosen once, so that it need not be said each time.

It is asked before the first frame is shown: what needs a library is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.comfort import Comfort
from workbench.domain.documents import NotesPlace
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Framework
from workbench.domain.interchange.frameworks import framework_from_json, framework_to_json
from workbench.domain.plans import Plan, Student
from workbench.services import catalogues, remembering

_FRAMEWORK = "framework"

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

    def choose_student(
        self, student: Mapping[str, str], exam: Mapping[str, str] | None = None
    ) -> Preferences:
        """Keep what is new about whose work it is.

        Args:
            student: `name`, `class_name`, `candidate`, `teacher`: those of them that changed.
            exam: `centre`, `component`, likewise.

        Raises:
            LibraryError: it could not be kept.
        """
        chosen = self.preferences()
        return self._kept(
            replace(
                chosen,
                student=replace(chosen.student, **dict(student)),
                exam=replace(chosen.exam, **dict(exam or {})),
            )
        )

    def choose_framework(self, framework_id: str) -> Preferences:
        """Keep which letters stand on the marks: a bundled framework, or one of the library.

        It holds for the whole library: a class has one way of looking, whatever the topic.

        Raises:
            NotFoundError: there is no such framework.
            LibraryError: it could not be kept.
        """
        from workbench.services.framing import framework_in

        found = self._library.read(lambda unit: framework_in(unit, framework_id)).result()
        self.remember_framework(found)
        return self._kept(replace(self.preferences(), framework=found.id))

    def framework(self) -> Framework:
        """Return the framework that was chosen, or the usual one where that is gone."""
        from workbench.services.framing import framework_in

        chosen = self.preferences().framework
        try:
            return self._library.read(lambda unit: framework_in(unit, chosen)).result()
        except NotFoundError:
            return catalogues.framework()

    def remember_framework(self, framework: Framework) -> None:
        """Let `framework_in_use` know a framework of the library as it is now."""
        is_bundled = framework.id in catalogues.framework_ids()
        told = None if is_bundled else framework_to_json(framework)
        remembering.remember(self._library.place, _FRAMEWORK, told)

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

    def choose_cards_a_day(self, cards: int) -> Preferences:
        """Keep how many flash cards a day has at most; too few or too many is as far as one can go.

        Raises:
            LibraryError: it could not be kept.
        """
        from workbench.domain.revising.cards_a_day import FEWEST, MOST

        number = min(max(cards, FEWEST), MOST)
        return self._kept(replace(self.preferences(), cards_a_day=number))

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


def framework_in_use(folder: Path) -> Framework:
    """Return the framework of the library `folder`, which need not be open.

    One of the library's own is known from when it was chosen last; where that is not known, or is
    not the one any more, the usual one stands for it until the library is open.
    """
    chosen = preferences_in(folder).framework
    if chosen in catalogues.framework_ids():
        return catalogues.framework(chosen)
    told = remembering.recall(folder, _FRAMEWORK)
    try:
        known = framework_from_json(told) if isinstance(told, dict) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        # A copy that cannot be read is as good as none.
        known = None
    if known is None or known.id != chosen or not known.letters:
        return catalogues.framework()
    return replace(known, plain=catalogues.plain_letters())
