# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from tests.factories import NOON
from tests.journeys.windows import Student, one_window
from workbench.domain.errors import DiskFullError
from workbench.domain.practising.attempts import Phase
from workbench.domain.practising.clock import Moment, Standing
from workbench.domain.text import Span
from workbench.services import catalogues
from workbench.ui.controllers.past_practice import PastPractice
from workbench.ui.practising.starting import WantedKinds


class StandingClock:
    """Two clocks that go on when they are told to; each of them begins on a later day."""

    days = itertools.count()

    def __init__(self):
        self.seconds = next(self.days) * 86_400.0

    def __call__(self):
        return Moment(self.seconds, NOON + timedelta(seconds=self.seconds))


@pytest.fixture(scope="module")
def opened(qapp, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("practising") / "library") as window:
        yield window


@pytest.fixture
def practising(opened):
    """Practise with nothing on the paper; whatever is sat is ended afterwards."""
    student, practising = Student(opened), opened.wiring.practising
    student.press("Alt+5")
    practising._choice._begin_anew()
    practising.sitting.read_clock = StandingClock()
    yield practising
    if practising.sitting.attempt is not None:
        practising.sitting.resume()
        practising.sitting.finish()
        practising.mode.sitting.heading.back_wanted.emit()
    opened.show_mode("read")
    student.quiet()


@pytest.fixture
def student(opened):
    return Student(opened)


@pytest.fixture
def start(practising):
    return practising.mode.start


def begin(practising, number=0):
    list(practising.mode.start._questions.values())[number].click()
    practising.begin()
    return practising.sitting


def all_are_listed(student, start):
    """Wait until past practice lists what the library has, each as it ended."""
    student.quiet()
    kept = student.window.session.services.practising.attempts()
    student.until(lambda: start.past._attempts == tuple(reversed(kept)))


def add_kinds(start, board, *ids):
    board = catalogues.board(board)
    kinds = tuple(map(board.question, ids)) if ids else board.questions
    start.kinds_wanted.emit(WantedKinds(board, kinds, "the thaw"))


class TestChoosing:
    def test_a_question_brings_its_sources_and_its_minutes(self, start, student):
        box = next(iter(start._questions.values()))
        student.click(box)
        assert start.length() == 15
        assert {k for k, v in start._sources.items() if v.isChecked()} == {"A", "E"}
        student.click(start.extra)
        assert "19 minutes, 25% extra time in it." in start._total.text()
        student.click(start.extra)

    def test_nothing_is_begun_without_a_question(self, practising, start):
        assert not start._begin.isEnabled()
        practising.begin()
        assert practising.sitting.attempt is None

    def test_a_whole_section_comes_with_sources_drawn_for_each_question(self, practising, start):
        add_kinds(start, "ib")
        asked = practising._choice.on_paper()
        assert [len(each.sources) for each in asked][2:4] == [1, 2]
        assert all("{" not in each.text for each in asked)
        assert start.length() == sum(each.minutes for each in asked)
        start.draw_wanted.emit()
        again = practising._choice.on_paper()
        assert [len(x.sources) for x in again] == [len(x.sources) for x in asked]

    def test_sources_can_be_fixed_by_hand(self, practising, start, student):
        student.click(next(iter(start._questions.values())))
        student.click(start._sources["C"])
        (asked,) = practising._choice.on_paper()
        assert asked.sources == ("A", "C", "E")

    def test_who_had_extra_time_has_it_next_time(self, practising, start, student, opened):
        student.click(start.extra)
        start.percent.setText("50")
        begin(practising).finish()
        student.quiet()
        start.extra.setChecked(False)
        again = PastPractice(opened, start, practising._choice)
        student.until(start.extra.isChecked)
        assert start.conditions().extra == 50
        again.deleteLater()
        start.extra.setChecked(False)

    def test_cards_are_a_press_away(self, start, student, opened):
        student.click(student.button("Revise with cards", start))
        assert opened.mode == "revise"


