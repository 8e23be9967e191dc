# SPDX-License-Identifier: MIT
"""What follows a paper: the checks, the levels, the model, the targets for next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.practising.comparing import Outcome, compared
from workbench.domain.practising.targets import offered_targets

if TYPE_CHECKING:
    from workbench.domain.annotations import Annotation
    from workbench.domain.enquiries import Enquiry, Level
    from workbench.domain.practising.attempts import Attempt
    from workbench.services.practice_checks import AskedAfter
    from workbench.ui.controllers.answer_remarks import AnswerRemarks
    from workbench.ui.controllers.practice_paper import PracticePaper
    from workbench.ui.controllers.practice_sitting import PracticeSitting
    from workbench.ui.practising.outcome import OutcomePane
    from workbench.ui.window import Window

_HEADINGS = {
    Outcome.FOUND: "You found",
    Outcome.DIFFERENT: "You saw differently",
    Outcome.MISSED: "You missed",
    Outcome.OWN: "Only you marked",
}
_LONGEST_QUOTATION = 90


class PracticeOutcome(QObject):
    """Fills and listens to what is shown of an attempt that is over."""

    def __init__(self, window: Window, sitting: PracticeSitting) -> None:
        super().__init__(window)
        self._window, self._sitting = window, sitting
        self._pane: OutcomePane | None = None
        self._questions: tuple[AskedAfter, ...] = ()
        self._asked: tuple[str, int] | None = None
        self.remarks: AnswerRemarks

    def attach(self, pane: OutcomePane, paper: PracticePaper) -> None:
        """Listen to a pane beside the sources of the paper."""
        from workbench.ui.controllers.answer_remarks import AnswerRemarks

        self._pane = pane
        self.remarks = AnswerRemarks(self._window, self._sitting, pane, paper)
        pane.added.connect(self._keep_added)
        pane.judged.connect(self._keep_judgement)
        pane.targets_typed.connect(self._keep_targets)

    def show(self) -> None:
        """Show what belongs to the question in front; the checks look at it beside the window."""
        attempt, pane = self._sitting.attempt, self._pane
        if attempt is None or pane is None:
            return
        question = attempt.paper.questions[attempt.at]
        pane.show_levels(levels_of(question), attempt.answer, question.marks)
        pane.show_model(attempt.paper.model.answer(attempt.at), self._marks_beside_model(attempt))
        if self._asked != (attempt.id, attempt.at):
            self._asked = (attempt.id, attempt.at)
            self._questions = ()
            self._look(attempt)
        self._show_questions()
        self._show_targets()
        self.remarks.show()

    def forget(self) -> None:
        """Ask the checks anew when something is shown next."""
        self._asked = None

    def _look(self, attempt: Attempt) -> None:
        """Have the checks look at the answer, with what was covered while it was written."""
        desk, wanted = self._window.desk, self._asked
        pack, framework = desk.pack, desk.framework
        background = pack.background if pack and pack.id == attempt.pack_id else None

        def work() -> tuple[AskedAfter, ...]:
            from workbench.services.practice_checks import questions_about

            return questions_about(attempt, attempt.at, framework, background, pack)

        def take(found: tuple[AskedAfter, ...]) -> None:
            now = self._sitting.attempt
            if self._asked == wanted and now is not None:
                self._questions = found
                self._show_questions()
                self._show_targets()
                self._sitting.write(now.looked_at(attempt.at, (each.rule for each in found)))

        self._window.jobs.run(work, take)

    def _show_questions(self) -> None:
        if self._pane is not None:
            self._pane.show_findings([(each.place, each.question) for each in self._questions])

    def _show_targets(self) -> None:
        attempt, pane = self._sitting.attempt, self._pane
        if attempt is None or pane is None:
            return
        levels = levels_of(attempt.paper.questions[attempt.at])
        questions = [each.question for each in self._questions]
        offered = offered_targets(levels, attempt.answer.level, questions)
        pane.show_targets(attempt.targets, offered)

    def _marks_beside_model(self, attempt: Attempt) -> dict[str, list[str]]:
        model = attempt.paper.model.annotations
        if not model:
            return {}
        found: dict[str, list[str]] = {heading: [] for heading in _HEADINGS.values()}
        sources = attempt.paper.sources_for(attempt.at)
        ids = {source.id for source in sources}
        own = [mark for mark in attempt.marks if mark.target.source_id in ids]
        for each in compared(own, model, sources):
            found[_HEADINGS[each.outcome]].append(self._line(each.own, each.model))
        return found

    def _line(self, own: Annotation | None, model: Annotation | None) -> str:
        mark = model or own
        if mark is None:
            return ""
        names = [self._name(each) for each in (own, model) if each is not None]
        kind = " – the model: ".join(dict.fromkeys(names))
        note = f". {model.last_written_step}" if model and model.last_written_step else ""
        place = own.short_id if own is not None else mark.short_id.rstrip("0123456789.")
        return f"{place} {_what(mark)} {kind}{note}"

    def _name(self, mark: Annotation) -> str:
        from workbench.domain.frameworks import dimension_name

        letters = self._window.desk.framework.letters
        letter = next((x for x in letters if x.dimension == mark.dimension), None)
        return letter.name if letter else dimension_name(mark.dimension)

    def _keep_added(self) -> None:
        attempt, pane = self._sitting.attempt, self._pane
        if attempt is not None and pane is not None:
            self._sitting.write(attempt.written(text=pane.after.words()))
            # What is said about what was added may stand elsewhere now, or nowhere.
            self.remarks.follow()

    def _keep_judgement(self) -> None:
        attempt, pane = self._sitting.attempt, self._pane
        if attempt is not None and pane is not None:
            self._sitting.write(attempt.judged(pane.judging.level, pane.judging.mark))
            self._show_targets()
            self.remarks.follow()

    def _keep_targets(self, targets: tuple[str, ...]) -> None:
        attempt = self._sitting.attempt
        if attempt is not None:
            self._sitting.write(attempt.aiming_at(targets))


def _what(mark: Annotation) -> str:
    """Return what a mark is on: the first of its words, or what stands for it."""
    if mark.target.region is not None:
        return "(part of the picture)"
    words = " ".join(mark.target.quoted.split())
    if not words:
        return "(the whole source)"
    return f"“{words[:_LONGEST_QUOTATION]}…”" if len(words) > _LONGEST_QUOTATION else f"“{words}”"


def levels_of(question: Enquiry) -> tuple[Level, ...]:
    """Return the levels by which a question is marked, one's own before the board's."""
    from workbench.domain.mark_schemes import scheme_of
    from workbench.services import catalogues

    board = catalogues.board(question.board) if question.board else None
    scheme = scheme_of(question, board)
    return scheme.levels if scheme else ()
