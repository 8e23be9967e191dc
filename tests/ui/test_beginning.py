# SPDX-License-Identifier: MIT
"""What is marked, typed and clicked before the window is built is done when it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import CTRL, LEFT, NONE, Student, open_window
from workbench import app
from workbench.domain.annotations import SourcePart
from workbench.domain.frameworks import Dimension
from workbench.services.last_sight import words_seen_last
from workbench.ui.first_words import FirstWords
from workbench.ui.last_sight import LastSight, picture_of, seen_now
from workbench.ui.seen_words import words_seen

SHIFT = Qt.KeyboardModifier.ShiftModifier
NEARLY = 1.0
"""Pixels: where Qt puts a caret is rounded."""


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


class Start:
    """A window of which only a sight is there, until `go_on`."""

    def __init__(self, folder, monkeypatch):
        self.held = []
        monkeypatch.setattr("workbench.ui.beginning._import_the_window", self.held.append)
        self.window = app.open_window(folder)
        self.window.activateWindow()
        self.student = Student(self.window)
        self.student.until(lambda: self.held)

    @property
    def texts(self):
        return {each.part: each for each in self.window.sight.findChildren(FirstWords)}

    def select(self, text, start, end):
        """Select words with the mouse."""
        first, last = (text.cursorRect(text._cursor_over(at, at)).center() for at in (start, end))
        QTest.mousePress(text.viewport(), LEFT, NONE, first)
        QTest.mouseMove(text.viewport(), last)
        QTest.mouseRelease(text.viewport(), LEFT, NONE, last)

    def go_on(self):
        self.held[0]()
        window = self.window
        self.student.until(
            lambda: window.is_whole and window.session.services and window.desk.packs
        )
        self.student.quiet()

    def new_marks(self):
        return [each for each in self.window.desk.marks() if int(each.short_id[1:]) > 7]


@pytest.fixture
def started(qapp, tmp_path, monkeypatch):
    starts = []

    def start(folder=tmp_path / "library"):
        starts.append(Start(folder, monkeypatch))
        return starts[-1]

    yield start
    for each in starts:
        if not each.window.is_whole:
            each.go_on()
        each.window.close()
        each.window.end()


def test_words_are_marked_by_key_and_the_note_is_typed_before_the_window_is_there(started):
    start = started()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, CTRL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "nwho is meant")
    assert not start.window.is_whole
    start.go_on()
    (made,) = start.new_marks()
    assert made.dimension is Dimension.NATURE
    assert made.target.anchor.exact == "Friends,"
    assert QApplication.focusWidget().toPlainText() == "who is meant"
    start.student.press("Ctrl+Z")
    start.student.quiet()
    start.student.press("Ctrl+Z")
    start.student.quiet()
    assert start.new_marks() == []


def test_words_are_marked_by_mouse_in_the_label(started):
    start = started()
    label = start.texts[SourcePart.ATTRIBUTION.value]
    start.select(label, 0, 7)
    QTest.keyClicks(label, "o")
    start.go_on()
    (made,) = start.new_marks()
    assert (made.dimension, made.target.part) == (Dimension.ORIGIN, SourcePart.ATTRIBUTION)
    assert made.target.anchor.exact == "Written"


def test_several_marks_are_made_in_their_order(started):
    start = started()
    body = start.texts[SourcePart.BODY.value]
    for at, letter in ((0, "n"), (53, "p")):
        start.select(body, at, at + 6)
        QTest.keyClicks(body, letter)
        QTest.keyClick(body, Qt.Key.Key_Escape)
    start.go_on()
    first, second = sorted(start.new_marks(), key=lambda mark: mark.created)
    assert (first.dimension, second.dimension) == (Dimension.NATURE, Dimension.PURPOSE)
    assert start.window.wiring.read.page.body.hasFocus()


def test_a_mark_is_to_be_seen_at_once(started):
    start = started()
    body = start.texts[SourcePart.BODY.value]
    start.select(body, 0, 7)
    before = picture_of(start.window.sight)
    QTest.keyClicks(body, "nabc")
    assert picture_of(start.window.sight) != before
    typed = body._typed
    assert typed.text() == "N  abc"
    QTest.keyClick(body, Qt.Key.Key_Backspace)
    assert typed.text() == "N  ab"


@pytest.mark.parametrize("part", [SourcePart.BODY, SourcePart.ATTRIBUTION])
@pytest.mark.parametrize("line", [0, -1])
def test_what_is_typed_is_to_be_seen_to_its_end_wherever_it_is_about(started, part, line):
    start = started()
    text = start.texts[part.value]
    end = text._starts[line] + len(text._seen["lines"][line][2].rstrip())
    start.select(text, end - 4, end)
    QTest.keyClicks(text, "p" + "what the speaker wants from those who listen to him, and why now")
    typed = text._typed
    assert typed.isVisible()
    assert text.mask().boundingRect().contains(typed.geometry())
    assert typed.text().endswith("why now")


def test_what_an_input_method_writes_comes_into_the_note(started):
    start = started()
    body = start.texts[SourcePart.BODY.value]
    start.select(body, 0, 7)
    QTest.keyClicks(body, "n")
    event = QInputMethodEvent()
    event.setCommitString("слово")
    QApplication.sendEvent(body, event)
    start.go_on()
    assert QApplication.focusWidget().toPlainText() == "слово"


def test_a_letter_without_a_selection_waits_for_the_window(started):
    start = started()
    QTest.keyClicks(QApplication.focusWidget(), "w")
    start.go_on()
    (made,) = start.new_marks()
    assert made.target.part is SourcePart.WHOLE


def test_a_key_of_the_window_waits_for_it(started):
    start = started()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    start.go_on()
    assert start.window.mode == "plan"


def test_a_shortcut_that_is_there_already_is_not_answered_before_all_is(started):
    start = started()
    window, answered = start.window, []
    action = QAction("Plan", window)
    action.setShortcut("Ctrl+J")
    action.triggered.connect(lambda: answered.append(action))
    window.addAction(action)
    for each in (*start.texts.values(), window.sight):
        each.setFocus()
        QTest.keyClick(each, Qt.Key.Key_J, CTRL)
    assert answered == []
    pressed = [deed.event.key() for deed in window.sight.deeds]
    assert pressed.count(Qt.Key.Key_J) == 3
    start.go_on()
    assert answered == [action] * 3


def test_tab_waits_as_any_other_key(started):
    start = started()
    for each in (start.texts[SourcePart.BODY.value], start.window.sight):
        each.setFocus()
        QTest.keyClick(each, Qt.Key.Key_Tab)
        assert each.hasFocus()
    assert len(start.window.sight.deeds) == 2


def test_a_window_in_which_something_goes_wrong_is_not_covered(started, monkeypatch):
    def fail(catching_up, deeds, source_id):
        raise ZeroDivisionError

    start = started()
    monkeypatch.setattr("workbench.ui.catching_up.CatchingUp.do", fail)
    with pytest.raises(ZeroDivisionError):
        list(start.window._beginning._make_steps())
    assert start.window.sight is None


def test_marks_are_remembered_as_far_as_their_lines_are(started):
    start = started()
    start.go_on()
    window = start.window
    body = window.wiring.read.page.body
    body.verticalScrollBar().setValue(body.verticalScrollBar().maximum())
    (seen,) = words_seen(
        window, window.desk.source.id, (body,), window.look, window.desk.framework
    )["texts"]
    first = seen["lines"][0][0]
    assert first > 0
    there = [mark for mark in body.view.index if mark.target.anchor.span.end > first]
    assert [start for start, _, _ in seen["marks"]] == [x.target.anchor.span.start for x in there]
    assert 0 < len(there) < len(body.view.index)


def test_a_click_elsewhere_waits_for_what_is_there(started, tmp_path):
    first = open_window(tmp_path / "library")
    student = Student(first)
    student.quiet()
    first.toast.hide()
    place = first.rail.mapTo(first, QPoint(first.rail.width() // 2, 150))
    first.close()
    student.until(lambda: not first.isVisible())
    first.end()
    start = started()
    QTest.mouseClick(start.window.sight, LEFT, NONE, place)
    start.go_on()
    assert start.window.mode == "compare"


def test_the_wheel_moves_nothing_yet(started):
    start = started()
    body = start.texts[SourcePart.BODY.value]
    start.student.turn_wheel(body.viewport(), -3)
    assert body.verticalScrollBar().value() == 0
    assert start.window.sight.deeds == []


def test_words_of_a_text_that_is_another_by_now_are_not_marked(started, monkeypatch):
    start = started()
    body = start.texts[SourcePart.BODY.value]
    start.select(body, 0, 7)
    QTest.keyClicks(body, "nwk")
    start.window.sight._words["source"] = "another"
    start.go_on()
    assert start.new_marks() == []
    assert "was not done" in start.window.toast.text()


def test_a_window_that_is_closed_meanwhile_is_not_built(started):
    start = started()
    start.window.close()
    start.held[0]()
    QApplication.processEvents()
    QApplication.processEvents()
    assert not hasattr(start.window, "session")
    start.window.is_whole = True
    start.window.end = lambda: None


def test_its_words_stand_where_those_of_the_window_do(qtbot, started):
    start = started()
    start.go_on()
    window = start.window
    texts = window.wiring.read.texts
    seen = words_seen(window, window.desk.source.id, texts, window.look, window.desk.framework)
    sight = LastSight(None, json.loads(json.dumps(seen)))
    qtbot.addWidget(sight)
    sight.resize(window.size())
    sight.show()
    made = sight.findChildren(FirstWords)
    assert [each.part for each in made] == [each.part.value for each in texts]
    for text, first in zip(texts, made, strict=True):
        last = first._starts[-1]
        for position in range(0, last, 7):
            place = text.textCursor()
            place.setPosition(text.shown.place_of(position))
            there = text.viewport().mapTo(window, text.cursorRect(place).topLeft())
            here = first.cursorRect(first._cursor_over(position, position)).topLeft()
            here = first.viewport().mapTo(sight, here)
            assert abs(there.x() - here.x()) <= NEARLY, position
            assert abs(there.y() - here.y()) <= NEARLY, position


def test_what_is_remembered_damaged_is_not_shown(qtbot):
    for words in (
        {},
        {"faces": [], "texts": [{}], "colours": {}},
        {"faces": [], "texts": 7},
        {"faces": [], "colours": {"text": "#000000"}, "texts": [{**SEEN, "lines": [[1]]}]},
    ):
        sight = LastSight(None, words)
        qtbot.addWidget(sight)
        sight.resize(400, 300)
        assert sight.source_id == ""


def test_words_are_remembered_while_the_window_is_in_use(started, tmp_path):
    start = started()
    start.go_on()
    start.window.desk.step_source(1)
    start.student.until(
        lambda: (
            (kept := words_seen_last(tmp_path / "library", seen_now()))
            and kept["source"] == start.window.desk.source.id
        )
    )
    kept = words_seen_last(tmp_path / "library", seen_now())
    assert kept["texts"][0]["lines"][0][2].strip() in start.window.desk.source.body


def test_words_of_the_source_that_is_open_are_remembered_in_other_modes(started, tmp_path):
    start = started()
    start.go_on()
    start.student.press("Alt+4")
    start.window.desk.step_source(1)
    start.student.until(
        lambda: (
            (kept := words_seen_last(tmp_path / "library", seen_now()))
            and kept["source"] == start.window.desk.source.id
        )
    )


def test_words_of_another_light_are_not_shown(started, tmp_path):
    start = started()
    start.go_on()
    start.window.keeping.remember()
    other = {**seen_now(), "dark": not seen_now()["dark"]}
    start.student.until(lambda: any((tmp_path / "cache").rglob("last-words.json")))
    assert words_seen_last(tmp_path / "library", other) is None


def test_another_computer_begins_with_the_words_and_marks_them(started, tmp_path, monkeypatch):
    first = started()
    first.go_on()
    first.window.desk.step_source(1)
    name = first.window.desk.source.id
    first.student.quiet()
    first.window.close()
    first.student.until(lambda: not first.window.isVisible())
    for variable in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "other computer"))

    start = started()
    assert start.window.sight.source_id == name
    body = start.texts[SourcePart.BODY.value]
    words = body.toPlainText()
    start.select(body, 0, 9)
    QTest.keyClicks(body, "p")
    start.go_on()

    assert start.window.desk.source.id == name
    made = [x for x in start.window.desk.marks_of_source() if x.dimension is Dimension.PURPOSE]
    assert words.startswith(made[0].target.anchor.exact)


SEEN = {
    "part": "body",
    "name": "Source A, text",
    "place": [0, 0, 400, 0],
    "families": ["Literata"],
    "size": 18,
    "letter_space": 0.0,
    "word_space": 0.0,
    "line": 30,
    "left": 0,
    "lines": [],
    "marks": [],
    "caret": 0,
    "letters": {},
}

lines_of_text = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
)


@given(lines=lines_of_text, skipped=st.integers(0, 9))
def test_every_position_has_a_place_of_its_own(qapp, lines, skipped):
    start, seen = skipped, []
    for number, words in enumerate(lines):
        seen.append([start, number * 30, words])
        start += len(words) + 1
    field = FirstWords(
        {**SEEN, "lines": seen},
        {"text": "#000000", "selection": "#aaccee"},
        lambda _: None,
    )
    field._write(1_000)
    for begins, _, words in seen:
        for position in range(begins, begins + len(words) + 1):
            assert field._position(field._place(position)) == position
    field.deleteLater()