class TestSitting:
    def test_marks_are_made_with_the_same_keys_in_words_and_label(self, practising, student):
        sitting = begin(practising)
        body, label = (practising.paper.sides[0].page.body, practising.paper.sides[1].label.text)
        body.select(Span(0, 7))
        student.press("Ctrl+2")
        student.type("A guest")
        student.press("Escape")
        assert body.hasFocus()
        label.setFocus()
        label.select(Span(0, 7))
        student.press("R")
        student.press("Escape")
        assert [mark.short_id for mark in sitting.attempt.marks] == ["A1", "E1"]
        assert sitting.attempt.marks[0].feature == "A guest"
        student.press("F8")
        student.press("Delete")
        assert len(sitting.attempt.marks) == 1

    def test_phases_and_panes_are_walked_by_keys_and_time_is_counted_for_each(
        self, practising, student
    ):
        sitting = begin(practising)
        sitting.read_clock.seconds += 8
        student.click(student.button("Plan.*"))
        assert practising.mode.sitting.writing.plan.hasFocus()
        student.type("First origin")
        sitting.read_clock.seconds += 4
        student.click(student.button("Write.*"))
        assert practising.mode.sitting.writing.answer.hasFocus()
        assert sitting.attempt.answer.spent == {Phase.READ: 8, Phase.PLAN: 4}
        assert sitting.attempt.answer.plan == "First origin"
        student.press("F6")
        assert practising.paper.sides[0].page.body.hasFocus()
        student.press("Shift+F6")
        assert practising.mode.sitting.writing.answer.hasFocus()

    def test_ctrl_z_takes_back_words_and_nothing_of_the_library(self, practising, student, opened):
        label = opened.session.services.library.undo_label
        sitting = begin(practising)
        student.click(student.button("Write.*"))
        student.type("It is")
        student.press("Ctrl+Z")
        student.type("Source A is")
        student.quiet()
        assert sitting.attempt.answer.text == "Source A is"
        assert opened.session.services.library.undo_label == label

    def test_the_clock_can_be_hidden_and_has_words_beside_it(self, practising, student):
        sitting = begin(practising)
        clock = practising.mode.sitting.bar.clock
        assert clock.accessibleDescription() == "15 minutes left, left of 15 min"
        student.press("Ctrl+Shift+H")
        assert not clock.isVisible()
        assert sitting.attempt.conditions.hides_clock
        student.click(student.button("Show clock"))
        assert clock.isVisible()

    @pytest.mark.parametrize("are_wanted", [True, False])
    def test_quiet_sounds_tell_of_half_time_the_last_minutes_and_the_end(
        self, practising, start, are_wanted
    ):
        start.chimes.setChecked(are_wanted)
        sitting, heard = begin(practising), []
        left = sitting.attempt.clock.allowed
        sitting.chimed.connect(lambda: heard.append(round(sitting.attempt.clock.left)))
        while not sitting.attempt.is_over:
            sitting.read_clock.seconds += 4
            sitting.tick()
        assert heard == ([left / 2 - 2, 300, 0] if are_wanted else [])
        start.chimes.setChecked(False)

    def test_several_questions_are_stepped_through_and_each_has_its_answer(
        self, practising, student
    ):
        add_kinds(practising.mode.start, "ib", "ib_2", "ib_3")
        practising.begin()
        sitting = practising.sitting
        student.click(student.button("Write.*"))
        student.type("The first")
        student.click(student.button("Next question"))
        student.type("The second")
        assert [each.text for each in sitting.attempt.answers] == ["The first", "The second"]
        student.click(student.button("Question before"))
        assert practising.mode.sitting.writing.answer.toPlainText() == "The first"
        assert len(practising.paper.sides) == 2
        assert practising.paper.sides[1].card.isHidden()

    def test_a_computer_that_slept_covers_the_paper_until_somebody_goes_on(
        self, practising, student
    ):
        sitting = begin(practising)
        sitting.read_clock.seconds += 3000
        sitting.tick()
        assert practising.mode.is_covered
        assert sitting.attempt.clock.used < 10
        student.click(student.button("Go on"))
        assert not practising.mode.is_covered
        assert sitting.is_running

    def test_a_paper_that_is_left_waits_in_the_list(self, practising, student, start):
        sitting = begin(practising)
        sitting.read_clock.seconds += 3000
        sitting.tick()
        student.click(student.button("Leave it for now"))
        assert sitting.attempt is None
        assert not practising.is_exam
        student.until(lambda: any("not finished" in x.spoken for x in start.past.list.lines[:1]))
        student.click(student.button("Go on with it", start.past))
        student.until(lambda: sitting.attempt is not None)
        assert sitting.attempt.clock.standing is Standing.PAUSED

    def test_finishing_early_is_asked_about(self, practising, student):
        sitting = begin(practising)
        student.click(student.button("Finish", practising.mode.sitting.bar))
        assert sitting.is_running
        student.click(student.button("Hide clock"))
        student.click(student.button("Finish", practising.mode.sitting.bar))
        student.click(student.button("Finish now.", practising.mode.sitting.bar))
        assert sitting.attempt.is_over

    def test_what_cannot_be_kept_is_said_although_the_top_bar_is_hidden(
        self, practising, student, opened
    ):
        begin(practising)
        opened.session.fault.emit(DiskFullError("/library"))
        try:
            assert opened.toast.isVisible()
            assert student.button("Try again", opened.toast)
        finally:
            opened.session.fault.emit(None)

    def test_no_file_can_be_dropped_in_and_no_message_from_before_stays(self, practising, opened):
        opened.toast.say("Mark E1 removed", ("Undo", lambda: None))
        begin(practising)
        assert not opened.toast.isVisible()
        assert not opened.takes_drops()


