# SPDX-License-Identifier: MIT
"""Which question is worked on: the list of those there are, a new one, and what is put right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from workbench.domain.plans import names_of_plans
from workbench.services import catalogues

if TYPE_CHECKING:
    from workbench.domain.enquiries import Board, Enquiry
    from workbench.domain.identifiers import EnquiryId
    from workbench.domain.recognising import Candidate
    from workbench.ui.library.question_wording import QuestionSheet
    from workbench.ui.window import Window

_MOST_CHARACTERS = 90


class EnquiriesController(QObject):
    """Opens the list of questions below the one that is shown, and keeps what is put right."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._boards: tuple[Board, ...] = ()
        window.top_bar.enquiries_wanted.connect(self.ask)
        window.commands.handle({"enquiries": self.ask})

    def ask(self) -> None:
        """Show the questions of the pack, or ask for the first one."""
        if self._window.desk.plans or self._window.desk.enquiries:
            menu = self.menu()
            bar = self._window.top_bar
            menu.popup(bar.mapToGlobal(QPoint(20, bar.height() - 4)))
        else:
            self.begin()

    def menu(self) -> QMenu:
        """Return the list of questions as a menu: those with a plan, then those of the page."""
        desk = self._window.desk
        menu = QMenu(self._window)
        names = names_of_plans(desk.plans)
        answers = Counter(plan.enquiry.id for plan in desk.plans)
        for plan in desk.plans:
            text = _shortened(plan.enquiry.text or "A question without words")
            if answers[plan.enquiry.id] > 1:
                text = f"{text} – {_shortened(names[plan.id])}"
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(desk.plan is not None and plan.id == desk.plan.id)
            entry.triggered.connect(lambda *_, chosen=plan.id: desk.shelf.open(chosen))
        answered = self._answered()
        waiting = [each for each in desk.enquiries if each.id not in answered]
        if desk.plans and waiting:
            menu.addSeparator()
        for enquiry in waiting:
            entry = menu.addAction(_shortened(enquiry.text))
            entry.triggered.connect(lambda *_, asked=enquiry.id: self.answer(asked))
        menu.addSeparator()
        menu.addAction("A new question…").triggered.connect(self.begin)
        return menu

    def begin(self) -> None:
        """Ask for a new question."""
        self._window.desk.shelf.put_aside()
        self._window.places.plan.emit()

    def answer(self, enquiry_id: EnquiryId) -> None:
        """Go to the plan of a question; one is begun where there is none."""
        desk = self._window.desk
        plan = next((each for each in desk.plans if each.enquiry.id == enquiry_id), None)
        if plan is not None:
            desk.shelf.open(plan.id)
        else:
            asked = next((each for each in desk.enquiries if each.id == enquiry_id), None)
            if asked is None:
                return
            desk.begin_plan(asked.text)
        self._window.places.plan.emit()

    def change(self, enquiry: Enquiry) -> None:
        """Keep a question as it is now."""
        pack = self._window.desk.pack
        if pack is not None:
            self._window.desk.do(lambda services: services.enquiring.keep(pack.id, enquiry))

    def remove(self, enquiry_id: EnquiryId) -> None:
        """Remove a question that no plan answers."""
        window = self._window
        undo = ("Undo", window.keeping.undo)
        window.desk.do(
            lambda services: services.enquiring.remove(enquiry_id),
            lambda _: window.toast.say("The question was removed", undo),
        )

    def sheets(self) -> tuple[QuestionSheet, ...]:
        """Return the questions of the pack, with what the doubtful ones may be."""
        from workbench.services.enquiring import choices_for, page_evidence
        from workbench.ui.library.question_wording import QuestionSheet

        desk, answered = self._window.desk, self._answered()
        choices: dict[EnquiryId, tuple[Candidate, ...]] = {}
        doubtful = [each for each in desk.enquiries if each.is_doubtful]
        if desk.pack is not None and doubtful:
            boards = self.boards()
            page = page_evidence(desk.pack, boards)
            choices = {each.id: choices_for(each, page, boards) for each in doubtful}
        return tuple(
            QuestionSheet(each, choices.get(each.id, ()), has_plan=each.id in answered)
            for each in desk.enquiries
        )

    def _answered(self) -> set[EnquiryId]:
        return {plan.enquiry.id for plan in self._window.desk.plans}

    def boards(self) -> tuple[Board, ...]:
        """Return the boards there are; they are read when they are first needed."""
        self._boards = self._boards or catalogues.boards()
        return self._boards


def _shortened(text: str) -> str:
    short = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
    return short.replace("&", "&&")
