# SPDX-License-Identifier: MIT
"""A paper is sat: begun, killed in the middle, gone on with, rested, finished, judged."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.factories import an_enquiry
from tests.journeys.sitting_pupil import begin_paper, mark_first_words
from tests.journeys.windows import Student, one_window
from workbench.domain.practising.clock import UNSEEN, EventKind, Moment, Standing
from workbench.services import keeping
from workbench.services.demonstrating import bundled_pack
from workbench.services.importing import pack_of_drafts, read_drafts
from workbench.ui.services import Services

QUESTION = "How useful are these two sources"
ASKED = f"{QUESTION} to an enquiry into how far relations thawed? Use both sources."

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no signal to kill with")


class TwoClocks:
    """A clock nobody can set, and a time of day that somebody sets as they like."""

    def __init__(self):
        self.seconds = 100.0
        self.day = datetime(2026, 3, 29, 0, 58, tzinfo=UTC)

    def __call__(self):
        return Moment(self.seconds, self.day)

    def go_on(self, seconds):
        self.seconds += seconds
        self.day += timedelta(seconds=seconds)


def library_with(folder, pack):
    """Keep a pack, and a question of 8 marks about two of its sources."""
    texts = [source.label for source in pack.sources if len(source.body or "") > 60][:2]
    asked = an_enquiry(text=ASKED, marks=8, minutes=12, sources=tuple(texts))
    with closing(keeping.open_library(folder)) as library:
        services = Services.of(library)
        services.importing.keep(pack).result()
        services.enquiring.keep(pack.id, asked).result()
    return texts


def sit_and_be_killed(repository, folder, place):
    """Let a pupil begin and write, pull the plug, and return the last word called kept."""
    command = [sys.executable, "-m", "tests.journeys.sitting_pupil", folder, place, QUESTION]
    with subprocess.Popen(command, cwd=repository) as pupil:
        try:
            end = time.monotonic() + 60
            while not place.exists() or not place.stat().st_size:
                assert pupil.poll() is None
                assert time.monotonic() < end, "nothing was ever kept"
                time.sleep(0.01)
            time.sleep(0.4)
            assert pupil.poll() is None
        finally:
            pupil.send_signal(signal.SIGKILL)
    return struct.unpack("<I", place.read_bytes())[0]


def go_on_with_it(student, labels, kept):
    """Go on with what the killed window has left, and compare it with what it called kept."""
    practising = student.window.wiring.practising
    student.click(student.button("Go on with it"))
    student.until(lambda: practising.mode and practising.mode.is_covered)
    attempt = practising.sitting.attempt
    assert attempt.clock.standing is Standing.PAUSED
    assert attempt.clock.allowed == 15 * 60
    assert attempt.clock.used >= UNSEEN
    written = [int(each) for each in re.findall(r"word(\d+)", attempt.answer.text)]
    assert written == list(range(1, len(written) + 1))
    assert len(written) >= kept
    assert [mark.feature for mark in attempt.marks] == ["Who speaks here"]
    assert [source.label for source in attempt.paper.sources] == labels
    return practising


def have_the_day_set(sitting, clocks):
    """Let summer time begin, and somebody set the day back and forward, while the clock runs."""
    used = sitting.attempt.clock.used
    clocks.go_on(10)
    sitting.tick()
    clocks.day = clocks.day.astimezone(timezone(timedelta(hours=1)))
    for moved in (0, -3, 9):
        clocks.day += timedelta(days=moved)
        clocks.go_on(5)
        sitting.tick()
    assert sitting.attempt.clock.used == pytest.approx(used + 25)
    assert sitting.attempt.clock.count(EventKind.CLOCK_SET) == 2


def rest(student, practising, clocks):
    """Take a rest break of ten minutes, which uses no time."""
    used = practising.sitting.attempt.clock.used
    student.press("Ctrl+Shift+B")
    assert practising.mode.is_covered
    clocks.go_on(600)
    student.press("Space")
    clock = practising.sitting.attempt.clock
    assert clock.standing is Standing.RUNNING
    assert clock.used == pytest.approx(used)
    assert clock.lasting(EventKind.REST) == pytest.approx(600)


def judge_oneself(student, practising):
    """Write on after the time, give oneself 5 marks, and take a target."""
    outcome = practising.mode.sitting.outcome
    frozen = practising.sitting.attempt.answer.text
    outcome.after.setFocus()
    student.type("It is also limited.")
    student.click(student.button("Level", outcome))
    outcome.judging.take_focus()
    student.type("5")
    offered = outcome.findChild(QWidget, "offers")
    student.until(lambda: any(x.isVisible() for x in offered.findChildren(QAbstractButton)))
    student.click(next(x for x in offered.findChildren(QAbstractButton) if x.isVisible()))
    student.quiet()
    attempt = practising.sitting.attempt
    assert (attempt.answer.text, attempt.answer.added) == (frozen, "It is also limited.")
    assert attempt.mark == 5
    assert len(attempt.targets) == 1
    return attempt


def hand_in(student, path):
    """Save the answer as a PDF where the teacher opens the class."""
    path.parent.mkdir(parents=True)
    window = student.window
    student.click(student.button("Save as PDF…", window.wiring.practising.mode.sitting.heading))
    student.until(lambda: window.wiring.exporting.dialog)
    dialog = window.wiring.exporting.dialog
    student.until(lambda: dialog.copy)
    word = student.button("Word file", dialog)
    assert not word.isEnabled()
    assert "saved as a PDF alone" in word.accessibleDescription()
    window.wiring.exporting.save(dialog.copy, path)
    student.until(path.exists)
    student.until(lambda: window.wiring.exporting.dialog is None)
    window.activateWindow()
    student.until(window.isActiveWindow)


def review(student, folder):
    """Open what was handed in as the teacher, and stamp a paragraph of the answer."""
    window = student.window
    reviewing = window.wiring.reviewing
    reviewing.read(folder)
    student.until(lambda: reviewing.mode.list.lines.rows)
    stamping = reviewing.mode.marking.stamping
    student.until(lambda: stamping.outline is not None)
    outline = stamping.outline
    assert any("and so it is useful." in each.words for each in outline.pieces)
    stamping.take_focus()
    student.type("p1 E? which words?")
    student.press("Return")
    student.until(lambda: not reviewing.has_pending())
    (row,) = reviewing.mode.list.lines.rows
    assert "Ada" in row.spoken


def sit_to_the_end(repository, tmp_path, pack):
    folder, place = tmp_path / "library", tmp_path / "acknowledged"
    labels = library_with(folder, pack)
    kept = sit_and_be_killed(repository, folder, place)
    with one_window(folder) as window:
        student, clocks = Student(window), TwoClocks()
        practising = go_on_with_it(student, labels, kept)
        sitting = practising.sitting
        sitting.read_clock = clocks
        student.click(student.button("Go on"))
        have_the_day_set(sitting, clocks)
        rest(student, practising, clocks)
        student.type(" and so it is useful.")
        while not sitting.attempt.is_over:
            clocks.go_on(14)
            sitting.tick()
        assert sitting.attempt.clock.is_up
        assert sitting.attempt.answer.text.endswith("and so it is useful.")
        attempt = judge_oneself(student, practising)
        hand_in(student, tmp_path / "class" / "Ada" / "Practice" / "Version 1" / "answer.pdf")
        student.click(student.button("Back", practising.mode.sitting.heading))
        past = practising.mode.start.past.list
        student.until(lambda: "5 of 8" in past.lines[0].spoken)
        review(student, tmp_path / "class")
        student.quiet()
    with closing(keeping.open_library(folder)) as library:
        (short,) = Services.of(library).practising.attempts()
        assert Services.of(library).practising.attempt(short.id) == attempt
        assert library.undo_label != "Practice"


@pytest.mark.reliability
def test_a_paper_is_sat_killed_and_finished(qapp, repository, tmp_path):
    sit_to_the_end(repository, tmp_path, bundled_pack())


@pytest.mark.reliability
def test_a_paper_on_the_seed_page_is_sat_killed_and_finished(qapp, repository, shared, tmp_path):
    pages = sorted((shared / "seeds").glob("*.txt"))
    packs = [pack_of_drafts(read_drafts([page], pictures=tmp_path)) for page in pages]
    (pack,) = (each for each in packs if len(each.sources) == 7)
    sit_to_the_end(repository, tmp_path, pack)


def test_nothing_else_can_be_reached_while_a_paper_is_sat(qapp, tmp_path):
    folder = tmp_path / "library"
    library_with(folder, bundled_pack())
    with one_window(folder) as window:
        student = Student(window)
        begin_paper(student, QUESTION)
        assert not window.rail.isVisible()
        assert not window.top_bar.isVisible()
        for keys in ("Alt+2", "Ctrl+K", "Ctrl+B", "F7", "Ctrl+T", "Ctrl+M", "F1", "Alt+4", "F2"):
            student.press(keys)
            assert window.mode == "practise", keys
            assert not window.drawers.opened, keys
        student.press("Alt")
        assert not window.menuBar().isVisible()
        on_desk = len(window.desk.marks())
        mark_first_words(student, "P", "To win them over")
        assert len(window.desk.marks()) == on_desk
        (mark,) = window.wiring.practising.sitting.attempt.marks
        assert mark.feature == "To win them over"
        window.wiring.practising.sitting.finish()
        assert window.rail.isVisible()
        student.press("Alt+2")
        assert window.mode == "read"


def walk_to(student, name):
    """Press Tab until what is called that has the focus; a regular expression."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        spoken = (focused.accessibleName() or getattr(focused, "text", str)()) if focused else ""
        if re.fullmatch(name, spoken, re.DOTALL):
            return
        student.press("Tab")
    raise AssertionError(f"nothing called {name} was reached")


