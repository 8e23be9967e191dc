# SPDX-License-Identifier: MIT
"""What was practised before: listed, told as progress, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.practising.starting import StartPage

if TYPE_CHECKING:
    from workbench.domain.identifiers import AttemptId
    from workbench.domain.practising.attempts import Conditions
    from workbench.ui.controllers.practice_choosing import PaperChoice
    from workbench.ui.window import Window


class PastPractice(QObject):
    """Joins the list of attempts, and what they tell together, to the library."""

    def __init__(self, window: Window, start: StartPage, choice: PaperChoice) -> None:
        super().__init__(start)
        self._window, self._start, self._choice = window, start, choice
        start.past.removed.connect(self._remove)
        window.desk.contents_read.connect(self._follow)
        self.show()
        # Whoever has extra time has it next time as well.
        window.session.ask(lambda services: services.practising.last_conditions(), self._take_over)

    def show(self) -> None:
        """Ask for the attempts and show them."""
        session = self._window.session
        past = self._start.past
        session.ask(lambda services: services.practising.attempts(), past.show_attempts)
        session.ask(lambda services: services.practising.progress(), self._choice.show_progress)

    def _follow(self) -> None:
        """After an undo an attempt may be there again; what is not seen is asked for later."""
        if self._start.isVisible():
            self.show()

    def _take_over(self, conditions: Conditions | None) -> None:
        if conditions is not None:
            self._start.show_conditions(conditions)

    def _remove(self, attempt_id: AttemptId) -> None:
        def told(_: None) -> None:
            self.show()
            undo = ("Undo", self._window.keeping.undo)
            self._window.toast.say("Practice removed", undo)

        self._window.desk.do(lambda services: services.practising.remove(attempt_id), told)
