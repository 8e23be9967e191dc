# SPDX-License-Identifier: MIT
"""Practise: a paper is chosen, sat under the conditions of an exam, and looked back at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.ui.announcing import announce
from workbench.ui.controllers.exam_conditions import ExamConditions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.domain.errors import LibraryError
    from workbench.domain.identifiers import AttemptId, PackId
    from workbench.domain.practising.attempts import Attempt, AttemptSummary, Phase
    from workbench.domain.practising.papers import Paper
    from workbench.ui.controllers.markables import Markable, Markables
    from workbench.ui.controllers.paper_setting import PaperSetting
    from workbench.ui.controllers.past_practice import PastPractice
    from workbench.ui.controllers.pictures import Pictures
    from workbench.ui.controllers.practice_choosing import PaperChoice
    from workbench.ui.controllers.practice_outcome import PracticeOutcome
    from workbench.ui.controllers.practice_paper import PracticePaper
    from workbench.ui.controllers.practice_sitting import PracticeSitting
    from workbench.ui.practising.mode import PractiseMode
    from workbench.ui.window import Window

MODE = "practise"


class PractisingController(QObject):
    """Joins Practise, which is made when it is first shown, to the desk and the library."""

    parts_made = Signal(object)
    """With the `Markables` of a source of a paper."""
    script_wanted = Signal(object, int)
    """With the `Attempt` and the number of the question, from 0, whose answer is to be exported."""

    def __init__(self, window: Window, pictures: Pictures) -> None:
        super().__init__(window)
        self._window, self._pictures = window, pictures
        self.mode: PractiseMode | None = None
        """The mode if it was made."""
        self.sitting: PracticeSitting
        self._paper: PracticePaper
        self._outcome: PracticeOutcome
        self._choice: PaperChoice
        self._setting: PaperSetting
        self._past: PastPractice
        self._folder: Path | None = None
        self._conditions = ExamConditions(window)
        window.add_mode(MODE, self._make)
        window.session.opened.connect(self._look_for_unfinished)
        window.session.fault.connect(self._tell_fault)
        window.keeping.watch(self.has_pending, self.flush)
        window.commands.handle(
            {
                MODE: self.open,
                "rest-break": self._rest,
                "hide-clock": self._toggle_clock,
            }
        )

    @property
    def is_exam(self) -> bool:
        """Whether a paper is sat, so that nothing else is in reach."""
        return self._conditions.are_on

    def open(self) -> None:
        """Show what can be practised, or the paper that is in front."""
        self._window.show_mode(MODE)
        if self.mode is not None and self.sitting.attempt is None:
            self._choice.show()
            self._setting.show()
            self._past.show()
            self.mode.start.take_focus()

    def has_pending(self) -> bool:
        """Tell whether something was typed and is not on its way."""
        return self.mode is not None and self.sitting.is_pending()

    def flush(self) -> None:
        """Send what is being typed."""
        if self.mode is not None:
            self.sitting.flush()

    # What the keys of a source act on

    def parts_in_use(self) -> Markables:
        """Return what can be marked of the source in use."""
        return self._paper.parts_in_use()

    def text_in_use(self) -> Markable:
        """Return the words, the label or the picture in use."""
        return self._paper.text_in_use()

    @property
    def paper(self) -> PracticePaper:
        """The sources of the paper, once the mode was made."""
        return self._paper

    def _make(self) -> PractiseMode:
        from workbench.services import catalogues
        from workbench.ui.controllers.paper_setting import PaperSetting
        from workbench.ui.controllers.past_practice import PastPractice
        from workbench.ui.controllers.practice_choosing import PaperChoice
        from workbench.ui.controllers.practice_outcome import PracticeOutcome
        from workbench.ui.controllers.practice_paper import PracticePaper
        from workbench.ui.controllers.practice_sitting import PracticeSitting
        from workbench.ui.practising.mode import PractiseMode

        window = self._window
        sitting = self.sitting = PracticeSitting(window)
        paper = self._paper = PracticePaper(window, sitting, self._pictures)
        paper.parts_made.connect(self.parts_made)
        paper.build()
        outcome = self._outcome = PracticeOutcome(window, sitting)
        mode = self.mode = PractiseMode(window.look, paper.area)
        outcome.attach(mode.sitting.outcome, paper)
        self._listen_to_start(mode)
        self._listen_to_paper(mode)
        mode.start.show_boards(catalogues.boards())
        self._choice = PaperChoice(window.desk, mode.start)
        self._setting = PaperSetting(window, mode)
        self._setting.begun.connect(self._sit)
        mode.sitting.heading.setting_wanted.connect(self._set_for_others)
        self._past = PastPractice(window, mode.start, self._choice)
        return mode

    def _listen_to_start(self, mode: PractiseMode) -> None:
        start = mode.start
        start.begun.connect(self.begin)
        start.cards_wanted.connect(self._window.places.revise)
        start.past.opened.connect(self.reopen)

    def _listen_to_paper(self, mode: PractiseMode) -> None:
        sitting, page = self.sitting, mode.sitting
        sitting.changed.connect(self._show)
        sitting.ticked.connect(self._show_time)
        sitting.covered.connect(self._show)
        sitting.ended.connect(self._tell_end)
        bar = page.bar
        bar.phase_chosen.connect(self._turn_to)
        bar.rest_wanted.connect(sitting.rest)
        bar.clock_toggled.connect(self._toggle_clock)
        bar.finish_wanted.connect(sitting.finish)
        page.writing.typed.connect(self._write)
        page.writing.question_stepped.connect(self._step_question)
        page.outcome.question_stepped.connect(self._step_question)
        page.heading.back_wanted.connect(self._back)
        page.heading.again_wanted.connect(self._again)
        page.heading.export_wanted.connect(self._export)
        mode.cover.resumed.connect(self._resume)
        mode.cover.left.connect(self._leave)
        mode.pane_wanted.connect(self._go_to_pane)

    # Sitting

    def begin(self) -> None:
        """Begin the paper that was chosen: the clock runs from now on."""
        from workbench.domain.practising.papers import paper_of

        pack = self._window.desk.pack
        if self.mode is None or pack is None or self._window.desk.refuses():
            return
        asked = self._choice.on_paper()
        if asked:
            start = self.mode.start
            minutes = start.length() or None
            self._sit(paper_of(pack, asked, minutes=minutes, hides=start.hides()), pack.id)

    def _sit(self, paper: Paper, pack_id: PackId) -> None:
        from workbench.domain.identifiers import AttemptId, new_id
        from workbench.domain.practising.attempts import begun_attempt

        services = self._window.session.services
        if self.mode is None:
            return
        chosen = services.preferring.preferences() if services is not None else None
        attempt = begun_attempt(
            AttemptId(new_id()),
            pack_id,
            paper,
            self.mode.start.conditions(),
            self.sitting.read_clock(),
            student=chosen.student if chosen else None,
            exam=chosen.exam if chosen else None,
        )
        self._bring(attempt)

    def reopen(self, attempt_id: AttemptId, number: int | None = None) -> None:
        """Show an attempt again; one that was not finished waits to be gone on with.

        With `number`, counted from 0, it is shown what a teacher wrote about that answer.
        """
        self._window.session.ask(
            lambda services: services.practising.attempt(attempt_id),
            lambda attempt: self._take_found(attempt, number),
        )

    def _take_found(self, attempt: Attempt | None, number: int | None = None) -> None:
        if attempt is None or self.is_exam:
            return
        self._window.show_mode(MODE)
        self.sitting.put_away()
        found = attempt.found_again()
        self._bring(found if number is None else found.turned_to(number, found.phase), attempt)
        if self.mode is not None and number is not None:
            self.mode.sitting.outcome.show_teachers()

    def _bring(self, attempt: Attempt, kept: Attempt | None = None) -> None:
        self._folder = self._window.session.folder
        self._outcome.forget()
        self.sitting.open(attempt, kept)
        self._paper.begin()
        self._take_focus()

    def _resume(self) -> None:
        self.sitting.resume()
        self._take_focus()

    def _show(self) -> None:
        """Show the attempt as it stands: the paper, its cover, or what followed it."""
        attempt, mode = self.sitting.attempt, self.mode
        if attempt is None or mode is None:
            return
        self._conditions.set(are_on=not attempt.is_over)
        if attempt.is_over:
            mode.sitting.show_outcome(attempt)
            self._outcome.show()
            mode.show_paper()
        elif self.sitting.is_running:
            mode.sitting.show_attempt(attempt)
            mode.show_paper()
        else:
            self._cover(attempt)
        self._paper.show_marks()

    def _cover(self, attempt: Attempt) -> None:
        from workbench.domain.practising.clock import Standing
        from workbench.ui.practising import wording

        mode = self.mode
        if mode is None:
            return
        is_rest = attempt.clock.standing is Standing.RESTING
        title = wording.REST_TITLE if is_rest else wording.WAITING_TITLE
        words = wording.REST if is_rest else wording.WAITING
        left = wording.time_left_in_words(attempt.clock.left).capitalize()
        mode.cover.show_words(title, words, f"{left}.", may_leave=not is_rest)
        mode.show_cover()
        mode.cover.take_focus()
        announce(mode.cover, f"{title}. {words}")

    def _show_time(self) -> None:
        if self.mode is not None and self.sitting.attempt is not None:
            self.mode.sitting.show_time(self.sitting.attempt)

    def _take_focus(self) -> None:
        attempt, mode = self.sitting.attempt, self.mode
        if attempt is None or mode is None or mode.is_covered:
            return
        if attempt.is_over:
            mode.sitting.outcome.take_focus()
        elif attempt.phase in mode.sitting.WRITING:
            mode.sitting.writing.take_focus(attempt.phase)
        else:
            self._paper.take_first()

    def _turn_to(self, phase: Phase) -> None:
        attempt = self.sitting.attempt
        if attempt is not None and not attempt.is_over:
            self.sitting.tick()
            self._change(lambda now: now.turned_to(now.at, phase))
            self._take_focus()

    def _step_question(self, by: int) -> None:
        attempt = self.sitting.attempt
        if attempt is not None and 0 <= attempt.at + by < len(attempt.answers):
            self.sitting.tick()
            self._change(lambda now: now.turned_to(now.at + by, now.phase))
            self._paper.begin()
            self._take_focus()

    def _change(self, change: Callable[[Attempt], Attempt]) -> None:
        attempt = self.sitting.attempt
        if attempt is not None:
            self.sitting.change(change(attempt))

    def _rest(self) -> None:
        if self.mode is not None:
            self.sitting.rest()

    def _go_to_pane(self, step: int) -> None:
        """Put the focus on the next of: each source that is seen, and what is written."""
        attempt, mode = self.sitting.attempt, self.mode
        if attempt is None or mode is None or mode.is_covered:
            return
        right = mode.sitting.outcome if attempt.is_over else mode.sitting.writing
        places: list[Callable[[], object]] = list(self._paper.panes())
        if attempt.is_over:
            places.append(mode.sitting.outcome.take_focus)
        else:
            places.append(lambda: mode.sitting.writing.take_focus(attempt.phase))
        focused: QWidget | None = self._window.focusWidget()
        on_right = focused is not None and right.isAncestorOf(focused)
        at = len(places) - 1 if on_right else self._paper.pane_in_use()
        places[(at + step) % len(places)]()

    def _write(self) -> None:
        attempt, mode = self.sitting.attempt, self.mode
        if attempt is not None and mode is not None and not attempt.is_over:
            writing = mode.sitting.writing
            self.sitting.write(
                attempt.written(plan=writing.plan.words(), text=writing.answer.words())
            )

    def _toggle_clock(self) -> None:
        from dataclasses import replace

        attempt = self.sitting.attempt
        if attempt is not None and not attempt.is_over:
            hides = not attempt.conditions.hides_clock
            conditions = replace(attempt.conditions, hides_clock=hides)
            self.sitting.change(replace(attempt, conditions=conditions))

    def _tell_end(self) -> None:
        from workbench.ui.practising.wording import how_it_ended

        attempt = self.sitting.attempt
        self._show()
        self._take_focus()
        if self.mode is not None and attempt is not None:
            announce(self.mode, how_it_ended(attempt))

    def _tell_fault(self, error: LibraryError | None) -> None:
        """Say what is not kept: the top bar, which says so elsewhere, is hidden."""
        if error is not None and self.is_exam:
            again = ("Try again", self._window.keeping.try_again)
            self._window.toast.say(f"Not saved yet. {error.message()}", again)

    # Leaving, and coming back

    def _leave(self) -> None:
        """Leave an attempt for now; it waits."""
        self.sitting.put_away()
        self._conditions.set(are_on=False)
        self._back()

    def _back(self) -> None:
        self.sitting.put_away()
        self._conditions.set(are_on=False)
        if self.mode is not None:
            self.mode.show_start()
        self.open()

    def _again(self) -> None:
        """Sit the same paper again."""
        attempt = self.sitting.attempt
        if attempt is not None and not self._window.desk.refuses():
            self.sitting.put_away()
            self._sit(attempt.paper, attempt.pack_id)

    def _export(self) -> None:
        attempt = self.sitting.attempt
        if attempt is not None:
            self.sitting.flush()
            self.script_wanted.emit(attempt, attempt.at)

    def _set_for_others(self) -> None:
        if self.sitting.attempt is not None:
            self.sitting.flush()
            self._setting.set(self.sitting.attempt)

    def _look_for_unfinished(self) -> None:
        """Offer to go on with a paper that was left in the middle of the library that opened."""
        is_other = self._folder != self._window.session.folder
        if self.mode is not None and self.sitting.attempt is not None and is_other:
            # It belongs to the library that was open before.
            self.sitting.forget()
            self._conditions.set(are_on=False)
            self.mode.show_start()

        def tell(attempts: tuple[AttemptSummary, ...]) -> None:
            waiting = [each for each in attempts if not each.is_over]
            if waiting and not self.is_exam:
                self._window.toast.say(
                    "A practice paper waits for you; its clock stands.",
                    ("Go on with it", partial(self.reopen, waiting[-1].id)),
                )

        self._window.session.ask(lambda services: services.practising.attempts(), tell)