class TestAfterwards:
    def test_a_paper_is_set_for_others_and_compared_with_when_it_was_sat(
        self, practising, student, opened
    ):
        sitting = begin(practising, 2)
        body = practising.paper.sides[0].page.body
        for letter, span in (("N", Span(0, 7)), ("O", Span(20, 30))):
            body.setFocus()
            body.select(span)
            student.press(letter)
            student.press("Escape")
        student.click(student.button("Write.*"))
        student.type("A model")
        sitting.finish()
        student.click(student.button("Set for others"))
        student.click(student.button("Back", practising.mode.sitting.heading))
        papers = practising.mode.start.papers
        student.until(papers.isVisible)
        assert QApplication.activeWindow() is opened
        student.click(student.button("Begin .*", papers))
        assert body.hasFocus()
        body.select(Span(21, 31))
        student.press("P")
        student.press("Escape")
        outcome = practising.mode.sitting.outcome
        sitting.finish()
        student.click(student.button("Model", outcome))
        shown = [x.text() for x in outcome._model.parentWidget().findChildren(type(outcome._state))]
        assert "You saw differently" in shown
        assert "You missed" in shown
        assert "A model" in shown
        student.click(student.button("Back", practising.mode.sitting.heading))
        student.until(papers.isVisible)
        student.click(student.button("Remove .*", papers))
        student.until(lambda: not papers.isVisible())

    def test_without_a_model_there_is_no_way_to_one(self, practising, student):
        begin(practising).finish()
        names = {x.text() for x in practising.mode.sitting.outcome._tabs.values() if x.isVisible()}
        assert names == {"Answer", "Questions", "Level", "Times", "Teacher"}

    def test_an_attempt_is_removed_and_comes_back_with_undo(self, practising, student, start):
        begin(practising).finish()
        practising.mode.sitting.heading.back_wanted.emit()
        practising.open()
        all_are_listed(student, start)
        before = len(start.past.list.lines)
        student.click(student.button("Remove", start.past))
        student.until(lambda: len(start.past.list.lines) == before - 1)
        student.quiet()
        practising._window.keeping.undo()
        student.until(lambda: len(start.past.list.lines) == before)

    def test_looking_at_a_finished_paper_writes_nothing(self, practising, student, start, opened):
        begin(practising).finish()
        student.quiet()
        practising.mode.sitting.heading.back_wanted.emit()
        all_are_listed(student, start)
        told = []
        stop = opened.session.services.library.subscribe(told.append)
        student.click(student.button("Look at it", start.past))
        student.until(lambda: practising.sitting.attempt is not None)
        student.quiet()
        stop()
        assert told == []

    def test_a_paper_of_one_library_is_never_kept_in_another(self, practising, student, opened):
        sitting = begin(practising)
        sitting.finish()
        student.quiet()
        place = opened.session.folder
        opened.session.folder = place.with_name("other")
        try:
            opened.session.opened.emit()
            assert sitting.attempt is None
            assert not sitting.is_pending()
            assert practising.mode.start.isVisible()
        finally:
            opened.session.folder = place

    def test_a_level_is_chosen_before_the_mark(self, practising, student):
        sitting = begin(practising)
        sitting.finish()
        outcome = practising.mode.sitting.outcome
        student.click(student.button("Level", outcome))
        judging = outcome.judging
        assert judging.levels
        judging.choose_number(2)
        assert sitting.attempt.answer.level == judging.levels[1].name
        assert sitting.attempt.answer.mark == judging.levels[1].low
