# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from tests.factories import BODY, an_annotation
from workbench.domain.frameworks import Dimension
from workbench.domain.text import Span
from workbench.ui.reading.mark_index import span_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def span(words):
    start = BODY.index(words)
    return Span(start, start + len(words))


def middle_of(text, words):
    """The middle of some words that stand in one line, in pixels of the viewport."""
    place = text.shown.place_of(span(words).start + len(words) // 2)
    line = text.lines.at(place)
    piece = next(line.pieces(place, place + 1))
    scrolled = text.verticalScrollBar().value()
    return QPoint(round(piece.left + 1), round(line.top + line.height / 2) - scrolled)


def lane_of(text, mark):
    """A point on the tag of a mark in its lane."""
    line = text.lines.at(text.shown.place_of(span_of(mark).start))
    left, width = text.text_room()
    x = left + width + 18 + 32 * text.lane_of(mark.id) + 12
    return QPoint(round(x), round(line.top + 12 - text.verticalScrollBar().value()))


def collected(signal):
    got = []
    signal.connect(lambda *values: got.append(values[0] if values else None))
    return got


def test_selected_words_are_told_in_code_points(qtbot, text):
    told = collected(text.selection_changed)
    text.select(span("chapel door"))
    assert text.selection() == span("chapel door")
    assert told == [span("chapel door")]


def test_shift_and_arrows_select_without_the_space_at_the_end(qtbot, text):
    text.place_caret(0)
    for _ in range(2):
        qtbot.keyClick(text, Qt.Key.Key_Right, CTRL | SHIFT)
    assert text.selection().of(BODY) == "The mill"


def test_a_letter_asks_for_a_mark_and_changes_no_words(qtbot, text):
    wanted = collected(text.mark_wanted)
    text.select(span("chapel"))
    qtbot.keyClicks(text, "pR")
    assert [letter.letter for letter in wanted] == ["P", "R"]
    assert text.document().toPlainText() == BODY


def test_letters_can_be_switched_off(qtbot, text):
    wanted = collected(text.mark_wanted)
    text.letters_on = False
    qtbot.keyClicks(text, "nopr")
    assert wanted == []


def test_letters_with_ctrl_are_left_to_the_window(qtbot, text):
    wanted = collected(text.mark_wanted)
    qtbot.keyClick(text, Qt.Key.Key_N, CTRL)
    qtbot.keyClick(text, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert wanted == []


def test_k_w_and_a_do_their_part(qtbot, text):
    knows, wholes = collected(text.know_wanted), collected(text.whole_note_wanted)
    text.place_caret(3)
    qtbot.keyClicks(text, "kwa")
    assert (len(knows), len(wholes)) == (1, 1)
    assert text.selection().of(BODY) == "The mill stood still for eleven weeks."


def test_the_letters_of_a_framework_come_before_our_own(qtbot, text, framework):
    letter = replace(framework.letters[0], letter="A")
    text.show_framework(replace(framework, letters=(letter,)))
    wanted = collected(text.mark_wanted)
    qtbot.keyClicks(text, "a")
    assert wanted == [letter]
    assert text.selection() is None


def test_a_letter_made_ready_marks_at_enter_once(qtbot, text, framework):
    wanted = collected(text.mark_wanted)
    text.ready_letter = framework.letters[2]
    text.select(span("chapel"))
    qtbot.keyClick(text, ENTER)
    qtbot.keyClick(text, ENTER)
    assert wanted == [framework.letters[2]]


def test_escape_clears_the_selection_and_then_is_not_taken(qtbot, text):
    text.select(span("chapel"))
    qtbot.keyClick(text, ESCAPE)
    assert text.selection() is None
    assert text.caret() == span("chapel").end


def test_enter_opens_the_mark_at_the_caret_also_behind_its_last_letter(qtbot, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    opened = collected(text.mark_opened)
    text.place_caret(span("chapel").start + 2)
    qtbot.keyClick(text, ENTER)
    text.place_caret(span("chapel").end)
    qtbot.keyClick(text, ENTER)
    text.place_caret(0)
    qtbot.keyClick(text, ENTER)
    assert opened == [chapel.id, chapel.id]


def test_enter_lists_marks_that_overlap(qtbot, text, mark):
    wide, narrow = mark("the chapel door", 1), mark("chapel", 2, Dimension.ORIGIN)
    text.show_marks([wide, narrow])
    opened = collected(text.mark_opened)
    text.place_caret(span("chapel").start + 2)
    qtbot.keyClick(text, ENTER)
    listed = text._list
    shown = [(each.name, each.detail) for each in listed.lines.rows]
    assert shown == [("A1", "the chapel door"), ("A2", "chapel")]
    assert listed.lines.rows[1].spoken == "A2, Origin: chapel"
    assert opened == []
    qtbot.waitUntil(listed.hasFocus)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, ENTER)
    assert opened == [narrow.id]
    assert not listed.isVisible()


def test_escape_leaves_the_list_for_the_text(qtbot, text, mark):
    text.show_marks([mark("the chapel door", 1), mark("chapel", 2)])
    text.place_caret(span("chapel").start)
    text.open_mark()
    qtbot.waitUntil(text._list.hasFocus)
    qtbot.keyClick(text._list, ESCAPE)
    assert not text._list.isVisible()
    qtbot.waitUntil(text.hasFocus)


def test_walking_meets_every_mark_even_from_the_same_letter(qtbot, text, mark):
    marks = [mark("The mill stood", 1), mark("The mill", 2), mark("weeks", 3)]
    text.show_marks(marks)
    entered = collected(text.mark_entered)
    text.place_caret(0)
    entered.clear()
    walked = []
    while text.next_mark():
        walked.append(entered[-1])
    assert walked == [each.id for each in marks]
    assert text.previous_mark()
    assert text.caret() == 0
    opened = collected(text.mark_opened)
    qtbot.keyClick(text, ENTER)
    assert opened == [marks[1].id]


def test_coming_upon_a_mark_is_told_once(qtbot, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    entered = collected(text.mark_entered)
    text.place_caret(span("chapel").start - 1)
    for _ in range(4):
        qtbot.keyClick(text, Qt.Key.Key_Right)
    assert entered == [chapel.id]
    text.place_caret(0)
    assert entered == [chapel.id, None]


def test_delete_asks_for_the_removal_of_the_innermost_mark(qtbot, text, mark):
    wide, narrow = mark("the chapel door", 1), mark("chapel", 2)
    text.show_marks([wide, narrow])
    removed = collected(text.mark_removed)
    text.place_caret(span("chapel").start + 1)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    text.place_caret(0)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert removed == [narrow.id]


def test_the_ends_move_by_word_and_letter_and_are_kept_with_enter(qtbot, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    changed = collected(text.ends_changed)
    text.place_caret(span("chapel").start)
    assert text.change_ends()
    qtbot.keyClick(text, Qt.Key.Key_Right)
    qtbot.keyClick(text, Qt.Key.Key_Left, CTRL)
    qtbot.keyClick(text, Qt.Key.Key_Space)
    qtbot.keyClick(text, Qt.Key.Key_Left)
    qtbot.keyClick(text, ENTER)
    assert changed == [(chapel.id, span("the chapel doo"))]


def test_escape_gives_the_ends_back(qtbot, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    changed = collected(text.ends_changed)
    text.set_active(chapel.id)
    text.place_caret(0)
    assert text.change_ends()
    qtbot.keyClick(text, Qt.Key.Key_Right)
    qtbot.keyClick(text, ESCAPE)
    qtbot.keyClick(text, ENTER)
    assert changed == []
    assert text.view.moving is None


def test_without_a_mark_there_are_no_ends_to_move(text):
    assert not text.change_ends()
    assert not text.remove_mark()
    assert not text.open_mark()
    assert not text.next_mark()


def test_a_handle_can_be_dragged(qtbot, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    text.set_active(chapel.id)
    changed = collected(text.ends_changed)
    line = text.lines.at(text.shown.place_of(span("chapel").end - 1))
    place = text.shown.place_of(span("chapel").end)
    last = next(line.pieces(place - 1, place))
    handle = QPoint(round(last.right), round(last.baseline + 8))
    assert text.handle_at(handle.toPointF()) is False
    target = middle_of(text, "door")
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(text.viewport(), target)
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=target)
    ((key, moved),) = changed
    assert key == chapel.id
    assert moved.of(BODY).startswith("chapel do")


def test_a_click_on_a_lane_opens_the_note(qtbot, text, mark):
    chapel, mill = mark("chapel", 1), mark("mill", 2)
    text.show_marks([chapel, mill])
    opened = collected(text.mark_opened)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=lane_of(text, chapel))
    assert opened == [chapel.id]


def test_the_pointer_on_lane_or_words_tells_which_mark(qtbot, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    hovered = collected(text.hovered)
    QTest.mouseMove(text.viewport(), lane_of(text, chapel))
    assert hovered == [chapel.id]
    assert text.view.is_strong(chapel.id)
    QTest.mouseMove(text.viewport(), QPoint(text.viewport().width() - 2, 400))
    assert hovered == [chapel.id, None]
    QTest.mouseMove(text.viewport(), middle_of(text, "chapel"))
    assert hovered == [chapel.id, None, chapel.id]


def test_a_double_click_takes_a_word_and_opens_a_marked_one(qtbot, text, mark):
    text.show_marks([mark("chapel")])
    opened = collected(text.mark_opened)
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(text, "queued"))
    assert text.selection() == span("queued")
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(text, "chapel"))
    assert len(opened) == 1


def test_a_third_click_takes_the_sentence(qtbot, text):
    place = middle_of(text, "stood")
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert text.selection().of(BODY) == "The mill stood still for eleven weeks."


def test_marks_beyond_the_lanes_are_listed_under_one_tag(qtbot, text, source):
    marks = [an_annotation(source, number, start=number, end=number + 4) for number in range(1, 8)]
    text.show_marks(marks)
    count = sum(text.lane_of(each.id) is None for each in marks)
    assert count == 7 - text._lanes.count
    opened = collected(text.mark_opened)
    left, width = text.text_room()
    line = text.lines.at(0)
    x = left + width + 18 + 32 * (text._lanes.count - 1) + 12
    place = QPoint(x, round(line.top + 5 + 34 + 8))
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == []
    assert len(text._list.lines.rows) == count


def test_what_is_copied_are_the_stored_words(qtbot, text):
    words = "one\u00a0two\n\nthree"
    text.show_text(words)
    text.select(Span(0, len(words)))
    assert text.createMimeDataFromSelection().text() == words
    assert not text.createMimeDataFromSelection().hasHtml()


def test_a_text_shown_again_leaves_caret_and_selection_alone(text):
    text.select(span("chapel"))
    text.show_text(BODY)
    assert text.selection() == span("chapel")


def test_marks_that_go_end_what_was_being_done_with_them(text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    text.place_caret(span("chapel").start)
    text.change_ends()
    text.show_marks([])
    assert text.view.moving is None
    assert not text.open_mark()


def test_another_size_keeps_the_selection(look, text):
    text.select(span("chapel"))
    height = text.line_height
    look.choose_size(24)
    assert text.line_height > height
    assert text.selection() == span("chapel")


@pytest.mark.parametrize("width", [420, 560, 658, 1040, 1600])
def test_words_never_scroll_sideways(qtbot, text, width):
    text.resize(width, 500)
    left, words = text.text_room()
    assert text.horizontalScrollBar().maximum() == 0
    assert left >= 30
    assert left + words <= text.viewport().width()
    assert text.document().size().width() <= text.viewport().width()


def test_lanes_give_way_before_the_words_do(qtbot, text):
    text.resize(658, 500)
    assert (text.text_room()[1], text._lanes.count) == (476, 4)
    assert sum(text.text_room()) + 18 + 3 * 32 + 26 <= 658 - text.verticalScrollBar().width()
    text.resize(1100, 500)
    assert (text.text_room()[1], text._lanes.count) == (476, 6)
    text.resize(600, 500)
    assert text.text_room()[1] == 476
    assert text._lanes.count == 2


def test_lines_are_those_of_the_paper(qtbot, text):
    words = ("The mill", "stood", "Families", "anything", "and those", "wrote")
    starts = tuple(BODY.index(each) for each in words)
    text.show_paper_lines(starts)
    found = [text.shown.position_of(text.lines.start_of(number)) for number in range(6)]
    assert found == list(starts)
    assert text.lines.count() == 6


def test_a_line_of_the_paper_that_is_too_long_here_breaks_where_there_is_room(qtbot, text):
    text.show_paper_lines((0,))
    assert text.lines.count() > 1


def test_going_to_a_line_counts_as_on_paper(text):
    text.show_paper_lines((0, 9, 30))
    text.go_to_line(2)
    assert text.caret() == 9
    text.go_to_line(99)
    assert text.caret() == 30


def test_found_words_are_framed_and_gone_to(text):
    text.show_hits([span("chapel"), span("door")], 1)
    assert text.view.current_hit == 1
    text.scroll_to(span("door"))
    assert text.verticalScrollBar().value() == 0


def test_one_endless_word_is_laid_out_and_can_be_walked(qtbot, text):
    text.show_text("x" * 1_000_000)
    text.place_caret(1_000_000)
    assert text.caret() == 1_000_000
    qtbot.keyClick(text, Qt.Key.Key_Home, CTRL)
    assert text.caret() == 0


def test_the_clipboard_is_not_touched_by_marking(qtbot, text):
    QGuiApplication.clipboard().setText("before")
    text.select(span("chapel"))
    qtbot.keyClicks(text, "n")
    assert QGuiApplication.clipboard().text() == "before"


def test_the_top_of_a_page_is_its_beginning(text):
    text.show_text("\n".join(f"Line {number}." for number in range(300)))
    assert [text.position_at(0, y) for y in range(6)] == [0] * 6
    assert next(iter(text.lines.between(-50, 20))).start == 0


def test_words_that_run_from_right_to_left_are_covered_where_they_stand(text):
    words = "abc \u05d0\u05d1\u05d2 def"
    text.show_text(words)
    line = text.lines.at(0)
    (letters,) = line.pieces(4, 7)
    assert letters.right > letters.left
    first, second = (next(line.pieces(at, at + 1)) for at in (4, 5))
    assert second.right <= first.left + 1
    assert len(list(line.pieces(0, 7))) == 1
    both = list(line.pieces(2, 5))
    assert len(both) == 2


def test_a_screen_reader_meets_read_only_text_with_a_name(text):
    text.setAccessibleName("Source A, text")
    reader = QAccessible.queryAccessibleInterface(text)
    assert reader.role() == QAccessible.Role.EditableText
    assert reader.text(QAccessible.Text.Name) == "Source A, text"
    assert reader.state().readOnly