def test_a_paper_is_sat_and_judged_without_a_mouse(qapp, tmp_path):
    folder = tmp_path / "library"
    library_with(folder, bundled_pack())
    with one_window(folder) as window:
        student, practising = Student(window), window.wiring.practising
        student.press("Alt+5")
        walk_to(student, f"{QUESTION}.*")
        student.press("Space")
        walk_to(student, "Leave out titles")
        student.press("Space")
        walk_to(student, "Extra time")
        student.press("Space")
        walk_to(student, "Begin")
        student.press("Space")
        sitting = practising.sitting
        assert sitting.attempt.clock.allowed == 15 * 60
        assert sitting.attempt.paper.sources[0].title is None
        student.press("Ctrl+Home")
        student.press("Ctrl+Shift+Right", times=3)
        student.press("O")
        student.type("Who it is from")
        student.press("Escape")
        walk_to(student, "Write.*")
        student.press("Space")
        student.type("Source A is useful.")
        student.press("Ctrl+Shift+B")
        student.press("Space")
        walk_to(student, "Finish")
        student.press("Space", times=2)
        assert sitting.attempt.is_over
        walk_to(student, "Level")
        student.press("Space")
        walk_to(student, "Mark")
        student.type("4")
        walk_to(student, "Target 1")
        student.type("Name the author")
        student.quiet()
        attempt = sitting.attempt
        assert (attempt.mark, attempt.targets) == (4, ("Name the author",))
        assert [mark.feature for mark in attempt.marks] == ["Who it is from"]
        assert attempt.answer.text == "Source A is useful."
