# SPDX-License-Identifier: MIT
"""A thousand actions at random through the real window; undo of all gives the same library.

After each stretch the window shows what the library has, and nothing else.
"""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import replace

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, open_window
from workbench.domain.annotations import SourcePart
from workbench.domain.readings import for_enquiry, front_of
from workbench.domain.regions import Shape
from workbench.domain.text import Span
from workbench.services.looking_up import contents_of

EXAMPLES, STEPS = 5, 200
FIRST = "Bring in the example"

ARROWS = ["Shift+Right", "Shift+Up", "Alt+Shift+Left", "Alt+Shift+Down"]

numbers = st.integers(min_value=0, max_value=999)
words = st.sampled_from(["care ", "1955", "né à ", "𝄞 clef ", "so it helps"])


NOTHING = {"enquiry_id": None, "inference": "", "so_what": "", "direction": None, "weight": None}


def told(mark):
    """Return a mark with all it means for any question, whichever is in front, and undated."""
    readings = {each for each in (*mark.readings, front_of(mark)) if not each.is_empty}
    return (
        replace(mark, modified=mark.created, readings=(), **NOTHING),
        frozenset(readings),
    )


class Pupil(RuleBasedStateMachine):
    """Somebody who does everything there is, in no order."""

    def __init__(self, folder) -> None:
        super().__init__()
        self.window = open_window(folder)
        self.student = Student(self.window)
        self.desk, self.library = self.window.desk, self.window.session.services.library
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.student.quiet()
        self.before = self.said()
        assert self.library.undo_label == FIRST

    # Reading

    @rule(number=numbers)
    def go_to_another_source(self, number):
        sources = self.desk.pack.sources
        self.window.places.source.emit(sources[number % len(sources)].id)

    @rule(start=numbers, length=st.integers(1, 60), letter=st.integers(1, 4))
    def mark_words(self, start, length, letter):
        self.mark(self.read.page.body, start, length, letter)

    @rule(start=numbers, length=st.integers(1, 20), letter=st.integers(1, 4))
    def mark_the_label(self, start, length, letter):
        self.mark(self.read.label.text, start, length, letter)

    @rule(shape=st.sampled_from(Shape), letter=st.integers(1, 4), key=st.sampled_from(ARROWS))
    def mark_a_part(self, shape, letter, key):
        self.show_read()
        canvas = self.read.page.picture.canvas
        source = next((each for each in self.desk.pack.sources if each.picture), None)
        if source is None:
            return
        self.window.places.source.emit(source.id)
        self.student.until(lambda: canvas.has_picture or not canvas.isVisible())
        canvas.choose_shape(shape)
        if canvas.draw_amid():
            self.student.press(key)
            self.reading.mark_number(letter)

    @rule(number=numbers, key=st.sampled_from(ARROWS))
    def move_a_part(self, number, key):
        mark = self.some_mark(number)
        if mark is not None and mark.target.region is not None:
            self.window.places.mark.emit(mark.id)
            self.read.page.take_focus_on_picture()
            self.student.press(key)

    @rule()
    def note_on_the_whole(self):
        self.show_read()
        self.act("whole-note")

    @rule(number=numbers)
    def open_note(self, number):
        mark = self.some_mark(number)
        if mark is not None:
            self.window.places.mark.emit(mark.id)

    @rule(words=words)
    def write(self, words):
        self.show_read()
        opened = self.read.notes.opened()
        if opened is not None:
            self.read.notes.open_note(opened, focus=True)
            self.student.type(words)

    @rule()
    def next_step(self):
        if self.read.notes.opened() is not None and self.is_in_a_field():
            self.student.press("Return")

    @rule()
    def choose_direction(self):
        self.show_read()
        self.act("direction")

    @rule(letter=st.integers(0, 3))
    def change_letter(self, letter):
        self.show_read()
        self.read.notes.change_letter(self.desk.framework.letters[letter])

    @rule(number=numbers, keys=st.sampled_from(["Right", "Left", "Ctrl+Right", "Space"]))
    def move_ends(self, number, keys):
        mark = self.some_mark(number)
        if mark is not None and mark.target.part is SourcePart.BODY:
            self.window.places.mark.emit(mark.id)
            body = self.read.page.body
            body.setFocus()
            body.place_caret(mark.target.anchor.span.start)
            if body.change_ends():
                self.student.press(keys)
                self.student.press("Return")

    @rule(number=numbers)
    def remove(self, number):
        mark = self.some_mark(number)
        if mark is not None:
            self.reading.remove_mark(mark.id)

    @rule(words=words)
    def know(self, words):
        self.show_read()
        self.act("i-know")
        self.student.type(words)
        self.student.press("Return")

    @rule(number=numbers)
    def forget(self, number):
        own = self.desk.pack.background.own
        if own:
            self.desk.known.remove(own[number % len(own)].id)

    # Planning

    @rule(words=words)
    def claim(self, words):
        self.act("plan")
        if self.desk.plan is not None:
            self.plan_mode.focus_claim()
            self.student.type(words)

    @rule(words=words)
    def new_point(self, words):
        self.act("plan")
        if self.desk.plan is not None:
            self.act("new-point")
            self.student.type(words)

    @rule(number=numbers)
    def put_evidence(self, number):
        marks = self.desk.marks()
        if marks and self.desk.plan is not None:
            self.window.wiring.planning.put_mark(marks[number % len(marks)].id)

    @rule(number=numbers, action=st.sampled_from(["move-up", "move-down"]))
    def move(self, number, action):
        self.act("plan")
        if self.desk.plan is not None:
            self.choose_something(number)
            self.act(action)

    @rule(number=numbers)
    def take_out(self, number):
        self.act("plan")
        if self.desk.plan is not None:
            self.choose_something(number)
            self.plan_mode.remove_chosen()

    @rule(words=words)
    def begin_another_plan(self, words):
        self.desk.begin_plan(words)

    @rule(number=numbers)
    def change_plan(self, number):
        plans = self.desk.plans
        if plans:
            self.desk.shelf.open(plans[number % len(plans)].id)

    # Anywhere

    @rule(field=st.sampled_from(["creator", "place", "audience"]), words=words)
    def correct(self, field, words):
        self.read.provenance.field_changed.emit(field, words.strip())

    @rule(mode=st.sampled_from(["library", "read", "plan", "coverage"]))
    def look_elsewhere(self, mode):
        self.act(mode)

    @rule()
    def undo(self):
        self.student.quiet()
        if self.library.undo_label != FIRST:
            self.act("undo")

    @rule()
    def redo(self):
        self.act("redo")

    @rule()
    def wait(self):
        self.student.quiet()
        self.look_whether_all_is_shown()

    def teardown(self):
        try:
            self.take_back_and_do_again()
        finally:
            self.window.close()
            self.window.end()
            # The next one is dressed without it, and put together before there is a style sheet.
            self.window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.instance().setStyleSheet("")

    def take_back_and_do_again(self):
        self.student.quiet()
        self.look_whether_all_is_shown()
        after, steps = self.said(), 0
        while self.library.undo_label != FIRST:
            self.step("undo")
            steps += 1
        assert self.said() == self.before
        self.look_whether_all_is_shown()
        for _ in range(steps):
            self.step("redo")
        assert self.said() == after
        self.look_whether_all_is_shown()
        for _ in range(steps):
            self.step("undo")
        assert self.said() == self.before
        assert self.refused == []

    # How

    @property
    def read(self):
        return self.window.wiring.read

    @property
    def reading(self):
        return self.window.wiring.reading

    @property
    def plan_mode(self):
        return self.window.wiring.planning.mode

    def act(self, action_id):
        self.window.commands[action_id].trigger()
        QApplication.processEvents()

    def step(self, action_id):
        self.student.quiet()
        self.act(action_id)
        self.student.quiet()

    def show_read(self):
        if self.window.mode != "read":
            self.act("read")

    def mark(self, text, start, length, letter):
        self.show_read()
        if text.text and text.isVisible():
            start %= len(text.text)
            text.setFocus()
            text.select(Span(start, min(start + length, len(text.text))))
            self.act(f"mark-{letter}")

    def some_mark(self, number):
        marks = self.desk.marks()
        return marks[number % len(marks)] if marks else None

    def is_in_a_field(self):
        return self.read.has_focus_in(self.read.notes)

    def choose_something(self, number):
        """Put the focus on a piece of evidence, or on the heading of a point."""
        points = self.desk.plan.points
        if not points:
            return
        point = points[number % len(points)]
        sheet = self.plan_mode.sheet
        if point.evidence and number % 3:
            sheet.focus_evidence(point.id, point.evidence[number % len(point.evidence)])
        elif (card := sheet.card(point.id)) is not None:
            card.heading.setFocus()

    def said(self):
        """Return what the library says, without when marks were changed."""
        contents = contents_of(self.library, self.desk.pack.id)
        marks = tuple(map(told, contents.annotations))
        plans = sorted(contents.plans, key=lambda plan: plan.id)
        return contents.pack, marks, tuple(plans)

    def look_whether_all_is_shown(self):
        """Wait until the window shows what the library has; what it has is read beside it."""
        wanted = self.said()
        with contextlib.suppress(AssertionError):
            self.student.until(lambda: self.shown() == wanted, timeout=5)
        for shown, said in zip(self.shown(), wanted, strict=True):
            assert shown == said
        # What is in front is what a mark means for the question that is worked on.
        asked, known = self.desk.shelf.enquiry_id, self.desk.enquiry_ids()
        assert all(for_enquiry(each, asked, known) == each for each in self.desk.marks())
        desk, opened = self.desk, self.read.notes.opened()
        assert desk.plan is None or desk.plan in desk.plans
        assert opened is None or desk.mark_with(opened) is not None
        if self.plan_mode is not None and desk.plan is not None:
            assert self.plan_mode.sheet.claim.field.text() == desk.plan.claim

    def shown(self):
        """Return what the window shows, in the order of the library."""
        marks = {x.id: told(x) for x in self.desk.marks()}
        order = [x.id for x in contents_of(self.library, self.desk.pack.id).annotations]
        ordered = sorted(
            marks.values(), key=lambda x: order.index(x[0].id) if x[0].id in order else -1
        )
        plans = sorted(self.desk.plans, key=lambda plan: plan.id)
        return self.desk.pack, tuple(ordered), tuple(plans)


def test_undo_of_a_thousand_actions_leads_back_to_the_same_library(qapp, tmp_path):
    folders = (tmp_path / f"library-{number}" for number in itertools.count())
    run_state_machine_as_test(
        lambda: Pupil(next(folders)),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            phases=[Phase.generate],
            deadline=None,
        ),
    )
