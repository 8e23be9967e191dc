# SPDX-License-Identifier: MIT
"""Which questions and sources are put on a paper."""

from __future__ import annotations

from dataclasses import replace
from secrets import SystemRandom

from PySide6.QtCore import QObject

from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import EnquiryId, new_id
from workbench.domain.practising.choosing import drawn, question_of_kind, sources_wanted
from workbench.domain.practising.papers import minutes_of
from workbench.domain.practising.progress import Progress, next_practice
from workbench.ui.desk import Desk
from workbench.ui.practising.starting import StartPage, WantedKinds


class PaperChoice(QObject):
    """Joins the page on which a paper is chosen to the pack on the desk."""

    def __init__(self, desk: Desk, start: StartPage) -> None:
        super().__init__(start)
        self._desk, self._start = desk, start
        self._added: list[Enquiry] = []
        self._ticked: list[EnquiryId] = []
        self._labels: dict[EnquiryId, tuple[str, ...]] = {}
        self._chance = SystemRandom()
        self._suggested: EnquiryId | None = None
        desk.pack_changed.connect(self._begin_anew)
        desk.enquiries_changed.connect(self.show)
        start.questions_chosen.connect(self._choose_questions)
        start.kinds_wanted.connect(self._add_kinds)
        start.sources_wanted.connect(self._use_sources)
        start.draw_wanted.connect(self._draw)
        start.progress.next_wanted.connect(self._take_suggested)
        self.show()

    def on_paper(self) -> list[Enquiry]:
        """Return the questions on the paper, in order."""
        return [each for each in self._offered() if each.id in self._ticked]

    def show(self) -> None:
        """Show what can be chosen, and what was."""
        pack = self._desk.pack
        start, asked = self._start, self.on_paper()
        start.show_questions(self._offered(), self._ticked)
        sources = [each for each in (pack.sources if pack else ()) if not each.is_withdrawn]
        labels = {label for question in asked for label in question.sources}
        start.show_sources(sources, labels if asked else ())
        start.suggest_minutes(minutes_of(asked) if asked else 0)

    def show_progress(self, progress: Progress) -> None:
        """Show how practice went, and suggest one of the questions that can be chosen."""
        found = next_practice(progress, self._offered())
        self._suggested = found.id if found else None
        self._start.progress.show_progress(progress, found.text if found else None)

    def _take_suggested(self) -> None:
        if self._suggested is not None and self._suggested not in self._ticked:
            self._ticked.append(self._suggested)
            self.show()

    def _begin_anew(self) -> None:
        """Offer what another pack has; nothing of the last one is on the paper."""
        self._added, self._ticked, self._labels = [], [], {}
        self.show()

    def _offered(self) -> tuple[Enquiry, ...]:
        """Return the questions to choose from, about the sources that were chosen for them."""
        found = (*self._desk.questions(), *self._added)
        labels = self._labels
        return tuple(
            replace(each, sources=labels[each.id]) if each.id in labels else each for each in found
        )

    def _choose_questions(self) -> None:
        self._ticked = list(self._start.chosen())
        self.show()

    def _add_kinds(self, wanted: WantedKinds) -> None:
        """Put questions of an exam on the paper, with sources drawn for each."""
        pack = self._desk.pack
        if pack is None:
            return
        for kind in wanted.kinds:
            labels = drawn(pack.sources, sources_wanted(kind), self._chance)
            made = question_of_kind(
                EnquiryId(new_id()), wanted.board, kind, wanted.topic or pack.title, labels
            )
            self._added.append(made)
            self._ticked.append(made.id)
        self.show()

    def _use_sources(self, labels: tuple[str, ...]) -> None:
        for question in self.on_paper():
            self._labels[question.id] = labels
        self.show()

    def _draw(self) -> None:
        """Draw as many sources by chance as each question has now."""
        pack = self._desk.pack
        if pack is not None:
            for question in self.on_paper():
                count = len(question.sources) or None
                self._labels[question.id] = drawn(pack.sources, count, self._chance)
            self.show()
